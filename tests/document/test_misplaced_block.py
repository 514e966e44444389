"""Blocks that were meant to be front matter and do not begin on the first line."""

from __future__ import annotations

import pytest

from doclint.document.front_matter import read_front_matter
from doclint.document.misplaced_block import MisplacedBlock, find_misplaced_block
from doclint.findings import Span

BLOCK = "---\ntitle: Le phare\nms.author: marisol\n---\n# Le phare\n"


def find(text: str) -> MisplacedBlock | None:
    return find_misplaced_block(text, read_front_matter(text))


@pytest.mark.parametrize(
    ("before", "words", "is_removable"),
    [
        ("\n\n", "an empty line", True),
        ("\r\n", "an empty line", True),
        (" ", "white space", True),
        ("\n  ", "an empty line", True),
        ("\u200b", "an invisible character (U+200B)", True),
        ("\ufeff", "a second byte order mark (U+FEFF)", True),
        ("\n\u2060\n", "an invisible character (U+2060)", True),
        ("<!-- Reviewed\nin -- spring. -->\n", "a comment", False),
        (" \t\n<!-- one --><!-- two -->\n\n", "a comment", False),
        ("```markdown\n", "a code fence", False),
        ("~~~\n\n", "a code fence", False),
        ("Voici la traduction :\n\n", "text", False),
        ("Voici la traduction :\n", "text", False),
        ("---\n---\n", "an empty block", False),
        ("---\n\n---\n\n", "an empty block", False),
    ],
)
def test_what_is_before_a_block(before: str, words: str, is_removable: bool) -> None:
    start = len(before)
    found = find(before + BLOCK)
    assert found == MisplacedBlock(Span(start, start + 3), words, Span(0, start) if is_removable else None)


def test_a_fence_around_the_whole_page() -> None:
    assert find(f"```markdown\n{BLOCK}```\n") is not None


@pytest.mark.parametrize(
    "text",
    [
        BLOCK,
        f"{BLOCK}\n{BLOCK}",
        f"<!-- a comment before it on its line --> {BLOCK}",
        f"<!-- never closed\n{BLOCK}",
        f"# Le phare\n\n{BLOCK}",
        f"- Le phare\n\n{BLOCK}",
        "text\n" * 7 + BLOCK,
        "text " * 1000 + "\n" + BLOCK,
        "Le phare\n\n---\nRemarque: la nuit\n---\n",
        "```yaml\n---\ntitle: Le phare\nms.author: marisol\n---\n```\nA block.\n",
        "```yaml\n---\ntitle: Le phare\nms.author: marisol\n---\n```\n",
        "\n---\n\n# The beacon\n",
        "\n---\n---\n\n# The beacon\n",
        "\n---\nno keys\n---\n\n# The beacon\n",
        "\n---\ntitle: The beacon\n\n# The beacon\n",
        "\n" * 5000 + BLOCK,
    ],
)
def test_what_is_no_misplaced_block(text: str) -> None:
    assert find(text) is None
