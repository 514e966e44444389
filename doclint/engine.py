"""A run, from paths to findings: discover, read, compare, finish. One direction, no way back.

`reading.py` is its left half, which looks at one page and at nothing else; `survey.py` puts the pages together; here
they are judged.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from doclint.comparing import compare
from doclint.config.per_file_ignores import mark_ignored
from doclint.config.settings import Settings
from doclint.corpus.discovery import Discovery
from doclint.corpus.library import Library
from doclint.data_classes import dataclass, field, replace
from doclint.document.facts import Facts
from doclint.drafts import Draft, finish
from doclint.findings import Finding, Remedy, Severity, Summary
from doclint.reading import Lasting, Reader
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope
from doclint.suppression import UNUSED, suppress
from doclint.survey import Grounds, Past, Progress, Survey, lay_out, look

if TYPE_CHECKING:
    from doclint.baseline import Baseline, Entry
    from doclint.corpus.changes import Changes
    from doclint.memory import Memory


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run.

    Attributes:
        findings: in order of path, start and code.
        is_incomplete: whether something could not be checked or mended, so that the run cannot say "clean".
        decides: the findings that make the run fail.
        notes: what could not be known, and what to do about it.
        layout: where the pages of each locale stand, a line for each set of locales.
        digests: of the pages that have a finding, what tells whether they have changed since they were read; empty
            bytes where nobody is going to ask.
        stale: entries of the baseline whose finding is gone.
        kept: the other entries, under the names that their pages have now.
        translations: of the source pages, how many translations they have.
    """

    findings: tuple[Finding, ...]
    summary: Summary
    is_incomplete: bool
    decides: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    layout: tuple[str, ...] = ()
    digests: Mapping[str, bytes] = field(default_factory=dict)
    stale: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    translations: Mapping[str, int] = field(default_factory=dict)


