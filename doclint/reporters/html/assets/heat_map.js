// Articles by locales. Only the rows in sight are in the document, so that thousands of articles stay fluid.
const ROW_HEIGHT = 32;
const heat = { rows: [], cells: [], columns: [], row: 0, column: 0, mode: "findings", order: "worst", box: null, head: null, drawn: new Map() };

function makeHeatMap() {
  const pick = (name, label, options) => {
    const input = element("select", { id: `heat-${name}`, onchange: () => { heat[name] = input.value; showHeatMap(); } });
    for (const [value, text] of options) input.append(element("option", { value }, text));
    return element("label", {}, `${label} `, input);
  };
  heat.box = element("div", { class: "heat", role: "grid", tabindex: "-1", "aria-label": "Articles by locale; arrow keys move, Enter shows the pages", onscroll: drawHeatMap, onkeydown: moveInHeatMap });
  byId("heat").append(
    element("div", { class: "tools" },
      pick("mode", "Show", [["findings", "findings"], ["freshness", "freshness"], ["age", "age of the handoff"]]),
      pick("order", "Order", [["worst", "worst first"], ["name", "by name"]])),
    heat.box);
}

function showHeatMap() {
  const columns = new Set();
  const byArticle = new Map();
  for (const page of selection.pages) {
    columns.add(PAGES.locale[page]);
    let row = byArticle.get(PAGES.article[page]);
    if (!row) byArticle.set(PAGES.article[page], (row = { article: PAGES.article[page], pages: new Map(), weight: 0 }));
    row.pages.set(PAGES.locale[page], page);
    for (const finding of selection.findings[page]) row.weight += [1e6, 1e3, 1][FINDINGS.severity[finding]];
    if (heat.mode === "freshness" && PAGES.freshness[page] === FRESH.behind) row.weight += 1e9;
    if (heat.mode === "age") row.weight = Math.max(row.weight, 0) + (PAGES.age[page] ?? 0) * 1e9;
  }
  heat.columns = [...columns].sort((a, b) => a - b);
  heat.rows = [...byArticle.values()];
  const names = (a, b) => (DATA.articles[a.article] < DATA.articles[b.article] ? -1 : 1);
  heat.rows.sort(heat.order === "name" ? names : (a, b) => b.weight - a.weight || names(a, b));
  heat.row = heat.column = 0;
  heat.drawn.clear();
  heat.box.style.setProperty("--columns", heat.columns.length);
  heat.box.setAttribute("aria-rowcount", heat.rows.length + 1);
  heat.box.setAttribute("aria-colcount", heat.columns.length + 1);
  const head = element("div", { class: "row head", role: "row", "aria-rowindex": 1 }, element("span", { role: "columnheader" }, `${counted(heat.rows.length, "article")}`));
  for (const locale of heat.columns) head.append(element("span", { role: "columnheader", class: "cell" }, element("bdi", {}, DATA.locales[locale])));
  const space = element("div", { role: "presentation" });
  // The rows stand above it, each at its place.
  space.style.blockSize = `${heat.rows.length * ROW_HEIGHT}px`;
  heat.box.replaceChildren(head, space);
  heat.box.scrollTop = 0;
  drawHeatMap();
}

function drawHeatMap() {
  const first = Math.max(0, Math.floor(heat.box.scrollTop / ROW_HEIGHT) - 5);
  const last = Math.min(heat.rows.length, first + Math.ceil((heat.box.clientHeight || 416) / ROW_HEIGHT) + 10);
  for (const [row, line] of heat.drawn) if (row < first || row >= last) { line.remove(); heat.drawn.delete(row); }
  for (let row = first; row < last; row++) if (!heat.drawn.has(row)) {
    const line = heatRow(row);
    heat.drawn.set(row, line);
    heat.box.append(line);
  }
}

function heatRow(number) {
  const row = heat.rows[number];
  const name = DATA.articles[row.article];
  const line = element("div", { class: "row", role: "row", "aria-rowindex": number + 2 }, element("span", { class: "name", role: "rowheader", title: name }, element("bdi", {}, name)));
  line.style.insetBlockStart = `${(number + 1) * ROW_HEIGHT}px`;
  heat.columns.forEach((locale, column) => {
    const page = row.pages.get(locale);
    const current = number === heat.row && column === heat.column;
    if (page === undefined) {
      line.append(element("span", { class: "cell none", role: "gridcell", "data-at": `${number} ${column}`, tabindex: current ? 0 : -1, "aria-label": `${DATA.locales[locale]}: no page` }, "–"));
      return;
    }
    const { text, kind, share, words } = heatCell(page);
    const cell = element("button", { type: "button", class: `cell ${kind}`, role: "gridcell", "data-at": `${number} ${column}`, tabindex: current ? 0 : -1, "aria-label": `${DATA.locales[locale]}, ${name}: ${words}`, onclick: () => show({ article: row.article, locale, rule: filter.rule, severity: filter.severity, fix: filter.fix }) }, text);
    if (share !== undefined) cell.style.setProperty("--share", `${share}%`);
    line.append(cell);
  });
  return line;
}

function heatCell(page) {
  const freshness = DATA.freshness[PAGES.freshness[page]];
  const found = selection.findings[page];
  const words = `${freshness}, ${counted(found.length, "finding")}`;
  if (heat.mode === "freshness" || !PAGES.path[page]) return { text: freshness, kind: freshness === "in-sync" ? "clean" : freshness, words };
  if (heat.mode === "age") {
    const age = PAGES.age[page];
    if (age === null) return { text: "·", kind: "none", words: `${words}, no handoff date` };
    return { text: `${formatted(age)} d`, kind: "aged", share: Math.min(70, Math.max(0, age / 15)), words: `${words}, handed off ${counted(age, "day")} ago` };
  }
  if (found.length === 0) return { text: "0", kind: "clean", words };
  const worst = Math.min(...found.map((finding) => FINDINGS.severity[finding]));
  const severity = DATA.severities[worst];
  return { text: `${formatted(found.length)} ${severity[0].toUpperCase()}`, kind: `s-${severity}`, words: `${words}, the worst: ${severity}` };
}

function moveInHeatMap(event) {
  const page = Math.max(1, Math.floor(heat.box.clientHeight / ROW_HEIGHT) - 2);
  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-page, 0], PageDown: [page, 0], Home: [0, -1e9], End: [0, 1e9] };
  const move = moves[event.key];
  if (!move || heat.rows.length === 0) return;
  event.preventDefault();
  const at = event.target.dataset?.at;
  if (at) [heat.row, heat.column] = at.split(" ").map(Number);
  const far = event.ctrlKey && (event.key === "Home" || event.key === "End");
  heat.row = far ? (event.key === "Home" ? 0 : heat.rows.length - 1) : Math.min(heat.rows.length - 1, Math.max(0, heat.row + move[0]));
  heat.column = Math.min(heat.columns.length - 1, Math.max(0, heat.column + move[1]));
  const top = heat.row * ROW_HEIGHT;
  if (top < heat.box.scrollTop) heat.box.scrollTop = top;
  else if (top + 3 * ROW_HEIGHT > heat.box.scrollTop + heat.box.clientHeight) heat.box.scrollTop = top + 3 * ROW_HEIGHT - heat.box.clientHeight;
  drawHeatMap();
  for (const cell of heat.box.querySelectorAll('[tabindex="0"]')) cell.tabIndex = -1;
  const cell = heat.box.querySelector(`[data-at="${heat.row} ${heat.column}"]`);
  cell.tabIndex = 0;
  cell.focus({ preventScroll: true });
}
