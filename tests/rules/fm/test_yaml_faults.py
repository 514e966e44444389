"""Faults of YAML: found where they are, and repaired only where the block can be read then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.document.block import CoreYamlError
from doclint.document.handlers import read_yaml
from doclint.rules.fm.yaml_faults import Fault, find_fault


def fault(block: str) -> Fault | None:
    try:
        read_yaml(block)
    except CoreYamlError as error:
        return find_fault(block, error)
    raise AssertionError("the block is valid")


def repaired(block: str) -> str | None:
    found = fault(block)
    if found is None or found.repair is None:
        return None
    start, end, written = found.repair
    return block[:start] + written + block[end:]


@pytest.mark.parametrize(
    ("block", "token", "after"),
    [
        ("title: a: b\n", ":", 'title: "a: b"\n'),
        ('title: say "a": b\n', ":", "title: 'say \"a\": b'\n"),
        ("author: x\ntitle: a:\n", ":", 'author: x\ntitle: "a:"\n'),
        ("title: @home\n", "@", 'title: "@home"\n'),
        ("lamps:\n  - name: a: b\n", ":", 'lamps:\n  - name: "a: b"\n'),
        ("title:a\nauthor: x\n", ":", "title: a\nauthor: x\n"),
        ("author: x\ntitle:a\ndate: y\n", ":", "author: x\ntitle: a\ndate: y\n"),
        ("title：a\nauthor: x\n", "：", "title: a\nauthor: x\n"),
        ("author: x\ntitle ： a\n", "：", "author: x\ntitle: a\n"),
        ("title:\u00a0a\nauthor: x\n", "\u00a0", "title: a\nauthor: x\n"),
        ("title:\u3000a\nauthor: x\n", "\u3000", "title: a\nauthor: x\n"),
        ("lamps:\n\u00a0- a\ntitle: b\n", "\u00a0", "lamps:\n - a\ntitle: b\n"),
        ('title: "a\nauthor: x\n', '"', 'title: "a"\nauthor: x\n'),
        ('title: "a\nauthor: "x"\n', '"', 'title: "a"\nauthor: "x"\n'),
        ("title: 'a\nauthor: 'x'\n", "'", "title: 'a'\nauthor: 'x'\n"),
        ("title: a: b\nauthor: c: d\n", ":", 'title: "a: b"\nauthor: c: d\n'),
        ("title: a: b\r\nauthor: x\r\n", ":", 'title: "a: b"\r\nauthor: x\r\n'),
    ],
)
def test_a_fault_and_its_repair(block: str, token: str, after: str) -> None:
    found = fault(block)
    assert found is not None
    assert block[found.start : found.end] == token
    assert repaired(block) == after


@pytest.mark.parametrize(
    "block",
    [
        "title: a: b # note\n",
        "title: a: b\n  c\n",
        "title: [a\nauthor: x\n",
        "title: 'L'été'\n",
        "title: *beacon\n",
        "title: a: b\n" * 2_000,
    ],
)
def test_what_nobody_can_repair(block: str) -> None:
    assert fault(block) is None


@given(st.text("ab :'\"\\-#é…,", min_size=1, max_size=20))
def test_quotes_change_no_text(text: str) -> None:
    block = f"author: x\ntitle: {text}\ndate: y\n"
    try:
        read_yaml(block)
    except CoreYamlError as error:
        found = find_fault(block, error)
        if found is not None and found.is_certain and found.repair is not None:
            start, end, written = found.repair
            value = read_yaml(block[:start] + written + block[end:]).value
            assert value == {"author": "x", "title": text.strip(), "date": "y"}
