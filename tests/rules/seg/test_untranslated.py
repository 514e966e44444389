"""SEG001 over an article's locales: what is left in English by mistake, and what is so everywhere for a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.document.untranslated import is_english_sentence
from doclint.findings import Finding
from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad
from tests.rules.examples import findings_of

LEFT = "Go to the lamp and press the button."


def segments(*halves: tuple[str, str]) -> str:
    return "".join(
        f'<span data-ttu-id="4be1c-{number}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="4be1c-{number}">{source}</span></span>\n'
        for number, (target, source) in enumerate(halves, 101)
    )


OTHER = ("Il est tard.", "It is late.")


def found(pages: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(folder)
    return [finding.path for finding in findings(pages)]


def findings(pages: dict[str, str]) -> list[Finding]:
    return findings_of(all_rules()["SEG001"], Bad(pages))


@pytest.mark.parametrize(
    ("untranslated", "others", "is_found"),
    [(1, 4, True), (2, 3, True), (2, 1, True), (3, 3, False), (3, 4, True), (4, 4, False)],
)
def test_suppressed_in_half_of_the_locales_and_at_least_three(
    untranslated: int, others: int, is_found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locales = ["fr-fr", "nb-no", "ro-ro", "uk-ua", "zh-cn", "de-de", "es-es", "it-it"]
    pages = {f"{locale}/a.md": segments((LEFT, LEFT), OTHER, OTHER) for locale in locales[:untranslated]}
    pages |= {
        f"{locale}/a.md": segments(("Autre", LEFT), OTHER) for locale in locales[untranslated : untranslated + others]
    }
    expected = sorted(pages)[:0] if not is_found else sorted(f"{locale}/a.md" for locale in locales[:untranslated])
    assert found(pages, tmp_path, monkeypatch) == expected


def test_an_article_that_is_equal_in_every_locale_is_of_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    french = "Vous allez bien, this phare est grand et beau."
    pages = {f"{locale}/a.md": segments((french, french), ("x y", "x y"), OTHER) for locale in ("nb-no", "uk-ua")}
    assert found(pages, tmp_path, monkeypatch) == []


def test_a_lone_page_may_be_untranslated_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {"fr-fr/a.md": segments((LEFT, LEFT), (LEFT, LEFT))}
    assert len(found(pages, tmp_path, monkeypatch)) == 2


def test_white_space_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {"fr-fr/a.md": segments((LEFT.replace(" ", "  "), LEFT), OTHER)}
    assert found(pages, tmp_path, monkeypatch) == ["fr-fr/a.md"]


@pytest.mark.parametrize(
    "text",
    [
        LEFT,
        "Go to **Start**  >  **Run**.",
        "[How to trim the wick](https://harbourlight.example/wick)",
        "Trim wicks and clean lenses",
        "DON'T TOUCH THE LAMP",
    ],
)
def test_sentences(text: str) -> None:
    assert is_english_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harbourlight Beacons for Ships and Ports",
        "Harbourlight Beacons for business",
        "Press the button",
        "`go to the lamp and press it`",
        "https://harbourlight.example/go-to-the-lamp-and-press Lamp",
        "Get-Lamp -Name the | where it is",
        "Cela est un phare à la mer",
        "Pague o boleto em um banco ou loja",
    ],
)
def test_no_sentences(text: str) -> None:
    assert not is_english_sentence(text)
