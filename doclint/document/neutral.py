"""What of a text has no language, so that every locale has it as its source does: URLs, code, ids, numbers, names."""

from __future__ import annotations

import re

NeutralTokens = tuple[str, ...]

# What has a beginning of its own, tried only where that is in the text at all; the rest is looked for in what is left.
_MARKED = (
    ("`", re.compile(r"(`{1,3})(?P<token>[^`\n]{1,300})\1")),
    ("](", re.compile(r"\]\(\s{0,4}<?(?P<token>[^()\s<>]{1,1000})")),
    ("://", re.compile(r"(?P<token>https?://[^\s<>\"'`\])|]{1,1000})")),
    ("=", re.compile(r"\b(?:id|name|href|src)=[\"'](?P<token>[^\"'\n]{1,500})")),
    ("{", re.compile(r"(?P<token>\{(?:\{[<%][ \t]{0,4}|%-?[ \t]{0,4}|[ \t]{0,4}#)/?[ \t]{0,4}[\w./:-]{1,100})")),
    ("<", re.compile(r"(?P<token></?[A-Za-z][\w.-]{0,60})(?=[\s/>])")),
    ("[^", re.compile(r"\[(?P<token>\^[^\[\]\s]{1,100})\]")),
)
_WORD = re.compile(r"[A-Za-z0-9_]++(?:(?:\.|::|/)[A-Za-z0-9_]++)*+")
_NAME = re.compile(r".*(?:[0-9_./:]|[a-z][A-Z]|[A-Z]{2})")

_CODE_TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]++|[0-9]++")

MOST_TOKENS = 400
"""How many tokens of a block are looked at."""


def neutral_tokens(text: str) -> NeutralTokens:
    """The neutral tokens of prose: first what is marked, then names and numbers, each in order."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        token = match["token"]
        found.append(token.rstrip(".,;:!?") if token.startswith("http") else token)
        return " "

    for opening, pattern in _MARKED:
        if opening in text:
            text = pattern.sub(take, text, count=MOST_TOKENS)
    # Nearly all words are in lower case but for their first letter, which is quicker to see.
    found += [word for word in _WORD.findall(text) if not (word[1:].islower() and word.isalpha()) and _NAME.match(word)]
    return tuple(found[:MOST_TOKENS])


def code_tokens(text: str) -> NeutralTokens:
    """The identifiers and numbers of code, in order."""
    return tuple(_CODE_TOKEN.findall(text[:20_000])[:MOST_TOKENS])
