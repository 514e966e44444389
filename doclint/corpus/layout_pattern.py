"""A layout pattern: where translations and their source are: `i18n/{locale}/{article} = docs/{article}`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from doclint.corpus.locale_codes import is_locale
from doclint.errors import ConfigurationError
from doclint.system.data_classes import dataclass

ENDINGS = (".md", ".mdx", ".markdown")
"""What the names of pages end with; pages whose names differ in nothing else are one article."""

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_SUFFIXED = re.compile(r"(?P<stem>\{article\}|[^{}/]+?)(?P<separator>[._-])\{locale\}(?:\.(?:mdx?|markdown|\*))?\Z")
_BARE = re.compile(r"(?P<stem>\{article\}|[^{}/]+?)(?:\.(?:mdx?|markdown|\*))?\Z")

_EXAMPLES = (
    "use a pattern such as content/{locale}/{article}, i18n/{locale}/{article} = docs/{article}, "
    "docs.{locale}/{article} or {article}.{locale}.md"
)

ListFolders = Callable[[str], Sequence[str]]
"""The names of the folders in an absolute folder; none where there is no such folder."""


@dataclass(frozen=True, slots=True)
class Folders:
    """One side of a pattern without the name of the page: the folders on the way to it, some with fields.

    Attributes:
        segments: from the base; `..` only at the beginning of a source side.
    """

    segments: tuple[str, ...]

    @property
    def fields(self) -> frozenset[str]:
        """The names of its fields."""
        return frozenset(name for segment in self.segments for name in _FIELD.findall(segment))

    def find(self, base: str, list_folders: ListFolders) -> Iterator[tuple[dict[str, str], str]]:
        """The absolute folders that fit, each with the values of its fields; a locale is one of the registry."""
        yield from _find(base, self.segments, {}, list_folders)

    def fill(self, base: str, values: Mapping[str, str]) -> str:
        """The absolute folder that these values lead to."""
        filled = (_FIELD.sub(lambda match: values[match[1]], segment) for segment in self.segments)
        return os.path.normpath(os.path.join(base, *filled))

    def before_locale(self, values: Mapping[str, str]) -> str:
        """The folders before the locale's, with a slash behind each; all folders where none is the locale's."""
        before = []
        for segment in self.segments:
            if "{locale}" in segment:
                break
            before.append(_FIELD.sub(lambda match: values[match[1]], segment) + "/")
        return "".join(part for part in before if part != "../")


@dataclass(frozen=True, slots=True)
class FolderPattern:
    """A folder per locale.

    Attributes:
        text: as it was written.
        translation: the folders of translations.
        sources: those of the source, the first that exists counts; none where the source is a locale like others.
    """

    text: str
    translation: Folders
    sources: tuple[Folders, ...] = ()


@dataclass(frozen=True, slots=True)
class SuffixPattern:
    """Locales in the names of files.

    Attributes:
        text: as it was written.
        folders: the folders that the pages are below.
        stem: the name before the separator, None for any.
        separator: what is between the article and the locale.
        has_bare_source: whether the name without a locale is known to be the source's; None to find out.
    """

    text: str
    folders: Folders
    stem: str | None
    separator: str
    has_bare_source: bool | None = None


def parse_layout(text: str) -> FolderPattern | SuffixPattern:
    """Read a layout.

    Raises:
        ConfigurationError: it has no place for the locale or the article, or both in a way that tells nothing.
    """
    translation_text, equals, source_text = (part.strip() for part in text.partition("="))
    sources = [source.strip() for source in source_text.split("|")] if equals else []
    *folders, name = translation_text.split("/")
    if "{locale}" in name:
        return _suffix_pattern(text, folders, name, sources)
    translation = _folders(text, folders)
    located = [segment for segment in translation.segments if "{locale}" in segment]
    if name != "{article}" or len(located) != 1 or translation.segments[0] == "..":
        raise _no_layout(text)
    found = []
    for source in sources:
        *source_folders, source_name = source.split("/")
        if source_name != "{article}":
            raise _no_layout(text)
        side = _folders(text, source_folders)
        if not side.fields <= translation.fields:
            unknown = ", ".join(f"{{{name}}}" for name in sorted(side.fields - translation.fields))
            raise ConfigurationError(f"{text!r}: {unknown} is only in the source; add it to the translation")
        found.append(side)
    return FolderPattern(text, translation, tuple(found))


def _suffix_pattern(text: str, folders: list[str], name: str, sources: list[str]) -> SuffixPattern:
    match = _SUFFIXED.match(name)
    side = _folders(text, folders)
    if match is None or side.fields or ".." in side.segments or len(sources) > 1:
        raise _no_layout(text)
    has_bare_source = None
    for source in sources:
        *source_folders, source_name = source.split("/")
        bare = _BARE.match(source_name)
        if bare is None or bare["stem"] != match["stem"] or _folders(text, source_folders) != side:
            raise _no_layout(text)
        has_bare_source = True
    stem = None if match["stem"] == "{article}" else match["stem"]
    return SuffixPattern(text, side, stem, match["separator"], has_bare_source)


def _folders(text: str, segments: Sequence[str]) -> Folders:
    known = tuple(segments)
    while known[:1] == (".",):
        known = known[1:]
    climbs = 0
    while known[climbs : climbs + 1] == ("..",):
        climbs += 1
    for segment in known[climbs:]:
        plain = _FIELD.sub("", segment)
        if segment in ("", ".", "..") or "{" in plain or "}" in plain or "{article}" in segment:
            raise _no_layout(text)
        if segment.count("{locale}") > 1:
            raise _no_layout(text)
    return Folders(known)


def _no_layout(text: str) -> ConfigurationError:
    return ConfigurationError(f"{text!r} is not a layout; {_EXAMPLES}")


def _find(
    folder: str, segments: Sequence[str], values: dict[str, str], list_folders: ListFolders
) -> Iterator[tuple[dict[str, str], str]]:
    if not segments:
        yield values, folder
        return
    segment, rest = segments[0], segments[1:]
    if "{" not in segment:
        yield from _find(os.path.normpath(os.path.join(folder, segment)), rest, values, list_folders)
        return
    expression = _expression(segment)
    for name in list_folders(folder):
        match = expression.match(name)
        if match is None:
            continue
        found = match.groupdict()
        if "locale" in found and not is_locale(found["locale"]):
            continue
        if all(values.get(field, value) == value for field, value in found.items()):
            yield from _find(os.path.join(folder, name), rest, {**values, **found}, list_folders)


def _expression(segment: str) -> re.Pattern[str]:
    parts = _FIELD.split(segment)
    names: set[str] = set()
    written = []
    for index, part in enumerate(parts):
        if index % 2 == 0:
            written.append(re.escape(part))
        elif part in names:
            written.append(f"(?P={part})")
        else:
            names.add(part)
            written.append(f"(?P<{part}>[^/]+)")
    return re.compile("".join(written) + r"\Z")
