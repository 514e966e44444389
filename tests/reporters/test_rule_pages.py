"""A rule's page is linked to where documentation is published, and nowhere else: no address is made up."""

from __future__ import annotations

import datetime
import re

import pytest

from doclint.reporters import rule_pages
from doclint.reporters.formats import MACHINE_FORMATS, TERMINAL_FORMATS
from doclint.reporters.html.data import make_data
from doclint.reporters.html.excerpts import Excerpts
from doclint.reporters.rule_pages import DOCUMENTATION, documentation, rule_page
from tests.reporters.machine import rendered
from tests.reporters.streams import TerminalStream, reported
from tests.reporters.test_golden import ORDINARY


@pytest.fixture
def undocumented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DOCUMENTATION)
    monkeypatch.setattr(rule_pages, "_told_by_distribution", lambda: "")
    documentation.cache_clear()


def test_the_variable_names_the_documentation() -> None:
    assert rule_page("LNK001") == "https://doclint.example/rules/LNK001/"


def test_the_installed_distribution_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Installed:
        def read_text(self, name: str) -> str:
            return "Name: doclint\nProject-URL: Documentation, https://lamps.example/doclint/\n\nProject-URL: no\n"

    monkeypatch.delenv(DOCUMENTATION)
    monkeypatch.setattr("importlib.metadata.distribution", lambda name: Installed())
    documentation.cache_clear()
    assert rule_page("LNK001") == "https://lamps.example/doclint/rules/LNK001/"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b", 'https://"x"', "docs.example", "https://"])
def test_what_is_no_address_is_none(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DOCUMENTATION, address)
    documentation.cache_clear()
    assert documentation() is None


@pytest.mark.usefixtures("undocumented")
@pytest.mark.parametrize("output_format", TERMINAL_FORMATS)
def test_no_terminal_format_makes_an_address_up(output_format: str) -> None:
    report = reported(output_format, ORDINARY, stream=TerminalStream())
    assert not re.findall(r"https?://(?!lamps\.example)[^/\s]*doclint", report)
    assert "/rules/" not in report


@pytest.mark.usefixtures("undocumented")
@pytest.mark.parametrize("output_format", MACHINE_FORMATS)
def test_no_machine_format_makes_an_address_up(output_format: str) -> None:
    assert "/rules/" not in rendered(output_format, ORDINARY)


@pytest.mark.usefixtures("undocumented")
def test_the_report_page_makes_no_address_up() -> None:
    data = make_data(ORDINARY, (), datetime.date(2026, 1, 1), Excerpts(lambda path: None))
    assert {address for _, _, address in data["rules"]} == {None}
