"""What a `$ref` names: a part of the same schema, or of another in its folder. Nothing comes from a network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from doclint.document.block import JsonValue
from doclint.schema.problem import SchemaError
from doclint.schema.source import Part, SchemaSource, read_source

_DRIVE = re.compile(r"^/([A-Za-z]:)")


class References:
    """The schemas that one schema may refer to.

    Args:
        source: the schema itself.
        root: the folder that its files must be in; None where it may refer to no file.
        others: schemas that it may refer to by an address of theirs, wherever they stand.
    """

    def __init__(
        self, source: SchemaSource, root: Path | None, others: Mapping[str, SchemaSource] | None = None
    ) -> None:
        self._first = source
        self._root = root.resolve() if root else None
        self._sources: dict[str, SchemaSource] = {}
        self._ids: dict[str, Part] = {}
        self._bases: dict[int, str] = {}
        self._add(_address(source), source)
        for address, other in (others or {}).items():
            self._add(address, other)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the schemas that have been read."""
        return tuple(source.text for source in self._sources.values())

    def find(self, reference: str, source: SchemaSource) -> Part:
        """What a reference that stands in a source names.

        Raises:
            LookupError: the message says why it names nothing that doclint may read.
        """
        address = _join(self._bases[id(source)], reference)
        uri, fragment = urldefrag(address)
        named = self._ids.get(address) or self._ids.get(uri) or Part(self._read(uri, reference))
        if fragment and named is not self._ids.get(address):
            if not fragment.startswith("/"):
                raise LookupError(f"the reference '{reference}' leads nowhere")
            for step in unquote(fragment).split("/")[1:]:
                named /= step.replace("~1", "/").replace("~0", "~")
        try:
            named.source.find(named.pointer)
        except KeyError:
            raise LookupError(f"the reference '{reference}' leads nowhere") from None
        return named

    def read(self, uri: str) -> SchemaSource:
        """The schema at an address, which may be relative to the schema that the others are referred to by.

        Raises:
            LookupError: the message says why doclint may not, or cannot, read it.
        """
        address = _join(_address(self._first), uri)
        return self._sources.get(address) or self._read(address, uri)

    def _add(self, address: str, source: SchemaSource) -> None:
        self._sources[address] = source
        own_id = source.content.get("$id") if isinstance(source.content, dict) else None
        base = _join(address, urldefrag(own_id).url) if isinstance(own_id, str) else address
        self._bases[id(source)] = base
        self._ids[base] = Part(source)
        self._ids[address] = Part(source)
        self._collect_ids(source.content, Part(source), base)

    def _collect_ids(self, content: JsonValue, part: Part, base: str) -> None:
        if isinstance(content, dict):
            for keyword in ("$id", "$anchor"):
                name = content.get(keyword)
                if isinstance(name, str) and part.pointer:
                    self._ids.setdefault(_join(base, name if keyword == "$id" else f"#{name}"), part)
        for key, value in _members(content):
            self._collect_ids(value, part / key, base)

    def _read(self, uri: str, reference: str) -> SchemaSource:
        path = self._path(uri)
        if path is None or self._root is None:
            raise LookupError(
                f"the reference '{reference}' is to no file that is at hand; doclint reads nothing from a network: "
                "put the schema beside this one and refer to it by its path"
            )
        resolved = path.resolve()
        if not resolved.is_relative_to(self._root):
            raise LookupError(f"the reference '{reference}' leads out of the folder of the schema")
        try:
            source = read_source(str(resolved), str(path))
        except SchemaError as error:
            raise LookupError(f"the reference '{reference}' cannot be followed: {error}") from None
        self._add(uri, source)
        return source

    def _path(self, uri: str) -> Path | None:
        """The file that an address stands for: its own, or, below the `$id` of a known schema, the one beside it."""
        address = urlsplit(uri)
        if address.scheme == "file":
            # On Windows a path's address begins with a slash that is not its own.
            return None if address.netloc else Path(unquote(_DRIVE.sub(r"\1", address.path)))
        for source in self._sources.values():
            folder = _join(self._bases[id(source)], ".")
            if source.path is not None and uri.startswith(folder):
                return Path(source.path).parent / unquote(uri.removeprefix(folder))
        return None


def _join(base: str, reference: str) -> str:
    """`urljoin`, also where the base is of a scheme that it does not know, such as `urn:`."""
    return urldefrag(base).url + reference if reference.startswith("#") else urljoin(base, reference)


def _members(content: JsonValue) -> Iterable[tuple[str | int, JsonValue]]:
    if isinstance(content, dict):
        return content.items()
    return enumerate(content) if isinstance(content, list) else ()


def _address(source: SchemaSource) -> str:
    return Path(source.path).resolve().as_uri() if source.path else "file:///schema"
