"""A run, from paths to findings: discover, read, compare, finish. One direction, no way back.

The left half looks at one page and at nothing else, so that it runs in any order; the right half sees only facts.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from doclint.config.per_file_ignores import mark_ignored
from doclint.config.settings import Settings
from doclint.corpus.articles import Article, Clock, Corpus, group_articles
from doclint.corpus.discovery import Discovery
from doclint.corpus.layouts import Layout, find_layout
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.corpus.placement import Placement, place_with_siblings
from doclint.corpus.reach import Reach
from doclint.corpus.source_side import SourceSide
from doclint.document import Document, UnreadableError, read_document
from doclint.document.directives import Directive, read_directives
from doclint.document.facts import Facts, extract_facts
from doclint.document.page import TooLargeError, digest, source_hashes
from doclint.drafts import Draft, finish, locate
from doclint.findings import Finding, KeyPlace, Position, Remedy, Severity, Summary
from doclint.page_schemas import NAMING_KEY, PageSchemas
from doclint.rules.page import Page
from doclint.rules.registry import all_rules
from doclint.rules.rule import RegisteredRule, Scope
from doclint.schema import SchemaError
from doclint.suppression import UNUSED, suppress

if TYPE_CHECKING:
    from doclint.baseline import Baseline, Entry
    from doclint.corpus.changes import Changes

Progress = Callable[[int, int], None]
"""Told how many of how many pages are read."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run.

    Attributes:
        findings: in order of path, start and code.
        is_incomplete: whether something could not be checked, so that the run cannot say "clean".
        decides: the findings that make the run fail.
        notes: what could not be known, and what to do about it.
        layout: where the pages of each locale stand, a line for each set of locales.
        digests: of the pages that have a finding, what tells whether they have changed since they were read.
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a page when its text is let go. `facts` is None where it could not be read."""

    path: str
    facts: Facts | None
    drafts: tuple[Draft, ...]
    directives: tuple[Directive, ...] = ()
    digest: bytes = b""


def run(
    discovery: Discovery,
    settings: Settings,
    progress: Progress = lambda done, total: None,
    *,
    changes: Changes | None = None,
    baseline: Baseline | None = None,
    show: Callable[[Survey], None] = lambda survey: None,
) -> Report:
    """Check the pages that were discovered and compare them with their siblings, which are found through the layout.

    Args:
        changes: shows only findings that they caused; then what an edit cannot mend makes no run fail.
        baseline: findings in it are marked, and do not make the run fail.
        show: is shown the pages while git can be asked about them.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    with look(discovery, settings, progress) as survey:
        findings = _judge(survey, settings, is_whole=not discovery.is_partial)
        notes = survey.source_side.notes
        show(survey)
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

    shown = {display_path(page) for page in discovery.pages}
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
        decides=tuple(finding for finding in findings if _decides(finding, settings, is_partial=is_partial)),
        notes=notes,
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
        reading = _Reader(settings, library).read_content(os.path.abspath(path), content, None)
    drafts, _ = suppress(reading.drafts, {path: reading.directives}, lambda _: False)
    return drafts


def _judge(survey: Survey, settings: Settings, *, is_whole: bool) -> list[Finding]:
    """Compare the pages, and see to what their own comments, the configuration and the day do to what was found."""
    drafts = [draft for reading in survey.readings for draft in reading.drafts]
    drafts.extend(survey.reader.compare(survey.corpus, is_whole=is_whole))
    directives = {reading.path: reading.directives for reading in survey.readings if reading.directives}
    drafts, unused = suppress(drafts, directives, _can_judge(drafts, settings, is_whole=is_whole))
    if UNUSED in settings.select:
        severity = settings.severities.get(UNUSED)
        drafts.extend(unused if severity is None else [replace(draft, severity=severity) for draft in unused])
    if settings.escalations:
        drafts = [_escalated(draft, settings) for draft in drafts]
    return mark_ignored(finish(drafts, survey.corpus), settings.per_file_ignores)


def _can_judge(drafts: list[Draft], settings: Settings, *, is_whole: bool) -> Callable[[frozenset[str]], bool]:
    """Whether a comment about these rules that suppresses nothing is known to be of no use: all of them ran."""
    rules = {code: registered.rule for code, registered in all_rules().items()}
    ran = {code for code in settings.select if is_whole or rules[code].scope is not Scope.CORPUS}
    has_crashed = any(draft.rule.code == "DOC003" for draft in drafts)

    def can_judge(codes: frozenset[str]) -> bool:
        meant = {code for code in codes if rules[code].is_on or code in settings.select}
        return not has_crashed and bool(meant) and meant <= ran

    return can_judge


def _escalated(draft: Draft, settings: Settings) -> Draft:
    escalation = settings.escalations.get(draft.rule.code)
    if escalation is None:
        return draft
    message = escalation.announce(draft.message, draft.severity, settings.today)
    return replace(draft, message=message, severity=escalation.severity(draft.severity, settings.today))


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
        if entry.rule in rules and rules[entry.rule].rule.scope is Scope.CORPUS and not is_whole:
            return False
        return baseline.page(entry) in pages or not baseline.exists(entry)

    return tuple(entry for entry in left if is_stale(entry))


