// My work loads its rows again when tasks change; what was ticked stays ticked.
const list = "tasks";
let ticked = new Set();

function boxes() {
  return [...document.querySelectorAll(`#${list} input[name=ids]`)];
}

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === list) {
    ticked = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  }
});

document.body.addEventListener("htmx:afterSwap", () => {
  boxes().filter((box) => ticked.has(box.value)).forEach((box) => { box.checked = true; });
  ticked = new Set();
});
