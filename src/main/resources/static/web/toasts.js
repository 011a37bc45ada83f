// The one place where success and failure are announced. Anybody says
//   document.body.dispatchEvent(new CustomEvent("toast", {detail: {kind: "success", text: "Saved"}}))
// and a server's answer to htmx does the same with its HX-Trigger header.
const region = document.getElementById("toasts");
const SECONDS = { success: 5, info: 6, warning: 10 };

function close(line) {
  line.remove();
}

/** Failures stay until they are closed: nobody should have to read against the clock. */
function arm(line, kind) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "toast-close";
  button.setAttribute("aria-label", region.dataset.close);
  button.addEventListener("click", () => close(line));
  line.append(button);
  if (SECONDS[kind]) {
    let timer = setTimeout(close, SECONDS[kind] * 1000, line);
    line.addEventListener("pointerenter", () => clearTimeout(timer));
    line.addEventListener("pointerleave", () => (timer = setTimeout(close, 2000, line)));
  }
}

function show({ kind = "info", text }) {
  const same = [...region.children].find((line) => line.textContent === text);
  same?.remove();
  const line = document.createElement("p");
  line.className = `toast-line toast-${kind}`;
  line.textContent = text;
  arm(line, kind);
  region.append(line);
}

/** What the server put into the page is read out only if it arrives after the page. */
function announceFromPage() {
  for (const line of [...region.children]) {
    const kind = line.className.match(/toast-(success|info|warning|danger)/)?.[1];
    line.remove();
    setTimeout(show, 100, { kind, text: line.textContent });
  }
}

document.body.addEventListener("toast", (event) => show(event.detail));
announceFromPage();
