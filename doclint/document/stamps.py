"""Stamps: what a translation records of the source page that it was made from, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from doclint.document.roles import Keys
from doclint.system.data_classes import dataclass

if TYPE_CHECKING:
    from doclint.document.page import Document

HASHES = ("sha1-crlf", "sha256-crlf", "sha1", "sha256", "md5", "git-blob")
"""The kinds of stamps that are a hash of the source page; the first two of its bytes with CRLF line endings."""

IN_WORDS = {
    "commit": "commit of the source",
    "git-blob": "name that git gives to the source file",
    "md5": "MD5 of the source file",
    "sha1": "SHA-1 of the source file",
    "sha1-crlf": "SHA-1 of the source file with CRLF line endings",
    "sha256": "SHA-256 of the source file",
    "sha256-crlf": "SHA-256 of the source file with CRLF line endings",
}
"""The kinds of stamps for people."""

LEAST_DIGITS = 8
"""How much of a hash a stamp needs, at least; less is hardly one."""

_LENGTHS = {"md5": 32, "sha1": 40, "sha1-crlf": 40, "git-blob": 40, "sha256": 64, "sha256-crlf": 64}
_HEXADECIMAL = re.compile(r"(?:(?:sha-?1|sha-?256|md5|git|blob)[:=-])?([0-9a-f]{7,64})\Z", re.IGNORECASE)
_COMMENT = re.compile(r"<!--\s*(?P<word>[\w.-]{1,100})?[ \t]*:?\s*(?P<rest>.{0,4000}?)-->", re.DOTALL)
_ASSIGNED = re.compile(r"[\"']?(?P<key>[\w.-]{1,100})[\"']?\s*[:=]\s*[\"']?(?P<value>[\w:.-]{7,80})")
_MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the translations of a repository record.

    Attributes:
        keys: the front-matter key, or the key in the comment or side file.
        kind: `commit`, one of `HASHES`, `any` where that is to be found out, or `none` where all are ignored.
        comment: the first word of the HTML comment that has it.
        file: the name of the JSON side file that has it.
        length: how many digits of the hash are recorded, None for all.
        is_by_section: whether there is one for each section (`##`) of the source page.
    """

    keys: Keys = ()
    kind: str = "any"
    comment: str | None = None
    file: str | None = None
    length: int | None = None
    is_by_section: bool = False

    @property
    def place(self) -> str:
        """Where it is, for people."""
        key = ".".join(self.keys)
        if self.comment:
            return f"{key} in the comment {self.comment}"
        return f"{key} in {self.file}" if self.file else key

    @property
    def form(self) -> str:
        """What it is, for people."""
        words = IN_WORDS[self.kind]
        if self.length is not None and self.length < _LENGTHS.get(self.kind, 0):
            words = f"first {self.length} digits of the {words}"
        return f"{words.replace('source file', 'sections of the source file')}" if self.is_by_section else words


def hash_of(content: bytes, kind: str) -> str:
    """The hash of these bytes of one of the kinds in `HASHES`, in lower-case hexadecimal."""
    import hashlib  # noqa: PLC0415 - only for source pages

    if kind.endswith("-crlf"):
        content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if kind == "md5":
        return hashlib.md5(content, usedforsecurity=False).hexdigest()
    if kind == "git-blob":
        content = b"blob %d\0%b" % (len(content), content)
    if kind.startswith("sha256"):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def expected_hashes(content: bytes, stamp: Stamp) -> tuple[str, ...]:
    """What a translation that was made from a source page of these bytes records, as `recorded_hash` reads it."""
    if stamp.kind not in HASHES:
        return ()
    # A checkout may have turned line endings to CRLF.
    contents = dict.fromkeys((content, content.replace(b"\r\n", b"\n")))
    if not stamp.is_by_section:
        return tuple(dict.fromkeys(hash_of(each, stamp.kind)[: stamp.length] for each in contents))
    found = []
    for each in contents:
        for sections in section_forms(each):
            hashes = [hash_of(section, stamp.kind)[: stamp.length] for section in sections]
            found += [_together(hashes), _together(hashes[1:])]
    return tuple(dict.fromkeys(found))


