"""What a report leads with: which findings one action clears, and which action comes first."""

from __future__ import annotations

import datetime

from doclint.findings import Applicability, Finding, Fix, Remedy, Severity
from doclint.reporters.causes import find_actions, find_contexts, root_causes
from tests.reporters.many_findings import MANY, asset_id, author, behind, old, safelink, shared_asset_id
from tests.reporters.shared_findings import FINDINGS, SAFELINK, SUPPRESSED


def test_remedies_and_actions_stand_in_order_of_what_one_action_clears() -> None:
    assert [(action.remedy.value, action.code, action.locale, action.clears) for action in find_actions(MANY)] == [
        ("handoff", "HND002", "ro-RO", 168),
        ("handoff", "HND002", "uk-UA", 32),
        ("handoff", "HND003", None, 1500),
        ("edit", "LNK001", None, 25),
        ("source", "FM108", None, 4),
        ("source", "AID002", None, 1),
    ]


def test_every_finding_belongs_to_exactly_one_action() -> None:
    belonging = [finding for action in find_actions(MANY) for finding in action.findings + action.explained]
    assert sorted(belonging, key=lambda finding: finding.sort_key) == list(MANY)


def test_a_handoff_also_clears_what_being_behind_explains() -> None:
    (action,) = find_actions([behind("ro-RO", 1, "2019-04-23"), author("ro-RO", 1), behind("ro-RO", 2, "2019-05-02")])
    assert [finding.code for finding in action.findings] == ["HND002", "HND002"]
    assert [finding.code for finding in action.explained] == ["AUT001"]
    assert action.dates == (datetime.date(2019, 4, 23), datetime.date(2019, 5, 2))


def test_a_cause_that_was_not_found_explains_nothing() -> None:
    (action,) = find_actions([author("ro-RO", 1)])
    assert (action.code, action.locale, len(action.findings), action.explained) == ("AUT001", "ro-RO", 1, ())


def test_an_action_is_as_severe_as_the_worst_it_is_about() -> None:
    warning = safelink("fr-FR", 1)._replace(severity=Severity.WARNING)
    (action,) = find_actions([warning, safelink("fr-FR", 2)])
    assert action.severity is Severity.ERROR


def test_info_comes_after_what_counts() -> None:
    first, second = find_actions(
        [*(old("ro-RO", article, "2019-01-02") for article in range(90)), safelink("fr-FR", 1)]
    )
    assert (first.code, second.code) == ("LNK001", "HND003")


def test_a_fix_that_is_not_safe_clears_no_more_than_an_edit() -> None:
    assert SAFELINK.fix is not None
    unsafe = Fix(Applicability.UNSAFE, SAFELINK.fix.message, SAFELINK.fix.edits)
    (action,) = find_actions([safelink("fr-FR", article)._replace(fix=unsafe) for article in range(5)])
    assert (action.fixable, action.clears) == (0, 1)


def test_an_edit_of_the_source_clears_the_copies_in_all_locales() -> None:
    (action,) = find_actions([asset_id(locale, 7, "fr-FR") for locale in ("fr-FR", "nb-NO", "uk-UA")])
    assert (len(action.findings), action.clears, action.locales) == (1, 3, ("fr-FR", "nb-NO", "uk-UA"))


def test_suppressed_findings_ask_for_nothing() -> None:
    assert find_actions([SUPPRESSED]) == ()


def test_order_of_the_findings_changes_nothing_but_the_order_in_an_action() -> None:
    def outline(findings: list[Finding]) -> list[tuple[Remedy, str, str | None, int]]:
        return [(action.remedy, action.code, action.locale, action.clears) for action in find_actions(findings)]

    assert outline(list(MANY)) == outline(list(reversed(MANY)))


def test_a_chain_of_causes_is_followed_to_its_end() -> None:
    root = behind("ro-RO", 1, "2019-04-23")
    middle = author("ro-RO", 1)
    last = shared_asset_id(1)._replace(cause=middle.fingerprint)
    assert root_causes([last, middle, root]) == [root, root, root]


def test_causes_in_a_circle_explain_nothing() -> None:
    first = author("ro-RO", 1)._replace(fingerprint="a", cause="b")
    second = author("ro-RO", 2)._replace(fingerprint="b", cause="a")
    led_there = author("ro-RO", 3)._replace(fingerprint="c", cause="a")
    assert root_causes([first, second, led_there]) == [first, second, led_there]
    assert len(find_actions([first, second, led_there])) == 1


def test_context_tells_causes_from_copies() -> None:
    contexts = find_contexts(FINDINGS)
    behind_, author_ = contexts["hnd002-uk-UA"], contexts["aut001-uk-UA"]
    assert [finding.code for finding in behind_.explains] == ["AUT001"]
    assert author_.cause is not None
    assert author_.cause.code == "HND002"
    assert not author_.is_copy
    source_born = contexts["fm108-fr-FR"]
    assert [finding.locale for finding in source_born.copies] == ["uk-UA"]
    assert source_born.explains == ()
    assert contexts["fm108-uk-UA"].is_copy
