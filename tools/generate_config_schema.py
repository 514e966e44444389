"""Writes schemas/doclint-config.schema.json from what doclint reads: editors complete and check doclint.toml by it."""

import json
import sys
from pathlib import Path

from doclint.config.json_schema import configuration_schema

TARGET = Path(__file__).parent.parent / "schemas" / "doclint-config.schema.json"

if __name__ == "__main__":
    text = json.dumps(configuration_schema(), indent=2, ensure_ascii=False) + "\n"
    if "--check" in sys.argv:
        is_current = TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text
        sys.exit(0 if is_current else f"{TARGET.name} is not up to date: make docs")
    TARGET.write_text(text, encoding="utf-8")
