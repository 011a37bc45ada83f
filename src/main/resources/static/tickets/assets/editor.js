// The words of a reply: rich text where Quill is there, else the text area as it is. Both look alike to those who use them.
const BUTTONS = [["bold", "italic", { list: "ordered" }, { list: "bullet" }, "blockquote", "link", "clean"]];
const FORMATS = ["bold", "italic", "underline", "strike", "list", "blockquote", "link"];

/** What the customer said last, as a quote above which one writes. */
function lastOfCustomer() {
  const all = document.querySelectorAll("#timeline .from-customer");
  return all.length ? all[all.length - 1].querySelector(".message-words, .break")?.innerText.trim() ?? "" : "";
}

function plain(area) {
  return {
    root: area,
    text: () => area.value,
    isEmpty: () => area.value.trim() === "",
    onChange: (heard) => area.addEventListener("input", heard),
    focus: () => area.focus(),
    before: () => area.value.slice(0, area.selectionStart),
    replace(length, text) {
      area.setRangeText(text, area.selectionStart - length, area.selectionStart, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
}

/** Quill writes every blank as one that does not break. */
const markup = (quill) => (quill.getText().trim() ? quill.getSemanticHTML().replaceAll("&nbsp;", " ") : "");

function mount(form, area, source) {
  const box = document.createElement("div");
  box.className = "reply-editor";
  area.before(box);
  const inside = box.appendChild(document.createElement("div"));
  const quill = new Quill(inside, { theme: "snow", formats: FORMATS, placeholder: area.placeholder, modules: { toolbar: BUTTONS, uploader: { mimetypes: [] } } });
  const { root } = quill;
  area.id = "reply-source";
  root.id = "reply-text";
  root.setAttribute("role", "textbox");
  root.setAttribute("aria-multiline", "true");
  root.setAttribute("aria-labelledby", "reply-label");
  root.dataset.shortcut = area.dataset.shortcut;
  root.addEventListener("click", () => root.contains(document.activeElement) || quill.focus());
  delete area.dataset.shortcut;
  if (area.classList.contains("is-invalid")) {
    box.classList.add("is-invalid");
    root.setAttribute("aria-describedby", "reply-error");
  }
  box.querySelector(".ql-tooltip input").setAttribute("aria-label", "URL");
  area.hidden = true;
  if (source.value || area.value) {
    source.value
      ? quill.setContents(quill.clipboard.convert({ html: source.value }), "silent")
      : quill.setText(area.value, "silent");
    quill.history.clear();
    quill.setSelection(quill.getLength(), 0, "silent");
    root.blur();
  }
  const write = () => {
    source.value = markup(quill);
    area.value = quill.getText().trim();
    source.dispatchEvent(new Event("input", { bubbles: true })); // keeps the draft
  };
  quill.on("text-change", (delta, old, by) => by !== "silent" && write());
  source.value = markup(quill);
  area.value = quill.getText().trim();
  return { quill, box };
}

function quoteButton(form, quill, box) {
  if (!lastOfCustomer()) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "reply-quote";
  button.title = form.dataset.quote;
  button.setAttribute("aria-label", form.dataset.quote);
  button.innerHTML = '<i class="bi bi-chat-quote" aria-hidden="true"></i>';
  button.addEventListener("click", () => {
    const at = quill.getLength() - 1;
    const text = `${lastOfCustomer()}\n`;
    quill.insertText(at, `${at ? "\n" : ""}${text}`, "user");
    quill.formatLine(at + (at ? 1 : 0), text.length - 1, "blockquote", true, "user");
    quill.insertText(quill.getLength() - 1, "", "user");
    quill.setSelection(quill.getLength(), 0);
  });
  box.querySelector(".ql-toolbar").append(button);
}

export function editor(form) {
  const area = form.elements.text;
  const source = form.elements.html;
  if (!window.Quill) {
    return plain(area);
  }
  const { quill, box } = mount(form, area, source);
  quoteButton(form, quill, box);
  return {
    root: quill.root,
    text: () => quill.getText(),
    isEmpty: () => quill.getText().trim() === "",
    onChange: (heard) => quill.on("text-change", heard),
    focus: () => quill.focus(),
    before() {
      const at = quill.getSelection()?.index ?? 0;
      return quill.getText(Math.max(0, at - 60), Math.min(60, at));
    },
    replace(length, text) {
      const at = quill.getSelection(true).index - length;
      quill.deleteText(at, length, "user");
      quill.insertText(at, text, "user");
      quill.setSelection(at + text.length, 0);
    },
  };
}
