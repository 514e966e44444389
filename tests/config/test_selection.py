"""Which rules run, from what several layers say."""

from __future__ import annotations

import pytest

from doclint.config.selection import Choice, Choices, decide
from doclint.rules.registry import all_rules

DEFAULT = {code for code, registered in all_rules().items() if registered.is_on}


def said(select: str | None = None, ignore: str = "", extend: str = "") -> Choices:
    lists = {"select": (select or "", True), "ignore": (ignore, False), "extend-select": (extend, True)}
    choices = [Choice(word, key, is_wanted) for key, (words, is_wanted) in lists.items() for word in words.split()]
    return Choices(tuple(choices), select is not None)


def running(*layers: Choices) -> set[str]:
    return {code for code, decision in decide(layers).items() if decision.is_on}


def family(*prefixes: str) -> set[str]:
    return {code for code in all_rules() if code.startswith(prefixes)}


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([], DEFAULT),
        ([said(select="TTU")], family("TTU")),
        ([said(select="")], set()),
        ([said(ignore="FM")], DEFAULT - family("FM")),
        ([said(select="TTU", ignore="TTU004")], family("TTU") - {"TTU004"}),
        ([said(select="TTU", ignore="duplicate-id")], family("TTU") - {"TTU004"}),
        ([said(ignore="FM", extend="FM003")], DEFAULT - family("FM") | {"FM003"}),
        ([said(select="FM003", ignore="FM003")], set()),
        # A name is as exact as the code of its rule, however long it is: of equals the one that ignores wins.
        ([said(select="duplicate-id", ignore="TTU004")], set()),
        ([said(select="TTU004", ignore="duplicate-id")], set()),
        ([said(select="ALL", ignore="TTU")], set(all_rules()) - family("TTU")),
        # The command line behind a file.
        ([said(select="TTU"), said(select="FM")], family("FM")),
        ([said(select="TTU"), said(extend="AUT001")], family("TTU") | {"AUT001"}),
        ([said(extend="HND003"), said(ignore="HND")], DEFAULT - family("HND")),
        ([said(ignore="FM003"), said(extend="FM")], DEFAULT | family("FM")),
        ([said(ignore="FM003"), said(select="FM")], family("FM") - {"FM003"}),
        ([said(ignore="FM003"), said(select="FM003")], {"FM003"}),
        ([said(ignore="FM"), said(select="FM003")], {"FM003"}),
        ([said(ignore="TTU"), said(select="ALL")], set(all_rules()) - family("TTU")),
    ],
)
def test_running_rules(layers: list[Choices], expected: set[str]) -> None:
    assert running(*layers) == expected


def test_a_decision_says_who_made_it() -> None:
    decisions = decide([said(select="TTU"), said(ignore="TTU001")])
    assert decisions["TTU001"].layer == 1
    assert decisions["TTU001"].choice == Choice("TTU001", "ignore", False)
    assert decisions["TTU002"].layer == 0
    assert decisions["FM001"].choice is None
