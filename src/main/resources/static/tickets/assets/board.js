// Dragging a card is a shortcut for the move in its menu: a column accepts it only where the card's menu leads there.
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

// What others do meanwhile must not take the card out of the hand: the board follows once it has been let go.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (dragged && event.detail.target === board()) {
    event.detail.shouldSwap = false;
    missed = true;
  }
});

document.addEventListener("dragend", () => {
  dragged = null;
  if (missed) {
    missed = false;
    document.body.dispatchEvent(new Event("live:tickets"));
  }
  board().querySelectorAll(".can-take").forEach((column) => column.classList.remove("can-take"));
});
