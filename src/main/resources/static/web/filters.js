// On a telephone the list comes before its controls: they fold behind a button, unless one of them narrows the list.
const NARROW = matchMedia("(max-width: 47.99rem)");
const text = document.getElementById("toasts").dataset.filters;

const isUsed = (form) =>
  form.querySelector("details[open]") !== null ||
  [...form.elements].some((field) =>
    field.matches("select, input:not([type=hidden], [type=search], [type=checkbox], [type=radio])") && field.value !== "" && !isFirstChoice(field));

/** An order or another choice that is never empty narrows nothing while it stands at its first. */
const isFirstChoice = (field) => field.matches("select") && field.selectedIndex === 0;

function fold(form) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-outline-secondary btn-sm";
  button.dataset.unfold = "";
  button.textContent = text;
  const set = (folded) => {
    form.classList.toggle("folded", folded);
    button.setAttribute("aria-expanded", !folded);
  };
  button.addEventListener("click", () => set(!form.classList.contains("folded")));
  const search = form.querySelector("input[type=search]");
  search ? search.after(button) : form.prepend(button);
  set(!isUsed(form));
}

if (NARROW.matches) {
  document.querySelectorAll("main form[role=search]").forEach((form) => {
    const bar = form.matches(".toolbar, .d-flex") ? form : form.querySelector(".toolbar");
    bar && bar.querySelectorAll("select, input:not([type=hidden])").length > 1 && fold(form);
  });
}
