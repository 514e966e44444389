"""What happens when something fails that should not: exit codes, and no traceback that nobody asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import doclint.cli.check
from doclint.cli import main
from doclint.findings import Problem
from doclint.rules.fm.schema_problems import LOCALIZED
from doclint.rules.page import Page
from doclint.rules.registry import all_rules
from tests.real.commands import clean_environment

PAGE = "---\ntitle: The beacon\n\n# The beacon\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def doclint_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs doclint on two pages without closing fence: the exit code, and what it wrote to either stream."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(PAGE)

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert isinstance(end.value.code, int)
        return end.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def _a_rule_crashes(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(page: Page) -> Iterator[Problem]:
        lamps: dict[str, Problem] = {}
        yield lamps["the lamp is out"]

    monkeypatch.setattr(f"{all_rules()['FM003'].module_name}.check", check)


@pytest.mark.usefixtures("_a_rule_crashes")
def test_a_rule_that_crashes_is_a_finding_and_the_run_goes_on_and_ends_with_2(doclint_run: Run) -> None:
    code, printed, said = doclint_run("check", ".", "--output-format", "json", "--exit-zero")
    assert code == 2
    findings = json.loads(printed)["findings"]
    assert [(finding["code"], finding["path"]) for finding in findings] == [
        ("DOC003", "a.md"),
        ("FM001", "a.md"),
        ("DOC003", "b.md"),
        ("FM001", "b.md"),
    ]
    assert "FM003" in findings[0]["message"]
    assert "the lamp is out" in findings[0]["message"]
    assert "--debug" in findings[0]["help"]
    assert said == ""


@pytest.mark.usefixtures("_a_rule_crashes")
def test_debug_shows_the_traceback(doclint_run: Run) -> None:
    with pytest.raises(KeyError, match="the lamp is out"):
        doclint_run("check", ".", "--debug")


def test_what_nobody_thought_of_is_told_in_a_line(doclint_run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*arguments: object) -> None:
        raise ZeroDivisionError("no\nlamps")

    monkeypatch.setattr(doclint.cli.check, "discover", break_down)
    code, printed, said = doclint_run("check", ".")
    assert (code, printed) == (2, "")
    assert said.startswith("doclint: internal error: ZeroDivisionError: no")
    assert "--debug" in said
    assert "Traceback" not in said
    with pytest.raises(ZeroDivisionError):
        doclint_run("check", ".", "--debug")


def test_ctrl_c_ends_with_130(doclint_run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(doclint.cli.check, "discover", interrupt)
    code, printed, said = doclint_run("check", ".")
    assert (code, printed, said.strip()) == (130, "", "doclint: interrupted")


@pytest.mark.parametrize("command", [["check", ".", "--output-format", "json"], ["rule", "--all"], ["config"]])
def test_a_broken_pipe_is_left_quietly(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE)
    running = subprocess.Popen(
        [sys.executable, "-m", "doclint", *command],
        cwd=tmp_path,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 141


def test_doclint_alone_shows_its_commands(doclint_run: Run) -> None:
    code, printed, _ = doclint_run()
    assert code == 2
    assert "check" in printed


@pytest.mark.parametrize(
    "configuration", [None, '[rules]\nHND003 = "error"\n[[schemas]]\nfiles = "**"\nschema = "learn-localized"\n']
)
def test_a_run_with_nothing_to_say_imports_nothing_heavy(configuration: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LOCALIZED)
    if configuration is not None:
        (tmp_path / "doclint.toml").write_text(configuration)
    watch = (
        "import sys\nfrom doclint.cli import main\n"
        "try:\n    main(['check', 'a.md', '--quiet'])\n"
        "except SystemExit as end:\n    print(end.code, *({'jsonschema', 'rich', 'difflib'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch],
        cwd=tmp_path,
        env=clean_environment(SOURCE_DATE_EPOCH="1567296000"),
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"0\n"
