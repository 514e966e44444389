"""Front matter that does not begin on the first line: a block with keys that no reader takes for front matter."""

from __future__ import annotations

import re

from doclint.document.front_matter import FrontMatter, read_front_matter
from doclint.findings import Span
from doclint.system.data_classes import dataclass

# Nobody writes more before a block; where a block begins later it is part of the text.
_LONGEST_BEFORE = 2_000
_MOST_LINES_OF_TEXT = 6

_INVISIBLE = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_FENCE = re.compile(rf"^[^\S\n{_INVISIBLE}]*+[ \t{_INVISIBLE}]*+(?P<fence>---|\+\+\+)[ \t\r]*$", re.MULTILINE)
_BLANK = re.compile(rf"[\s{_INVISIBLE}]*")
_COMMENTS = re.compile(rf"(?:[\s{_INVISIBLE}]|<!--(?:[^-]|-(?!->))*+-->)*")
_CODE_FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})[^\n`]*\s*")
_NO_PREAMBLE = re.compile(r"^[ \t]*(?:#|\||>|<|```|~~~|---|\+\+\+|[-*+][ \t])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MisplacedBlock:
    """A block with keys behind the beginning of a page.

    Attributes:
        fence: its opening fence, in characters of the page.
        before: what stands before it, in words: "an empty line".
        removable: what can be removed without a loss, so that it begins the page; None where somebody wrote a text.
    """

    fence: Span
    before: str
    removable: Span | None


def find_misplaced_block(text: str, front_matter: FrontMatter) -> MisplacedBlock | None:
    """The block with keys that was meant to be the front matter of a page; None where it is, or where none was meant.

    Args:
        front_matter: what the page begins with; an empty block may stand before the one that was meant.
    """
    if front_matter.is_present and (not front_matter.is_closed or front_matter.text.strip()):
        return None
    first = front_matter.body
    for match in _FENCE.finditer(text, first, first + _LONGEST_BEFORE):
        start = match.start("fence")
        if start == 0:
            return None
        block = read_front_matter(text[start:])
        if block.is_closed and block.values:
            words = _before(text[first:start], block, text[start + block.body :])
            if words is not None:
                fence = Span(start, start + block.fence.end)
                if front_matter.is_present:
                    return MisplacedBlock(fence, "an empty block", None)
                return MisplacedBlock(fence, words, Span(0, start) if _BLANK.fullmatch(text, 0, start) else None)
    return None


def _before(before: str, block: FrontMatter, behind: str) -> str | None:
    """What keeps a block from the beginning of its page, in words; None where the block is part of a text."""
    if _BLANK.fullmatch(before):
        return _invisible_words(before)
    if _COMMENTS.fullmatch(before):
        return "a comment"
    code = _CODE_FENCE.fullmatch(before)
    if code is not None:
        # Where the code ends with the block or before the page does, it is an example of front matter.
        closing = re.search(rf"^[ \t]*{code['fence']}[^\n]*$", behind, re.MULTILINE)
        is_whole = closing is None or not behind[closing.end() :].strip()
        is_example = closing is not None and not behind[: closing.start()].strip()
        return "a code fence" if is_whole and not is_example else None
    lines = [line for line in before.splitlines() if line.strip()]
    is_text = len(lines) <= _MOST_LINES_OF_TEXT and not _NO_PREAMBLE.search(before)
    return "text" if is_text and _is_certain(block) else None


def _is_certain(block: FrontMatter) -> bool:
    """Whether a block can hardly be anything but front matter."""
    keys = block.values.keys()
    return len(keys) > 1 and ("title" in keys or any(key.startswith("ms.") for key in keys))


def _invisible_words(before: str) -> str:
    sign = next((sign for sign in before if not sign.isspace()), None)
    if sign is not None:
        return (
            "a second byte order mark (U+FEFF)" if sign == "\ufeff" else f"an invisible character (U+{ord(sign):04X})"
        )
    return "an empty line" if "\n" in before else "white space"
