"""The halves of a segment, compared: what the quick looks of the SEG rules may never miss, and cases of each rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from doclint.document import read_document
from doclint.document.halves import read_half
from doclint.rules.page import Page
from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad, Scope
from doclint.rules.seg import emphasis
from doclint.rules.seg.urls import comparable, pairs_with_other_urls, urls_of_half
from tests.rules.examples import findings_of

_halves = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *("[", "]", "](", "(", ")", "`", "\\", "<", ">", "!", "**", "*", " ", "é", "日", "&amp;", ".", "\n"),
                *("https://a.example/b", "http://c.example", "[x](https://a.example/b)", "[y](d(e)f)", "x"),
            ]
        ),
        st.text(alphabet="ab .*[]()", max_size=3),
    ),
    max_size=8,
).map("".join)


def page(target: str, source: str) -> str:
    return (
        f'<span data-ttu-id="4be1c-102">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="4be1c-102">{source}</span></span>\n'
    )


@example("https://a.example/b[", "https://a.example/b([")
@given(_halves, _halves)
def test_the_quick_look_at_urls_misses_none(target: str, source: str) -> None:
    document = read_document(page(target, source).encode())
    for pair in document.pairs:
        if pair.target.strip() and [url.key for url in urls_of_half(pair.target)] != [
            url.key for url in urls_of_half(pair.source)
        ]:
            assert pair in pairs_with_other_urls(document)


@example("**é****(**")
@given(_halves)
def test_the_quick_look_at_stars_misses_none(half: str) -> None:
    if emphasis._SURE.fullmatch(half):
        text = [half[span.start : span.end] for piece, span in read_half(half).text if "*" in piece]
        assert not text


@example(["**", "a**"])
@example(["**a", "b**"])
@example(["[**a", "b**](c)"])
@example(["\\", "**a**"])
@given(st.lists(st.one_of(_halves, st.text(alphabet="ab*¶ .[]()\\>", max_size=6)), max_size=4))
def test_the_quick_look_at_the_stars_of_a_page_misses_none(halves: list[str]) -> None:
    if not emphasis.may_have_visible_stars("¶".join(halves)):
        for half in halves:
            if "**" in half or r"\*\*" in half:
                assert not ["*" for piece, _ in read_half(half).text if "*" in piece], half


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/en-us/b", "https://a.example/fr-fr/b"),
        ("https://a.example/b", "https://a.example/zh-hant-tw/b"),
        ("https://a.example/b?c=1&amp;d=2", "https://a.example/b?c=1&d=2"),
        ("https://a.example/b", "https://a.example/b."),
        ("https://a.example/b", "https://a.example/b。"),
        ("https://a.example/?ui=en-US&rs=en-US&ad=US", "https://a.example/?ui=fr-FR&rs=fr-FR&ad=FR"),
        ("https://en.wiki.example/b", "https://fr.wiki.example/b"),
        ("https://a.example/b", "https://slack-redir.net/link?url=https%3A%2F%2Fa.example%2Fb"),
    ],
)
def test_urls_that_count_as_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/b", "https://a.example/c"),
        ("https://a.example/b#c", "https://a.example/b#d"),
        ("https://a.example/b", "https://b.example/b"),
    ],
)
def test_urls_that_do_not(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    ("code", "target", "source", "found"),
    [
        ("SEG002", "Voir []( https://a.example).", "See [it](https://a.example).", "[]( https://a.example)"),
        ("SEG002", r"Voir \[](https://a.example).", "See [it](https://a.example).", None),
        ("SEG002", "![](lampe.png)", "![A lamp](lamp.png)", None),
        ("SEG003", "[guide] (a.md)", "[guide](a.md)", "] ("),
        ("SEG003", "`[guide] (a.md)`", "`[guide](a.md)`", None),
        ("SEG003", "Touche [A] (voir b.md)", "Key [A] (see b.md)", None),
        ("SEG004", "Voir.", "See <https://a.example>.", "Voir."),
        ("SEG004", " ", "See <https://a.example>.", None),
        ("SEG004", "Voir [le] (https://a.example).", "See [it](https://a.example).", None),
        (
            "SEG005",
            "[a](https://a.example) [b](https://b.example)",
            "[b](https://b.example) [a](https://a.example)",
            None,
        ),
        ("SEG005", "[a](b.md)", "[a](c.md)", "[a](b.md)"),
        ("SEG006", "从https://a.example/b开始", "From https://a.example/b on", "https://a.example/b开始"),
        ("SEG006", "https://a.example/b。", "https://a.example/b.", None),
        ("SEG006", "https://a.example/b/c", "https://a.example/b", None),
        ("SEG006", "https://a.example.Puis", "https://a.example. Then", "https://a.example.Puis"),
        ("SEG007", "Tapez lamp.", "Type `lamp`.", "Tapez lamp."),
        ("SEG007", "Tapez ` lamp `.", "Type `lamp`.", None),
        ("SEG008", "**Lampes:**Ici", "**Lamps**: here", "**"),
        ("SEG008", "`**/a` **b**", "`**/a` **b**", None),
        ("SEG008", "*Allez à **Lampes puis* **Cornes**", "*Go to **Lamps** then* **Horns**", "**"),
        ("SEG008", r"Choisissez \*\*Lampes\*\*", r"Choose \*\*Lamps\*\*", None),
        ("SEG008", "* * * * *", "a", None),
        ("SEG009", r"A \> \> C", r"A \> B \> C", r"\> \>"),
        ("SEG009", "A &gt; &gt; C", "A &gt; B &gt; C", "&gt; &gt;"),
        ("SEG009", "`a > > b`", "`a > b > c`", None),
        ("SEG009", "A > > C", "A > > C", None),
        ("SEG010", "La [lampe](lamp.md#A0)", "The [lamp](lamp.md)", None),
        ("SEG010", "Une lampe\u00a0: \u200e\u202fici\t", "A lamp: here", None),
        ("SEG010", "La lampe\x85", "The lamp", "\x85"),
        ("SEG010", "Bleu #A0B1C2", "Blue", None),
        ("SEG011", "[!NOTE", "[!NOTE]", "[!NOTE"),
        ("SEG011", "[! NOTE] Ici", "[!NOTE] Here", "[! NOTE]"),
        ("SEG011", "Une [!NOTA]", "A [!NOTE]", None),
        ("SEG012", "[。](https://a.example)", "[here](https://a.example)", "[。](https://a.example)"),
        ("SEG012", "[灯](https://a.example)", "[lamp](https://a.example)", None),
        ("SEG012", "[>](https://a.example)", "[>](https://a.example)", None),
    ],
)
def test_cases(
    code: str, target: str, source: str, found: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = page(target, source)
    findings = findings_of(all_rules()[code], Bad(text))
    lines = text.split("\n")
    seen = [lines[finding.start.line - 1][finding.start.column - 1 : finding.end.column - 1] for finding in findings]
    assert seen == ([found] if found is not None else [])


HOSTILE = [
    "[" * 20_000,
    "](" * 20_000,
    "**" * 20_000,
    "** a" * 10_000,
    r"\*" * 20_000,
    "a" + "> " * 20_000,
    "https://" * 5_000,
    "https://a.example/" + "(" * 20_000,
    "[&amp;" * 10_000,
    "[!" * 20_000,
    "`" * 20_000,
    "<b>" * 10_000,
    "<|a" * 10_000,
    "]\\" * 20_000,
    "a-" * 20_000,
    "https://slack-redir.net/link?url=" * 3_000,
    "https://urldefense.com/v3/__" + "__;" * 10_000,
    "https://urldefense.com/v3/__" + "a__;A" * 10_000,
    "&quot;" * 10_000,
    "<span data-ttu-id=&quot;" * 5_000,
    "</span>" * 10_000,
    "<span>" * 10_000,
    "[](u) [.](u) " * 5_000,
    "[x] (https://a.example) " * 5_000,
    "https://a.example/bcd [x](https://a.example/c) `c` #A0 " * 3_000,
    "**a `b` " * 5_000,
    "**a** " * 5_000 + "*",
    "**(** " * 5_000 + r"\*\*",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_makes_a_pattern_run_away(text: str) -> None:
    """What backtracks, or looks at each link for each link, would take hours here; all is done before anyone looks."""
    both = page(text, "The lamp.") + page("La lampe.", text).replace("102", "103") + page(text, text + "a")
    checked = Page(read_document((both + text).encode()))
    for registered in all_rules().values():
        if registered.family in ("TTU", "SEG", "LNK") and registered.scope is Scope.PAGE:
            assert len(list(registered.problems(checked))) < len(both)
