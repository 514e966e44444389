"""What a page with a stamp should not have any more."""

from __future__ import annotations

from doclint.articles.fossils import Fossil, find_fossils

OLD = "# Lamp\n\n{{% alert %}}\nRun `lamp light`, see [it](https://harbourlight.example/a).\n{{% /alert %}}\n"
NEW = "# Lamp\n\n> [!NOTE]\n> Run `lamp on`, see [it](https://harbourlight.example/b).\n"
FR = "# Lampe\n\nLancez `lamp light`, voir [ici](https://harbourlight.example/b).\n"


def fossils(translation: str, *versions: str) -> tuple[Fossil, ...]:
    return find_fossils(translation.encode(), [version.encode() for version in versions])


def test_what_was_dropped_for_something_that_the_page_lacks_is_one() -> None:
    assert fossils(FR, NEW, OLD) == (Fossil("`lamp light`", "`lamp on`", 0),)


def test_what_the_page_took_over_is_none() -> None:
    assert fossils(FR.replace("light", "on"), NEW, OLD) == ()


def test_a_shortcode_that_the_source_dropped_needs_no_counterpart() -> None:
    page = FR.replace("light", "on") + "\n{{% alert %}}\nNon.\n{{% /alert %}}\n"
    assert fossils(page, NEW, OLD) == (Fossil("alert", "", 0),)


def test_what_the_source_still_has_elsewhere_is_none() -> None:
    assert fossils(FR, NEW + "\nOr `lamp light`.\n", OLD) == ()


def test_a_link_that_a_locale_keeps_on_purpose_is_none() -> None:
    dropped = NEW.replace(", see [it](https://harbourlight.example/b)", "")
    assert fossils(FR.replace("light", "on"), dropped, NEW) == ()