@dataclass(frozen=True, slots=True)
class Survey:
    """The pages of a run, read and put together.

    Attributes:
        read: the readings by the absolute paths of their pages, as the pages alone gave them, with where they stand.
    """

    readings: tuple[Reading, ...]
    read: Mapping[str, tuple[PlacedPage | None, Reading]]
    corpus: Corpus
    layout: Layout
    source_side: SourceSide
    reader: _Reader


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier state of the pages.

    Attributes:
        instead: what pages held that are others now, by absolute path; None for those that were not there.
        read: the readings of the others.
    """

    instead: Mapping[str, bytes | None]
    read: Mapping[str, tuple[PlacedPage | None, Reading]]

    def reading(self, page: str, placed: PlacedPage | None) -> Reading | None:
        """The reading of a page that is what it was and stands where it stood."""
        if page in self.instead or page not in self.read:
            return None
        placed_now, reading = self.read[page]
        return reading if _where(placed_now) == _where(placed) else None


def _where(placed: PlacedPage | None) -> tuple[str, str] | None:
    return None if placed is None else (placed.locale, placed.article)


@contextmanager
def look(
    discovery: Discovery,
    settings: Settings,
    progress: Progress = lambda done, total: None,
    place: Callable[[Sequence[str], Layout, Library, Reach], Placement] = place_with_siblings,
    past: Past | None = None,
) -> Iterator[Survey]:
    """Read the pages that were discovered and those that `place` adds to them, as they are or as they were.

    Git can be asked about them as long as this is open.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    with Library(past.instead if past is not None else None) as library:
        layout = find_layout(
            discovery.pages,
            settings.locales,
            settings.source_locale,
            library,
            preset_layout=settings.preset.layout,
            is_partial=discovery.is_partial,
        )
        placement = place(discovery.pages, layout, library, settings.reach)
        reader = _Reader(settings, library)
        everything = sorted(placement.places)
        readings = []
        for number, page in enumerate(everything, 1):
            known = past.reading(page, placement.places[page]) if past is not None else None
            readings.append(known or reader.read(page, placement.places[page]))
            progress(number, len(everything))
        read = {page: (placement.places[page], one) for page, one in zip(everything, readings, strict=True)}
        readings = _name_articles_without_layout(readings, [placement.places[page] for page in everything])
        facts = {page: one.facts for page, one in zip(everything, readings, strict=True) if one.facts is not None}
        source_side = SourceSide(library)
        source_side.look_up(placement.origins(facts))
        clock = Clock(settings.today, _lag_days(settings))
        around = placement.surroundings(source_side)
        corpus = group_articles(facts.values(), settings.source_locale, settings.preset.roles, clock, around)
        yield Survey(tuple(readings), read, corpus, layout, source_side, reader)


# A run in which one of these was found could not look everywhere, and never says "clean".
_INCOMPLETE = ("DOC001", "DOC002", "DOC003")


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


def _lag_days(settings: Settings) -> int:
    options = settings.options.get("HND002") or all_rules()["HND002"].default_options
    return int(options.lag_days)


def _name_articles_without_layout(readings: list[Reading], places: list[PlacedPage | None]) -> list[Reading]:
    """Name the pages that no layout places by their asset ids, so that pages of several locales come together.

    A GUID that two pages of one locale carry tells nothing.
    """
    loose = [
        reading.facts for reading, placed in zip(readings, places, strict=True) if reading.facts and placed is None
    ]
    carriers = Counter((facts.guid, facts.locale) for facts in loose)
    ambiguous = {guid for (guid, _), count in carriers.items() if count > 1}
    named = {facts.path: facts.guid for facts in loose if facts.locale and facts.guid not in ambiguous}
    return [
        replace(reading, facts=replace(reading.facts, article=guid))
        if reading.facts is not None and (guid := named.get(reading.path))
        else reading
        for reading in readings
    ]


