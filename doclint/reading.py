"""Reads a page, checks it by itself, and keeps what its siblings need to know; then runs the rules that compare those.

A page is read knowing nothing of others, so that pages may be read in any order.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from doclint.config.presets import Roles
from doclint.config.settings import Settings
from doclint.corpus.articles import Article, Corpus
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.corpus.paths import relative_path
from doclint.data_classes import replace
from doclint.document import Document, UnreadableError, read_document
from doclint.document.directives import Directive, read_directives
from doclint.document.facts import FactFinder, Facts
from doclint.document.page import TooLargeError, digest, source_hashes
from doclint.document.regions import Regions
from doclint.drafts import Draft, locate
from doclint.findings import KeyPlace, Position, Problem
from doclint.page_schemas import NAMING_KEY, AppliedSchemas, PageSchemas
from doclint.places import Places, PlacesInFacts, PlacesOnPage
from doclint.rules.page import Page
from doclint.rules.registry import all_rules
from doclint.rules.rule import RegisteredRule, Scope
from doclint.schema import SchemaError


class Lasting(Enum):
    """For how long a reading holds while its page and what is known about it stay the same."""

    ALWAYS = "always"
    TODAY = "today"
    NEVER = "never"


class Reading(NamedTuple):
    """What is kept of a page when its text is let go. `facts` is None where it could not be read.

    It does not depend on which rules are selected and how severe they are until `Reader.choose` has seen it: a draft
    without a severity has that of its rule.
    """

    path: str
    facts: Facts | None
    drafts: tuple[Draft, ...]
    directives: tuple[Directive, ...] = ()
    digest: bytes = b""
    lasting: Lasting = Lasting.ALWAYS


_Content = tuple[str, bytes, PlacedPage | None]
"""A page by its absolute path, its bytes, and where it stands."""


class _Subject(NamedTuple):
    """What rules look at, and what they have found.

    Attributes:
        path: of the page that a finding is on where it does not say so itself.
    """

    subject: Page | Article | Corpus
    path: str
    places: Places
    found: list[Draft]


class _OpenPage(NamedTuple):
    """A page that is being read, as rules look at it, and what else its reading is made of."""

    page: Page
    for_rules: _Subject
    applied: AppliedSchemas
    content: bytes
    placed: PlacedPage | None


_Checks = list[tuple[RegisteredRule, Callable[[Any], Iterable[Problem]]]]
"""Rules, and what finds the problems of each in a page, an article or the corpus."""


MOST_FINDINGS = 10_000
"""How many findings of a rule on one page or article are kept; on 19,000 real pages no rule has more than 10."""

MOST_COMMENTS = 10_000
"""How many comments for doclint on one page count."""

PAGES_TOGETHER = 32
"""How many pages are open at a time."""

# About how many bytes of them.
_BYTES_TOGETHER = 1_000_000


class Reader:
    """Reads pages and runs rules on them.

    Attributes:
        runs_all: whether it runs every rule about pages on them, so that what it finds serves any selection.

    Args:
        digests: whether readings have the digests of their pages.
    """

    def __init__(self, settings: Settings, library: Library, *, runs_all: bool = False, digests: bool = True) -> None:
        self._settings = settings
        self._library = library
        self.runs_all = runs_all
        self._digest = digest if digests else _no_digest
        self._rules = [
            registered
            for code, registered in all_rules().items()
            if code in settings.select or (runs_all and registered.scope is Scope.PAGE)
        ]
        self._fact_finder = FactFinder(settings.preset.roles)
        self._page_schemas = PageSchemas(settings)
        self._folder = os.getcwd()
        self._now = datetime.combine(settings.today, time(tzinfo=UTC))
        # Pages that were let go are read again for the positions of what their facts tell.
        self._document_of = lru_cache(maxsize=64)(self._read_again)

    def _bind(self, scope: Scope, *, of_schema: bool = False) -> _Checks:
        """The checks of a scope; their modules are imported now."""
        return [
            (registered, registered.bind(self._settings.options.get(registered.code)))
            for registered in self._rules
            if registered.scope is scope and registered.is_of_schema is of_schema
        ]

    @cached_property
    def _page_checks(self) -> _Checks:
        return self._bind(Scope.PAGE)

    @cached_property
    def _article_checks(self) -> _Checks:
        return self._bind(Scope.ARTICLE)

    @cached_property
    def _schema_checks(self) -> _Checks:
        return self._bind(Scope.PAGE, of_schema=True)

    def read(self, pages: Iterable[str], places: Mapping[str, PlacedPage | None]) -> Iterator[Reading]:
        """Read pages by their absolute paths, check them, and keep what their siblings need to know.

        Args:
            places: where each page stands.
        """
        together: list[_Content] = []
        size = 0
        for page in pages:
            try:
                content = self._library.read(page)
            except OSError as error:
                yield from self.read_contents(together)
                path = display_path(page)
                yield Reading(path, None, (_unreadable(path, error),), lasting=Lasting.NEVER)
                together, size = [], 0
                continue
            together.append((page, content, places[page]))
            size += len(content)
            if len(together) == PAGES_TOGETHER or size > _BYTES_TOGETHER:
                yield from self.read_contents(together)
                together, size = [], 0
        yield from self.read_contents(together)

    def read_contents(self, contents: Iterable[_Content]) -> list[Reading]:
        """Read pages of which the bytes are known, each rule in turn on all of them.

        A processor that does one thing many times does it in two thirds of the time.
        """
        opened = [self._open(*content) for content in contents]
        pages = [each for each in opened if isinstance(each, _OpenPage)]
        self._find(self._page_checks, [each.for_rules for each in pages])
        # On most pages the schemas find nothing, and half of the rules speak of nothing else.
        self._find(self._schema_checks, [each.for_rules for each in pages if _may_break_schemas(each.page)])
        return [self._close(each) if isinstance(each, _OpenPage) else each for each in opened]

    def read_content(self, page: str, content: bytes, placed: PlacedPage | None) -> Reading:
        """Read one page that has these bytes."""
        return self.read_contents([(page, content, placed)])[0]

    def _open(self, page: str, content: bytes, placed: PlacedPage | None) -> _OpenPage | Reading:
        """A page as rules look at it; its reading where it cannot be read."""
        path = relative_path(page, self._folder)
        try:
            document = read_document(content)
        except UnreadableError as error:
            return Reading(path, None, (_unreadable(path, error),), digest=self._digest(content))
        applied = self._page_schemas.of(page, document)
        place = self._path_in_configuration(page, path)
        subject = Page(document, applied.schemas, place, self._now, names_schema=applied.names_own)
        for_rules = _Subject(subject, path, PlacesOnPage(document), [])
        return _OpenPage(subject, for_rules, applied, content, placed)

    def _close(self, opened: _OpenPage) -> Reading:
        """What is kept of a page when all rules have looked at it."""
        page, (_, path, _, found), applied, content, placed = opened
        document = page.document
        is_source = placed is not None and placed.locale.casefold() == self._settings.source_locale.casefold()
        facts = self._fact_finder.facts(
            document,
            path,
            standing=None if placed is None else (placed.locale, placed.article),
            content_hashes=source_hashes(content) if is_source else None,
            unique_attributes=page.unique_attributes,
        )
        refused = () if applied.refusal is None else (_refused(path, document, applied.refusal),)
        directives = read_directives(document)
        ignored = (_too_many_comments(path),) if len(directives) > MOST_COMMENTS else ()
        drafts = (*refused, *ignored, *found)
        lasting = _lasting(applied, drafts)
        return Reading(path, facts, drafts, directives[:MOST_COMMENTS], self._digest(content), lasting)

    def choose(self, reading: Reading) -> Reading:
        """What counts of a reading: the findings of the selected rules that no other one says better."""
        if not reading.drafts:
            return reading
        select = self._settings.select
        drafts = [
            self._with_severity(draft)
            for draft in reading.drafts
            if (draft.unfinished or draft.rule.code) in select
            or (draft.rule.scope is Scope.RUN and draft.unfinished is None)
        ]
        return reading._replace(drafts=_without_mended(drafts))

    def _with_severity(self, draft: Draft) -> Draft:
        """A draft with the severity that the problem itself has, or else the configuration gives to its rule."""
        configured = self._settings.severities.get(draft.rule.code)
        if configured is None or draft.given_severity is not None:
            return draft
        return replace(draft, given_severity=configured)

    def _read_again(self, path: str) -> Document:
        """A page whose text was let go, for the position of what its facts tell; empty if it has vanished."""
        try:
            return read_document(self._library.read(os.path.abspath(path)))
        except (OSError, UnreadableError):
            return read_document(b"")

    def _path_in_configuration(self, page: str, path: str) -> str:
        """A page's path as the configuration that assigns schemas sees it; `path` where none does."""
        schemas = self._settings.schemas
        return relative_path(page, schemas[0].pages.base) if schemas else path

    def compare_articles(self, articles: Sequence[Article], roles: Roles) -> Iterator[Draft]:
        """Run article rules."""
        places = self._places_in(articles, roles)
        subjects = [_Subject(article, article.pages[0].path, places, []) for article in articles]
        self._find(self._article_checks, subjects)
        for subject in subjects:
            yield from map(self._with_severity, subject.found)

    def compare_corpus(self, corpus: Corpus) -> Iterator[Draft]:
        """Run corpus rules, on a corpus with all pages that there are."""
        uniques = {
            unique.schema for article in corpus.articles for page in article.pages for unique in page.unique_attributes
        }
        with_schemas = replace(corpus, schemas=self._page_schemas.by_name(uniques))
        places = self._places_in(corpus.articles, corpus.roles)
        subject = _Subject(with_schemas, corpus.articles[0].pages[0].path, places, [])
        self._find(self._bind(Scope.CORPUS), [subject])
        yield from map(self._with_severity, subject.found)

    def _places_in(self, articles: Sequence[Article], roles: Roles) -> PlacesInFacts:
        facts = {page.path: page for article in articles for page in article.pages}
        return PlacesInFacts(facts, roles, self._document_of)

    def _find(self, checks: _Checks, subjects: Sequence[_Subject]) -> None:
        """Note what rules find in subjects; a rule that crashes is a finding of its own.

        Nearly all find nothing on nearly all pages, so nothing but the rule's own code stands between it and that.
        """
        for rule, check in checks:
            for subject, path, places, found in subjects:
                most = len(found) + MOST_FINDINGS
                try:
                    for problem in check(subject):
                        if len(found) == most and not isinstance(subject, Corpus):
                            found.append(_too_many(rule.code, path))
                            break
                        found.append(locate(problem, rule, problem.path or path, places))
                except Exception as error:
                    if self._settings.is_debugging:
                        raise
                    found.append(_crashed(rule.code, path, error))


