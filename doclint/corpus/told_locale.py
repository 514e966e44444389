"""The locale that a repository's build configuration tells, where the name of its folder does not."""

from __future__ import annotations

import json
import os
from typing import Any

from doclint.corpus.locale_codes import is_locale
from doclint.ordinary_files import read_ordinary_file

_LARGEST_BYTES = 1_000_000

_GLOBAL_METADATA_KEYS = ("locale", "_lang", "ms.locale", "ms.contentlocale")


def told_locale(folder: str) -> str | None:
    """The one locale of all docsets in `.openpublishing.publish.config.json`, or that of `docfx.json`."""
    publishing = _read(os.path.join(folder, ".openpublishing.publish.config.json"))
    docsets = publishing.get("docsets_to_publish")
    if isinstance(docsets, list):
        told = {docset.get("locale") for docset in docsets if isinstance(docset, dict)}
        if len(told) == 1 and (locale := _locale(told.pop())):
            return locale
    build = _read(os.path.join(folder, "docfx.json")).get("build")
    metadata = build.get("globalMetadata") if isinstance(build, dict) else None
    if isinstance(metadata, dict):
        return next((locale for key in _GLOBAL_METADATA_KEYS if (locale := _locale(metadata.get(key)))), None)
    return None


def _locale(value: object) -> str | None:
    return value if isinstance(value, str) and is_locale(value) else None


def _read(path: str) -> dict[str, Any]:
    try:
        value = json.loads(read_ordinary_file(path, _LARGEST_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
