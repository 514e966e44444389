"""The leaf blocks of a page: headings, paragraphs, list items, table rows, code, components, directives.

Systems add to Markdown what no Markdown parser knows (Hugo's shortcodes, MDX, `:::` and `!!!` directives, tabs, docfx's
and Obsidian's alerts, Liquid's tags), and that decides how the lines around it are read. So pages are read line by line
here, each line once, by what these systems have in common. Two pages that are compared are read the same way, which is
all that comparing them needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from doclint.document.neutral import NeutralTokens, code_tokens, neutral_tokens
from doclint.document.page import Document
from doclint.findings import KeyPlace, Span
from doclint.system.data_classes import dataclass
from doclint.system.lazy import lazy

Kind = Literal[
    "value",
    "heading",
    "paragraph",
    "item",
    "row",
    "code",
    "math",
    "tag",
    "directive",
    "import",
    "definition",
    "footnote",
    "reference",
]
"""What a block is. A `tag` is a line of HTML or a component, a `value` is a translatable one of front matter."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a page's system reads Markdown, where pages alone do not tell.

    Attributes:
        is_mdx: whether `{…}`, `import` and `export` are JavaScript, and indented text is no code.
        slugs: the system whose heading ids the page has, a name in `doclint.document.slugs`.
    """

    is_mdx: bool = False
    slugs: str = "github"


MARKDOWN = Dialect()
MDX = Dialect(is_mdx=True)


@dataclass(frozen=True, eq=False)
class Block:
    """One leaf of a page's structure.

    Attributes:
        span: the whole block in characters of the page's text, its marker, fences and id included.
        content: what a reader reads of it: a heading without its number signs and id, an item without its marker, code
            without its fences.
        text: the text at `content`.
        name: of a directive or tag as it is written, with what opens it (`:::note`, `{{< /alert`, `</Tabs`); the id of
            a heading; the language of code; the keys of a value.
        level: of a heading; how deeply an item is nested; how many characters a fence has.
        is_closed: whether code or math has its end.
    """

    kind: Kind
    span: Span
    content: Span
    text: str
    name: str = ""
    level: int = 0
    is_closed: bool = True

    @lazy
    def neutral(self) -> NeutralTokens:
        """What has no language in it, in order: URLs, code, ids, numbers, names of programs, directives."""
        if self.kind in ("code", "import", "math"):
            return code_tokens(self.text)
        tokens = neutral_tokens(self.text)
        return (self.name, *tokens) if self.name and self.kind in ("heading", "directive", "footnote") else tokens


# What begins a line that is more than text; digits and letters are looked at apart.
_SPECIAL = frozenset("#>-*+:|`~<{!?=/[$@_")

_QUOTES = re.compile(r"(?:[ \t]*+>)++[ \t]?")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]++|$)")
_HEADING_ID = re.compile(
    r"\{[ \t]*+:?[ \t]*+#([^\s{}]{1,200})[^{}\n]{0,200}\}$|\{/\*[ \t]*+#([^\s{}]{1,200})[ \t]*+\*/\}$"
)
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#++[ \t]*+$")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*+([^\n]*+)$")
_BREAK = re.compile(r"([-*_])(?:[ \t]*+\1){2,}+[ \t]*+$")
_ITEM = re.compile(r"(?:[-*+]|([0-9]{1,9})[.)])([ \t]++|$)")
_TASK = re.compile(r"\[[ xX]\][ \t]++")
_SETEXT = re.compile(r"(?:=++|-++)[ \t]*+$")
_DELIMITER_ROW = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_COLONS = re.compile(r"(:{3,})[ \t]*+\{?([^\s\[\]{}:]*+)")
_LEAF_DIRECTIVE = re.compile(r"::[A-Za-z][\w-]*+(?=[\[{\s]|$)")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]*+([\w-]*+)")
_TAB = re.compile(r"===[!+]?[ \t]*+[\"']")
_SLASHES = re.compile(r"/{3,}(?:[ \t]++([\w-]++)[ \t]*+(?:\||$)|[ \t]*+$)")
_ALERT = re.compile(r"\[!(?:[^\[\]\s]{1,40})\][+-]?(?:[ \t]|$)")
_DOCFX = re.compile(r"\[!(?:INCLUDE|VIDEO|code|div|NOTE|TIP)\b[\w-]*+", re.IGNORECASE)
_SNIPPET = re.compile(r"--8<--|<<<[ \t]*+@|@\[code|@include|\{!|\{\*|\[\[?toc\]\]?$|\{\{#", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,200}\]:[ \t]*+")
_REFERENCE = re.compile(r"\[(?!\^)[^\[\]\n]{1,300}\]:[ \t]*+(?:\S|$)")
_DEFINITION = re.compile(r":[ \t]++|\*\[[^\[\]\n]{1,100}\]:[ \t]*+")
_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*+|(?=>))")
_TAGS = re.compile(r"</?[A-Za-z](?:[^<>\"'{}]|\"[^\"]*+\"|'[^']*+'|\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}|=>)*+>|</?>")
_TAG_NAME = re.compile(r"</?[A-Za-z][\w.:-]*+")
_SHORTCODE = re.compile(r"\{\{[<%][ \t\r\n]*+(/?[ \t]*+[\w./-]*+)|\{%-?[ \t\r\n]*+(/?[\w./-]*+)")
_IMPORT = re.compile(r"(?:import|export)\b(?=[ \t{*])")

_INLINE_TAGS = frozenset(
    "a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark q s samp small span strong "
    "sub sup time u var wbr".split()
)
_RAW_TAGS = frozenset(("script", "style", "pre", "textarea", "svg"))

_LONGEST_TAG = 5_000
"""How many characters a tag or shortcode over several lines may have."""

_MOST_LEVELS = 50
"""How deeply lists may be nested in one line."""

_MOST_AHEAD = 500_000
"""How many characters of a page are looked at in vain for the end of a tag or an expression."""

_PROSE_KEYS = frozenset(
    "title description linktitle link_title summary sidebar_label pagination_label subtitle tagline text details name "
    "label shorttitle short_title alt lead intro content".split()
)
_MOST_VALUES = 200


def blocks(document: Document, dialect: Dialect = MARKDOWN) -> tuple[Block, ...]:
    """The leaf blocks of a page in order: values of front matter first, then those of its body.

    Comments, thematic breaks and delimiter rows of tables are none. It takes time in proportion to the page.
    """
    reader = _Reader(document.text, document.front_matter.body, dialect)
    reader.read()
    return (*_values(document), *reader.found)


def _values(document: Document) -> Iterator[Block]:
    block = document.front_matter
    routes: list[tuple[str | int, ...]] = []
    pending: list[tuple[tuple[str | int, ...], object]] = [((), block.values)]
    while pending and len(routes) < _MOST_VALUES:
        route, value = pending.pop()
        if isinstance(value, dict):
            pending += [((*route, key), value[key]) for key in reversed(value)]
        elif isinstance(value, list):
            pending += [((*route, index), item) for index, item in reversed(list(enumerate(value)))]
        elif isinstance(value, str) and route and str(route[-1]).lower() in _PROSE_KEYS and value.strip():
            routes.append(route)
    for route in routes:
        span = block.span(KeyPlace(route))
        yield Block("value", span, span, document.text[span.start : span.end], ".".join(map(str, route)))


class _Reader:
    """Reads a body line by line. What is open is in its attributes."""

    def __init__(self, text: str, start: int, dialect: Dialect) -> None:
        self.found: list[Block] = []
        self._text = text
        self._lines = text[start:].split("\n") if start < len(text) else []
        self._start = start
        self._is_mdx = dialect.is_mdx
        # The paragraph that is open: its kind, where it and its content begin, where its last line ends.
        self._kind: Kind | None = None
        self._opening = self._content = self._end = 0
        self._level = 0
        self._name = ""
        self._rows = 0
        self._is_table = False
        self._quotes = 0
        self._is_html = False
        # Where the content of the list items and admonitions that are open begins, in columns.
        self._containers: list[int] = []
        self._ahead = _MOST_AHEAD
        # What is not in the rest of the page, so that nobody looks for it again.
        self._absent: set[str] = set()

    def read(self) -> None:
        index, offset = 0, self._start
        lines = self._lines
        self._was_blank = True
        while index < len(lines):
            line = lines[index]
            stripped = line.strip()
            end = offset + len(line)
            if not stripped:
                if self._kind is not None:
                    self._close()
                self._was_blank = True
                self._is_table = self._is_html = False
                index, offset = index + 1, end + 1
                continue
            begin = offset + line.find(stripped[0])
            first = stripped[0]
            if (
                self._kind is not None
                and first not in _SPECIAL
                and not first.isdigit()
                and not self._is_table
                and not self._quotes
            ):
                self._end = begin + len(stripped)
                self._rows += 1
                self._was_blank = False
                index, offset = index + 1, end + 1
                continue
            behind = self._read_line(index, offset, line, begin, begin + len(stripped))
            self._was_blank = False
            while offset < behind and index < len(lines):
                offset += len(lines[index]) + 1
                index += 1
        if self._kind is not None:
            self._close()

    # --- what is open

    def _open(self, kind: Kind, opening: int, content: int, end: int, level: int = 0, name: str = "") -> None:
        if self._kind is not None:
            self._close()
        self._kind, self._opening, self._content, self._end = kind, opening, content, end
        self._level, self._name, self._rows = level, name, 1

    def _close(self) -> None:
        kind = self._kind
        assert kind is not None
        self._kind = None
        start = self._content
        while start < self._end and self._text[start] in " \t\r\n":
            start += 1
        content = Span(start, max(start, self._end))
        if kind == "item" and content.start == content.end:
            return
        text = self._text[content.start : content.end]
        self.found.append(Block(kind, Span(self._opening, self._end), content, text, self._name, self._level))

    def _add(
        self, kind: Kind, start: int, end: int, content: Span, name: str = "", level: int = 0, *, is_closed: bool = True
    ) -> None:
        if self._kind is not None:
            self._close()
        text = self._text[content.start : content.end]
        self.found.append(Block(kind, Span(start, end), content, text, name, level, is_closed))

    # --- one line

    def _read_line(self, index: int, offset: int, line: str, begin: int, end: int) -> int:
        """Read a line that is not simply text; its stripped text is from `begin` to `end`.

        Returns:
            Where what has been read ends: in the last line of it.
        """
        text = self._text
        opening = begin
        quotes = 0
        if text[begin] == ">":
            match = _QUOTES.match(text, begin, end)
            assert match is not None
            quotes = match[0].count(">")
            begin = match.end()
            while begin < end and text[begin] in " \t":
                begin += 1
            if begin >= end:
                if self._kind is not None:
                    self._close()
                self._quotes = quotes
                return end
        if quotes != self._quotes:
            if self._kind is not None and (quotes or self._begins_block(begin, end)):
                self._close()
            if self._kind is None:
                self._quotes = quotes
        before = text[offset:begin]
        column = len(before.expandtabs(4)) if "\t" in before else len(before)
        if quotes:
            column = begin - opening
        if self._kind is None or self._was_blank:
            while self._containers and column < self._containers[-1]:
                self._containers.pop()
        return self._read_content(index, opening, begin, end, column)

    def _begins_block(self, begin: int, end: int) -> bool:
        text = self._text
        return bool(
            _ITEM.match(text, begin, end)
            or _HEADING.match(text, begin, end)
            or _FENCE.match(text, begin, end)
            or text.startswith((":::", "<", "{"), begin)
        )

    def _read_content(self, index: int, opening: int, begin: int, end: int, column: int) -> int:
        text = self._text
        first = text[begin]
        if self._kind is None and self._is_indented(begin, column):
            return self._read_indented(opening, end)
        if first in "`~":
            match = _FENCE.match(text, begin, end)
            if match is not None and not (first == "`" and "`" in match[2]):
                return self._read_fence(index, opening, match)
        elif first == "#":
            match = _HEADING.match(text, begin, end)
            if match is not None:
                self._add_heading(opening, match.end(), end, len(match[1]))
                return end
        elif first in _STARTS:
            behind = _STARTS[first](self, index, opening, begin, end, column)
            if behind is not None:
                return behind
        elif first.isdigit():
            behind = self._read_item(index, opening, begin, end, column)
            if behind is not None:
                return behind
        elif self._is_mdx and self._kind is None and column == 0 and _IMPORT.match(text, begin, end):
            behind = self._blank_line_after(end)
            self._add("import", opening, behind, Span(opening, behind))
            return behind
        return self._read_text(opening, begin, end)

    def _read_text(self, opening: int, begin: int, end: int) -> int:
        if self._is_table:
            self._add("row", opening, end, Span(begin, end))
        elif self._kind is not None:
            self._end = end
            self._rows += 1
        else:
            self._open("paragraph", opening, begin, end)
        return end

    def _add_heading(self, opening: int, content: int, end: int, level: int) -> None:
        text = self._text
        last = end
        name = ""
        if text[end - 1] == "}":
            brace = text.rfind("{", content, end)
            match = _HEADING_ID.match(text, brace, end) if brace >= 0 else None
            if match is not None:
                name = "#" + (match[1] or match[2])
                last = brace - (text[brace - 1] == "\\")
        elif text[end - 1] == "#":
            match = _CLOSING_HASHES.search(text, content, end)
            if match is not None:
                last = match.start()
        while last > content and text[last - 1] in " \t":
            last -= 1
        self._add("heading", opening, end, Span(min(content, last), last), name, level)

    def _read_fence(self, index: int, opening: int, match: re.Match[str]) -> int:
        text = self._text
        mark, language = match[1], match[2].strip()
        line_end = text.find("\n", match.end())
        offset = len(text) + 1 if line_end < 0 else line_end + 1
        content = min(offset, len(text))
        quotes = self._quotes
        for number in range(index + 1, len(self._lines)):
            line = self._lines[number]
            stripped = line.strip()
            end = offset + len(line)
            if quotes:
                if not stripped.startswith(">"):
                    self._add(
                        "code", opening, offset - 1, Span(content, offset - 1), language, len(mark), is_closed=False
                    )
                    return offset - 1
                stripped = stripped.lstrip("> \t")
            if stripped.startswith(mark) and stripped.strip(mark[0]) == "":
                behind = offset + len(line.rstrip())
                last = max(content, offset - 1)
                self._add("code", opening, behind, Span(content, last), language, len(mark))
                return behind
            offset = end + 1
        last = len(text.rstrip())
        self._add(
            "code",
            opening,
            max(last, match.end()),
            Span(min(content, last), last),
            language,
            len(mark),
            is_closed=False,
        )
        return len(text)

    def _is_indented(self, begin: int, column: int) -> bool:
        """Whether a line that continues nothing is indented code; shortcodes are read before Markdown is."""
        base = self._containers[-1] if self._containers else 0
        if column - base < 4 or self._is_mdx or self._quotes or self._is_html or self._text.startswith("{{", begin):
            return False
        return self._was_blank or bool(self.found and self.found[-1].name == "indented")

    def _read_indented(self, opening: int, end: int) -> int:
        last = self.found[-1] if self.found else None
        if last is not None and last.kind == "code" and last.name == "indented":
            between = self._text[last.span.end : opening]
            if not between.strip():
                start = last.span.start
                whole = Span(start, end)
                self.found[-1] = Block("code", whole, whole, self._text[start:end], "indented")
                return end
        self._add("code", opening, end, Span(opening, end), "indented")
        return end

    def _read_item(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        text = self._text
        match = _ITEM.match(text, begin, end)
        if match is None:
            return None
        if self._kind is not None:
            interrupts = self._kind == "item" or self._containers or match[1] in (None, "1")
            if not interrupts or (match.end() >= end and self._kind == "paragraph"):
                return None
            self._close()
        while self._containers and column < self._containers[-1]:
            self._containers.pop()
        spaces = len(match[2].expandtabs(4))
        width = match.end() - begin - len(match[2]) + (spaces if 1 <= spaces <= 4 else 1)
        self._containers.append(column + width)
        level = len(self._containers)
        content = match.end()
        self._is_table = False
        if content >= end:
            self._open("item", opening, end, end, level)
            return end
        first = text[content]
        if first in "`~#-*+<{|:[" or first.isdigit():
            task = _TASK.match(text, content, end)
            if task is not None:
                content = task.end()
            elif first in "`~#-*+:<{" and level < _MOST_LEVELS:
                self._was_blank = False
                before = len(self.found)
                behind = self._read_content(index, opening, content, end, column + width)
                if self._kind == "paragraph" and len(self.found) == before:
                    self._kind, self._level = "item", level
                return behind
        self._open("item", opening, content, end, level)
        return end

    # --- what a line begins with

    def _at_dash(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        text = self._text
        first = text[begin]
        if first == "-" and self._kind == "paragraph" and _SETEXT.match(text, begin, end):
            return self._end_setext(end, 2)
        if first in "|-" and self._starts_table(begin, end):
            return end
        if first == "-" and text.startswith("--8<--", begin):
            return self._add_directive(opening, begin, end, "--8<--")
        if _BREAK.match(text, begin, end):
            if self._kind is not None:
                self._close()
            return end
        if first == "*":
            match = _DEFINITION.match(text, begin, end)
            if match is not None:
                self._open("definition", opening, match.end(), end)
                return end
        return self._read_item(index, opening, begin, end, column)

    def _end_setext(self, end: int, level: int) -> int:
        opening, content, last = self._opening, self._content, self._end
        self._kind = None
        self._add_heading(opening, content, last, level)
        heading = self.found[-1]
        self.found[-1] = Block("heading", Span(opening, end), heading.content, heading.text, heading.name, level)
        return end

    def _starts_table(self, begin: int, end: int) -> bool:
        """Whether this is the delimiter row of a table; the line before it is its head then."""
        text = self._text
        if self._kind is None or self._rows != 1 or not _DELIMITER_ROW.match(text, begin, end):
            return False
        if "|" not in text[self._opening : self._end] or "|" not in text[begin:end]:
            return False
        if self._kind in ("paragraph", "item"):
            self._kind = "row"
            self._close()
            self._is_table = True
            return True
        return False

    def _at_bar(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        if self._starts_table(begin, end):
            return end
        return None

    def _at_colon(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        text = self._text
        match = _COLONS.match(text, begin, end)
        if match is not None:
            return self._add_directive(opening, begin, end, ":::" + match[2], level=len(match[1]))
        if self._starts_table(begin, end):
            return end
        match = _LEAF_DIRECTIVE.match(text, begin, end)
        if match is not None:
            return self._add_directive(opening, begin, end, match[0])
        match = _DEFINITION.match(text, begin, end)
        if match is not None and (self._kind is not None or self.found):
            self._containers.append(column + 4)
            self._open("definition", opening, match.end(), end)
            return end
        return None

    def _at_exclamation(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        match = _ADMONITION.match(self._text, begin, end)
        if match is None:
            return None
        self._containers.append(column + 4)
        return self._add_directive(opening, begin, end, self._text[begin : begin + 3] + match[1])

    def _at_equals(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        text = self._text
        if self._kind == "paragraph" and _SETEXT.match(text, begin, end):
            return self._end_setext(end, 1)
        if _TAB.match(text, begin, end):
            self._containers.append(column + 4)
            return self._add_directive(opening, begin, end, "===")
        return None

    def _at_slash(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        match = _SLASHES.match(self._text, begin, end)
        if match is None:
            return None
        return self._add_directive(opening, begin, end, "///" + (match[1] or ""))

    def _at_bracket(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        text = self._text
        if text.startswith("[!", begin):
            match = _ALERT.match(text, begin, end)
            if match is not None and (self._quotes or self._kind is None):
                return self._add_directive(opening, begin, end, match[0].strip(" \t+-"))
            match = _DOCFX.match(text, begin, end)
            if match is not None and text[end - 1] in "])":
                return self._add_directive(opening, begin, end, match[0])
            return None
        match = _FOOTNOTE.match(text, begin, end)
        if match is not None:
            self._containers.append(column + 4)
            self._open("footnote", opening, match.end(), end, name=match[0].rstrip(": \t"))
            return end
        if self._kind in (None, "reference", "footnote"):
            if _REFERENCE.match(text, begin, end):
                self._open("reference", opening, begin, end)
                return end
            if _SNIPPET.match(text, begin, end):
                return self._add_directive(opening, begin, end, text[begin:end].lower())
        return None

    def _at_dollar(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        text = self._text
        if not text.startswith("$$", begin) or (self._kind is not None and end - begin > 2):
            return None
        behind = self._find("$$", begin + 2)
        if behind < 0 or "\n\n" in text[begin : min(behind, begin + _LONGEST_TAG)]:
            return None
        line_end = text.find("\n", behind)
        line_end = len(text) if line_end < 0 else line_end
        if text[behind + 2 : line_end].strip():
            return None
        self._add("math", opening, behind + 2, Span(begin + 2, behind))
        return line_end

    def _at_snippet(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        match = _SNIPPET.match(self._text, begin, end)
        if match is None:
            return None
        return self._add_directive(opening, begin, end, match[0])

    def _at_brace(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        text = self._text
        if text.startswith("{/*", begin):
            return self._skip_comment(begin, "*/}", 3)
        match = _SHORTCODE.match(text, begin)
        if match is not None:
            return self._read_shortcodes(opening, begin, end)
        if _SNIPPET.match(text, begin, end):
            return self._at_snippet(index, opening, begin, end, column)
        if text.startswith("{:", begin):
            if self._kind is not None:
                self._close()
            return end
        if self._is_mdx and self._kind is None and not text.startswith("{{", begin):
            behind = self._closing_brace(begin)
            if behind is not None:
                self._add("tag", opening, behind, Span(opening, behind), "{")
                return behind
        return None

    def _closing_brace(self, begin: int) -> int | None:
        """The end of the expression that begins here, where it is all of its last line."""
        depth = 0
        text = self._text
        limit = min(len(text), begin + _LONGEST_TAG, begin + self._ahead)
        for position in range(begin, limit):
            if text[position] == "{":
                depth += 1
            elif text[position] == "}":
                depth -= 1
                if depth == 0:
                    line_end = text.find("\n", position)
                    line_end = len(text) if line_end < 0 else line_end
                    return position + 1 if not text[position + 1 : line_end].strip() else None
        self._ahead -= max(0, limit - begin)
        return None

    def _read_shortcodes(self, opening: int, begin: int, end: int) -> int | None:
        """Read the shortcodes or tags of a template that a line is made of."""
        text = self._text
        names: list[str] = []
        position = begin
        while True:
            match = _SHORTCODE.match(text, position)
            if match is None:
                break
            is_liquid = match[2] is not None
            closing = "%}" if is_liquid else (">}}" if text[match.start() + 2] == "<" else "%}}")
            close = text.find(closing, match.end(), match.end() + _LONGEST_TAG)
            if close < 0:
                return None
            opener = "{%" if is_liquid else text[match.start() : match.start() + 3]
            names.append(opener + (match[2] if is_liquid else match[1]).replace(" ", ""))
            position = close + len(closing)
            while position < len(text) and text[position] in " \t":
                position += 1
        line_end = text.find("\n", position)
        line_end = len(text) if line_end < 0 else line_end
        if text[position:line_end].strip():
            return None
        last = len(text[begin:position].rstrip()) + begin
        self._add_directive(opening, begin, last, " ".join(names))
        return max(last, end)

    def _find(self, closing: str, start: int) -> int:
        """Where something is in the rest of the page, -1 where it is nowhere."""
        if closing in self._absent:
            return -1
        found = self._text.find(closing, start)
        if found < 0:
            self._absent.add(closing)
        return found

    def _skip_comment(self, begin: int, closing: str, length: int) -> int | None:
        text = self._text
        close = self._find(closing, begin + length)
        if close < 0:
            return None
        behind = close + len(closing)
        line_end = text.find("\n", behind)
        line_end = len(text) if line_end < 0 else line_end
        if text[behind:line_end].strip():
            return None
        if self._kind is not None:
            self._close()
        return line_end

    def _at_angle(self, index: int, opening: int, begin: int, end: int, column: int) -> int | None:
        text = self._text
        if text.startswith("<!--", begin):
            return self._skip_comment(begin, "-->", 4)
        if text.startswith("<<<", begin):
            return self._at_snippet(index, opening, begin, end, column)
        match = _TAG.match(text, begin, end)
        if match is None:
            return None
        name = match[2]
        is_inline = name in _INLINE_TAGS
        if name.lower() in _RAW_TAGS and not match[1]:
            return self._read_raw(opening, begin, name)
        if is_inline and (self._kind is not None or self._is_html):
            return None
        position, names = begin, []
        limit = min(len(text), begin + _LONGEST_TAG, begin + self._ahead)
        while True:
            tag = _TAGS.match(text, position, limit)
            if tag is None:
                break
            found = _TAG_NAME.match(tag[0])
            names.append(found[0] if found else tag[0][:-1])
            position = tag.end()
            while position < limit and text[position] in " \t":
                position += 1
        if not names:
            self._ahead -= max(0, limit - begin)
            # An autolink, or less than a tag.
            return (
                None
                if "://" in text[begin:end] or "@" in text[begin:end]
                else self._add_tag(opening, begin, end, match[0])
            )
        line_end = text.find("\n", position)
        line_end = len(text) if line_end < 0 else line_end
        last = position + len(text[position:line_end].rstrip())
        # A component in a sentence begins a paragraph.
        if last > position and (is_inline or text[last - 1] != ">"):
            return None
        while last > begin and text[last - 1] in " \t\r":
            last -= 1
        return self._add_tag(opening, begin, last, " ".join(names))

    def _add_tag(self, opening: int, begin: int, end: int, name: str) -> int:
        self._add("tag", opening, end, Span(begin, end), name)
        self._is_html = True
        self._is_table = False
        return end

    def _read_raw(self, opening: int, begin: int, name: str) -> int:
        text = self._text
        close = self._find(f"</{name}", begin)
        if close < 0:
            close = self._blank_line_after(begin)
            self._add("code", opening, close, Span(begin, close), f"<{name}", is_closed=False)
            return close
        behind = text.find(">", close)
        behind = len(text) if behind < 0 else behind + 1
        self._add("code", opening, behind, Span(begin, behind), f"<{name}")
        line_end = text.find("\n", behind)
        return len(text) if line_end < 0 else line_end

    def _add_directive(self, opening: int, begin: int, end: int, name: str, level: int = 0) -> int:
        self._add("directive", opening, end, Span(begin, end), name, level)
        self._is_table = False
        return end

    def _blank_line_after(self, position: int) -> int:
        match = _BLANK_LINE.search(self._text, position)
        return match.start() if match else len(self._text.rstrip())


_BLANK_LINE = re.compile(r"\r?\n[ \t\r]*+(?:\n|\Z)")

_STARTS = {
    "-": _Reader._at_dash,
    "*": _Reader._at_dash,
    "+": _Reader._at_dash,
    "_": _Reader._at_dash,
    "|": _Reader._at_bar,
    ":": _Reader._at_colon,
    "!": _Reader._at_exclamation,
    "?": _Reader._at_exclamation,
    "=": _Reader._at_equals,
    "/": _Reader._at_slash,
    "[": _Reader._at_bracket,
    "$": _Reader._at_dollar,
    "@": _Reader._at_snippet,
    "{": _Reader._at_brace,
    "<": _Reader._at_angle,
}
