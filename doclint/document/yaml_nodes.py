"""The tree of a YAML text, built from the C parser's events: every token in its place, and nothing that can run away.

PyYAML's own composer is recursive C code: it crashes the process at some 100,000 levels, and makes of seven levels of
nine aliases five million values. Events come one at a time, so that limits hold before there is anything to walk; they
take less time than its nodes, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from doclint.data_classes import dataclass, field
from doclint.document.block import MOST_LEVELS, CoreYamlError, OverLimitError, Token

MOST_ALIASED = 10_000
"""How many values aliases may stand for, counted as often as they do."""


@dataclass(slots=True, eq=False)
class Node:
    """A value as it stands in the text.

    Attributes:
        token: of an alias the alias; of a value with an anchor or a tag only the value.
        size: how many values it is, itself included, counted through aliases.
    """

    token: Token
    size: int


@dataclass(slots=True, eq=False)
class Scalar(Node):
    """A text; `is_plain` is whether it stands without quotes, `tag` None where it has none."""

    text: str
    is_plain: bool
    tag: str | None


@dataclass(slots=True, eq=False)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mapping(Node):
    """Keys and values in the order of the text."""

    pairs: list[tuple[Node, Node]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Alias(Node):
    """`*name`, in place of a value that stands elsewhere."""

    target: Scalar | Sequence | Mapping


_HANDLER = YAMLHandler()


class _Parser(yaml.CSafeLoader):
    """PyYAML's C parser, of which only the events are used."""

    def __init__(self, text: str) -> None:
        # The C parser says "\r\n" is one line break; its marks count characters.
        super().__init__(text)
        self._text = text

    def get_single_data(self) -> Node | None:
        """The tree of the text; PyYAML, which calls this, ends the parser."""
        return _Composer(self._text).compose(self)


def compose(text: str) -> Node | None:
    """The tree of one YAML document, None where the text has no value.

    Raises:
        OverLimitError: it is nested too deeply, or its aliases stand for too much.
        CoreYamlError: the text is not YAML, has more than one document, or a value that contains itself.
    """
    try:
        root: Node | None = _HANDLER.load(text, Loader=_Parser)
        return root
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = ", ".join(part for part in (error.context, error.problem) if part)
        raise CoreYamlError(words, min(mark.index, len(text)) if mark else 0) from None
    except yaml.reader.ReaderError as error:
        # The C parser counts bytes here.
        offset = len(text.encode()[: error.position].decode(errors="ignore"))
        raise CoreYamlError(f"{error.reason}: U+{ord(text[offset]):04X}", offset) from None
    except UnicodeDecodeError as error:
        # What escapes in a tag stand for is not looked at until Python makes a text of it.
        content = text.encode()
        escape = max(content.lower().find(b"%%%02x" % error.object[error.start]), 0)
        raise CoreYamlError("found a tag that is not UTF-8", len(content[:escape].decode())) from None


def text_tokens(text: str) -> Iterator[Token]:
    """Where the texts of a document stand, keys and values, but for the line that begins a block of text.

    Raises:
        CoreYamlError: as `compose` does.
    """
    root = compose(text)
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            start, end = node.token.start, node.token.end
            if text.startswith(("|", ">"), start):
                line_end = text.find("\n", start, end)
                start = line_end if line_end >= 0 else end
            yield Token(start, end)
        elif isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += (part for pair in node.pairs for part in pair)


# What may stand between the properties of a value (its anchor and its tag) and the value.
_PROPERTIES = re.compile(r"(?:!<[^>\s]*+>|[&!][^\s,\[\]{}]*+|[ \t\r\n]++|(?<=[ \t\r\n])#[^\r\n]*+)*+")


class _Composer:
    """Puts events together; `_open` is the way from the root to where the parser is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._anchors: dict[str, Scalar | Sequence | Mapping] = {}
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Node | None] = []
        self._root: Node | None = None
        self._aliased = 0

    def compose(self, parser: Any) -> Node | None:
        documents = 0
        while parser.check_event():
            event: Any = parser.get_event()
            if isinstance(event, yaml.ScalarEvent):
                self._anchor(event, self._scalar(event))
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                self._start(event)
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                self._end(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    start = _index(event.start_mark)
                    raise CoreYamlError("expected a single document in the stream, but found another document", start)
        return self._root

    def _anchor(self, event: Any, node: Scalar | Sequence | Mapping) -> None:
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if isinstance(node, Scalar):
            self._add(node)

    def _scalar(self, event: Any) -> Scalar:
        start, end = self._start_of(event), event.end_mark.index
        # A block scalar ends behind the empty lines that follow it.
        end = start + len(self._text[start:end].rstrip(" \t\r\n"))
        return Scalar(Token(start, end), 1, event.value, not event.style, event.tag)

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        target = self._anchors.get(event.anchor)
        if target is None:
            raise CoreYamlError("found undefined alias", start)
        if target in self._open:
            raise CoreYamlError("a value contains itself through an alias", start)
        self._aliased += target.size
        if self._aliased > MOST_ALIASED:
            raise OverLimitError(f"has aliases that stand for more than {MOST_ALIASED:,} values", start)
        self._add(Alias(Token(start, end), target.size, target))

    def _start(self, event: Any) -> None:
        start = self._start_of(event)
        if len(self._open) == MOST_LEVELS:
            raise OverLimitError(f"is nested more than {MOST_LEVELS} levels deep", start)
        kind = Sequence if isinstance(event, yaml.SequenceStartEvent) else Mapping
        node = kind(Token(start, start), 1)
        self._anchor(event, node)
        self._open.append(node)
        self._keys.append(None)

    def _end(self, event: Any) -> None:
        node = self._open.pop()
        self._keys.pop()
        end = event.end_mark.index
        if event.start_mark.index == end:
            # In block style the parser lets it end where the next token begins, behind comments and empty lines.
            end = self._last_end(node)
        node.token = Token(node.token.start, max(end, node.token.start))
        self._add(node)

    def _last_end(self, node: Sequence | Mapping) -> int:
        if isinstance(node, Sequence):
            return node.items[-1].token.end if node.items else node.token.start
        if not node.pairs:
            return node.token.start
        key, value = node.pairs[-1]
        return max(key.token.end, value.token.end)

    def _add(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.size += node.size
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = node
        else:
            parent.pairs.append((key, node))
            self._keys[-1] = None

    def _start_of(self, event: Any) -> int:
        start: int = event.start_mark.index
        if event.anchor is None and event.tag is None:
            return start
        # A value without text ends with its properties; a list or a mapping has something behind them.
        end = _index(event.end_mark) if isinstance(event, yaml.ScalarEvent) else len(self._text)
        match = _PROPERTIES.match(self._text, start, end)
        return match.end() if match else start


def _index(mark: Any) -> int:
    index: int = mark.index
    return index
