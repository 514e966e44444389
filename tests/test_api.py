"""The Python interface does what docs/api.md promises, and importing it costs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import doclint
from doclint.rules.registry import all_rules

SAFELINK = (
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2Flamps"
    "&amp;data=02&amp;reserved=0"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "fr-fr").mkdir()
    (tmp_path / "fr-fr/a.md").write_text(f"[Lampes]({SAFELINK})\n")
    (tmp_path / "fr-fr/b.md").write_text("[](https://harbourlight.example)\n")
    return tmp_path


def test_importing_doclint_imports_nothing_else() -> None:
    script = "import sys, doclint; print([name for name in sys.modules if name.startswith('doclint.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_promised_name_is_there() -> None:
    assert set(doclint.__all__) <= set(dir(doclint))
    assert all(getattr(doclint, name) is not None for name in doclint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lamps'"):
        _ = doclint.lamps


def test_a_check_gives_findings_relative_to_its_root(pages: Path) -> None:
    report = doclint.check(root=pages)
    (finding,) = report.findings
    assert (finding.code, finding.path, finding.severity) == ("LNK001", "fr-fr/a.md", doclint.Severity.ERROR)
    assert (report.exit_code, report.root, report.summary.files) == (1, str(pages), 2)


def test_paths_and_rules_can_be_chosen(pages: Path) -> None:
    assert not doclint.check("fr-fr/b.md", root=pages).findings
    assert not doclint.check([pages / "fr-fr"], root=pages, select=["TTU", "broken-link-syntax"]).findings


def test_a_configuration_can_be_named(pages: Path) -> None:
    (pages / "quiet.toml").write_text('ignore = ["LNK"]\n')
    assert not doclint.check(root=pages, config="quiet.toml").findings


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"select": ["LNK9"]}, "unknown rule 'LNK9'"),
        ({"paths": "zzz"}, "zzz: no such file or folder"),
        ({"config": "zzz.toml"}, "zzz.toml: no such file"),
        ({"root": "zzz"}, "root: no such folder zzz"),
    ],
)
def test_what_is_wrong_is_an_error_that_says_what_to_do(
    pages: Path, monkeypatch: pytest.MonkeyPatch, arguments: dict[str, str], words: str
) -> None:
    monkeypatch.chdir(pages)
    with pytest.raises(doclint.ConfigurationError, match=words):
        doclint.check(**arguments)


def test_a_text_is_checked_without_a_file(tmp_path: Path) -> None:
    report = doclint.check_text(f"[Lampes]({SAFELINK})\n", "fr-fr/new.md", root=tmp_path)
    assert [(finding.code, finding.path) for finding in report.findings] == [("LNK001", "fr-fr/new.md")]
    assert (report.exit_code, report.summary.errors) == (1, 1)
    assert doclint.check_text("Bonsoir.\n", root=tmp_path).exit_code == 0
    with pytest.raises(ValueError, match=r"only a report of doclint\.check"):
        doclint.fix(report)


def test_a_report_can_be_fixed(pages: Path) -> None:
    after = doclint.fix(doclint.check(root=pages))
    assert (after.fixed, after.findings, after.exit_code) == ({"LNK001": 1}, (), 0)
    assert (pages / "fr-fr/a.md").read_text() == "[Lampes](https://harbourlight.example/lamps)\n"


def test_a_page_that_has_changed_since_is_left_alone(pages: Path) -> None:
    report = doclint.check(root=pages)
    (pages / "fr-fr/a.md").write_text("Changed.\n")
    assert doclint.fix(report).fixed == {}
    assert (pages / "fr-fr/a.md").read_text() == "Changed.\n"


def test_the_working_directory_stays(pages: Path) -> None:
    before = Path.cwd()
    doclint.fix(doclint.check(root=pages))
    assert Path.cwd() == before


def test_a_configuration_leaves_no_rules_behind(pages: Path) -> None:
    table = '[[custom-rules]]\ncode = "LAMP001"\nmessage = "No lamps."\npattern = "Lampes"\n'
    (pages / "doclint.toml").write_text(table)
    codes = [finding.code for finding in doclint.check(root=pages).findings]
    assert codes == ["LNK001", "LAMP001"] or codes == ["LAMP001", "LNK001"]
    (pages / "doclint.toml").unlink()
    assert [finding.code for finding in doclint.check(root=pages).findings] == ["LNK001"]
    assert "LAMP001" not in all_rules()
