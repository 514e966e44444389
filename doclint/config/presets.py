"""Which front-matter keys play which role, one preset per documentation system."""

from __future__ import annotations

from dataclasses import dataclass

Route = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """The routes of the keys that rules ask for by their role; None where a system has no such key.

    Attributes:
        source_hash: hash of the source page that a translation was made from.
        source_commit: commit of the source repository that it was made from.
        handoff: date of its delivery.
        asset_id: the identity of the article.
        authors: who is responsible for it.
        content_locale: the locale it says it is in.
    """

    source_hash: Route | None
    source_commit: Route | None
    handoff: Route | None
    asset_id: Route | None
    authors: tuple[Route, ...]
    content_locale: Route | None

    @property
    def handoff_place(self) -> Route:
        """Where a page says from when it is: at its date, or else at the commit or hash it names."""
        return self.handoff or self.source_commit or self.source_hash or ()


@dataclass(frozen=True, slots=True)
class Preset:
    """A documentation system.

    Attributes:
        machine_keys: keys that only localization writes; a page that has one of them is a localized page.
        schema: the shipped schema for localized pages.
    """

    name: str
    roles: Roles
    source_locale: str
    machine_keys: frozenset[str]
    schema: str


LEARN = Preset(
    name="learn",
    roles=Roles(
        source_hash=("ms.openlocfilehash",),
        source_commit=("ms.sourcegitcommit",),
        handoff=("ms.lasthandoff",),
        asset_id=("ms.assetid",),
        authors=(("author",), ("ms.author",)),
        content_locale=("ms.contentlocale",),
    ),
    source_locale="en-us",
    machine_keys=frozenset(
        [
            "ms.openlocfilehash",
            "ms.sourcegitcommit",
            "ms.translationtype",
            "ms.contentlocale",
            "ms.lasthandoff",
            "ms.locfileid",
        ]
    ),
    schema="learn-localized",
)

PRESETS = {preset.name: preset for preset in (LEARN,)}
"""Every preset by its name."""
