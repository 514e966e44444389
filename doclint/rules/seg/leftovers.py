"""What translation tools and language models leave behind in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.findings import Span

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_OPENING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_CLOSING = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}

# Inline elements of exchange formats (TMX, XLIFF) with their ids, and the brackets in which models set their own signs.
# `#A0` must not be the beginning of a color or of a word.
_SIGN = re.compile(
    r"#A[01](?![0-9A-Za-z_])"
    rf"|[{_CONTROLS}\ufffd]"
    r"|<\|[a-z_]{2,20}\|>|</?think>"
    r"|<(?:bpt|ept|ph|it|x|bx|ex|g|mrk|sub|ut)\s[^<>]{0,80}?\b(?:id|i|mid)=[^<>]{1,80}>|</(?:bpt|ept|ph|it|g|mrk|ut)>"
)
_ODD = re.compile(rf"[{_CONTROLS}\ufffd\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<(?:/?(?:bpt|ept|ph|it|bx|ex|g|mrk|ut|think)\b|x\s|sub\s|\|)")
_NUMBER = re.compile("#A[01]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")

# What a language model says before the translation that it was asked for.
_PREAMBLE = re.compile(
    r"(?:(?:sure|certainly|of course|okay|ok|absolutely|great)\b[^\n]{0,40}?[,.!:]\s*)?"
    r"(?:here(?:['’]s| is| are)|below is|the following is|i(?:['’]ve| have) translated|voici|ci-dessous|hier ist|aquí (?:está|tienes|tiene)|"
    r"a continuación|ecco|di seguito|aqui está|segue|вот|ось|oto|zde je|her er|här är|hier is|tässä|iată)\b"
    r"[^\n]{0,80}(?:translat|traduc|traduç|traduz|tradott|übersetz|перевод|переклад|tłumacz|překlad|oversett|översätt|oversæt|vertaling|käännö)"
    r"[^\n]{0,120}"
    r"|以下(?:は|是|為|为)[^\n]{0,40}(?:翻訳|翻译|翻譯|译文|譯文)[^\n]{0,80}"
    r"|다음은[^\n]{0,40}번역[^\n]{0,80}",
    re.IGNORECASE,
)


def may_have_leftovers(text: str) -> bool:
    """Whether it is worth looking for leftovers; each of these looks takes a tenth of the time of the look itself."""
    return (
        "\ufffd" in text
        or ("#" in text and _NUMBER.search(text) is not None)
        or ("<" in text and _TAG.search(text) is not None)
        or (not text.isprintable() and _ODD.search(text) is not None)
    )


def leftovers(text: str) -> Iterator[tuple[str, Span]]:
    """What was left behind in a text, in its order: the signs, and overrides of the writing direction without an end."""
    found = [(match[0], Span(*match.span())) for match in _SIGN.finditer(text)]
    if _BIDI.search(text):
        found += [(text[place], Span(place, place + 1)) for place in _unbalanced(text)]
        found.sort(key=lambda each: each[1].start)
    yield from found


def _unbalanced(text: str) -> list[int]:
    """Where a writing direction is changed and not changed back in its line, or changed back without a change.

    https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
    """
    places: list[int] = []
    for line in re.finditer(r"[^\n]+", text):
        opened: list[int] = []
        for match in _BIDI.finditer(text, line.start(), line.end()):
            if match[0] in _OPENING:
                opened.append(match.start())
            elif opened and text[opened[-1]] in _CLOSING[match[0]]:
                opened.pop()
            else:
                places.append(match.start())
        places += opened
    return sorted(places)


def preamble(text: str, start: int) -> Span | None:
    """What a language model says before a translation, if a text begins with it behind blank lines at an offset."""
    head = text[start : start + 200]
    begin = start + len(head) - len(head.lstrip())
    if not text[begin : begin + 1].isalpha():
        return None
    match = _PREAMBLE.match(text, begin)
    return Span(*match.span()) if match else None


def name(leftover: str) -> str:
    """A leftover as a message shows it."""
    return f"U+{ord(leftover):04X}" if len(leftover) == 1 else leftover
