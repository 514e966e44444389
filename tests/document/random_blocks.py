"""Random front matter in YAML that knows where each of its keys and values stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from doclint.document.block import Route

_WORDS = [
    "lamp",
    "phare",
    "fyr",
    "灯台",
    "маяк",
    "🗼",
    "👩‍🚀",
    "e\u0301cran",
    "x#y",
    "a:b",
    "it's",
    "08/22/2019",
    "no",
    "-1x",
]
_KEYS = ["title", "ms.date", "Module Name", "鍵", "ключ", "🔑", "k-1", "a/b"]
_DEEPEST = 3


@dataclass
class Written:
    """What was written, and where.

    Attributes:
        text: the whole page.
        values: what its front matter means.
        keys: the span of each key, by its route; of a list item that of the item.
        tokens: the span of each value; for one without a token that of its key.
    """

    text: str = ""
    values: Any = None
    keys: dict[Route, tuple[int, int]] = field(default_factory=dict)
    tokens: dict[Route, tuple[int, int]] = field(default_factory=dict)


@st.composite
def pages(draw: Callable[[Any], Any]) -> Written:
    """A page with front matter: nested, in flow style, folded, quoted, with anchors, aliases and comments, or CRLF."""
    return _Writer(draw).page()


class _Writer:
    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self._draw = draw
        self._page = Written()
        self._newline = "\r\n" if self._chance(3) else "\n"
        # Values by the names of their anchors, with the routes below them.
        self._anchors: dict[str, tuple[Any, list[Route]]] = {}
        self._named_so_far = 0

    def page(self) -> Written:
        page = self._page
        self._put(f"---{self._newline}")
        page.values = self._mapping((), 0)
        self._put(f"---{self._newline}# Body{self._newline}")
        return page

    def _chance(self, one_in: int) -> bool:
        return bool(self._draw(st.integers(1, one_in)) == 1)

    def _pick(self, choices: list[Any]) -> Any:
        return choices[self._draw(st.integers(0, len(choices) - 1))]

    def _put(self, text: str) -> tuple[int, int]:
        start = len(self._page.text)
        self._page.text += text
        return start, len(self._page.text)

    def _end_line(self) -> None:
        comment = self._pick(["", "", "", " # noted", "  # 「x: y」"])
        self._put(f"{comment}{self._newline}")
        if self._chance(8):
            self._put(self._pick([self._newline, f"# alone{self._newline}", f"  # 🗼: {self._newline}"]))

    # --- block style

    def _mapping(self, route: Route, indent: int, *, begins_inline: bool = False) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for number, key in enumerate(self._key_names()):
            self._put("" if begins_inline and number == 0 else " " * indent)
            own = (*route, key)
            self._key(key, own)
            self._put(":")
            values[key] = self._entry(own, indent)
        return values

    def _key_names(self) -> list[str]:
        return list(self._draw(st.lists(st.sampled_from(_KEYS), min_size=1, max_size=3, unique=True)))

    def _key(self, key: str, route: Route) -> None:
        style = self._pick(["", "", "'", '"'])
        self._page.keys[route] = self._put(f"{style}{key}{style}")

    def _entry(self, route: Route, indent: int) -> Any:
        """What stands behind the colon of a key, to the end of its last line."""
        kind = self._draw(st.integers(0, 11))
        if kind == 0:
            self._page.tokens[route] = self._page.keys[route]
            self._end_line()
            return None
        if kind in (1, 2) and len(route) < _DEEPEST:
            anchor = self._anchor()
            self._end_line()
            start = len(self._page.text)
            inner = indent + self._pick([1, 2, 4])
            value = self._mapping(route, inner)
            first = next(self._page.keys[(*route, key)] for key in value)
            assert first[0] >= start
            return self._named(anchor, route, value, (first[0], self._last_end(route)))
        if kind in (3, 4) and len(route) < _DEEPEST:
            anchor = self._anchor()
            self._end_line()
            items, first_dash = self._sequence(route, indent + self._pick([0, 2]) if anchor is None else indent + 2)
            return self._named(anchor, route, items, (first_dash, self._last_end(route)))
        if kind in (5, 6):
            return self._block_scalar(route, indent)
        self._put(self._pick([" ", " ", "   "]))
        value = self._inline(route, indent)
        self._end_line()
        return value

    def _sequence(self, route: Route, indent: int) -> tuple[list[Any], int]:
        values = []
        first_dash = -1
        for index in range(self._draw(st.integers(1, 3))):
            self._put(" " * indent)
            dash, _ = self._put("- ")
            first_dash = dash if first_dash < 0 else first_dash
            own = (*route, index)
            if len(own) < _DEEPEST and self._chance(4):
                start = len(self._page.text)
                value = self._mapping(own, indent + 2, begins_inline=True)
                values.append(self._named(None, own, value, (start, self._last_end(own))))
            else:
                values.append(self._inline(own, indent))
                self._end_line()
        return values, first_dash

    def _block_scalar(self, route: Route, indent: int) -> str:
        style = self._pick(["|", ">", "|-", ">-"])
        self._put(" ")
        start, _ = self._put(style)
        lines = [" ".join(self._words()) for _ in range(self._draw(st.integers(1, 3)))]
        end = start
        for line in lines:
            self._put(f"{self._newline}{' ' * (indent + 2)}")
            _, end = self._put(line)
        self._put(self._newline)
        if self._chance(4):
            self._put(self._newline)
        self._page.tokens[route] = (start, end)
        text = ("\n" if style[0] == "|" else " ").join(lines)
        return text if style.endswith("-") else f"{text}\n"

    # --- on one line, or in flow style

    def _inline(self, route: Route, indent: int, *, flow: bool = False) -> Any:
        """A value that begins where the writer is."""
        if self._anchors and self._chance(4):
            return self._alias(route, space=" " if flow else "")
        anchor = self._anchor()
        if anchor is not None:
            self._put(" ")
        kind = self._draw(st.integers(0, 7))
        if kind <= 1 and len(route) < _DEEPEST:
            value, span = self._flow(route, indent)
        elif kind == 2 and not flow:
            value, span = self._folded(indent)
        else:
            value, span = self._scalar(flow=flow)
        return self._named(anchor, route, value, span)

    def _flow(self, route: Route, indent: int) -> tuple[Any, tuple[int, int]]:
        is_list = self._chance(2)
        start, _ = self._put("[" if is_list else "{")
        between = self._pick([" ", " ", f"{self._newline}{' ' * (indent + 2)}"])
        values: Any = [] if is_list else {}
        for number, key in enumerate(self._key_names()):
            self._put(("," if number else "") + between)
            own = (*route, number if is_list else key)
            if not is_list:
                self._key(key, own)
                self._put(": ")
            value = self._inline(own, indent, flow=True)
            if is_list:
                values.append(value)
            else:
                values[key] = value
        if self._chance(2):
            self._put(between)
        _, end = self._put("]" if is_list else "}")
        return values, (start, end)

    def _folded(self, indent: int) -> tuple[str, tuple[int, int]]:
        """A text without block indicator over several lines, plain or quoted."""
        quote = self._pick(["", '"', "'"])
        words = [*self._words(), "lamp"]
        joined = f"{self._newline}{' ' * (indent + 2)}".join(words)
        written = joined.replace("'", "''") if quote == "'" else joined
        return " ".join(words), self._put(f"{quote}{written}{quote}")

    def _scalar(self, *, flow: bool) -> tuple[Any, tuple[int, int]]:
        text = " ".join(self._words())
        if flow and ":" in text:
            text = text.replace(":", ".")
        plain = (text, text)
        written, value = self._pick(
            [
                plain,
                plain,
                ("'" + text.replace("'", "''") + "'", text),
                # YAML has no surrogates: only what needs none is escaped.
                (json.dumps(text, ensure_ascii=max(text) < "\U00010000"), text),
                ("36559551", 36559551),
                ("true", True),
                ("~", None),
                ("''", ""),
                ("1.5", 1.5),
            ]
        )
        return value, self._put(written)

    def _words(self) -> list[str]:
        # The first word begins a plain text.
        first = self._pick([word for word in _WORDS if word[0] not in "-"])
        return [first, *self._draw(st.lists(st.sampled_from(_WORDS), max_size=2))]

    # --- anchors

    def _anchor(self) -> str | None:
        if not self._chance(5):
            return None
        name = f"a{self._named_so_far}"
        self._named_so_far += 1
        if self._page.text[-1] == ":":
            self._put(" ")
        self._put(f"&{name}")
        return name

    def _named(self, anchor: str | None, route: Route, value: Any, span: tuple[int, int]) -> Any:
        self._page.tokens[route] = span
        if isinstance(route[-1], int):
            self._page.keys[route] = span
        if anchor is not None:
            below = [known[len(route) :] for known in self._page.tokens if known[: len(route)] == route]
            self._anchors[anchor] = (value, below)
        return value

    def _alias(self, route: Route, *, space: str) -> Any:
        name = self._pick(list(self._anchors))
        value, below = self._anchors[name]
        span = self._put(f"*{name}")
        self._put(space)
        for rest in below:
            self._page.tokens[(*route, *rest)] = span
            if rest or isinstance(route[-1], int):
                self._page.keys[(*route, *rest)] = span
        return value

    def _last_end(self, route: Route) -> int:
        below = [span for known, span in self._page.tokens.items() if known[: len(route)] == route and known != route]
        keys = [span for known, span in self._page.keys.items() if known[: len(route)] == route and known != route]
        end = max(end for _, end in [*below, *keys])
        # An empty value ends with the colon of its key.
        return end + 1 if any(key[1] == end for key in keys if key in below and self._page.text[end] == ":") else end