def run(
    discovery: Discovery,
    settings: Settings,
    progress: Progress = lambda done, total: None,
    *,
    changes: Changes | None = None,
    baseline: Baseline | None = None,
    show: Callable[[Survey], None] | None = None,
) -> Report:
    """Check the pages that were discovered and compare them with their siblings, which are found through the layout.

    Args:
        changes: shows only findings that they caused; then what an edit cannot mend makes no run fail.
        baseline: findings in it are marked, and do not make the run fail.
        show: is shown the pages while git can be asked about them.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    with lay_out(discovery, settings) as grounds:
        memory = grounds.memory if changes is None and baseline is None and show is None else None
        report = _recall(memory, discovery, grounds, settings)
        if report is not None:
            return report
        survey = grounds.survey(settings, progress)
        findings = _judge(survey, settings, is_whole=not discovery.is_partial)
        if show is not None:
            show(survey)
        report = _report(survey, findings, discovery, settings, changes, baseline)
        if memory is not None:
            _note(memory, report, survey, discovery, grounds)
        if grounds.memory is not None:
            grounds.memory.keep()
    return report


def _recall(memory: Memory | None, discovery: Discovery, grounds: Grounds, settings: Settings) -> Report | None:
    """The report of an earlier run for which everything was the same."""
    if memory is None:
        return None
    from doclint.records import RecordError  # noqa: PLC0415 - short runs remember nothing
    from doclint.report_records import read_report  # noqa: PLC0415 - as above

    record = memory.recall_run(*grounds.known(discovery))
    if record is None:
        return None
    try:
        report = read_report(record)
    except RecordError:
        return None
    return replace(report, decides=_deciding(report.findings, settings, is_partial=discovery.is_partial))


def _note(memory: Memory, report: Report, survey: Survey, discovery: Discovery, grounds: Grounds) -> None:
    """Take down a report, where everything that it depends on is known: what git tells is not."""
    has_told = grounds.library.has_asked_git or bool(report.notes)
    is_lasting = all(reading.lasting is not Lasting.NEVER for reading in survey.readings)
    if is_lasting and not has_told and not report.is_incomplete:
        from doclint.report_records import write_report  # noqa: PLC0415 - as above

        memory.note_run(write_report(report), *grounds.known(discovery))


def _report(
    survey: Survey,
    findings: list[Finding],
    discovery: Discovery,
    settings: Settings,
    changes: Changes | None,
    baseline: Baseline | None,
) -> Report:
    if changes is not None:
        from doclint.since import caused_by  # noqa: PLC0415 - only who asks what changed needs it

        findings = caused_by(changes, findings, _findings_before(changes, survey, discovery, settings))
    stale: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    if baseline is not None:
        from doclint.baseline import entries_of, merged  # noqa: PLC0415 - only who has a baseline needs it

        findings, left = baseline.mark(findings)
        stale = _stale(left, baseline, settings, discovery.pages, survey.read) if changes is None else ()
        known = entries_of(finding for finding in findings if finding.suppressed == "baseline")
        kept = merged([*known, *(entry for entry in left if entry not in stale)])

    shown = {survey.read[page][1].path for page in discovery.pages}
    findings = [
        finding
        for finding in findings
        if finding.path in shown or any(related.path in shown for related in finding.related)
    ]
    looked_at = [reading.facts for reading in survey.readings if reading.facts is not None and reading.path in shown]
    with_finding = {finding.path for finding in findings} & shown
    is_partial = discovery.is_partial or changes is not None
    return Report(
        findings=tuple(findings),
        summary=_summarize(findings, looked_at, len(shown)),
        is_incomplete=any(finding.code in _INCOMPLETE for finding in findings),
        decides=_deciding(findings, settings, is_partial=is_partial),
        notes=(*discovery.notes, *survey.source_side.notes),
        layout=survey.layout.describe(),
        digests={reading.path: reading.digest for reading in survey.readings if reading.path in with_finding},
        stale=stale,
        kept=kept,
        translations={
            article.source.path: len(article.translations)
            for article in survey.corpus.articles
            if article.source is not None
        },
    )


def check_page(path: str, content: bytes, settings: Settings) -> list[Draft]:
    """What page rules find in a page that has these bytes, and what its own comments suppress of it."""
    with Library() as library:
        reader = Reader(settings, library)
        reading = reader.choose(reader.read_content(os.path.abspath(path), content, None))
    drafts, _ = suppress(reading.drafts, {path: reading.directives}, lambda _: False)
    return drafts


def _judge(survey: Survey, settings: Settings, *, is_whole: bool) -> list[Finding]:
    """Compare the pages, and see to what their own comments, the configuration and the day do to what was found."""
    drafts = [draft for reading in survey.readings for draft in reading.drafts]
    drafts.extend(compare(survey, settings, is_whole=is_whole))
    directives = {reading.path: reading.directives for reading in survey.readings if reading.directives}
    drafts, unused = suppress(drafts, directives, _can_judge(drafts, settings, is_whole=is_whole))
    if UNUSED in settings.select:
        severity = settings.severities.get(UNUSED)
        drafts.extend(unused if severity is None else [replace(draft, given_severity=severity) for draft in unused])
    if settings.escalations:
        drafts = [_escalated(draft, settings) for draft in drafts]
    return mark_ignored(finish(drafts, survey.corpus), settings.per_file_ignores)


def _can_judge(drafts: list[Draft], settings: Settings, *, is_whole: bool) -> Callable[[frozenset[str]], bool]:
    """Whether a comment about these rules that suppresses nothing is known to be of no use: all of them ran."""
    rules = all_rules()
    ran = {code for code in settings.select if is_whole or rules[code].scope is not Scope.CORPUS}
    is_finished = all(draft.unfinished is None for draft in drafts)

    def can_judge(codes: frozenset[str]) -> bool:
        meant = {code for code in codes if rules[code].is_on or code in settings.select}
        return is_finished and bool(meant) and meant <= ran

    return can_judge


def _escalated(draft: Draft, settings: Settings) -> Draft:
    escalation = settings.escalations.get(draft.rule.code)
    if escalation is None:
        return draft
    message = escalation.announce(draft.message, draft.severity, settings.today)
    return replace(draft, message=message, given_severity=escalation.severity(draft.severity, settings.today))


def _findings_before(changes: Changes, survey: Survey, discovery: Discovery, settings: Settings) -> list[Finding]:
    """What was to be found before the changes; pages that did not change are not read again."""
    instead: dict[str, bytes | None] = {page.path: None for page in changes.pages if page.path is not None}
    instead.update({page.old_path: page.old_content for page in changes.pages if page.old_path is not None})
    old = {path for path, content in instead.items() if content is not None}
    pages = tuple(sorted({page for page in discovery.pages if page not in instead} | old))
    before = Past(instead, survey.read)
    with look(Discovery(pages, discovery.is_partial), settings, past=before) as survey_before:
        return _judge(survey_before, settings, is_whole=not discovery.is_partial)


def _stale(
    left: list[Entry], baseline: Baseline, settings: Settings, asked: Sequence[str], read: Mapping[str, object]
) -> tuple[Entry, ...]:
    """Of the entries that are left over, those that this run could have found: their page was asked for, or is gone."""
    is_whole = all(page in read for page in baseline.existing_pages)
    pages = frozenset(asked)
    rules = all_rules()

    def is_stale(entry: Entry) -> bool:
        if entry.rule in rules and entry.rule not in settings.select:
            return False
        if entry.rule in rules and rules[entry.rule].scope is Scope.CORPUS and not is_whole:
            return False
        return baseline.page(entry) in pages or not baseline.exists(entry)

    return tuple(entry for entry in left if is_stale(entry))


# A run in which one of these was found could not look everywhere, and never says "clean".
_INCOMPLETE = ("DOC001", "DOC002", "DOC003")


def _deciding(findings: Iterable[Finding], settings: Settings, *, is_partial: bool) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if _decides(finding, settings, is_partial=is_partial))


def _decides(finding: Finding, settings: Settings, *, is_partial: bool) -> bool:
    """Whether a finding makes the run fail. Nobody's commit is stopped by what only the next handoff can mend."""
    if finding.severity.rank < settings.fail_on.rank or finding.suppressed is not None:
        return False
    return finding.remedy is Remedy.EDIT or not is_partial


def _summarize(findings: list[Finding], looked_at: list[Facts], files: int) -> Summary:
    counts = Counter(finding.severity for finding in findings if finding.suppressed is None)
    return Summary(
        files=files,
        articles=len({page.article for page in looked_at}),
        locales=len({page.locale.casefold() for page in looked_at if page.locale}),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
        suppressed=sum(finding.suppressed is not None for finding in findings),
    )
