// The page of one ticket: answers go out with progress, files are dropped onto the box, Ctrl+Enter sends.
const form = document.getElementById("reply");
const input = form.querySelector("input[type=file]");
const zone = form.querySelector("[data-dropzone]");
const bar = form.querySelector("progress");
const problem = form.querySelector("[data-problem]");

const megabytes = (bytes) => Math.ceil(bytes / 1048576);

/** A refusal is told at the box, which can then be sent again at once. */
function tell(text) {
  problem.textContent = text;
  problem.hidden = !text;
  delete form.dataset.sent;
}

/** Says at once what the server would refuse after a long upload. */
function tooLarge() {
  const largest = Number(form.dataset.largest);
  const file = [...input.files].find((one) => one.size > largest);
  return file ? form.dataset.tooLarge.replace("{0}", file.name).replace("{1}", megabytes(file.size)).replace("{2}", megabytes(largest)) : "";
}

function showChosen() {
  const list = form.querySelector("[data-chosen]");
  list.replaceChildren(...[...input.files].map((file) => {
    const item = document.createElement("li");
    item.textContent = file.name;
    return item;
  }));
  tell(tooLarge());
}

function add(files) {
  const all = new DataTransfer();
  [...input.files, ...files].forEach((file) => all.items.add(file));
  input.files = all.files;
  showChosen();
}

function show(answer) {
  const page = new DOMParser().parseFromString(answer.responseText, "text/html");
  const reason = page.querySelector("#reply-error") ?? page.querySelector(".error-page p:not(.error-code)");
  tell(reason ? reason.textContent : form.dataset.failed);
}

/** With files it goes by a request of our own, for the progress; the answer is the page, or the page with the reason. */
function send() {
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.upload.onprogress = (event) => (bar.value = event.lengthComputable ? (event.loaded * 100) / event.total : 0);
  request.onload = () => {
    bar.hidden = true;
    if (request.status < 300) {
      form.querySelectorAll("[data-draft]").forEach((area) => localStorage.removeItem(`draft-${area.dataset.draft}`));
      location.assign(request.responseURL);
    } else {
      show(request);
    }
  };
  request.onerror = () => {
    bar.hidden = true;
    tell(form.dataset.failed);
  };
  bar.hidden = false;
  request.send(new FormData(form));
}

form.addEventListener("submit", (event) => {
  const refused = tooLarge();
  if (refused || input.files.length > 0) {
    event.preventDefault();
    refused ? tell(refused) : send();
  }
});
input.addEventListener("change", showChosen);
for (const type of ["dragenter", "dragover"]) {
  zone.addEventListener(type, (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
}
zone.addEventListener("dragleave", () => zone.classList.remove("over"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.classList.remove("over");
  add(event.dataTransfer.files);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("[data-ctrl-enter]")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});
// What a colleague does must not take away a form that somebody is filling in: the part follows when it is closed.
const busy = (part) => part.querySelector("details.menu-details[open], form[data-unsaved], select:focus, textarea:focus") !== null;
const PARTS = ["ticket-head", "side", "next-step"];
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

// A link to the box means to write in it; browsers do not focus by themselves where an address names a place.
function focusReply() {
  if (location.hash === "#reply") {
    form.querySelector("textarea:not([hidden])")?.focus();
  }
}
addEventListener("hashchange", focusReply);
focusReply();

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

const tint = () => form.classList.toggle("note-internal", form.elements.as.value === "internal");
form.addEventListener("change", tint);
tint();
