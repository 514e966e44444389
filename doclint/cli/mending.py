"""The options of `doclint check` that write pages or look at changes and known findings, and what they do to a run."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable

import click

from doclint.config.settings import ConfigurationError, Settings
from doclint.corpus.discovery import Discovery
from doclint.data_classes import dataclass, replace
from doclint.engine import Report, run
from doclint.findings import Applicability
from doclint.survey import Progress

Say = Callable[[str], None]
"""Tells the user a line that is no finding."""

_MOST_ROUNDS = 10

_MOST_LISTED = 5

_OPTIONS = (
    click.option("--fix", is_flag=True, help="Apply safe fixes."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: unsafe fixes too."),
    click.option("--diff", is_flag=True, help="Print what --fix would change as a patch, and write nothing."),
    click.option("--add-suppressions", is_flag=True, help="Write a comment that suppresses it for each finding."),
    click.option("--since", metavar="REV", help="Show only what the changes since REV caused."),
    click.option("--baseline", metavar="FILE", type=click.Path(), help="Findings in it do not make the run fail."),
)


@dataclass(frozen=True, slots=True)
class Mending:
    """What `doclint check` was asked for besides checking."""

    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    add_suppressions: bool = False
    since: str | None = None
    baseline: str | None = None

    @property
    def applicable(self) -> frozenset[Applicability]:
        """The fixes that may be applied."""
        return frozenset(Applicability) if self.unsafe_fixes else frozenset([Applicability.SAFE])


def mending_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets each as a keyword argument named like a field of `Mending`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def check_and_mend(
    discovery: Discovery, settings: Settings, asked: Mending, say: Say, progress: Progress = lambda done, total: None
) -> Report:
    """Check pages, mend them as asked, and check them again where something was written.

    Raises:
        ConfigurationError: the baseline or the changes cannot be told.
    """
    if asked.diff and asked.add_suppressions:
        raise ConfigurationError("--diff and --add-suppressions: the first writes nothing; leave one of them out")
    if asked.unsafe_fixes and not (asked.fix or asked.diff):
        say("--unsafe-fixes does nothing without --fix or --diff")

    settings = replace(settings, mends=asked.fix or asked.diff or asked.add_suppressions)

    def look() -> Report:
        return _run(discovery, settings, asked, progress)

    report = look()
    if asked.fix and not asked.diff:
        report = _fix(report, look, settings, asked, say)
    if asked.add_suppressions:
        report = _add_suppressions(report, look, settings, say)
    if report.stale:
        count = sum(entry.count for entry in report.stale)
        which = _listed([f"{entry.rule} in {entry.page}" for entry in report.stale])
        say(
            f"of the baseline {_findings(count)} {'is' if count == 1 else 'are'} gone ({which}): doclint baseline prune"
        )
    return report


def write_diff(report: Report, settings: Settings, asked: Mending, say: Say) -> bool:
    """Print what fixes would change as a patch on standard output; gives whether there is anything."""
    # A run that mends nothing does not need to know how.
    from doclint.mending import fix_pages  # noqa: PLC0415
    from doclint.patch import unified_diff  # noqa: PLC0415

    patches: list[bytes] = []

    def write(path: str, before: bytes, after: bytes) -> None:
        patches.append(unified_diff(path, before, after))

    outcome = fix_pages(report, settings, asked.applicable, write)
    _print_patch(b"".join(patches))
    if outcome.mended:
        say(
            f"would fix {_findings(outcome.mended.total())} on {_pages(len(outcome.pages))}: {_by_code(outcome.mended)}"
        )
    _say_what_is_left(outcome.left, outcome.refused, say)
    return bool(patches)


def _run(discovery: Discovery, settings: Settings, asked: Mending, progress: Progress) -> Report:
    from doclint.baseline import load_baseline  # noqa: PLC0415
    from doclint.corpus.changes import ChangesError, changes_since  # noqa: PLC0415

    path = asked.baseline if asked.baseline is not None else settings.baseline
    baseline = load_baseline(path) if path is not None else None
    changes = None
    if asked.since is not None:
        named = frozenset(discovery.pages)
        try:
            changes = changes_since(
                asked.since, lambda path: path in named or settings.reach.is_page(path), os.getcwd()
            )
        except ChangesError as error:
            raise ConfigurationError(str(error)) from None
    return run(discovery, settings, progress, changes=changes, baseline=baseline)


def _fix(report: Report, look: Callable[[], Report], settings: Settings, asked: Mending, say: Say) -> Report:
    from doclint.mending import Outcome, fix_pages  # noqa: PLC0415
    from doclint.page_files import replace_page  # noqa: PLC0415

    total = Outcome()
    for _ in range(_MOST_ROUNDS):
        outcome = fix_pages(report, settings, asked.applicable, replace_page)
        total.mended += outcome.mended
        total.pages += outcome.pages
        total.left, total.refused, total.has_failed = outcome.left, outcome.refused, outcome.has_failed
        if not outcome.pages:
            break
        # What is found by comparing pages may have another fix now.
        report = look()
    pages = sorted(set(total.pages))
    if pages:
        say(f"fixed {_findings(total.mended.total())} on {_pages(len(pages))}: {_by_code(total.mended)}")
    _say_what_is_left(total.left, total.refused, say)
    _say_what_is_unsafe(report, settings, asked, say)
    _warn_of_translations(pages, report, say)
    return replace(report, is_incomplete=True) if total.has_failed else report


def _add_suppressions(report: Report, look: Callable[[], Report], settings: Settings, say: Say) -> Report:
    from doclint.mending import suppress_in_pages  # noqa: PLC0415
    from doclint.page_files import replace_page  # noqa: PLC0415

    outcome = suppress_in_pages(report, settings, replace_page)
    if outcome.pages:
        suppressed = _findings(outcome.mended.total())
        say(f"wrote comments that suppress {suppressed} on {_pages(len(outcome.pages))}: {_by_code(outcome.mended)}")
    for path, reason in outcome.left:
        say(f"{path}: not changed: {reason}")
    if outcome.refused:
        say(f"no comment fits for {_findings(outcome.refused.total())}: {_by_code(outcome.refused)}; mend or ignore it")
    _warn_of_translations(outcome.pages, report, say)
    report = look() if outcome.pages else report
    return replace(report, is_incomplete=True) if outcome.has_failed else report


def _say_what_is_left(left: Iterable[tuple[str, str]], refused: Counter[str], say: Say) -> None:
    for path, reason in left:
        say(f"{path}: not fixed: {reason}")
    if refused:
        say(f"left {_findings(refused.total())} to you: the fix would break something else: {_by_code(refused)}")


def _say_what_is_unsafe(report: Report, settings: Settings, asked: Mending, say: Say) -> None:
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
        say(f"--unsafe-fixes would fix {more.total()} more: {_by_code(more)}; look at what it does")


def _warn_of_translations(pages: Iterable[str], report: Report, say: Say) -> None:
    """A translation is made from the bytes of its source page, so that any edit of these leaves it behind."""
    sources = [page for page in pages if report.translations.get(page)]
    if not sources:
        return
    count = sum(report.translations[page] for page in sources)
    whose = "is a source page" if len(sources) == 1 else "are source pages"
    are = "translation is" if count == 1 else "translations are"
    say(f"warning: {_listed(sources)} {whose}: {count} {are} behind until the next handoff")


def _print_patch(patch: bytes) -> None:
    if sys.stdout.isatty():
        from doclint.reporters.escaping import visible  # noqa: PLC0415

        for line in patch.decode(errors="surrogateescape").split("\n")[:-1]:
            print(visible(line, sys.stdout.encoding))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(patch)
    sys.stdout.flush()


def _findings(count: int) -> str:
    return "1 finding" if count == 1 else f"{count:,} findings"


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"


def _by_code(counts: Counter[str]) -> str:
    return ", ".join(f"{code} {count:,}" for code, count in sorted(counts.items()))


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" and {more:,} more" if more > 0 else "")
