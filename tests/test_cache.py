"""What is remembered between runs, and what becomes of it when its file is damaged, locked, foreign, old or full."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import time
from pathlib import Path

import pytest

from doclint.cache import Cache, Stamp, clear, default_folder, stamp_of

ROOT = "/harbourlight"
DAY = 86_400
OLD = Stamp(1_700_000_000_000_000_000, 1_700_000_000_000_000_000, 10, 7)
DIGESTS = {f"/docs/{number}.md": (OLD, b"%016d" % number) for number in range(600)}
RECORDS = {b"%016d" % number: b'["record of %d"]' % number for number in range(600)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    with Cache(os.fspath(folder), ROOT) as cache:
        assert cache.is_empty
        cache.keep(DIGESTS, RECORDS)
    return folder


def file_of(folder: Path) -> Path:
    (file,) = folder.glob("*.sqlite3")
    return file


def known(folder: Path, root: str = ROOT) -> tuple[dict[str, bytes], dict[bytes, bytes]]:
    with Cache(os.fspath(folder), root) as cache:
        return cache.digests(dict.fromkeys(DIGESTS, OLD)), dict(cache.records(RECORDS))


def everything() -> tuple[dict[str, bytes], dict[bytes, bytes]]:
    return {page: digest for page, (_, digest) in DIGESTS.items()}, RECORDS


def test_what_was_kept_is_known(folder: Path) -> None:
    assert known(folder) == everything()


def test_each_repository_has_a_file_of_its_own(folder: Path) -> None:
    assert known(folder, "/fog-horns") == ({}, {})
    assert len(list(folder.glob("*.sqlite3"))) == 2


def test_the_folder_is_tagged_and_ignored_by_git(folder: Path) -> None:
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (folder / ".gitignore").read_text() == "*\n"


def test_a_folder_with_other_things_in_it_is_not_tagged(tmp_path: Path) -> None:
    (tmp_path / "beacon.md").write_text("The beacon\n")
    with Cache(os.fspath(tmp_path), ROOT) as cache:
        cache.keep(DIGESTS, RECORDS)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".sqlite3") == ["beacon.md"]


@pytest.mark.parametrize("field", ["mtime", "ctime", "size", "node"])
def test_a_page_with_another_stamp_is_not_known(folder: Path, field: str) -> None:
    changed = OLD._replace(**{field: getattr(OLD, field) + 1})
    with Cache(os.fspath(folder), ROOT) as cache:
        assert cache.digests({"/docs/1.md": changed, "/docs/2.md": OLD}) == {"/docs/2.md": b"%016d" % 2}


def test_a_page_that_was_just_written_is_not_known_by_its_stamp(tmp_path: Path) -> None:
    page = tmp_path / "beacon.md"
    page.write_text("The beacon\n")
    stamp = stamp_of(os.fspath(page))
    assert stamp is not None
    with Cache(os.fspath(tmp_path / "cache"), ROOT) as cache:
        cache.keep({os.fspath(page): (stamp, b"d" * 16)}, RECORDS)
        assert cache.digests({os.fspath(page): stamp}) == {}
        assert not cache.is_empty


def test_a_file_that_is_not_there_has_no_stamp(tmp_path: Path) -> None:
    assert stamp_of(os.fspath(tmp_path / "beacon.md")) is None


def test_names_that_are_no_text_are_not_remembered(folder: Path) -> None:
    with Cache(os.fspath(folder), ROOT) as cache:
        cache.keep({"/docs/\udcff.md": (OLD, b"d"), "/docs/fog.md": (OLD, b"e")}, {})
        assert cache.digests({"/docs/\udcff.md": OLD, "/docs/fog.md": OLD}) == {"/docs/fog.md": b"e"}


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_tells_no_untruth_and_mends_itself(folder: Path, seed: int) -> None:
    """Bytes are changed, cut off or overwritten at random places."""
    chance = random.Random(seed)
    file = file_of(folder)
    content = bytearray(file.read_bytes())
    if seed % 4 == 0:
        del content[chance.randrange(len(content)) :]
    for _ in range(chance.choice([1, 20, 2000])):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    file.write_bytes(content)
    digests, records = known(folder)
    assert records.items() <= RECORDS.items()
    for page, digest in digests.items():
        # A wrong digest leads to no record: whoever has it reads the page.
        assert digest == DIGESTS[page][1] or digest not in records
    for _ in range(2):
        with Cache(os.fspath(folder), ROOT) as cache:
            list(cache.records(RECORDS))
            cache.keep(DIGESTS, RECORDS)
    # Damage in the midst of SQLite's own search tree may hide a record for good: its page is read each time.
    assert known(folder)[1].items() <= RECORDS.items()
    assert len(known(folder)[1]) > len(RECORDS) - 10


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_foreign_file_is_replaced(folder: Path, content: bytes) -> None:
    file_of(folder).write_bytes(content)
    with Cache(os.fspath(folder), ROOT) as cache:
        assert cache.is_empty
        cache.keep(DIGESTS, RECORDS)
    assert known(folder) == everything()


@pytest.mark.parametrize(
    "tables",
    [
        "create table stamps (page text); create table records (key blob)",
        "create table stamps (page, mtime, ctime, size, node, digest, used);"
        "create table records (key, record, used);"
        "insert into records values (cast('0000000000000001' as blob), 7, 'soon')",
    ],
)
def test_a_forged_file_is_no_more_than_useless(folder: Path, tables: str) -> None:
    file = file_of(folder)
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.executescript(tables)
    connection.close()
    assert known(folder) == ({}, {})
    with Cache(os.fspath(folder), ROOT) as cache:
        cache.keep(DIGESTS, RECORDS)


def test_a_locked_file_is_left_alone(folder: Path) -> None:
    connection = sqlite3.connect(file_of(folder))
    connection.execute("begin exclusive")
    assert known(folder) == ({}, {})
    connection.rollback()
    connection.close()
    assert known(folder) == everything()


def test_a_run_that_writes_lets_others_read(folder: Path) -> None:
    connection = sqlite3.connect(file_of(folder))
    connection.execute("begin immediate")
    assert known(folder) == everything()
    with Cache(os.fspath(folder), ROOT) as cache:
        cache.keep({}, {b"new": b"[]"})
    connection.rollback()
    connection.close()
    assert known(folder) == everything()


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert known(tmp_path / "file" / "cache") == ({}, {})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_read(folder: Path) -> None:
    folder.chmod(0o500)
    file_of(folder).chmod(0o400)
    with Cache(os.fspath(folder), ROOT) as cache:
        cache.keep(DIGESTS, {b"new": b"[]"})
    assert known(folder) == everything()
    folder.chmod(0o700)


def _keep(folder: str, start: int) -> None:
    with Cache(folder, ROOT) as cache:
        cache.keep({}, {b"%016d" % number: b"[%d]" % number for number in range(start, start + 100)})


def test_several_runs_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_keep, args=(os.fspath(tmp_path), start)) for start in range(0, 400, 100)]
    for process in runs:
        process.start()
    for process in runs:
        process.join()
        assert process.exitcode == 0
    with Cache(os.fspath(tmp_path), ROOT) as cache:
        found = dict(cache.records([b"%016d" % number for number in range(400)]))
    # A run that waits too long for another one remembers nothing, and nothing else comes of it.
    assert found
    assert all(record == b"[%d]" % int(key) for key, record in found.items())


def test_what_nobody_asks_for_is_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list(RECORDS)[:100]
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 20 * DAY)
    with Cache(os.fspath(folder), ROOT) as cache:
        assert len(dict(cache.records(asked))) == 100
        cache.keep({}, {})
    monkeypatch.setattr(time, "time", lambda: now + 40 * DAY)
    with Cache(os.fspath(folder), ROOT) as cache:
        cache.keep({}, {b"new": b"[]"})
        assert dict(cache.records(RECORDS)).keys() == set(asked)
        assert cache.digests(dict.fromkeys(DIGESTS, OLD)) == {}


def test_too_much_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doclint.cache._LARGEST_BYTES", 1_000)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + DAY)
    size = file_of(folder).stat().st_size
    with Cache(os.fspath(folder), ROOT) as cache:
        cache.keep({}, {b"new": b"[]"})
        assert dict(cache.records([*RECORDS, b"new"])) == {b"new": b"[]"}
    assert file_of(folder).stat().st_size < size


def test_files_of_repositories_that_are_gone_are_deleted(folder: Path) -> None:
    old = folder / f"{'0' * 24}.v1.sqlite3"
    old.write_bytes(b"")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    known(folder)
    assert old.exists()
    known(folder, "/fog-horns")
    assert not old.exists()
    assert known(folder) == everything()


def test_clearing_deletes_caches_and_nothing_else(folder: Path) -> None:
    (folder / "beacons.sqlite3").write_bytes(b"ours")
    (folder / "notes.md").write_bytes(b"ours")
    size = file_of_cache(folder).stat().st_size
    assert clear(os.fspath(folder)) == size
    assert known(folder) == ({}, {})
    assert (folder / "beacons.sqlite3").exists()
    assert (folder / "notes.md").exists()
    assert clear(os.fspath(folder / "nowhere")) == 0


def file_of_cache(folder: Path) -> Path:
    (file,) = folder.glob("*.v1.sqlite3")
    return file


def test_the_folder_is_the_user_s_or_what_the_variable_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOCLINT_CACHE_DIR", os.fspath(tmp_path))
    assert default_folder() == os.fspath(tmp_path)
    monkeypatch.delenv("DOCLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", os.fspath(tmp_path / "user"))
    assert os.path.basename(default_folder()) == "doclint"
