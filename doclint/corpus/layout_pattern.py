"""A layout that somebody wrote down, such as `content/{locale}/{article}` or `{article}.{locale}.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doclint.config.settings import ConfigurationError
from doclint.corpus.locale_codes import is_locale
from doclint.data_classes import dataclass

_SUFFIX = re.compile(r"\{article\}\.\{locale\}(?:\.(?:md|markdown|\*))?\Z")


@dataclass(frozen=True, slots=True)
class FolderPattern:
    """A folder per locale.

    Attributes:
        before: the folders before the locale's, with `/` between and behind them, or empty.
        head, tail: what stands before and behind the locale in the name of its folder.
        after: the folders between the locale's and the article, with a `/` before each, or empty.
    """

    before: str
    head: str
    tail: str
    after: str

    def locale_folders(self, names: Iterable[str]) -> dict[str, str]:
        """The locales that names in the folder `before` stand for, each with the path from there to its articles."""
        return {
            name[len(self.head) : len(name) - len(self.tail)]: f"{self.before}{name}{self.after}"
            for name in names
            if name.startswith(self.head)
            and name.endswith(self.tail)
            and is_locale(name[len(self.head) : len(name) - len(self.tail)])
        }


@dataclass(frozen=True, slots=True)
class SuffixPattern:
    """Locales as suffixes of file names."""


def parse_layout(text: str) -> FolderPattern | SuffixPattern:
    """Read a layout.

    Raises:
        ConfigurationError: it has no place for the locale or the article, or both in a way that tells nothing.
    """
    if _SUFFIX.match(text):
        return SuffixPattern()
    folders, slash, article = text.rpartition("/")
    parts = folders.split("/")
    with_locale = [index for index, part in enumerate(parts) if "{locale}" in part]
    is_plain = not any(part in ("", ".", "..") for part in parts) and "{" not in folders.replace("{locale}", "", 1)
    if article != "{article}" or not slash or len(with_locale) != 1 or not is_plain:
        raise ConfigurationError(
            f"{text!r} is no layout; write it like content/{{locale}}/{{article}}, "
            "docs.{locale}/{article} or {article}.{locale}.md"
        )
    index = with_locale[0]
    head, _, tail = parts[index].partition("{locale}")
    before = "".join(part + "/" for part in parts[:index])
    after = "".join("/" + part for part in parts[index + 1 :])
    return FolderPattern(before, head, tail, after)
