"""Pages that somebody made to stop whoever reads them: what each is, and what doclint has to say of it.

A maker gives a page of about so many bytes. The expected codes are those at `SMALL`; all rules run, those that are off by
default too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isqrt

SMALL = 16_000
"""Bytes of a hostile page that is only to be understood."""

Make = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class HostilePage:
    """A kind of page.

    Attributes:
        name: what is hostile about it.
        make: gives its bytes, about as many as asked for.
        codes: what is found in it, separated by spaces; nothing where it is a clean page.
    """

    name: str
    make: Callable[[int], bytes]
    codes: str = ""


FRONT = "---\ntitle: The beacon\n---\n"


def again(unit: str, before: str = "", behind: str = "") -> Make:
    """A unit, as often as it fits."""
    return lambda size: before + unit * (size // len(unit.encode())) + behind


def numbered(unit: str) -> Make:
    """A unit with a number of its own each time."""

    def make(size: int) -> str:
        pieces = []
        length = number = 0
        while length < size:
            pieces.append(unit.replace("#", str(number)))
            length += len(pieces[-1])
            number += 1
        return "".join(pieces)

    return make


def nested(opening: str, closing: str) -> Make:
    def make(size: int) -> str:
        levels = size // (len(opening) + len(closing))
        return opening * levels + closing * levels

    return make


def growing(line: Callable[[int], str], between: str = "\n") -> Make:
    """Lines each of which is longer than the one before."""
    return lambda size: between.join(line(number) for number in range(1, isqrt(2 * size)))


def body(make: Make) -> Callable[[int], bytes]:
    return lambda size: (FRONT + make(size) + "\n").encode()


def markdown(make: Make) -> Callable[[int], bytes]:
    """A body that has to be read as Markdown, for a rule wants to know of its first link."""
    return body(lambda size: f"[a]({SAFELINK})\n\n{make(size)}")


def text(make: Make) -> Callable[[int], bytes]:
    return lambda size: make(size).encode()


def block(make: Make) -> Callable[[int], bytes]:
    return lambda size: f"---\n{make(size)}\n---\n# The beacon\n".encode()


def toml(make: Make) -> Callable[[int], bytes]:
    return lambda size: f"+++\n{make(size)}\n+++\n# The beacon\n".encode()


def json(make: Make) -> Callable[[int], bytes]:
    return lambda size: f"{{\n{make(size)}\n}}\n# The beacon\n".encode()


def segment(target: str, source: str, id_: str = "4be1c-102") -> str:
    return (
        f'<span data-ttu-id="{id_}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="{id_}">{source}</span></span>'
    )


def halves(target: Make, source: Make) -> Callable[[int], bytes]:
    """One segment, each of whose halves is half of the page."""
    return body(lambda size: segment("Le " + target(size // 2), "The " + source(size // 2)))


def behind(start: str, make: Make) -> Make:
    """A text that something stands before."""
    return lambda size: start + make(size)


def alias_bomb(size: int) -> str:
    lines = ["a0: &a0 [lamp, lamp, lamp, lamp, lamp, lamp, lamp, lamp, lamp]"]
    lines += (f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, max(2, size // 70)))
    return "\n".join(lines)


SAFELINK = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2F#&data=02"
ENGLISH = "https://docs.microsoft.com/en-us/"
PLAIN = segment("Le phare.", "The beacon.")


def words(size: int) -> str:
    return "word " * (size // 5)


PAGES = (
    # --- bytes
    HostilePage("nothing at all", lambda size: b""),
    HostilePage("NUL bytes", lambda size: FRONT.encode() + b"\0" * size),
    HostilePage("NUL bytes in front matter", block(again("\0")), "FM002"),
    HostilePage("UTF-16", lambda size: "The beacon.\n".encode("utf-16") * (size // 24), "DOC001"),
    HostilePage("UTF-16 without a mark", lambda size: "The beacon.\n".encode("utf-16-le") * (size // 24)),
    HostilePage("lone surrogates", lambda size: FRONT.encode() + b"\xed\xa0\x80" * (size // 3), "DOC001"),
    HostilePage("invalid UTF-8", lambda size: FRONT.encode() + b"\xff\xfe" * (size // 2), "DOC001"),
    HostilePage("UTF-8 cut off at its end", lambda size: FRONT.encode() + b"a" * size + b"\xe2\x82", "DOC001"),
    HostilePage("byte order marks", lambda size: b"\xef\xbb\xbf" * (size // 3)),
    HostilePage("bidi controls", body(again("\u202ea\u2066"))),
    HostilePage("bidi controls in a value", block(again("\u202ea\u2066", "author: "))),
    HostilePage("escape sequences", body(again("\x1b[2J\x1b]8;;http://a\x07"))),
    HostilePage("workflow commands", body(again("::error::lamp\n##vso[task.complete]\n"))),
    HostilePage("one long line", body(again("a"))),
    HostilePage("one long line of spaces", body(again(" ", "a", "b"))),
    HostilePage("empty lines", body(again("\n"))),
    HostilePage("lines that end in CR", body(again("a\r"))),
    HostilePage("lines that end in CR and CR LF", body(again("a\r\r\n"))),
    HostilePage("accents on one letter", body(again("\u0301", "e"))),
    HostilePage("characters of four bytes", body(again("\U0001f6a8[a](b)`c`"))),
    # --- front matter
    HostilePage("alias bomb", block(alias_bomb), "DOC002"),
    HostilePage(
        "aliases of a long text", block(lambda size: f"a: &a {'b' * (size // 2)}\n" + "c: *a\n" * (size // 12)), "FM003"
    ),
    HostilePage(
        "aliases of a mapping",
        block(lambda size: f"a: &a {{{numbered('k#: v, ')(size // 2)}}}\n{numbered('b#: *a' + chr(10))(size // 2)}"),
        "DOC002",
    ),
    HostilePage(
        "merged mappings",
        block(lambda size: f"b: &b {{{numbered('k#: v, ')(size // 2)}}}\na:\n  <<: [{'*b, ' * (size // 8)}]"),
        "DOC002",
    ),
    HostilePage("brackets in YAML", block(nested("[", "]")), "DOC002"),
    HostilePage("braces in YAML", block(nested("{a: ", "}")), "DOC002"),
    HostilePage("brackets in YAML, never closed", block(again("[", "a: ")), "DOC002"),
    HostilePage("indentation in YAML", block(growing(lambda level: " " * level + "a:")), "DOC002"),
    HostilePage("dashes in YAML", block(again("- ", "a:\n")), "DOC002"),
    HostilePage("question marks in YAML", block(again("? ")), "DOC002"),
    HostilePage("keys", block(numbered("k#: v\n"))),
    HostilePage("one key many times", block(again("k: v\n")), "FM003"),
    HostilePage("one key many times in a flow", block(again("k: v, ", "a: {", "}")), "FM003"),
    HostilePage(
        "long keys around many",
        block(
            lambda size: (
                "".join("{" + "k" * (size // 200) + ": " for _ in range(90)).join(
                    ("a: ", "{" + "k: v, " * (size // 12) + "}")
                )
                + "}" * 90
            )
        ),
        "FM003",
    ),
    HostilePage("keys nearly right", block(numbered("ms.athor#: v\n"))),
    HostilePage("anchors", block(numbered("k#: &a# v\n"))),
    HostilePage("tags", block(again("!a ", "a: ")), "FM002"),
    HostilePage("a long tag", block(again("a", "a: !<", "> b"))),
    HostilePage("tags, anchors and comments", block(numbered("k#: !a &b# # c\n  v\n"))),
    HostilePage("a long number", block(again("1", "author: "))),
    HostilePage("a long list", block(again("- lamp\n", "a:\n"))),
    HostilePage("a long key", block(again("a", "", ": b")), "FM002"),
    HostilePage("escapes in YAML", block(again("\\u0041", 'a: "', '"'))),
    HostilePage("tabs in YAML", block(again("\t")), "FM002"),
    HostilePage("colons in YAML", block(again("b:c", "a: "))),
    HostilePage("comments in YAML", block(again("# a\n"))),
    HostilePage("documents in YAML", block(again("...\n", "a: b\n"))),
    HostilePage("fences", text(again("---\n"))),
    HostilePage("a fence and spaces", text(again(" ", "---", "x\na: b\n---\n"))),
    HostilePage("lines like fences", text(again("--" + " " * 100 + "\n", "---\na: b\n")), "FM001"),
    HostilePage("front matter never closed", text(again("a: b\n", "---\n")), "FM001"),
    HostilePage("comments before front matter", text(again("<!-- a -->\n", "", FRONT)), ""),
    HostilePage("a comment of dashes before front matter", text(again(" -- ", "<!--", FRONT))),
    HostilePage("segments in front matter", block(again('<span data-ttu-id="a">x</span>\n')), "FM004"),
    HostilePage("tags in front matter, never closed", block(again("<span data-ttu-id=")), "FM004"),
    HostilePage("tags and spaces in front matter", block(again("<span" + " " * 50)), "FM002"),
    HostilePage("brackets in TOML", toml(lambda size: "a = " + nested("[", "]")(size)), "DOC002"),
    HostilePage("braces in TOML", toml(lambda size: "a = " + nested("{a=", "}")(size)), "DOC002"),
    HostilePage("dots in TOML", toml(again("a.", "", "b = 1")), "DOC002"),
    HostilePage("dots in a table of TOML", toml(again("a.", "[", "b]")), "DOC002"),
    HostilePage("keys of many parts in TOML", toml(numbered("a." * 90 + "b# = 1\n"))),
    HostilePage("tables in TOML", toml(numbered("[t#]\na = 1\n"))),
    HostilePage("quotes in TOML", toml(again('""a', 'a = """', '"""'))),
    HostilePage("quotes in TOML, never closed", toml(again("''' ")), "FM002"),
    HostilePage("a long number in TOML", toml(again("1", "a = ")), "FM002"),
    HostilePage("bare keys in TOML", toml(again("a" + "-" * 100)), "FM002"),
    HostilePage("an error far down in TOML", toml(again("\n", "a = 1", "!!")), "FM002"),
    HostilePage("brackets in JSON", json(lambda size: '"a": ' + nested("[", "]")(size)), "DOC002"),
    HostilePage("braces in JSON", json(lambda size: '"a": ' + nested('{"a":', "}")(size)), "DOC002"),
    HostilePage("one key many times in JSON", json(again('"a": 1,\n', "", '"a": 1')), "FM003"),
    HostilePage("long values twice in JSON", json(again('"a": [' + "1," * 500 + "1],\n", "", '"a": 1')), "FM003"),
    HostilePage(
        "keys under many in JSON", json(lambda size: '"a": {' * 98 + numbered('"k#": 1,\n')(size) + '"a": 1' + "}" * 98)
    ),
    HostilePage("a JSON string never closed", json(again('\\"', '"a": "')), "FM002"),
    HostilePage("surrogates in JSON", json(again("\\ud800", '"author": "', '"'))),
    HostilePage("spaces behind a JSON brace", text(again(" \t", "{", "x"))),
    HostilePage("braces that close nothing", text(again("\n}", '{\n"a": "')), "FM002"),
    # --- blocks of Markdown
    HostilePage("block quotes", markdown(again(">")), "DOC002"),
    HostilePage("block quotes and spaces", markdown(again("> ")), "DOC002"),
    HostilePage(
        "a deep block quote and lazy lines",
        markdown(lambda size: ">" * (size // 2) + "a\n" + "a\n" * (size // 4)),
        "DOC002",
    ),
    HostilePage("bullets", markdown(again("- ")), "DOC002"),
    HostilePage("numbers of lists", markdown(again("1. ")), "DOC002"),
    HostilePage("lists and quotes", markdown(again("- 1. > ")), "DOC002"),
    HostilePage("lists, each deeper", markdown(growing(lambda level: "  " * level + "- a")), "LNK001"),
    HostilePage("quotes, each deeper", markdown(growing(lambda level: ">" * level + " a")), "LNK001"),
    HostilePage(
        "a deep list and empty lines", markdown(lambda size: "- " * (size // 4) + "a\n" + "\n" * (size // 2)), "DOC002"
    ),
    HostilePage(
        "block quotes, less deep, and lazy lines",
        markdown(lambda size: ">" * 400 + "a\n" + "a\n" * (size // 2)),
        "LNK001",
    ),
    HostilePage(
        "lists, less deep, and lazy lines", markdown(lambda size: "- " * 400 + "a\n" + "a\n" * (size // 2)), "LNK001"
    ),
    HostilePage("fences of code", markdown(again("```\n")), "LNK001"),
    HostilePage("fences of code, each longer", markdown(growing(lambda length: "`" * (length + 2))), "LNK001"),
    HostilePage("indented lines", markdown(again("    a\n")), "LNK001"),
    HostilePage("headings", markdown(again("#")), "LNK001"),
    HostilePage("a line under a heading", markdown(again("=", "a\n")), "LNK001"),
    HostilePage(
        "a table of 10,000 columns",
        markdown(lambda size: "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b\n" * (size // 3)),
        "LNK001",
    ),
    HostilePage(
        "a wide table",
        markdown(lambda size: "|a" * isqrt(size) + "|\n" + "|-" * isqrt(size) + "|\n" + "b\n" * (size // 2)),
        "LNK001",
    ),
    HostilePage("a table of one row", markdown(again("|", "a|b\n-|-\n")), "LNK001"),
    HostilePage("tables", markdown(again("|a|b|\n|-|-|\n|c|d|\n\n")), "LNK001"),
    HostilePage("definitions", markdown(numbered("[a#]: b\n")), "LNK001"),
    HostilePage(
        "definitions and their use",
        markdown(lambda size: numbered("[a#]: b\n")(size // 2) + "\n" + numbered("[a#] ")(size // 2)),
        "LNK001",
    ),
    HostilePage(
        "one long definition used often",
        markdown(lambda size: f"[a]: {'b' * (size // 2)}\n\n" + "[a]" * (size // 6)),
        "LNK001",
    ),
    HostilePage("definitions without a destination", markdown(again("[a]:")), "LNK001"),
    HostilePage("definitions with titles never closed", markdown(again("[a]: b 'c\n")), "LNK001"),
    # --- inline Markdown
    HostilePage("brackets", markdown(again("[")), "LNK001"),
    HostilePage("brackets of images", markdown(again("![")), "LNK001"),
    HostilePage("brackets, opened and closed", markdown(nested("[", "]")), "LNK001"),
    HostilePage("images in images", markdown(nested("![", "](a)")), "LNK001"),
    HostilePage("links in links", markdown(nested("[", "](a)")), "LNK001"),
    HostilePage("empty links", markdown(again("[]()")), "LNK001"),
    HostilePage("empty images with brackets", markdown(again("![[]()")), "LNK001"),
    HostilePage("links never closed", markdown(again("[a](")), "LNK001"),
    HostilePage("pointed links never closed", markdown(again("[a](<b")), "LNK001"),
    HostilePage("parentheses in a link", markdown(lambda size: f"[a]({nested('(', ')')(size)})"), "LNK001"),
    HostilePage("links", markdown(again("[a](b) ")), "LNK001"),
    HostilePage("reference links", markdown(again("[a][b] ")), "LNK001"),
    HostilePage("runs of emphasis", markdown(again("*a")), "LNK001"),
    HostilePage("runs of emphasis of both kinds", markdown(again("*a_ ")), "LNK001"),
    HostilePage("emphasis, nested", markdown(nested("*a ", " a*")), "LNK001"),
    HostilePage("strong emphasis, nested", markdown(nested("**a", "a**")), "LNK001"),
    HostilePage("stars", markdown(again("*")), "LNK001"),
    HostilePage("stars between letters", markdown(again("a**b")), "LNK001"),
    HostilePage("backticks", markdown(again("`")), "LNK001"),
    HostilePage("backticks between letters", markdown(again("`a")), "LNK001"),
    HostilePage("runs of backticks, each longer", markdown(growing(lambda length: "`" * length, " a ")), "LNK001"),
    HostilePage("backslashes", markdown(again("\\")), "LNK001"),
    HostilePage("entities", markdown(again("&amp;")), "LNK001"),
    HostilePage("ampersands", markdown(again("&")), "LNK001"),
    HostilePage("a long entity", markdown(again("a", "&")), "LNK001"),
    HostilePage("pointed brackets", markdown(again("<")), "LNK001"),
    HostilePage("comments never closed", markdown(again("<!--")), "LNK001"),
    HostilePage("instructions never closed", markdown(again("a <?")), "LNK001"),
    HostilePage("declarations never closed", markdown(again("a <!A ")), "LNK001"),
    HostilePage("CDATA never closed", markdown(again("a <![CDATA[")), "LNK001"),
    HostilePage("attributes never closed", markdown(again("<a b='")), "LNK001"),
    HostilePage("attributes", markdown(again("b=c ", "<a ")), "LNK001"),
    HostilePage("HTML links", markdown(numbered("<a href='http://a.example/#'>x</a>\n")), "LNK001"),
    HostilePage("autolinks", markdown(numbered("<http://a.example/#> ")), "LNK001"),
    # --- links
    HostilePage("URLs", body(numbered("http://a.example/# "))),
    HostilePage("hosts", body(numbered("http://a#.example/ "))),
    HostilePage("a long host", body(again("a.", "http://", "/"))),
    HostilePage(
        "a long host of one label", body(again("a", "https://", ".safelinks.protection.outlook.com/?url=x")), "LNK001"
    ),
    HostilePage("a URL that ends in parentheses", body(again(")", SAFELINK)), "LNK001"),
    HostilePage("a URL that ends in semicolons", body(again(";", SAFELINK)), "LNK001"),
    HostilePage("a URL that ends in both", body(again(";)", SAFELINK)), "LNK001"),
    HostilePage("a URL that ends in entities", body(again("&amp;", SAFELINK)), "LNK001"),
    HostilePage("a URL that ends in dots", body(again(".)", SAFELINK)), "LNK001"),
    HostilePage("wrapped links", body(numbered(f"[a]({SAFELINK}) ")), "LNK001"),
    HostilePage("wrapped URLs", body(numbered(f"{SAFELINK} ")), "LNK001"),
    HostilePage(
        "wrapped links in segments",
        body(numbered(segment(f"[L]({SAFELINK})", f"[L]({SAFELINK})", "a-#") + "\n")),
        "LNK001",
    ),
    HostilePage(
        "a link wrapped many times",
        body(again("https%3A%2F%2Feur01.safelinks.protection.outlook.com%2F%3Furl%3D", SAFELINK)),
        "LNK001",
    ),
    HostilePage(
        "a wrapped link with many parameters",
        body(again("url=http%3A&", SAFELINK.partition("url")[0])),
        "LNK001 LNK002",
    ),
    HostilePage(
        "a wrapped link with many stars",
        body(again("*", "https://urldefense.com/v3/__https://a", "__;AAAA!!$")),
        "LNK003",
    ),
    HostilePage(
        "a wrapped link that seems to end often", body(again("__;", "https://urldefense.com/v3/__https://a/")), "LNK004"
    ),
    HostilePage("links to one locale", body(numbered(f"[a]({ENGLISH}#) ")), "LNK005"),
    # --- segments
    HostilePage("opening spans", body(again("<span>"))),
    HostilePage("closing spans", body(again("</span>"))),
    HostilePage("spans, nested", body(nested("<span>", "</span>"))),
    HostilePage("spans never closed", body(again("<span "))),
    HostilePage("segments", body(numbered(segment("Le phare.", "The beacon.", "a-#") + "\n"))),
    HostilePage("one segment many times", body(again(PLAIN + "\n")), "TTU004"),
    HostilePage(
        "segments in descending order",
        body(lambda size: "".join(segment("Le", "The", f"a-{number}") for number in range(size // 100, 0, -1))),
        "TTU005",
    ),
    HostilePage("segments of many prefixes", body(numbered(segment("Le phare.", "The beacon.", "a#-1"))), "TTU008"),
    HostilePage(
        "a long prefix among many",
        body(
            lambda size: (
                segment("Le", "The", "a" * (size // 8) + "-1") * 3 + numbered(segment("Le", "The", "a#-1"))(size // 2)
            )
        ),
        "TTU004 TTU008",
    ),
    HostilePage("segments with two ids", body(numbered(PLAIN.replace("102", "#", 1))), "TTU003"),
    HostilePage("target halves alone", body(again('<span data-ttu-id="a-1">')), "TTU001"),
    HostilePage("source halves alone", body(again('<span data-stu-id="a-1">')), "TTU002"),
    HostilePage("ids never closed", body(again('<span data-ttu-id="'))),
    HostilePage("entities in tags", body(again("<span data-ttu-id=&quot;a-1&quot;>")), "TTU001 TTU006"),
    HostilePage("entities in tags never closed", body(again("<span data-ttu-id=&quot;a"))),
    HostilePage(
        "segments with a span too many", body(numbered(segment("Le</span> phare.", "The beacon.", "a-#"))), "TTU007"
    ),
    HostilePage(
        "segments with a span never closed", body(numbered(segment("Le <span>phare.", "The beacon.", "a-#"))), "TTU007"
    ),
    HostilePage("empty segments", body(numbered(segment("", "The beacon.", "a-#"))), "TTU009"),
    HostilePage(
        "untranslated segments",
        body(numbered(segment("The beacon is on the cliff.", "The beacon is on the cliff.", "a-#"))),
        "SEG001",
    ),
    HostilePage(
        "images in images in a half", halves(nested("![", "](a)"), behind("[b](http://b.example) ", words)), "SEG005"
    ),
    HostilePage("images in images in both halves", halves(nested("![", "](a)"), nested("![", "](a)"))),
    HostilePage("empty labels", halves(again("[](http://a.example) "), again("[lamp](http://a.example) ")), "SEG002"),
    HostilePage(
        "empty labels and a long one",
        halves(again("[](http://a.example) "), again("a", "[", "](http://a.example)")),
        "SEG002",
    ),
    HostilePage(
        "labels of punctuation",
        halves(numbered("[.](http://a#.example) "), numbered("[l](http://a#.example) ")),
        "SEG012",
    ),
    HostilePage(
        "a label of punctuation",
        halves(again(".", "[", "](http://a.example)"), behind("[b](http://b.example) ", words)),
        "SEG005",
    ),
    HostilePage(
        "many URLs and one long one", halves(numbered("http://b#/ "), again("a", "http://a.example/")), "SEG005"
    ),
    HostilePage(
        "URLs that have grown",
        halves(again("http://abbbbé "), growing(lambda length: "http://a" + "b" * length, " ")),
        "SEG006",
    ),
    HostilePage("URLs in URLs", halves(again("://", "http://a"), numbered("http://a#/ ")), "SEG005"),
    HostilePage(
        "a URL that ends in parentheses in a half",
        halves(again(")", "http://a"), behind("[b](http://b.example) ", words)),
        "SEG005",
    ),
    HostilePage(
        "a URL that ends in semicolons in a half",
        halves(again(";", "http://a"), behind("[b](http://b.example) ", words)),
        "SEG005",
    ),
    HostilePage("code in one half", halves(numbered("`c#` "), behind("`b` ", words)), "SEG007"),
    HostilePage("code in the other half", halves(words, numbered("`c#` ")), "SEG007 SEG018"),
    HostilePage(
        "code and spaces",
        halves(words, lambda size: "`a` " * (size // 8) + f"`a{' ' * (size // 2)}b`"),
        "SEG007 SEG018",
    ),
    HostilePage(
        "links taken apart",
        halves(numbered("[a#] (http://a#.example) "), numbered("[a#](http://a#.example) ")),
        "SEG003",
    ),
    HostilePage("brackets and spaces", halves(again("]        "), words)),
    HostilePage("stars that are seen", halves(numbered("\\*\\*a#\\*\\* "), words), "SEG008"),
    HostilePage("steps that are lost", halves(numbered("a# > > "), behind("b > c > d ", words)), "SEG009"),
    HostilePage("signs and spaces", halves(again(">" + " " * 41), words)),
    HostilePage("characters that leaked", halves(numbered("a# \ufffd "), words), "SEG010"),
    HostilePage("alerts", body(numbered(segment("[! a ", "[!NOTE] The lamp.", "a-#"))), "SEG011"),
    HostilePage("apostrophes", halves(again("'a", "a"), words)),
    # --- comments to doclint
    HostilePage("comments in one line", body(again("<!-- doclint-disable-line LNK001 -->")), "SUP001"),
    HostilePage("comments on their own lines", body(again("<!-- doclint-disable-next-line LNK001 -->\n")), "SUP001"),
    HostilePage(
        "comments and empty lines",
        body(lambda size: "a " + "<!-- doclint-disable-next-line LNK001 -->" * (size // 80) + "\n" * (size // 2) + "b"),
        "SUP001",
    ),
    HostilePage("comments without words", body(again("<!-- doclint-disable -->\n<!-- doclint-enable -->\n")), "SUP001"),
    HostilePage(
        "a comment of many words", body(lambda size: f"<!-- doclint-disable {numbered('L#, ')(size)}-->"), "SUP001"
    ),
    HostilePage("comments with mistyped words", body(numbered("<!-- doclint-disable-line LNK# -->\n")), "SUP001"),
    HostilePage("comments with mistyped verbs", body(numbered("<!-- doclint-dis#ble -->\n")), "SUP001"),
    HostilePage("a comment with a long verb", body(again("a", "<!-- doclint-", " -->")), "SUP001"),
    HostilePage("comments never closed in a line", body(again("<!-- doclint-disable-line "))),
    HostilePage("reasons", body(again("-- ", "<!-- doclint-disable LNK001 ", "-->")), "SUP001"),
    HostilePage("comments in front matter", block(again("# doclint: disable=HND003\n")), "SUP001"),
    HostilePage("text like comments in front matter", block(again("  # doclint: disable=HND003\n", "a: |\n"))),
)
