// The page of one ticket, besides its composer (composer.js).
// What a colleague does must not take away a form that somebody is filling in: the part follows when it is closed.
const busy = (part) => part.querySelector("details.menu-details[open]") !== null || part.querySelector("select:focus") !== null;
const late = new Set();

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.target;
  if ((part.id === "ticket-head" || part.id === "side") && busy(part)) {
    event.detail.shouldSwap = false;
    late.add(part.id);
  }
});

function catchUp() {
  const ready = [...late].map((id) => document.getElementById(id)).filter((part) => !busy(part));
  ready.forEach((part) => late.delete(part.id));
  if (ready.length > 0) {
    document.body.dispatchEvent(new CustomEvent(ready[0].getAttribute("hx-trigger").split(" ")[0]));
  }
}

document.addEventListener("toggle", catchUp, true);
document.addEventListener("focusout", () => setTimeout(catchUp));

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && target.matches("[data-ctrl-enter]") && !target.closest("#reply")) {
    event.preventDefault();
    target.form.requestSubmit();
  }
});
