"""The preset that every run starts from. Made by `make docs` from presets/learn.toml. Do not edit."""

from __future__ import annotations

from doclint.config.preset import Preset
from doclint.document.roles import Roles

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
            "ms.contentlocale",
            "ms.lasthandoff",
            "ms.locfileid",
            "ms.openlocfilehash",
            "ms.sourcegitcommit",
            "ms.translationtype",
        ]
    ),
    schema="learn-localized",
    layout=(),
    stamp=None,
    neutral=(),
    never_compared=("ms.date", "title", "description"),
    slugs="github",
    directives=("alerts", "docfx"),
    templates=(),
    no_update=("[skip localization]",),
    upstream=(),
)
