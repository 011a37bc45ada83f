// Questions before what cannot be undone (data-confirm), and a warning before unsaved changes are left (data-dirty).
const dialog = document.getElementById("confirm");
const texts = document.getElementById("toasts").dataset;
const PATIENCE = 10_000;

/** What the button that was pressed looks like, the button of the question looks like too: red for what destroys. */
function ask(source, pressed = source) {
  const button = dialog.querySelector("[data-confirm-button]");
  const destroys = pressed?.matches(".btn-danger, .btn-outline-danger, .text-danger");
  button.classList.toggle("btn-danger", destroys);
  button.classList.toggle("btn-primary", !destroys);
  dialog.querySelector(".dialog-text").textContent = source.dataset.confirm;
  button.textContent = source.dataset.confirmLabel ?? button.dataset.default;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

function onSubmit(event) {
  const form = event.target;
  const source = event.submitter?.dataset.confirm ? event.submitter : form;
  if (!source.dataset.confirm) {
    return;
  }
  if (form.dataset.confirmed) {
    delete form.dataset.confirmed;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  ask(source, submitter ?? source).then((yes) => {
    if (yes) {
      form.dataset.confirmed = "yes";
      form.requestSubmit(submitter);
    }
  });
}

/** Links and buttons that htmx sends by themselves, without a form. */
function onHtmxConfirm(event) {
  const { elt } = event.detail;
  if (elt.dataset.confirm && !(elt instanceof HTMLFormElement)) {
    event.preventDefault();
    ask(elt).then((yes) => yes && event.detail.issueRequest(true));
  }
}

/** The same form sent twice by a double click would be two changes, however long the first answer takes. */
function onSecondSubmit(event) {
  const form = event.target;
  if (form.method !== "post") {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(sendAgain, PATIENCE, form);
}

/** An answer has come, or the person has come back to the page. */
function sendAgain(form) {
  delete form?.dataset.sent;
}

function watchChanges() {
  document.addEventListener("input", (event) => event.target.closest("form[data-dirty]")?.setAttribute("data-unsaved", ""));
  document.addEventListener("submit", (event) => event.target.removeAttribute("data-unsaved"));
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-unsaved]")) {
      event.preventDefault();
      event.returnValue = texts.leave;
    }
  });
}

if (dialog) {
  document.addEventListener("submit", onSubmit, true);
  document.body.addEventListener("htmx:confirm", onHtmxConfirm);
}
document.addEventListener("submit", onSecondSubmit, true);
document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
  // Hints that a form asks for while somebody types are no answer to it.
  if (detail.requestConfig.verb !== "get") {
    sendAgain(detail.elt.closest("form"));
  }
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(sendAgain));
watchChanges();
