"""What is found is the same whatever is remembered, and what is remembered is not read again."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

import doclint.memory
from doclint.config.globs import Globs
from doclint.config.settings import AssignedSchema, IgnoredOnPages, Settings
from doclint.corpus.discovery import discover
from doclint.corpus.locale_sets import PlacedPage
from doclint.engine import Report, run
from doclint.findings import Problem, Severity
from doclint.reading import Reader, Reading
from doclint.rules.registry import all_rules
from doclint.schema import Schema
from doclint.schema.files import load_schema_file, schema_from
from doclint.schema.source import SchemaSource
from doclint.survey import Grounds
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


@pytest.fixture
def remembering(tmp_path: Path, pages: list[Path]) -> Settings:
    """The settings of a run that remembers what it reads, after such a run."""
    settings = replace(DEFAULT, cache_folder=os.fspath(tmp_path / "cache"))
    check(settings)
    return settings


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are read, one after the other, from now on; in one process, to be seen."""
    read: list[str] = []
    original = Reader.read_contents

    def read_contents(self: Reader, contents: Iterable[tuple[str, bytes, PlacedPage | None]]) -> list[Reading]:
        known = list(contents)
        read.extend(os.path.relpath(page) for page, _, _ in known)
        return original(self, known)

    monkeypatch.setattr(Reader, "read_contents", read_contents)
    return read


def check(settings: Settings) -> Report:
    # A run that remembers nothing tells all that one which does tells only if it is to mend pages.
    return run(discover(["."]), replace(settings, jobs=1, mends=True))


def schemas(schema: Schema) -> tuple[AssignedSchema, ...]:
    return (AssignedSchema(Globs(os.getcwd(), ("**",)), schema),)


def test_what_has_not_changed_is_not_read_again(remembering: Settings, read_anew: list[str]) -> None:
    assert check(remembering) == check(DEFAULT)
    assert len(read_anew) == len(discover(["."]).pages)


def test_a_checkout_with_new_time_stamps_is_known_by_its_bytes(
    remembering: Settings, read_anew: list[str], pages: list[Path]
) -> None:
    for page in pages:
        os.utime(page)
    check(remembering)
    assert read_anew == []


def test_a_page_that_was_edited_is_read_again_and_no_other(
    remembering: Settings, read_anew: list[str], pages: list[Path]
) -> None:
    edited = next(page for page in pages if b"safelinks" in page.read_bytes())
    edited.write_bytes(edited.read_bytes() + b"\n<https://eur01.safelinks.protection.outlook.com/?url=nothing>\n")
    found = check(remembering)
    assert read_anew == [os.path.relpath(edited)]
    assert found == check(DEFAULT)


def test_an_edit_that_keeps_size_and_time_is_seen(remembering: Settings, pages: list[Path]) -> None:
    page = next(page for page in pages if b"safelinks" in page.read_bytes())
    before = page.stat()
    page.write_bytes(page.read_bytes().replace(b"safelinks", b"lamplinks"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    assert check(remembering) == check(DEFAULT)


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
    remembering: Settings, read_anew: list[str], change: Callable[[Settings], Settings]
) -> None:
    found = check(change(remembering))
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
    remembering: Settings, read_anew: list[str], change: Callable[[Settings], Settings]
) -> None:
    found = check(change(remembering))
    assert read_anew
    read_anew.clear()
    assert check(change(remembering)) == found
    assert read_anew == []
    assert found == check(change(DEFAULT))


def test_what_a_schema_says_of_a_day_is_another_thing_on_another_day(
    remembering: Settings, read_anew: list[str]
) -> None:
    dated = replace(remembering, schemas=schemas(relative_dates()))
    check(dated)
    for today in (TODAY, datetime.date(2024, 4, 1), datetime.date(2027, 1, 1)):
        found = check(replace(dated, today=today))
        assert found == check(replace(DEFAULT, schemas=schemas(relative_dates()), today=today))


def test_a_schema_file_that_was_edited_counts(remembering: Settings, tmp_path: Path) -> None:
    part, whole = tmp_path / "part.json", tmp_path / "whole.json"
    whole.write_text('{"properties": {"title": {"$ref": "part.json"}}}')
    found = []
    for kind in ("string", "integer"):
        part.write_text(f'{{"type": "{kind}"}}')
        given = schemas(load_schema_file(whole, "json-schema"))
        found.append(check(replace(remembering, schemas=given)))
        assert found[-1] == check(replace(DEFAULT, schemas=given))
    assert found[0] != found[1]


