"""Mends the pages of a run: applies the fixes of its findings, or writes comments that suppress them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from doclint.config.settings import Settings
from doclint.data_classes import dataclass, field, replace
from doclint.document.page import digest
from doclint.drafts import Draft
from doclint.engine import Report, check_page
from doclint.findings import Applicability, Finding, Fix
from doclint.fixes import PageCheck, fix_content
from doclint.page_files import NotWrittenError, WriteFailedError, read_page
from doclint.rules.registry import all_rules
from doclint.suppression_comments import add_suppressions

Write = Callable[[str, bytes, bytes], None]
"""Takes a page's path, what it held and what it is to hold; raises `NotWrittenError` if it leaves the page alone."""


@dataclass(slots=True)
class Outcome:
    """What has become of the pages.

    Attributes:
        mended: findings mended or suppressed, by code.
        pages: the pages written, in order.
        refused: fixes that would have done harm, by code.
        left: pages left as they are, each with the reason.
        has_failed: whether a page could not be written for a reason that is not its own.
    """

    mended: Counter[str] = field(default_factory=Counter)
    pages: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    left: list[tuple[str, str]] = field(default_factory=list)
    has_failed: bool = False


def fix_pages(report: Report, settings: Settings, applicable: frozenset[Applicability], write: Write) -> Outcome:
    """Apply the fixes of what a run found and nothing suppresses, page by page."""

    def may_apply(fix: Fix | None, code: str) -> bool:
        is_wanted = settings.fixable is None or code in settings.fixable
        return fix is not None and fix.applicability in applicable and is_wanted and code in settings.select

    def may_fix(draft: Draft) -> bool:
        return may_apply(draft.fix, draft.rule.code)

    outcome = Outcome()
    for path, found in _by_page(report):
        wanted = [finding for finding in found if may_apply(finding.fix, finding.code)]
        content = _content(path, found, report, outcome) if wanted else None
        if content is None:
            continue
        fixed = fix_content(path, content, wanted, _check(path, settings), may_fix)
        outcome.refused += fixed.refused
        if fixed.content != content and _written(path, content, fixed.content, write, outcome):
            outcome.mended += fixed.applied
    return outcome


def suppress_in_pages(report: Report, settings: Settings, write: Write) -> Outcome:
    """Write a comment for each finding that nothing suppresses."""
    outcome = Outcome()
    for path, found in _by_page(report):
        content = _content(path, found, report, outcome)
        if content is None:
            continue
        added = add_suppressions(content, found, _check(path, settings))
        outcome.refused += added.refused
        if added.content != content and _written(path, content, added.content, write, outcome):
            outcome.mended += added.suppressed
    return outcome


def _by_page(report: Report) -> Iterator[tuple[str, list[Finding]]]:
    """The findings that nothing suppresses, by the pages that the run was asked to look at."""
    by_page: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.suppressed is None and finding.path in report.digests:
            by_page.setdefault(finding.path, []).append(finding)
    yield from sorted(by_page.items())


def _check(path: str, settings: Settings) -> PageCheck:
    """Checks a page by more than what was selected: whoever fixes one thing does not want to break another."""
    usual = frozenset(code for code, registered in all_rules().items() if registered.is_on)
    return partial(check_page, path, settings=replace(settings, select=settings.select | usual))


def _content(path: str, found: list[Finding], report: Report, outcome: Outcome) -> bytes | None:
    """What a page holds, None where it is to be left alone."""
    if any(finding.code == "DOC002" for finding in found):
        # What nobody has looked for yet would seem to come from the edits.
        outcome.left.append((path, "it is over a limit"))
        return None
    try:
        content = read_page(path)
    except NotWrittenError as error:
        outcome.left.append((path, str(error)))
        return None
    if digest(content) != report.digests[path]:
        outcome.left.append((path, "it has changed while doclint ran; run doclint again"))
        return None
    return content


def _written(path: str, before: bytes, after: bytes, write: Write, outcome: Outcome) -> bool:
    try:
        write(path, before, after)
    except NotWrittenError as error:
        outcome.left.append((path, str(error)))
        outcome.has_failed |= isinstance(error, WriteFailedError)
        return False
    outcome.pages.append(path)
    return True
