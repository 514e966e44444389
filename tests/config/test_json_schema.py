"""The JSON Schema that editors use and the definitions that doclint reads by say the same."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tomllib
from typing import Any

import jsonschema
import pytest

from doclint.config.configuration import Configuration
from doclint.config.json_schema import configuration_schema
from doclint.config.rule_settings import CommonKeys
from doclint.config.values import WrongValue, keys_of, read_table
from doclint.rules.registry import all_rules
from tests.cli.test_wrong_inputs import CONFIGURATION, Wrong
from tests.real.commands import PROJECT

SHIPPED = json.loads((PROJECT / "schemas" / "doclint-config.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SHIPPED)

GOOD = [
    "",
    'preset = "learn"\nsource-locale = "sr-Latn-RS"\nfail-on = "error"\n',
    'select = ["ALL"]\nignore = ["HND", "FM1", "author-mismatch"]\nextend-select = ["AUT001"]\n',
    "today = 2027-01-29\n",
    'today = "2027-01-29"\n',
    'include = ["docs/**", "*.mdx"]\nexclude = ["{a,b}/", "!a/index.md"]\n',
    '[per-file-ignores]\n"archive/**" = ["FM", "old-handoff"]\n"!fr-fr/" = ["ALL"]\n',
    '[authors]\nkeys = ["author", ["owner", "name"]]\n',
    '[[schemas]]\nfiles = "**/*.md"\nschema = "learn-localized"\n\n[[schemas]]\nfiles = ["a/**", "b/**"]\nschema = "a.json"\ndialect = "docfx"\n',
    '[rules]\nAUT001 = "off"\nAID001 = true\nlost-nothing = "on"\n'.replace("lost-nothing", "safelink"),
    '[rules]\nold-handoff = { severity = "error", max-age-days = 180 }\nHND002.lag-days = 0\n',
]


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def complaints(text: str) -> list[WrongValue]:
    wrong: list[WrongValue] = []
    read_table(tomllib.loads(text), Configuration, (), wrong.append)
    return wrong


def test_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SHIPPED)


def test_is_made_from_the_definitions() -> None:
    assert configuration_schema() == SHIPPED
    check = [sys.executable, "tools/generate_config_schema.py", "--check"]
    assert subprocess.run(check, cwd=PROJECT, check=False).returncode == 0


@pytest.mark.parametrize("text", GOOD)
def test_both_accept_what_is_good(text: str) -> None:
    assert not complaints(text)
    VALIDATOR.validate(as_json(tomllib.loads(text)))


@pytest.mark.parametrize("wrong", CONFIGURATION, ids=lambda wrong: wrong.name)
def test_the_schema_refuses_what_doclint_refuses(wrong: Wrong) -> None:
    assert isinstance(wrong.config, str)
    document = as_json(tomllib.loads(wrong.config))
    assert VALIDATOR.is_valid(document) == wrong.is_beyond_schema


def test_every_key_is_explained() -> None:
    for key in keys_of(Configuration).values():
        assert key.meaning, key.field
    for code, registered in all_rules().items():
        for name, key in (keys_of(registered.rule.options) if registered.rule.options else {}).items():
            assert key.meaning, f"{code}: {name} has no line under Attributes"


def test_no_option_of_a_rule_has_the_name_of_what_every_rule_has() -> None:
    reserved = {*keys_of(CommonKeys), "from", "then"}
    for code, registered in all_rules().items():
        if registered.rule.options is not None:
            assert reserved.isdisjoint(keys_of(registered.rule.options)), code
