"""The options of `doclint check` that write pages or look at changes and known findings, and what they do to a run."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable

import click

from doclint.config.settings import Settings
from doclint.corpus.discovery import Discovery
from doclint.errors import ConfigurationError
from doclint.findings import Applicability
from doclint.run.engine import Report, run
from doclint.run.survey import Progress
from doclint.system.data_classes import dataclass, replace

Say = Callable[[str], None]
"""Tells the user a line that is no finding."""

_MOST_LISTED = 5

_OPTIONS = (
    click.option("--fix", is_flag=True, help="Apply safe fixes."),
    click.option("--unsafe-fixes", is_flag=True, help="Also apply unsafe fixes, with --fix or --diff."),
    click.option("--diff", is_flag=True, help="Show the changes of --fix without writing files."),
    click.option("--add-suppressions", is_flag=True, help="Write a suppression comment for each finding."),
    click.option("--reason", metavar="TEXT", help="Write this reason into each comment of --add-suppressions."),
    click.option("--since", metavar="REV", help="Report only findings caused by changes since REV."),
    click.option(
        "--baseline", metavar="FILE", type=click.Path(), help="Do not fail on the findings recorded in this file."
    ),
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
    show_fixes: bool = False
    reason: str | None = None
    writes_patch: bool = False

    @property
    def makes_patch(self) -> bool:
        """Whether somebody wants to know what fixes would change."""
        return self.diff or self.writes_patch

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
        raise ConfigurationError("--diff and --add-suppressions: --diff writes nothing; use only one of them")
    if asked.reason is not None:
        from doclint.fixing.suppression_comments import reason_problem  # noqa: PLC0415 - few runs write comments

        if not asked.add_suppressions:
            raise ConfigurationError("--reason goes with --add-suppressions")
        if problem := reason_problem(asked.reason):
            raise ConfigurationError(f"--reason: {problem}")
    if asked.writes_patch and (asked.fix or asked.add_suppressions):
        raise ConfigurationError("--output-file patch: --fix leaves nothing for a patch; use only one of them")
    if asked.show_fixes and not (asked.fix or asked.makes_patch):
        say("--show-fixes does nothing without --fix or --diff")
    if asked.unsafe_fixes and not (asked.fix or asked.makes_patch):
        say("--unsafe-fixes has no effect without --fix, --diff or --output-file patch:FILE")

    settings = replace(settings, mends=asked.fix or asked.makes_patch or asked.add_suppressions)

    def look() -> Report:
        return _run(discovery, settings, asked, progress)

    report = look()
    if asked.fix and not asked.diff:
        report = _fix(report, look, settings, asked, say)
    if asked.add_suppressions:
        report = _add_suppressions(report, look, settings, asked, say)
    if report.stale:
        count = sum(entry.count for entry in report.stale)
        which = _listed([f"{entry.rule} in {entry.page}" for entry in report.stale])
        say(
            f"{_findings(count)} of the baseline {'is' if count == 1 else 'are'} gone ({which}); "
            "run doclint baseline prune"
        )
    return report


def make_patch(report: Report, settings: Settings, asked: Mending, say: Say) -> bytes:
    """What fixes would change, as `git apply` takes it."""
    # A run that mends nothing does not need to know how.
    from doclint.fixing.fix_pages import fix_pages  # noqa: PLC0415
    from doclint.fixing.patch import unified_diff  # noqa: PLC0415

    patches: list[bytes] = []

    def write(path: str, before: bytes, after: bytes) -> None:
        patches.append(unified_diff(path, before, after))

    outcome = fix_pages(report, settings, asked.applicable, write)
    if outcome.mended:
        say(
            f"would fix {_findings(outcome.mended.total())} on {_pages(len(outcome.pages))}: {_by_code(outcome.mended)}"
        )
    if asked.show_fixes:
        _say_fixes(outcome.by_page, say)
    _say_what_is_left(outcome.left, outcome.refused, say)
    return b"".join(patches)


def _run(discovery: Discovery, settings: Settings, asked: Mending, progress: Progress) -> Report:
    from doclint.corpus.changes import ChangesError, changes_since  # noqa: PLC0415
    from doclint.filtering.baseline import load_baseline  # noqa: PLC0415

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
    from doclint.fixing.fix_pages import fix_all  # noqa: PLC0415
    from doclint.fixing.write_pages import replace_page  # noqa: PLC0415

    report, total = fix_all(report, settings, asked.applicable, replace_page, look)
    pages = sorted(set(total.pages))
    if pages:
        say(f"fixed {_findings(total.mended.total())} on {_pages(len(pages))}: {_by_code(total.mended)}")
    if asked.show_fixes:
        _say_fixes(total.by_page, say)
    _say_what_is_left(total.left, total.refused, say)
    _say_what_is_unsafe(report, settings, asked, say)
    _warn_of_translations(pages, report, say)
    return report


def _add_suppressions(
    report: Report, look: Callable[[], Report], settings: Settings, asked: Mending, say: Say
) -> Report:
    from doclint.fixing.fix_pages import suppress_in_pages  # noqa: PLC0415
    from doclint.fixing.write_pages import replace_page  # noqa: PLC0415

    outcome = suppress_in_pages(report, settings, replace_page, asked.reason or "")
    if outcome.pages:
        suppressed = _findings(outcome.mended.total())
        say(f"wrote comments that suppress {suppressed} on {_pages(len(outcome.pages))}: {_by_code(outcome.mended)}")
    for path, reason in outcome.left:
        say(f"{path}: not changed: {reason}")
    if outcome.refused:
        say(
            f"cannot suppress {_findings(outcome.refused.total())} with a comment: {_by_code(outcome.refused)}; "
            "fix or ignore it"
        )
    _warn_of_translations(outcome.pages, report, say)
    report = look() if outcome.pages else report
    return replace(report, is_incomplete=True) if outcome.has_failed else report


def _say_fixes(by_page: Iterable[tuple[str, Counter[str]]], say: Say) -> None:
    for path, codes in by_page:
        say(f"{path}: {_by_code(codes)}")


def _say_what_is_left(left: Iterable[tuple[str, str]], refused: Counter[str], say: Say) -> None:
    for path, reason in left:
        say(f"{path}: not fixed: {reason}")
    if refused:
        say(f"did not fix {_findings(refused.total())} because the fix would break something else: {_by_code(refused)}")


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
        say(f"--unsafe-fixes would fix {more.total()} more: {_by_code(more)}; review the result")


def _warn_of_translations(pages: Iterable[str], report: Report, say: Say) -> None:
    """A translation is made from the bytes of its source page, so that any edit of these leaves it behind."""
    sources = [page for page in pages if report.translations.get(page)]
    if not sources:
        return
    count = sum(report.translations[page] for page in sources)
    whose = "is a source page" if len(sources) == 1 else "are source pages"
    are = "translation is" if count == 1 else "translations are"
    say(f"warning: {_listed(sources)} {whose}: {count} {are} now behind until the next handoff")


def print_diff(patch: bytes) -> None:
    """Print a patch for a reader. What acts on a terminal or in a CI log is shown as what it is, in a pipe too."""
    from doclint.reporters.escaping import visible  # noqa: PLC0415
    from doclint.reporters.workflow_lines import plain_line  # noqa: PLC0415
    from doclint.rules.lnk.hiding import hide_wrapped  # noqa: PLC0415

    for line in patch.decode(errors="surrogateescape").split("\n")[:-1]:
        print(visible(plain_line(hide_wrapped(line)), sys.stdout.encoding or "utf-8"))


def _findings(count: int) -> str:
    return "1 finding" if count == 1 else f"{count:,} findings"


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"


def _by_code(counts: Counter[str]) -> str:
    return ", ".join(f"{code} {count:,}" for code, count in sorted(counts.items()))


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" and {more:,} more" if more > 0 else "")
