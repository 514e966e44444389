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
from doclint.rules.rule import PAGE_SCOPES, Bad, Scope
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
        ("https://a.example/b", "https://a.example/B"),
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
        ("SEG003", "[guide]( https://a.example)", "[guide](https://a.example)", None),
        ("SEG003", "Touche [A] (/option)", "Key [A] (/option) and [b](c.md)", None),
        ("SEG003", "[guide] (/option)", "[guide](/option)", "] ("),
        ("SEG003", "(guide)[a.md]", "[guide](a.md)", "(guide)[a.md]"),
        ("SEG003", "［guide］（a.md）", "[guide](a.md)", "［guide］（a.md）"),
        ("SEG003", "！[lampe](a.png)", "![lamp](a.png)", "！[lampe](a.png)"),
        ("SEG003", "[lampe](a.png) [b](c.md)", "![lamp](a.png) [b](c.md)", "[lampe](a.png)"),
        ("SEG003", "![lampe]du port(a.png)", "![harbor lamp](a.png)", "![lampe]du port(a.png)"),
        ("SEG003", '[l](a.md "L")', '[l](a.md "L")', None),
        ("SEG003", '[l](a.md &quot;Lampe")', '[l](a.md "Lamp")', '](a.md &quot;Lampe")'),
        ("SEG003", "[l][une lampe]\n\n[a lamp]: b.md", "[l][a lamp]", "une lampe"),
        ("SEG004", "Lampe", "Lamp", None),
        ("SEG005", "[a](B.md)", "[a](b.md)", "[a](B.md)"),
        ("SEG005", "[a](https://A.example/b)", "[a](https://a.example/b)", None),
        ("SEG005", "[a](b.md)", "See the lamp", None),
        ("SEG005", "[a](https://slack-redir.net/link?url=https%3A%2F%2Fb.example)", "[a](https://a.example)", None),
        ("SEG007", "Tapez `a\u00a0b`.", "Type `a b`.", "`a\u00a0b`"),
        ("SEG007", "Tapez `a\u200bb`.", "Type `ab`.", "`a\u200bb`"),
        ("SEG007", "Tapez <code>a</code>.", "Type `a`.", None),
        ("SEG007", "Tapez `a`.", "Type a.", None),
        ("SEG007", "<kbd>Maj</kbd>+<kbd>D</kbd>", "<kbd>Shift</kbd>+<kbd>D</kbd>", None),
        ("SEG007", "<kbd>X</kbd>", "<kbd>D</kbd>", "<kbd>X</kbd>"),
        ("SEG007", "Tapez `horn.", "Type `horn.", "`"),
        ("SEG008", "_Lampe_表示灯", "_Lamp_ means lamp", "_"),
        ("SEG008", "lamp_oil_a", "_lamp_ is", None),
        ("SEG008", "l__Lampe__ ici", "__Lamp__ here", "__"),
        ("SEG009", "> **A** > B", "**A** > B", ">"),
        ("SEG009", "A > B >", "A > B", ">"),
        ("SEG009", "A > B", "A > B > C", None),
        ("SEG009", r"Les signes \< \>", r"The signs \> \<", None),
        ("SEG009", r"A \> \> C", r"A \>\> C", None),
        ("SEG010", "La #A1 lampe", "The lamp", "#A1"),
        ("SEG010", "La <g id='1'>lampe</g>", "The lamp", "<g id='1'>"),
        ("SEG010", "La <g id='1'>lampe</g>", "The <g id='1'>lamp</g>", None),
        ("SEG010", "La \u202elampe", "The lamp", "\u202e"),
        ("SEG010", "La \u2066lampe\u2069", "The lamp", None),
        ("SEG010", "La lampe\u202c", "The lamp", "\u202c"),
        ("SEG011", "[!Nota]", "[!TIPS]", "[!Nota]"),
        ("SEG011", "[!VIDEO https://a.example]", "The lamp", None),
        ("SEG011", ":::Hinweis", ":::note", "Hinweis"),
        ("SEG011", ":::note", ":::note", None),
        ("SEG013", "[Lamp.Wick.Trim del](a.md)", "[Lamp.Wick.Trim](a.md)", None),
        ("SEG013", "[lamp.wick.trim](a.md)", "[Lamp.Wick.Trim](a.md)", None),
        ("SEG013", "[Lamp. Wick. Trim](a.md)", "[Lamp.Wick.Trim](a.md)", None),
        ("SEG013", "[](a.md)", "[Lamp.Wick.Trim](a.md)", None),
        ("SEG013", "Lamp.Wick.Trim [ici](a.md)", "[Lamp.Wick.Trim](a.md)", None),
        ("SEG013", "[Lampe.Mèche](a.md)", r"[Lamp.Wick\_Trim](a.md)", "[Lampe.Mèche](a.md)"),
        ("SEG013", "[le port](a.md)", "[Lamp.com](a.md)", None),
        ("SEG014", "Get- LampOil", "Get-LampOil", "Get- LampOil"),
        ("SEG014", "Lamp:: Trim", "Lamp::Trim", "Lamp:: Trim"),
        ("SEG014", r"LAMP\_ OIL et LAMP\_OIL", r"LAMP\_OIL", r"LAMP\_ OIL"),
        ("SEG014", "`wick. md`", "`wick.md`", "wick. md"),
        ("SEG014", r"A \> \> C", r"A \>\> C", r"\> \>"),
        ("SEG014", "A > > C", "A > B > C", None),
        ("SEG014", "La lampe. Elle brûle.", "The lamp burns.", None),
        ("SEG014", "e. g. la lampe", "e.g. the lamp", None),
        ("SEG014", "$r _j$", "$r_j$", None),
        ("SEG015", "Le $n$e phare", "The $n$th beacon", None),
        ("SEG015", "Le n$", "The $n$", "$"),
        ("SEG015", "$ $\\alpha$ $", "$$\\alpha$$", "$ $"),
        ("SEG015", "$r _j e$", "$r_j e$", "$r _j e$"),
        ("SEG015", "$\\KET{0}$", "$\\ket{0}$", "$\\KET{0}$"),
        ("SEG015", "$ n $", "$ n $", None),
        ("SEG015", "`$a $` coûte $5", "`$a` is $5", None),
        ("SEG017", "адресаdrentonn", "address", "адресаdrentonn"),
        ("SEG017", "灯Lampes", "lights", None),
        ("SEG017", "LAMPи", "the lamp", None),
        ("SEG017", "`Sharedliліхтар`", "`a`", None),
        ("SEG018", "[Get Get Get](a.md)", "[Get going](a.md)", "Get Get Get"),
        ("SEG018", "La lampe lampe", "The lamp", None),
        ("SEG018", "A b, a b, a b, a b, a b et bien plus", "This", None),
        ("SEG018", "la mèche, la mèche, la mèche brûle", "it burns", "la mèche, la mèche, la mèche"),
        ("SEG019", "| La\nlampe |", "| The lamp |", None),
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


# Rules that are off unless they are selected by name are tried like the others.
HOSTILE = [
    "a. " * 20_000 + "a.a",
    "a.b" * 20_000,
    "A \\_ " * 10_000,
    "a :: " * 10_000,
    "$" * 20_000,
    "$a" * 10_000,
    "$a $" * 10_000,
    "aé" * 20_000,
    "aaaп" * 10_000,
    "aa aa " * 10_000,
    "aa bb " * 10_000,
    "[a.b](u) " * 10_000,
    "|\n" * 10_000,
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
        if registered.family in ("TTU", "SEG", "LNK") and registered.scope in PAGE_SCOPES:
            subject = checked.document if registered.scope is Scope.PAIR else checked
            assert len(list(registered.problems(subject))) < len(both)
