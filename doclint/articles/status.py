"""The freshness of every page, article by locale: what `doclint status` shows."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Mapping

from doclint.articles.drift import Drift
from doclint.articles.grouping import Article, Corpus, Freshness
from doclint.document.facts import Facts
from doclint.system.data_classes import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Cell:
    """One article in one locale.

    Attributes:
        evidence: what tells its freshness.
        path: None where the page is missing.
        age: days since the handoff.
        commits_behind: how many commits changed the source page since; None where git does not tell.
        days_behind: days since the first of these; without git the days between its handoff and the newest sibling's.
        drift: the blocks that are behind; None where the version that the page was made from is not at hand.
    """

    freshness: Freshness
    evidence: str
    path: str | None = None
    handoff: datetime.date | None = None
    age: int | None = None
    commits_behind: int | None = None
    days_behind: int | None = None
    drift: Drift | None = None


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
    def words(self) -> int:
        """How many words are behind in all locales."""
        return sum(cell.drift.words for cell in self.cells.values() if cell.drift is not None)

    @property
    def harm(self) -> int:
        """How much readers are misled: commands and links that changed and what is no longer so count more."""
        return sum(cell.drift.harm for cell in self.cells.values() if cell.drift is not None)

    @property
    def oldest(self) -> datetime.date:
        """The oldest handoff, the last day of all where there is none."""
        dates = (cell.handoff for cell in self.cells.values() if cell.handoff is not None)
        return min(dates, default=datetime.date.max)


@dataclass(frozen=True, slots=True)
class LocaleTotals:
    """One locale.

    Attributes:
        oldest: the page of its oldest handoff, without dates the one that is behind for longest.
        blocks, words: how many are behind, where that is known.
    """

    locale: str
    counts: Mapping[Freshness, int]
    oldest: Cell | None
    blocks: int = 0
    words: int = 0

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(count for freshness, count in self.counts.items() if freshness is not Freshness.MISSING)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Articles by locales. `totals` are of all articles, whichever rows are shown; locales in alphabetical order.

    So is `missing`: how many pages each locale lacks, by the first two folders of their articles.
    """

    today: datetime.date
    totals: tuple[LocaleTotals, ...]
    rows: tuple[Row, ...]
    missing: Mapping[str, Counter[str]] = field(default_factory=dict)

    @property
    def oldest(self) -> Cell | None:
        """The oldest page of all."""
        return _oldest([totals.oldest for totals in self.totals if totals.oldest is not None])


SORT_KEYS: Mapping[str, Callable[[Row], tuple[object, ...]]] = {
    "behind": lambda row: (*(-number for number in row.worst), row.article),
    "words": lambda row: (-row.words, row.article),
    "harm": lambda row: (-row.harm, -row.words, row.article),
    "age": lambda row: (row.oldest, row.article),
    "path": lambda row: (row.article,),
}
"""What rows are ordered by."""


def make_matrix(
    corpus: Corpus, today: datetime.date, locales: Collection[str] = (), shown: Callable[[str], str] = str
) -> Matrix:
    """The freshness of all articles, in order of their names.

    Args:
        locales: in either case; leaves out the others.
        shown: gives the path of a page as it is to be shown.
    """
    wanted = {locale.casefold() for locale in locales}
    spellings: dict[str, str] = {}
    rows = []
    for article in corpus.articles:
        cells = {}
        for locale, cell in _cells(article, today, shown):
            if not wanted or locale.casefold() in wanted:
                # Where two places write a locale in two ways, it is one column.
                cells[spellings.setdefault(locale.casefold(), locale)] = cell
        if cells:
            rows.append(Row(article.name, cells))
    totals = tuple(_totals(locale, rows) for locale in sorted(spellings.values(), key=str.casefold))
    missing: dict[str, Counter[str]] = {each.locale: Counter() for each in totals}
    for row in rows:
        for locale, cell in row.cells.items():
            if cell.freshness is Freshness.MISSING:
                missing[locale]["/".join(row.article.split("/")[:-1][:2]) or "."] += 1
    return Matrix(today, totals, tuple(rows), missing)


def only(matrix: Matrix, freshness: Collection[Freshness]) -> Matrix:
    """The rows that have a cell of such freshness."""
    rows = (row for row in matrix.rows if any(cell.freshness in freshness for cell in row.cells.values()))
    return replace(matrix, rows=tuple(rows))


TO_SEE_TO = (Freshness.BEHIND, Freshness.UNKNOWN, Freshness.ORPHANED)
"""What articles are listed for; missing pages are counted by folder."""


def ordered(matrix: Matrix, key: str) -> Matrix:
    """The rows in the order of one of `SORT_KEYS`."""
    return replace(matrix, rows=tuple(sorted(matrix.rows, key=SORT_KEYS[key])))


def _cells(article: Article, today: datetime.date, shown: Callable[[str], str]) -> list[tuple[str, Cell]]:
    found = [(page.locale or "", _cell(article, page, today, shown(page.path))) for page in article.pages]
    missing = Cell(Freshness.MISSING, "the layout")
    return [*found, *((locale, missing) for locale in article.missing_locales)]


def _cell(article: Article, page: Facts, today: datetime.date, path: str) -> Cell:
    judgement = article.judge(page)
    cell = Cell(
        judgement.freshness,
        judgement.evidence.value,
        path,
        page.handoff,
        (today - page.handoff).days if page.handoff is not None else None,
    )
    if judgement.freshness is not Freshness.BEHIND:
        return cell
    cell = replace(cell, drift=article.versions.drift(page))
    lag = article.lag(page)
    if lag is not None:
        return replace(cell, commits_behind=lag.commits, days_behind=max((today - lag.since).days, 0))
    newest = max((other.handoff for other in article.reference_pages if other.handoff is not None), default=None)
    if newest is not None and page.handoff is not None:
        return replace(cell, days_behind=max((newest - page.handoff).days, 0))
    return cell


def _totals(locale: str, rows: list[Row]) -> LocaleTotals:
    cells = [row.cells[locale] for row in rows if locale in row.cells]
    drifts = [cell.drift for cell in cells if cell.drift is not None]
    return LocaleTotals(
        locale,
        Counter(cell.freshness for cell in cells),
        _oldest(cells),
        sum(len(drift.blocks) for drift in drifts),
        sum(drift.words for drift in drifts),
    )


def _oldest(cells: list[Cell]) -> Cell | None:
    dated = [cell for cell in cells if cell.handoff is not None and cell.age is not None and cell.age >= 0]
    if dated:
        return min(dated, key=lambda cell: (cell.handoff, cell.path or ""))
    behind = [cell for cell in cells if cell.days_behind is not None]
    return min(behind, key=lambda cell: (-(cell.days_behind or 0), cell.path or ""), default=None)
