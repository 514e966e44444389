"""A rule that becomes more severe on a day says so until then."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from doclint.cli.options import read_settings
from doclint.config.escalation import Escalation
from doclint.config.settings import ConfigurationError, Settings
from doclint.corpus.discovery import discover
from doclint.engine import run
from doclint.findings import Severity
from doclint.rules.registry import all_rules
from tests.rules.examples import write_pages

DAY = datetime.date(2027, 1, 29)
BEFORE = DAY - datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "severity", "message"),
    [
        (BEFORE, Severity.WARNING, "Two lamps (becomes an error on 2027-01-29)."),
        (DAY, Severity.ERROR, "Two lamps."),
    ],
)
def test_severity_and_message_change_on_the_day(today: datetime.date, severity: Severity, message: str) -> None:
    escalation = Escalation(DAY, Severity.ERROR)
    assert escalation.severity(Severity.WARNING, today) is severity
    assert escalation.announce("Two lamps.", Severity.WARNING, today) == message


def test_what_does_not_change_is_not_announced() -> None:
    assert Escalation(DAY, Severity.ERROR).announce("Two lamps.", Severity.ERROR, BEFORE) == "Two lamps."


def test_a_run_announces_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_pages({"a.md": "---\ntitle: a\ntitle: b\n---\n"})
    findings = [
        run(
            discover(["."]),
            Settings(
                frozenset(["FM003"]),
                today,
                severities={"FM003": Severity.INFO},
                escalations={"FM003": Escalation(DAY, Severity.WARNING)},
            ),
        ).findings[0]
        for today in (BEFORE, DAY)
    ]
    assert [finding.severity for finding in findings] == [Severity.INFO, Severity.WARNING]
    assert "(becomes a warning on 2027-01-29)" in findings[0].message
    assert findings[0].fingerprint == findings[1].fingerprint


# --- in a configuration file


def configured(text: str, today: str) -> Settings:
    Path("doclint.toml").write_text(text, encoding="utf-8")
    nothing: dict[str, Any] = dict.fromkeys(("select", "ignore", "extend_select", "fail_on"))
    return read_settings(config=None, isolated=False, today=today, **nothing)


@pytest.mark.parametrize(
    ("severity", "runs_before"), [("warning", True), ("off", False)], ids=["before the day", "off until the day"]
)
def test_a_configuration_names_day_and_severity(
    severity: str, runs_before: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = f'[rules]\nAUT001 = {{ severity = "{severity}", from = "2027-01-29", then = "error" }}\n'
    before, after = configured(text, BEFORE.isoformat()), configured(text, DAY.isoformat())
    assert before.escalations == {"AUT001": Escalation(DAY, Severity.ERROR)}
    assert ("AUT001" in before.select, "AUT001" in after.select) == (runs_before, True)


@pytest.mark.parametrize("keys", ['from = "2027-01-29"', 'then = "error"'])
def test_day_and_severity_go_together(keys: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError, match="go together"):
        configured(f"[rules]\nAUT001 = {{ {keys} }}\n", BEFORE.isoformat())


def test_a_configuration_says_whose_fixes_are_applied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert configured("", "2024-06-01").fixable is None
    fixable = configured('fixable = ["LNK"]\nunfixable = ["LNK002"]\n', "2024-06-01").fixable
    assert fixable is not None
    assert ("LNK001" in fixable, "LNK002" in fixable, "SUP001" in fixable) == (True, False, False)
    fixable = configured('unfixable = ["safelink"]\n', "2024-06-01").fixable
    assert fixable == frozenset(all_rules()) - {"LNK001"}


def test_a_configuration_names_a_baseline_of_its_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    assert configured('baseline = "known.json"\n', "2024-06-01").baseline == "known.json"
    with pytest.raises(ConfigurationError, match="outside the repository"):
        configured('baseline = "../known.json"\n', "2024-06-01")
