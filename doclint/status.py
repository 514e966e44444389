"""The freshness of every page, article by locale: what `doclint status` shows."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Mapping

from doclint.corpus.articles import Article, Corpus, Freshness
from doclint.data_classes import dataclass, replace
from doclint.document.facts import Facts


@dataclass(frozen=True, slots=True)
class Cell:
    """One article in one locale.

    Attributes:
        evidence: what tells its freshness.
        path: None where the page is missing.
        age: days since the handoff.
        commits_behind: how many commits changed the source page since; None where git does not tell.
        days_behind: days since the first of these; without git the days between its handoff and the newest sibling's.
    """

    freshness: Freshness
    evidence: str
    path: str | None = None
    handoff: datetime.date | None = None
    age: int | None = None
    commits_behind: int | None = None
    days_behind: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One article; `cells` by locale, none for a locale that neither has it nor should."""

    article: str
    cells: Mapping[str, Cell]

    @property
    def worst(self) -> tuple[int, int, int]:
        """In how many locales it is behind or orphaned, how many days and how many commits at most."""
        count = sum(cell.freshness in (Freshness.BEHIND, Freshness.ORPHANED) for cell in self.cells.values())
        days = max((cell.days_behind or 0 for cell in self.cells.values()), default=0)
        return count, days, max((cell.commits_behind or 0 for cell in self.cells.values()), default=0)

    @property
    def oldest(self) -> datetime.date:
        """The oldest handoff, the last day of all where there is none."""
        dates = (cell.handoff for cell in self.cells.values() if cell.handoff is not None)
        return min(dates, default=datetime.date.max)


@dataclass(frozen=True, slots=True)
class LocaleTotals:
    """One locale; `oldest` is the page of its oldest handoff, without dates the one that is behind for longest."""

    locale: str
    counts: Mapping[Freshness, int]
    oldest: Cell | None

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(count for freshness, count in self.counts.items() if freshness is not Freshness.MISSING)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Articles by locales. `totals` are of all articles, whichever rows are shown; locales in alphabetical order."""

    today: datetime.date
    totals: tuple[LocaleTotals, ...]
    rows: tuple[Row, ...]

    @property
    def oldest(self) -> Cell | None:
        """The oldest page of all."""
        return _oldest([totals.oldest for totals in self.totals if totals.oldest is not None])


SORT_KEYS: Mapping[str, Callable[[Row], tuple[object, ...]]] = {
    "behind": lambda row: (*(-number for number in row.worst), row.article),
    "age": lambda row: (row.oldest, row.article),
    "path": lambda row: (row.article,),
}
"""What rows are ordered by."""


def make_matrix(corpus: Corpus, today: datetime.date, locales: Collection[str] = ()) -> Matrix:
    """The freshness of all articles, in order of their names; `locales`, in either case, leaves out the others."""
    wanted = {locale.casefold() for locale in locales}
    spellings: dict[str, str] = {}
    rows = []
    for article in corpus.articles:
        cells = {}
        for locale, cell in _cells(article, today):
            if not wanted or locale.casefold() in wanted:
                # Where two places write a locale in two ways, it is one column.
                cells[spellings.setdefault(locale.casefold(), locale)] = cell
        if cells:
            rows.append(Row(article.name, cells))
    totals = tuple(_totals(locale, rows) for locale in sorted(spellings.values(), key=str.casefold))
    return Matrix(today, totals, tuple(rows))


def only(matrix: Matrix, freshness: Collection[Freshness]) -> Matrix:
    """The rows that have a cell of such freshness."""
    rows = (row for row in matrix.rows if any(cell.freshness in freshness for cell in row.cells.values()))
    return replace(matrix, rows=tuple(rows))


def ordered(matrix: Matrix, key: str) -> Matrix:
    """The rows in the order of one of `SORT_KEYS`."""
    return replace(matrix, rows=tuple(sorted(matrix.rows, key=SORT_KEYS[key])))


def _cells(article: Article, today: datetime.date) -> list[tuple[str, Cell]]:
    found = [(page.locale or "", _cell(article, page, today)) for page in article.pages]
    missing = Cell(Freshness.MISSING, "the layout")
    return [*found, *((locale, missing) for locale in article.missing_locales)]


def _cell(article: Article, page: Facts, today: datetime.date) -> Cell:
    judgement = article.judge(page)
    cell = Cell(
        judgement.freshness,
        judgement.evidence.value,
        page.path,
        page.handoff,
        (today - page.handoff).days if page.handoff is not None else None,
    )
    if judgement.freshness is not Freshness.BEHIND:
        return cell
    lag = article.source_side.lag(page)
    if lag is not None:
        return replace(cell, commits_behind=lag.commits, days_behind=max((today - lag.since).days, 0))
    newest = max((other.handoff for other in article.reference_pages if other.handoff is not None), default=None)
    if newest is not None and page.handoff is not None:
        return replace(cell, days_behind=max((newest - page.handoff).days, 0))
    return cell


def _totals(locale: str, rows: list[Row]) -> LocaleTotals:
    cells = [row.cells[locale] for row in rows if locale in row.cells]
    return LocaleTotals(locale, Counter(cell.freshness for cell in cells), _oldest(cells))


def _oldest(cells: list[Cell]) -> Cell | None:
    dated = [cell for cell in cells if cell.handoff is not None and cell.age is not None and cell.age >= 0]
    if dated:
        return min(dated, key=lambda cell: (cell.handoff, cell.path or ""))
    behind = [cell for cell in cells if cell.days_behind is not None]
    return min(behind, key=lambda cell: (-(cell.days_behind or 0), cell.path or ""), default=None)
