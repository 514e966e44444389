"""What parity rules look for in the blocks of a page: links to headings, directives, images."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doclint.document.blocks import Block
from doclint.findings import Span

_FRAGMENT = re.compile(r"(?:\]\(\s{0,4}<?|\bhref=[\"'{]?[\"']?|^\[[^\]\n]{1,300}\]:\s{0,4})(#[^\s)>\"'{}]{1,300})")
_INLINE_CODE = re.compile(r"(`{1,3})[^`\n]{1,300}\1|<!--.{0,2000}?-->", re.DOTALL)

_IMAGE = re.compile(
    r"!\[[^\]\n]{0,500}\]\(\s{0,4}<?([^\s)>]{1,1000})|<img\b[^<>]{0,500}?\bsrc=[\"'{]{0,2}([^\"'\s<>{}]{1,1000})"
)

_SHORTCODE = re.compile(r"\{\{([<%])[ \t\r\n]{0,4}(/?)[ \t]{0,4}([^\s<>%{}]{1,100})")
_COMPONENT = re.compile(r"<(/?)([A-Z][\w.]{0,60})(?=[\s/>])(?:[^<>\"'{}]|\"[^\"]*+\"|'[^']*+'|\{[^{}]*+\})*+(/?)>")


def without_code(text: str) -> str:
    """A text with spaces in place of its inline code and comments, at the same places."""
    if "`" not in text and "<!--" not in text:
        return text
    return _INLINE_CODE.sub(lambda match: " " * len(match[0]), text)


def fragment_links(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, Span]]:
    """The ids that links of a page lead to on the page itself, with the places of `#` and what follows."""
    if "#" not in text:
        return
    for block in blocks:
        if block.kind == "code" or "#" not in block.text:
            continue
        for match in _FRAGMENT.finditer(without_code(block.text)):
            if len(match[1]) > 1:
                start = block.content.start + match.start(1)
                yield match[1][1:], Span(start, start + len(match[1]))


def images(block: Block) -> list[str]:
    """What the images of a block are of: their paths and URLs."""
    if "![" not in block.text and "<img" not in block.text:
        return []
    return [match[1] or match[2] for match in _IMAGE.finditer(without_code(block.text))]


def shortcodes(block: Block) -> list[tuple[str, str, Span]]:
    """The opener, the name (a closing one with its slash) and the place of the name of each of a block's shortcodes."""
    if "{{<" not in block.text and "{{%" not in block.text:
        return []
    start = block.content.start
    return [
        ("{{" + match[1], match[2] + match[3], Span(start + match.start(3), start + match.end(3)))
        for match in _SHORTCODE.finditer(block.text)
    ]


def components(block: Block) -> list[tuple[str, bool, bool, Span]]:
    """The name of each component of a block, whether it closes one, whether it closes itself, its name's place."""
    if "<" not in block.text:
        return []
    start = block.content.start
    return [
        (match[2], bool(match[1]), bool(match[3]), Span(start + match.start(2), start + match.end(2)))
        for match in _COMPONENT.finditer(without_code(block.text))
    ]
