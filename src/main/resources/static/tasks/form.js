// Shows the task's form with form-js in place of the plain fields, which stay for browsers without scripts. The buttons
// that end the task are the page's own: on submit the viewer checks the values and puts them into the form as JSON.

/** The viewer is large: only a page that shows such a form fetches it, once. */
function loadViewer(address) {
  return window.FormViewer ? Promise.resolve() : new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

/** The page has its own buttons. */
function withoutButtons(schema) {
  const components = schema.components
    .filter((component) => component.type !== "button")
    .map((component) => (component.components ? withoutButtons(component) : component));
  return { ...schema, components };
}

function idsByKey(components, ids = {}) {
  for (const component of components) {
    if (component.key) {
      ids[component.key] = component.id;
    }
    idsByKey(component.components ?? [], ids);
  }
  return ids;
}

async function show(element, form) {
  const schema = withoutButtons(JSON.parse(element.dataset.schema));
  const viewer = new window.FormViewer.Form({
    container: element,
    debounce: false, // otherwise a value still waiting is lost when another field is drawn again
  });
  await viewer.importSchema(schema, JSON.parse(element.dataset.values || "{}"));

  const plain = form.querySelector("[data-plain-fields]");
  const variables = form.elements.variables;
  plain.hidden = true;
  plain.disabled = true;
  variables.disabled = false;
  element.hidden = false;

  const ids = idsByKey(schema.components);
  const wrong = Object.entries(JSON.parse(element.dataset.errors || "{}")).filter(([key]) => ids[key]);
  if (wrong.length > 0) {
    viewer._setState({ errors: Object.fromEntries(wrong.map(([key, texts]) => [ids[key], texts])) });
  }

  let before = JSON.stringify(viewer._getState().data); // it also reports what it only filled in
  viewer.on("changed", ({ data }) => {
    const now = JSON.stringify(data);
    if (now !== before) {
      form.dispatchEvent(new Event("input", { bubbles: true }));
    }
    before = now;
  });
  form.addEventListener("submit", (event) => {
    const { data, errors } = viewer.submit();
    if (Object.keys(errors).length > 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      requestAnimationFrame(() => element.querySelector("[aria-invalid=true], .fjs-has-errors :is(input, textarea, select)")?.focus());
      return;
    }
    variables.value = JSON.stringify(data);
  }, { capture: true });
}

for (const host of document.querySelectorAll("[data-task-form]:not([data-begun])")) {
  host.dataset.begun = "yes";
  if (host.dataset.schema) {
    loadViewer(host.dataset.viewer)
      .then(() => show(host, host.parentElement.querySelector("form[data-dirty]")))
      .catch((failure) => {
        host.hidden = true; // the plain fields are still there
        console.error("form viewer", failure);
      });
  }
}
