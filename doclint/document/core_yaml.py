"""YAML as front matter means it: the core schema of YAML 1.2, read into JSON types, every position kept.

PyYAML resolves YAML 1.1, where `2019-08-22` is a date and `no` is false, which is not what a page means. Here its C
parser only parses; scalars are resolved by the core schema (https://yaml.org/spec/1.2.2/#103-core-schema), and keys
are always strings. `<<` merges, as everywhere in YAML 1.1's world. Infinity and not-a-number, which JSON has not,
stay strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

JsonValue = Any
"""None, bool, int, float, str, or a list or dict (with string keys) of these."""

Route = tuple[str | int, ...]
"""The keys and list indexes that lead to a value."""

_NULL = re.compile(r"(?:null|Null|NULL|~|)\Z")
_BOOL = re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")

_TAG = "tag:yaml.org,2002:"

# Python refuses to read longer integers (and JSON readers lose their digits): they stay strings.
_LONGEST_NUMBER = 300

# null, true, false, ~, numbers and nothing at all; every other plain scalar is a string at the first glance.
_BEGINS_NO_STRING = frozenset("nNtTfF~+-.0123456789") | {""}


class CoreYamlError(ValueError):
    """Text that is not YAML.

    Attributes:
        problem: the parser's own words.
        offset: where, in characters from 0.
    """

    def __init__(self, problem: str, offset: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Token:
    """Where a key or a value stands: characters from 0, `end` exclusive, quotes and brackets included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping, or one item of a list (its `key` is then the item itself)."""

    route: Route
    key: Token
    value: Token


class _Loader(yaml.CSafeLoader):
    """Composes nodes; everything a plain scalar could mean is left to `_scalar`."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own class attribute


@dataclass(frozen=True, slots=True)
class YamlBlock:
    """A parsed block.

    Attributes:
        value: its JSON value; of a key that stands twice the last value.
        duplicates: keys that stand in their mapping already, in order.
    """

    value: JsonValue
    duplicates: tuple[Entry, ...]
    _root: yaml.Node | None
    _text: str

    def entries(self) -> Iterator[Entry]:
        """Every key and list item of the block, outer ones first, each route once per occurrence."""
        if self._root is not None:
            yield from _entries(self._root, (), self._text)


def read_core_yaml(text: str) -> YamlBlock:
    """Parse one YAML document.

    Raises:
        CoreYamlError: the text is not YAML, has more than one document, or a value that contains itself.
    """
    try:
        # The C parser says "\r\n" is one line break; its marks count characters.
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = ", ".join(part for part in (error.context, error.problem) if part)
        raise CoreYamlError(words, min(mark.index, len(text)) if mark else 0) from None
    except yaml.reader.ReaderError as error:
        # The C parser counts bytes here.
        offset = len(text.encode()[: error.position].decode(errors="ignore"))
        raise CoreYamlError(f"{error.reason}: U+{ord(text[offset]):04X}", offset) from None
    if root is None:
        return YamlBlock(None, (), None, text)
    duplicates: list[Entry] = []
    value = _construct(root, (), text, duplicates, set())
    return YamlBlock(value, tuple(duplicates), root, text)


def _construct(node: yaml.Node, route: Route, text: str, duplicates: list[Entry], open_nodes: set[int]) -> JsonValue:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if id(node) in open_nodes:
        raise CoreYamlError("a value contains itself through an alias", node.start_mark.index)
    open_nodes.add(id(node))
    try:
        if isinstance(node, yaml.SequenceNode):
            return [
                _construct(item, (*route, index), text, duplicates, open_nodes) for index, item in enumerate(node.value)
            ]
        merged: dict[str, JsonValue] = {}
        own: dict[str, JsonValue] = {}
        for key_node, value_node in node.value:
            key = _key(key_node)
            if _is_merge(key_node):
                for source in value_node.value if isinstance(value_node, yaml.SequenceNode) else (value_node,):
                    mapping = _construct(source, route, text, [], open_nodes)
                    if not isinstance(mapping, dict):
                        raise CoreYamlError("expected a mapping to merge", source.start_mark.index)
                    merged = {**mapping, **merged}
                continue
            if key in own:
                duplicates.append(Entry((*route, key), _token(key_node, text), _token(value_node, text)))
            own[key] = _construct(value_node, (*route, key), text, duplicates, open_nodes)
        return {**merged, **own} if merged else own
    finally:
        open_nodes.discard(id(node))


def _is_merge(key_node: yaml.Node) -> bool:
    return isinstance(key_node, yaml.ScalarNode) and key_node.value == "<<" and not key_node.style


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise CoreYamlError("a key must be a plain text, not a list or a mapping", node.start_mark.index)
    return str(node.value)


def _scalar(node: yaml.ScalarNode) -> JsonValue:
    if node.tag == f"{_TAG}null":
        return None
    # Quoted, or with a tag of its own, which has no meaning in JSON: the text as it stands.
    return node.value if node.style or node.tag != f"{_TAG}str" else plain_scalar(node.value)


def plain_scalar(text: str) -> JsonValue:
    """What a scalar without quotes means by the core schema."""
    if len(text) > _LONGEST_NUMBER or text[:1] not in _BEGINS_NO_STRING:
        return text
    if _NULL.match(text):
        return None
    if _BOOL.match(text):
        return text[0] in "tT"
    if _INT.match(text):
        return int(text)
    if _OCTAL.match(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.match(text):
        return int(text[2:], 16)
    if _FLOAT.match(text):
        number = float(text)
        return text if number in (float("inf"), float("-inf")) else number
    return text


def _token(node: yaml.Node, text: str) -> Token:
    """A node's place; the parser lets block scalars and collections end behind the white space that follows them."""
    start, end = node.start_mark.index, node.end_mark.index
    return Token(start, start + len(text[start:end].rstrip(" \t\r\n")))


def _entries(node: yaml.Node, route: Route, text: str) -> Iterator[Entry]:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, yaml.ScalarNode) and not _is_merge(key_node):
                own = (*route, str(key_node.value))
                yield Entry(own, _token(key_node, text), _token(value_node, text))
                yield from _entries(value_node, own, text)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield Entry((*route, index), _token(item, text), _token(item, text))
            yield from _entries(item, (*route, index), text)
