"""What `doclint init` writes: a first configuration that says what was found in a repository and what may be said."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence

from doclint.config.locales import LocaleSettings
from doclint.config.presets import LEARN
from doclint.config.toml_file import is_configuration
from doclint.corpus.layouts import find_layout
from doclint.corpus.library import Library
from doclint.data_classes import dataclass
from doclint.document import UnreadableError, read_document
from doclint.rules.manual import sections
from doclint.rules.registry import all_rules
from doclint.rules.rule import RegisteredRule

CONFIGURATION_NAMES = ("doclint.toml", ".doclint.toml")

# What localization writes stands in all of its pages, so a few of them tell.
_SAMPLE = 100


@dataclass(frozen=True, slots=True)
class RepositoryLook:
    """What is seen of a repository.

    Attributes:
        pages: how many there are.
        locales: as they are written.
        places: where their pages stand, a line for each set of locales.
        source_locale: the one of them that looks like the source, None where none does.
        machine_keys: keys that only localization writes, as far as the pages have them.
    """

    pages: int
    locales: tuple[str, ...]
    places: tuple[str, ...]
    source_locale: str | None
    machine_keys: tuple[str, ...]


def look_at(pages: Sequence[str]) -> RepositoryLook:
    """Look at pages, given by their absolute paths."""
    with Library() as library:
        layout = find_layout(pages, LocaleSettings(), LEARN.source_locale, library, preset_layout=LEARN.layout)
        sample = [_metadata(page, library) for page in pages[:: max(1, len(pages) // _SAMPLE)]]
    names = sorted({name for locale_set in layout.sets for name in locale_set.locales}, key=str.casefold)
    english = [name for name in names if name.casefold().partition("-")[0] == "en"]
    preferred = [name for name in english if name.casefold() in (LEARN.source_locale, "en")]
    found = LEARN.machine_keys & frozenset[str]().union(*sample)
    source_locale = next(iter([*preferred, *english]), None)
    return RepositoryLook(len(pages), tuple(names), layout.describe(), source_locale, tuple(sorted(found)))


def _metadata(page: str, library: Library) -> frozenset[str]:
    """The keys of a page's front matter, none where it cannot be read."""
    try:
        return frozenset(read_document(library.read(page)).front_matter.values)
    except (OSError, UnreadableError):
        return frozenset()


def existing_configuration(folder: str) -> str | None:
    """The file that configures doclint in a folder already, None where there is none."""
    for name in CONFIGURATION_NAMES:
        path = os.path.join(folder, name)
        if os.path.lexists(path):
            return path
    path = os.path.join(folder, "pyproject.toml")
    return path if is_configuration(path) else None


def starter_configuration(look: RepositoryLook, counts: Mapping[str, int], baseline: str | None) -> str:
    """The text of a first doclint.toml.

    Args:
        counts: how many findings of each rule there are today.
        baseline: the path of a baseline that was just made, relative to the file.
    """
    parts = [_head(look), _preset(look), _locales(look), _baseline(baseline, counts), _off(), _rules(counts)]
    return "\n".join(parts)


def _head(look: RepositoryLook) -> str:
    return (
        "# The configuration of doclint. Everything here may be left out: what is written is what was found, and what\n"
        "# stands behind a `#` is what may be said besides.\n"
        f"# Looked at: {look.pages:,} pages.\n"
    )


def _preset(look: RepositoryLook) -> str:
    if not look.machine_keys:
        why = "No page has a key that a known documentation system writes; these keys are looked for all the same."
    else:
        why = f"The pages have keys that its localization writes: {', '.join(look.machine_keys)}."
    return f'# The documentation system that the pages come from.\n{_comment(why)}preset = "{LEARN.name}"\n'


def _locales(look: RepositoryLook) -> str:
    lines = []
    if look.locales:
        lines.append(f"Locales: {', '.join(map(_shown, look.locales))}. They are found without being told:")
        lines += [f"  {_shown(line)}" for line in look.places[:5]]
    else:
        lines.append("No locales were found in folders and file names. Pages belong together by their front matter.")
    why = "".join(_comment(line) for line in lines)
    if look.source_locale is not None:
        return (
            f"{why}# The locale that the others are translated from.\nsource-locale = {_quoted(look.source_locale)}\n"
        )
    return f'{why}# The locale that the others are translated from is not among the pages.\n# source-locale = "en-us"\n'


def _baseline(baseline: str | None, counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    if baseline is not None:
        return (
            "# What is found today makes no run fail. `doclint baseline prune` drops what has been mended.\n"
            f"baseline = {_quoted(baseline)}\n"
        )
    if not total:
        return "# Nothing is found today, so no baseline is needed.\n"
    return (
        f"# There are {total:,} findings today. To fail on new ones only, run `doclint baseline create` and write\n"
        '# baseline = ".doclint-baseline.json"\n'
    )


def _off() -> str:
    off = [registered for registered in all_rules().values() if not registered.is_on]
    if not off:
        return "# Every rule is on.\n# ignore = []\n"
    lines = [_comment(f"  {each.code} {each.name}: {_first_sentence(each)}") for each in off]
    codes = ", ".join(json.dumps(registered.code) for registered in off)
    return "".join(["# Off unless selected:\n", *lines, f"# extend-select = [{codes}]\n"])


def _rules(counts: Mapping[str, int]) -> str:
    most = [code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]]
    seen = f" The most frequent today: {', '.join(f'{code} {counts[code]:,}' for code in most)}." if most else ""
    return (
        f"{_comment(f'Severity and options of single rules.{seen}')}"
        "# [rules]\n"
        '# HND003 = { severity = "warning", max-age-days = 365 }  # an old handoff makes a run fail\n'
        '# AUT001 = { severity = "warning", from = "2027-01-29", then = "error" }  # announced now, in force then\n'
    )


def _first_sentence(registered: RegisteredRule) -> str:
    text = " ".join(dict(sections(registered.manual)).get("What it does", "").split())
    return text.partition(". ")[0].rstrip(".") + "."


def _comment(text: str) -> str:
    """A text as comment lines of at most 118 characters."""
    import textwrap  # noqa: PLC0415 - only who writes a configuration needs it

    indent = text[: len(text) - len(text.lstrip())]
    wrapped = textwrap.wrap(text.strip(), 116 - len(indent))
    return "".join(f"# {indent}{line}\n" for line in wrapped)


def _quoted(text: str) -> str:
    """A basic string of TOML: https://toml.io/en/v1.0.0#string; JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _shown(name: str) -> str:
    """A folder's name in a comment, where no control character may stand."""
    return "".join(character if character.isprintable() else "?" for character in name)
