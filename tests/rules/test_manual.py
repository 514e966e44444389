"""A rule's manual reads well in Markdown, whatever its examples hold."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from doclint.findings import Severity
from doclint.rules.manual import MARKERS, code_block, describe, fix_safety, option_defaults, option_meanings, summary
from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad, Good, RegisteredRule, Rule, Scope

RULES = list(all_rules().values())

MANUAL = """
What it does
    Finds a lamp that `ms.author` left burning, e.g. by day. `{code}` says more.

Why it matters
    Oil is dear.
"""


def registered(*examples: Bad | Good, manual: str = MANUAL) -> RegisteredRule:
    """A rule whose module nobody has written."""
    rule = Rule("LMP001", "burning-lamp", Severity.WARNING, Scope.PAGE, examples)
    made = RegisteredRule(rule.code, rule.name, rule.severity, rule.scope)
    module = ModuleType(made.module_name, manual)
    module.RULE = rule  # type: ignore[attr-defined]
    sys.modules[made.module_name] = module
    return made


def test_example_is_shown_without_markers_and_its_place_in_words() -> None:
    manual = describe(registered(Bad("# Lamp\n\nIt ⟦burns⟧.\n")))
    assert "```markdown\n# Lamp\n\nIt burns.\n```\n\nFound in line 3, at `burns`.\n" in manual


def test_what_doclint_says_stands_under_its_place() -> None:
    manual = describe(registered(Bad("⟦a⟧\n⟦b⟧\n")), lambda _: ["first", "second"])
    assert "Found in line 1, at `a`:\n\n```text\nfirst\n```\n\nFound in line 2, at `b`:\n\n```text\nsecond" in manual


def test_places_name_their_page_where_there_are_several() -> None:
    manual = describe(registered(Bad({"fr-fr/lamp.md": "dark\n", "nb-NO/lamp.md": "⟦lit⟧\n"})))
    assert "Found in line 1 of `nb-NO/lamp.md`, at `lit`." in manual


def test_text_with_backticks_stays_code() -> None:
    assert "at `` a `b` ``." in describe(registered(Bad("⟦a `b`⟧\n")))
    assert code_block("markdown", "````\nx\n````\n") == "`````markdown\n````\nx\n````\n`````"


def test_long_text_is_cut() -> None:
    assert f"at `{'x' * 60}…`." in describe(registered(Bad(f"⟦{'x' * 200}⟧\n")))


def test_summary_is_the_first_sentence() -> None:
    assert summary(registered()) == "Finds a lamp that `ms.author` left burning, e.g. by day."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_manual_of_every_rule_is_fit_to_print(rule: RegisteredRule) -> None:
    manual = describe(rule)
    assert not any(marker in manual for marker in MARKERS)
    assert summary(rule).endswith(".")
    assert "\n" not in summary(rule)
    assert fix_safety(rule) in (None, "safe", "unsafe"), "*Fix safety* begins with Safe or Unsafe"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_option_is_explained(rule: RegisteredRule) -> None:
    meanings = option_meanings(rule)
    assert meanings.keys() == option_defaults(rule).keys(), "name each option under `Attributes:`"
    assert all(meanings.values())
