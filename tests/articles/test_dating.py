"""Dating: which version of the source a translation agrees with."""

from __future__ import annotations

import pytest

from doclint.articles.dating import Dated, date_translation

OLD = "# Lamp\n\nRun this:\n\n```sh\nlamp --trim\nlamp --light\n```\n\nSee [the manual](/en/manual).\n"
NEW = OLD.replace("--trim", "--trim --wick=2").replace("/manual", "/guide")
FR = "# Lampe\n\nLancez ceci :\n\n```sh\nlamp --trim\nlamp --light\n```\n\nVoir [le manuel](/fr/manual).\n"


def dated(translation: str, *versions: str | None) -> Dated | None:
    found = [version.encode() if version is not None else None for version in versions]
    return date_translation(translation.encode(), found)


def test_a_page_that_lacks_what_changed_is_of_the_version_before() -> None:
    found = dated(FR, NEW, OLD)
    assert found is not None
    assert found.position == 1
    assert found.margin >= 2


def test_a_page_that_has_it_is_of_now() -> None:
    found = dated(FR.replace("--trim", "--trim --wick=2").replace("/manual", "/guide"), NEW, OLD)
    assert found is not None
    assert found.position == 0


def test_the_newest_of_equal_versions_counts() -> None:
    prose = OLD.replace("Run this", "Please run this")
    found = dated(FR, NEW, prose, OLD)
    assert found is not None
    assert found.position == 1


def test_prose_alone_dates_nothing() -> None:
    assert dated(FR, OLD.replace("Run this", "Please run this"), OLD) is None


def test_a_version_that_is_not_at_hand_ends_the_search() -> None:
    assert dated(FR, NEW, None, OLD) is None


@pytest.mark.parametrize(
    "extra", ["\n## Wick\n", "\n- a new step\n", "\n| a | b |\n", "\nOne more paragraph.\n\nAnd one.\n"]
)
def test_blocks_that_came_are_marks(extra: str) -> None:
    found = dated(FR, OLD + extra, OLD)
    assert found is not None
    assert found.position == 1


def test_comments_in_code_have_a_language() -> None:
    assert (
        dated(
            FR,
            OLD.replace("lamp --light", "# Light it\nlamp --light"),
            OLD.replace("lamp --light", "# Burn\nlamp --light"),
        )
        is None
    )
