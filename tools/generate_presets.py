"""Makes from presets/*.toml what a run needs of them without reading a file, and a page of documentation for each.

`generated_files` is what `make docs` writes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from doclint.config.preset_file import preset_schema, read_preset, read_preset_file
from doclint.config.presets import preset_files

_INDEX = '''\
"""What shows a documentation system, and where its pages are. Made by `make docs` from presets/*.toml. Do not edit."""

# ruff: noqa: E501 - patterns are not broken

from __future__ import annotations

from typing import NamedTuple


class KnownSystem(NamedTuple):
    """The part of a preset that is needed to find it; the fields are those of its file."""

    name: str
    markers: tuple[str, ...]
    needs: tuple[str, ...]
    layout: tuple[str, ...]
    machine_keys: tuple[str, ...]
    templates: tuple[str, ...]
    comment: str | None


SYSTEMS = (
%s)
'''

_LEARN = '''\
"""The preset that every run starts from. Made by `make docs` from presets/learn.toml. Do not edit."""

from __future__ import annotations

from doclint.config.preset import Preset
from doclint.document.roles import Roles

LEARN = %s
'''


def generated_files() -> dict[Path, str]:
    """Every generated file by its path in the project."""
    read = {name: read_preset_file(path) for name, path in preset_files().items()}
    entries = "".join(
        f"    KnownSystem({name!r}, {file.markers!r}, {file.needs!r}, {file.layout!r}, "
        f"{file.machine_keys!r}, {file.templates!r}, {file.stamp.comment if file.stamp else None!r}),\n"
        for name, file in read.items()
    )
    learn = read_preset("learn", preset_files()["learn"])
    shown = repr(learn).replace("frozenset({", "frozenset([").replace("})", "])")
    names = ", ".join(repr(key) for key in sorted(learn.machine_keys))
    before, _, rest = shown.partition("frozenset([")
    _, _, after = rest.partition("])")
    return {
        Path("doclint/corpus/system_index.py"): _formatted(_INDEX % entries),
        Path("doclint/config/learn_preset.py"): _formatted(_LEARN % f"{before}frozenset([{names}]){after}"),
        Path("presets/preset.schema.json"): json.dumps(preset_schema(), indent=2, ensure_ascii=False) + "\n",
    }


def _formatted(code: str) -> str:
    ruff = Path(sys.executable).with_name("ruff")
    return subprocess.run(
        [str(ruff), "format", "--stdin-filename", "x.py", "-"],
        input=code,
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    ).stdout


if __name__ == "__main__":
    made = generated_files()
    if "--check" in sys.argv:
        old = [str(path) for path, text in made.items() if (PROJECT / path).read_text(encoding="utf-8") != text]
        sys.exit(f"{', '.join(old)}: not up to date, run make docs" if old else 0)
    for path, text in made.items():
        (PROJECT / path).write_text(text, encoding="utf-8")
