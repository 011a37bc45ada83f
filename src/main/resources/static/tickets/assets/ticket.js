// The page of one ticket, besides its composer (composer.js).
// What a colleague does must not take away a form that somebody is filling in: the part follows when it is closed.
const busy = (part) => part.querySelector("details.menu-details[open], form[data-unsaved], select:focus, textarea:focus, #reply-ways button:focus") !== null;
const PARTS = ["ticket-head", "side", "next-step", "reply-ways"];
const late = new Set();
let unfolded = [];
let folded = [];

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.target;
  if (PARTS.includes(part.id) && busy(part)) {
    event.detail.shouldSwap = false;
    late.add(part.id);
  } else {
    // What was unfolded or folded by hand stays so.
    unfolded = [...part.querySelectorAll("details[open][id]")].map((one) => one.id);
    folded = [...part.querySelectorAll("details[id]:not([open])")].map((one) => one.id);
  }
});

document.body.addEventListener("htmx:afterSwap", () => {
  unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  folded.forEach((id) => document.getElementById(id)?.removeAttribute("open"));
});

// A link to the box means to write in it. Only after the page has been scrolled there, which takes the focus away again.
addEventListener("load", () => {
  if (location.hash === "#reply") {
    setTimeout(() => document.querySelector("#reply [role=textbox], #reply textarea:not([hidden])")?.focus());
  }
});

// On a telephone the conversation and the box come first; the rest waits folded below.
if (matchMedia("(max-width: 47.99rem)").matches) {
  document.querySelectorAll("details.fold[open]").forEach((fold) => fold.removeAttribute("open"));
}

function catchUp() {
  const ready = [...late].map((id) => document.getElementById(id)).filter((part) => !busy(part));
  ready.forEach((part) => late.delete(part.id));
  if (ready.length > 0) {
    document.body.dispatchEvent(new CustomEvent(ready[0].getAttribute("hx-trigger").split(" ")[0]));
  }
}

document.addEventListener("toggle", catchUp, true);
document.addEventListener("focusout", () => setTimeout(catchUp));
