"""What is found is the same whatever is remembered, and what is remembered is not read again."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import doclint.cache.page_cache
import doclint.run.engine
import doclint.run.read_pages
from doclint.cache.page_result import PageResult
from doclint.config.request import RunRequest
from doclint.config.settings import AssignedSchema, IgnoredOnPages, Settings
from doclint.corpus.discovery import discover
from doclint.findings import Problem, Severity
from doclint.rules.registry import all_rules
from doclint.run.check_pages import PageChecker
from doclint.run.engine import run
from doclint.run.report import Report
from doclint.schema import Schema
from doclint.schema.files import load_schema_file, schema_from
from doclint.schema.source import SchemaSource
from doclint.system.globs import Globs
from tests.many_pages import write_many_pages
from tests.repositories import commit_all, init

TODAY = datetime.date(2024, 6, 1)
DEFAULT = Settings(frozenset(code for code, each in all_rules().items() if each.is_on), TODAY)

RELATIVE_DATES = {"properties": {"ms.lasthandoff": {"dateFormat": "M/d/yyyy", "relativeMinDate": "-90"}}}


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The pages of the working directory."""
    folder = tmp_path / "docs"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return write_many_pages(folder)


Check = Callable[..., Report]


@pytest.fixture
def cached(tmp_path: Path, pages: list[Path]) -> Check:
    """A run that remembers what it reads, after such a run."""

    def check_remembering(settings: Settings, *paths: str, jobs: int = 1, may_write: bool = True) -> Report:
        folder = os.fspath(tmp_path / "cache")
        return run(discover(paths or ["."]), settings, RunRequest(jobs, may_write=may_write, cache_folder=folder))

    check_remembering(DEFAULT)
    return check_remembering


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are read, one after the other, from now on; in one process, to be seen."""
    read: list[str] = []
    original = PageChecker._check_together

    def check_together(self: PageChecker, contents: Iterable[Any]) -> list[tuple[str, PageResult]]:
        known = list(contents)
        read.extend(os.path.relpath(each.page) for each in known)
        return original(self, known)

    monkeypatch.setattr(PageChecker, "_check_together", check_together)
    return read


def check(settings: Settings, *paths: str) -> Report:
    # A run that remembers nothing tells all that one which does tells only if it may write pages.
    return run(discover(paths or ["."]), settings, RunRequest(1, may_write=True))


def schemas(schema: Schema) -> tuple[AssignedSchema, ...]:
    return (AssignedSchema(Globs(os.getcwd(), ("**",)), schema),)


def test_what_has_not_changed_is_not_read_again(cached: Check, read_anew: list[str]) -> None:
    assert cached(DEFAULT) == check(DEFAULT)
    assert len(read_anew) == len(discover(["."]).pages)


def test_a_checkout_with_new_time_stamps_is_known_by_its_bytes(
    cached: Check, read_anew: list[str], pages: list[Path]
) -> None:
    for page in pages:
        os.utime(page)
    cached(DEFAULT)
    assert read_anew == []


def test_a_page_that_was_edited_is_read_again_and_no_other(
    cached: Check, read_anew: list[str], pages: list[Path]
) -> None:
    edited = next(page for page in pages if b"safelinks" in page.read_bytes())
    edited.write_bytes(edited.read_bytes() + b"\n<https://eur01.safelinks.protection.outlook.com/?url=nothing>\n")
    found = cached(DEFAULT)
    assert read_anew == [os.path.relpath(edited)]
    assert found == check(DEFAULT)


def test_an_edit_that_keeps_size_and_time_is_seen(cached: Check, pages: list[Path]) -> None:
    page = next(page for page in pages if b"safelinks" in page.read_bytes())
    before = page.stat()
    page.write_bytes(page.read_bytes().replace(b"safelinks", b"lamplinks"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    assert cached(DEFAULT) == check(DEFAULT)


@pytest.mark.parametrize(
    "change",
    [
        lambda settings: replace(settings, select=frozenset(["LNK002", "TTU001"])),
        lambda settings: replace(settings, select=frozenset(all_rules())),
        lambda settings: replace(settings, severities={"LNK001": Severity.INFO}),
        lambda settings: replace(settings, today=datetime.date(2031, 1, 1)),
    ],
    ids=["other rules", "all rules", "other severities", "another day"],
)
def test_what_is_chosen_afterwards_needs_no_page(
    cached: Check, read_anew: list[str], change: Callable[[Settings], Settings]
) -> None:
    found = cached(change(DEFAULT))
    assert read_anew == []
    assert found == check(change(DEFAULT))


def options_of_lnk005() -> object:
    return replace(all_rules()["LNK005"].default_options, hosts=("harbourlight.example",))


def relative_dates() -> Schema:
    return schema_from(SchemaSource("dates.json", None, RELATIVE_DATES, repr(RELATIVE_DATES)), "docfx")


@pytest.mark.parametrize(
    "change",
    [
        lambda settings: replace(settings, options={"LNK005": options_of_lnk005()}),
        lambda settings: replace(settings, source_locale="fr-fr"),
        lambda settings: replace(settings, schemas=schemas(relative_dates())),
    ],
    ids=["options", "source locale", "schemas"],
)
def test_other_circumstances_need_all_pages(
    cached: Check, read_anew: list[str], change: Callable[[Settings], Settings]
) -> None:
    found = cached(change(DEFAULT))
    assert read_anew
    read_anew.clear()
    assert cached(change(DEFAULT)) == found
    assert read_anew == []
    assert found == check(change(DEFAULT))


def test_what_a_schema_says_of_a_day_is_another_thing_on_another_day(cached: Check, read_anew: list[str]) -> None:
    dated = replace(DEFAULT, schemas=schemas(relative_dates()))
    cached(dated)
    for today in (TODAY, datetime.date(2024, 4, 1), datetime.date(2027, 1, 1)):
        found = cached(replace(dated, today=today))
        assert found == check(replace(DEFAULT, schemas=schemas(relative_dates()), today=today))


def test_a_schema_file_that_was_edited_counts(cached: Check, tmp_path: Path) -> None:
    part, whole = tmp_path / "part.json", tmp_path / "whole.json"
    whole.write_text('{"properties": {"title": {"$ref": "part.json"}}}')
    found = []
    for kind in ("string", "integer"):
        part.write_text(f'{{"type": "{kind}"}}')
        given = schemas(load_schema_file(whole, "json-schema"))
        found.append(check(replace(DEFAULT, schemas=given)))
        assert found[-1] == check(replace(DEFAULT, schemas=given))
    assert found[0] != found[1]


def test_a_schema_that_a_page_names_is_read_each_time(cached: Check, pages: list[Path]) -> None:
    page, schema = pages[0].parent / "named.md", pages[0].parent / "named.json"
    page.write_text("---\n$schema: named.json\ntitle: The beacon\n---\n")
    os.utime(page, (1_700_000_000, 1_700_000_000))
    found = []
    for kind in ("string", "integer"):
        schema.write_text(f'{{"properties": {{"title": {{"type": "{kind}"}}}}}}')
        found.append(cached(DEFAULT))
        assert found[-1] == check(DEFAULT)
    assert found[0] != found[1]


def test_another_doclint_reads_anew(cached: Check, read_anew: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doclint.cache.page_cache, "_of_code", lambda: ["another"])
    cached(DEFAULT)
    assert read_anew


def test_a_rule_that_crashed_is_tried_again(cached: Check, pages: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> list[Problem]:
        raise ValueError("the lamp is out")

    code = "FM001"
    with monkeypatch.context() as broken:
        broken.setattr(f"{all_rules()[code].module_name}.check", crash)
        broken.setattr(doclint.cache.page_cache, "_of_code", lambda: ["broken"])
        assert "DOC003" in {finding.code for finding in cached(DEFAULT).findings}
        others = replace(DEFAULT, select=frozenset(["TTU001"]))
        assert "DOC003" not in {finding.code for finding in cached(others).findings}
        broken.setattr(f"{all_rules()[code].module_name}.check", lambda *_: iter(()))
        assert "DOC003" not in {finding.code for finding in cached(DEFAULT).findings}


def test_a_run_without_rules_remembers_nothing_that_is_missing_later(cached: Check) -> None:
    other = replace(DEFAULT, source_locale="fr-fr")
    cached(replace(other, select=frozenset()))
    assert cached(other) == check(other)


def test_a_run_that_could_not_look_is_not_remembered_as_one_that_did(cached: Check) -> None:
    Path("fr-fr/no-text.md").write_bytes(b"\xff")
    assert cached(DEFAULT).is_incomplete
    assert cached(DEFAULT) == check(DEFAULT)


@pytest.fixture
def whole_runs(pages: list[Path]) -> None:
    """Leaves the pages out that no run is remembered for: those that cannot be checked."""
    for name in {finding.path for finding in check(DEFAULT).findings if finding.code.startswith("DOC")}:
        Path(name).unlink()


@pytest.fixture
def whole_looks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The runs that look at pages, and so were not remembered whole."""
    made: list[object] = []
    original = doclint.run.read_pages.read_pages

    def read_pages(*arguments: Any) -> object:
        made.append(arguments)
        return original(*arguments)

    monkeypatch.setattr(doclint.run.engine, "read_pages", read_pages)
    return made


