"""The JSON-Schema-Test-Suite, judged as jsonschema alone judges it: no keyword of a dialect leaks.

The suite comes with jsonschema's source distribution, in its folder `json`; JSON_SCHEMA_TEST_SUITE names this folder.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]
from referencing import Resource
from referencing.jsonschema import specification_with

from doclint.schema.plain.plain_schema import plain_schema
from doclint.schema.source import SchemaSource

SUITE = Path(os.environ.get("JSON_SCHEMA_TEST_SUITE") or "no suite")

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="JSON_SCHEMA_TEST_SUITE names no folder")

DRAFTS: dict[str, tuple[str, Any]] = {
    "draft7": ("http://json-schema.org/draft-07/schema#", Draft7Validator),
    "draft2020-12": ("https://json-schema.org/draft/2020-12/schema", Draft202012Validator),
}


def files() -> list[Any]:
    return [
        pytest.param(draft, path, id=f"{draft}-{path.stem}")
        for draft in DRAFTS
        for path in sorted((SUITE / "tests" / draft).glob("*.json"))
    ]


@pytest.fixture(scope="module")
def remotes() -> dict[str, SchemaSource]:
    """What the suite expects under an address, and jsonschema would otherwise ask a network for."""
    folder = SUITE / "remotes"
    return {
        f"http://localhost:1234/{path.relative_to(folder).as_posix()}": SchemaSource(
            path.name, None, json.loads(path.read_text(encoding="utf-8"))
        )
        for path in folder.rglob("*.json")
    }


@pytest.mark.parametrize(("draft", "path"), files())
# jsonschema tells whoever names a dialect of their own that it takes the newest draft.
@pytest.mark.filterwarnings("ignore:The metaschema specified by")
def test_plain_schemas_judge_as_jsonschema_alone(draft: str, path: Path, remotes: dict[str, SchemaSource]) -> None:
    address, stock = DRAFTS[draft]
    specification = specification_with(address)
    registry = REGISTRY.with_resources(
        (remote, Resource.from_contents(source.content, default_specification=specification))
        for remote, source in remotes.items()
    )
    for group in json.loads(path.read_text(encoding="utf-8")):
        content = group["schema"]
        if isinstance(content, dict):
            content = {"$schema": address, **content}
        schema = plain_schema(SchemaSource("schema.json", None, content), None, remotes)
        for case in group["tests"]:
            is_valid = not schema.problems(case["data"])
            assert is_valid == stock(content, registry=registry).is_valid(case["data"]), case["description"]
