"""Which schemas a page gets by its own word, and what a page cannot make doclint read."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from doclint.config.globs import Globs
from doclint.config.settings import AssignedSchema, Settings
from doclint.document import read_document
from doclint.page_schemas import AppliedSchemas, PageSchemas
from doclint.rules.page import Page
from doclint.schema import load_schema_file, load_shipped_schema

CLOSED = '{"properties": {"title": true, "schema": true}, "additionalProperties": false}'


@pytest.fixture(autouse=True)
def _in_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "here"
    (here / "pages").mkdir(parents=True)
    (here / ".git").mkdir()
    (tmp_path / "outside.json").write_text(CLOSED)
    (here / "closed.json").write_text(CLOSED)
    monkeypatch.chdir(here)


def applied(front_matter: str, *assigned: AssignedSchema) -> AppliedSchemas:
    settings = Settings(frozenset(), datetime.date(2024, 6, 1), schemas=assigned or None)
    document = read_document(f"---\n{front_matter}\n---\n".encode())
    return PageSchemas(settings).of(os.path.abspath("pages/beacon.md"), document)


def everywhere(path: str, dialect: str) -> AssignedSchema:
    return AssignedSchema(Globs(os.getcwd(), ("**",)), load_schema_file(Path(path), dialect))


def test_a_file_is_found_from_the_folder_of_the_page() -> None:
    found = applied("$schema: ../closed.json")
    assert [schema.name for schema in found.schemas] == ["closed.json"]
    assert found.names_own


def test_a_name_that_ships_comes_once_also_where_the_page_would_get_it_anyway() -> None:
    found = applied("$schema: learn-localized\nms.contentlocale: fr-FR")
    assert found.schemas == (load_shipped_schema("learn-localized"),)


def test_a_file_that_is_configured_has_the_dialect_that_is_configured() -> None:
    configured = AssignedSchema(Globs(os.getcwd(), ("!**",)), load_schema_file(Path("closed.json"), "docfx"))
    assert applied("$schema: ../closed.json", configured).schemas == (configured.schema,)


def test_it_comes_beside_what_is_configured() -> None:
    (Path("other.json")).write_text("{}")
    names = [schema.name for schema in applied("$schema: ../closed.json", everywhere("other.json", "docfx")).schemas]
    assert names == ["other.json", "closed.json"]


@pytest.mark.parametrize(
    "written", ["https://json-schema.org/draft-07/schema", "//host/x.json", "urn:x", "''", "7", "[a]"]
)
def test_what_is_no_file_is_left_alone(written: str) -> None:
    assert applied(f"$schema: {written}") == AppliedSchemas(())


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("../../outside.json", "outside the repository"),
        ("/etc/passwd", "outside the repository"),
        ("../link.json", "outside the repository"),
        ('"a\\0b"', "outside the repository"),
        ("../pages", "no such file"),
        ("../pipe", "no such file"),
        ("doclint-config", "no such file"),
    ],
)
def test_a_page_makes_doclint_read_nothing_but_files_of_its_repository(written: str, reason: str) -> None:
    os.symlink("../outside.json", "link.json")
    os.mkfifo("pipe")
    found = applied(f"$schema: {written}")
    assert found.schemas == ()
    assert reason in str(found.refusal)


def test_the_key_that_names_the_schema_is_known_to_it() -> None:
    document = read_document(b"---\n$schema: ../closed.json\ntitle: The beacon\n---\n")
    found = applied("$schema: ../closed.json")
    page = Page(document, found.schemas, names_schema=found.names_own)
    assert (page.schema_problems, page.misspellings) == ((), ())
    assert Page(document, found.schemas).misspellings
