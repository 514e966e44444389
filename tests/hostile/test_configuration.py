"""What a pull request may write into a configuration, a schema or a baseline, and what a run does about it.

Each row is an input and what is to be seen. In no row is anything outside of the repository read, written or called.
"""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.runs import LINK, SECRET, doclint
from tests.repositories import commit_all, git, init

LONG = "a" * 5000

PAGE = f"---\ntitle: {LONG}!\n---\n# The beacon\n"

TRANSLATION = "---\ntitle: Le phare\nms.contentlocale: fr-fr\n---\n# Le phare\n"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One row.

    Attributes:
        name: what is hostile about it.
        config: the text of doclint.toml; None for no such file.
        says: what standard error holds, or else standard output.
        code: the exit code.
        files: other files of the repository; `URL` in them is that of a server that must not be called.
        command: what is run.
        make: does to the folder what files cannot say.
    """

    name: str
    config: str | None
    says: str
    code: int = 2
    files: Mapping[str, str] = field(default_factory=dict)
    command: str = "check ."
    make: Callable[[Path], object] = lambda folder: None


def schema(content: object, **options: str) -> dict[str, Any]:
    """The configuration and the files that give every page a schema."""
    keys = "".join(f'{key} = "{value}"\n' for key, value in options.items())
    text = content if isinstance(content, str) else json.dumps(content)
    return {"config": f'[[schemas]]\nfiles = "**"\nschema = "s.json"\n{keys}', "files": {"s.json": text}}


def referring(reference: str) -> dict[str, Any]:
    return schema({"properties": {"title": {"$ref": reference}}})


def nested(levels: int) -> object:
    content: object = {"type": "string"}
    for _ in range(levels):
        content = {"allOf": [content]}
    return content


def link(name: str, target: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).symlink_to(target)


def large(name: str, text: str = "#" * 64) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text * (50_000_000 // len(text)))


def bare_repository(folder: Path) -> None:
    """A bare repository with settings of its own, as a pull request can bring one."""
    made = init(folder.parent / "made")
    (made / "a.md").write_text(LINK)
    commit_all(made)
    git(folder.parent, "clone", "--quiet", "--bare", "made", str(folder / "bare"))
    with (folder / "bare/config").open("a") as config:
        config.write(f"[core]\n\tfsmonitor = touch {folder.parent}/mark\n")


def baseline_of(page: str) -> str:
    entry = {"page": page, "rule": "LNK001", "fingerprint": "0" * 32, "count": 1}
    return json.dumps({"version": 1, "findings": [entry], "pages": {}})


OUTSIDE = "is outside the repository"

ROWS = [
    # --- schemas
    Hostile("a schema outside", '[[schemas]]\nfiles = "**"\nschema = "../outside/s.json"\n', OUTSIDE),
    Hostile("a schema anywhere", '[[schemas]]\nfiles = "**"\nschema = "/etc/passwd"\n', OUTSIDE),
    Hostile(
        "a schema that is a link out",
        '[[schemas]]\nfiles = "**"\nschema = "l.json"\n',
        OUTSIDE,
        make=link("l.json", "../outside/s.json"),
    ),
    Hostile(
        "a schema that is a device",
        '[[schemas]]\nfiles = "**"\nschema = "l.json"\n',
        OUTSIDE,
        make=link("l.json", "/dev/zero"),
    ),
    Hostile(
        "a schema that is a pipe",
        '[[schemas]]\nfiles = "**"\nschema = "p.json"\n',
        "there is no schema",
        make=lambda folder: os.mkfifo(folder / "p.json"),
    ),
    Hostile(
        "a schema of 50 MB", '[[schemas]]\nfiles = "**"\nschema = "l.json"\n', "larger than 4 MB", make=large("l.json")
    ),
    Hostile("a schema at an address", '[[schemas]]\nfiles = "**"\nschema = "URL"\n', "there is no schema"),
    Hostile("a reference to an address", **referring("URL/s.json"), says="doclint reads nothing from a network"),
    Hostile(
        "a reference to an address, as docfx",
        **schema({"$ref": "URL/s.json"}, dialect="docfx"),
        says="doclint reads nothing from a network",
    ),
    Hostile(
        "a reference without its scheme", **referring("//127.0.0.1/s.json"), says="doclint reads nothing from a network"
    ),
    Hostile(
        "a reference below an address of its own",
        **schema({"$id": "URL/s.json", "$ref": "../../outside/s.json"}),
        says="leads nowhere",
    ),
    Hostile("a meta schema at an address", **schema({"$schema": "URL/s.json", "type": "object"}), says="", code=0),
    Hostile("a reference outside", **referring("../outside/s.json"), says="leads out of the folder"),
    Hostile("a reference anywhere", **referring("file:///etc/passwd"), says="leads out of the folder"),
    Hostile("a reference through an escape", **referring("%2e%2e/outside/s.json"), says="leads out of the folder"),
    Hostile(
        "a reference to a link out",
        **referring("l.json"),
        says="leads out of the folder",
        make=link("l.json", "../outside/s.json"),
    ),
    Hostile(
        "a reference to a pipe",
        **referring("p.json"),
        says="no ordinary file",
        make=lambda folder: os.mkfifo(folder / "p.json"),
    ),
    Hostile(
        "references in a circle",
        **schema({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}),
        says="",
        code=2,
    ),
    Hostile("a schema in itself", **schema({"properties": {"title": {"$ref": "#"}}}), says="", code=0),
    Hostile("a schema of 100,000 levels", **schema('{"allOf":[' * 100_000), says="nested too deeply"),
    Hostile("a schema of 200 levels", **schema(nested(200)), says="nested too deeply"),
    Hostile(
        "a pattern that backtracks for ever",
        **schema({"properties": {"title": {"pattern": "^(a+)+$"}}}),
        says="FM",
        code=1,
    ),
    Hostile(
        "the same, as docfx",
        **schema({"properties": {"title": {"pattern": "^(a|aa)+$"}}}, dialect="docfx"),
        says="FM",
        code=1,
    ),
    Hostile(
        "the same, of keys",
        **schema({"patternProperties": {"^(a|a)*$": {}}, "additionalProperties": False}),
        says="FM",
        code=1,
    ),
    Hostile(
        "a pattern of too many states",
        **schema({"properties": {"title": {"pattern": "(a{1,1000}){1,1000}"}}}),
        says="states",
    ),
    Hostile(
        "a pattern that nobody can bound",
        **schema({"properties": {"title": {"pattern": r"(a)\1"}}}),
        says="back-reference",
    ),
    Hostile("a number of a million digits", **schema('{"maximum": 1' + "0" * 1_000_000 + "}"), says="s.json"),
    Hostile(
        "a schema that is an alias bomb",
        '[[schemas]]\nfiles = "**"\nschema = "s.yml"\n',
        "s.yml",
        files={
            "s.yml": "a: &a [x, x]\n"
            + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24))
        },
    ),
    # --- schemas that pages name
    Hostile("a page's schema outside", None, OUTSIDE, files={"p.md": "---\n$schema: ../outside/s.json\n---\n"}),
    Hostile(
        "a page's schema that is a link out",
        None,
        OUTSIDE,
        files={"p.md": "---\n$schema: l.json\n---\n"},
        make=link("l.json", "../outside/s.json"),
    ),
    Hostile(
        "a page's schema that is a pipe",
        None,
        "no such file",
        files={"p.md": "---\n$schema: p.json\n---\n"},
        make=lambda folder: os.mkfifo(folder / "p.json"),
    ),
    Hostile("a page's schema at an address", None, "", 0, files={"p.md": "---\n$schema: URL/s.json\n---\n"}),
    # --- the configuration itself
    Hostile(
        "a configuration that is a link out",
        None,
        "outside the repository",
        make=link("doclint.toml", "../outside/doclint.toml"),
    ),
    Hostile("a configuration that is a device", None, "", 0, make=link(".doclint.toml", "/dev/zero")),
    Hostile("a configuration that is a pipe", None, "", 0, make=lambda folder: os.mkfifo(folder / "doclint.toml")),
    Hostile(
        "a configuration that is a pipe, named",
        None,
        "no ordinary file",
        command="check . --config p.toml",
        make=lambda folder: os.mkfifo(folder / "p.toml"),
    ),
    Hostile("a configuration that is a device, named", None, "no ordinary file", command="check . --config /dev/zero"),
    Hostile("a configuration of 50 MB", None, "larger than 500,000 bytes", make=large("doclint.toml")),
    Hostile("a pyproject of 50 MB", None, "", 0, make=large("pyproject.toml")),
    Hostile("a key of 100,000 steps", "a" + ".a" * 100_000 + " = 1\n", "more than 32 steps"),
    Hostile("a preset that is a path", 'preset = "../outside/preset"\n', "no preset is called"),
    Hostile("pages outside", 'include = ["../outside/**", "/etc/*"]\n', "matches none"),
    Hostile("a glob that takes for ever", f'exclude = ["{"*a" * 60}b"]\n', "", 0),
    Hostile("rules that tell of crashes, switched off", 'ignore = ["DOC003"]\n', "cannot be ignored"),
    # --- locales
    Hostile("a root outside", '[locales.roots]\nen-us = "../outside"\n', "--allow-root"),
    Hostile("a root anywhere", '[locales.roots]\nen-us = "/etc"\n', "--allow-root"),
    Hostile(
        "a root that is a link out", '[locales.roots]\nen-us = "l"\n', "--allow-root", make=link("l", "../outside")
    ),
    Hostile(
        "a root outside at a revision",
        '[locales.roots]\nen-us = { path = "../outside", revision = "HEAD" }\n',
        "--allow-root",
    ),
    Hostile(
        "a root in a bare repository",
        '[locales.roots]\nen-us = { path = "bare", revision = "HEAD" }\n',
        "bare repository",
        make=bare_repository,
    ),
    Hostile(
        "a revision that is an option",
        '[locales.roots]\nen-us = { path = ".", revision = "--output=mark" }\n',
        "revision '--output=mark'",
    ),
    Hostile("a layout outside", '[locales]\nlayout = "../{locale}/{article}"\n', "", 2),
    Hostile(
        "a build configuration that is a pipe",
        None,
        "",
        0,
        files={"docs/p.md": "# P\n", "docs.fr-fr/p.md": TRANSLATION},
        command="check docs --select LNK",
        make=lambda folder: os.mkfifo(folder / "docs/docfx.json"),
    ),
    Hostile(
        "a build configuration of 50 MB",
        None,
        "",
        0,
        files={"docs/p.md": "# P\n", "docs.fr-fr/p.md": TRANSLATION},
        command="check docs --select LNK",
        make=large("docs/docfx.json", "["),
    ),
    # --- baselines
    Hostile("a baseline outside", 'baseline = "../outside/b.json"\n', OUTSIDE),
    Hostile("a baseline outside, to write", 'baseline = "../outside/b.json"\n', OUTSIDE, command="baseline create"),
    Hostile(
        "a baseline that is a link out, to write",
        'baseline = "l.json"\n',
        OUTSIDE,
        command="baseline create",
        make=link("l.json", "../outside/b.json"),
    ),
    Hostile("a baseline that is a page", 'baseline = "a.md"\n', "no baseline", command="baseline create"),
    Hostile("a baseline that is git's", 'baseline = ".git/config"\n', "no baseline", command="baseline create"),
    Hostile(
        "a baseline that is a link, to write",
        'baseline = "l.json"\n',
        "symbolic link",
        command="baseline create",
        make=link("l.json", "m.json"),
    ),
    Hostile("a baseline of 100,000 levels", 'baseline = "b.json"\n', "not JSON", files={"b.json": "[" * 100_000}),
    Hostile(
        "a baseline that is a pipe",
        'baseline = "p.json"\n',
        "no ordinary file",
        make=lambda folder: os.mkfifo(folder / "p.json"),
    ),
    Hostile(
        "a baseline about a page outside",
        'baseline = "b.json"\n',
        "",
        0,
        files={"b.json": baseline_of("../outside/a.md")},
        command="baseline prune",
    ),
]


@pytest.fixture
def server() -> Iterator[tuple[str, list[object]]]:
    """The URL of a server, and who called it."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            with suppress(OSError):
                while True:
                    connection, who = listening.accept()
                    calls.append(who)
                    connection.close()

        threading.Thread(target=answer, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", calls
        listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_configuration(row: Hostile, tmp_path: Path, server: tuple[str, list[object]]) -> None:
    url, calls = server
    outside = tmp_path / "outside"
    outside.mkdir()
    theirs = {
        "a.md": SECRET,
        "s.json": '{"secret": 1, "required": ["secret"]}',
        "doclint.toml": 'secret = "1"\n',
        "b.json": baseline_of("secret"),
        "mark": "",
    }
    for name, text in theirs.items():
        (outside / name).write_text(text)
    folder = init(tmp_path / "here")
    files = {"a.md": PAGE, **row.files} | ({} if row.config is None else {"doclint.toml": row.config})
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace("URL", url))
    row.make(folder)
    git_config = (folder / ".git/config").read_text()

    done = doclint(*row.command.split(), cwd=folder)

    assert done.code == row.code, done.said + done.text[-2000:]
    assert row.says in done.said + done.text
    assert "internal error" not in done.said
    assert "secret" not in done.text + done.said
    assert calls == []
    assert {path.name: path.read_text() for path in outside.iterdir()} == theirs
    assert (folder / "a.md").read_text() == PAGE
    assert (folder / ".git/config").read_text() == git_config
    assert not (tmp_path / "mark").exists()
    if "about a page outside" in row.name:
        assert json.loads((folder / "b.json").read_text())["pages"] == {}
