// Draws the process of a record: where it stands, the way it came, timers and incidents. The page's part is loaded by
// htmx on record pages of all modules; the viewer itself is loaded only where a diagram is shown.
const loaded = new Map();

function load(element) {
  const url = element.src ?? element.href;
  if (!loaded.has(url)) {
    loaded.set(url, new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    }));
  }
  return loaded.get(url);
}

async function loadViewer({ script, styles }) {
  await Promise.all([
    ...styles.split(" ").map((href) => load(Object.assign(document.createElement("link"), { rel: "stylesheet", href }))),
    load(Object.assign(document.createElement("script"), { src: script })),
  ]);
}

async function get(url) {
  const answer = await fetch(url, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  return answer;
}

class Diagram {
  constructor(box) {
    this.box = box;
    this.section = box.closest(".process");
    this.marked = [];
  }

  async show() {
    await loadViewer(this.box.dataset);
    this.viewer = new window.BpmnNavigatedViewer({ container: this.box });
    await this.viewer.importXML(await (await get(this.box.dataset.diagram)).text());
    this.canvas = this.viewer.get("canvas");
    this.fit();
    await this.mark();
    this.enlargeable();
    const again = () => (this.box.isConnected ? this.mark() : document.body.removeEventListener("live:tasks", again));
    document.body.addEventListener("live:tasks", again);
    document.body.addEventListener("live:tickets", again);
    new ResizeObserver(() => { this.canvas.resized(); this.fit(); }).observe(this.box);
  }

  fit() {
    if (this.box.clientWidth > 0) {
      this.canvas.zoom("fit-viewport", "auto");
    }
  }

  async mark() {
    const state = await (await get(this.box.dataset.state)).json();
    this.marked.forEach(([id, name]) => this.canvas.removeMarker(id, name));
    this.marked = [];
    this.viewer.get("overlays").clear();
    state.completed.forEach((id) => this.add(id, "process-done"));
    state.interrupted.forEach((id) => this.add(id, "process-interrupted"));
    state.flows.forEach((id) => this.add(id, "process-taken"));
    state.tokens.forEach((id) => this.add(id, "process-token"));
    state.timers.forEach(({ element, text }) => this.note(element, "process-due", text, { bottom: 2, left: 0 }));
    state.incidents.forEach(({ element, text }) => {
      this.add(element, "process-failed");
      this.note(element, "process-alarm", "!", { top: -10, right: 10 }, text);
    });
    this.box.dataset.shown = "true";
  }

  add(id, name) {
    if (this.viewer.get("elementRegistry").get(id)) {
      this.canvas.addMarker(id, name);
      this.marked.push([id, name]);
    }
  }

  note(id, className, text, position, title = text) {
    if (this.viewer.get("elementRegistry").get(id)) {
      const html = Object.assign(document.createElement("span"), { className, textContent: text, title });
      this.viewer.get("overlays").add(id, { position, html });
    }
  }

  /** The same drawing moves into a dialog as large as the window, and back. */
  enlargeable() {
    const dialog = this.section.querySelector("dialog");
    const home = document.createElement("div");
    this.section.querySelector("[data-process-tools]").hidden = false;
    this.section.querySelector("[data-process-enlarge]").addEventListener("click", () => {
      this.box.replaceWith(home);
      dialog.querySelector("[data-process-large]").append(this.box);
      dialog.showModal();
    });
    dialog.addEventListener("close", () => home.replaceWith(this.box));
    dialog.querySelector("[data-process-close]").addEventListener("click", () => dialog.close());
    dialog.querySelectorAll("[data-process-zoom]").forEach((button) => button.addEventListener("click", () => {
      const factor = Number(button.dataset.processZoom);
      if (factor) {
        this.canvas.zoom(this.canvas.zoom() * factor, "auto");
      } else {
        this.fit();
      }
    }));
  }
}

function showAll(root) {
  for (const box of root.querySelectorAll("[data-process-diagram]:not([data-begun])")) {
    box.dataset.begun = "true";
    new Diagram(box).show().catch((failure) => {
      box.textContent = box.dataset.failed;
      console.error("process diagram", failure);
    });
  }
}

showAll(document);
document.body.addEventListener("htmx:load", () => showAll(document));
