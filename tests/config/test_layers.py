"""defaults < preset < file < environment < command line, and what the settings make of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doclint.cli.options import read_layers, read_settings, unconfigured
from doclint.config.configuration import Configuration
from doclint.config.file import read_found_file
from doclint.config.layers import settings_of, stack
from doclint.config.settings import ConfigurationError, Settings
from doclint.findings import Severity
from doclint.rules.registry import all_rules


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def settings(config: str = "", **command_line: Any) -> Settings:
    path = Path("doclint.toml")
    path.write_text(config)
    return settings_of(stack(read_found_file(str(path.resolve())), Configuration(**command_line)))


def test_unconfigured_everything_is_as_it_comes() -> None:
    plain = settings_of(stack(None, Configuration()))
    assert plain == unconfigured()
    assert plain.select == {code for code, registered in all_rules().items() if registered.is_on}
    assert plain.fail_on is Severity.WARNING
    assert plain.source_locale == "en-us"
    assert (plain.options, plain.severities, plain.schemas, plain.per_file_ignores) == ({}, {}, None, ())


@pytest.mark.parametrize("day", ["2024-06-01", "2024-6-1", "2024-06-31", "20240601", "20240601--", "2024-W23-6", ""])
def test_a_run_of_which_only_the_day_is_said_is_the_same_on_the_short_way(day: str) -> None:
    def came_of(way: Callable[[], Settings]) -> Settings | str:
        try:
            return way()
        except ConfigurationError as error:
            return str(error)

    short = came_of(lambda: read_settings(config=None, isolated=True, today=day))
    assert short == came_of(lambda: settings_of(read_layers(config=None, isolated=True, today=day)))


def test_the_file_wins_over_the_preset_and_the_command_line_over_the_file() -> None:
    assert settings('source-locale = "nb-no"\n').source_locale == "nb-no"
    assert settings('fail-on = "error"\n', fail_on=Severity.INFO).fail_on is Severity.INFO


def test_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    config = "today = 2027-01-29\n"
    assert settings(config).today == datetime.date(2027, 1, 29)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert settings(config).today == datetime.date(1970, 1, 2)
    assert settings(config, today=datetime.date(2026, 5, 1)).today == datetime.date(2026, 5, 1)


def test_options_and_severity_of_a_rule() -> None:
    found = settings('[rules]\nHND003 = { severity = "error", max-age-days = 180 }\nAUT001 = "info"\n')
    assert found.severities == {"HND003": Severity.ERROR, "AUT001": Severity.INFO}
    assert found.options["HND003"].max_age_days == 180


@pytest.mark.parametrize("off", ['"off"', "false", '{ severity = "off" }'])
def test_a_rule_is_switched_off(off: str) -> None:
    assert "AUT001" not in settings(f"[rules]\nAUT001 = {off}\n").select


def test_a_severity_switches_a_rule_on_and_an_option_does_not() -> None:
    base = 'select = ["TTU"]\n[rules]\n'
    assert "HND003" in settings(base + 'HND003 = "info"\n').select
    assert "HND003" not in settings(base + "HND003 = { max-age-days = 30 }\n").select


def test_the_command_line_may_ask_for_a_rule_that_the_file_switches_off() -> None:
    config = '[rules]\nAUT001 = "off"\n'
    assert "AUT001" in settings(config, select=("AUT001",)).select
    assert "AUT001" not in settings(config, select=("AUT",)).select


def test_authors_keys_are_those_that_rules_compare() -> None:
    found = settings('authors.keys = ["owner", ["team", "lead"]]\n')
    assert found.preset.roles.authors == (("owner",), ("team", "lead"))


def test_globs_count_from_the_file(here: Path) -> None:
    found = settings('exclude = ["archive/*.md"]\n[per-file-ignores]\n"!fr-fr/" = ["TTU"]\n')
    assert found.reach.excludes(str(here / "archive" / "a.md"))
    assert not found.reach.excludes(str(here / "fr-fr" / "archive" / "a.md"))
    (ignored,) = found.per_file_ignores
    assert ignored.codes == {code for code in all_rules() if code.startswith("TTU")}
    assert ignored.pages.matches(str(here / "nb-no" / "a.md"))
    assert not ignored.pages.matches(str(here / "fr-fr" / "a.md"))


def test_schemas_are_read_and_go_to_their_pages(here: Path) -> None:
    (here / "guide.json").write_text('{"type": "object"}')
    config = """
[[schemas]]
files = "guides/**"
schema = "guide.json"

[[schemas]]
files = ["**", "!guides/**"]
schema = "learn-localized"
"""
    assigned = settings(config).schemas
    assert assigned is not None
    assert [schema.schema.name for schema in assigned] == ["guide.json", "learn-localized"]
    assert [schema.pages.matches(str(here / "guides" / "a.md")) for schema in assigned] == [True, False]
    assert [schema.pages.matches(str(here / "a.md")) for schema in assigned] == [False, True]
