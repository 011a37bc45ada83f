// The form of a template: tabs of languages, the rich editor over the source, variables at the cursor, and a live check.
// Without this file the form is two stacked languages with their source, and everything can be saved.
const form = document.getElementById("template-form");
const guide = document.getElementById("variable-guide");

// --- variables -----------------------------------------------------------------------------------------------------------

const VARIABLE = /\{\{\s*([^{}|]*?)\s*(?:\|[^{}]*)?\}\}/g;

/** Where the cursor was last: something with insert(text). */
let target = null;

const known = () => new Set([...guide.querySelectorAll("[data-variable]")].map((button) => button.dataset.variable));

function unknownIn(text) {
  const names = known();
  const found = [...text.matchAll(VARIABLE)].map((match) => match[1].replace(/<[^>]*>|&nbsp;/g, ""));
  return [...new Set(found.filter((name) => !names.has(name)))];
}

function check(field) {
  const line = document.getElementById(`${field.id}-unknown`);
  const unknown = unknownIn(field.value);
  line.hidden = unknown.length === 0;
  line.replaceChildren(form.dataset.unknown + " ", ...unknown.flatMap((name) => {
    const mark = document.createElement("mark");
    mark.textContent = `{{${name}}}`;
    return [mark, " "];
  }));
}

const checkAll = () => form.querySelectorAll("[data-template-text]").forEach(check);

function fieldTarget(field) {
  return {
    field,
    insert(text) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    },
  };
}

/** The field that was last in use, if it can be seen; else the body of the language that is open. */
function currentTarget() {
  if (target && target.field.closest("section").hidden === false) {
    return target;
  }
  const body = form.querySelector(".template-language:not([hidden]) [data-editor]");
  return editors.get(body)?.target() ?? fieldTarget(body);
}

// --- rich editor -----------------------------------------------------------------------------------------------------------

/** What the rich editor keeps, with the attributes; all else it would lose, so that is edited as source. */
const HELD = {
  p: [], strong: [], b: [], em: [], i: [], u: [], s: [], ul: [], ol: [], li: [], h1: [], h2: [], h3: [], blockquote: [],
  a: ["href", "rel", "target"], img: ["src", "alt"], br: [],
};
const TOOLBAR = [
  [{ header: 1 }, { header: 2 }], ["bold", "italic", "underline", "strike"],
  [{ list: "ordered" }, { list: "bullet" }], ["blockquote", "link"], ["clean"],
];
const editors = new Map();

function isHeld(element) {
  const attributes = HELD[element.localName];
  const isBreakInText = element.localName === "br" && element.parentElement.textContent.trim() !== "";
  return attributes && !isBreakInText && [...element.attributes].every(({ name }) => attributes.includes(name));
}

