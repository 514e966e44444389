"""
What it does
    Finds unknown keys that resemble a key which the schemas of the page know and the page does not have: `Title`,
    `ms.reviwer`, `ms,.custom`. Replaces FM117 for the misspelled key and FM101 for the intended one. In a whole run, a
    key on a tenth of the pages of one repository is its convention and is reported once, on the first page that has it.

Why it matters
    Nothing reads the key, so its value is lost.

Fix safety
    Unsafe: the key may belong to another tool.

Evidence
    10 in 4,642 pages of 2019 (`Title` 6, `ms,.custom` 4), 10 in 14,580 of 2021, 18 in 2,600 of other products
    (`MS.collection` 17, `ms.tgt.pltfrm` once for 215 pages). All 38 were read and are true.
"""

from collections.abc import Iterator

from doclint.findings import Applicability, KeyPlace, Problem, Severity
from doclint.rules.fm.front_matter_fixes import rename_key
from doclint.rules.fm.schema_problems import LOCALIZED
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_BODY = "---\nms.reviewer: tofte\n---\n"

RULE = Rule(
    code="FM005",
    name="misspelled-key",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad(LOCALIZED.replace("title:", "⟦Title⟧:"), fixed=LOCALIZED),
        Bad(
            LOCALIZED.replace("title:", "⟦'ms.reviwer'⟧: tofte # since May\ntitle:"),
            fixed=LOCALIZED.replace("title:", "'ms.reviewer': tofte # since May\ntitle:"),
        ),
        Good(LOCALIZED.replace("title:", "ms.reviewer: tofte\ntitle:")),
        Good(LOCALIZED.replace("title:", "Title: Le phare\ntitle:")),
        Good(LOCALIZED.replace("title:", "f1.keywords: lamps\nMS-HAID: lamps\nms:mtpsurl: lamps\ntitle:")),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for found in (*page.misspellings, *page.misspelled_stamps):
        key = str(found.route[-1])
        route = ".".join(map(str, found.route))
        yield Problem(
            f"Unknown key `{key}`. Did you mean `{found.meant}`?",
            KeyPlace(found.route, "key"),
            help=f"Rename `{key}` to `{found.meant}`.",
            fix=rename_key(page.document.front_matter, found.route, found.meant, Applicability.UNSAFE),
            identity=route,
            origin=route,
        )
