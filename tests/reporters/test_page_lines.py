"""Lines of pages, counted as findings count them."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.reporters.page_lines import line_of_page


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"one\ntwo\n", ["one", "two", ""]),
        (b"\xef\xbb\xbfone\r\ntwo\rthree", ["one", "two", "three"]),
        ("eins\u2028zwei\x0bdrei\nvier".encode(), ["eins\u2028zwei\x0bdrei", "vier"]),
        (b"a\xffb", ["a\ufffdb"]),
        (b"", [""]),
    ],
)
def test_lines_end_where_a_finding_says(content: bytes, lines: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(content)
    assert [line_of_page(str(page), number) for number in range(1, len(lines) + 1)] == lines


def test_a_page_that_is_gone_has_none(tmp_path: Path) -> None:
    assert line_of_page(str(tmp_path / "gone.md"), 1) is None
    assert line_of_page(str(tmp_path), 1) is None
