// The preview: follows its choices by itself, as wide as a desk or a telephone. In the form it shows what is typed, through
// a form of its own, so that looking at a mail is not taken for saving it.
const controls = document.querySelector("[data-preview-controls]");
const button = document.querySelector("[data-preview-button]");
const frame = document.querySelector("iframe[name=preview]");
const typed = document.getElementById("template-form");

function hidden(name, value) {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = name;
  input.value = value;
  return input;
}

/** A text part that nobody touched is shown as it will be made from the markup. */
function untouchedTexts() {
  return [...typed.querySelectorAll("[data-text-part]")]
    .filter((text) => text.dataset.edited === "false")
    .map((text) => hidden(text.dataset.deriveName, "true"));
}

/** Without anything in it the frame is nothing to look at. */
const stage = frame.closest(".preview-stage");
stage.hidden = typed !== null;

function show() {
  stage.hidden = false;
  if (!typed) {
    controls.closest("form").submit();
    return;
  }
  const copy = document.getElementById("preview-form");
  const token = copy.querySelector("[name=_csrf]");
  const fields = [...new FormData(typed)].filter(([name]) => name !== "_csrf").map(([name, value]) => hidden(name, value));
  copy.replaceChildren(token, ...fields, ...untouchedTexts());
  copy.submit();
}

function setWidth(chosen) {
  frame.classList.toggle("phone", chosen.dataset.previewWidth === "phone");
  controls.querySelectorAll("[data-preview-width]").forEach((other) => {
    other.classList.toggle("active", other === chosen);
    other.setAttribute("aria-pressed", other === chosen);
  });
}

button.addEventListener("click", (event) => {
  event.preventDefault();
  show();
  stage.scrollIntoView({ block: "nearest" });
});
controls.addEventListener("change", show);
// A trial is sent with the values that are looked at.
const trial = document.querySelector("form[data-trial]");
trial?.addEventListener("submit", () => (trial.elements.record.value = document.getElementById("preview-record").value));
// Choosing what to look at changes nothing of the template.
controls.addEventListener("input", (event) => event.stopPropagation());
controls.querySelector(".preview-widths").hidden = false;
controls.querySelectorAll("[data-preview-width]").forEach((choice) => choice.addEventListener("click", () => setWidth(choice)));

if (!typed) {
  button.hidden = true; // it follows by itself
} else if ([...typed.querySelectorAll("[data-editor]")].some((area) => area.value)) {
  show();
}
