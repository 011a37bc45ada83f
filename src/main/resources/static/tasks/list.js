// My work loads its rows again when tasks change; what was ticked stays ticked. What waits for one's teams stands under one's
// own tasks, all of them.
const LISTS = ["results", "unclaimed"];
let ticked = new Set();

const boxes = () => [...document.querySelectorAll("input[name=ids]")];

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (LISTS.includes(event.detail.target.id)) {
    ticked = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  }
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  boxes().filter((box) => ticked.has(box.value) && !box.checked).forEach((box) => box.click());
  ticked = new Set();
  if (event.detail.target.id === "results") {
    const below = document.getElementById("unclaimed");
    const whole = !document.getElementById("results").dataset.address;
    whole ? htmx.trigger(below, "wanted") : below.replaceChildren();
  }
});
