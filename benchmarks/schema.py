"""How long the schema phase takes beside jsonschema alone, on the front matter of a documentation set.

    python -m benchmarks.schema [FOLDER]

jsonschema runs the same schema without the dialect: its own keywords as they stand, docfx's left out. Both get front
matter that was read before. Prints seconds of CPU, the best of five turns that alternate, and the ratio; without a
folder, on snapshot-2021. Exits with 1 where the ratio is above its budget of 1.5.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jsonschema

from benchmarks.corpora import unpack
from doclint.corpus.discovery import discover
from doclint.document import Document, UnreadableError, read_document
from doclint.rules.page import Page
from doclint.schema import load_shipped_schema, shipped_schema_file

SCHEMA = "learn-localized"
DOCFX_KEYWORDS = ("strictRequired", "dateFormat", "rules")
TURNS = 5
BUDGET = 1.5


def documents(folder: Path) -> list[Document]:
    """The pages whose front matter is judged, read and parsed."""
    found = []
    for path in discover([str(folder)]).pages:
        try:
            document = read_document(Path(path).read_bytes())
        except UnreadableError:
            continue
        if document.front_matter.values:
            found.append(document)
    return found


def without_dialect(schema: object) -> object:
    """The schema as jsonschema alone understands it."""
    if isinstance(schema, dict):
        return {key: without_dialect(value) for key, value in schema.items() if key not in DOCFX_KEYWORDS}
    return [without_dialect(item) for item in schema] if isinstance(schema, list) else schema


def seconds(phase: Callable[[], int]) -> tuple[float, int]:
    start = time.process_time()
    found = phase()
    return time.process_time() - start, found


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        pages = documents(Path(arguments[0]) if arguments else unpack("snapshot-2021", Path(scratch)))
    plain = jsonschema.Draft7Validator(
        without_dialect(json.loads(Path(shipped_schema_file(SCHEMA)).read_text(encoding="utf-8")))  # type: ignore[arg-type]
    )
    ours = load_shipped_schema(SCHEMA)

    def doclint_phase() -> int:
        judged = (Page(document, (ours,)) for document in pages)
        return sum(len(page.schema_problems) + len(page.misspellings) + len(page.unique_attributes) for page in judged)

    def jsonschema_phase() -> int:
        return sum(len(list(plain.iter_errors(document.front_matter.values))) for document in pages)

    turns = [(seconds(doclint_phase), seconds(jsonschema_phase)) for _ in range(TURNS)]
    doclint_seconds = min(turn[0][0] for turn in turns)
    jsonschema_seconds = min(turn[1][0] for turn in turns)
    print(f"{len(pages):,} pages, schema {SCHEMA}")
    print(f"doclint     {doclint_seconds:7.3f} s  {turns[0][0][1]} findings")
    print(f"jsonschema  {jsonschema_seconds:7.3f} s  {turns[0][1][1]} errors")
    ratio = doclint_seconds / jsonschema_seconds
    print(f"ratio       {ratio:7.3f}  at most {BUDGET}")
    return 0 if ratio <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
