"""`doclint schema`: print a schema that ships with doclint."""

from __future__ import annotations

import click

from doclint.cli.failures import fail


@click.command(name="schema", short_help="print a schema that ships")
@click.argument("name", metavar="NAME", required=False)
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def command(name: str | None, debug: bool) -> None:
    """Print a JSON Schema that ships: of front matter, or of the configuration. Without NAME, list them."""
    from doclint.schema import SchemaError, shipped_schema_file, shipped_schemas  # noqa: PLC0415

    if name is None:
        for each in shipped_schemas():
            click.echo(each)
        return
    try:
        with open(shipped_schema_file(name), encoding="utf-8") as file:
            text = file.read()
    except SchemaError as error:
        fail(str(error))
    click.echo(text, nl=False)
