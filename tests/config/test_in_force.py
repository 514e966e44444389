"""`doclint config` prints a configuration that says what is in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.cli import main
from doclint.config.configuration import Configuration
from doclint.config.file import read_named_file
from doclint.config.layers import settings_of, stack
from doclint.config.settings import Settings
from doclint.rules.registry import all_rules
from tests.config.test_json_schema import GOOD

EVERYTHING = r"""
select = ["ALL"]
ignore = ["FM111", "HND"]
exclude = ["archive/", 'back\slash "quoted".md']
today = 2027-01-29
source-locale = "nb-no"
authors.keys = ["author", ["owner", "name"]]

[rules]
HND003 = { severity = "error", max-age-days = 180 }
author-mismatch = "off"
AID001.severity = "info"

[per-file-ignores]
"fr-fr/**" = ["AID"]

[[schemas]]
files = "**/*.md"
schema = "learn-localized"
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def shown(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as end:
        main(["config", *arguments])
    assert end.value.code == 0
    return capsys.readouterr().out


def meaning(text: str) -> tuple[object, ...]:
    Path("meant.toml").write_text(text)
    settings: Settings = settings_of(stack(read_named_file("meant.toml"), Configuration()))
    severities = {code: settings.severities.get(code, all_rules()[code].severity) for code in settings.select}
    options = {code: settings.options.get(code, registered.default_options) for code, registered in all_rules().items()}
    return (
        settings.select,
        severities,
        options,
        settings.today,
        settings.fail_on,
        settings.preset,
        settings.source_locale,
        settings.reach,
        settings.per_file_ignores,
        settings.schemas,
    )


@pytest.mark.parametrize("text", ["", EVERYTHING, *(text for text in GOOD if "a.json" not in text)])
def test_what_it_prints_means_the_same(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("doclint.toml").write_text(text)
    assert meaning(shown(capsys=capsys)) == meaning(text)


def test_every_value_says_where_it_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    Path("doclint.toml").write_text(EVERYTHING)
    printed = shown("--ignore", "TTU00", "--fail-on", "error", capsys=capsys)
    origins = dict(line.split("  # ", 1) for line in printed.splitlines() if "  # " in line)
    origins = {line.partition(" =")[0]: origin for line, origin in origins.items()}
    assert origins["preset"] == "default"
    assert origins["fail-on"] == "command line, --fail-on"
    assert origins["source-locale"] == "doclint.toml:6"
    assert origins["exclude"] == "doclint.toml:4"
    assert origins['per-file-ignores."fr-fr/**"'] == "doclint.toml:15"
    assert origins["authors.keys"] == "doclint.toml:7"
    assert origins["schemas"] == "doclint.toml:17"
    assert origins["TTU001.severity"] == "command line, --ignore"
    assert origins["FM002.severity"] == "doclint.toml:2"
    assert origins["FM111.severity"] == "doclint.toml:3"
    assert origins["HND003.max-age-days"] == "doclint.toml:10"
    assert origins["HND002.lag-days"] == "default"
    assert origins["AUT001.severity"] == "doclint.toml:11"


def test_without_a_file_the_preset_and_the_defaults_speak(capsys: pytest.CaptureFixture[str]) -> None:
    printed = shown(capsys=capsys)
    assert printed.startswith("# No configuration file")
    assert "preset learn" in printed


def test_a_key_from_a_stranger_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("doclint.toml").write_text('[per-file-ignores]\n"##vso[task.complete]\\u001b" = ["TTU"]\n')
    printed = shown(capsys=capsys)
    assert "##vso" not in printed
    assert "\x1b" not in printed
