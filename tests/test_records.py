"""A reading survives the way to another process or another day as it was."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.config.globs import Globs
from doclint.config.settings import AssignedSchema, Settings
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage, RootedLocales
from doclint.drafts import Draft
from doclint.findings import Applicability, Edit, Fix, Position, Related
from doclint.reading import Lasting, Reader, Reading
from doclint.records import RecordError, read_record, write_record
from doclint.rules.registry import all_rules
from doclint.schema.files import schema_from
from doclint.schema.source import SchemaSource
from tests.many_pages import write_many_pages

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1))

UNIQUE = {"type": "object", "docsetUnique": ["ms.assetid", "uid"], "rules": {}}


def test_every_reading_is_read_back_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pages = [path for path in write_many_pages(tmp_path) if path.suffix == ".md"]
    schema = schema_from(SchemaSource("unique.json", None, UNIQUE), "docfx")
    settings = Settings(
        SETTINGS.select, SETTINGS.today, schemas=(AssignedSchema(Globs(str(tmp_path), ("uk-UA/**",)), schema),)
    )
    seen: set[str] = set()
    with Library() as library:
        for given_settings in (SETTINGS, settings):
            reader = Reader(given_settings, library)
            for path in pages:
                locale = path.parent.name
                placed = (
                    PlacedPage(locale, path.name, RootedLocales((), "", "en-us")) if locale.endswith("fr") else None
                )
                (reading,) = reader.read([str(path)], {str(path): placed})
                assert read_record(write_record(reading), reading.path, placed) == reading
                seen |= {draft.rule.code for draft in reading.drafts}
                seen |= {f"fact {name}" for name in dir(reading.facts) if getattr(reading.facts, name, None)}
                seen |= {f"directive {directive.verb.value}" for directive in reading.directives}
                seen |= {"fix" for draft in reading.drafts if draft.fix}
    # What no page had would not have been tried.
    assert {"fix", "fact handoff", "fact equal_halves", "fact unique_attributes", "LNK001"} <= seen
    assert "directive disable-next-line" in seen


def test_what_a_draft_says_of_another_page_is_read_back_too() -> None:
    here, there = Position(3, 1), Position(4, 9)
    draft = Draft.of_run("DOC002", "fr-FR/beacon.md", here, "The page is over a limit.", "Split it.")
    draft = replace(
        draft,
        related=(Related("fr-FR/beacon.md", here, "here"), Related("nb-NO/beacon.md", there, "there")),
        fix=Fix(Applicability.UNSAFE, "Mend it", (Edit("nb-NO/beacon.md", here, there, "\ud800"),)),
        since=datetime.date(2019, 8, 30),
        unfinished="TTU001",
    )
    reading = Reading("fr-FR/beacon.md", None, (draft,), digest=b"d", lasting=Lasting.TODAY)
    assert read_record(write_record(reading), "fr-FR/beacon.md", None) == reading


RECORD = b'["00ff","always",null,[],[]]'


def test_a_record_of_a_page_without_anything() -> None:
    assert read_record(RECORD, "a.md", None).digest == b"\x00\xff"


@given(st.binary(max_size=60))
def test_what_is_no_record_is_said_to_be_none(text: bytes) -> None:
    with pytest.raises(RecordError):
        read_record(text, "a.md", None)


@given(st.integers(0, len(RECORD) - 1), st.integers(0, 255))
def test_a_record_with_another_byte_is_read_or_refused(place: int, byte: int) -> None:
    damaged = bytearray(RECORD)
    damaged[place] = byte
    with suppress(RecordError):
        read_record(bytes(damaged), "a.md", None)
