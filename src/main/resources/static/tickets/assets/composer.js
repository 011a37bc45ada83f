// The composer of a ticket: formatting, recipients as chips, files by drop and paste, completion after / and @, who is
// replying, and undo. Without this file it is a plain form that can do all of it.
import { complete } from "./completion.js";
import { editor } from "./editor.js";
import { files } from "./files.js";

const form = document.getElementById("reply");
const mode = () => form.elements.as.value;
const warning = form.querySelector("[data-mention-warning]");

// --- the words ---------------------------------------------------------------------------------------------------------

const words = editor(form);
const attached = files(form);

complete(words, [
  { mark: /(?:^|\s)@([\w.-]*)$/, url: form.dataset.people, when: () => mode() === "internal" },
  { mark: /(?:^|\s)\/([^\s/]{0,40})$/, url: form.dataset.canned, when: () => true },
], form.dataset.choices);

/** A colleague's name in an answer is for the customer to read; an address is none. */
function warnOfMentions() {
  const named = mode() === "public" ? words.text().match(/(?<![\p{L}\p{N}_.+-])@\w[\w.-]*/gu) ?? [] : [];
  warning.hidden = named.length === 0;
  warning.textContent = form.dataset.mention.replace("{0}", [...new Set(named)].join(", "));
}

function tint() {
  form.classList.toggle("note-internal", mode() === "internal");
  form.dataset.mode = mode();
  warnOfMentions();
}

words.onChange(warnOfMentions);
form.addEventListener("change", tint);
tint();

// --- recipients --------------------------------------------------------------------------------------------------------

function chips(select) {
  if (select.tomselect || !window.TomSelect) {
    return;
  }
  select.setAttribute("aria-hidden", "true");
  select.parentElement.querySelector("[data-plain]").hidden = true;
  new TomSelect(select, {
    plugins: { remove_button: { title: form.dataset.remove } },
    createOnBlur: true,
    onChange: (chosen) => select.name === "to" && (form.querySelector("[data-nobody]").hidden = chosen.length > 0),
    create: (typed) => ({ value: typed.trim(), text: typed.trim() }),
    splitOn: /[,;\s]+/,
    delimiter: ",",
    hidePlaceholder: true,
    refreshThrottle: 0, // what is typed and entered quickly must not become the first contact of the list
    render: {
      option_create: (data, escape) => `<div class="create" role="option">${escape(form.dataset.add)} <strong>${escape(data.input)}</strong></div>`,
      no_results: () => "",
    },
  });
}

const prepare = (part) => part.querySelectorAll("select[data-addresses]").forEach(chips);
document.body.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
prepare(form);

// --- sending -----------------------------------------------------------------------------------------------------------

const shown = (button) => button.offsetParent !== null;

form.addEventListener("submit", (event) => attached.onSubmit(event));
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit([...form.querySelectorAll(".reply-actions .btn-primary")].find(shown));
  }
});

// What comes while somebody writes has not been read before the first word; what came before has.
const read = () => [...form.querySelectorAll("[name=seen], [name=assigned]")].map(({ name, value }) => [name, value]);
let seen = read();
document.body.addEventListener("htmx:afterSwap", () => {
  if (!words.isEmpty()) {
    seen.forEach(([name, value]) => form.elements[name] && (form.elements[name].value = value));
  }
  seen = read();
});

// What keeps a reply from going out stands at the box, which is below a long conversation.
addEventListener("load", () => form.querySelector("[role=alert]")?.scrollIntoView({ block: "center" }));

// --- who is replying ---------------------------------------------------------------------------------------------------

const STILL_TYPING = 15_000;
let typedAt = 0;
let told = false;

const replying = () => Date.now() - typedAt < STILL_TYPING;

/** Tells the others when it begins and when it ends, not with every key. */
function tell() {
  if (replying() !== told) {
    told = replying();
    const viewers = document.querySelector("[data-viewers]");
    viewers && htmx.trigger(viewers, "replying");
  }
}

words.onChange(() => {
  typedAt = words.isEmpty() ? 0 : Date.now();
  tell();
});
setInterval(tell, 3_000);
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.elt.matches("[data-viewers]")) {
    detail.parameters.replying = replying();
  }
});
addEventListener("pagehide", () => fetch(form.dataset.leave, {
  method: "POST",
  keepalive: true,
  headers: { "X-CSRF-TOKEN": document.querySelector("meta[name=csrf-token]").content },
}));

// --- undo --------------------------------------------------------------------------------------------------------------

const announced = new Set();

/** The button goes when its time is over; while it lasts the toast that announces the reply has it too. */
function offerUndo(source) {
  const left = Number(source.dataset.undo) * 1000;
  if (!source.dataset.armed) {
    source.dataset.armed = "yes";
    setTimeout(() => source.remove(), left);
  }
  const line = document.querySelector("#toasts .toast-success:last-child");
  if (line && !announced.has(source.action)) {
    announced.add(source.action);
    const copy = source.cloneNode(true);
    line.querySelector(".toast-close").before(copy);
    line.dispatchEvent(new Event("pointerenter")); // stays as long as its button
    setTimeout(() => {
      copy.remove();
      line.dispatchEvent(new Event("pointerleave"));
    }, left);
  }
}

// The toast and the parts of the page come in any order.
const findUndo = () => document.querySelectorAll("#timeline [data-undo]").forEach(offerUndo);
document.body.addEventListener("htmx:load", findUndo);
new MutationObserver(findUndo).observe(document.getElementById("toasts"), { childList: true });
findUndo();
