"""What is over a limit on a page is found wherever it stands."""

from __future__ import annotations

import hashlib

import pytest

from doclint.document.page import MOST_CONTAINERS, TooLargeError, read_document, source_hashes


def test_the_hashes_of_a_source_page_are_those_of_crlf_whatever_the_checkout_has() -> None:
    assert source_hashes(b"The beacon.\nThe lamp.\r\n") == source_hashes(b"The beacon.\r\nThe lamp.\r\n")
    assert source_hashes(b"a\n")[0] == hashlib.sha1(b"a\r\n").hexdigest()


@pytest.mark.parametrize("before", range(0, 110, 3))
@pytest.mark.parametrize("containers", [">", "-\t", "1. > * "])
def test_a_line_in_too_many_containers_is_over_a_limit_wherever_it_begins(before: int, containers: str) -> None:
    signs = len(containers.split())
    line = containers * (MOST_CONTAINERS // signs + 1)
    with pytest.raises(TooLargeError) as caught:
        read_document(("a" * before + "\n" + line + "a\nb\n").encode())
    assert caught.value.line == 2


@pytest.mark.parametrize("containers", [">", "-\t", "1. > * "])
def test_no_other_line_is(containers: str) -> None:
    line = containers * (MOST_CONTAINERS // len(containers.split()))
    text = f"{line}a\n{'a ' * 999}{line}>\n"
    assert read_document(text.encode()).text == text
