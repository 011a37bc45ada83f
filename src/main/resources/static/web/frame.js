// The frame itself: side menu and relative times.
const root = document.documentElement;
const menu = document.getElementById("menu");
const toggle = document.querySelector("[data-menu-toggle]");

function setDrawer(open) {
  root.classList.toggle("menu-open", open);
  toggle.setAttribute("aria-expanded", open);
  (open ? menu.querySelector("a") : toggle)?.focus();
}

function collapse() {
  const collapsed = root.classList.toggle("menu-collapsed");
  localStorage.setItem("menu", collapsed ? "collapsed" : "open");
}

if (menu) {
  toggle.addEventListener("click", () => setDrawer(!root.classList.contains("menu-open")));
  menu.querySelector("[data-menu-collapse]").addEventListener("click", collapse);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && root.classList.contains("menu-open")) {
      setDrawer(false);
    }
  });
  document.addEventListener("click", (event) => {
    if (root.classList.contains("menu-open") && !event.target.closest("#menu, [data-menu-toggle]")) {
      setDrawer(false);
    }
  });
}
