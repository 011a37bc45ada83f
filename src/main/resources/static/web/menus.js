// Small forms that unfold from a button: one at a time, closed by Escape or a click elsewhere, ready to type when opened.
const menus = () => [...document.querySelectorAll("details.menu-details[open]")];

const focusFirst = (menu) =>
  (menu.querySelector(".is-invalid") ?? menu.querySelector("textarea, input:not([type=hidden])"))?.focus();

document.addEventListener("click", (event) => {
  menus().filter((menu) => !menu.contains(event.target)).forEach((menu) => (menu.open = false));
  const menu = event.target.closest("details.menu-details > summary")?.parentElement;
  if (menu) {
    // Opened here and not by the browser, whose "toggle" comes later: the first keys typed would be taken for shortcuts.
    event.preventDefault();
    menu.open = !menu.open;
    menu.open && focusFirst(menu);
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu-details[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A menu that the page itself opens (a move chosen on the board, a refusal) is ready to type too.
menus().slice(0, 1).forEach(focusFirst);
