"""Each preset is a file that its schema accepts, and all that is made of it is up to date."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest

from doclint.config.configuration import Configuration
from doclint.config.learn_preset import LEARN
from doclint.config.preset_file import preset_schema, read_preset, read_preset_file
from doclint.config.presets import load_preset, preset_files, preset_names
from doclint.config.values import WrongValue, read_table
from doclint.corpus.layout_pattern import parse_layout
from doclint.corpus.locale_codes import is_locale
from doclint.errors import ConfigurationError
from doclint.system.globs import check_glob

PROJECT = Path(__file__).resolve().parents[2]

NAMES = (
    "astro co-op-translator docusaurus fastapi fork hugo kubernetes learn mdn mintlify mkdocs opentelemetry starlight "
    "vitepress".split()
)


def test_every_system_has_a_preset() -> None:
    assert list(preset_names()) == sorted(preset_files()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_is_what_its_schema_says(name: str) -> None:
    written = tomllib.loads(Path(preset_files()[name]).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(preset_schema()).validate(written)
    preset = load_preset(name)
    assert is_locale(preset.source_locale)
    assert not [glob for glob in preset.templates if check_glob(glob)]
    for pattern in preset.layout:
        parse_layout(pattern)
    assert not set(preset.neutral) & set(preset.never_compared)


def test_what_is_made_of_presets_is_up_to_date() -> None:
    command = [sys.executable, "tools/generate_presets.py", "--check"]
    assert subprocess.run(command, cwd=PROJECT, check=False).returncode == 0
    assert read_preset("learn", preset_files()["learn"]) == LEARN
    assert json.loads((PROJECT / "presets/preset.schema.json").read_text()) == preset_schema()


def test_a_wrong_preset_says_where(tmp_path: Path) -> None:
    path = tmp_path / "lamp.toml"
    path.write_text('title = "Lamp"\nurl = 3\nsource-locale = "en"\nlamps = []\n')
    with pytest.raises(ConfigurationError, match=r"(?s)url.*lamps"):
        read_preset_file(str(path))


def read(text: str) -> Configuration:
    wrong: list[WrongValue] = []
    found = read_table(tomllib.loads(text), Configuration, (), wrong.append)
    assert not wrong
    assert isinstance(found, Configuration)
    return found


def test_roles_stamp_and_neutral_keys_of_a_users_own() -> None:
    from doclint.config.layers import settings_of, stack  # noqa: PLC0415

    said = read(
        'preset = "hugo"\nneutral = ["weight"]\n[roles]\nhandoff = "translated"\nauthors = ["who"]\n'
        '[stamp]\nkey = ["made", "from"]\nkind = "git-blob"\n'
    )
    preset = settings_of(stack(None, said)).preset
    assert preset.roles.handoff == ("translated",)
    assert preset.roles.authors == (("who",),)
    assert preset.roles.source_hash == ("made", "from")
    assert preset.neutral == ("weight",)
    assert preset.stamp is not None
    assert preset.stamp.kind == "git-blob"
