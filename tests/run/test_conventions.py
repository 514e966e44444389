"""Keys that no schema knows: what many pages have is reported once, what few have on each of them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.findings import Finding
from doclint.run.engine import run
from tests.rules.examples import write_pages
from tests.run.test_engine import page


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(locale: str, key: str, having: range, of: int) -> None:
    """Pages of a locale, some of which have a key."""
    write_pages(
        {
            f"{locale}/lamp-{number:03}.md": page(locale, **({key: "x"} if number in having else {}))
            for number in range(of)
        }
    )


def found(*paths: str) -> tuple[Finding, ...]:
    settings = Settings(frozenset(["FM005", "FM117"]), datetime.date(2024, 6, 1))
    return run(discover(paths or (".",)), settings).findings


@pytest.mark.parametrize("key", ["ms.tgt.pltfrm", "ms.lampkind"])
def test_a_key_on_a_tenth_of_the_pages_is_reported_once(key: str) -> None:
    write("fr-fr", key, range(5, 8), 30)
    (finding,) = found()
    assert finding.path == "fr-fr/lamp-005.md"
    assert "on 3 of 30 pages" in finding.message
    assert finding.fix is None


def test_a_key_on_fewer_pages_is_reported_on_each() -> None:
    write("fr-fr", "ms.tgt.pltfrm", range(3), 31)
    assert len(found()) == 3


def test_a_slip_of_the_source_in_all_locales_is_no_convention() -> None:
    for locale in ("fr-fr", "nb-no", "de-de"):
        write(locale, "ms.tgt.pltfrm", range(1), 2)
    assert len(found()) == 3


def test_each_repository_has_its_own_conventions() -> None:
    write("lamps.fr-fr", "ms.tgt.pltfrm", range(6), 20)
    write("wicks.fr-fr", "ms.tgt.pltfrm", range(3), 40)
    assert [finding.path for finding in found()] == ["lamps.fr-fr/lamp-000.md"] + [
        f"wicks.fr-fr/lamp-00{number}.md" for number in range(3)
    ]


def test_passed_files_tell_nothing_of_a_repository() -> None:
    write("fr-fr", "ms.tgt.pltfrm", range(3), 4)
    assert len(found("fr-fr/lamp-000.md", "fr-fr/lamp-001.md", "fr-fr/lamp-002.md")) == 3
