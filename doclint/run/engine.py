"""A run, from paths to a report, top to bottom: place, read, put together, compare, suppress, finish, filter, report.

Each step is a module's; none of them comes back here.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from doclint.cache.page_result import Lasting
from doclint.config.request import DEFAULT_REQUEST, RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import Discovery
from doclint.corpus.library import Library
from doclint.document.facts import Facts
from doclint.filtering.inline_comments import UNUSED, suppress
from doclint.filtering.per_file_ignores import mark_ignored
from doclint.findings import Finding, LocatedProblem, Note, Remedy, Severity, Summary
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope
from doclint.run.check_articles import compare_pages
from doclint.run.check_pages import PageChecker
from doclint.run.choosing import choose
from doclint.run.conventions import report_conventions_once
from doclint.run.finishing import finish
from doclint.run.load_corpus import (
    EarlierPages,
    LoadedCorpus,
    PlacedPages,
    Progress,
    no_progress,
    place_pages,
    put_together,
)
from doclint.run.read_pages import open_page_cache, read_pages
from doclint.run.report import Report
from doclint.schema.budget import new_run
from doclint.system.data_classes import replace

if TYPE_CHECKING:
    from doclint.cache.page_cache import PageCache
    from doclint.corpus.changes import Changes
    from doclint.filtering.baseline import Baseline, Entry

Show = Callable[[LoadedCorpus], None]
"""Is shown the pages while git can be asked about them."""


def run(
    discovery: Discovery,
    settings: Settings,
    request: RunRequest = DEFAULT_REQUEST,
    progress: Progress = no_progress,
    *,
    changes: Changes | None = None,
    baseline: Baseline | None = None,
    show: Show | None = None,
) -> Report:
    """Check the pages that were discovered and compare them with their siblings, which are found through the layout.

    Args:
        changes: shows only findings that they caused; then what an edit cannot fix makes no run fail.
        baseline: findings in it are marked, and do not make the run fail.
        show: is shown the pages, for what is not a finding.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    new_run()
    is_whole = not discovery.is_partial
    with Library(discovery.root) as library:
        # Where pages are is known before they are read, and with it the article of each, and the documentation system.
        placed = place_pages(discovery, settings, library)
        discovery, settings, placement = placed.discovery, placed.settings, placed.placement
        pages = sorted(placement.places)
        with open_page_cache(settings, request, pages, library) as page_cache:
            # A run that differs from an earlier one in nothing that is known now finds what that one found.
            is_plain = changes is None and baseline is None and show is None
            remembered = _recall(page_cache, placed) if is_plain else None
            if remembered is not None:
                return remembered

            # Upper half: page rules and pair rules, article by article, in several processes.
            results = read_pages(
                pages, placement, library, settings, request, page_cache, lambda done: progress(done, len(pages))
            )

            # Lower half: facts of all pages together; article and corpus rules.
            loaded = put_together(results, placed, library, page_cache)
            findings = _judge(loaded, settings, request, library, is_whole=is_whole)
            if show is not None:
                show(loaded)

            # What of it is new, and what is known already.
            if changes is not None:
                from doclint.filtering.since import caused_by  # noqa: PLC0415 - only who asks what changed needs it

                before = _findings_before(changes, loaded, discovery, settings, request)
                findings = caused_by(changes, findings, before, discovery.root)
            stale: tuple[Entry, ...] = ()
            kept: tuple[Entry, ...] = ()
            if baseline is not None:
                findings, stale, kept = _mark_known(
                    baseline, findings, placed, loaded.by_page, may_be_stale=changes is None
                )

            report = _report(loaded, findings, placed, is_partial=discovery.is_partial or changes is not None)
            if page_cache is not None:
                if is_plain:
                    _remember(page_cache, report, loaded, placed, library)
                page_cache.keep()
    return replace(report, stale=stale, kept=kept)


