"""`doclint version` and `doclint completion`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import doclint
from doclint.cli import group


def test_the_version_has_the_commit_of_a_clone() -> None:
    printed = CliRunner().invoke(group, ["version"]).stdout
    assert printed.startswith(f"doclint {doclint.__version__}")


@pytest.mark.parametrize(
    ("shell", "word"), [("bash", "complete -o"), ("zsh", "#compdef doclint"), ("fish", "complete --no-files")]
)
def test_a_shell_gets_its_script(shell: str, word: str) -> None:
    printed = CliRunner().invoke(group, ["completion", shell]).stdout
    assert word in printed
    assert "_DOCLINT_COMPLETE" in printed


def test_another_shell_is_refused() -> None:
    assert CliRunner().invoke(group, ["completion", "tcsh"]).exit_code == 2