function canHold(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const bareText = [...body.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  return !bareText && [...body.querySelectorAll("*")].every(isHeld);
}

class Editor {
  constructor(area) {
    this.area = area;
    this.hint = area.closest(".field").querySelector("[data-source-hint]");
    this.toggle = area.closest(".field").querySelector("[data-source-switch]");
    this.box = document.createElement("div");
    this.box.className = "rich-editor";
    area.before(this.box);
    const inside = this.box.appendChild(document.createElement("div"));
    this.quill = new Quill(inside, { theme: "snow", modules: { toolbar: TOOLBAR } });
    const { root } = this.quill;
    root.setAttribute("role", "textbox");
    root.setAttribute("aria-multiline", "true");
    root.setAttribute("aria-labelledby", `${area.id}-label`);
    root.lang = area.lang;
    this.box.querySelector(".ql-tooltip input").setAttribute("aria-label", "URL");
    this.quill.on("text-change", (delta, old, source) => source === "user" && this.write());
    root.addEventListener("focus", () => (target = this.target()));
    this.toggle.hidden = false;
    this.toggle.addEventListener("click", () => this.show(!this.isSource()));
    this.show(!canHold(area.value));
  }

  isSource() {
    return this.box.hidden;
  }

  show(source) {
    if (!source && !canHold(this.area.value)) {
      this.hint.textContent = form.dataset.cannotHold;
      source = true;
    }
    if (!source) {
      this.quill.setContents(this.quill.clipboard.convert({ html: this.area.value }), "silent");
      this.quill.history.clear();
    }
    this.box.hidden = source;
    this.area.hidden = !source;
    this.toggle.setAttribute("aria-pressed", source);
    this.toggle.classList.toggle("active", source);
    this.hint.hidden = !source;
  }

  /** Quill writes every blank as one that does not break, and an empty line as a paragraph without height. */
  write() {
    this.area.value = this.quill.getText().trim() === "" && !this.quill.root.querySelector("img")
      ? ""
      : this.quill.getSemanticHTML().replaceAll("&nbsp;", " ").replaceAll(/ (?:rel|target)="[^"]*"/g, "").replaceAll("<p></p>", "<p><br></p>").replaceAll("</p><", "</p>\n<");
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  target() {
    if (this.isSource()) {
      return fieldTarget(this.area);
    }
    return {
      field: this.box,
      insert: (text) => {
        const at = this.quill.getSelection(true);
        this.quill.deleteText(at.index, at.length, "user");
        this.quill.insertText(at.index, text, "user");
        this.quill.setSelection(at.index + text.length, 0);
      },
    };
  }
}

// --- text part ---------------------------------------------------------------------------------------------------------------

async function derive(section) {
  const text = section.querySelector("[data-text-part]");
  const answer = await fetch(form.dataset.textUrl, {
    method: "POST",
    headers: { "X-CSRF-TOKEN": document.querySelector("meta[name=csrf-token]").content },
    body: new URLSearchParams({ html: section.querySelector("[data-editor]").value }),
  });
  if (answer.ok) {
    text.value = await answer.text();
    text.dataset.edited = "false";
    check(text);
    form.setAttribute("data-unsaved", "");
  }
}

function watchTextPart(section) {
  const text = section.querySelector("[data-text-part]");
  const button = section.querySelector("[data-derive]");
  button.hidden = false;
  button.addEventListener("click", () => derive(section));
  text.addEventListener("input", () => (text.dataset.edited = "true"));
}

// --- languages as tabs -----------------------------------------------------------------------------------------------------

function openTab(sections, tabs, chosen) {
  sections.forEach((section, n) => {
    section.hidden = n !== chosen;
    tabs[n].classList.toggle("active", n === chosen);
    tabs[n].setAttribute("aria-selected", n === chosen);
    tabs[n].tabIndex = n === chosen ? 0 : -1;
  });
  document.getElementById("preview-language").value = sections[chosen].dataset.language;
}

function makeTabs(holder) {
  const sections = [...holder.querySelectorAll(".template-language")];
  const list = document.createElement("div");
  list.className = "nav nav-tabs mb-3";
  list.setAttribute("role", "tablist");
  const tabs = sections.map((section, n) => {
    const heading = section.querySelector("h2");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.className = "nav-link";
    tab.id = `tab-${section.dataset.language}`;
    tab.setAttribute("role", "tab");
    section.id = `panel-${section.dataset.language}`;
    tab.setAttribute("aria-controls", section.id);
    tab.textContent = heading.textContent;
    heading.hidden = true;
    section.setAttribute("role", "tabpanel");
    tab.addEventListener("click", () => openTab(sections, tabs, n));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = (n + step + sections.length) % sections.length;
        openTab(sections, tabs, next);
        tabs[next].focus();
      }
    });
    return tab;
  });
  list.append(...tabs);
  holder.prepend(list);
  const wrong = sections.findIndex((section) => section.querySelector(".invalid-feedback"));
  const filled = sections.findIndex((section) => section.querySelector("[data-editor]").value);
  openTab(sections, tabs, wrong >= 0 ? wrong : Math.max(0, filled));
}

// --- wiring ------------------------------------------------------------------------------------------------------------------

form.querySelectorAll("[data-editor]").forEach((area) => editors.set(area, new Editor(area)));
form.querySelectorAll(".template-language").forEach(watchTextPart);
makeTabs(form.querySelector("[data-languages]"));
checkAll();

form.addEventListener("input", ({ target: field }) => field.matches("[data-template-text]") && check(field));
form.addEventListener("focusin", ({ target: field }) => {
  if (field.matches("[data-template-text]")) {
    target = fieldTarget(field);
  }
});
guide.addEventListener("click", (event) => {
  const button = event.target.closest("[data-variable]");
  if (button) {
    currentTarget().insert(`{{${button.dataset.variable}}}`);
  }
});
guide.addEventListener("htmx:afterSettle", checkAll);
