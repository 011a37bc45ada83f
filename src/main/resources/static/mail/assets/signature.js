// The signature as it will look. Without this the text area holds the same text as HTML.
const area = document.querySelector("textarea[data-signature]");

if (area && window.Quill) {
  const box = document.createElement("div");
  area.before(box);
  const quill = new Quill(box, {
    theme: "snow",
    formats: ["bold", "italic", "underline", "link", "color", "image"],
    modules: { toolbar: [["bold", "italic", "underline"], [{ color: [] }], ["link"], ["clean"]] },
  });
  quill.clipboard.dangerouslyPasteHTML(area.value); // sanitised by the server before it came here
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
