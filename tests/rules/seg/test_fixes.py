"""What the fixes of SEG and TTU rules write: exactly what was there before the damage, whatever that was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.document import Document, read_document
from doclint.document.halves import read_half
from doclint.findings import Problem
from doclint.rules.page import Page
from doclint.rules.seg import seg003_broken_link_syntax, seg011_translated_alert, seg014_split_identifier
from doclint.rules.ttu import ttu006_damaged_tag

PAIR = (
    '<span data-ttu-id="4be1c-{id}">{target}</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-{id}">{source}</span></span>\n'
)


def page(target: str, source: str, number: int = 102) -> str:
    return PAIR.format(id=number, target=target, source=source)


def fixed(document: Document, problems: list[Problem]) -> str:
    """The text after all fixes."""
    text = document.text
    edits = [edit for problem in problems if problem.fix is not None for edit in problem.fix.replacements]
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


_word = st.from_regex(r"[A-Z][a-z]{2,6}[A-Z]?[a-z]{0,3}", fullmatch=True)
_joint = st.sampled_from([".", "::", "_", r"\_"])
_prose = st.sampled_from(["", "La lampe. ", "Voir «", "**", "Lampe. Phare. ", "灯", "e. g. "])


@given(st.lists(st.tuples(_word, _joint, st.sampled_from([" ", ""]), st.sampled_from([" ", ""])), min_size=2), _prose)
def test_a_split_identifier_is_the_source_s_again(parts: list[tuple[str, str, str, str]], before: str) -> None:
    joints = [joint for _, joint, _, _ in parts[:-1]]
    name = "".join(word + joint for (word, _, _, _), joint in zip(parts, [*joints, ""], strict=True))
    split = "".join(
        f"{word}{'' if joint == '.' else left}{joint}{right}" if joint else word
        for (word, _, left, right), joint in zip(parts, [*joints, ""], strict=True)
    )
    document = read_document(page(f"{before}{split}, ici", f"The {name}, here").encode())
    problems = list(seg014_split_identifier.check(document))
    sound = page(f"{before}{name}, ici", f"The {name}, here")
    assert fixed(document, problems) in (sound, document.text)
    if split != name and before in ("", "Voir «"):
        assert fixed(document, problems) == sound


_label = st.from_regex(r"[A-Za-zéà灯 ]{1,12}", fullmatch=True).filter(str.strip)
_url = st.sampled_from(["a.md", "https://a.example/b", "/lamp/a_(b)", "lamp.png", "#wick"])
_damage = st.sampled_from(
    [
        "{bang}[{label}] ({url})",
        r"{bang}[{label}\]({url})",
        "({label})[{url}]",
        "{wide}[{label}]({url})",
        "[{label}]({url})",
    ]
)


@given(st.lists(st.tuples(_label, _url, _damage, st.booleans()), min_size=1, max_size=3))
def test_a_repaired_half_has_exactly_the_links_of_its_source(links: list[tuple[str, str, str, bool]]) -> None:
    target = " et ".join(
        damage.format(label=label, url=url, bang="!" if is_image else "", wide="！" if is_image else "")
        for label, url, damage, is_image in links
    )
    source = " and ".join(f"{'!' if is_image else ''}[x]({url})" for _, url, _, is_image in links)
    document = read_document(page(target, source).encode())
    problems = list(seg003_broken_link_syntax.check(document))
    if any(problem.fix is not None for problem in problems):
        repaired = read_document(fixed(document, problems).encode())
        (pair,) = repaired.pairs
        assert sorted((link.is_image, link.destination) for link in read_half(pair.target).links) == sorted(
            (link.is_image, link.destination) for link in read_half(source).links
        )
        assert not list(seg003_broken_link_syntax.check(repaired))


_between = st.sampled_from(
    [
        '<a name="lamp"></a>\n',
        '[La lampe](lamp.md "Lampe")\n',
        '![x](lamp.png "Une lampe")\n',
        "```\nlight(\"lamp\", 'oil')\n```\n",
        "La «lampe».\n",
        '<img src="lamp.png" alt="Une lampe">\n',
    ]
)


@given(st.lists(st.tuples(_between, _between), min_size=1, max_size=4), st.data())
def test_what_a_serializer_took_for_a_value_is_restored(blocks: list[tuple[str, str]], data: st.DataObject) -> None:
    """A value that goes on to the next quote but one or more: all quotes in between became entities."""
    sound = "".join(
        page("Le phare", "The beacon", number) + first + second for number, (first, second) in enumerate(blocks, 102)
    ) + page("Fin", "End", 190)
    openings = [place for place in range(len(sound)) if sound.startswith('ttu-id="', place)]
    start = data.draw(st.sampled_from(openings[:-1])) + len('ttu-id="')
    quotes = [place for place in range(start, len(sound)) if sound[place] == '"']
    closing = data.draw(st.sampled_from(quotes[1::2][:12]))
    damaged = sound[:start] + sound[start:closing].replace('"', "&quot;") + sound[closing:]
    document = read_document(damaged.encode())
    problems = list(ttu006_damaged_tag.check(Page(document)))
    assert problems
    repaired = fixed(document, problems)
    assert repaired == sound or any(problem.fix is None for problem in problems)


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ("[!Hinweis] Lampe", "[!NOTE] Lamp", "[!NOTE] Lampe"),
        ("[! 提示] 灯", "[!TIP] Lamp", "[!TIP] 灯"),
        ("[!Lampe] Lampe", "[!Lamps] Lamp", "[!Lampe] Lampe"),
        (":::conseil Lampe", ":::tip Lamp", ":::tip Lampe"),
    ],
)
def test_an_alert_gets_a_real_type(target: str, source: str, expected: str) -> None:
    document = read_document(page(target, source).encode())
    assert fixed(document, list(seg011_translated_alert.check(document))) == page(expected, source)
