"""A page is written wholly or not at all, and only where that is what its owner can want."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from doclint import page_files
from doclint.page_files import NotWrittenError, read_page, replace_page


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_bytes(b"old\r\n")
    return path


def test_a_page_has_its_new_content_and_nothing_else_is_left(page: Path) -> None:
    replace_page(str(page), b"old\r\n", b"new\r\n")
    assert page.read_bytes() == b"new\r\n"
    assert [entry.name for entry in page.parent.iterdir()] == ["a.md"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_the_mode_is_kept(page: Path, mode: int) -> None:
    page.chmod(mode)
    replace_page(str(page), b"old\r\n", b"new\r\n")
    assert stat.S_IMODE(page.stat().st_mode) == mode


def test_a_page_that_has_changed_meanwhile_is_left_alone(page: Path) -> None:
    page.write_bytes(b"somebody else's\r\n")
    with pytest.raises(NotWrittenError, match="has changed"):
        replace_page(str(page), b"old\r\n", b"new\r\n")
    assert page.read_bytes() == b"somebody else's\r\n"
    assert [entry.name for entry in page.parent.iterdir()] == ["a.md"]


def test_a_page_that_changes_while_it_is_written_is_left_alone(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = page_files._write

    def write_late(temporary: str, content: bytes, status: os.stat_result | None) -> None:
        write(temporary, content, status)
        page.write_bytes(b"somebody else's\r\n")

    monkeypatch.setattr(page_files, "_write", write_late)
    with pytest.raises(NotWrittenError, match="has changed"):
        replace_page(str(page), b"old\r\n", b"new\r\n")
    assert page.read_bytes() == b"somebody else's\r\n"


def test_when_the_disk_is_full_the_page_is_the_old_one(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotWrittenError, match="No space left"):
        replace_page(str(page), b"old\r\n", b"new\r\n")
    assert page.read_bytes() == b"old\r\n"
    assert [entry.name for entry in page.parent.iterdir()] == ["a.md"]


def test_the_new_content_is_on_the_disk_before_it_has_the_name(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []
    fsync, rename = os.fsync, os.replace

    def told_fsync(descriptor: int) -> None:
        events.append("fsync")
        fsync(descriptor)

    def told_rename(old: str, new: str) -> None:
        events.append("rename")
        rename(old, new)

    monkeypatch.setattr(os, "fsync", told_fsync)
    monkeypatch.setattr(os, "replace", told_rename)
    replace_page(str(page), b"old\r\n", b"new\r\n")
    assert events == ["fsync", "rename", "fsync"]


def test_a_symbolic_link_is_no_page_to_write(page: Path) -> None:
    link = page.with_name("link.md")
    link.symlink_to(page)
    with pytest.raises(NotWrittenError, match="symbolic link"):
        read_page(str(link))


def test_a_read_only_page_is_no_page_to_write(page: Path) -> None:
    page.chmod(0o444)
    with pytest.raises(NotWrittenError, match="read-only"):
        read_page(str(page))


def test_what_is_no_file_is_no_page_to_write(page: Path) -> None:
    os.mkfifo(page.with_name("pipe.md"))
    with pytest.raises(NotWrittenError, match="no ordinary file"):
        read_page(str(page.with_name("pipe.md")))
    with pytest.raises(NotWrittenError, match="cannot be read"):
        read_page(str(page.with_name("gone.md")))
