"""A stranger's configuration costs little, whatever is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.config.file import MOST_WRONG, read_found_file
from doclint.config.settings import ConfigurationError


def refusal(text: str, folder: Path) -> str:
    path = folder / "doclint.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError) as error:
        read_found_file(str(path))
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # tomllib would take 20 GB for this one.
        ("a." * 100_000 + "a = 1\n", ":1: a key of more than 32 steps"),
        ("\n[" + '"a" . ' * 50_000 + "a]\n", ":2: a key of more than 32 steps"),
        ("a = " + "1" * 5_000, "a number of thousands of digits"),
        ("a = " + "[" * 200_000, "nested too deeply"),
        ("a = " + "[" * 320 + "]" * 320, ":1:1: unknown key 'a'"),
        ('"' + "k" * 100_000 + '" = 1\n', "kkk…"),
    ],
    ids=["dotted key", "dotted header", "digits", "lists that stay open", "lists", "key"],
)
def test_what_nobody_needs_is_refused_at_once(text: str, words: str, tmp_path: Path) -> None:
    assert words in refusal(text, tmp_path)


def test_of_a_thousand_mistakes_the_first_are_told(tmp_path: Path) -> None:
    told = refusal("".join(f"key{number} = 1\n" for number in range(20_000)), tmp_path)
    assert len(told.splitlines()) == MOST_WRONG


def test_many_steps_in_a_text_are_no_key(tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").write_text("exclude = [" + '"a.b.md", ' * 100 + "]\n")
    assert len(read_found_file(str(tmp_path / "doclint.toml")).configuration.exclude or ()) == 100
