"""What the rules about schema findings share: one rule for each kind, all from one validation of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from doclint.data_classes import replace
from doclint.findings import KeyPlace, Problem, Proposal
from doclint.rules.page import Page
from doclint.schema import SchemaProblem

# Localization writes these keys anew in each locale, so that what is wrong with them is not the source's.
_OF_THE_PAGE_ITSELF = frozenset(
    [
        "title",
        "ms.openlocfilehash",
        "ms.sourcegitcommit",
        "ms.translationtype",
        "ms.contentlocale",
        "ms.lasthandoff",
        "ms.locfileid",
    ]
)

LOCALIZED = """\
---
title: Le phare
ms.openlocfilehash: 31eb8462553714796a7bcfc2c5356d1343b5ee57
ms.sourcegitcommit: 1d98db8acb9959aba3b5e308a567ade6b62da56c
ms.translationtype: MT
ms.contentlocale: fr-FR
ms.lasthandoff: 08/22/2019
ms.locfileid: "36559551"
---
# Le phare
"""
"""A page that every rule about schema findings has as an example."""


Mend = Callable[[Page, SchemaProblem], Proposal | None]
"""Proposes a fix for what a schema found, None where there is none."""


def _no_fix(page: Page, found: SchemaProblem) -> Proposal | None:
    return None


def problems_of_kind(page: Page, kind: str, mend: Mend = _no_fix) -> Iterator[Problem]:
    """The schema findings of a page that have this name in docfx."""
    for found in page.schema_problems:
        if found.kind == kind:
            yield replace(problem_of(found), fix=mend(page, found))


def problem_of(found: SchemaProblem) -> Problem:
    """What a schema found as a rule yields it."""
    route = ".".join(str(part) for part in found.route)
    is_of_page = found.key is None or found.key in _OF_THE_PAGE_ITSELF
    return Problem(
        found.message,
        KeyPlace(found.route, found.part),
        help=found.help,
        identity=f"{route} {found.key} {found.value}",
        origin=None if is_of_page else f"{route} {found.key} {found.value}",
        severity=found.severity,
        name=found.name,
    )
