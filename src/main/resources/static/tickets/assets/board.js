// Dragging a card is a shortcut for the move in its menu: a column accepts it only where the card's menu leads there.
let dragged = null;

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

document.addEventListener("dragend", () => {
  dragged = null;
  board().querySelectorAll(".can-take").forEach((column) => column.classList.remove("can-take"));
});
