"""What the options of `doclint check` choose: what is shown, what counts, and where values come from."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doclint.cli import group

SAFELINK = "https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flamps.example%2Fwick"

Check = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Runs `doclint check` in a folder with a page that has an error and one that has a warning."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "PRE_COMMIT"):
        monkeypatch.delenv(name, raising=False)
    Path("lamp.md").write_text(f"[wick]({SAFELINK})\n", encoding="utf-8")
    Path("horn.md").write_text("---\ntitle: A block that nobody closes\n", encoding="utf-8")

    def run(*words: str) -> Result:
        return CliRunner().invoke(group, ["check", "--no-cache", *words])

    return run


def test_a_glob_excludes_pages_in_addition_to_the_configuration(check: Check) -> None:
    Path("doclint.toml").write_text('exclude = ["horn.md"]\n', encoding="utf-8")
    assert "lamp.md" in check().stdout
    assert check("--exclude", "lamp.md").exit_code == 2
    Path("doclint.toml").unlink()
    assert "lamp.md" not in check("--exclude", "lamp.md", "--output-format", "concise").stdout


def test_an_excluding_glob_has_to_be_one(check: Check) -> None:
    result = check("--exclude", "a[")
    assert (result.exit_code, "--exclude: 'a[' is not a glob" in result.stderr) == (2, True)


def test_a_severity_hides_what_is_less_severe_and_it_does_not_count(check: Check) -> None:
    result = check("--min-severity", "error", "--output-format", "concise")
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["LNK001"]
    assert result.exit_code == 1
    assert "1 error in" in check("--min-severity", "error").stdout
    Path("lamp.md").unlink()
    assert check("--min-severity", "error").exit_code == 0
    assert check().exit_code == 1


def test_quiet_leaves_the_findings_and_twice_quiet_nothing(check: Check) -> None:
    loud, quiet, silent = check(), check("-q"), check("-qq")
    assert "Found" in loud.stdout
    assert "LNK001" in quiet.stdout
    assert "Found" not in quiet.stdout
    assert "Next:" not in quiet.stdout
    assert silent.output == ""
    assert {loud.exit_code, quiet.exit_code, silent.exit_code} == {1}


def test_colors_are_chosen(check: Check) -> None:
    assert "\x1b[" not in check("--color", "never").stdout
    assert "\x1b[" in check("--color", "always").stdout


def test_fixes_are_shown_page_by_page(check: Check) -> None:
    assert "lamp.md: LNK001 1" in check("--fix", "--show-fixes").stderr
    assert "--show-fixes does nothing" in check("--show-fixes").stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "Next: doclint check --fix fixes"),
        (("lamp.md",), "Next: doclint check --fix lamp.md fixes"),
        (("./lamp.md", "horn.md"), "doclint check --fix ./lamp.md horn.md fixes"),
    ],
)
def test_the_next_step_can_be_copied(words: tuple[str, ...], expected: str, check: Check) -> None:
    assert expected in check(*words).stdout


def test_in_pre_commit_the_next_step_is_its_configuration(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert "args: [--fix]" in check("lamp.md").stdout


def test_a_pipe_gets_unbroken_lines(check: Check) -> None:
    Path("lamp.md").write_text(f"[wick]({SAFELINK}%2F{'a' * 300})\n", encoding="utf-8")
    assert f"https://lamps.example/wick/{'a' * 300}" in check("lamp.md").stdout


def test_a_value_of_the_configuration_is_overridden_and_the_others_hold(check: Check) -> None:
    Path("doclint.toml").write_text('[rules]\nLNK001 = "info"\nFM001 = "error"\n', encoding="utf-8")
    found = check("--config-override", "rules.LNK001=warning", "--output-format", "concise").stdout
    assert "LNK001 safelink warning" in found
    assert "FM001 missing-front-matter error" in found


def test_an_override_needs_no_file(check: Check) -> None:
    found = check("--isolated", "--config-override", 'rules.LNK001.severity="info"', "--output-format", "concise")
    assert "LNK001 safelink info" in found.stdout


@pytest.mark.parametrize("text", ["rules", "=1", "rules.LNK001.wick=3", "fail-on=loud", "a\nb=1"])
def test_a_wrong_override_is_named(text: str, check: Check) -> None:
    result = check("--config-override", text)
    assert (result.exit_code, "--config-override" in result.stderr) == (2, True)


def test_comments_are_written_for_what_fails_a_run(check: Check) -> None:
    Path("doclint.toml").write_text('[rules]\nLNK001 = "info"\n', encoding="utf-8")
    check("--add-suppressions")
    assert "doclint-disable" not in Path("lamp.md").read_text(encoding="utf-8")
    check("--add-suppressions", "--fail-on", "info")
    assert "doclint-disable" in Path("lamp.md").read_text(encoding="utf-8")


def test_a_reason_is_written_with_each_comment(check: Check) -> None:
    check("--add-suppressions", "--reason", "the harbor office decides")
    assert "doclint-disable-line LNK001 -- the harbor office decides -->" in Path("lamp.md").read_text(encoding="utf-8")
    assert check("lamp.md").exit_code == 0


@pytest.mark.parametrize("reason", ["", "a --> b", "a */ b", "two\nlines", "`x`"])
def test_a_reason_that_would_break_a_comment_is_refused(reason: str, check: Check) -> None:
    assert check("--add-suppressions", "--reason", reason).exit_code == 2
    assert "doclint-disable" not in Path("lamp.md").read_text(encoding="utf-8")


def test_a_reason_goes_with_comments(check: Check) -> None:
    assert check("--reason", "because").exit_code == 2


def test_json_says_which_run_it_was(check: Check) -> None:
    out = check("--output-format", "json", "--today", "2026-02-03").stdout
    assert '"today":"2026-02-03"' in out
    assert datetime.date(2026, 2, 3).isoformat() in out
