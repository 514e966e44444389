"""YAML as front matter means it: the core schema of YAML 1.2, read into JSON types, every position kept.

PyYAML resolves YAML 1.1, where `2019-08-22` is a date and `no` is false, which is not what a page means. Here its C
parser only parses; scalars are resolved by the core schema (https://yaml.org/spec/1.2.2/#103-core-schema), and keys
are always strings. `<<` merges, as everywhere in YAML 1.1's world. Infinity and not-a-number, which JSON has not,
stay strings.
"""

from __future__ import annotations

from collections.abc import Iterator

from doclint.data_classes import dataclass
from doclint.document.block import CoreYamlError, Duplicate, Entry, JsonValue, Route, Token
from doclint.document.plain_yaml import plain_scalar
from doclint.document.yaml_nodes import Alias, Mapping, Node, Scalar, Sequence, compose


@dataclass(frozen=True, slots=True)
class YamlBlock:
    """A parsed block.

    Attributes:
        value: its JSON value; of a key that stands twice the last value.
        duplicates: keys that stand in their mapping already, in order.
    """

    value: JsonValue
    duplicates: tuple[Duplicate, ...]
    _root: Node | None

    def entries(self) -> Iterator[Entry]:
        """Every key and list item of the block, outer ones first, each route once per occurrence."""
        if self._root is not None:
            yield from _entries(self._root, (), None)


def read_core_yaml(text: str) -> YamlBlock:
    """Parse one YAML document.

    Raises:
        OverLimitError: it is nested too deeply, or its aliases stand for too much.
        CoreYamlError: the text is not YAML, has more than one document, or a value that contains itself.
    """
    root = compose(text)
    if root is None:
        return YamlBlock(None, (), None)
    duplicates: list[Duplicate] = []
    return YamlBlock(_construct(root, (), duplicates), tuple(duplicates), root)


def _construct(node: Node, route: Route, duplicates: list[Duplicate]) -> JsonValue:
    if isinstance(node, Scalar):
        return _scalar(node)
    if isinstance(node, Alias):
        # What is twice in the value itself is told there.
        return _construct(node.target, route, [])
    if isinstance(node, Sequence):
        return [_construct(item, (*route, index), duplicates) for index, item in enumerate(node.items)]
    assert isinstance(node, Mapping)
    merged: list[dict[str, JsonValue]] = []
    own: dict[str, JsonValue] = {}
    before = node.token.start
    for key_node, value_node in node.pairs:
        if _is_merge(key_node):
            for source in _sources(value_node):
                mapping = _construct(source, route, [])
                if not isinstance(mapping, dict):
                    raise CoreYamlError("expected a mapping to merge", source.token.start)
                merged.append(mapping)
        else:
            key = _key(key_node)
            value = _construct(value_node, (*route, key), duplicates)
            if key in own:
                entry = Entry((*route, key), key_node.token, value_node.token)
                duplicates.append(Duplicate(entry, _is_same(own[key], value), before))
            own[key] = value
        before = max(key_node.token.end, value_node.token.end)
    if not merged:
        return own
    values: dict[str, JsonValue] = {}
    # The first of several counts.
    for mapping in reversed(merged):
        values.update(mapping)
    return values | own


def _is_same(first: JsonValue, second: JsonValue) -> bool:
    """Whether two values are written in the same way by YAML, in which 1, 1.0 and true differ."""
    if first is second:
        return True
    return bool(first == second) and (isinstance(first, str) or repr(first) == repr(second))


def _is_merge(key_node: Node) -> bool:
    return isinstance(key_node, Scalar) and key_node.text == "<<" and key_node.is_plain


def _sources(value_node: Node) -> list[Node]:
    """What a merge key merges: one mapping, or a list of them."""
    return value_node.items if isinstance(value_node, Sequence) else [value_node]


def _key(node: Node) -> str:
    target = node.target if isinstance(node, Alias) else node
    if not isinstance(target, Scalar):
        raise CoreYamlError("a key must be a plain text, not a list or a mapping", node.token.start)
    return target.text


# Tags of the core schema that leave a plain scalar what it is by itself; any other makes it a text.
_OF_CORE_SCHEMA = tuple(f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float"))


def _scalar(node: Scalar) -> JsonValue:
    if node.tag == "tag:yaml.org,2002:null":
        return None
    is_resolved = node.is_plain and (node.tag is None or node.tag in _OF_CORE_SCHEMA)
    return plain_scalar(node.text) if is_resolved else node.text


def _entries(node: Node, route: Route, alias: Token | None) -> Iterator[Entry]:
    """The entries in a value; `alias` is where it comes in, if it stands elsewhere."""
    if isinstance(node, Alias):
        yield from _entries(node.target, route, alias or node.token)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            token = alias or item.token
            yield Entry((*route, index), token, token)
            yield from _entries(item, (*route, index), alias)
    elif isinstance(node, Mapping):
        # Merged keys first: where a route stands twice, the last counts.
        merged = [source for key, value in node.pairs if _is_merge(key) for source in _sources(value)]
        for source in reversed(merged):
            yield from _entries(source, route, alias)
        for key_node, value_node in node.pairs:
            if not _is_merge(key_node):
                own = (*route, _key(key_node))
                yield Entry(own, alias or key_node.token, alias or value_node.token)
                yield from _entries(value_node, own, alias)
