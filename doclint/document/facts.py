"""`Facts`: the small part of a page that its siblings need to know. What compares locales reads nothing else."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from doclint.config.presets import Roles, Route
from doclint.data_classes import dataclass
from doclint.document.front_matter import FrontMatter
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


class Facts(NamedTuple):
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
        places: where each of `Roles.places` stands, in their order, as `Document.places_of` tells it, so that nobody
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


# A corpus has few days. What is longer is hardly one, and not remembered, so that no page fills the memory.
_known_day = lru_cache(maxsize=1024)(parse_date)
_LONGEST_KNOWN = 40


class FactFinder:
    """Finds the facts of pages.

    Args:
        roles: the keys of front matter that tell them.
    """

    def __init__(self, roles: Roles) -> None:
        self._roles = roles
        self._places = roles.places

    def facts(
        self,
        document: Document,
        path: str,
        *,
        standing: tuple[str, str] | None = None,
        content_hashes: tuple[str, str] | None = None,
        unique_attributes: tuple[UniqueAttribute, ...] = (),
    ) -> Facts:
        """The facts of a page.

        Args:
            path: POSIX, relative to the working directory.
            standing: its locale and its article, where the layout tells them.
            content_hashes, unique_attributes: as in `Facts`.
        """
        block, roles = document.front_matter, self._roles
        content_locale = _text(block, roles.content_locale)
        locale, article = standing or (content_locale, path)
        handoff = _text(block, roles.handoff)
        source_hash = _text(block, roles.source_hash)
        equal_halves = read_equal_halves(document)
        return Facts(
            path=path,
            locale=locale,
            article=article,
            handoff=_day(handoff) if handoff else None,
            source_hash=source_hash.lower() if source_hash else None,
            source_commit=_text(block, roles.source_commit),
            asset_id=_text(block, roles.asset_id),
            authors={route[-1]: author for route in roles.authors if (author := _text(block, route)) is not None},
            content_locale=content_locale,
            content_hashes=content_hashes,
            equal_halves=equal_halves if equal_halves.equal else None,
            translation_type=_text(block, roles.translation_type),
            unique_attributes=unique_attributes,
            places=document.places_of(self._places),
        )


def _day(text: str) -> datetime.date | None:
    return _known_day(text) if len(text) <= _LONGEST_KNOWN else parse_date(text)


def _text(block: FrontMatter, route: Route | None) -> str | None:
    value = block.value(route) if route else None
    if value is None:
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None
