"""Makes from presets/*.toml what a run needs of them without reading a file, and a page of documentation for each.

`--check` writes nothing, names what would change, and fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from doclint.config.preset_file import PresetFile, RolesTable, preset_schema, read_preset, read_preset_file, stamp_of
from doclint.config.presets import preset_files
from doclint.config.values import keys_of

NOTE = "<!-- Made by `make docs` from presets/*.toml. Do not edit. -->"

_PRESETS = """\
A preset is all that is particular to one documentation system, as one file of data: where pages are, what translations
record of their source, which front-matter keys have no language. Without a configuration doclint recognizes the system,
and `doclint config` says which one and why. Adding a system is adding a file to `presets/`.
"""

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
        **{Path(f"docs/presets/{name}.md"): preset_page(name, file) for name, file in read.items()},
        Path("docs/presets/README.md"): f"{NOTE}\n\n# Presets\n\n{_PRESETS}\n{preset_table('')}\n",
        Path("presets/preset.schema.json"): json.dumps(preset_schema(), indent=2, ensure_ascii=False) + "\n",
    }


def preset_page(name: str, file: PresetFile) -> str:
    """The page of a preset."""
    intro = _comment(PROJECT / "presets" / f"{name}.toml")
    lines = [NOTE, "", f"# {file.title}", "", f"{intro} See [its documentation]({file.url}).", ""]
    lines += ["```toml", "# doclint.toml", f'preset = "{name}"', "```", "", *_found_by(file), ""]
    if file.layout:
        patterns = (pattern.replace(" | ", " or ") for pattern in file.layout)
        lines += ["## Where pages are", "", *(f"* `{pattern}`" for pattern in patterns), ""]
        lines += [
            "Patterns count from the folder of the marker, or of the configuration. The source locale is "
            f"`{file.source_locale}` unless the configuration names another one.",
            "",
        ]
    lines += ["## What translations record", "", *_recorded(file), ""]
    rows = [(meaning, values) for meaning, values in _rows(file) if values]
    if rows:
        lines += ["## What else is known", "", "| what | value |", "| --- | --- |"]
        lines += [f"| {meaning} | {', '.join(f'`{value}`' for value in values)} |" for meaning, values in rows]
        lines.append("")
    lines.append(f"All of this is data: [presets/{name}.toml](../../presets/{name}.toml).")
    return "\n".join(lines) + "\n"


def _comment(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.removeprefix("# ")


def _found_by(file: PresetFile) -> list[str]:
    if not file.markers and not file.machine_keys and not (file.stamp and file.stamp.comment):
        return ["It is used where the configuration names it."]
    shown = [f"a file `{marker}`" for marker in file.markers]
    if file.needs and shown:
        shown[-1] += f" beside `{'`, `'.join(file.needs)}`"
    shown += [f"the front-matter key `{key}` in translations" for key in file.machine_keys[:3]]
    if file.stamp and file.stamp.comment:
        shown.append(f"the comment `{file.stamp.comment}` in translations")
    return ["Without a configuration it is recognized by any of these:", "", *(f"* {each}" for each in shown)]


def _recorded(file: PresetFile) -> list[str]:
    if file.stamp is not None:
        stamp = stamp_of(file.stamp)
        return [f"`{stamp.place}`: the {stamp.form} that a translation was made from."]
    if file.roles is not None:
        named = [(key, getattr(file.roles, each.field)) for key, each in keys_of(RolesTable).items()]
        rows = [
            f"| {key.replace('-', ' ')} | {', '.join(f'`{_shown(each)}`' for each in values)} |"
            for key, value in named
            if value is not None
            for values in (value if key == "authors" else [value],)
        ]
        return ["| role | front-matter key |", "| --- | --- |", *rows]
    return ["Nothing that this system itself defines. A hash or a commit under any key is found out, if there is one."]


def _shown(route: str | tuple[str, ...]) -> str:
    return route if isinstance(route, str) else ".".join(route)


def _rows(file: PresetFile) -> list[tuple[str, tuple[str, ...]]]:
    return [
        ("keys that are the same in every locale", file.neutral),
        ("keys that are never compared", file.never_compared),
        ("fragments of headings are made like those of", (file.slugs.value,)),
        ("directives", tuple(directive.value for directive in file.directives)),
        ("templates, which are no pages", file.templates),
        ("words of commits that update no translation", file.no_update),
        ("branches that a fork was made from", file.upstream),
    ]


def preset_table(folder: str) -> str:
    """The presets in a table: name, system, and what it is recognized by."""
    rows = ["| preset | for | recognized by |", "| --- | --- | --- |"]
    for name, path in preset_files().items():
        file = read_preset_file(path)
        by = [f"`{marker}`" for marker in file.markers[:2]] or [f"`{key}`" for key in file.machine_keys[:1]]
        rows.append(
            f"| [`{name}`]({folder}{name}.md) | {file.title} | {', '.join(by) or 'its name in the configuration'} |"
        )
    return "\n".join(rows)


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


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    made = generated_files()
    if "--check" in sys.argv:
        old = [str(path) for path, text in made.items() if _read(PROJECT / path) != text]
        sys.exit(f"{', '.join(old)}: not up to date, run make docs" if old else 0)
    for path, text in made.items():
        (PROJECT / path).parent.mkdir(exist_ok=True)
        (PROJECT / path).write_text(text, encoding="utf-8")
