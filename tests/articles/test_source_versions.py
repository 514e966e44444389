"""Which version of its source a page was made from: stamp, history, content, and the working tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from doclint.articles.changed_tokens import LineFilter
from doclint.articles.source_versions import AnnouncedPage, SourceVersions, VersionEvidence, read_below
from doclint.corpus.git_objects import GitObjects, find_repository
from tests.corpus.test_page_history import Docs

EN = "# Lamp\n\nTrim the wick each day.\n\n```sh\nlamp --trim\nlamp --light\n```\n"
FR = "# Lampe\n\nCoupez la mèche chaque jour.\n\n```sh\nlamp --trim\nlamp --light\n```\n"


@pytest.fixture
def docs(tmp_path: Path) -> Docs:
    return Docs(tmp_path / "docs")


@pytest.fixture
def opened() -> Iterator[list[GitObjects]]:
    found: list[GitObjects] = []
    yield found
    for objects in found:
        objects.close()


def versions(
    docs: Docs, opened: list[GitObjects], source: str = "en/lamp.md", commit: str | None = None
) -> SourceVersions:
    found = find_repository(str(docs.folder))
    assert found is not None
    objects = GitObjects(found[0])
    opened.append(objects)
    page = AnnouncedPage("fr/lamp.md", source, "fr", commit)
    read = read_below(str(docs.folder), lambda path: Path(path).read_bytes())
    return SourceVersions(objects, objects.resolve("HEAD"), [page], LineFilter(["stamp"], "stamp"), read)


def test_history_tells_what_a_page_was_made_from(docs: Docs, opened: list[GitObjects]) -> None:
    docs.commit({"en/lamp.md": EN})
    translated = docs.commit({"fr/lamp.md": FR})
    changed = docs.commit({"en/lamp.md": EN + "\nAt dusk.\n"})
    found = versions(docs, opened).find("fr/lamp.md")
    assert found is not None
    assert (found.evidence, found.commit, found.is_current) == (VersionEvidence.HISTORY, translated, False)
    assert [commit.name for commit in found.missed] == [changed]


def test_a_stamp_wins_over_history(docs: Docs, opened: list[GitObjects]) -> None:
    first = docs.commit({"en/lamp.md": EN})
    docs.commit({"en/lamp.md": EN + "\nAt dusk.\n"})
    docs.commit({"fr/lamp.md": FR})
    known = versions(docs, opened, commit=first[:10])
    found = known.find("fr/lamp.md")
    assert found is not None
    assert (found.evidence, found.commit, found.is_current) == (VersionEvidence.COMMIT, first, False)
    assert known.content(found.blob) == EN.encode()


def test_a_source_that_was_renamed_since_is_followed(docs: Docs, opened: list[GitObjects]) -> None:
    first = docs.commit({"en/old.md": EN})
    docs.commit({"fr/lamp.md": FR})
    docs.commit({"en/old.md": None, "en/lamp.md": EN + "\nAt dusk.\n"})
    found = versions(docs, opened, commit=first).find("fr/lamp.md")
    assert found is not None
    assert (found.path, found.is_current) == ("en/old.md", False)


def test_content_tells_what_a_late_merge_hides(docs: Docs, opened: list[GitObjects]) -> None:
    docs.commit({"en/lamp.md": EN})
    docs.commit({"en/lamp.md": EN.replace("--trim", "--trim --wick=2")})
    docs.commit({"fr/lamp.md": FR})
    found = versions(docs, opened).find("fr/lamp.md")
    assert found is not None
    assert (found.evidence, found.is_current) == (VersionEvidence.CONTENT, False)


def test_an_edit_that_is_not_committed_is_an_update(docs: Docs, opened: list[GitObjects]) -> None:
    docs.commit({"en/lamp.md": EN, "fr/lamp.md": FR})
    docs.commit({"en/lamp.md": EN + "\nAt dusk.\n"})
    (docs.folder / "fr/lamp.md").write_text(FR + "\nAu crépuscule.\n")
    found = versions(docs, opened).find("fr/lamp.md")
    assert found is not None
    assert (found.commit, found.is_current) == ("", True)


def test_an_edit_of_the_source_that_is_not_committed_counts(docs: Docs, opened: list[GitObjects]) -> None:
    docs.commit({"en/lamp.md": EN, "fr/lamp.md": FR})
    (docs.folder / "en/lamp.md").write_text(EN + "\nAt dusk.\n")
    known = versions(docs, opened)
    found = known.find("fr/lamp.md")
    assert found is not None
    assert not found.is_current
    assert known.content(known.history("en/lamp.md").versions[0].blob) == (EN + "\nAt dusk.\n").encode()


def test_a_checkout_with_crlf_is_no_edit(docs: Docs, opened: list[GitObjects]) -> None:
    docs.commit({"en/lamp.md": EN, "fr/lamp.md": FR})
    (docs.folder / "en/lamp.md").write_bytes(EN.replace("\n", "\r\n").encode())
    found = versions(docs, opened).find("fr/lamp.md")
    assert found is not None
    assert found.is_current
