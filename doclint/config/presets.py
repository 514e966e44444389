"""A preset: all that is particular to one documentation system, as one file in `presets/` says it.

Adding a system is adding a file. That of `learn`, which every run starts from, is in `learn_preset.py` too, so that a
run that needs no other one reads no file.
"""

from __future__ import annotations

import os
from functools import lru_cache

from doclint.corpus.system_index import SYSTEMS
from doclint.document.roles import Keys, Roles
from doclint.system.data_classes import dataclass

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))

# In a wheel they are package data, in a checkout they are at its top.
_FOLDERS = (os.path.join(_PACKAGE, "presets"), os.path.join(os.path.dirname(_PACKAGE), "presets"))

ENDING = ".toml"

NO_ROLES = Roles(None, None, None, None, (), None)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What translations record of their source version.

    Attributes:
        key: the front-matter key, or the key in the comment or side file.
        kind: what it is: commit, sha1-crlf, sha1, sha256, md5, git-blob; `any` to find out, `none` to ignore all.
        comment: the first word of the HTML comment that has it.
        file: the name of the JSON side file that has it.
    """

    key: Keys = ()
    kind: str = "any"
    comment: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Preset:
    """A documentation system.

    Attributes:
        machine_keys: keys that only localization writes; a page that has one of them is a localized page.
        schema: the shipped schema for localized pages, None where the system has none.
        layout: patterns of where its pages are, from the folder of its configuration.
        stamp: None where it has none.
        neutral: front-matter keys without language: the same in every locale.
        never_compared: front-matter keys that differ by right.
        slugs: how it makes fragments of headings.
        directives: which syntax is a directive.
        templates: globs of files that are templates and no pages.
        no_update: words of commits that bring no translation up to a newer source.
        upstream: branches of the original that a fork was made from.
    """

    name: str
    roles: Roles
    source_locale: str
    machine_keys: frozenset[str]
    schema: str | None = None
    layout: tuple[str, ...] = ()
    stamp: Stamp | None = None
    neutral: tuple[str, ...] = ()
    never_compared: tuple[str, ...] = ()
    slugs: str = "github"
    directives: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    no_update: tuple[str, ...] = ()
    upstream: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def preset_files() -> dict[str, str]:
    """The paths of the files of all presets, by name, in order."""
    folder = next(filter(os.path.isdir, _FOLDERS))
    names = sorted(name for name in os.listdir(folder) if name.endswith(ENDING))
    return {name.removesuffix(ENDING): os.path.join(folder, name) for name in names}


def preset_names() -> tuple[str, ...]:
    """The names of all presets, in order."""
    return tuple(known.name for known in SYSTEMS)


def load_preset(name: str) -> Preset:
    """The preset of a name that `preset_names` has."""
    from doclint.config.learn_preset import LEARN  # noqa: PLC0415 - made from this module's classes

    if name == LEARN.name:
        return LEARN
    from doclint.config.preset_file import read_preset  # noqa: PLC0415 - most runs need no file

    return read_preset(name, preset_files()[name])
