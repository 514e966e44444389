"""What `doclint init` writes: a first configuration that says what was found in a repository and what may be said."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from doclint.config.in_force import toml_value
from doclint.config.settings import Settings
from doclint.config.toml_file import is_configuration
from doclint.corpus.discovery import Discovery
from doclint.corpus.locale_codes import fold_locale
from doclint.rules.manual import sections
from doclint.rules.registry import all_rules
from doclint.rules.rule import RegisteredRule
from doclint.run.recognition import recognize_alone
from doclint.run.stamp_search import VerifiedStamp
from doclint.system.data_classes import dataclass

CONFIGURATION_NAMES = ("doclint.toml", ".doclint.toml")


@dataclass(frozen=True, slots=True)
class RepositoryLook:
    """What is seen of a repository.

    Attributes:
        pages: how many there are.
        locales: as they are written.
        places: where their pages are, a line for each set of locales.
        source_locale: the one of them that is the source, None where none is among them.
        preset: the name of the preset, None where no system was recognized.
        why: what shows it, a line for each thing.
        stamp: what translations record, if anything, and on how many pages that is so.
        is_own_stamp: whether the preset does not say so already.
    """

    pages: int
    locales: tuple[str, ...]
    places: tuple[str, ...]
    source_locale: str | None
    preset: str | None
    why: tuple[str, ...]
    stamp: VerifiedStamp | None
    is_own_stamp: bool


def look_at(discovery: Discovery, settings: Settings) -> RepositoryLook:
    """Look at the pages of a repository.

    Raises:
        ConfigurationError: git cannot be asked.
    """
    recognized, layout = recognize_alone(discovery, settings, wants_verified=True)
    found = recognized.settings
    names = sorted({name for locale_set in layout.sets for name in locale_set.locales}, key=str.casefold)
    source = fold_locale(found.source_locale)
    return RepositoryLook(
        pages=len(recognized.discovery.pages),
        locales=tuple(names),
        places=layout.describe(),
        source_locale=next((name for name in names if fold_locale(name) == source), None),
        preset=found.preset.name if recognized.is_certain else None,
        why=recognized.why,
        stamp=recognized.verified,
        is_own_stamp=recognized.has_own_stamp,
    )


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
    parts = [
        _head(look),
        _preset(look),
        _locales(look),
        _baseline(baseline, counts),
        _off(),
        _rules(counts),
        _stamp(look),
    ]
    return "\n".join(parts)


def _head(look: RepositoryLook) -> str:
    return (
        "# The configuration of doclint. All settings are optional. The values below were detected;\n"
        "# lines that begin with `#` show other settings.\n"
        f"# Pages: {look.pages:,}.\n"
    )


def _preset(look: RepositoryLook) -> str:
    head = "# The documentation system that the pages come from.\n"
    why = "".join(_comment(f"{_shown(line[0].upper() + line[1:])}.") for line in look.why)
    if look.preset is None:
        return f'{head}{why}# preset = "learn"\n'
    return f"{head}{why}preset = {_quoted(look.preset)}\n"


def _locales(look: RepositoryLook) -> str:
    lines = []
    if look.locales:
        lines.append(f"Locales: {', '.join(map(_shown, look.locales))}. They are detected automatically:")
        lines += [f"  {_shown(line)}" for line in look.places[:5]]
        if len(look.places) > 5:
            lines.append(f"  and {len(look.places) - 5} more; `doclint config` lists them")
    else:
        lines.append("No locales were found in folders or file names. Pages are matched by their front matter.")
    why = "".join(_comment(line) for line in lines)
    if look.source_locale is not None:
        return (
            f"{why}# The locale that the others are translated from.\nsource-locale = {_quoted(look.source_locale)}\n"
        )
    return f'{why}# The locale that the others are translated from was not found.\n# source-locale = "en-us"\n'


def _stamp(look: RepositoryLook) -> str:
    """The table of the stamp; tables come last, for what is below one belongs to it."""
    head = "# What translations record of the source page that they were made from.\n"
    if look.stamp is None:
        return f'{head}# None was recognized.\n# [stamp]\n# key = "source-hash"\n# kind = "sha256"\n'
    stamp = look.stamp.stamp
    why = _comment(f"{_shown(look.stamp.describe())}.")
    if not look.is_own_stamp:
        return f"{head}{why}"
    said: dict[str, Any] = {"key": stamp.keys[0] if len(stamp.keys) == 1 else stamp.keys or None, "kind": stamp.kind}
    said |= {"comment": stamp.comment, "file": stamp.file, "digits": stamp.length}
    lines = [f"{key} = {toml_value(value)}" for key, value in said.items() if value is not None]
    lines += ["by-section = true"] if stamp.is_by_section else []
    return "\n".join([f"{head}{why}[stamp]", *lines]) + "\n"


def _baseline(baseline: str | None, counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    if baseline is not None:
        return (
            "# Findings in this file do not fail the run. `doclint baseline prune` removes the fixed ones.\n"
            f"baseline = {_quoted(baseline)}\n"
        )
    if not total:
        return "# There are no findings, so no baseline is needed.\n"
    return (
        f"# There are {total:,} findings. To fail only on new ones, run `doclint baseline create` and set\n"
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
    seen = f" The most frequent: {', '.join(f'{code} {counts[code]:,}' for code in most)}." if most else ""
    return (
        f"{_comment(f'Severity and options of individual rules.{seen}')}"
        "# [rules]\n"
        '# HND003 = { severity = "warning", max-age-days = 365 }  # an old handoff fails the run\n'
        '# AUT001 = { severity = "warning", from = "2027-01-29", then = "error" }  # a warning now, an error then\n'
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
