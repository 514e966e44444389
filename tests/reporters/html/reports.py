"""Reports for a browser, made of the shared findings, of hostile ones, and of as many as a large set brings."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from doclint.corpus.articles import Freshness
from doclint.document import Document, read_document
from doclint.findings import Finding, Position, Severity
from doclint.reporters.html.page import render_html
from doclint.reporters.html.pages import PageState
from tests.reporters.shared_findings import (
    ASSET_ID,
    AUTHOR,
    BEHIND,
    FINDINGS,
    PAGES,
    SAFELINK,
    summary_of,
)

TODAY = datetime.date(2024, 6, 1)

SEGMENT_PAGE = (
    "---\ntitle: المنارة\n---\n"
    '<span data-ttu-id="0be4c-101">أشعل المنارة عند الغروب.</span>'
    '<span class="sxs-lookup"><span data-stu-id="0be4c-101">Light the beacon at dusk.</span></span>\n'
)

SEGMENT = SAFELINK._replace(
    code="SEG001",
    name="untranslated",
    path="ar-SA/segment.md",
    locale="ar-SA",
    article="segment.md",
    message="The word is wrong.",
    start=Position(4, 36),
    end=Position(4, 43),
    fingerprint="segment",
)
"""Its place is the second word of the target half."""


def document_of(path: str) -> Document | None:
    if path == SEGMENT.path:
        return read_document(SEGMENT_PAGE.encode())
    return read_document(PAGES[path].encode(errors="replace")) if path in PAGES else None


def states_of(findings: tuple[Finding, ...]) -> tuple[PageState, ...]:
    """A page for each path that has findings, behind where one says so."""
    states: dict[str, PageState] = {}
    for finding in findings:
        freshness = Freshness.BEHIND if finding.code == "HND002" else Freshness.IN_SYNC
        if finding.path not in states or freshness is Freshness.BEHIND:
            states[finding.path] = PageState(
                finding.article, finding.locale, finding.path, freshness, datetime.date(2023, 6, 1)
            )
    return tuple(states.values())


def report_of(
    findings: tuple[Finding, ...],
    states: tuple[PageState, ...] | None = None,
    documents: Callable[[str], Document | None] = document_of,
) -> str:
    return render_html(
        findings,
        summary_of(findings, files=len(states or findings)),
        states_of(findings) if states is None else states,
        TODAY,
        documents,
        "doclint check --fix",
    )


SHARED = (*FINDINGS, SEGMENT)

_LOCALES = ("fr-FR", "nb-NO", "ro-RO", "uk-UA", "zh-CN")


def many(articles: int = 3000, findings: int = 20_000) -> tuple[tuple[Finding, ...], tuple[PageState, ...]]:
    """As many findings on the pages of so many articles in five locales, with messages that differ."""
    states = tuple(
        PageState(
            f"guide/part-{article % 40}/article-{article:05}.md",
            locale,
            f"{locale}/guide/part-{article % 40}/article-{article:05}.md",
            Freshness.BEHIND if (article + column) % 7 == 0 else Freshness.IN_SYNC,
            TODAY - datetime.timedelta(days=(article * 3 + column) % 1500),
        )
        for article in range(articles)
        for column, locale in enumerate(_LOCALES)
    )
    models = (BEHIND, AUTHOR, SAFELINK, ASSET_ID)
    made = []
    for number in range(findings):
        state = states[(number * 7) % len(states)]
        assert state.path is not None
        made.append(
            models[number % 4]._replace(
                path=state.path,
                locale=state.locale,
                article=state.article,
                message=f"{models[number % 4].message} This is finding {number}.",
                severity=list(Severity)[number % 3],
                cause=None,
                related=(),
                fingerprint=f"f{number}",
            )
        )
    return tuple(sorted(made, key=lambda finding: finding.sort_key)), states
