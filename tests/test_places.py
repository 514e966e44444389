"""Places that facts remember are those of the page, and nobody reads it again for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from doclint.config.presets import LEARN, Roles
from doclint.document import Document, read_document
from doclint.document.facts import FactFinder
from doclint.findings import KeyPlace, Place, Span
from doclint.places import PlacesInFacts, PlacesOnPage
from tests.document.random_blocks import Written, pages


def _gone(path: str) -> Document:
    pytest.fail(f"{path} is read again")


def check(text: str, roles: Roles) -> None:
    """Hold what facts remember against the page itself."""
    document = read_document(text.encode())
    facts = FactFinder(roles).facts(document, "a.md")
    remembered = PlacesInFacts({"a.md": facts}, roles, _gone)
    for route in roles.places:
        place = KeyPlace(route)
        assert remembered.positions("a.md", place) == PlacesOnPage(document).positions("a.md", place), (route, text)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("fence", ["---", "--- ", "---\t\t\r\r", "---\r"])
@pytest.mark.parametrize(
    "block",
    [
        "author: marisol\nms.lasthandoff: 08/22/2019  \nms.assetid:\n",
        "\n\nauthor: 'marisol'\nms.author:\n  - a\n  - b\nms.assetid: \"\"\n",
        "ms.author:  x\nauthor: 灯台🗼\nms.contentlocale: fr-FR\ntitle: a\n",
        "# noted\nauthor: {a: 1}\nms.assetid: |\n  a\n  b\nms.author: &x y\n",
        "title: le phare\n",
        "\rauthor: a\n",
        "a: [\n",
        "",
    ],
)
def test_facts_remember_where_keys_stand(block: str, fence: str, newline: str) -> None:
    check(f"{fence}\n{block}---\n# Le phare\n".replace("\n", newline), LEARN.roles)
    check(f"{fence}\n{block}".replace("\n", newline), LEARN.roles)


@given(pages())
@settings(max_examples=100, deadline=None)
def test_facts_remember_where_keys_of_any_block_stand(page: Written) -> None:
    routes = tuple(tuple(map(str, route)) for route in page.keys if all(isinstance(step, str) for step in route))
    check(page.text, Roles(None, ("absent",), ("title",), ("ms.date",), routes, ("title", "absent")))


@pytest.mark.parametrize("place", [Span(4, 10), KeyPlace(("author",), "key"), KeyPlace(("title",))])
def test_what_facts_do_not_remember_is_read_again(place: Place) -> None:
    document = read_document(b"---\nauthor: marisol\ntitle: Le phare\n---\n")
    facts = FactFinder(LEARN.roles).facts(document, "a.md")
    places = PlacesInFacts({"a.md": facts}, LEARN.roles, lambda path: document)
    expected = PlacesOnPage(document)
    assert places.positions("a.md", place) == expected.positions("a.md", place)
    assert places.text("a.md", place) == expected.text("a.md", place)
