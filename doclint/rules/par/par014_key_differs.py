"""
What it does
    Finds a key of front matter that has no language and is another one than in the source, or is missing: `weight`,
    `slug`, `aliases`, `sidebar_position`. Which keys these are is learnt: a key counts as neutral where at least ten
    translations of the run have it beside their source, 95 of 100 with the source's value, and its values are no prose.

Why it matters
    The page is at another place in the navigation, or at another address, than in every other locale.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 6 | 6 | 6 |
    | starlight, 153 pages | 0 | 0 | 0 |
    | vitepress, 138 pages | 0 | 0 | 0 |
    | yew, 633 pages | 0 | 0 | 0 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import OPENING_FENCE, KeyPlace, Problem, RelatedPlace, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_PAGES = {
    f"{locale}/{name}.md": f"---\ntitle: {title} {name}\nweight: {number}\n---\n# {title}\n"
    for locale, title in (("en-us", "Lamp"), ("fr-fr", "Lampe"))
    for number, name in enumerate("abcdefghijklmnopqrstuv", 1)
}

RULE = Rule(
    code="PAR014",
    name="key-differs",
    severity=Severity.WARNING,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {**_PAGES, "fr-fr/v.md": "---\ntitle: Lampe v\nweight: ⟦2⟧\n---\n# Lampe\n"},
            says="`22` in the source page",
        ),
        Bad({**_PAGES, "fr-fr/v.md": "⟦---⟧\ntitle: Lampe v\n---\n# Lampe\n"}, says="missing"),
        Good(_PAGES),
        Good(
            {
                "en-us/a.md": "---\ntitle: Lamp\nweight: 1\n---\n# Lamp\n",
                "fr-fr/a.md": "---\ntitle: Lampe\nweight: 2\n---\n# Lampe\n",
            }
        ),
    ),
)

LEAST_PAGES = 10
LEAST_SHARE = 0.95

_PROSE = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")


def check(page: TranslatedPage) -> Iterator[Problem]:
    """What differs, whatever the key: whoever has seen all pages knows which keys are neutral."""
    if not page.document.front_matter.is_present or not page.is_comparable:
        return
    own = page.document.front_matter.values
    for key, value in comparable_values(page.source.document.front_matter.values).items():
        if key in own and own[key] == value:
            continue
        # The source may have changed it since.
        if page.now.document.front_matter.values.get(key) == own.get(key):
            continue
        there = RelatedPlace(page.now.path, KeyPlace((key,)), f"{key} in the source page")
        if key in own:
            message = f"Key differs: `{key}` is `{_shown(own[key])}` here, `{_shown(value)}` in the source page."
            help_ = f"Set `{key}` to the value of the source page."
        else:
            message = f"Key missing: `{key}` is `{_shown(value)}` in the source page, and missing here."
            help_ = f"Add `{key}` with the value of the source page."
        place = KeyPlace((key,)) if key in own else OPENING_FENCE
        yield Problem(message, place, help=help_, related=(there,), identity=f"{key} {_shown(value)} {key in own}")


def comparable_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of front matter that are no prose: numbers, switches, names, and lists of such."""
    return {key: value for key, value in values.items() if _is_neutral(value)}


def _is_neutral(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) <= 20 and all(not isinstance(item, (list, dict)) and _is_neutral(item) for item in value)
    if isinstance(value, str):
        return 0 < len(value) <= 200 and value.isascii() and not _PROSE.search(value)
    return isinstance(value, (bool, int, float))


def _shown(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
