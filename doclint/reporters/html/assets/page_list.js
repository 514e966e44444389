// The pages that the filter selects, the worst first, each with its findings when it is opened.
const PAGES_AT_ONCE = 50;
let listed = 0;
let order = [];

function showPages() {
  const worst = (page) => selection.findings[page].reduce((least, finding) => Math.min(least, FINDINGS.severity[finding]), 9);
  const keys = new Map(selection.pages.map((page) => [page, worst(page)]));
  order = [...selection.pages].sort((a, b) => keys.get(a) - keys.get(b) || selection.findings[b].length - selection.findings[a].length || a - b);
  listed = 0;
  byId("list").replaceChildren(element("div", { id: "shown" }), element("button", { type: "button", class: "more", id: "more", onclick: listMore }));
  listMore();
}

function listMore() {
  const next = order.slice(listed, listed + PAGES_AT_ONCE);
  byId("shown").append(...next.map((page) => pageEntry(page, order.length === 1)));
  listed += next.length;
  const rest = order.length - listed;
  byId("more").hidden = rest === 0;
  byId("more").textContent = `Show ${formatted(Math.min(rest, PAGES_AT_ONCE))} more of ${formatted(rest)}`;
  if (order.length === 0) byId("shown").append("No page is selected.");
}

function pageEntry(page, isOpen) {
  const found = selection.findings[page];
  const freshness = DATA.freshness[PAGES.freshness[page]];
  const path = PAGES.path[page];
  const summary = element("summary", {}, element("bdi", {}, path || `${DATA.articles[PAGES.article[page]]} in ${DATA.locales[PAGES.locale[page]]}`), " ");
  DATA.severities.forEach((severity, number) => {
    const count = found.filter((finding) => FINDINGS.severity[finding] === number).length;
    if (count) summary.append(element("span", { class: `severity s-${severity}` }, counted(count, severity)), " ");
  });
  const age = PAGES.age[page] === null ? "" : `, handed off ${counted(PAGES.age[page], "day")} ago`;
  summary.append(element("span", { class: "quiet" }, `${freshness}${age}`));
  const details = element("details", { class: "page" }, summary);
  const fill = () => { if (details.open && !details.dataset.filled) { details.dataset.filled = "yes"; details.append(...found.map(findingEntry)); if (!found.length) details.append("No findings."); } };
  details.addEventListener("toggle", fill);
  if (isOpen) { details.open = true; fill(); }
  return details;
}

function findingEntry(finding) {
  const [code, name, address] = DATA.rules[FINDINGS.rule[finding]];
  const severity = DATA.severities[FINDINGS.severity[finding]];
  const entry = element("article", { class: `finding i-${severity}` },
    element("p", {}, element("span", { class: `severity s-${severity}` }, severity), " ", element("a", { href: address, rel: "noopener noreferrer" }, code), ` ${name}, line ${FINDINGS.line[finding]}, column ${FINDINGS.column[finding]}`),
    element("p", { dir: "auto" }, DATA.texts[FINDINGS.message[finding]]));
  const help = FINDINGS.help[finding];
  if (help !== null) entry.append(element("p", { dir: "auto" }, DATA.texts[help]));
  const excerpt = FINDINGS.excerpt[finding];
  if (excerpt !== null) entry.append(excerptView(DATA.excerpts[excerpt], PAGES.locale[FINDINGS.page[finding]]));
  const remarks = [`mended by: ${DATA.remedies[FINDINGS.remedy[finding]]}`];
  if (FINDINGS.fix[finding] === 1) remarks.push("has a safe fix");
  if (FINDINGS.fix[finding] === 2) remarks.push("has a fix to look at");
  const remark = element("p", { class: "quiet" }, remarks.join("; "));
  const cause = FINDINGS.cause[finding];
  if (cause !== null) {
    const page = FINDINGS.page[cause];
    remark.append("; cause: ", element("button", { type: "button", onclick: () => show({ article: PAGES.article[page], locale: PAGES.locale[page], path: "" }) }, `${ruleName(FINDINGS.rule[cause])} in ${PAGES.path[page]}`));
  }
  entry.append(remark);
  return entry;
}

function marked(tag, attributes, [before, inside, after], isMarked) {
  return element(tag, { dir: "auto", ...attributes }, before, isMarked ? element("mark", {}, inside) : inside, after);
}

function excerptView(excerpt, locale) {
  if (excerpt[0] === "line") return marked("pre", {}, excerpt.slice(1), true);
  const [, id, ...texts] = excerpt;
  const source = texts.slice(0, 3);
  const target = texts.slice(3);
  const half = (title, parts, attributes) => element("div", {}, element("h4", {}, title), parts.every((part) => !part) ? element("p", { class: "quiet" }, "nothing") : marked("p", attributes, parts, Boolean(parts[1]) || Boolean(parts[2])));
  return element("div", { class: "halves", role: "group", "aria-label": `Segment ${id}, source and target` }, half(`Source, ${id}`, source, {}), half(`Target, ${DATA.locales[locale]}`, target, { lang: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(DATA.locales[locale]) ? DATA.locales[locale] : null }));
}