def test_a_schema_that_a_page_names_is_read_each_time(remembering: Settings, pages: list[Path]) -> None:
    page, schema = pages[0].parent / "named.md", pages[0].parent / "named.json"
    page.write_text("---\n$schema: named.json\ntitle: The beacon\n---\n")
    os.utime(page, (1_700_000_000, 1_700_000_000))
    found = []
    for kind in ("string", "integer"):
        schema.write_text(f'{{"properties": {{"title": {{"type": "{kind}"}}}}}}')
        found.append(check(remembering))
        assert found[-1] == check(DEFAULT)
    assert found[0] != found[1]


def test_another_doclint_reads_anew(
    remembering: Settings, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doclint.memory, "_of_code", lambda: ["another"])
    check(remembering)
    assert read_anew


def test_a_rule_that_crashed_is_tried_again(
    remembering: Settings, pages: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> list[Problem]:
        raise ValueError("the lamp is out")

    code = "FM001"
    with monkeypatch.context() as broken:
        broken.setattr(f"{all_rules()[code].module_name}.check", crash)
        broken.setattr(doclint.memory, "_of_code", lambda: ["broken"])
        assert "DOC003" in {finding.code for finding in check(remembering).findings}
        others = replace(remembering, select=frozenset(["TTU001"]))
        assert "DOC003" not in {finding.code for finding in check(others).findings}
        broken.setattr(f"{all_rules()[code].module_name}.check", lambda *_: iter(()))
        assert "DOC003" not in {finding.code for finding in check(remembering).findings}


def test_a_run_without_rules_remembers_nothing_that_is_missing_later(tmp_path: Path) -> None:
    settings = replace(DEFAULT, cache_folder=os.fspath(tmp_path / "cache"))
    check(replace(settings, select=frozenset()))
    assert check(settings) == check(DEFAULT)


@pytest.fixture
def whole_runs(pages: list[Path]) -> None:
    """Leaves the pages out that no run is remembered for: those that cannot be checked."""
    for name in {finding.path for finding in check(DEFAULT).findings if finding.code.startswith("DOC")}:
        Path(name).unlink()


@pytest.fixture
def surveys(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The surveys that runs make."""
    made: list[object] = []
    original = Grounds.survey

    def survey(self: Grounds, *arguments: object) -> object:
        made.append(self)
        return original(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Grounds, "survey", survey)
    return made


@pytest.mark.usefixtures("whole_runs")
def test_a_run_in_which_nothing_has_changed_is_remembered_whole(
    remembering: Settings, surveys: list[object], pages: list[Path]
) -> None:
    found = check(remembering)
    assert surveys == []
    for page in pages:
        if page.exists():
            os.utime(page)
    assert check(remembering) == found
    assert run(discover(["."]), replace(remembering, jobs=2, mends=False)) == found
    assert surveys == []
    strict = replace(remembering, fail_on=Severity.ERROR)
    assert check(strict).decides == check(replace(DEFAULT, fail_on=Severity.ERROR)).decides
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
def test_a_run_of_other_settings_is_another_one(remembering: Settings, surveys: list[object], name: str) -> None:
    assert check(CHANGES[name](remembering)) == check(CHANGES[name](DEFAULT))
    assert len(surveys) == 2


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
def test_another_tree_is_another_run(
    remembering: Settings, surveys: list[object], change: Callable[[], object]
) -> None:
    change()
    assert check(remembering) == check(DEFAULT)
    assert len(surveys) == 2


@pytest.mark.usefixtures("whole_runs")
def test_a_sibling_outside_the_folder_is_seen(remembering: Settings, surveys: list[object]) -> None:
    folder = run(discover(["fr-fr"]), replace(remembering, jobs=1))
    surveys.clear()
    assert run(discover(["fr-fr"]), replace(remembering, jobs=1)) == folder
    page = next(Path("fr-fr").glob("*.md"))
    touch(f"de-de/{page.name}", page.read_text())
    assert run(discover(["fr-fr"]), replace(remembering, jobs=1)) == run(
        discover(["fr-fr"]), replace(DEFAULT, mends=True)
    )


def test_what_git_tells_is_asked_each_time(remembering: Settings, surveys: list[object], tmp_path: Path) -> None:
    settings = replace(remembering, source_locale="fr-fr")
    init(tmp_path / "docs")
    commit_all(tmp_path / "docs")
    for _ in range(2):
        assert check(settings) == check(replace(DEFAULT, source_locale="fr-fr"))
    assert len(surveys) == 4
