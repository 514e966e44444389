"""The library gives the bytes of whatever has some, and of a file over the limit only as many as tell that it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from doclint.corpus.library import Library
from doclint.document.page import LARGEST_PAGE


def read(path: Path) -> bytes:
    with Library() as library:
        return library.read(str(path))


@pytest.mark.parametrize("content", [b"", b"a", "# Le phare 🗼\r\n".encode() * 99_999])
def test_a_file_is_read_to_its_end(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert read(tmp_path / "a.md") == content


@pytest.mark.parametrize("size", [LARGEST_PAGE, LARGEST_PAGE + 1, LARGEST_PAGE + 999])
def test_of_a_file_over_the_limit_one_byte_more_is_read(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.md").write_bytes(bytes(size))
    assert len(read(tmp_path / "a.md")) == min(size, LARGEST_PAGE + 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_no_page(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(OSError, match="no ordinary file"):
        read(tmp_path / "a.md")


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="the system writes no such files")
def test_a_file_that_the_system_writes_has_no_size_and_is_read_all_the_same() -> None:
    assert b"Name:" in read(Path("/proc/self/status"))


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read(tmp_path)