def _no_digest(content: bytes) -> bytes:
    return b""


def _may_break_schemas(page: Page) -> bool:
    try:
        return bool(page.schema_problems)
    except Exception:  # noqa: BLE001 - the rules meet it again, and each tells that it crashed
        return True


def _without_mended(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Those drafts which no rule that they give way to says already, with a fix for the very place."""
    mended = {
        code: Regions(
            edit for draft in drafts if draft.rule.code == code and draft.fix is not None for edit in draft.fix.edits
        )
        for code in {code for draft in drafts for code in draft.rule.gives_way_to}
    }
    return tuple(
        draft for draft in drafts if not any(mended[code].hold(draft.start) for code in draft.rule.gives_way_to)
    )


def display_path(page: str) -> str:
    """An absolute path as it is shown: POSIX, relative to the working directory."""
    return relative_path(page, os.getcwd())


def _unreadable(path: str, error: OSError | UnreadableError) -> Draft:
    line = error.line if isinstance(error, UnreadableError) else 1
    words = error.strerror if isinstance(error, OSError) else str(error)
    if isinstance(error, TooLargeError):
        help_ = "Split the page, or leave it out with `exclude`: what is over a limit is not checked."
        return Draft.of_run("DOC002", path, Position(line, 1), f"The page is over a limit: {words}.", help_)
    help_ = "Let it be readable, or leave it out with `exclude`."
    if isinstance(error, UnreadableError):
        help_ = "Save the page as UTF-8."
    elif isinstance(error, FileNotFoundError):
        help_ = "Name a file that is there; if it went away while doclint ran, run doclint again."
    return Draft.of_run("DOC001", path, Position(line, 1), f"Cannot read the page: {words}.", help_)


def _refused(path: str, document: Document, error: SchemaError) -> Draft:
    start = document.positions(document.span(KeyPlace((NAMING_KEY,))))[0]
    message = f"Cannot use the schema that the page names: {error}."
    help_ = f"Correct the schema, or let `{NAMING_KEY}` name another one: a file in the repository, or one that ships."
    return Draft.of_run("DOC001", path, start, message, help_)


def _too_many(code: str, path: str) -> Draft:
    message = f"The page is over a limit: {code} has more than {MOST_FINDINGS:,} findings in it."
    help_ = "Mend those that are shown; the others are shown then."
    return replace(Draft.of_run("DOC002", path, Position(1, 1), message, help_), unfinished=code)


def _too_many_comments(path: str) -> Draft:
    message = f"The page is over a limit: it has more than {MOST_COMMENTS:,} comments for doclint."
    return Draft.of_run("DOC002", path, Position(1, 1), message, "Take some out: those behind them count for nothing.")


def _crashed(code: str, path: str, error: Exception) -> Draft:
    draft = Draft.of_run(
        "DOC003",
        path,
        Position(1, 1),
        f"The rule {code} crashed: {type(error).__name__}: {error!s:.200}.",
        "This is a defect of doclint: run again with --debug and report the traceback it prints.",
    )
    return replace(draft, unfinished=code)


def _lasting(applied: AppliedSchemas, drafts: tuple[Draft, ...]) -> Lasting:
    """A page may name a schema of its own, which is not known before the page is read; a crash may have any reason."""
    if applied.names_own or applied.refusal is not None or any(draft.unfinished for draft in drafts):
        return Lasting.NEVER
    return Lasting.TODAY if any(schema.depends_on_day for schema in applied.schemas) else Lasting.ALWAYS