@pytest.mark.usefixtures("whole_runs")
def test_a_run_in_which_nothing_has_changed_is_remembered_whole(
    cached: Check, whole_looks: list[object], pages: list[Path]
) -> None:
    found = cached(DEFAULT)
    assert whole_looks == []
    for page in pages:
        if page.exists():
            os.utime(page)
    assert cached(DEFAULT) == found
    assert cached(DEFAULT, jobs=2, may_write=False) == found
    assert whole_looks == []
    strict = replace(DEFAULT, fail_on=Severity.ERROR)
    assert cached(strict).decides == check(replace(DEFAULT, fail_on=Severity.ERROR)).decides
    assert found == check(DEFAULT)


CHANGES: dict[str, Callable[[Settings], Settings]] = {
    "another day": lambda settings: replace(settings, today=datetime.date(2031, 1, 1)),
    "other rules": lambda settings: replace(settings, select=frozenset(["TTU001"])),
    "other severities": lambda settings: replace(settings, severities={"HND002": Severity.INFO}),
    "options of a rule about articles": lambda settings: replace(
        settings, options={"HND003": replace(all_rules()["HND003"].default_options, max_age_days=1)}
    ),
    "pages ignored": lambda settings: replace(
        settings,
        per_file_ignores=(IgnoredOnPages(Globs(os.getcwd(), ("fr-fr/**",)), frozenset(["LNK001"])),),
    ),
}


