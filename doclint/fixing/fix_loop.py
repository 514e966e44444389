"""The fix loop: applies fixes or writes suppressions, and checks again, until nothing is left to write."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable

from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.findings import Applicability
from doclint.fixing.fix_pages import fix_all, fix_pages, suppress_in_pages
from doclint.fixing.fix_request import FixRequest
from doclint.fixing.patch import unified_diff
from doclint.fixing.write_pages import replace_page
from doclint.run.report import Report
from doclint.system.data_classes import replace
from doclint.system.paths import shown_path

Say = Callable[[str], None]
"""Tells the user a line that is no finding."""

_MOST_LISTED = 5


def check_and_fix(
    check: Callable[[], Report], settings: Settings, request: RunRequest, asked: FixRequest, say: Say
) -> Report:
    """Check pages, fix them as asked, and check them again where something was written."""
    report = check()
    if asked.fix:
        report = _fix(report, check, settings, request, asked, say)
    if asked.add_suppressions:
        report = _add_suppressions(report, check, settings, request, asked, say)
    return report


def fixes_as_patch(report: Report, settings: Settings, request: RunRequest, asked: FixRequest, say: Say) -> bytes:
    """What fixes would change as a patch, empty where that is nothing; its paths count from the working directory."""
    patches: list[bytes] = []

    def write(path: str, before: bytes, after: bytes) -> None:
        patches.append(unified_diff(shown_path(path), before, after))

    outcome = fix_pages(report, settings, request, asked.applicable, write)
    if outcome.fixed:
        say(f"would fix {_findings(outcome.fixed.total())} on {_pages(len(outcome.pages))}: {_by_code(outcome.fixed)}")
    if asked.show_fixes:
        _say_fixes(report.root, outcome.by_page, say)
    _say_what_is_left(report.root, outcome.left, outcome.refused, say)
    return b"".join(patches)


def _fix(
    report: Report, check: Callable[[], Report], settings: Settings, request: RunRequest, asked: FixRequest, say: Say
) -> Report:
    report, total = fix_all(report, settings, request, asked.applicable, replace_page, check)
    pages = sorted(set(total.pages))
    if pages:
        say(f"fixed {_findings(total.fixed.total())} on {_pages(len(pages))}: {_by_code(total.fixed)}")
    if asked.show_fixes:
        _say_fixes(report.root, total.by_page, say)
    _say_what_is_left(report.root, total.left, total.refused, say)
    _say_what_is_unsafe(report, settings, asked, say)
    _warn_of_translations(pages, report, say)
    return report


def _add_suppressions(
    report: Report, check: Callable[[], Report], settings: Settings, request: RunRequest, asked: FixRequest, say: Say
) -> Report:
    outcome = suppress_in_pages(report, settings, request, replace_page, asked.reason)
    if outcome.pages:
        suppressed = _findings(outcome.fixed.total())
        say(f"wrote comments that suppress {suppressed} on {_pages(len(outcome.pages))}: {_by_code(outcome.fixed)}")
    for path, reason in outcome.left:
        say(f"{shown_path(os.path.join(report.root, path))}: not changed: {reason}")
    if outcome.refused:
        say(
            f"cannot suppress {_findings(outcome.refused.total())} with a comment: {_by_code(outcome.refused)}; "
            "fix or ignore it"
        )
    _warn_of_translations(outcome.pages, report, say)
    report = check() if outcome.pages else report
    return replace(report, is_incomplete=True) if outcome.has_failed else report


def _say_fixes(root: str, by_page: Iterable[tuple[str, Counter[str]]], say: Say) -> None:
    for path, codes in by_page:
        say(f"{shown_path(os.path.join(root, path))}: {_by_code(codes)}")


def _say_what_is_left(root: str, left: Iterable[tuple[str, str]], refused: Counter[str], say: Say) -> None:
    for path, reason in left:
        say(f"{shown_path(os.path.join(root, path))}: not fixed: {reason}")
    if refused:
        say(f"did not fix {_findings(refused.total())} because the fix would break something else: {_by_code(refused)}")


def _say_what_is_unsafe(report: Report, settings: Settings, asked: FixRequest, say: Say) -> None:
    if asked.unsafe_fixes:
        return
    more = Counter(
        finding.code
        for finding in report.findings
        if finding.fix is not None
        and finding.fix.applicability is Applicability.UNSAFE
        and finding.suppressed is None
        and (settings.fixable is None or finding.code in settings.fixable)
    )
    if more:
        say(f"--unsafe-fixes would fix {more.total()} more: {_by_code(more)}; review the result")


def _warn_of_translations(pages: Iterable[str], report: Report, say: Say) -> None:
    """A translation is made from the bytes of its source page, so that any edit of these leaves it behind."""
    sources = [page for page in pages if report.translations.get(page)]
    if not sources:
        return
    shown = [shown_path(os.path.join(report.root, page)) for page in sources]
    count = sum(report.translations[page] for page in sources)
    whose = "is a source page" if len(sources) == 1 else "are source pages"
    are = "translation is" if count == 1 else "translations are"
    say(f"warning: {_listed(shown)} {whose}: {count} {are} now behind until the next handoff")


def _findings(count: int) -> str:
    return "1 finding" if count == 1 else f"{count:,} findings"


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"


def _by_code(counts: Counter[str]) -> str:
    return ", ".join(f"{code} {count:,}" for code, count in sorted(counts.items()))


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" and {more:,} more" if more > 0 else "")
