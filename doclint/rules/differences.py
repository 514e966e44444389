"""What the rules about authors and asset ids share: how a page differs from its article's reference pages, and why."""

from __future__ import annotations

from doclint.config.presets import Route
from doclint.corpus.articles import Article, Freshness, ReferenceValue
from doclint.data_classes import dataclass
from doclint.document.facts import Facts
from doclint.findings import KeyPlace, Problem, RelatedPlace, Remedy
from doclint.lazy import kept


@dataclass(frozen=True, slots=True)
class Difference:
    """A page whose value of a key is not the reference value.

    Attributes:
        value: as the page writes it.
        is_by_hand: whether the page was made from the very source of a page that carries the reference value.
    """

    page: Facts
    route: Route
    value: str
    reference: ReferenceValue
    is_by_hand: bool

    @property
    def _other(self) -> Facts:
        return self.reference.pages[0]

    @property
    def words(self) -> str:
        """`tofte here but marisol in fr-FR`."""
        return f"{self.value} here but {self.reference.value} in {self._other.locale or self._other.path}"

    def problem(self, message: str, help_: str, remedy: Remedy, cause: tuple[str, ...]) -> Problem:
        """The problem that this is, at the page's value."""
        key = self.route[-1]
        there = RelatedPlace(self._other.path, KeyPlace(self.route), f"{key} is {self.reference.value} here")
        return Problem(
            message,
            KeyPlace(self.route),
            path=self.page.path,
            help=help_,
            related=(there,),
            remedy=remedy,
            cause=cause,
            identity=f"{key} {self.value.casefold()}",
        )


@kept
def author_differences(article: Article) -> tuple[Difference, ...]:
    """Every author key of every page that differs, in whatever case it is written.

    Kept for the rules that ask for it in turn.
    """
    routes = [route for route in article.roles.authors if _say_different_things(article, route[-1])]
    references = [(route, article.reference_author(route[-1])) for route in routes]
    return tuple(
        _difference(article, page, route, value, reference)
        for page in article.pages
        for route, reference in references
        if reference is not None
        and (value := page.authors.get(route[-1])) is not None
        and value.casefold() != reference.value.casefold()
    )


def _say_different_things(article: Article, key: str) -> bool:
    """Whether any two pages have another author: hardly an article's have."""
    return len({page.authors[key] for page in article.pages if key in page.authors}) > 1


@kept
def asset_id_differences(article: Article) -> tuple[Difference, ...]:
    """Every page whose asset id is another GUID."""
    route = article.roles.asset_id
    if route is None or len({page.asset_id for page in article.pages}) < 2:
        return ()
    reference = article.reference_guid
    if reference is None:
        return ()
    return tuple(
        _difference(article, page, route, page.asset_id, reference)
        for page in article.pages
        if page.asset_id is not None and page.guid is not None and page.guid != reference.value
    )


def _difference(article: Article, page: Facts, route: Route, value: str, reference: ReferenceValue) -> Difference:
    return Difference(page, route, value, reference, article.is_made_from_the_source_of(page, reference.pages))


def mismatch(article: Article, difference: Difference) -> Problem:
    """A difference that comes with another version of the source, or whose origin nobody can tell."""
    is_behind = article.judge(difference.page).freshness is Freshness.BEHIND
    message = f"{difference.route[-1]} is {difference.words}."
    if difference.page.source_hash is None and not is_behind:
        help_ = f"Make it {difference.reference.value} by an edit of this page, or correct the others."
        return difference.problem(message, help_, Remedy.EDIT, ())
    help_ = "Nothing to edit here: the page was made from another version of the source, and its next handoff mends it."
    return difference.problem(message, help_, Remedy.HANDOFF, ("HND001", "HND002") if is_behind else ())


def edited_by_hand(difference: Difference, help_: str) -> Problem:
    """A difference at the same source: an error of whoever made it."""
    message = f"{difference.route[-1]} was changed by hand: it is {difference.words}, made from the same source."
    return difference.problem(message, help_, Remedy.EDIT, ())