def recorded_hash(document: Document, stamp: Stamp) -> str | None:
    """The hash that a page records, None where it records none; hashes of sections are put together."""
    if stamp.kind not in HASHES or (stamp.file and not stamp.comment):
        return None
    value: object
    if stamp.comment:
        value = next((found for keys, found in _in_comments(document.text, stamp.comment) if keys == stamp.keys), None)
    else:
        value = document.front_matter.value(stamp.keys)
    return recorded(value, stamp)


def recorded(value: object, stamp: Stamp) -> str | None:
    """The hash that a recorded value stands for."""
    if stamp.is_by_section:
        values = _hexadecimals(value)
        return _together(text[: stamp.length] for text in values) if values else None
    text = hexadecimal(value)
    return text[: stamp.length] if text is not None else None


def hexadecimal(value: object) -> str | None:
    """The digits of a value that is a hash or a commit, in lower case."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    match = _HEXADECIMAL.match(value.strip()) if isinstance(value, str) else None
    return match[1].lower() if match is not None else None


def possible_stamps(document: Document) -> Iterator[tuple[Stamp, object]]:
    """Everything on a page that may be a stamp, as a stamp of kind `any`, with what it says."""
    if document.front_matter.is_present and document.front_matter.error is None:
        for keys, value in _walk(document.front_matter.values, ()):
            yield Stamp(keys, is_by_section=not isinstance(value, str | int)), value
    for match in _COMMENT.finditer(document.text):
        word = match["word"]
        if word is not None and not word.startswith("doclint"):
            for keys, value in _in_comments(match[0], word):
                yield Stamp(keys, comment=word, is_by_section=not isinstance(value, str | int)), value


def possible_in_side_file(text: str, name: str) -> Iterator[tuple[str, Stamp, object]]:
    """Everything in a JSON side file that may be a stamp, with the page that it is about."""
    for page, entry in _object(text).items():
        if isinstance(entry, dict):
            for keys, value in _walk(entry, ()):
                yield page, Stamp(keys, file=name, is_by_section=not isinstance(value, str | int)), value
        elif hexadecimal(entry) is not None:
            yield page, Stamp((), file=name), entry


def section_forms(content: bytes) -> Iterator[list[bytes]]:
    """The sections of a page, each from its `##` to the next one, the text before the first one first.

    As they are, and without the white space around them.
    """
    starts = [0]
    is_code = False
    offset = 0
    for line in content.splitlines(keepends=True):
        if line.lstrip().startswith((b"```", b"~~~")):
            is_code = not is_code
        elif line.startswith(b"## ") and not is_code:
            starts.append(offset)
        offset += len(line)
    sections = [content[start:end] for start, end in zip(starts, [*starts[1:], len(content)], strict=True)]
    yield sections
    yield [section.strip() for section in sections]


def _together(hashes: Iterable[str]) -> str:
    return hash_of(",".join(sorted(hashes)).encode(), "sha1")


def _hexadecimals(value: object) -> list[str]:
    """The digits of all members of a list or a map of hashes; empty where one is none."""
    if isinstance(value, Mapping):
        members: list[Any] = list(value.values())
    elif isinstance(value, list | tuple):
        members = list(value)
    else:
        return []
    found = [hexadecimal(member) for member in members]
    return [text for text in found if text is not None] if None not in found else []


def _walk(values: Mapping[str, Any], route: Keys) -> Iterator[tuple[Keys, Any]]:
    """The values of a table that may be stamps, with their routes."""
    for key, value in list(values.items())[:_MOST_VALUES]:
        keys = (*route, str(key))
        if hexadecimal(value) is not None or _hexadecimals(value):
            yield keys, value
        if isinstance(value, Mapping) and len(route) < 3:
            yield from _walk(value, keys)


def _in_comments(text: str, word: str) -> Iterator[tuple[Keys, Any]]:
    """The keys and values in the HTML comments of a text that begin with a word: JSON, or `key: value`."""
    for match in _COMMENT.finditer(text):
        if match["word"] != word:
            continue
        inner = _object(match["rest"])
        if inner:
            yield from _walk(inner, ())
        elif (words := match["rest"].split()) and (value := hexadecimal(words[0])) is not None:
            yield (), value
        else:
            for pair in _ASSIGNED.finditer(match["rest"]):
                if hexadecimal(pair["value"]) is not None:
                    yield (pair["key"],), pair["value"]


def _object(text: str) -> dict[str, Any]:
    import json  # noqa: PLC0415 - few pages have such a comment

    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