def check_page(
    path: str,
    content: bytes,
    settings: Settings,
    request: RunRequest = DEFAULT_REQUEST,
    root: str = ".",
) -> list[LocatedProblem]:
    """What page rules find in a page that has these bytes, and what its own comments suppress of it.

    Args:
        path: from the root.
    """
    root = os.path.abspath(root)
    with Library(root) as library:
        result = PageChecker(settings, request, library).check_content(
            os.path.normpath(os.path.join(root, path)), content
        )
    problems, _ = suppress(choose(result.problems, settings), {path: result.directives}, lambda _: False)
    return problems


def exit_code(report: Report) -> int:
    """What a run ends with: 0, 1 if findings decide so, 2 if it is incomplete."""
    return 2 if report.is_incomplete else int(bool(report.decides))


def exit_code_of(findings: Iterable[Finding], settings: Settings) -> int:
    """The same for findings of a single page."""
    found = tuple(findings)
    if any(finding.code in _INCOMPLETE for finding in found):
        return 2
    return int(bool(_deciding(found, settings, is_partial=True)))


# --- findings of pages that are loaded


def _judge(
    loaded: LoadedCorpus, settings: Settings, request: RunRequest, library: Library, *, is_whole: bool
) -> list[Finding]:
    """Compare the pages, and see to what their own comments, the configuration and the day do to what was found."""
    problems = [problem for result in loaded.results for problem in result.problems]
    if is_whole:
        problems = report_conventions_once(problems, loaded.by_page, library.root)
    problems.extend(compare_pages(loaded, settings, request, library, is_whole=is_whole))
    directives = {result.path: result.directives for result in loaded.results if result.directives}
    problems, unused = suppress(problems, directives, _can_judge(problems, settings, is_whole=is_whole))
    if UNUSED in settings.select:
        severity = settings.severities.get(UNUSED)
        problems.extend(unused if severity is None else [replace(problem, severity=severity) for problem in unused])
    if settings.escalations:
        problems = [_escalated(problem, settings) for problem in problems]
    return mark_ignored(finish(problems, loaded.corpus), settings.per_file_ignores, library.root)


def _can_judge(
    problems: list[LocatedProblem], settings: Settings, *, is_whole: bool
) -> Callable[[frozenset[str]], bool]:
    """Whether a comment about these rules that suppresses nothing is known to be of no use: all of them ran."""
    rules = all_rules()
    ran = {code for code in settings.select if is_whole or rules[code].scope is not Scope.CORPUS}
    is_finished = all(problem.unfinished is None for problem in problems)

    def can_judge(codes: frozenset[str]) -> bool:
        meant = {code for code in codes if rules[code].is_on or code in settings.select}
        return is_finished and bool(meant) and meant <= ran

    return can_judge


def _escalated(problem: LocatedProblem, settings: Settings) -> LocatedProblem:
    escalation = settings.escalations.get(problem.code)
    if escalation is None:
        return problem
    message = escalation.announce(problem.message, problem.severity, settings.today)
    return replace(problem, message=message, severity=escalation.severity(problem.severity, settings.today))


def _findings_before(
    changes: Changes, loaded: LoadedCorpus, discovery: Discovery, settings: Settings, request: RunRequest
) -> list[Finding]:
    """What was to be found before the changes; pages that did not change are not read again."""
    instead: dict[str, bytes | None] = {page.path: None for page in changes.pages if page.path is not None}
    instead.update({page.old_path: page.old_content for page in changes.pages if page.old_path is not None})
    old = {path for path, content in instead.items() if content is not None}
    pages = tuple(sorted({page for page in discovery.pages if page not in instead} | old))
    earlier = EarlierPages(instead, loaded.by_page)
    with Library(discovery.root, instead) as library:
        placed = replace(place_pages(replace(discovery, pages=pages), settings, library), settings=settings)
        placement = placed.placement
        known = earlier.results(placement.places)
        unknown = sorted(page for page in placement.places if page not in known)
        with open_page_cache(settings, request, unknown, library) as page_cache:
            results = read_pages(unknown, placement, library, settings, request, page_cache)
            loaded_before = put_together(results, placed, library, page_cache, known)
            return _judge(loaded_before, settings, request, library, is_whole=not discovery.is_partial)


