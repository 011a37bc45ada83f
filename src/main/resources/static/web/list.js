// Lists: chips, order, saved views and files keep to what is shown; ticked rows are counted, "x" ticks the row in focus.
const results = () => document.getElementById("results");

/** What stands outside of the results follows them. */
function follow() {
  const { url, address, sort, spokenSort } = results().dataset;
  const order = document.getElementById("list-sort");
  if (order) {
    const named = [...order.options].find((option) => option.dataset.ordering === sort);
    const head = order.querySelector("[data-head]");
    head.hidden = head.disabled = named !== undefined;
    head.value = spokenSort;
    (named ?? head).selected = true;
  }
  document.querySelectorAll(".list-url").forEach((field) => (field.value = url));
  document.querySelectorAll("#list-files a").forEach((link) => {
    const file = new URL(link.href);
    const asked = new URLSearchParams(address);
    const shown = file.searchParams.get("show");
    asked.delete("show");
    shown && asked.set("show", shown);
    link.href = `${file.pathname}?${asked}`;
  });
  markView(address);
  count();
}

/** The saved list that is shown is marked, and names the menu. */
function markView(address) {
  const title = document.querySelector("[data-view-name]");
  const links = [...document.querySelectorAll(".menu-details .view-list a:not([download])")];
  const chosen = links.find((link) => new URL(link.href).search.slice(1) === address);
  links.forEach((link) => (link === chosen ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current")));
  title && (title.textContent = chosen?.textContent ?? title.dataset.title);
}

const ticked = () => document.querySelectorAll("input[name=ids]:checked").length;
const tickable = () => document.querySelectorAll("input[name=ids]").length;

function count() {
  const text = document.querySelector(".bulk-count");
  const all = document.querySelector("#bulk input[name=all]");
  if (text) {
    all.value = ticked() < tickable() ? "" : all.value;
    text.textContent = all.value ? text.dataset.all : ticked() > 0 ? text.dataset.text.replace("{0}", ticked()) : "";
    const matching = document.querySelector("[data-pick-all-matching]");
    matching && (matching.hidden = ticked() === 0 || ticked() < tickable() || all.value !== "");
  }
}

if (results()) {
  // The search follows each letter; its late "change", when it is left for a row, must not take the row away.
  document.getElementById("list-search")?.addEventListener("change", (event) => event.stopPropagation());
  document.body.addEventListener("htmx:afterSwap", (event) => event.detail.target.id === "results" && follow());
  document.addEventListener("change", (event) => event.target.closest("#bulk") && setTimeout(count));
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-pick-all-matching]")) {
      document.querySelector("#bulk input[name=all]").value = "true";
      count();
    }
  });
  document.addEventListener("keydown", (event) => {
    const box = event.key === "x" && event.target.matches("[data-row-link]") && event.target.querySelector("input[name=ids]");
    box && box.click();
  });
  count();
}
