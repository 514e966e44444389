"""Rules of others: modules that the command line names, and entry points of installed distributions."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from doclint.config.reading import read_settings
from doclint.errors import ConfigurationError
from doclint.rules import plugins
from doclint.rules.registry import all_rules, forget_other_rules, has_plugins
from doclint.testing import check_examples

RULE = '''
"""
What it does
    Finds lamps.

Why it matters
    Lamps are hot.
"""

from doclint.rule_api import Bad, Good, Problem, Rule, Scope, Severity, Span

RULE = Rule(
    code="{code}",
    name="{name}",
    severity=Severity.ERROR,
    weak_severity=Severity.INFO,
    scope=Scope.PAGE,
    examples=(Bad("A ⟦lamp⟧.\\n"), Good("A horn.\\n")),
)


def check(page):
    for word, is_weak in (("lamp", False), ("wick", True)):
        start = page.document.text.find(word)
        if start >= 0:
            yield Problem("Found a lamp.", Span(start, start + 4), is_weak=is_weak)
'''


@pytest.fixture(autouse=True)
def _forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test has a folder of its own on the import path, and leaves nothing imported."""
    known = set(sys.modules)
    (tmp_path / "lib").mkdir()
    (tmp_path / "repository").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "lib")
    monkeypatch.chdir(tmp_path / "repository")
    yield
    forget_other_rules()
    for name in set(sys.modules) - known:
        if "rules_of" in name:
            del sys.modules[name]


def write_rule(path: Path, code: str = "LAMP001", name: str = "hot-lamp") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.replace("{code}", code).replace("{name}", name))


def install(tmp_path: Path, module: str = "rules_of_harbour", point: str = "harbour") -> None:
    folder = tmp_path / "lib/harbour_rules-1.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-rules\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(f"[doclint.rules]\n{point} = {module}\n")


def test_a_module_of_the_command_line_is_a_rule(tmp_path: Path) -> None:
    write_rule(tmp_path / "lib/rules_of_one.py")
    settings = read_settings(plugin=("rules_of_one",))
    assert "LAMP001" in settings.select
    assert has_plugins()
    assert all_rules()["LAMP001"].name == "hot-lamp"


def test_a_package_brings_all_its_rules(tmp_path: Path) -> None:
    (tmp_path / "lib/rules_of_many").mkdir()
    (tmp_path / "lib/rules_of_many/__init__.py").touch()
    write_rule(tmp_path / "lib/rules_of_many/lamp001.py")
    write_rule(tmp_path / "lib/rules_of_many/lamp002.py", "LAMP002", "other-lamp")
    assert {"LAMP001", "LAMP002"} <= read_settings(plugin=("rules_of_many",), select="LAMP").select


def test_the_next_run_does_not_know_it(tmp_path: Path) -> None:
    write_rule(tmp_path / "lib/rules_of_one.py")
    read_settings(plugin=("rules_of_one",))
    read_settings()
    assert "LAMP001" not in all_rules()
    assert not has_plugins()


def test_its_examples_are_its_tests(tmp_path: Path) -> None:
    write_rule(tmp_path / "lib/rules_of_one.py")
    import rules_of_one  # type: ignore[import-not-found]  # noqa: PLC0415 - written just now

    check_examples(rules_of_one)
    wrong = rules_of_one.check
    rules_of_one.check = lambda page: iter(())
    with pytest.raises(AssertionError, match="LAMP001, example 1: expected"):
        check_examples(rules_of_one)
    rules_of_one.check = wrong


@pytest.mark.parametrize(("configured", "expected"), [("", ["error", "info"]), ("warning", ["warning", "warning"])])
def test_weaker_evidence_has_the_lower_severity(tmp_path: Path, configured: str, expected: list[str]) -> None:
    from doclint.corpus.discovery import discover  # noqa: PLC0415 - of one test
    from doclint.run.engine import run  # noqa: PLC0415

    write_rule(tmp_path / "lib/rules_of_one.py")
    Path("a.md").write_text("A lamp and a wick.\n")
    if configured:
        Path("doclint.toml").write_text(f'rules.LAMP001 = "{configured}"\n')
    settings = read_settings(plugin=("rules_of_one",), select="LAMP001")
    report = run(discover(["."], settings.reach), settings)
    assert [finding.severity.value for finding in report.findings] == expected


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("AUT009", "own-author", "family AUT is reserved"),
        ("DOC009", "own-doc", "family DOC is reserved"),
        ("LAMP001", "safelink", "duplicate rule LAMP001"),
        ("LAMP1", "hot-lamp", "not a rule code"),
    ],
)
def test_codes_of_the_project_are_reserved(tmp_path: Path, code: str, name: str, words: str) -> None:
    write_rule(tmp_path / "lib/rules_of_one.py", code, name)
    with pytest.raises(ConfigurationError, match=words):
        read_settings(plugin=("rules_of_one",))


def test_what_is_no_plugin_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "lib/rules_of_none.py").write_text("")
    (tmp_path / "lib/rules_of_error.py").write_text("1 / 0")
    for name, words in [
        ("rules_of_none", "has no rules"),
        ("rules_of_error", "cannot import rules_of_error: ZeroDivisionError"),
        ("rules_of_nothing", "cannot import rules_of_nothing: ModuleNotFoundError"),
    ]:
        with pytest.raises(ConfigurationError, match=words):
            read_settings(plugin=(name,))


def test_a_configuration_names_an_installed_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "_site_folders", lambda: [str(tmp_path / "lib")])
    install(tmp_path)
    write_rule(tmp_path / "lib/rules_of_harbour.py")
    Path("doclint.toml").write_text('plugins = ["harbour"]\nselect = ["LAMP001"]\n')
    assert read_settings().select == {"LAMP001"}


def test_an_entry_point_that_is_not_installed_is_an_error(tmp_path: Path) -> None:
    install(tmp_path)
    write_rule(tmp_path / "lib/rules_of_harbour.py")
    Path("doclint.toml").write_text('plugins = ["harbour"]\n')
    with pytest.raises(ConfigurationError, match=r"doclint.toml:1:11: plugins: .*no installed distribution"):
        read_settings()
    assert "rules_of_harbour" not in sys.modules


def test_an_installed_entry_point_never_leads_into_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugins, "_site_folders", lambda: [str(tmp_path / "lib")])
    monkeypatch.syspath_prepend(Path.cwd())
    install(tmp_path)
    write_rule(Path("rules_of_harbour.py"))
    Path("doclint.toml").write_text('plugins = ["harbour"]\n')
    with pytest.raises(ConfigurationError, match=r"cannot find the package|in the repository itself"):
        read_settings()
    assert "rules_of_harbour" not in sys.modules
