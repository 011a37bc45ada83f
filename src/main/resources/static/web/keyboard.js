// Keys for people who work here all day. A page gives a link or button a key of its own with data-shortcut.
const help = document.getElementById("help");
const search = document.getElementById("global-search");
const SECOND_KEY_WITHIN = 1200;
let goingSince = 0;

function isTyping(target) {
  // A small form that is open takes all keys, also before its field has the focus.
  const formIsOpen = document.querySelector("details.menu-details[open]") !== null;
  return formIsOpen || target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], dialog[open]") !== null;
}

function rows() {
  return [...document.querySelectorAll("[data-row-link]")].filter((row) => row.offsetParent !== null);
}

function move(step) {
  const all = rows();
  const at = all.indexOf(document.activeElement.closest?.("[data-row-link]"));
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  if (next) {
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

function open(row) {
  const link = row.querySelector(`a[href="${CSS.escape(row.dataset.rowLink)}"]`);
  link ? link.click() : location.assign(row.dataset.rowLink);
}

const isShown = (element) => element.getClientRects().length > 0;

/** Keys that mean the same on every page; no page gives them to something else. */
const TAKEN = ["/", "?", "j", "k", "g", "c", "r", "x"];

/** What this page gives keys of its own. */
const ownKeys = () =>
  [...document.querySelectorAll("[data-shortcut]")].filter((one) => isShown(one) && !TAKEN.includes(one.dataset.shortcut));

function press(key) {
  const target = ownKeys().find((one) => one.dataset.shortcut === key);
  target?.click();
  return target !== undefined;
}

function create() {
  const button = document.querySelector(".create-button");
  button?.click();
  button?.parentElement.querySelector(".dropdown-item")?.focus();
}

/** The box for the answer, whether it takes plain or formatted text. */
const reply = () => [...document.querySelectorAll("#reply [contenteditable=true], #reply textarea")].find(isShown);

function answer() {
  const box = reply();
  box?.focus();
  box?.scrollIntoView({ block: "center" });
}

function keyLine(key, text) {
  const line = document.createElement("div");
  line.dataset.ownKey = key;
  const name = line.appendChild(document.createElement("dt")).appendChild(document.createElement("kbd"));
  name.textContent = key;
  line.appendChild(document.createElement("dd")).textContent = text;
  return line;
}

/** The help names what works on this page, and nothing else. */
function showHelp() {
  const list = help.querySelector(".keys");
  list.querySelectorAll("[data-own-key]").forEach((line) => line.remove());
  list.querySelectorAll("[data-works-with]").forEach((line) => {
    line.hidden = ![...document.querySelectorAll(line.dataset.worksWith)].some(isShown);
  });
  list.append(...ownKeys().map((one) => keyLine(one.dataset.shortcut, one.getAttribute("aria-label") ?? one.textContent.trim())));
  help.showModal();
}

function go(key) {
  document.querySelector(`#menu a[data-go="${CSS.escape(key)}"]`)?.click();
}

const ACTIONS = {
  "/": () => search?.focus(),
  "?": () => help && showHelp(),
  c: create,
  r: answer,
  j: () => move(1),
  k: () => move(-1),
  g: () => (goingSince = Date.now()),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return;
  }
  if (Date.now() - goingSince < SECOND_KEY_WITHIN) {
    goingSince = 0;
    go(event.key);
  } else if (ACTIONS[event.key]) {
    event.preventDefault();
    ACTIONS[event.key]();
  } else if (event.key === "Enter" && event.target.matches("[data-row-link]")) {
    open(event.target);
  } else if (event.key.length === 1 && press(event.key)) {
    event.preventDefault();
  }
});

/** The whole row is a target for the mouse; what can be clicked inside it keeps its own meaning. */
document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-row-link]");
  const selecting = String(getSelection()) !== "";
  if (row && !selecting && !event.target.closest("a, button, input, label, select, summary")) {
    event.ctrlKey || event.metaKey ? window.open(row.dataset.rowLink) : open(row);
  }
  if (event.target.closest("[data-help]")) {
    help && showHelp();
  }
});
