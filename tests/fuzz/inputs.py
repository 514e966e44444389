"""What harnesses are fed with: seeds, words that mean something to doclint, and random changes of what there is."""

from __future__ import annotations

import json
import random
from functools import cache

from doclint.rules.manual import example_pages, without_markers
from doclint.rules.registry import all_rules
from tests.fuzz.schemas import DOCFX, PLAIN
from tests.hostile.pages import PAGES

LARGEST = 4_096
"""Bytes of an input: enough for every rule to have something to say, and little enough for thousands in a second."""

# Spaces and line endings are written as pictures of themselves.
_WORDS = """
    --- +++ { } } [ ]: [a]: ]( [a](b) ![a](b) <http://a.b> http://a.b/ https://docs.microsoft.com/en-us/ : :␠ ␠#
    ␤ ␍␤ ␍ ␤␤ ␤--- ---␤ ␠␠ ␉ ␤␠␠-␠ title: author: ms.date: ms.assetid: ms.lasthandoff: 08/22/2019 &a *a <<: !!str | >- ? -
    <span </span> <span␠data-ttu-id="a-1"> <span␠class="sxs-lookup"><span␠data-stu-id="a-1"> </span></span> &quot; &amp; &#39;
    ` `` ``` ```␤ ~~~ * ** _ __ \\* \\ \\( \\] ]␠( (␠ > >␠>␠ # #A0 � <|endoftext|> [!NOTE] [!␠NOTA] | |a|b|␤|-|-|␤ <!-- -->
    <!--␠doclint-disable-line␠LNK001␠--> <!--␠doclint-disable-next-line␠--> <!--␠doclint-disable␠TTU␠--> <!--␠doclint-enable␠-->
    <!--␠doclint-disable-file␠FM,␠SEG␠--␠why␠--> #␠doclint:␠disable=FM101 doclint-
    https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.b%2F&data=0 https://urldefense.com/v3/__https://a*b__;Iw!!c$
    %3A %C3%A9 %2 & ; ) ( ) ' " the␠lamp␠is␠on␠the␠cliff a é 🙂 e\u0301 \ufeff \u2028 \u202e [[schemas]] [rules] select␠= files␠=
    "$ref" "type" "properties" "pattern" "items" "dateFormat" null true 1e400 -0 0x1F 1_000 {} [] "\\ud800"
    """

WORDS = (
    *(
        word.replace("␠", " ").replace("␤", "\n").replace("␍", "\r").replace("␉", "\t").encode()
        for word in _WORDS.split()
    ),
    *(b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xfe\xff"),
)


@cache
def seeds(harness: str) -> tuple[bytes, ...]:
    """Where a harness begins: the examples of the rules and small hostile pages, or what it reads instead of pages."""
    examples = [
        without_markers(text).encode()
        for registered in all_rules().values()
        for example in registered.rule.examples
        for text in example_pages(example.pages).values()
    ]
    hostile = [page.make(400)[:LARGEST] for page in PAGES]
    found = [*examples, *hostile]
    if harness in ("front-matter", "schema"):
        found = [content.replace(b"---\n", b"") for content in found if content.startswith((b"---", b"+++", b"{"))]
    if harness == "schema":
        found += [json.dumps(schema).encode() for schema in (PLAIN, DOCFX)]
    if harness == "config":
        found = [CONFIGURATION, *(word for word in WORDS)]
    return tuple(dict.fromkeys(content for content in found if len(content) <= LARGEST))


CONFIGURATION = b"""\
preset = "learn"
source-locale = "en-us"
select = ["FM", "TTU001", "safelink"]
ignore = ["SEG"]
fixable = ["ALL"]
fail-on = "warning"
include = ["docs/**/*.{md,markdown}", "!docs/[a-c]*"]
exclude = ["**/archive/"]

[rules.LNK005]
severity = "error"
hosts = ["harbourlight.example"]

[locales]
layout = "{locale}/{article}"

[locales.roots]
"en-us" = { path = "../docs", revision = "live" }

[[schemas]]
files = ["guides/**"]
schema = "learn-localized"

[per-file-ignores]
"archive/**" = ["TTU"]
"""


class Mutator:
    """Makes inputs from a pool of others, in the same order for the same seed."""

    def __init__(self, seed: int, pool: tuple[bytes, ...]) -> None:
        self._random = random.Random(seed)
        self._pool = pool

    def input(self) -> bytes:
        content = bytearray(self._random.choice(self._pool))
        for _ in range(self._random.choice((1, 1, 2, 3, 5, 8, 16))):
            self._change(content)
        return bytes(content[:LARGEST])

    def _change(self, content: bytearray) -> None:
        chance = self._random
        place = chance.randrange(len(content) + 1)
        end = min(place + chance.choice((1, 1, 2, 4, 16, 64)), len(content))
        match chance.randrange(8):
            case 0:
                content[place:place] = chance.choice(WORDS)
            case 1:
                content[place:end] = chance.choice(WORDS)
            case 2:
                del content[place:end]
            case 3:
                content[place:place] = bytes([chance.randrange(256)])
            case 4:
                content[place:place] = content[place:end] * chance.choice((1, 2, 8))
            case 5:
                other = chance.choice(self._pool)
                start = chance.randrange(len(other) + 1)
                content[place:place] = other[start : start + chance.choice((8, 64, 512))]
            case 6:
                if place < len(content):
                    content[place] ^= 1 << chance.randrange(8)
            case _:
                other = chance.choice(self._pool)
                content[place:] = other[chance.randrange(len(other) + 1) :]
