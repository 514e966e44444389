"""What the bare work of a cold run costs, by the quickest libraries there are: the floor that doclint's parts stand on.

    python benchmarks/floors.py FOLDER

Prints CPU seconds as JSON. It runs in the peers' environment, which has native libraries that doclint does without, and
knows nothing of doclint.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import jsonschema_rs
import pyromark
import yaml12

Result = TypeVar("Result")

_SCHEMA = Path(__file__).resolve().parents[1] / "schemas" / "learn-localized.schema.json"
_FENCES = re.compile(r"---\r?\n(.*?)^---\r?$", re.DOTALL | re.MULTILINE)
_TAGS_AND_LINKS = re.compile(r"<span[^>]*>|</span>|\]\([^)\s]*\)")


def find(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from find(entry.path)
            elif entry.name.endswith(".md"):
                yield entry.path


def read(path: str) -> str:
    with open(path, "rb") as file:
        return file.read().decode("utf-8-sig")


def parse(block: str) -> object:
    try:
        return yaml12.parse_yaml(block)
    except ValueError:
        return None


def seconds(work: Callable[[], list[Result]]) -> tuple[float, list[Result]]:
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def main(folder: str) -> None:
    validator = jsonschema_rs.validator_for(json.loads(_SCHEMA.read_text(encoding="utf-8")))
    markdown = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
    floors = {}
    floors["find"], paths = seconds(lambda: list(find(folder)))
    floors["read"], texts = seconds(lambda: [read(path) for path in paths])
    matches = [match for text in texts if (match := _FENCES.match(text))]
    floors["front matter"], values = seconds(lambda: [parse(match[1]) for match in matches])
    floors["schema"], _ = seconds(lambda: [validator.is_valid(value) for value in values])
    bodies = [match.string[match.end() :] for match in matches]
    floors["events"], _ = seconds(lambda: [sum(1 for _ in markdown.events_with_range(body)) for body in bodies])
    floors["tags"], _ = seconds(lambda: [len(_TAGS_AND_LINKS.findall(body)) for body in bodies])
    floors["body"] = floors.pop("events") + floors.pop("tags")
    json.dump(floors, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
