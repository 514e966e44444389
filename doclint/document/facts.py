"""`Facts`: the small part of a page that its siblings need to know. What compares locales reads nothing else."""

from __future__ import annotations

import datetime
import re

from doclint.config.presets import Roles, Route
from doclint.data_classes import dataclass
from doclint.document.page import Document
from doclint.document.untranslated import EqualHalves, read_equal_halves
from doclint.findings import Position

_MONTH_DAY_YEAR = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\Z", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ].*)?\Z", re.ASCII)

GUID = re.compile(r"\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?\Z", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UniqueAttribute:
    """A value that no other page of its locale may have.

    Attributes:
        schema: the name of the schema that says so.
        route: the keys that lead to it.
        value: its text in messages.
        identity: the same for equal values, and for no others.
        start: where it stands.
        page: the path that the schema's own rules exclude the page by.
    """

    schema: str
    route: tuple[str, ...]
    value: str
    identity: str
    start: Position
    page: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself.

    Attributes:
        path: POSIX, relative to the working directory.
        locale: from the layout, else what the page says; None where neither tells.
        article: the name of its article.
        handoff: None also where what is written is no date.
        source_hash: lower-case hexadecimal.
        asset_id: as it is written.
        authors: values by the last key of their route, empty ones left out.
        content_hashes: SHA-1 and SHA-256 of a source page, as translations of it carry them; None for other pages.
        equal_halves: how much of a bilingual body is as in its source; None where nothing is.
        unique_attributes: what its schemas want to be unique, which needs all pages to be judged.
        places: where each of `Roles.places` stands, in their order, four numbers each as in `Extent`, so that nobody
            has to read the page again to show it; empty where that is not known.
    """

    path: str
    locale: str | None
    article: str
    handoff: datetime.date | None
    source_hash: str | None
    source_commit: str | None
    asset_id: str | None
    authors: dict[str, str]
    content_locale: str | None
    content_hashes: tuple[str, str] | None = None
    equal_halves: EqualHalves | None = None
    translation_type: str | None = None
    unique_attributes: tuple[UniqueAttribute, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def guid(self) -> str | None:
        """The asset id in lower case without braces, None where it is not a GUID."""
        return self.asset_id.strip("{}").lower() if self.asset_id and GUID.match(self.asset_id) else None


def parse_date(text: str) -> datetime.date | None:
    """Read a date written `MM/DD/YYYY` or as ISO 8601 has it, None where it is neither."""
    match = _MONTH_DAY_YEAR.match(text) or _ISO.match(text)
    if match is None:
        return None
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def extract_facts(document: Document, path: str, roles: Roles) -> Facts:
    """The facts of a page, its locale and article left to whoever knows the layout."""

    def text(route: Route | None) -> str | None:
        value = document.front_matter.value(route) if route else None
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value).strip() or None
        return None

    handoff = text(roles.handoff)
    source_hash = text(roles.source_hash)
    authors = {route[-1]: author for route in roles.authors if (author := text(route)) is not None}
    equal_halves = read_equal_halves(document.pairs)
    return Facts(
        path=path,
        locale=None,
        article=path,
        handoff=parse_date(handoff) if handoff else None,
        source_hash=source_hash.lower() if source_hash else None,
        source_commit=text(roles.source_commit),
        asset_id=text(roles.asset_id),
        authors=authors,
        content_locale=text(roles.content_locale),
        equal_halves=equal_halves if equal_halves.equal else None,
        translation_type=text(roles.translation_type),
        places=tuple(number for route in roles.places for number in document.extent(route)),
    )
