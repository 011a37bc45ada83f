// Runs before anything is painted, so that neither theme nor menu change before the eyes.
// The account's choice (data-theme on <html>) is remembered for pages that do not know who is looking, such as login.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const choice = root.dataset.theme || localStorage.getItem("theme") || "auto";
  const apply = () => {
    const dark = choice === "dark" || (choice === "auto" && system.matches);
    root.dataset.bsTheme = dark ? "dark" : "light";
  };
  localStorage.setItem("theme", choice);
  system.addEventListener("change", apply);
  apply();
  root.classList.toggle("menu-collapsed", localStorage.getItem("menu") === "collapsed");
})();
