// Small forms that unfold from a button: one at a time, closed by Escape or a click elsewhere, ready to type when opened.
const menus = () => [...document.querySelectorAll("details.menu-details[open]")];

document.addEventListener("click", (event) => {
  menus().filter((menu) => !menu.contains(event.target)).forEach((menu) => (menu.open = false));
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu-details[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener(
  "toggle",
  (event) => event.target.matches("details.menu-details[open]") && event.target.querySelector("textarea, input:not([type=hidden])")?.focus(),
  true,
);
