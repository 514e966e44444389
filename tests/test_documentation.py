"""What is written by hand about doclint is true of the code, and its links lead somewhere."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from doclint.cli.check import command
from doclint.config.configuration import Configuration
from doclint.config.values import WrongValue, read_table
from doclint.document import read_document
from doclint.document.links import LinkForm
from doclint.findings import Edit, Finding, Fix, Related, Summary
from doclint.hooks import HOOKS

PROJECT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [
        *PROJECT.glob("*.md"),
        *PROJECT.glob("docs/*.md"),
        PROJECT / "docs/rules/README.md",
        PROJECT / "examples/README.md",
    ]
)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for link in read_document(page.read_bytes()).links:
        if link.form is LinkForm.BARE or "://" in link.url:
            continue
        path, _, anchor = link.url.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_file(), link.url
        assert PROJECT in target.parents, link.url
        assert not anchor or anchor in anchors(target), link.url


def test_json_page_names_every_member() -> None:
    text = (PROJECT / "docs/json.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", text))
    assert set(Finding._fields) - {"identity", "since"} <= named
    assert {field.name for field in fields(Summary)} <= named
    assert {field.name for field in fields(Fix)} <= named
    assert {field.name for field in fields(Edit)} <= named
    assert {"line", "column", *(name for name in Related._fields if name != "start")} <= named


def test_readme_names_options_that_exist() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    exist = {name for parameter in command.params for name in parameter.opts}
    table = text[text.index("| option | what it does |") :].split("\n\n", 1)[0]
    named = set(re.findall(r"--[a-z-]+(?=[`, ])", "\n".join(line.split("|")[1] for line in table.splitlines()[2:])))
    assert named
    assert named <= exist


def toml_blocks() -> list[str]:
    """The configurations that the documentation shows."""
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    return [block for text in texts for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]


@pytest.mark.parametrize("block", toml_blocks())
def test_configurations_are_right(block: str) -> None:
    wrong: list[WrongValue] = []
    read_table(tomllib.loads(block), Configuration, (), wrong.append)
    assert not wrong


def test_hooks_that_the_readme_shows_exist() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    (snippet,) = re.findall(r"```yaml\n# \.pre-commit-config\.yaml\n(.*?)```", text, re.DOTALL)
    (repository,) = yaml.safe_load(snippet)["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= {hook.id for hook in HOOKS}


def test_picture_fetches_nothing() -> None:
    picture = (PROJECT / "docs/report.svg").read_text(encoding="utf-8")
    assert "url(http" not in picture
    assert "@import" not in picture
    assert "@font-face" not in picture
