// The list of tickets: chips, filters and export keep to the same choice; the bar for many tickets says how many.
const results = () => document.getElementById("results");

function follow() {
  document.getElementById("ticket-view").value = results().dataset.view;
  document.getElementById("export").href = results().dataset.export;
  const address = new URL(results().dataset.export, location).search.slice(1);
  document.querySelectorAll(".view-address").forEach((field) => (field.value = address));
  markView(address);
  count();
}

/** The saved list that is shown is marked, and names the menu. */
function markView(address) {
  const title = document.querySelector("[data-view-name]");
  const links = [...document.querySelectorAll(".view-list a")];
  const chosen = links.find((link) => new URL(link.href).search.slice(1) === address);
  links.forEach((link) => (link === chosen ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current")));
  title.textContent = chosen?.textContent ?? title.dataset.title;
}

function count() {
  const text = document.querySelector(".bulk-count");
  const ticked = document.querySelectorAll("input[name=ids]:checked").length;
  if (text) {
    text.textContent = ticked > 0 ? text.dataset.text.replace("{0}", ticked) : "";
  }
}

document.body.addEventListener("htmx:afterSwap", (event) => event.detail.target.id === "results" && follow());
document.addEventListener("change", (event) => event.target.closest("#bulk") && setTimeout(count));
count();