class _Reader:
    """Reads pages and runs rules on them."""

    def __init__(self, settings: Settings, library: Library) -> None:
        self._settings = settings
        self._library = library
        self._rules = [registered for code, registered in all_rules().items() if code in settings.select]
        self._page_schemas = PageSchemas(settings)
        self._now = datetime.combine(settings.today, time(tzinfo=UTC))
        # Pages that were let go are read again for the positions of what their facts tell.
        self._document_of = lru_cache(maxsize=64)(self._read_again)

    def read(self, page: str, placed: PlacedPage | None) -> Reading:
        """Read a page, check it, and keep what its siblings need to know."""
        path = display_path(page)
        try:
            content = self._library.read(page)
        except OSError as error:
            return Reading(path, None, (_unreadable(path, error),))
        return self.read_content(page, content, placed)

    def read_content(self, page: str, content: bytes, placed: PlacedPage | None) -> Reading:
        """The same for a page that has these bytes, by its absolute path."""
        path = display_path(page)
        try:
            document = read_document(content)
        except UnreadableError as error:
            return Reading(path, None, (_unreadable(path, error),))
        facts = extract_facts(document, path, self._settings.preset.roles)
        if placed is None:
            facts = replace(facts, locale=facts.content_locale)
        else:
            is_source = placed.locale.casefold() == self._settings.source_locale.casefold()
            hashes = source_hashes(content) if is_source else None
            facts = replace(facts, locale=placed.locale, article=placed.article, content_hashes=hashes)
        applied = self._page_schemas.of(page, document)
        place = self._path_in_configuration(page, path)
        subject = Page(document, applied.schemas, place, self._now, names_schema=applied.names_own)
        facts = replace(facts, unique_attributes=subject.unique_attributes)
        refused = () if applied.refusal is None else (_refused(path, document, applied.refusal),)
        return Reading(
            path, facts, (*refused, *self._check_page(path, subject)), read_directives(document), digest(content)
        )

    def _read_again(self, path: str) -> Document:
        """A page whose text was let go, for the position of what its facts tell; empty if it has vanished."""
        try:
            return read_document(self._library.read(os.path.abspath(path)))
        except (OSError, UnreadableError):
            return read_document(b"")

    def _path_in_configuration(self, page: str, path: str) -> str:
        """A page's path as the configuration that assigns schemas sees it; `path` where none does."""
        schemas = self._settings.schemas
        return os.path.relpath(page, schemas[0].pages.base).replace(os.sep, "/") if schemas else path

    def _check_page(self, path: str, page: Page) -> tuple[Draft, ...]:
        drafts = [
            draft
            for registered in self._rules
            if registered.rule.scope is Scope.PAGE
            for draft in self._drafts(registered, page, path)
        ]
        return tuple(draft for draft in drafts if not _is_mended_by_another(draft, drafts))

    def compare(self, corpus: Corpus, *, is_whole: bool) -> Iterator[Draft]:
        """Run article rules and, in whole runs, corpus rules."""
        for registered in self._rules:
            if registered.rule.scope is Scope.ARTICLE:
                for article in corpus.articles:
                    yield from self._drafts(registered, article, article.pages[0].path)
            elif registered.rule.scope is Scope.CORPUS and is_whole and corpus.articles:
                with_schemas = replace(corpus, schemas=self._page_schemas.by_name())
                yield from self._drafts(registered, with_schemas, corpus.articles[0].pages[0].path)

    def _drafts(self, registered: RegisteredRule, subject: Page | Article | Corpus, path: str) -> Iterator[Draft]:
        """What a rule finds, located; a rule that crashes is a finding of its own, at `path`."""
        document_of = (lambda _: subject.document) if isinstance(subject, Page) else self._document_of
        code = registered.rule.code
        try:
            for problem in registered.problems(subject, self._settings.options.get(code)):
                severity = problem.severity or self._settings.severities.get(code) or registered.rule.severity
                yield locate(problem, registered.rule, severity, problem.path or path, document_of)
        except Exception as error:
            if self._settings.is_debugging:
                raise
            yield _crashed(code, path, error)


def _is_mended_by_another(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a rule that this one gives way to says it already, with a fix for the very place."""
    return bool(draft.rule.gives_way_to) and any(
        edit.start <= draft.start < edit.end
        for other in drafts
        if other.fix is not None and other.rule.code in draft.rule.gives_way_to
        for edit in other.fix.edits
    )


def display_path(page: str) -> str:
    """A page's path as it is shown: POSIX, relative to the working directory."""
    return os.path.relpath(page).replace(os.sep, "/")


def _unreadable(path: str, error: OSError | UnreadableError) -> Draft:
    line = error.line if isinstance(error, UnreadableError) else 1
    words = error.strerror if isinstance(error, OSError) else str(error)
    if isinstance(error, TooLargeError):
        help_ = "Split the page, or leave it out with `exclude`: what is over a limit is not checked."
        return Draft.of_run("DOC002", path, Position(line, 1), f"The page is over a limit: {words}.", help_)
    help_ = "Save the page as UTF-8." if isinstance(error, UnreadableError) else "Name a file that can be read."
    return Draft.of_run("DOC001", path, Position(line, 1), f"Cannot read the page: {words}.", help_)


def _refused(path: str, document: Document, error: SchemaError) -> Draft:
    start = document.positions(document.span(KeyPlace((NAMING_KEY,))))[0]
    message = f"Cannot use the schema that the page names: {error}."
    help_ = f"Correct the schema, or let `{NAMING_KEY}` name another one: a file in the repository, or one that ships."
    return Draft.of_run("DOC001", path, start, message, help_)


def _crashed(code: str, path: str, error: Exception) -> Draft:
    return Draft.of_run(
        "DOC003",
        path,
        Position(1, 1),
        f"The rule {code} crashed: {type(error).__name__}: {error}.",
        "This is a defect of doclint: run again with --debug and report the traceback it prints.",
    )
