"""The presets: one file in `presets/` for each documentation system.

Adding a system is adding a file. That of `learn`, which every run starts from, is in `learn_preset.py` too, so that a
run that needs no other one reads no file.
"""

from __future__ import annotations

import os
from functools import lru_cache

from doclint.config.learn_preset import LEARN
from doclint.config.preset import Preset
from doclint.corpus.system_index import SYSTEMS

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))

# In a wheel they are package data, in a checkout they are at its top.
_FOLDERS = (os.path.join(_PACKAGE, "presets"), os.path.join(os.path.dirname(_PACKAGE), "presets"))

ENDING = ".toml"


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
    if name == LEARN.name:
        return LEARN
    from doclint.config.preset_file import read_preset  # noqa: PLC0415 - most runs need no file

    return read_preset(name, preset_files()[name])
