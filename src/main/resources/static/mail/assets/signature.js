// The signature as it will look. Without this the text area holds the same text as HTML.
const area = document.querySelector("textarea[data-signature]");

if (area && window.Quill) {
  const box = document.createElement("div");
  area.before(box);
  const quill = new Quill(box, {
    theme: "snow",
    formats: ["bold", "italic", "underline", "link", "color", "image"],
    modules: { toolbar: [["bold", "italic", "underline", "link", "clean"]] },
  });
  // Silently: the page has not been changed by this, and the cursor stays where it is.
  quill.setContents(quill.clipboard.convert({ html: area.value }), "silent");
  quill.root.setAttribute("role", "textbox");
  quill.root.setAttribute("aria-multiline", "true");
  quill.root.setAttribute("aria-label", area.labels[0].textContent);
  quill.root.setAttribute("aria-describedby", area.getAttribute("aria-describedby"));
  quill.history.clear();
  area.hidden = true;
  area.labels[0].addEventListener("click", () => quill.focus());
  quill.on("text-change", () => {
    area.value = quill.getText().trim() || quill.root.querySelector("img") ? quill.root.innerHTML : "";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
