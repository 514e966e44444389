// Bring the page to life: what stands in it already works, and the tables below are made.
function refresh() {
  select();
  showFilters();
  showRules();
  showAges();
  showHeatMap();
  showPages();
}

for (const button of document.querySelectorAll("[data-filter]")) {
  button.addEventListener("click", () => { const read = readFilter(button.dataset.filter); show({ ...read, path: "" }); });
}
// A column in which nothing stands tells nothing.
for (const [number] of DATA.freshness.entries()) {
  const cells = [...document.querySelectorAll(`[data-freshness-column="${number}"]`)];
  if (!cells.some((cell) => cell.querySelector("button"))) for (const cell of cells) cell.hidden = true;
}

makeFilters();
makeHeatMap();
Object.assign(filter, readFilter(location.hash.slice(1)));
addEventListener("hashchange", () => { Object.assign(filter, readFilter(location.hash.slice(1))); refresh(); });
refresh();
document.documentElement.dataset.ready = "yes";
