"""What translations record of their source is recognized in every form, whatever the system, and tells how fresh they are."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from doclint.articles.grouping import Freshness
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.corpus.library import Library
from doclint.document import read_document
from doclint.document.stamps import Stamp, expected_hashes, hash_of, recorded_hash, section_forms
from doclint.run.load_corpus import open_corpus, place_pages
from tests.repositories import commit_all, git, init

PLAIN = Settings(frozenset(), datetime.date(2026, 1, 1), finds_preset=True, finds_source_locale=True)

SOURCE = "# Lamp\n\nTrim the wick.\n\n## Oil\n\nFill the tank.\n\n## Glass\n\nClean it.\n"
TRANSLATED = "# Lampe\n\nCouper la mèche.\n\n## Huile\n\nRemplir le réservoir.\n\n## Verre\n\nNettoyer.\n"

NAMES = ("lamp", "wick", "tank")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def source_of(name: str) -> str:
    return SOURCE.replace("Lamp", name.title())


def write(translation: Callable[[str, bytes], str]) -> None:
    """Three articles, of which the source of the last one changed since its translation was made."""
    for name in NAMES:
        text = source_of(name)
        made_from = text if name != "tank" else text.replace("Clean", "Wash")
        for path, content in ((f"en/{name}.md", text), (f"fr/{name}.md", translation(name, made_from.encode()))):
            Path(path).parent.mkdir(exist_ok=True)
            Path(path).write_text(content, encoding="utf-8", newline="")


def freshness(settings: Settings = PLAIN) -> dict[str, Freshness]:
    with open_corpus(discover(["."]), settings, RunRequest()) as loaded:
        return {
            Path(page.path).stem: article.judge(page).freshness
            for article in loaded.corpus.articles
            for page in article.translations
        }


def found() -> Stamp | None:
    with Library(os.getcwd()) as library:
        return place_pages(discover(["."]), PLAIN, library).settings.preset.stamp


EXPECTED = {"lamp": Freshness.IN_SYNC, "wick": Freshness.IN_SYNC, "tank": Freshness.BEHIND}


@pytest.mark.parametrize("kind", ["sha1-crlf", "sha256-crlf", "sha1", "sha256", "md5", "git-blob"])
@pytest.mark.parametrize("length", [None, 8, 12])
@pytest.mark.parametrize(
    "form",
    [
        "---\nsourceHash: '{}'\n---\n{body}",
        "---\ntranslation:\n  of:\n    hash: '{}'\n---\n{body}",
        "---\nsourceHash: sha:{}\n---\n{body}".replace("sha:", "sha1:"),
        "<!-- source-hash: {} -->\n{body}",
        "{body}\n<!-- i18n: file=lamp.md hash={} -->\n",
        '{body}\n<!--\nMETADATA:\n{{"original_hash": "{}", "language": "fr"}}\n-->\n',
    ],
    ids=["key", "nested key", "prefix", "comment", "comment with pairs", "comment with JSON"],
)
def test_a_hash_in_a_page(kind: str, length: int | None, form: str) -> None:
    write(lambda name, content: form.format(hash_of(content, kind)[:length], body=TRANSLATED))
    stamp = found()
    assert stamp is not None
    assert (stamp.kind, stamp.length) == (kind, length)
    assert freshness() == EXPECTED


@pytest.mark.parametrize("name", ["hashes.json", ".translations.json"])
@pytest.mark.parametrize("is_nested", [False, True])
def test_a_hash_in_a_side_file(name: str, is_nested: bool) -> None:
    recorded = {}

    def translation(name: str, content: bytes) -> str:
        digits = hashlib.md5(content, usedforsecurity=False).hexdigest()
        recorded[f"{name}.md"] = {"hash": digits} if is_nested else digits
        return TRANSLATED

    write(translation)
    Path("fr", name).write_text(json.dumps(recorded))
    assert found() == Stamp(("hash",) if is_nested else (), "md5", file=name)
    assert freshness() == EXPECTED


@pytest.mark.parametrize("form", ["list", "map"])
def test_hashes_by_section(form: str) -> None:
    def translation(name: str, content: bytes) -> str:
        hashes = [hash_of(section, "sha256")[:10] for section in next(section_forms(content))[1:]]
        if form == "list":
            lines = "\n".join(f"  - '{digits}'" for digits in hashes)
        else:
            lines = "\n".join(f"  part-{number}: '{digits}'" for number, digits in enumerate(hashes))
        return f"---\nsections:\n{lines}\n---\n{TRANSLATED}"

    write(translation)
    assert found() == Stamp(("sections",), "sha256", length=10, is_by_section=True)
    assert freshness() == EXPECTED


@pytest.mark.parametrize("digits", [7, 12, 40])
def test_a_commit(digits: int) -> None:
    write(lambda name, content: TRANSLATED)
    tank = Path("en/tank.md")
    now = tank.read_text()
    tank.write_text(now.replace("Clean", "Wash"))
    init(Path())
    commit_all(Path())
    commit = git(Path(), "rev-parse", "HEAD").strip()[:digits]
    for name in NAMES:
        Path(f"fr/{name}.md").write_text(f"---\nmade_from: {commit}\n---\n{TRANSLATED}")
    tank.write_text(now)
    commit_all(Path())
    assert found() == Stamp(("made_from",), "commit")
    assert freshness() == EXPECTED


def test_a_stamp_is_ignored_where_the_configuration_says_so() -> None:
    write(lambda name, content: f"---\nhash: '{hash_of(content, 'sha1')}'\n---\n{TRANSLATED}")
    own = PLAIN.own_keys
    settings = Settings(
        PLAIN.select, PLAIN.today, finds_preset=True, own_keys=type(own)(stamp=Stamp(kind="none")), source_locale="en"
    )
    assert set(freshness(settings).values()) == {Freshness.UNKNOWN}


@pytest.mark.parametrize("value", ["20260101", "deadbeef", "0123456", "lamp", "[1, 2]", "1e7", "''", "{a: b}"])
def test_what_is_no_stamp(value: str) -> None:
    write(lambda name, content: f"---\nkey: {value}\n---\n{TRANSLATED}")
    init(Path())
    commit_all(Path())
    assert found() is None


def test_a_comment_in_another_form_is_read_by_its_own_word() -> None:
    document = read_document(b"<!-- other: 01234567 -->\n<!-- source: 89abcdef -->\n")
    assert recorded_hash(document, Stamp((), "sha1", comment="source", length=8)) == "89abcdef"


def test_a_checkout_with_other_line_endings_has_the_same_hash() -> None:
    stamp = Stamp(("hash",), "sha1")
    assert hash_of(b"a\nb\n", "sha1") in expected_hashes(b"a\r\nb\r\n", stamp)
