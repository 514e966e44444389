// What is shown: one value, or null, for each of these. It stands in the address too, so that a view can be passed on.
const NUMBERS = ["locale", "rule", "severity", "freshness", "article", "age", "fix"];
const filter = { locale: null, rule: null, severity: null, freshness: null, article: null, age: null, fix: null, path: "" };

/** What the filter selects: pages, and for each the findings that it selects there. */
let selection = { pages: [], findings: [], findingCount: 0 };

const asksForFindings = () => filter.rule !== null || filter.severity !== null || filter.fix !== null;

function select() {
  const words = filter.path.toLowerCase().split(/\s+/).filter(Boolean);
  const pages = [];
  const findings = new Array(PAGE_COUNT);
  let findingCount = 0;
  for (let page = 0; page < PAGE_COUNT; page++) {
    if (filter.locale !== null && PAGES.locale[page] !== filter.locale) continue;
    if (filter.freshness !== null && PAGES.freshness[page] !== filter.freshness) continue;
    if (filter.article !== null && PAGES.article[page] !== filter.article) continue;
    if (filter.age !== null && AGE_OF_PAGE[page] !== filter.age) continue;
    if (!words.every((word) => PATHS_FOLDED[page].includes(word))) continue;
    const found = (FINDINGS_OF_PAGE[page] ?? []).filter(
      (finding) =>
        (filter.rule === null || FINDINGS.rule[finding] === filter.rule) &&
        (filter.severity === null || FINDINGS.severity[finding] === filter.severity) &&
        (filter.fix === null || FINDINGS.fix[finding] === filter.fix),
    );
    if (asksForFindings() && found.length === 0) continue;
    pages.push(page);
    findings[page] = found;
    findingCount += found.length;
  }
  selection = { pages, findings, findingCount };
}

/** Change the filter, and show what it selects; `jumps` moves to the pages behind what was clicked. */
function change(values, jumps = false) {
  Object.assign(filter, values);
  writeAddress();
  refresh();
  if (jumps) {
    const section = byId("pages");
    section.scrollIntoView({ block: "start" });
    section.focus({ preventScroll: true });
  }
}

/** A click on a count shows what it counts, and nothing else. */
function show(values) {
  change({ ...Object.fromEntries(NUMBERS.map((name) => [name, null])), path: filter.path, ...values }, true);
}

function writeAddress() {
  const parts = new URLSearchParams();
  for (const name of NUMBERS) if (filter[name] !== null) parts.set(name, filter[name]);
  if (filter.path) parts.set("path", filter.path);
  history.replaceState(null, "", parts.size ? `#${parts}` : "#");
}

function readFilter(text) {
  const parts = new URLSearchParams(text);
  const read = {};
  for (const name of NUMBERS) read[name] = /^\d+$/.test(parts.get(name) ?? "") ? Number(parts.get(name)) : null;
  const limits = { locale: DATA.locales, rule: DATA.rules, severity: DATA.severities, freshness: DATA.freshness, article: DATA.articles, age: AGES };
  for (const [name, values] of Object.entries(limits)) if (read[name] !== null && read[name] >= values.length) read[name] = null;
  return { ...read, path: parts.get("path") ?? "" };
}

function choice(name, label, options) {
  const input = element("select", { id: `filter-${name}`, onchange: () => change({ [name]: input.value === "" ? null : Number(input.value) }) });
  input.append(element("option", { value: "" }, "all"));
  options.forEach((text, number) => input.append(element("option", { value: number }, text)));
  return element("label", {}, label, input);
}

function makeFilters() {
  const form = byId("filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  let waiting = 0;
  const path = element("input", {
    id: "filter-path", type: "search", placeholder: "part of a path", spellcheck: "false", autocomplete: "off",
    oninput: () => { clearTimeout(waiting); waiting = setTimeout(() => change({ path: path.value }), 120); },
  });
  form.append(
    choice("locale", "Locale", DATA.locales),
    choice("rule", "Rule", DATA.rules.map((_, rule) => ruleName(rule))),
    choice("severity", "Severity", DATA.severities),
    choice("freshness", "Freshness", DATA.freshness),
    element("label", {}, "Path", path),
    element("span", { id: "chips" }),
    element("button", { type: "button", class: "clear", onclick: () => change({ ...readFilter(""), path: "" }) }, "Clear"),
    element("output", { id: "count", "aria-live": "polite" }),
  );
}

function showFilters() {
  for (const name of ["locale", "rule", "severity", "freshness"]) byId(`filter-${name}`).value = filter[name] ?? "";
  if (document.activeElement !== byId("filter-path")) byId("filter-path").value = filter.path;
  const chips = [];
  const chip = (name, text) => chips.push(element("button", { type: "button", class: "chip", "aria-label": `Remove the filter ${text}`, onclick: () => change({ [name]: null }) }, `${text} ✕`));
  if (filter.article !== null) chip("article", DATA.articles[filter.article]);
  if (filter.age !== null) chip("age", `handoff: ${AGES[filter.age][0]}`);
  if (filter.fix !== null) chip("fix", filter.fix === 1 ? "mended by one command" : "with a fix to look at");
  byId("chips").replaceChildren(...chips);
  const there = selection.pages.filter((page) => PAGES.path[page]).length;
  const missing = selection.pages.length - there;
  byId("count").textContent = `${counted(selection.findingCount, "finding")} on ${counted(there, "page")}${missing ? `, ${formatted(missing)} missing` : ""}`;
}
