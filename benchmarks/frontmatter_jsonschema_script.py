"""What a team writes in ten lines without doclint: front matter against a JSON Schema; docfx's keywords say nothing.

python benchmarks/frontmatter_jsonschema_script.py FILE ...
"""

import json
import sys
from pathlib import Path

import frontmatter
import jsonschema

schema = json.loads((Path(__file__).parents[1] / "schemas" / "learn-localized.schema.json").read_text(encoding="utf-8"))
validator = jsonschema.Draft7Validator(schema)
for path in sys.argv[1:]:
    for error in validator.iter_errors(frontmatter.load(path).metadata):
        print(f"{path}: {error.message}")