@pytest.mark.usefixtures("whole_runs")
@pytest.mark.parametrize("name", CHANGES)
def test_a_run_of_other_settings_is_another_one(cached: Check, whole_looks: list[object], name: str) -> None:
    assert cached(CHANGES[name](DEFAULT)) == check(CHANGES[name](DEFAULT))
    assert len(whole_looks) == 2


def touch(path: str, text: str = "---\ntitle: The beacon\n---\n") -> None:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text)


@pytest.mark.usefixtures("whole_runs")
@pytest.mark.parametrize(
    "change",
    [
        lambda: touch("fr-fr/new.md"),
        lambda: touch("xx/new.md"),
        lambda: next(Path("fr-fr").glob("*.md")).unlink(),
        lambda: next(Path("fr-fr").glob("*.md")).rename("fr-fr/renamed.md"),
        lambda: Path("fr-fr").rename("pt-br"),
        lambda: Path("../.git").mkdir(),
        lambda: next(path for path in Path("nb-NO").glob("*.md")).write_text("changed\n"),
    ],
    ids=["a page", "a folder", "a page less", "a renamed page", "another locale", "a repository", "an edit"],
)
def test_another_tree_is_another_run(cached: Check, whole_looks: list[object], change: Callable[[], object]) -> None:
    change()
    assert cached(DEFAULT) == check(DEFAULT)
    assert len(whole_looks) == 2


@pytest.mark.usefixtures("whole_runs")
def test_a_sibling_outside_the_folder_is_seen(cached: Check, whole_looks: list[object]) -> None:
    folder = cached(DEFAULT, "fr-fr")
    whole_looks.clear()
    assert cached(DEFAULT, "fr-fr") == folder
    page = next(Path("fr-fr").glob("*.md"))
    touch(f"de-de/{page.name}", page.read_text())
    assert cached(DEFAULT, "fr-fr") == check(DEFAULT, "fr-fr")


def test_what_git_tells_is_asked_each_time(cached: Check, whole_looks: list[object], tmp_path: Path) -> None:
    settings = replace(DEFAULT, source_locale="ro-ro")
    init(tmp_path / "docs")
    commit_all(tmp_path / "docs")
    for _ in range(2):
        assert cached(settings) == check(settings)
    assert len(whole_looks) == 4
