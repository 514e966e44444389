"""What schemas may cost: small ones that make endless work are over a limit, and real ones are not."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.document import read_document
from doclint.rules.page import Page
from doclint.schema import budget
from tests.schema.schemas import docfx, plain


def bomb(keyword: str) -> dict[str, Any]:
    """Two references to the schema below, 40 times."""
    definitions: dict[str, Any] = {
        f"a{level}": {keyword: [{"$ref": f"#/definitions/a{level + 1}"}] * 2} for level in range(40)
    }
    definitions["a40"] = {"type": "object", "required": ["lamp"]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$ref": "#/definitions/a0",
        "definitions": definitions,
    }


def page(schema: Any, block: str) -> Page:
    return Page(read_document(f"---\n{block}\n---\n".encode()), (schema,))


@pytest.fixture(autouse=True)
def _of_one_run() -> None:
    budget.new_run()


@pytest.mark.parametrize("make", [plain, docfx])
@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
@pytest.mark.parametrize("block", ["title: x", "lamp: x"])
def test_references_that_double_end(make: Any, keyword: str, block: str) -> None:
    subject = page(make(bomb(keyword)), block)
    assert subject.schema_problems == ()
    assert subject.is_over_budget or keyword == "anyOf"


MANY = [f"key-number-{number}" for number in range(1_000)]


@pytest.mark.parametrize(
    ("schema", "block"),
    [
        ({"items": {"required": MANY}, "properties": {"l": {"items": {"required": MANY}}}}, "l:\n" + "- {}\n" * 1_000),
        ({"properties": {"l": {"items": {"enum": MANY}}}}, "l:\n" + "- lamp\n" * 1_000),
        ({"patternProperties": {f"{name}.*b.*c": True for name in MANY[:1000]}}, "".join(f"{k}: 1\n" for k in MANY)),
        ({"properties": dict.fromkeys(MANY, True)}, "".join(f"kez-number-{n}: 1\n" for n in range(1_000))),
        ({"properties": {"k": {"pattern": "^(a|b|ab)*c$"}}}, "k: " + "ab" * 20_000),
    ],
)
def test_work_is_bounded_in_sum(schema: Any, block: str) -> None:
    subject = page(plain(schema), block)
    assert isinstance(subject.schema_problems, tuple)
    assert isinstance(subject.misspellings, tuple)


def test_a_run_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "_run_left", budget.PAGE_STEPS // 100)
    assert page(plain(bomb("allOf")), "title: x").schema_problems == ()
    monkeypatch.setattr(budget, "_RUN_STEPS_FOR_A_PAGE", 0)
    last = page(plain({"required": ["title"]}), "lamp: x")
    assert last.schema_problems == ()
    assert last.is_over_budget
    budget.new_run()
    assert page(plain({"required": ["title"]}), "lamp: x").schema_problems


def test_a_real_page_is_far_from_its_limit() -> None:
    subject = page(plain({"required": MANY[:100], "properties": dict.fromkeys(MANY[:200], True)}), "lamp: x")
    assert len(subject.schema_problems) == 100
    assert not subject.is_over_budget
