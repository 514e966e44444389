"""
What it does
    Finds a key that no schema of the page knows, and that is nearly one which they know and the page has not: `Title`,
    `ms.reviwer`, `ms,.custom`. It stands in place of FM117 for that key and of FM101 for the one that is meant.

Why it matters
    Nothing reads the key, so what it says is lost.

Fix safety
    Unsafe: the key may be one of somebody else's, who wants it as it is.

Evidence
    10 in 4,642 pages of 2019 (`Title` 6, `ms,.custom` 4), 10 in 14,580 of 2021.
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
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for found in page.misspellings:
        key = str(found.route[-1])
        route = ".".join(map(str, found.route))
        yield Problem(
            f"The key '{key}' is not known, and is nearly '{found.meant}', which is missing.",
            KeyPlace(found.route, "key"),
            help=f"Rename `{key}` to `{found.meant}`.",
            fix=rename_key(page.document.front_matter, found.route, found.meant, Applicability.UNSAFE),
            identity=route,
            origin=route,
        )
