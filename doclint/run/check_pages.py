"""Checks the pages of articles, and keeps of each what the rest of a run needs to know when its text is let go.

An article is the unit of work: its source page is read first, and each translation beside it. What is kept of a page
depends on its bytes and on nothing else, so that pages may be checked in any order and in any process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import cached_property, partial
from typing import NamedTuple

from doclint.cache.page_result import Lasting, PageResult
from doclint.config.request import RunRequest
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
from doclint.document.stamps import HASHES, Stamp, expected_hashes
from doclint.findings import KeyPlace, LocatedProblem, Position
from doclint.rules.page import Page
from doclint.rules.rule import Scope
from doclint.run.locating import PlacesOnPage
from doclint.run.page_schemas import NAMING_KEY, AppliedSchemas, PageSchemas
from doclint.run.rule_checks import Checks, Subject, bind_checks, problem_of_run, run_checks
from doclint.schema import SchemaError
from doclint.system.paths import relative_path

MOST_COMMENTS = 10_000
"""How many comments for doclint on one page count."""

PAGES_TOGETHER = 32
"""How many pages are open at a time, as long as they are pages of other articles."""

# About how many bytes of them.
_BYTES_TOGETHER = 1_000_000

ArticlePages = Sequence[str]
"""The absolute paths of the pages of one article, the source page first if there is one."""


class _Content(NamedTuple):
    """A page and its bytes.

    Attributes:
        page: its absolute path.
        placed: where it is, None where no layout tells.
        source: the absolute path of the source page, which is opened before; None where it has none.
    """

    page: str
    content: bytes
    placed: PlacedPage | None
    source: str | None = None


class _OpenPage(NamedTuple):
    """A page that is being checked: as rules look at it, and what else its result is made of."""

    page: Page
    subject: Subject
    applied: AppliedSchemas
    read: _Content


class PageChecker:
    """Checks pages by the rules that look at one page, or at one page beside its source.

    Args:
        checks_all: whether every such rule looks at them, so that the results serve any selection.
        digests: whether results have the digests of their pages.
    """

    def __init__(
        self,
        settings: Settings,
        request: RunRequest,
        library: Library,
        *,
        checks_all: bool = False,
        digests: bool = True,
    ) -> None:
        self._settings = settings
        self._is_debugging = request.is_debugging
        self._library = library
        self._checks_all = checks_all
        self._has_digests = digests
        self._fact_finder = FactFinder(settings.preset.roles, settings.preset.stamp)
        self._page_schemas = PageSchemas(settings, library.root)
        self._docsets = Docsets(library.root)
        roles = settings.preset.roles
        self._stamp_keys = tuple(route for route in (roles.source_commit, roles.source_hash) if route is not None)
        self._carried: dict[str, Document] = {}
        self._now = datetime.combine(settings.today, time(tzinfo=UTC))

    @cached_property
    def _page_checks(self) -> Checks:
        return bind_checks(self._settings, Scope.PAGE, with_unselected=self._checks_all)

    @cached_property
    def _pair_checks(self) -> Checks:
        return bind_checks(self._settings, Scope.PAIR, with_unselected=self._checks_all)

    @cached_property
    def _schema_checks(self) -> Checks:
        return bind_checks(self._settings, Scope.PAGE, of_schema=True, with_unselected=self._checks_all)

    def check(
        self, articles: Iterable[ArticlePages], places: Mapping[str, PlacedPage | None]
    ) -> Iterator[tuple[str, PageResult]]:
        """Check pages, article by article; gives each page with its result.

        Args:
            places: where each page is.
        """
        together: list[_Content] = []
        size = 0
        for pages in articles:
            if len(together) >= PAGES_TOGETHER:
                yield from self._check_together(together)
                together, size = [], 0
            for page in pages:
                try:
                    content = self._library.read(page)
                except OSError as error:
                    path = relative_path(page, self._library.root)
                    yield page, PageResult(path, None, (_unreadable(path, error),), lasting=Lasting.NEVER)
                    continue
                together.append(_Content(page, content, places[page], pages[0] if page != pages[0] else None))
                size += len(content)
                if size > _BYTES_TOGETHER:
                    yield from self._check_together(together)
                    together, size = [], 0
        yield from self._check_together(together)

    def check_content(self, page: str, content: bytes) -> PageResult:
        """Check a page, by its absolute path, as if it had these bytes."""
        ((_, result),) = self._check_together([_Content(page, content, None)])
        return result

    def _check_together(self, contents: Iterable[_Content]) -> list[tuple[str, PageResult]]:
        """Check pages of which the bytes are known, each rule in turn on all of them."""
        opened = [(each.page, self._open(each)) for each in contents]
        pages = [each for _, each in opened if isinstance(each, _OpenPage)]
        subjects = [each.subject for each in pages]
        run_checks(self._page_checks, subjects, is_debugging=self._is_debugging)
        run_checks(self._pair_checks, list(self._paired(pages)), is_debugging=self._is_debugging)
        # On most pages the schemas find nothing, and half of the rules speak of nothing else.
        broken = [each.subject for each in pages if _may_break_schemas(each.page)]
        if broken:
            run_checks(self._schema_checks, broken, is_debugging=self._is_debugging)
        return [(page, self._close(each) if isinstance(each, _OpenPage) else each) for page, each in opened]

    def _paired(self, pages: Sequence[_OpenPage]) -> Iterator[Subject]:
        """The pages that have pairs, as pair rules look at them."""
        documents = self._carried | {each.read.page: each.page.document for each in pages}
        for each in pages:
            source = documents.get(each.read.source) if each.read.source is not None else None
            pairs = pairs_of(each.page.document, source)
            if pairs is not None:
                yield each.subject._replace(subject=pairs)
        # The pages of an article may be too many to be open together; its source is there for all of them.
        last = pages[-1].read if pages else None
        source_page = (last.source or last.page) if last is not None else None
        self._carried = {page: document for page, document in documents.items() if page == source_page}

    def _open(self, read: _Content) -> _OpenPage | PageResult:
        """A page as rules look at it; its result where it cannot be read."""
        path = relative_path(read.page, self._library.root)
        try:
            document = read_document(read.content)
        except UnreadableError as error:
            return PageResult(path, None, (_unreadable(path, error),), digest=self._digest(read.content))
        applied = self._page_schemas.of(read.page, document)
        place = self._path_in_configuration(read.page, path)
        page = Page(
            document,
            applied.schemas,
            place,
            self._now,
            names_schema=applied.names_own,
            given=partial(self._docsets.given, read.page),
            is_fragment=partial(self._docsets.is_fragment, read.page),
            stamp_keys=self._stamp_keys,
        )
        return _OpenPage(page, Subject(page, path, PlacesOnPage(document), []), applied, read)

    def _close(self, opened: _OpenPage) -> PageResult:
        """What is kept of a page when all rules have looked at it."""
        page, (_, path, _, found), applied, (_, content, placed, _) = opened
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

    def _digest(self, content: bytes) -> bytes:
        return digest(content) if self._has_digests else b""

    def _path_in_configuration(self, page: str, path: str) -> str:
        """A page's path as the configuration that assigns schemas sees it; `path` where none does."""
        schemas = self._settings.schemas
        return relative_path(page, schemas[0].pages.base) if schemas else path


