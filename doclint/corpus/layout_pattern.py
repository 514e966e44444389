"""A layout that somebody wrote down, such as `content/{locale}/{article}` or `{article}.{locale}.md`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from doclint.config.settings import ConfigurationError
from doclint.corpus.locale_codes import is_locale

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

    def locale_folders(self, base: str) -> dict[str, str]:
        """The locales' folders below an absolute folder, by their locales."""
        parent = os.path.join(base, *self.before.split("/"))
        try:
            names = sorted(os.listdir(parent))
        except OSError:
            return {}
        folders = {}
        for name in names:
            locale = self._locale(name)
            folder = os.path.join(parent, name, *self.after.split("/"))
            if locale is not None and os.path.isdir(folder):
                folders[locale] = folder.rstrip(os.sep)
        return folders

    def inner(self, locale: str) -> str:
        """The locale's folder, relative to where the layout begins."""
        return f"{self.before}{self.head}{locale}{self.tail}{self.after}"

    def _locale(self, name: str) -> str | None:
        if not (name.startswith(self.head) and name.endswith(self.tail)):
            return None
        locale = name[len(self.head) : len(name) - len(self.tail)]
        return locale if is_locale(locale) else None


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
            f"locales.layout: {text!r} is no layout; write it like content/{{locale}}/{{article}}, "
            "docs.{locale}/{article} or {article}.{locale}.md"
        )
    index = with_locale[0]
    head, _, tail = parts[index].partition("{locale}")
    before = "".join(part + "/" for part in parts[:index])
    after = "".join("/" + part for part in parts[index + 1 :])
    return FolderPattern(before, head, tail, after)
