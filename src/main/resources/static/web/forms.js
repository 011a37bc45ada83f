// Comfort of forms; all of them work without it.
const texts = document.getElementById("toasts").dataset;

// --- choices: data-select is a searchable list, data-autocomplete="url" asks the server -----------------------------

function optionLine(data, escape) {
  const hint = data.hint ? ` <span class="muted">${escape(data.hint)}</span>` : "";
  return `<div>${escape(data.text)}${hint}</div>`;
}

/** The address may already carry parameters; the value of another field goes along with data-autocomplete-with="its id". */
async function choices(select, typed) {
  const url = new URL(select.dataset.autocomplete, location);
  url.searchParams.set("q", typed);
  const other = select.dataset.autocompleteWith && document.getElementById(select.dataset.autocompleteWith);
  if (other) {
    url.searchParams.set(other.name, other.value);
  }
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : [];
}

function enhance(select) {
  if (select.tomselect) {
    return;
  }
  const remote = select.dataset.autocomplete;
  select.setAttribute("aria-hidden", "true"); // its place is taken by the box that TomSelect makes, label included
  new TomSelect(select, {
    maxOptions: 200,
    allowEmptyOption: !remote,
    plugins: select.multiple ? ["remove_button"] : [],
    valueField: "value",
    labelField: "text",
    searchField: remote ? [] : ["text"],
    preload: remote ? "focus" : false,
    loadThrottle: 200,
    load: remote && function (typed, done) {
      // An answer that comes late must not stand under what has been typed since.
      choices(select, typed).then((found) => (typed === this.inputValue() ? done(found) : done()), () => done());
    },
    onType: remote && function () { this.clearOptions((option) => this.items.includes(option.value)); },
    render: {
      option: optionLine,
      no_results: () => `<div class="no-results">${texts.none}</div>`,
      loading: () => "",
    },
  });
}

// --- drafts: what was typed survives a closed tab until it has been sent ---------------------------------------------

const draftKey = (area) => `draft-${area.dataset.draft}`;

function restoreDraft(area) {
  const kept = localStorage.getItem(draftKey(area));
  if (kept && !area.value) {
    area.value = kept;
    area.title = texts.draft;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function keepDraft(area) {
  area.value ? localStorage.setItem(draftKey(area), area.value) : localStorage.removeItem(draftKey(area));
}

function forgetDrafts(form) {
  form.querySelectorAll("[data-draft]").forEach((area) => localStorage.removeItem(draftKey(area)));
}

/** A plain form has been accepted when the next page no longer shows errors; until then its drafts are only set aside. */
function setDraftsAside(form) {
  const keys = [...form.querySelectorAll("[data-draft]")].map(draftKey);
  if (keys.length) {
    sessionStorage.setItem("sent-drafts", JSON.stringify(keys));
  }
}

function settleSentDrafts() {
  const keys = JSON.parse(sessionStorage.getItem("sent-drafts") ?? "[]");
  sessionStorage.removeItem("sent-drafts");
  const refused = document.querySelector(".error-page, .is-invalid, .invalid-feedback, [role=alert]") || document.querySelector("input[type=password]");
  if (!refused) {
    keys.forEach((key) => localStorage.removeItem(key));
  }
}

// --- wiring -----------------------------------------------------------------------------------------------------------

function prepare(part) {
  const find = (selector) => [...(part.matches?.(selector) ? [part] : []), ...part.querySelectorAll(selector)];
  if (window.TomSelect) {
    find("select[data-autocomplete], select[data-select]").forEach(enhance);
  }
  find("textarea[data-draft]").forEach(restoreDraft);
}

document.addEventListener("input", (event) => event.target.dataset?.draft && keepDraft(event.target));

document.addEventListener("change", ({ target }) => {
  if (target.dataset.submitOnChange !== undefined) {
    target.form.requestSubmit();
  }
  if (target.dataset.checkAll) {
    document.getElementsByName(target.dataset.checkAll).forEach((box) => (box.checked = target.checked));
  }
});

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) {
    setDraftsAside(event.target);
  }
});

document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = detail.elt.closest("form");
  if (form && detail.successful && detail.xhr.status < 300 && detail.requestConfig.verb !== "get") {
    forgetDrafts(form);
  }
});

document.body.addEventListener("htmx:load", (event) => prepare(event.detail.elt));

settleSentDrafts();
prepare(document.body);
