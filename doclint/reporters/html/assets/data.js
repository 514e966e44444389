"use strict";

// What the file knows: columns of numbers, see doclint/reporters/html/data.py. Every text that comes from a page or a
// file name is put into the document as text; the policy in the head forbids anything else.
const DATA = JSON.parse(document.getElementById("data").textContent);
const PAGES = DATA.pages;
const FINDINGS = DATA.findings;
const PAGE_COUNT = PAGES.path.length;
const FINDING_COUNT = FINDINGS.page.length;
const FRESH = Object.fromEntries(DATA.freshness.map((name, number) => [name, number]));
const AGES = [
  ["up to 30 days", 30], ["31 to 90", 90], ["91 to 180", 180], ["181 to 365", 365], ["1 to 2 years", 730],
  ["over 2 years", Infinity], ["no date", null],
];

const PATHS_FOLDED = PAGES.path.map((path, page) => (path || DATA.articles[PAGES.article[page]]).toLowerCase());
const AGE_OF_PAGE = PAGES.age.map((age) => (age === null ? AGES.length - 1 : AGES.findIndex(([, most]) => age <= most)));

// The findings of each page stand together, in the order of the file.
const FINDINGS_OF_PAGE = (() => {
  const found = new Array(PAGE_COUNT);
  FINDINGS.page.forEach((page, finding) => (found[page] ??= []).push(finding));
  return found;
})();

const formatted = (number) => number.toLocaleString("en");
const counted = (number, noun) => `${formatted(number)} ${noun}${number === 1 ? "" : "s"}`;
const ruleName = (rule) => `${DATA.rules[rule][0]} ${DATA.rules[rule][1]}`;

/** An element: attributes by name, `on…` for listeners; texts are text, never markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const byId = (id) => document.getElementById(id);
