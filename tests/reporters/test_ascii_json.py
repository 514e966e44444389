"""JSON that is printed is only text, wherever its strings come from, and means what they say."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.reporters.ascii_json import dumps, dumps_for_script
from tests.reporters.shared_findings import HOSTILE


@pytest.mark.parametrize("text", ["##vso[task.complete]", "a ###[error]", "\\##vso[x]", "\x7f\x1b", "é\u2028", HOSTILE])
def test_what_acts_is_escaped_and_means_the_same(text: str) -> None:
    written = dumps({text: [text]})
    assert written.isascii()
    assert written.isprintable()
    assert "##vso[" not in written
    assert "##[" not in written
    assert json.loads(written) == {text: [text]}


def test_a_heading_stays_readable() -> None:
    assert dumps("## Lamps") == '"## Lamps"'


def test_a_script_element_is_not_ended() -> None:
    written = dumps_for_script(["</script><!--<script>", HOSTILE])
    assert not set("<>&") & set(written)
    assert json.loads(written) == ["</script><!--<script>", HOSTILE]


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_document_comes_back(document: object) -> None:
    assert json.loads(dumps(document, indent=2)) == document
    assert json.loads(dumps_for_script(document)) == document
