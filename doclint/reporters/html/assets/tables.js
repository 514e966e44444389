// Two tables of counts, each cell of which leads to the pages behind it.

function countTable(caption, rowNames, columnNames, counts, onclick, rowHead) {
  const columns = columnNames.map((_, column) => column).filter((column) => rowNames.some((_, row) => counts[row][column]));
  const rows = rowNames.map((_, row) => row).filter((row) => counts[row].some(Boolean));
  const most = Math.max(1, ...rows.map((row) => Math.max(...counts[row])));
  const head = element("tr", {}, element("th", { scope: "col" }, rowHead));
  for (const column of columns) head.append(element("th", { scope: "col", class: "number" }, element("bdi", {}, columnNames[column])));
  const body = element("tbody");
  for (const row of rows) {
    const line = element("tr", {}, element("th", { scope: "row" }, element("bdi", {}, rowNames[row])));
    for (const column of columns) {
      const count = counts[row][column];
      const cell = element("td", { class: count ? "number bar" : "number quiet" });
      if (count) {
        cell.style.setProperty("--share", `${(100 * count) / most}%`);
        cell.append(element("button", { type: "button", "aria-label": `${rowNames[row]}, ${columnNames[column]}: ${formatted(count)}`, onclick: () => onclick(row, column) }, formatted(count)));
      } else cell.append("·");
      line.append(cell);
    }
    body.append(line);
  }
  return element("table", {}, element("caption", { class: "hidden" }, caption), element("thead", {}, head), body);
}

const zeros = (rows, columns) => Array.from({ length: rows }, () => new Array(columns).fill(0));

function showRules() {
  const counts = zeros(DATA.rules.length, DATA.locales.length);
  for (const page of selection.pages) for (const finding of selection.findings[page]) counts[FINDINGS.rule[finding]][PAGES.locale[page]]++;
  const table = countTable("Findings by rule and locale", DATA.rules.map((_, rule) => ruleName(rule)), DATA.locales, counts, (rule, locale) => show({ rule, locale, severity: filter.severity, freshness: filter.freshness, fix: filter.fix }), "Rule");
  byId("rules").replaceChildren(selection.findingCount ? table : "No finding is selected.");
}

function showAges() {
  const counts = zeros(DATA.locales.length, AGES.length);
  for (const page of selection.pages) if (PAGES.path[page]) counts[PAGES.locale[page]][AGE_OF_PAGE[page]]++;
  const table = countTable("Pages by locale and age of their handoff", DATA.locales, AGES.map(([name]) => name), counts, (locale, age) => show({ locale, age, rule: filter.rule, severity: filter.severity, freshness: filter.freshness, fix: filter.fix }), "Locale");
  byId("age").replaceChildren(selection.pages.length ? table : "No page is selected.");
}
