"""Reads a page, checks it by itself, and keeps what its siblings need to know; then runs the rules that compare those.

A page is read knowing nothing of others, so that pages may be read in any order.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple

from doclint.articles.grouping import Article, Corpus
from doclint.articles.translated_page import TranslatedPage
from doclint.cache.page_result import Lasting, PageResult
from doclint.config.settings import Settings
from doclint.corpus.build_configuration import Docsets
from doclint.corpus.library import Library
from doclint.corpus.locale_codes import fold_locale
from doclint.corpus.locale_sets import PlacedPage
from doclint.document import Document, UnreadableError, read_document
from doclint.document.directives import is_mdx, read_directives
from doclint.document.facts import FactFinder
from doclint.document.page import TooLargeError, digest, source_hashes
from doclint.document.pairs import PairedPage
from doclint.document.regions import Regions
from doclint.document.roles import Roles
from doclint.document.stamps import HASHES, Stamp, expected_hashes
from doclint.findings import KeyPlace, LocatedProblem, Position, Problem
from doclint.rules.page import Page
from doclint.rules.registry import all_rules
from doclint.rules.rule import PAGE_SCOPES, RegisteredRule, Scope
from doclint.run.located_problems import locate, problem_of_run
from doclint.run.locating import Places, PlacesInFacts, PlacesOnPage, PlacesOnPages
from doclint.run.page_schemas import NAMING_KEY, AppliedSchemas, PageSchemas
from doclint.schema import SchemaError
from doclint.system.data_classes import replace
from doclint.system.paths import relative_path

_Content = tuple[str, bytes, PlacedPage | None]
"""A page by its absolute path, its bytes, and where it stands."""


# Translators of plain pages lead to pages in their language and put code marks where the source has none: of 1,040 and
# 373 findings on five sites 70 that were read had hardly a defect.
_NOISE_ON_PLAIN_PAGES = frozenset(("SEG005", "SEG007"))


class _Subject(NamedTuple):
    """What rules look at, and what they have found.

    Attributes:
        path: of the page that a finding is on where it does not say so itself.
    """

    subject: Page | PairedPage | TranslatedPage | Article | Corpus
    path: str
    places: Places
    found: list[LocatedProblem]


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
            if code in settings.select or (runs_all and registered.scope in PAGE_SCOPES)
        ]
        self._fact_finder = FactFinder(settings.preset.roles, settings.preset.stamp)
        self._page_schemas = PageSchemas(settings)
        self._folder = os.getcwd()
        self._docsets = Docsets()
        roles = settings.preset.roles
        self._stamp_keys = tuple(route for route in (roles.source_commit, roles.source_hash) if route is not None)
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
    def _pair_checks(self) -> _Checks:
        return self._bind(Scope.PAIR)

    @cached_property
    def corpus_checks(self) -> dict[str, tuple[RegisteredRule, Callable[[Any], Iterable[Problem]]]]:
        """By code, the article rules that speak of a whole corpus at once, and how."""
        bound = (
            (registered, registered.bind_corpus(self._settings.options.get(registered.code)))
            for registered in self._rules
            if registered.scope is Scope.ARTICLE
        )
        return {registered.code: (registered, check) for registered, check in bound if check is not None}

    @cached_property
    def _article_checks(self) -> _Checks:
        return self._bind(Scope.ARTICLE)

    @cached_property
    def _schema_checks(self) -> _Checks:
        return self._bind(Scope.PAGE, of_schema=True)

    def read(self, pages: Iterable[str], places: Mapping[str, PlacedPage | None]) -> Iterator[PageResult]:
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
                yield PageResult(path, None, (_unreadable(path, error),), lasting=Lasting.NEVER)
                together, size = [], 0
                continue
            together.append((page, content, places[page]))
            size += len(content)
            if len(together) == PAGES_TOGETHER or size > _BYTES_TOGETHER:
                yield from self.read_contents(together)
                together, size = [], 0
        yield from self.read_contents(together)

    def read_contents(self, contents: Iterable[_Content]) -> list[PageResult]:
        """Read pages of which the bytes are known, each rule in turn on all of them.

        A processor that does one thing many times does it in two thirds of the time.
        """
        opened = [self._open(*content) for content in contents]
        pages = [each for each in opened if isinstance(each, _OpenPage)]
        self._find(self._page_checks, [each.for_rules for each in pages])
        bilingual = [each for each in pages if each.page.document.halves]
        self._find(self._pair_checks, [each.for_rules._replace(subject=each.page.document) for each in bilingual])
        # On most pages the schemas find nothing, and half of the rules speak of nothing else.
        self._find(self._schema_checks, [each.for_rules for each in pages if _may_break_schemas(each.page)])
        return [self._close(each) if isinstance(each, _OpenPage) else each for each in opened]

    def read_content(self, page: str, content: bytes, placed: PlacedPage | None) -> PageResult:
        """Read one page that has these bytes."""
        return self.read_contents([(page, content, placed)])[0]

    def _open(self, page: str, content: bytes, placed: PlacedPage | None) -> _OpenPage | PageResult:
        """A page as rules look at it; its reading where it cannot be read."""
        path = relative_path(page, self._folder)
        try:
            document = read_document(content)
        except UnreadableError as error:
            return PageResult(path, None, (_unreadable(path, error),), digest=self._digest(content))
        applied = self._page_schemas.of(page, document)
        place = self._path_in_configuration(page, path)
        subject = Page(
            document,
            applied.schemas,
            place,
            self._now,
            names_schema=applied.names_own,
            given=partial(self._docsets.given, page),
            is_fragment=partial(self._docsets.is_fragment, page),
            stamp_keys=self._stamp_keys,
        )
        for_rules = _Subject(subject, path, PlacesOnPage(document), [])
        return _OpenPage(subject, for_rules, applied, content, placed)

    def _close(self, opened: _OpenPage) -> PageResult:
        """What is kept of a page when all rules have looked at it."""
        page, (_, path, _, found), applied, content, placed = opened
        document = page.document
        is_source = placed is not None and fold_locale(placed.locale) == fold_locale(placed.locale_set.source_locale)
        facts = self._fact_finder.facts(
            document,
            path,
            standing=None if placed is None else (placed.locale, placed.article),
            content_hashes=_content_hashes(content, self._settings.preset.stamp) if is_source else None,
            unique_attributes=page.unique_attributes,
        )
        refused = () if applied.refusal is None else (_refused(path, document, applied.refusal),)
        directives = read_directives(document, is_mdx=is_mdx(path))
        ignored = (_too_many_comments(path),) if len(directives) > MOST_COMMENTS else ()
        over = (_too_much_work(path),) if page.is_over_budget else ()
        problems = (*refused, *ignored, *over, *found)
        lasting = Lasting.NEVER if over else _lasting(applied, problems)
        return PageResult(path, facts, problems, directives[:MOST_COMMENTS], self._digest(content), lasting)

    def choose(self, reading: PageResult) -> PageResult:
        """What counts of a reading: the findings of the selected rules that no other one says better."""
        if not reading.problems:
            return reading
        select = self._settings.select
        problems = [
            self._with_severity(problem)
            for problem in reading.problems
            if (problem.unfinished or problem.code) in select
            or (all_rules()[problem.code].scope is Scope.RUN and problem.unfinished is None)
        ]
        return reading._replace(problems=_without_mended(problems))

    def _with_severity(self, problem: LocatedProblem) -> LocatedProblem:
        """A problem with the severity that the problem itself has, or else the configuration gives to its rule."""
        configured = self._settings.severities.get(problem.code)
        if configured is None or problem.has_own_severity:
            return problem
        return replace(problem, severity=configured)

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

    def compare_articles(self, articles: Sequence[Article], roles: Roles) -> Iterator[LocatedProblem]:
        """Run article rules."""
        places = self._places_in(articles, roles)
        subjects = [_Subject(article, article.pages[0].path, places, []) for article in articles]
        self._find(self._article_checks, subjects)
        for subject in subjects:
            yield from map(self._with_severity, subject.found)

    @cached_property
    def _translation_checks(self) -> _Checks:
        pair_checks = [check for check in self._pair_checks if check[0].code not in _NOISE_ON_PLAIN_PAGES]
        return pair_checks + self._bind(Scope.PARITY)

    def check_translations(self, pages: Sequence[TranslatedPage]) -> list[list[LocatedProblem]]:
        """Run pair and parity rules on plain translations that have their source pages beside them."""
        subjects = [
            _Subject(
                page,
                page.path,
                PlacesOnPages({page.now.path: page.now.document, page.path: page.document}),
                [],
            )
            for page in pages
        ]
        self._find(self._translation_checks, subjects)
        return [[self._with_severity(each) for each in _without_mended(subject.found)] for subject in subjects]

    def compare_corpus(self, corpus: Corpus) -> Iterator[LocatedProblem]:
        """Run corpus rules, on a corpus with all pages that there are."""
        uniques = {
            unique.schema for article in corpus.articles for page in article.pages for unique in page.unique_attributes
        }
        with_schemas = replace(corpus, schemas=self._page_schemas.by_name(uniques))
        places = self._places_in(corpus.articles, corpus.roles)
        subject = _Subject(with_schemas, corpus.articles[0].pages[0].path, places, [])
        self._find([*self._bind(Scope.CORPUS), *self.corpus_checks.values()], [subject])
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


def _without_mended(problems: list[LocatedProblem]) -> tuple[LocatedProblem, ...]:
    """Those problems which no rule that they give way to says already, with a fix for the very place."""
    rules = all_rules()
    mended = {
        code: Regions(
            edit
            for problem in problems
            if problem.code == code and problem.fix is not None
            for edit in problem.fix.edits
        )
        for code in {code for problem in problems for code in rules[problem.code].gives_way_to}
    }
    return tuple(
        problem
        for problem in problems
        if not any(mended[code].hold(problem.start) for code in rules[problem.code].gives_way_to)
    )


def display_path(page: str) -> str:
    """An absolute path as it is shown: POSIX, relative to the working directory."""
    return relative_path(page, os.getcwd())


def _unreadable(path: str, error: OSError | UnreadableError) -> LocatedProblem:
    line = error.line if isinstance(error, UnreadableError) else 1
    words = error.strerror if isinstance(error, OSError) else str(error)
    if isinstance(error, TooLargeError):
        help_ = "Split the page, or exclude it."
        return problem_of_run("DOC002", path, Position(line, 1), f"Page exceeds a limit: {words}.", help_)
    help_ = "Make the file readable, or exclude it."
    if isinstance(error, UnreadableError):
        help_ = "Save the page as UTF-8."
    elif isinstance(error, FileNotFoundError):
        help_ = "Pass an existing file; if it was deleted during the run, run doclint again."
    return problem_of_run("DOC001", path, Position(line, 1), f"Cannot read the page: {words}.", help_)


def _refused(path: str, document: Document, error: SchemaError) -> LocatedProblem:
    start = document.positions(document.span(KeyPlace((NAMING_KEY,))))[0]
    message = f"Cannot use the schema of this page: {error}."
    help_ = f"Correct the schema, or set `{NAMING_KEY}` to another file in the repository or to a shipped schema."
    return problem_of_run("DOC001", path, start, message, help_)


def _too_many(code: str, path: str) -> LocatedProblem:
    message = f"Page exceeds a limit: {code} has more than {MOST_FINDINGS:,} findings."
    help_ = "Fix the reported findings, then run doclint again."
    return replace(problem_of_run("DOC002", path, Position(1, 1), message, help_), unfinished=code)


def _too_many_comments(path: str) -> LocatedProblem:
    message = f"Page exceeds a limit: it has more than {MOST_COMMENTS:,} comments for doclint."
    help_ = "Remove some comments; doclint ignores the rest."
    return problem_of_run("DOC002", path, Position(1, 1), message, help_)


def _too_much_work(path: str) -> LocatedProblem:
    message = "The page is over a limit: its schemas take too many steps to check."
    help_ = "Make the schemas simpler: fewer references to the same part, shorter lists and patterns."
    return problem_of_run("DOC002", path, Position(1, 1), message, help_)


def _crashed(code: str, path: str, error: Exception) -> LocatedProblem:
    problem = problem_of_run(
        "DOC003",
        path,
        Position(1, 1),
        f"Rule {code} crashed: {type(error).__name__}: {error!s:.200}.",
        "Report this defect of doclint with the traceback that --debug prints.",
    )
    return replace(problem, unfinished=code)


def _lasting(applied: AppliedSchemas, problems: tuple[LocatedProblem, ...]) -> Lasting:
    """A page may name a schema of its own, which is not known before the page is read; a crash may have any reason."""
    if applied.names_own or applied.refusal is not None or any(problem.unfinished for problem in problems):
        return Lasting.NEVER
    return Lasting.TODAY if any(schema.depends_on_day for schema in applied.schemas) else Lasting.ALWAYS


def _content_hashes(content: bytes, stamp: Stamp | None) -> tuple[str, ...]:
    """The hashes that a translation made from these bytes records."""
    return source_hashes(content) if stamp is None or stamp.kind not in HASHES else expected_hashes(content, stamp)
