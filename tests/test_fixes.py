"""Fixes go in wholly or not at all, in several passes, and touch no byte outside of their edits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.config.settings import Settings
from doclint.document import UnreadableError, read_document
from doclint.drafts import Draft
from doclint.engine import check_page
from doclint.findings import Applicability, Edit, Finding, Fix, Position, Remedy, Severity, Span
from doclint.fixes import Fixed, fix_content
from doclint.rules.registry import all_rules

PATH = "fr-fr/a.md"


def draft(
    content: bytes,
    edits: Sequence[tuple[int, int, str]],
    identity: str = "",
    code: str = "LNK001",
    severity: Severity = Severity.ERROR,
) -> Draft:
    """A finding whose edits are places of the text of a page, in characters."""
    document = read_document(content)
    located = tuple(Edit(PATH, *document.positions(Span(start, end)), text) for start, end, text in edits)
    fix = Fix(Applicability.SAFE, "", located) if located else None
    rule, place = all_rules()[code], Position(1, 1)
    return Draft(
        rule, rule.name, severity, "", None, PATH, place, place, fix, (), Remedy.EDIT, (), identity or code, None
    )


def finding(found: Draft) -> Finding:
    return Finding(
        found.rule.code,
        found.name,
        found.severity,
        "",
        None,
        PATH,
        None,
        PATH,
        found.start,
        found.end,
        found.fix,
        (),
        found.remedy,
        None,
        "",
        identity=found.identity,
    )


def words(*replacements: tuple[str, str]) -> Callable[[bytes], list[Draft]]:
    """A check that finds every occurrence of some words; its fix puts another one in the place."""

    def check(content: bytes) -> list[Draft]:
        text = read_document(content).text
        found = []
        for old, new in replacements:
            start = text.find(old)
            while start >= 0:
                found.append(draft(content, [(start, start + len(old), new)], identity=old))
                start = text.find(old, start + 1)
        return found

    return check


def fix(content: bytes, check: Callable[[bytes], Sequence[Draft]]) -> Fixed:
    return fix_content(PATH, content, [finding(found) for found in check(content)], check, lambda _: True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a lamp\n", b"a beacon\n"),
        (b"a lamp\r\nand a lamp\r\n", b"a beacon\r\nand a beacon\r\n"),
        (b"\xef\xbb\xbfa lamp", b"\xef\xbb\xbfa beacon"),
        ("é🙂 lamp\rлампа\n".encode(), "é🙂 beacon\rлампа\n".encode()),
    ],
)
def test_only_the_edited_bytes_change(before: bytes, after: bytes) -> None:
    assert fix(before, words(("lamp", "beacon"))).content == after


def test_a_line_that_a_fix_writes_ends_as_the_others_of_the_page() -> None:
    assert fix(b"lamp\r\n", words(("lamp", "a\nb"))).content == b"a\r\nb\r\n"


def test_edits_of_a_fix_go_together() -> None:
    def check(content: bytes) -> list[Draft]:
        return [draft(content, [(0, 1, "X"), (4, 5, "Y")])] if content.startswith(b"a") else []

    assert fix(b"a b c\n", check).content == b"X b Y\n"


@pytest.mark.parametrize("edits", [[(0, 2, "X"), (1, 3, "Y")], [(0, 1, "X"), (0, 1, "Y")], [(0, 99, "X")]])
def test_a_fix_with_impossible_edits_is_refused(edits: list[tuple[int, int, str]]) -> None:
    fixed = fix(b"a b c\n", lambda content: [draft(b"a b c\n" + b" " * 200, edits)])
    assert (fixed.content, fixed.refused.total()) == (b"a b c\n", 1)


def test_a_fix_that_edits_another_page_is_refused() -> None:
    here = draft(b"a\n", [(0, 1, "b")])
    assert here.fix is not None
    elsewhere = Edit("fr-fr/other.md", Position(1, 1), Position(1, 2), "b")
    wanted = finding(here)._replace(fix=Fix(Applicability.SAFE, "", (*here.fix.edits, elsewhere)))
    fixed = fix_content(PATH, b"a\n", [wanted], lambda _: [here], lambda _: True)
    assert (fixed.content, fixed.refused.total()) == (b"a\n", 1)


def test_fixes_in_each_others_way_take_turns() -> None:
    assert fix(b"ababa\n", words(("aba", "x"))).content == b"xba\n"
    assert fix(b"lamp\n", words(("lamp", "beacon"), ("lam", "hor"))).content == b"horp\n"


def one_too_many(content: bytes) -> list[Draft]:
    """Finds each letter, and takes away the last one by writing the whole page anew: only one fix fits into a pass."""
    shorter = [(0, len(content), "x" * (len(content) - 1))]
    return [draft(content, shorter, str(number)) for number in reversed(range(len(content)))]


def test_all_is_fixed_in_as_many_passes_as_it_takes() -> None:
    assert fix(b"x" * 7, one_too_many).content == b""


def test_there_are_at_most_ten_passes() -> None:
    assert fix(b"x" * 30, one_too_many).content == b"x" * 20


def test_what_leaves_its_finding_as_it_was_is_refused() -> None:
    fixed = fix(b"lamp\n", words(("lamp", "lamps")))
    assert (fixed.content, fixed.refused) == (b"lamp\n", {"LNK001": 1})


def test_what_breaks_the_front_matter_is_refused_and_the_others_are_not() -> None:
    page = b"---\ntitle: lamp\n---\nbeacon\n"
    fixed = fix(page, words(("title: lamp", "title: [lamp"), ("beacon", "horn")))
    assert fixed.content == page.replace(b"beacon", b"horn")
    assert (fixed.applied.total(), fixed.refused.total()) == (1, 1)


@pytest.mark.parametrize(("severity", "is_written"), [(Severity.WARNING, True), (Severity.ERROR, False)])
def test_what_brings_a_finding_as_bad_as_its_own_is_refused(severity: Severity, is_written: bool) -> None:
    def check(content: bytes) -> list[Draft]:
        if b"lamp" in content:
            return words(("lamp", "horn"))(content)
        return [draft(content, [], identity="new", code="TTU001", severity=severity)] if b"horn" in content else []

    assert (fix(b"lamp\n", check).content == b"horn\n") is is_written


def test_a_finding_that_is_worded_another_way_afterwards_is_not_new() -> None:
    def check(content: bytes) -> list[Draft]:
        return [*words(("lamp", "horn"))(content), draft(content, [], identity=content.decode(), code="TTU001")]

    assert fix(b"lamp\n", check).content == b"horn\n"


def test_only_the_wanted_findings_are_fixed_in_any_pass() -> None:
    check = words(("lamp", "beacon"), ("horn", "whistle"))
    found = check(b"lamp horn\n")
    lamp = [finding(each) for each in found if each.identity == "lamp"]
    assert fix_content(PATH, b"lamp horn\n", lamp, check, lambda _: True).content == b"beacon horn\n"


def test_many_fixes_that_do_harm_cost_a_bounded_number_of_checks() -> None:
    calls = 0
    usual = words(("lamp", "lamps"))

    def check(content: bytes) -> list[Draft]:
        nonlocal calls
        calls += 1
        return usual(content)

    fix(b"lamp\n" * 250, check)
    assert calls < 250


# --- the rules' own fixes, on any page

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1), is_debugging=True)

HOST = "https://eur01.safelinks.protection.outlook.com/?url="
PIECES = st.sampled_from(
    [
        f"[Lamps]({HOST}https%3A%2F%2Fharbourlight.example%2Flamps&amp;data=02&amp;reserved=0)",
        f"<{HOST}https%3A%2F%2Fharbourlight.example&data=02&reserved=0>",
        f"[a]: {HOST}https%3A%2F%2Fharbourlight.example%2F%28x&amp;data=1\n",
        f'<a href="{HOST}https%3A%2F%2Fharbourlight.example%3Fa%3Db%26c&amp;data=1">x</a>',
        f"{HOST}https://harbourlight.example/a?b=c&data=1",
        '<span data-ttu-id="4be1c-102">',
        "<span data-ttu-id=&quot;4be1c-103&quot;>",
        "</span><span class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;4be1c-103&quot;>",
        "[lampes] (https://harbourlight.example/lamps)",
        "[lamps](https://harbourlight.example/lamps)",
        "[Horns](https://learn.microsoft.com/en-us/horns)",
        "> [!NOTA]\n> ",
        "> [!NOTE]\n> ",
        "<!-- doclint-disable-next-line LNK001 -->\n",
        '</span><span class="sxs-lookup"><span data-stu-id="4be1c-102">',
        "</span></span>",
        "---\n",
        "title: Le phare\n",
        "ms.locfileid: 1\n",
        "| a | b |\n|---|---|\n| ",
        "```\n",
        "`",
        "(",
        ")",
        "\n",
        "\r\n",
        "\r",
        " ",
        "é🙂中",
        "\u202e\x00",
    ]
)


def fix_by_rules(content: bytes) -> Fixed:
    def check(changed: bytes) -> list[Draft]:
        return check_page(PATH, changed, SETTINGS)

    wanted = [finding(found) for found in check(content) if found.fix is not None]
    return fix_content(PATH, content, wanted, check, lambda _: True)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_a_page_that_was_fixed_has_nothing_left_to_fix(text: str, has_mark: bool) -> None:
    content = (b"\xef\xbb\xbf" if has_mark else b"") + text.encode()
    once = fix_by_rules(content)
    assert fix_by_rules(once.content).content == once.content


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_no_byte_outside_the_edits_changes(text: str, has_mark: bool) -> None:
    content = (b"\xef\xbb\xbf" if has_mark else b"") + text.encode()
    drafts = check_page(PATH, content, SETTINGS)
    lines = read_document(content).lines
    edits = sorted(
        (lines.offset(edit.start), lines.offset(edit.end))
        for found in drafts
        if found.fix is not None
        for edit in found.fix.edits
    )
    kept, done = [], 0
    for start, end in edits:
        kept.append(text[done:start])
        done = max(done, end)
    kept.append(text[done:])
    fixed = fix_by_rules(content).content
    assert fixed.startswith(b"\xef\xbb\xbf") == has_mark
    rest = fixed.removeprefix(b"\xef\xbb\xbf").decode()
    place = 0
    for piece in kept:
        place = rest.index(piece, place) + len(piece)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_stop_the_fixing(content: bytes) -> None:
    try:
        read_document(content)
    except UnreadableError:
        return
    fix_by_rules(content)
