"""What the schemas of a page find together, before a rule tells it."""

from __future__ import annotations

from typing import Any

from doclint.document import read_document
from doclint.rules.page import Page
from tests.schema.schemas import docfx

CLOSED = {"properties": {"title": True, "keeper": True}, "required": ["title", "keeper"], "additionalProperties": False}


def page(block: str, *schemas: Any) -> Page:
    return Page(read_document(f"---\n{block}\n---\n".encode()), tuple(docfx(schema) for schema in schemas))


def kinds(subject: Page) -> list[tuple[str, str | None]]:
    return [(problem.kind, problem.wanted or str(problem.route[-1])) for problem in subject.schema_problems]


def test_a_misspelled_key_is_neither_unknown_nor_is_the_one_it_stands_for_missing() -> None:
    subject = page("tilte: x\nlamp: y", CLOSED)
    assert [(each.route, each.meant) for each in subject.misspellings] == [(("tilte",), "title")]
    assert kinds(subject) == [("missing-attribute", "keeper"), ("unknown-field", "lamp")]


def test_in_a_mapping_too() -> None:
    subject = page("contact: {tilte: x}", {"properties": {"contact": CLOSED}, "required": ["title"]})
    assert [each.route for each in subject.misspellings] == [("contact", "tilte")]
    assert [(problem.route, problem.wanted) for problem in reversed(subject.schema_problems)] == [
        ((), "title"),
        (("contact",), "keeper"),
    ]


def test_a_key_that_another_schema_knows_is_not_misspelled() -> None:
    assert page("tilte: x", CLOSED, {"properties": {"tilte": True}}).misspellings == ()


def test_what_two_schemas_say_alike_is_said_once() -> None:
    subject = page("lamp: x\ntilte: y", CLOSED, CLOSED)
    assert kinds(subject) == [("missing-attribute", "keeper"), ("unknown-field", "lamp")]
    assert len(subject.misspellings) == 1
