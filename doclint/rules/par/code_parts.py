"""Code as two locales compare it: without what a translator may translate in it."""

from __future__ import annotations

import re

from doclint.document.blocks import Block

_LINE_COMMENTS = {
    "#": "sh shell bash zsh console python py yaml yml toml ruby rb dockerfile docker makefile make perl r nix ini conf "
    "powershell ps1 pwsh elixir graphql properties hcl terraform tf",
    "//": "js javascript jsx ts typescript tsx mjs java kotlin kt swift c cpp c++ cs csharp go rust rs php scala dart jsonc "
    "json5 proto groovy gradle scss less",
    "--": "sql lua haskell hs",
}
COMMENT_OF = {language: comment for comment, languages in _LINE_COMMENTS.items() for language in languages.split()}
"""What begins a comment in each language that code is compared in."""

# Values may be words of readers; keys are not.
_DATA = frozenset("yaml yml toml ini conf properties".split())
_VALUE = re.compile(r"([^:=]*+[:=])(?=\s|$)")

_STRINGS = re.compile(
    r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*+\"|(?<!\w)'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`", re.DOTALL
)
_BLOCK_COMMENTS = re.compile(r"/\*.*?\*/|<!--.*?-->", re.DOTALL)


def language(block: Block) -> str:
    """The language that a code block says it is in, in lower case; empty where it says none."""
    match = re.match(r"\{?\.?([\w+#-]*+)", block.name)
    return match[1].lower() if match else ""


def masked_lines(block: Block) -> list[str] | None:
    """The lines of code with comments and strings masked, without those that are empty; None for other languages."""
    comment = COMMENT_OF.get(language(block))
    if comment is None or len(block.text) > 20_000:
        return None
    text = _STRINGS.sub('""', _BLOCK_COMMENTS.sub("", block.text))
    is_data = language(block) in _DATA
    lines = []
    for line in text.splitlines():
        start = line.find(comment)
        while start > 0 and not line[start - 1].isspace():
            start = line.find(comment, start + 1)
        bare = (line if start < 0 else line[:start]).strip()
        if is_data and (match := _VALUE.match(bare)) is not None:
            bare = match[1]
        if bare:
            lines.append(" ".join(bare.split()))
    return lines


def same_code(first: Block, second: Block) -> bool:
    """Whether two blocks have the same code, white space aside."""
    return first.text.split() == second.text.split()
