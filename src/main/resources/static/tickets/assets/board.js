// Dragging a card is a shortcut for the move in its menu: a column accepts it only where the card's menu leads there.
let held = false;
let dragged = null;
let missed = false;

const board = () => document.getElementById("board");
const wayTo = (column) => dragged?.querySelector(`[data-to="${CSS.escape(column.dataset.status)}"]`);

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".board-card") ?? null;
  if (dragged) {
    event.dataTransfer.effectAllowed = "move";
    board().querySelectorAll(".board-column").forEach((column) => column.classList.toggle("can-take", Boolean(wayTo(column))));
  }
});

document.addEventListener("dragover", (event) => {
  const column = event.target.closest?.(".board-column");
  if (column && wayTo(column)) {
    event.preventDefault();
  }
});

document.addEventListener("drop", (event) => {
  const column = event.target.closest?.(".board-column");
  const way = column && wayTo(column);
  if (way) {
    event.preventDefault();
    way.matches("form") ? way.requestSubmit() : way.click();
  }
});

// What others do meanwhile must not take the card out of the hand, from the press of the button on, which is before the
// drag begins: the board follows once the card has been let go.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ((held || dragged) && event.detail.target === board()) {
    event.detail.shouldSwap = false;
    missed = true;
  }
});

const letGo = () => {
  held = false;
  if (missed && !dragged) {
    missed = false;
    document.body.dispatchEvent(new Event("live:tickets"));
  }
};

document.addEventListener("pointerdown", (event) => {
  held = Boolean(event.target.closest?.(".board-card"));
});
document.addEventListener("pointerup", letGo);
document.addEventListener("pointercancel", letGo);

document.addEventListener("dragend", () => {
  dragged = null;
  letGo();
  board().querySelectorAll(".can-take").forEach((column) => column.classList.remove("can-take"));
});