def pairs_of(document: Document, source: Document | None) -> PairedPage | None:
    """What pair rules look at, None for a page without pairs.

    Args:
        source: the source page of its article, None where it is not read or is the page itself.
    """
    # A bilingual page is made of pairs itself.
    return document if document.halves else None


def _may_break_schemas(page: Page) -> bool:
    try:
        return bool(page.schema_problems)
    except Exception:  # noqa: BLE001 - the rules meet it again, and each tells that it crashed
        return True


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


def _too_many_comments(path: str) -> LocatedProblem:
    message = f"Page exceeds a limit: it has more than {MOST_COMMENTS:,} comments for doclint."
    help_ = "Remove some comments; doclint ignores the rest."
    return problem_of_run("DOC002", path, Position(1, 1), message, help_)


def _too_much_work(path: str) -> LocatedProblem:
    message = "The page is over a limit: its schemas take too many steps to check."
    help_ = "Make the schemas simpler: fewer references to the same part, shorter lists and patterns."
    return problem_of_run("DOC002", path, Position(1, 1), message, help_)


def _lasting(applied: AppliedSchemas, problems: tuple[LocatedProblem, ...]) -> Lasting:
    """A page may name a schema of its own, which is not known before the page is read; a crash may have any reason."""
    if applied.names_own or applied.refusal is not None or any(problem.unfinished for problem in problems):
        return Lasting.NEVER
    return Lasting.TODAY if any(schema.depends_on_day for schema in applied.schemas) else Lasting.ALWAYS


def _content_hashes(content: bytes, stamp: Stamp | None) -> tuple[str, ...]:
    """The hashes that a translation made from these bytes records."""
    return source_hashes(content) if stamp is None or stamp.kind not in HASHES else expected_hashes(content, stamp)
