"""Schemas with every keyword in them, for front matter made by chance."""

from __future__ import annotations

from typing import Any

_PROPERTIES: dict[str, Any] = {
    "title": {"type": "string", "minLength": 3, "maxLength": 20, "pattern": "^[A-Z][a-z ]*$"},
    "author": {"type": ["string", "null"], "enum": ["marisol", "tofte", None]},
    "ms.date": {"type": "string", "format": "date-time"},
    "ms.topic": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "uniqueItems": True}]},
    "level": {"type": "integer", "minimum": 1, "exclusiveMaximum": 10, "multipleOf": 2},
    "lamps": {
        "type": "array",
        "minItems": 1,
        "maxItems": 3,
        "uniqueItems": True,
        "items": {"type": "object", "properties": {"watts": {"type": "number"}}, "required": ["watts"]},
        "contains": {"properties": {"watts": {"const": 40}}},
    },
    "horn": {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 2,
        "propertyNames": {"maxLength": 5},
        "additionalProperties": {"type": "boolean"},
    },
    "range": {"oneOf": [{"minimum": 3}, {"maximum": 9}]},
    "not": {"not": {"type": "string"}},
    "never": False,
}

PLAIN: dict[str, Any] = {
    "type": "object",
    "properties": {**_PROPERTIES, "self": {"$ref": "#/definitions/tree"}},
    "patternProperties": {"^x-[a-z]+$": {"type": "string"}},
    "additionalProperties": False,
    "required": ["title"],
    "dependencies": {"author": ["ms.date"], "level": {"required": ["lamps"]}},
    "definitions": {"tree": {"type": ["object", "string"], "additionalProperties": {"$ref": "#/definitions/tree"}}},
    "if": {"properties": {"level": {"const": 2}}, "required": ["level"]},
    "then": {"required": ["horn"]},
    "else": {"required": ["range"]},
}

DOCFX: dict[str, Any] = {
    "type": "object",
    "properties": {
        **{key: value for key, value in _PROPERTIES.items() if key not in ("range", "not", "never", "ms.topic")},
        "ms.date": {
            "type": "string",
            "dateFormat": "MM/dd/yyyy",
            "relativeMinDate": "-365:00:00",
            "relativeMaxDate": "1:00",
        },
        "day": {"type": "string", "format": "date-time"},
        "old": {"replacedBy": "new"},
        "new": {"type": "string"},
        "kept": {"type": "string", "microsoftAlias": {"allowedDLs": ["lamps"]}},
    },
    "required": ["title", "ms.date"],
    "strictRequired": ["author"],
    "either": [["kept", "new"]],
    "precludes": [["kept", "old"]],
    "reserved": ["internal"],
    "dependencies": {"level": ["lamps"]},
    "enumDependencies": {"author": {"marisol": {"ms.topic": {"lamp": None}}}},
    "docsetUnique": ["title"],
}
