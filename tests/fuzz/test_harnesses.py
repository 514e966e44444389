"""Every harness holds for what is made by chance, and for every input that broke one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.harnesses import HARNESSES
from tests.fuzz.inputs import WORDS, Mutator, seeds
from tests.fuzz.run import NAMES, fuzz_by_chance

INPUTS = st.lists(st.sampled_from(WORDS) | st.binary(max_size=4), max_size=30).map(b"".join)


def test_all_harnesses_can_be_run_by_name() -> None:
    assert list(HARNESSES) == list(NAMES)


@pytest.mark.parametrize("name", HARNESSES)
@settings(deadline=None, max_examples=50)
@given(INPUTS)
def test_any_bytes(name: str, data: bytes) -> None:
    HARNESSES[name](data)


@pytest.mark.parametrize("name", HARNESSES)
def test_random_changes_of_the_seeds(name: str) -> None:
    assert fuzz_by_chance(name, most=100, seconds=60, seed=1).inputs == 100


def test_the_same_seed_makes_the_same_inputs() -> None:
    first, second = (Mutator(1, seeds("links")) for _ in range(2))
    assert [first.input() for _ in range(50)] == [second.input() for _ in range(50)]


# What once broke a harness, made as small as it could be.
BROKEN = {
    "a tag of a segment in front matter that is never closed": ("page-reading", b"---\n<span data-ttu-id=\n---\n"),
    "findings that begin on one line and end on several": (
        "suppressions",
        b'<span data-ttu-id="a-1">\xef\xbf\xbd <a\n></a> <span data-stu-id="a-1">`b\nc`.</span></span>\n',
    ),
    "a comment that would stand in a damaged tag": (
        "suppressions",
        b'<span data-ttu-id="a-1">b</span><span class="sxs-lookup"><span data-stu-id="a-1">c</span>\n'
        b'<span class="d\ne"><span data-stu-id="a-2">f</span></span>\n',
    ),
    "a comment that nobody closes": (
        "suppressions",
        b'<!-- doclint-disable\n<!-- doclint-p<span data-stu-id="">\n<span data-ttu-id="">',
    ),
    "a comment that nobody closes, and what it hides": (
        "suppressions",
        b'<!-- lamps\n<span data-stu-id="">\n<div>\n',
    ),
    "a tag whose escapes are no text": ("page-reading", b"---\na: !<%C1%A9> b\n---\n"),
    "a host behind what looks like a port": (
        "links",
        b"ttps://learn.michttps://urldefense.com/v3/__https://a.example__;!!c$\n",
    ),
    "two hyphens in a set of a glob": ("config", b"[a--c]"),
    "a host that no host can be": (
        "links",
        b'[a](https://a"b.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example)\n',
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_broke_a_harness_does_so_no_more(what: str) -> None:
    name, data = BROKEN[what]
    HARNESSES[name](data)
