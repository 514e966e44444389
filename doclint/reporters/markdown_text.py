"""Text for a page of GitHub or GitLab, where Markdown, HTML, mentions, references and bare addresses all act."""

from __future__ import annotations

import re

from doclint.reporters.escaping import visible

# What Markdown, HTML and formulas are made of. An entity is never markup, whatever stands around it.
_MARKUP = r"[&<>`*_\[\]\\|~$^={}]"

# What the services look for in the text that Markdown has become; a comment ends the word.
_ACTIVE = r"""@                                   # a mention, or a mail address
    | [\#!%](?=\d) | \bGH-(?=\d)                    # an issue, a pull request, a merge request, a milestone
    | :(?=[\w+-]+:)                                 # an emoji
    | :(?=//) | \bmailto:(?=\S) | \bwww(?=\.)       # an address
    | [0-9a-f]{6}(?=[0-9a-f])                       # a commit
    """

_PIECE = re.compile(rf"(?P<markup>{_MARKUP})|(?P<active>{_ACTIVE})", re.VERBOSE | re.IGNORECASE)

_BREAK = "<!-- -->"

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown_text(text: str) -> str:
    """A text in one line that is rendered as the characters it has; it must not begin its paragraph."""
    return _PIECE.sub(_piece, visible(text))


def markdown_code(text: str) -> str:
    """A text as code."""
    return f"<code>{markdown_text(text)}</code>"


def _piece(match: re.Match[str]) -> str:
    markup = match["markup"]
    if markup is not None:
        return _NAMED.get(markup, f"&#{ord(markup)};")
    return f"{match['active']}{_BREAK}"
