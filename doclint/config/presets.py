"""Which front-matter keys play which role, one preset per documentation system."""

from __future__ import annotations

from doclint.document.roles import Roles
from doclint.system.data_classes import dataclass


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
