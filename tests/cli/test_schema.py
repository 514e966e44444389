"""`doclint schema` prints what ships, character by character."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from doclint.cli.schema import command
from doclint.schema import shipped_schema_file, shipped_schemas


@pytest.mark.parametrize("name", shipped_schemas())
def test_prints_a_schema_that_ships(name: str) -> None:
    result = CliRunner().invoke(command, [name])
    assert result.exit_code == 0
    assert result.output == Path(shipped_schema_file(name)).read_text(encoding="utf-8")
