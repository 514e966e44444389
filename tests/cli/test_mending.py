"""`doclint check` that writes pages, `doclint baseline` and `doclint init`, as commands."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from doclint.cli import baseline as baseline_command
from doclint.cli import check as check_command
from doclint.cli import init as init_command
from tests.real.commands import new_repository, run
from tests.rules.examples import write_pages

URL = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2Flamps&amp;data=0"
LINK = f"[Lamps]({URL})"
FIXED = "[Lamps](https://harbourlight.example/lamps)"
TRANSLATION = (
    "---\ntitle: Le phare\nms.openlocfilehash: abc2e950662b9234fa7117b0b6d206b4fe7260ad\n"
    f"ms.sourcegitcommit: {'c' * 40}\nms.translationtype: MT\nms.contentlocale: fr-fr\n"
    "ms.lasthandoff: 04/02/2024\nms.locfileid: '1'\n---\n"
)


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    stdout: str
    stderr: str

    @property
    def report(self) -> Any:
        return json.loads(self.stdout)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def call(command: click.Command, *arguments: str) -> Done:
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    return Done(done.exit_code, done.stdout_bytes.decode(), done.stderr)


def check(*arguments: str) -> Done:
    fixed = ("--today", "2024-06-01", "--isolated", "--output-format", "json")
    return call(check_command.command, *(arguments or (".",)), *fixed)


# --- --fix, --unsafe-fixes, --diff


def test_fix_writes_the_page_and_reports_what_is_left() -> None:
    write_pages({"a.md": f"{LINK}\r\n", "b.md": "The beacon.\n"})
    done = check("--fix")
    assert Path("a.md").read_bytes() == f"{FIXED}\r\n".encode()
    assert (done.code, done.report["findings"]) == (0, [])
    assert "fixed 1 finding on 1 page: LNK001 1" in done.stderr


def test_diff_prints_a_patch_and_writes_nothing() -> None:
    write_pages({"a.md": f"{LINK}\n", "b.md": "The beacon.\n"})
    done = check("--diff")
    assert (done.code, Path("a.md").read_text()) == (1, f"{LINK}\n")
    assert done.stdout == f"--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-{LINK}\n+{FIXED}\n"
    assert (check("--diff", "b.md").code, check("--diff", "b.md").stdout) == (0, "")


def test_only_named_pages_are_written() -> None:
    write_pages({"fr-fr/a.md": f"{LINK}\n", "nb-no/a.md": f"{LINK}\n"})
    check("--fix", "fr-fr/a.md")
    assert Path("nb-no/a.md").read_text() == f"{LINK}\n"


def test_what_is_suppressed_is_not_fixed() -> None:
    text = f"{LINK} <!-- doclint-disable-line LNK001 -->\n"
    write_pages({"a.md": text})
    assert check("--fix").code == 0
    assert Path("a.md").read_text() == text


def test_what_is_not_selected_is_not_fixed() -> None:
    write_pages({"a.md": f"{LINK}\n"})
    check("--fix", "--ignore", "LNK")
    assert Path("a.md").read_text() == f"{LINK}\n"


def test_what_the_configuration_calls_unfixable_is_not_fixed() -> None:
    write_pages({"a.md": f"{LINK}\n", "doclint.toml": 'unfixable = ["LNK001"]\n'})
    done = call(check_command.command, "--fix", "--output-format", "json")
    assert (done.code, Path("a.md").read_text()) == (1, f"{LINK}\n")


def test_an_unsafe_fix_waits_until_it_is_asked_for() -> None:
    text, fixed = (f"[Horns](https://learn.microsoft.com/{locale}horns)\n" for locale in ("en-us/", ""))
    write_pages({"a.md": text})
    done = check("--fix", "--fail-on", "info")
    assert (done.code, Path("a.md").read_text()) == (1, text)
    assert "--unsafe-fixes would fix 1 more: LNK005 1" in done.stderr
    assert "does nothing without --fix" in check("--unsafe-fixes").stderr
    assert Path("a.md").read_text() == text
    assert check("--fix", "--unsafe-fixes", "--fail-on", "info").code == 0
    assert Path("a.md").read_text() == fixed


def test_a_page_that_cannot_be_written_is_told_and_the_others_are_written() -> None:
    write_pages({"a.md": f"{LINK}\n", "b.md": f"{LINK}\n", "c/real.txt": f"{LINK}\n"})
    Path("a.md").chmod(0o444)
    Path("c/link.md").symlink_to("real.txt")
    done = check("--fix")
    assert "a.md: not fixed: it is read-only" in done.stderr
    assert "c/link.md: not fixed: it is a symbolic link" in done.stderr
    texts = [Path(name).read_text() for name in ("a.md", "b.md", "c/real.txt")]
    assert texts == [f"{LINK}\n", f"{FIXED}\n", f"{LINK}\n"]
    assert done.code == 1


def test_fixing_a_source_page_says_that_its_translations_are_behind() -> None:
    write_pages({"en-us/a.md": f"{LINK}\n", "fr-fr/a.md": TRANSLATION, "de-de/a.md": TRANSLATION})
    done = check("--fix")
    assert "warning: en-us/a.md is a source page: 2 translations are behind until the next handoff" in done.stderr
    write_pages({"en-us/a.md": "The beacon.\n", "fr-fr/a.md": TRANSLATION + f"{LINK}\n"})
    assert "source page" not in check("--fix").stderr


def test_a_comment_that_suppresses_nothing_goes_with_the_fix() -> None:
    write_pages({"a.md": "a\n\n<!-- doclint-disable LNK -->\n\nb\n\n<!-- doclint-enable LNK -->\n"})
    done = check("--fix")
    assert (done.code, Path("a.md").read_text()) == (0, "a\n\n\nb\n\n")


def test_quiet_says_nothing() -> None:
    write_pages({"a.md": f"{LINK}\n"})
    done = check("--fix", "--quiet")
    assert (done.stdout, done.stderr) == ("", "")


# --- --add-suppressions, --baseline, --since


def test_suppressions_are_written_for_all_that_is_found() -> None:
    write_pages({"en-us/a.md": f"{LINK}\n", "fr-fr/a.md": TRANSLATION})
    done = check("--add-suppressions")
    assert done.code == 0
    assert {finding["suppressed"] for finding in done.report["findings"]} == {"inline"}
    assert "wrote comments that suppress" in done.stderr
    assert "translation is behind" in done.stderr
    assert check().code == 0


def test_suppressions_and_a_diff_do_not_go_together() -> None:
    write_pages({"a.md": f"{LINK}\n"})
    assert check("--add-suppressions", "--diff").code == 2


def test_a_baseline_is_made_used_and_pruned() -> None:
    write_pages({"a.md": f"{LINK}\n", "b.md": f"{LINK}\n"})
    made = call(baseline_command.command, "create")
    assert (made.code, made.stdout) == (0, "")
    assert ".doclint-baseline.json: 2 findings" in made.stderr
    known = ("--baseline", ".doclint-baseline.json")
    done = check(".", *known)
    assert (done.code, done.report["summary"]["suppressed"]) == (0, 2)
    write_pages({"a.md": "Mended.\n"})
    done = check(".", *known)
    assert (done.code, "of the baseline 1 finding is gone (LNK001 in a.md)" in done.stderr) == (0, True)
    before = Path(".doclint-baseline.json").read_text()
    assert "1 finding is gone and dropped" in call(baseline_command.command, "prune").stderr
    after = Path(".doclint-baseline.json").read_text()
    assert len(before.splitlines()) - len(after.splitlines()) == 2
    call(baseline_command.command, "prune")
    assert Path(".doclint-baseline.json").read_text() == after
    write_pages({"doclint.toml": 'baseline = ".doclint-baseline.json"\n'})
    done = call(check_command.command, "--output-format", "json")
    assert (done.code, done.report["summary"]["suppressed"]) == (0, 1)


def test_a_baseline_that_is_not_there_is_said() -> None:
    write_pages({"a.md": "The beacon.\n"})
    done = check(".", "--baseline", "nowhere.json")
    assert (done.code, done.stdout) == (2, "")
    assert "doclint baseline create --baseline nowhere.json" in done.stderr


def test_a_page_that_could_not_be_checked_is_in_no_baseline() -> None:
    Path("a.md").write_bytes(b"\xff")
    done = call(baseline_command.command, "create")
    assert (done.code, "a.md" in done.stderr) == (2, True)
    assert json.loads(Path(".doclint-baseline.json").read_text())["findings"] == []


def test_since_shows_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(new_repository(tmp_path / "docs"))
    write_pages({"a.md": f"{LINK}\n"})
    run("git", "add", "--all", cwd=Path.cwd())
    run("git", "commit", "--quiet", "--message", "Pages", cwd=Path.cwd())
    write_pages({"b.md": f"{LINK}\n"})
    assert [finding["path"] for finding in check(".", "--since", "HEAD").report["findings"]] == ["b.md"]
    done = check(".", "--since", "HEAD~7")
    assert (done.code, done.stdout) == (2, "")
    assert "HEAD~7" in done.stderr


# --- init


def test_init_writes_what_it_found_and_overwrites_nothing() -> None:
    write_pages({"en-us/a.md": f"{LINK}\n", "fr-fr/a.md": TRANSLATION})
    done = call(init_command.command)
    text = Path("doclint.toml").read_text()
    assert done.code == 0
    assert tomllib.loads(text) == {"preset": "learn", "source-locale": "en-us"}
    assert "en-us, fr-fr" in text
    assert "entry: doclint check" in done.stdout
    assert "doclint baseline create" in done.stderr
    again = call(init_command.command)
    assert (again.code, Path("doclint.toml").read_text()) == (2, text)
    assert "doclint.toml is here already" in again.stderr


@pytest.mark.parametrize("name", [".doclint.toml", "pyproject.toml"])
def test_init_sees_any_configuration(name: str) -> None:
    write_pages({"a.md": "The beacon.\n", name: "[tool.doclint]\n"})
    assert call(init_command.command).code == 2
    assert not Path("doclint.toml").exists()


def test_init_makes_a_baseline_where_it_is_wanted() -> None:
    write_pages({"a.md": f"{LINK}\n"})
    assert call(init_command.command, "--baseline").code == 0
    assert tomllib.loads(Path("doclint.toml").read_text())["baseline"] == ".doclint-baseline.json"
    assert len(json.loads(Path(".doclint-baseline.json").read_text())["findings"]) == 1
    assert call(check_command.command, "--output-format", "json").code == 0


def test_init_with_no_page_says_so() -> None:
    os.mkdir("empty")
    done = call(init_command.command)
    assert (done.code, Path("doclint.toml").exists()) == (2, False)