# --- what is known already


def _mark_known(
    baseline: Baseline,
    findings: list[Finding],
    placed: PlacedPages,
    read: Mapping[str, object],
    *,
    may_be_stale: bool,
) -> tuple[list[Finding], tuple[Entry, ...], tuple[Entry, ...]]:
    """The findings, those in a baseline marked; and its entries: those that are gone, and the others."""
    from doclint.filtering.baseline import entries_of, merged  # noqa: PLC0415 - only who has a baseline needs it

    findings, left = baseline.mark(findings)
    stale = _stale(left, baseline, placed, read) if may_be_stale else ()
    known = entries_of(finding for finding in findings if finding.suppressed == "baseline")
    return findings, stale, merged([*known, *(entry for entry in left if entry not in stale)])


def _stale(left: list[Entry], baseline: Baseline, placed: PlacedPages, read: Mapping[str, object]) -> tuple[Entry, ...]:
    """Of the entries that are left over, those that this run could have found: their page was asked for, or is gone."""
    # Rules about the whole corpus do not run on named files, whatever pages these are.
    is_whole = not placed.discovery.is_partial and all(page in read for page in baseline.existing_pages)
    pages = frozenset(placed.discovery.pages)
    rules = all_rules()

    def is_stale(entry: Entry) -> bool:
        if entry.rule in rules and entry.rule not in placed.settings.select:
            return False
        if entry.rule in rules and rules[entry.rule].scope is Scope.CORPUS and not is_whole:
            return False
        return baseline.page(entry) in pages or not baseline.exists(entry)

    return tuple(entry for entry in left if is_stale(entry))


# --- the report


def _report(
    loaded: LoadedCorpus,
    findings: list[Finding],
    placed: PlacedPages,
    *,
    is_partial: bool,
) -> Report:
    discovery, settings = placed.discovery, placed.settings
    shown = {loaded.by_page[page][1].path for page in discovery.pages}
    findings = [
        finding
        for finding in findings
        if finding.path in shown or any(related.path in shown for related in finding.related)
    ]
    looked_at = [result.facts for result in loaded.results if result.facts is not None and result.path in shown]
    with_finding = {finding.path for finding in findings} & shown
    notes = _notes(discovery, loaded, settings)
    return Report(
        root=discovery.root,
        findings=tuple(findings),
        summary=_summarize(findings, looked_at, len(shown), notes),
        is_incomplete=any(note.fatal for note in notes) or any(finding.code in _INCOMPLETE for finding in findings),
        decides=_deciding(findings, settings, is_partial=is_partial),
        layout=(*placed.why, *placed.layout.describe()),
        digests={result.path: result.digest for result in loaded.results if result.path in with_finding},
        translations={
            article.source.path: len(article.translations)
            for article in loaded.corpus.articles
            if article.source is not None
        },
    )


# A run in which one of these was found could not look everywhere, and never says "clean".
_INCOMPLETE = ("DOC001", "DOC002", "DOC003")


def _deciding(findings: Iterable[Finding], settings: Settings, *, is_partial: bool) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if _decides(finding, settings, is_partial=is_partial))


def _decides(finding: Finding, settings: Settings, *, is_partial: bool) -> bool:
    """Whether a finding makes the run fail. Nobody's commit is stopped by what only the next handoff corrects."""
    if finding.severity.rank < settings.fail_on.rank or finding.suppressed is not None:
        return False
    return finding.remedy is Remedy.EDIT or not is_partial


