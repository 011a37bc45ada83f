// Every request that htmx makes: the CSRF token goes out with it, and its failure is announced.
const texts = document.getElementById("toasts").dataset;

function toast(kind, text) {
  document.body.dispatchEvent(new CustomEvent("toast", { detail: { kind, text } }));
}

function isProblem(xhr) {
  return (xhr.getResponseHeader("Content-Type") ?? "").startsWith("application/problem+json");
}

function describe(xhr) {
  if (!isProblem(xhr)) {
    return texts.failed;
  }
  const problem = JSON.parse(xhr.responseText);
  const incident = problem.incident ? ` ${texts.incident.replace("{0}", problem.incident)}` : "";
  return problem.detail + incident;
}

/** Parts that load by themselves fail silently: the person has asked for nothing. */
function isOwnDoing(detail) {
  const cause = detail.requestConfig?.triggeringEvent?.type ?? "load";
  return cause === "load" || cause.startsWith("live:") || detail.elt.closest("[data-quiet]") !== null;
}

/** The session has ended: the answer is the login page, which belongs into the window, not into a part of the page. */
function leadsToLogin(xhr) {
  return xhr.responseURL && new URL(xhr.responseURL).pathname.endsWith("/login");
}

document.body.addEventListener("htmx:configRequest", (event) => {
  const { detail } = event;
  detail.headers["X-CSRF-TOKEN"] = document.querySelector("meta[name=csrf-token]").content;
  if (detail.triggeringEvent?.type.startsWith("live:")) {
    detail.headers["X-Automatic"] = "true"; // does not count as a sign of life of the person
  }
});

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event;
  if (leadsToLogin(detail.xhr)) {
    detail.shouldSwap = false;
    toast("warning", texts.session);
    if (!document.querySelector("[data-unsaved]")) {
      location.reload();
    }
  } else if (isProblem(detail.xhr)) {
    detail.shouldSwap = false;
    detail.isError = true;
  }
});

document.body.addEventListener("htmx:responseError", ({ detail }) => {
  if (!isOwnDoing(detail)) {
    toast("danger", describe(detail.xhr));
  }
});

document.body.addEventListener("htmx:sendError", ({ detail }) => {
  if (!isOwnDoing(detail)) {
    toast("danger", texts.offline);
  }
});
