"""What the page in the browser knows, as one JSON document: columns of numbers, and every text once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from doclint.corpus.articles import Freshness
from doclint.findings import Applicability, Finding, Remedy, Severity
from doclint.reporters.escaping import visible
from doclint.reporters.html.excerpts import Excerpt, Excerpts
from doclint.reporters.html.pages import PageState
from doclint.reporters.rule_pages import rule_page

NO_LOCALE = "no locale"

FRESHNESS = tuple(freshness.value for freshness in Freshness)
SEVERITIES = tuple(severity.value for severity in reversed(Severity))
REMEDIES = tuple(remedy.value for remedy in Remedy)

MOST_FINDINGS = 40_000
"""Told in a page; more of them a browser would carry, but nobody reads."""

MOST_EXCERPT_CHARACTERS = 4_000_000
"""Of all excerpts together, so that a page stays below 10 MB."""

_MOST_MESSAGE_CHARACTERS = 400


class _Numbered:
    """Texts by numbers, each once."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.numbers: dict[str, int] = {}
        for text in texts:
            self.number(text)

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    @property
    def texts(self) -> list[str]:
        return list(self.numbers)


def locale_names(pages: Iterable[PageState], findings: Iterable[Finding]) -> list[str]:
    """Every locale, as it is shown, in alphabetical order."""
    return sorted({shown_locale(page.locale) for page in pages} | {shown_locale(each.locale) for each in findings})


def shown_locale(locale: str | None) -> str:
    """A locale as it is shown."""
    return visible(locale) if locale else NO_LOCALE


def rule_names(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Code and name of every rule that has findings, in order of the codes."""
    return sorted({(finding.code, finding.name) for finding in findings})


def told_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that the page tells: those that are not suppressed, over the limit the most severe."""
    shown = [finding for finding in findings if finding.suppressed is None]
    if len(shown) > MOST_FINDINGS:
        shown.sort(key=lambda finding: -finding.severity.rank)
        shown = sorted(shown[:MOST_FINDINGS], key=lambda finding: finding.sort_key)
    return tuple(shown)


def make_data(
    findings: Sequence[Finding], pages: Sequence[PageState], today: datetime.date, excerpts: Excerpts
) -> dict[str, Any]:
    """The document for a page about these findings, none of them suppressed."""
    pages = (*pages, *_unread(findings, pages))
    locales = locale_names(pages, findings)
    rules = rule_names(findings)
    articles = _Numbered(visible(page.article) for page in pages)
    return {
        "locales": locales,
        "articles": articles.texts,
        "rules": [[code, visible(name), rule_page(code)] for code, name in rules],
        "freshness": FRESHNESS,
        "severities": SEVERITIES,
        "remedies": REMEDIES,
        "pages": {
            "article": [articles.number(visible(page.article)) for page in pages],
            "locale": [locales.index(shown_locale(page.locale)) for page in pages],
            "path": [visible(page.path) if page.path is not None else "" for page in pages],
            "freshness": [FRESHNESS.index(page.freshness.value) for page in pages],
            "age": [(today - page.handoff).days if page.handoff is not None else None for page in pages],
        },
        **_findings_data(findings, pages, rules, _excerpts(findings, excerpts)),
    }


def _unread(findings: Iterable[Finding], pages: Iterable[PageState]) -> Iterable[PageState]:
    """Pages that have findings and nothing else, because they could not be read."""
    known = {page.path for page in pages}
    unread = {finding.path: finding for finding in findings if finding.path not in known}
    return [PageState(each.article, each.locale, path, Freshness.UNKNOWN, None) for path, each in unread.items()]


def _findings_data(
    findings: Sequence[Finding],
    pages: Sequence[PageState],
    rules: Sequence[tuple[str, str]],
    excerpts: Sequence[Excerpt | None],
) -> dict[str, Any]:
    page_numbers = {page.path: number for number, page in enumerate(pages) if page.path is not None}
    rule_numbers = {rule: number for number, rule in enumerate(rules)}
    finding_numbers = {finding.fingerprint: number for number, finding in enumerate(findings)}
    texts = _Numbered()
    kept = [excerpt for excerpt in excerpts if excerpt is not None]
    numbers = iter(range(len(kept)))
    return {
        "findings": {
            "page": [page_numbers[finding.path] for finding in findings],
            "rule": [rule_numbers[finding.code, finding.name] for finding in findings],
            "severity": [SEVERITIES.index(finding.severity.value) for finding in findings],
            "line": [finding.start.line for finding in findings],
            "column": [finding.start.column for finding in findings],
            "message": [texts.number(_message(finding.message)) for finding in findings],
            "help": [texts.number(_message(finding.help)) if finding.help else None for finding in findings],
            "remedy": [REMEDIES.index(finding.remedy.value) for finding in findings],
            "fix": [_fix(finding) for finding in findings],
            "cause": [finding_numbers.get(finding.cause) if finding.cause else None for finding in findings],
            "excerpt": [next(numbers) if excerpt is not None else None for excerpt in excerpts],
        },
        "texts": texts.texts,
        "excerpts": kept,
    }


def _fix(finding: Finding) -> int:
    """0 for none, 1 for a safe one, 2 for one to look at."""
    if finding.fix is None:
        return 0
    return 1 if finding.fix.applicability is Applicability.SAFE else 2


def _message(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _MOST_MESSAGE_CHARACTERS else f"{shown[: _MOST_MESSAGE_CHARACTERS - 1]}…"


def _excerpts(findings: Sequence[Finding], reader: Excerpts) -> list[Excerpt | None]:
    """An excerpt for each finding, the most severe first as long as there is room."""
    found: list[Excerpt | None] = [None] * len(findings)
    room = MOST_EXCERPT_CHARACTERS
    order = sorted(range(len(findings)), key=lambda number: -findings[number].severity.rank)
    for number in order:
        excerpt = reader.of(findings[number])
        if excerpt is None:
            continue
        room -= sum(map(_written_length, excerpt)) + 3 * len(excerpt)
        if room < 0:
            break
        found[number] = excerpt
    return found


def _written_length(text: str) -> int:
    """How many characters of the page a text takes: what is not ASCII is an escape of six."""
    return len(text) if text.isascii() else sum(1 if character.isascii() else 6 for character in text)