def with_severity(report: Report, least: Severity) -> Report:
    """A report with the findings that have at least this severity; what could not be checked is always told."""
    findings = tuple(finding for finding in report.findings if finding.severity.rank >= least.rank)
    summary = replace(
        report.summary,
        warnings=report.summary.warnings if least is not Severity.ERROR else 0,
        infos=report.summary.infos if least is Severity.INFO else 0,
        suppressed=sum(finding.suppressed is not None for finding in findings),
    )
    decides = tuple(finding for finding in report.decides if finding.severity.rank >= least.rank)
    return replace(report, findings=findings, decides=decides, summary=summary)


def _schema_notes(settings: Settings) -> tuple[Note, ...]:
    """What of the schemas of a run is left out."""
    notes = {note: assigned.schema.name for assigned in settings.schemas or () for note in assigned.schema.notes}
    return tuple(Note("pattern-left-out", message, path) for message, path in notes.items())


# What git could not say. Where only commits tell how fresh a page is, such a run did not look.
_OF_FRESHNESS = ("missing-commits", "missing-versions", "git-refused")


def _notes(discovery: Discovery, loaded: LoadedCorpus, settings: Settings) -> tuple[Note, ...]:
    roles = settings.preset.roles
    judges_by_commits = roles.source_commit is not None and roles.source_hash is None
    notes = (*discovery.notes, *_schema_notes(settings), *loaded.source_side.notes)
    return tuple(
        replace(note, fatal=True) if judges_by_commits and note.kind in _OF_FRESHNESS else note for note in notes
    )


def _summarize(findings: list[Finding], looked_at: list[Facts], files: int, notes: tuple[Note, ...]) -> Summary:
    counts = Counter(finding.severity for finding in findings if finding.suppressed is None)
    return Summary(
        files=files,
        articles=len({page.article for page in looked_at}),
        locales=len({page.locale.casefold() for page in looked_at if page.locale}),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
        suppressed=sum(finding.suppressed is not None for finding in findings),
        notes=notes,
    )


# --- whole runs that are remembered


def _known_before(placed: PlacedPages) -> tuple[object, ...]:
    """What is known before a page is read, besides which pages there are, in a form whose `repr` tells it."""
    discovery, layout, placement = placed.discovery, placed.layout, placed.placement
    places = placement.places
    some = {placed.locale_set: placed for placed in places.values() if placed is not None}
    described = [(each.describe(), each.locales, placed.article) for each, placed in some.items()]
    asked = discovery.pages if len(discovery.pages) < len(places) else "all"
    return described, layout.describe(), sorted(placement.orphans), discovery.root, asked, discovery.is_partial


def _recall(page_cache: PageCache | None, placed: PlacedPages) -> Report | None:
    """The report of an earlier run for which everything was the same."""
    discovery, settings = placed.discovery, placed.settings
    if page_cache is None or discovery.notes:
        return None
    from doclint.cache.page_records import RecordError  # noqa: PLC0415 - short runs remember nothing
    from doclint.cache.run_records import read_run  # noqa: PLC0415 - as above

    record = page_cache.recall_run(*_known_before(placed))
    if record is None:
        return None
    try:
        known = read_run(record)
    except RecordError:
        return None
    decides = _deciding(known.findings, settings, is_partial=discovery.is_partial)
    return Report(root=discovery.root, is_incomplete=False, decides=decides, **known._asdict())


def _remember(
    page_cache: PageCache,
    report: Report,
    loaded: LoadedCorpus,
    placed: PlacedPages,
    library: Library,
) -> None:
    """Take down a report, where everything that it depends on is known: what git tells is not."""
    stamp = placed.settings.preset.stamp
    has_side_file = stamp is not None and stamp.file is not None
    has_told = library.has_asked_git or bool(report.summary.notes) or has_side_file
    is_lasting = all(result.lasting is not Lasting.NEVER for result in loaded.results)
    if is_lasting and not has_told and not report.is_incomplete:
        from doclint.cache.run_records import WholeRun, write_run  # noqa: PLC0415 - short runs remember nothing

        whole = WholeRun(report.findings, report.summary, report.layout, report.digests, report.translations)
        page_cache.note_run(write_run(whole), *_known_before(placed))
