"""Changes the pages of a run: applies the fixes of its findings, or writes comments that suppress them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.document.page import digest
from doclint.findings import Applicability, Finding, Fix, LocatedProblem
from doclint.fixing.edits import PageCheck, fix_content
from doclint.fixing.suppression_comments import add_suppressions
from doclint.fixing.write_pages import NotWrittenError, WriteFailedError, read_page
from doclint.rules.registry import all_rules
from doclint.run.engine import check_page
from doclint.run.report import Report
from doclint.system.data_classes import dataclass, field, replace

Write = Callable[[str, bytes, bytes], None]
"""Takes a page's absolute path, what it held and what it is to hold.

Raises `NotWrittenError` if it leaves the page alone.
"""


@dataclass(slots=True)
class Outcome:
    """What has become of the pages.

    Attributes:
        fixed: findings fixed or suppressed, by code.
        by_page: the same page by page, in the order in which they were written.
        pages: the pages written, in order.
        refused: fixes that would have done harm, by code.
        left: pages left as they are, each with the reason.
        has_failed: whether a page could not be written for a reason that is not its own.
    """

    fixed: Counter[str] = field(default_factory=Counter)
    by_page: list[tuple[str, Counter[str]]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    left: list[tuple[str, str]] = field(default_factory=list)
    has_failed: bool = False


def fix_pages(
    report: Report, settings: Settings, request: RunRequest, applicable: frozenset[Applicability], write: Write
) -> Outcome:
    """Apply the fixes of what a run found and nothing suppresses, page by page."""

    def may_apply(fix: Fix | None, code: str) -> bool:
        is_wanted = settings.fixable is None or code in settings.fixable
        return fix is not None and fix.applicability in applicable and is_wanted and code in settings.select

    def may_fix(problem: LocatedProblem) -> bool:
        return may_apply(problem.fix, problem.code)

    outcome = Outcome()
    for path, found in _by_page(report):
        wanted = [finding for finding in found if may_apply(finding.fix, finding.code)]
        content = _content(path, found, report, outcome) if wanted else None
        if content is None:
            continue
        fixed = fix_content(path, content, wanted, _check(path, settings, request, report.root), may_fix)
        outcome.refused += fixed.refused
        if fixed.content != content and _written(path, content, fixed.content, write, outcome, report.root):
            outcome.fixed += fixed.applied
            outcome.by_page.append((path, fixed.applied))
    return outcome


_MOST_ROUNDS = 10


def fix_all(
    report: Report,
    settings: Settings,
    request: RunRequest,
    applicable: frozenset[Applicability],
    write: Write,
    check: Callable[[], Report],
) -> tuple[Report, Outcome]:
    """Apply fixes and check again, until nothing changes; gives the last report and all that was done.

    What is found by comparing pages may have another fix once a page has changed.
    """
    total = Outcome()
    for _ in range(_MOST_ROUNDS):
        outcome = fix_pages(report, settings, request, applicable, write)
        total.fixed += outcome.fixed
        total.by_page += outcome.by_page
        total.pages += outcome.pages
        total.left, total.refused, total.has_failed = outcome.left, outcome.refused, outcome.has_failed
        if not outcome.pages:
            break
        report = check()
    return (replace(report, is_incomplete=True) if total.has_failed else report), total


def suppress_in_pages(
    report: Report, settings: Settings, request: RunRequest, write: Write, reason: str = ""
) -> Outcome:
    """Write a comment for each finding that nothing suppresses and that is severe enough to fail a run."""
    outcome = Outcome()
    for path, of_page in _by_page(report):
        found = [finding for finding in of_page if finding.severity.rank >= settings.fail_on.rank]
        if not found:
            continue
        content = _content(path, found, report, outcome)
        if content is None:
            continue
        added = add_suppressions(content, found, _check(path, settings, request, report.root), reason)
        outcome.refused += added.refused
        if added.content != content and _written(path, content, added.content, write, outcome, report.root):
            outcome.fixed += added.suppressed
    return outcome


def _by_page(report: Report) -> Iterator[tuple[str, list[Finding]]]:
    """The findings that nothing suppresses, by the pages that the run was asked to look at."""
    by_page: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.suppressed is None and finding.path in report.digests:
            by_page.setdefault(finding.path, []).append(finding)
    yield from sorted(by_page.items())


def _check(path: str, settings: Settings, request: RunRequest, root: str) -> PageCheck:
    """Checks a page by more than what was selected: whoever fixes one thing does not want to break another."""
    usual = frozenset(code for code, registered in all_rules().items() if registered.is_on)
    return partial(
        check_page, path, settings=replace(settings, select=settings.select | usual), request=request, root=root
    )


def _content(path: str, found: list[Finding], report: Report, outcome: Outcome) -> bytes | None:
    """What a page holds, None where it is to be left alone."""
    if any(finding.code == "DOC002" for finding in found):
        # What nobody has looked for yet would seem to come from the edits.
        outcome.left.append((path, "it exceeds a limit"))
        return None
    try:
        content = read_page(os.path.join(report.root, path))
    except NotWrittenError as error:
        outcome.left.append((path, str(error)))
        return None
    if digest(content) != report.digests[path]:
        outcome.left.append((path, "it changed during the run; run doclint again"))
        return None
    return content


def _written(path: str, before: bytes, after: bytes, write: Write, outcome: Outcome, root: str) -> bool:
    try:
        write(os.path.join(root, path), before, after)
    except NotWrittenError as error:
        outcome.left.append((path, str(error)))
        outcome.has_failed |= isinstance(error, WriteFailedError)
        return False
    outcome.pages.append(path)
    return True
