"""Which front-matter keys play which role, one preset per documentation system."""

from __future__ import annotations

from doclint.data_classes import dataclass

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
        translation_type: how it was translated: by a machine, by people.
    """

    source_hash: Route | None
    source_commit: Route | None
    handoff: Route | None
    asset_id: Route | None
    authors: tuple[Route, ...]
    content_locale: Route | None
    translation_type: Route | None = None

    @property
    def handoff_place(self) -> Route:
        """Where a page says from when it is: at its date, or else at the commit or hash it names."""
        return self.handoff or self.source_commit or self.source_hash or ()

    @property
    def places(self) -> tuple[Route, ...]:
        """What rules about articles point at: the opening fence, and every key of a role that they compare."""
        keys = (self.source_hash, self.source_commit, self.handoff, self.asset_id, self.content_locale, *self.authors)
        return ((), *(key for key in keys if key is not None))


@dataclass(frozen=True, slots=True)
class Preset:
    """A documentation system.

    Attributes:
        machine_keys: keys that only localization writes; a page that has one of them is a localized page.
        schema: the shipped schema for localized pages, None where the system has none.
        layout: where its pages stand, as in `LocaleSettings`; None where that differs from one repository to the next.
    """

    name: str
    roles: Roles
    source_locale: str
    machine_keys: frozenset[str]
    schema: str | None = None
    layout: str | None = None


LEARN = Preset(
    name="learn",
    roles=Roles(
        source_hash=("ms.openlocfilehash",),
        source_commit=("ms.sourcegitcommit",),
        handoff=("ms.lasthandoff",),
        asset_id=("ms.assetid",),
        authors=(("author",), ("ms.author",)),
        content_locale=("ms.contentlocale",),
        translation_type=("ms.translationtype",),
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

# https://opentelemetry.io/docs/contributing/localization/
OPENTELEMETRY = Preset(
    name="opentelemetry",
    roles=Roles(
        source_hash=None,
        source_commit=("default_lang_commit",),
        handoff=None,
        asset_id=None,
        authors=(),
        content_locale=None,
    ),
    source_locale="en",
    machine_keys=frozenset(["default_lang_commit"]),
    layout="content/{locale}/{article}",
)

# https://github.com/mdn/translated-content: the source is in another repository, mdn/content.
MDN = Preset(
    name="mdn",
    roles=Roles(
        source_hash=None,
        source_commit=("l10n", "sourceCommit"),
        handoff=None,
        asset_id=None,
        authors=(),
        content_locale=None,
    ),
    source_locale="en-us",
    machine_keys=frozenset(["l10n"]),
    layout="files/{locale}/{article}",
)

PRESETS = {preset.name: preset for preset in (LEARN, OPENTELEMETRY, MDN)}
"""Every preset by its name."""
