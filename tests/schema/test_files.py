"""Schemas as they ship, and as they stand in files that refer to each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doclint.schema import SchemaError, load_schema_file, load_shipped_schema, shipped_schema_file, shipped_schemas
from tests.schema.schemas import found

BOTH = pytest.mark.parametrize("dialect", ["docfx", "json-schema"])


def write(path: Path, content: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=2), encoding="utf-8")
    return path


def reason(path: Path, dialect: str = "docfx", root: Path | None = None) -> str:
    with pytest.raises(SchemaError) as caught:
        load_schema_file(path, dialect, root)
    return str(caught.value).replace(str(path), path.name)


# --- what ships


def test_shipped_schemas_have_names() -> None:
    assert {"learn-article", "learn-localized"} <= set(shipped_schemas())
    assert Path(shipped_schema_file("learn-localized")).name == "learn-localized.schema.json"


def test_an_unknown_name_is_answered_with_those_that_are_near() -> None:
    with pytest.raises(SchemaError, match="there is learn-localized"):
        load_shipped_schema("learn-localised")
    with pytest.raises(SchemaError, match=r"learn-article, .*learn-localized"):
        load_shipped_schema("zzz")


@pytest.mark.parametrize("name", ["learn-article", "learn-localized"])
def test_front_matter_schemas_have_a_fast_check(name: str) -> None:
    assert load_shipped_schema(name)._fast_check is not None


# --- files


@BOTH
def test_json_and_yaml(tmp_path: Path, dialect: str) -> None:
    for path in (
        write(tmp_path / "s.json", "\ufeff" + json.dumps({"required": ["a"]})),
        write(tmp_path / "s.yml", "required:\n- a\n"),
    ):
        assert len(load_schema_file(path, dialect).problems({})) == 1


def test_an_unknown_dialect(tmp_path: Path) -> None:
    assert reason(write(tmp_path / "s.json", {}), "draft4").endswith(
        "there is no dialect 'draft4', but docfx and json-schema"
    )


@BOTH
def test_an_error_points_into_the_file(tmp_path: Path, dialect: str) -> None:
    path = write(tmp_path / "s.json", {"properties": {"a": {"type": "string"}, "b": {"type": "strng"}}})
    assert reason(path, dialect).startswith("s.json:7: ")
    assert "(at /properties/b/type)" in reason(path, dialect)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("s.json", '{\n  "a": 1,\n}', "s.json:3: not JSON: "),
        ("s.json", '{"maximum": NaN}', "s.json: not JSON: NaN is no JSON value"),
        ("s.yaml", "a: 1\nb: [", "s.yaml:2: not YAML: "),
        ("s.json", "[" * 100_000, "s.json: nested too deeply"),
        ("s.json", '{"not":' * 900 + "{}" + "}" * 900, "s.json: nested too deeply"),
    ],
)
def test_what_is_no_schema_file(tmp_path: Path, name: str, content: str, expected: str) -> None:
    assert reason(write(tmp_path / name, content)).startswith(expected)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.json") == "none.json: cannot be read: No such file or directory"
    (tmp_path / "latin.json").write_bytes(b'{"title": "\xe9"}')
    assert reason(tmp_path / "latin.json") == "latin.json: not UTF-8"
    write(tmp_path / "large.json", " " * 4_000_001)
    assert reason(tmp_path / "large.json") == "large.json: larger than 4 MB"


# --- references


@BOTH
@pytest.mark.parametrize(
    "reference",
    [
        "#/definitions/name",
        "#name",
        "common.json#/definitions/name",
        "./sub/../common.json#/definitions/name",
        "sub/deeper.json",
        "https://example.org/schemas/named",
        "#/definitions/with~1slash",
        "#/definitions/per%25cent",
    ],
)
def test_references_to_what_is_at_hand(tmp_path: Path, dialect: str, reference: str) -> None:
    write(tmp_path / "common.json", {"definitions": {"name": {"minLength": 3}}})
    write(tmp_path / "sub" / "deeper.json", {"$ref": "../common.json#/definitions/name"})
    name = {"minLength": 3}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "properties": {"a": {"$ref": reference}},
        "definitions": {
            "name": {"$id": "#name", **name},
            "named": {"$id": "https://example.org/schemas/named", **name},
            "with/slash": name,
            "per%cent": name,
        },
    }
    path = write(tmp_path / "s.json", schema)
    assert len(load_schema_file(path, dialect).problems({"a": "ab"})) == 1
    assert load_schema_file(path, dialect).problems({"a": "abc"}) == ()


@BOTH
def test_files_are_found_beside_a_schema_that_has_an_address(tmp_path: Path, dialect: str) -> None:
    write(tmp_path / "sub" / "other.json", {"minLength": 3})
    schema = {"$id": "https://example.org/schemas/s.json", "properties": {"a": {"$ref": "sub/other.json"}}}
    assert len(load_schema_file(write(tmp_path / "s.json", schema), dialect).problems({"a": "ab"})) == 1


@BOTH
@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("https://example.org/s.json", "doclint reads nothing from a network"),
        ("//example.org/s.json", "doclint reads nothing from a network"),
        ("../secret.json", "leads out of the folder"),
        ("link.json", "leads out of the folder"),
        ("none.json", "cannot be followed"),
        ("broken.json", "not JSON"),
        ("#/definitions/none", "leads nowhere"),
        ("#none", "leads nowhere"),
        ("common.json#/none", "leads nowhere"),
    ],
)
def test_references_that_lead_nowhere_or_where_they_must_not(
    tmp_path: Path, dialect: str, reference: str, expected: str
) -> None:
    folder = tmp_path / "schemas"
    write(tmp_path / "secret.json", {"minLength": 3})
    write(folder / "common.json", {})
    write(folder / "broken.json", "{")
    (folder / "link.json").symlink_to(tmp_path / "secret.json")
    path = write(folder / "s.json", {"properties": {"a": {"$ref": reference}}})
    assert expected in reason(path, dialect)
    assert reason(path, dialect).startswith("s.json:4: ")


@BOTH
def test_a_wider_root_may_be_given(tmp_path: Path, dialect: str) -> None:
    write(tmp_path / "common.json", {"minLength": 3})
    path = write(tmp_path / "schemas" / "s.json", {"$ref": "../common.json"})
    assert len(load_schema_file(path, dialect, tmp_path).problems("ab")) == 1


@BOTH
def test_an_error_of_another_file_points_into_it(tmp_path: Path, dialect: str) -> None:
    write(tmp_path / "common.json", {"definitions": {"name": {"minLength": "three"}}})
    path = write(tmp_path / "s.json", {"$ref": "common.json#/definitions/name"})
    assert "common.json:4: " in reason(path, dialect)


@BOTH
def test_files_may_refer_to_each_other(tmp_path: Path, dialect: str) -> None:
    write(tmp_path / "b.json", {"properties": {"a": {"$ref": "a.json"}}})
    path = write(tmp_path / "a.json", {"required": ["x"], "properties": {"b": {"$ref": "b.json"}}})
    assert len(found(load_schema_file(path, dialect), {"b": {"a": {}}})) == 2


def test_the_dialect_holds_in_other_files_too(tmp_path: Path) -> None:
    write(tmp_path / "b.json", {"$schema": "http://json-schema.org/draft-07/schema#", "strictRequired": ["x"]})
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "properties": {"b": {"$ref": "b.json"}, "a": {"$ref": "#"}},
    }
    problems = load_schema_file(write(tmp_path / "a.json", schema), "docfx").problems({"a": {"b": {}}})
    assert [problem.message for problem in problems] == ["Missing required attribute: 'a.b.x'."]
