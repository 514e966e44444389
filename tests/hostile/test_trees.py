"""What a tree may hold that no writer of documentation puts there, and what a run does about it.

Each row is an input, how it is made, and what is to be seen; every row is run without git and in a git repository.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from doclint.cli.outputs import FORMATS
from tests.hostile.runs import GUARD_SECONDS, IS_ROOT, LINK, MENDED, SECRET, Done, doclint
from tests.repositories import commit_all, git, init

TRANSLATION = "---\ntitle: Le phare\nauthor: solveig\nms.contentlocale: fr-fr\n---\n# Le phare\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links, pipes and devices are made as POSIX has them")


@dataclass(frozen=True, slots=True)
class Tree:
    """One row.

    Attributes:
        name: what is odd about it.
        make: makes it in an empty folder; `../outside` holds a page of somebody else's.
        sees: the paths of findings, each with its code.
        code: the exit code.
        says: what standard error holds, each in it.
        command: what is run.
    """

    name: str
    make: Callable[[Path], object]
    sees: tuple[str, ...]
    code: int = 1
    says: tuple[str, ...] = ()
    command: tuple[str, ...] = ("check", ".")


def page(name: str, text: str = LINK) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    return make


def link(name: str, target: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(target)

    return make


def all_of(*steps: Callable[[Path], object]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        for step in steps:
            step(folder)

    return make


def pipe(name: str) -> Callable[[Path], None]:
    return lambda folder: os.mkfifo(folder / name)


def bound_socket(name: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        with working_in(folder), socket.socket(socket.AF_UNIX) as bound:
            bound.bind(name)

    return make


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    before = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    try:
        yield
    finally:
        os.fchdir(before)
        os.close(before)


def deep(step: str, count: int) -> Callable[[Path], None]:
    """Folders inside each other with a page in each; paths are made bit by bit, for they are too long at once."""

    def make(folder: Path) -> None:
        with working_in(folder):
            for _ in range(count):
                os.mkdir(step)
                os.chdir(step)
                Path("a.md").write_text(LINK)

    return make


A = page("a.md")
LED_OUT = "out of the repository: not read; --allow-root"

# What is said of this page comes from its sibling.
COMPARED = ("check", "fr-fr/a.md", "--select", "AUT", "--fail-on", "info")

TREES = [
    Tree("a link to a page of the repository", all_of(A, link("b.md", "a.md")), ("a.md LNK001", "b.md LNK001")),
    Tree("a link out of it", all_of(A, link("b.md", "../outside/a.md")), ("a.md LNK001",), says=("b.md is a", LED_OUT)),
    Tree(
        "links out of it, one over another",
        all_of(A, link("b.md", "c.md"), link("c.md", "/etc/passwd"), link("d.md", "../outside/a.md")),
        ("a.md LNK001",),
        says=("3 files, the first is b.md", LED_OUT),
    ),
    Tree("nothing but a link out of it", link("b.md", "../outside/a.md"), (), code=2, says=("b.md", LED_OUT)),
    Tree(
        "a link out of it, named outright",
        link("b.md", "../outside/a.md"),
        ("b.md LNK001",),
        command=("check", "b.md"),
    ),
    Tree(
        "a link out of it, to where somebody allowed it",
        link("b.md", "../outside/a.md"),
        ("b.md LNK001",),
        command=("check", ".", "--allow-root", "../outside"),
    ),
    Tree("a linked folder out of it", all_of(A, link("docs", "../outside")), ("a.md LNK001",)),
    Tree("a linked folder that leads back", all_of(page("d/a.md"), link("d/loop", "..")), ("d/a.md LNK001",)),
    Tree("a link to itself", all_of(A, link("b.md", "b.md")), ("a.md LNK001",)),
    Tree("links to each other", all_of(A, link("b.md", "c.md"), link("c.md", "b.md")), ("a.md LNK001",)),
    Tree("a link to itself, named outright", link("b.md", "b.md"), ("b.md DOC001",), 2, command=("check", "b.md")),
    Tree("a link to nothing", all_of(A, link("b.md", "c.md")), ("a.md LNK001",)),
    Tree("a link to nothing, named outright", link("b.md", "c.md"), ("b.md DOC001",), 2, command=("check", "b.md")),
    Tree("a link to a device", all_of(A, link("b.md", "/dev/zero")), ("a.md LNK001",), says=("b.md", LED_OUT)),
    Tree("a link to a device, named", link("b.md", "/dev/zero"), ("b.md DOC001",), 2, command=("check", "b.md")),
    Tree("a link to standard input", link("b.md", "/dev/stdin"), ("b.md DOC001",), 2, command=("check", "b.md")),
    Tree("a pipe", all_of(A, pipe("b.md")), ("a.md LNK001",)),
    Tree("a pipe, named outright", pipe("b.md"), ("b.md DOC001",), 2, command=("check", "b.md")),
    Tree("a socket", all_of(A, bound_socket("b.md")), ("a.md LNK001",)),
    Tree("a socket, named outright", bound_socket("b.md"), ("b.md DOC001",), 2, command=("check", "b.md")),
    Tree("a folder called like a page", page("b.md/a.md"), ("b.md/a.md LNK001",)),
    Tree(
        "names that differ in case",
        all_of(page("a.md"), page("A.md"), page("FR-fr/b.md", TRANSLATION), page("fr-FR/b.md", LINK)),
        ("A.md LNK001", "a.md LNK001", "fr-FR/b.md LNK001"),
        command=("check", ".", "--select", "LNK"),
    ),
    Tree(
        "names that differ in their Unicode form",
        all_of(page("\u00c1.md"), page("A\u0301.md")),
        ("A\u0301.md LNK001", "\u00c1.md LNK001"),
    ),
    Tree("a name that is an option", all_of(page("--fix.md"), page("-q.md")), ("--fix.md LNK001", "-q.md LNK001")),
    Tree(
        "a sibling with another author",
        all_of(page("fr-fr/a.md", TRANSLATION), page("en-us/a.md", SECRET)),
        ("fr-fr/a.md AUT001",),
        command=COMPARED,
    ),
    Tree(
        "a sibling that is a link out of it",
        all_of(
            page("fr-fr/a.md", TRANSLATION),
            page("fr-fr/b.md", TRANSLATION),
            page("en-us/b.md", TRANSLATION),
            link("en-us/a.md", "../../outside/a.md"),
        ),
        (),
        0,
        command=COMPARED,
    ),
    Tree(
        "a locale that is a link out of it",
        all_of(page("fr-fr/a.md", TRANSLATION), link("en-us", "../outside")),
        (),
        0,
        command=COMPARED,
    ),
    Tree(
        "a configured layout with a link out of it",
        all_of(
            page("fr-fr/a.md", TRANSLATION),
            link("en-us", "../outside"),
            page("doclint.toml", '[locales]\nlayout = "{locale}/{article}"\n'),
        ),
        (),
        0,
        command=COMPARED,
    ),
]


def tree(tmp_path: Path, row: Tree, *, in_git: bool) -> Path:
    page("outside/a.md", SECRET)(tmp_path)
    folder = init(tmp_path / "here") if in_git else tmp_path / "here"
    folder.mkdir(exist_ok=True)
    row.make(folder)
    return folder


@pytest.mark.parametrize("in_git", [False, True], ids=["plain", "git"])
@pytest.mark.parametrize("row", TREES, ids=lambda row: row.name)
def test_tree(row: Tree, in_git: bool, tmp_path: Path) -> None:
    folder = tree(tmp_path, row, in_git=in_git)
    done = doclint(*row.command, "--output-format", "json", cwd=folder)
    seen = [f"{finding['path']} {finding['code']}" for finding in found(done)] if done.printed else []
    assert (tuple(seen), done.code) == (row.sees, row.code), done.said
    assert [words for words in row.says if words not in done.said] == []
    assert bool(done.said) == bool(row.says)
    if not any(word in row.name for word in ("named", "allowed", "another author")):
        assert b"secret" not in done.printed


def found(done: Done) -> list[dict[str, str]]:
    findings: list[dict[str, str]] = json.loads(done.printed)["findings"]
    return findings


@pytest.fixture
def deep_folder() -> Iterator[Path]:
    """A folder for what is too deep for everybody but rm."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    subprocess.run(["rm", "-rf", folder], check=True)


@pytest.mark.parametrize("in_git", [False, True], ids=["plain", "git"])
@pytest.mark.parametrize(("step", "count"), [("d", 1200), ("x" * 200, 18)], ids=["1,200 folders", "4,000 characters"])
def test_a_tree_as_deep_as_paths_are_long(step: str, count: int, in_git: bool, deep_folder: Path) -> None:
    folder = tree(deep_folder, Tree("deep", deep(step, count), ()), in_git=in_git)
    done = doclint("check", ".", "--output-format", "jsonl", cwd=folder)
    assert (len(done.printed.splitlines()), done.code, done.said) == (count, 1, "")


def test_what_is_too_deep_to_be_looked_into_is_said(deep_folder: Path) -> None:
    folder = tree(deep_folder, Tree("too deep", deep("x" * 200, 30), ()), in_git=False)
    done = doclint("check", ".", "--output-format", "json", cwd=folder)
    unread = [finding["message"] for finding in found(done) if finding["code"] == "DOC001"]
    assert (unread, done.code) == (["Cannot read the page: File name too long."], 2)


# --- what this user may not read

# Root reads everything, unless it is told not to.
AS_OTHERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if IS_ROOT else ()


@pytest.mark.skipif(bool(AS_OTHERS) and shutil.which("setpriv") is None, reason="root reads everything")
@pytest.mark.parametrize("in_git", [False, True], ids=["plain", "git"])
@pytest.mark.parametrize("locked", ["a.md", "d"], ids=["page", "folder"])
def test_what_may_not_be_read_is_said(locked: str, in_git: bool, tmp_path: Path) -> None:
    folder = tree(tmp_path, Tree("locked", all_of(A, page("c.md"), page("d/b.md")), ()), in_git=in_git)
    if in_git:
        commit_all(folder)
    (folder / locked).chmod(0)
    done = doclint("check", ".", "--output-format", "json", cwd=folder, through=AS_OTHERS)
    (folder / locked).chmod(0o755)
    unread = {finding["path"]: finding["message"] for finding in found(done) if finding["code"] == "DOC001"}
    read = {finding["path"] for finding in found(done) if finding["code"] == "LNK001"}
    # git knows what is in the folder.
    place = {"a.md": "a.md", "d": "d/b.md" if in_git else "d"}[locked]
    assert (unread, done.code) == ({place: "Cannot read the page: Permission denied."}, 2)
    assert read == {"a.md", "c.md", "d/b.md"} - {"d/b.md" if locked == "d" else locked}


@pytest.mark.skipif(bool(AS_OTHERS) and shutil.which("setpriv") is None, reason="root reads everything")
def test_a_folder_that_may_not_be_read_can_be_left_out(tmp_path: Path) -> None:
    folder = tree(
        tmp_path,
        Tree("locked", all_of(A, page("d/b.md"), page("doclint.toml", 'exclude = ["d/"]\n')), ()),
        in_git=False,
    )
    (folder / "d").chmod(0)
    done = doclint("check", ".", "--output-format", "json", cwd=folder, through=AS_OTHERS)
    (folder / "d").chmod(0o755)
    assert ([finding["path"] for finding in found(done)], done.code) == (["a.md"], 1)


# --- names

NAMES = [
    b"new\nline.md",
    b"cr\rx.md",
    b"esc\x1b[2J.md",
    b"osc\x1b]0;x\x07.md",
    "bidi\u202egpj.md".encode(),
    "line\u2028separator.md".encode(),
    b"::error::x.md",
    b"\n::add-path::x.md",
    b"##vso[task.complete].md",
    b"\"quotes'`.md",
    b"-rf.md",
    b"--fix.md",
    b"\xff\xfe.md",
    b"half \xe2\x82.md",
    b"a b.md",
    b"tab\t.md",
    b" lead.md",
    b"&<x>]]>.md",
    b"<!--x-->.md",
    b"%2e%2e.md",
    b"{x}*?[a].md",
    b"back\\slash.md",
    b"C:.md",
    b"~.md",
    b"$(touch mark)`touch mark`.md",
    b"|x|.md",
    b"#h.md",
    b"[red]x[slash].md",
    b"x" * 252 + b".md",
]


@pytest.fixture(scope="module")
def odd_names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = init(tmp_path_factory.mktemp("names") / "here")
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(LINK)
    commit_all(folder)
    return folder


@pytest.mark.parametrize("output_format", [name for name in FORMATS if name != "auto"])
def test_names_in_a_report(output_format: str, odd_names: Path) -> None:
    done = doclint("check", ".", "--no-fold", "--output-format", output_format, cwd=odd_names)
    assert (done.code, done.said) == (1, "")
    assert_harmless(done.text, output_format)
    if output_format in ("json", "sarif", "gitlab"):
        json.loads(done.text)
    elif output_format == "junit":
        ElementTree.fromstring(done.text)
    elif output_format in ("jsonl", "rdjsonl"):
        assert len([json.loads(line) for line in done.text.splitlines()]) == len(NAMES)


def assert_harmless(text: str, output_format: str = "") -> None:
    assert not {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")} - {"\n"}
    if output_format != "azure":
        assert "##vso[" not in text
    if output_format != "github":
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize(
    "command",
    [
        "status",
        "status --output-format json",
        "status --output-format markdown",
        "report --html ../page.html",
        "baseline create --baseline ../baseline.json",
        "check --quiet --output-file sarif:../a.sarif --output-file junit:../a.xml --output-file full:../a.txt",
        "check --since HEAD",
    ],
)
def test_names_in_other_commands(command: str, odd_names: Path) -> None:
    done = doclint(*command.split(), cwd=odd_names)
    assert done.code in (0, 1)
    assert_harmless(done.text + done.said)
    assert not [name for name in os.listdir(odd_names) if name == "mark"]


def test_names_in_a_patch_are_taken_by_git(odd_names: Path, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    shutil.copytree(odd_names, folder)
    done = doclint("check", "--diff", cwd=folder)
    (tmp_path / "patch").write_bytes(done.printed)
    git(folder, "apply", str(tmp_path / "patch"))
    assert {path.read_text() for path in folder.glob("*.md")} == {MENDED}


def test_pages_with_odd_names_are_mended(odd_names: Path, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    shutil.copytree(odd_names, folder)
    assert doclint("check", ".", "--fix", cwd=folder).code == 0
    assert {path.read_text() for path in folder.glob("*.md")} == {MENDED}


def test_names_that_look_like_options_are_named(odd_names: Path) -> None:
    done = doclint("check", "--output-format", "jsonl", "--", "-rf.md", "--fix.md", cwd=odd_names)
    assert [json.loads(line)["path"] for line in done.text.splitlines()] == ["--fix.md", "-rf.md"]


# --- repositories


def clone(folder: Path, *options: str) -> Path:
    git(folder.parent, "clone", "--quiet", *options, f"file://{folder}", "clone")
    return folder.parent / "clone"


def a_clone(*options: str) -> Callable[[Path], Path]:
    return lambda docs: clone(docs, *options)


def sparse(docs: Path) -> Path:
    made = clone(docs, "--no-checkout")
    git(made, "sparse-checkout", "set", "--cone", "fr-fr")
    git(made, "checkout", "--quiet", "main")
    return made


def partial(docs: Path) -> Path:
    git(docs, "config", "uploadpack.allowFilter", "true")
    return clone(docs, "--filter=blob:none")


def worktree(docs: Path) -> Path:
    git(docs, "worktree", "add", "--quiet", "../tree")
    return docs.parent / "tree"


def submodule(docs: Path) -> Path:
    outer = init(docs.parent / "outer")
    git(outer, "submodule", "--quiet", "add", f"file://{docs}", "docs")
    commit_all(outer)
    return outer


def git_file(text: str) -> Callable[[Path], Path]:
    """A folder whose `.git` is a file that says where the repository is."""

    def make(docs: Path) -> Path:
        shutil.rmtree(docs / ".git")
        (docs / ".git").write_text(text)
        return docs

    return make


def in_git_folder(name: str, text: str) -> Callable[[Path], Path]:
    def make(docs: Path) -> Path:
        (docs / ".git" / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / ".git" / name).write_text(text)
        return docs

    return make


def huge_packed_refs(docs: Path) -> Path:
    tip = git(docs, "rev-parse", "HEAD")
    lines = "".join(f"{tip} refs/tags/{number:08}\n" for number in range(300_000))
    (docs / ".git/packed-refs").write_text(f"# pack-refs with: peeled fully-peeled sorted \n{lines}")
    return docs


REPOSITORIES: dict[str, tuple[Callable[[Path], Path], set[str]]] = {
    "as it is": (lambda docs: docs, {"en-us/a.md", "fr-fr/a.md"}),
    "a shallow clone": (a_clone("--depth", "1"), {"en-us/a.md", "fr-fr/a.md"}),
    "a partial clone": (partial, {"en-us/a.md", "fr-fr/a.md"}),
    "a sparse clone": (sparse, {"fr-fr/a.md"}),
    "a linked work tree": (worktree, {"en-us/a.md", "fr-fr/a.md"}),
    "a submodule": (submodule, {"docs/en-us/a.md", "docs/fr-fr/a.md"}),
    "a .git that leads nowhere": (git_file("gitdir: /nowhere\n"), {"en-us/a.md", "fr-fr/a.md"}),
    "a .git that leads to no repository": (git_file("gitdir: /etc\n"), {"en-us/a.md", "fr-fr/a.md"}),
    "a .git that leads to itself": (git_file("gitdir: .git\n"), {"en-us/a.md", "fr-fr/a.md"}),
    "a .git of noise": (git_file("\0\x1b" * 5000), {"en-us/a.md", "fr-fr/a.md"}),
    "a HEAD that refers to itself": (in_git_folder("HEAD", "ref: refs/heads/x\n"), {"en-us/a.md", "fr-fr/a.md"}),
    "branches in a circle": (
        lambda docs: in_git_folder("refs/heads/y", "ref: refs/heads/main\n")(
            in_git_folder("refs/heads/main", "ref: refs/heads/y\n")(docs)
        ),
        {"en-us/a.md", "fr-fr/a.md"},
    ),
    "an index of noise": (in_git_folder("index", "noise"), {"en-us/a.md", "fr-fr/a.md"}),
    "objects that are elsewhere": (
        in_git_folder("objects/info/alternates", "/nowhere\n.\n"),
        {"en-us/a.md", "fr-fr/a.md"},
    ),
    "a work tree that is elsewhere": (
        in_git_folder("config", "[core]\n\tbare = false\n\tworktree = /etc\n"),
        {"en-us/a.md", "fr-fr/a.md"},
    ),
    "300,000 tags": (huge_packed_refs, {"en-us/a.md", "fr-fr/a.md"}),
}


@pytest.mark.parametrize("command", ["check .", "status"])
@pytest.mark.parametrize("name", REPOSITORIES)
def test_repository(name: str, command: str, tmp_path: Path) -> None:
    docs = init(tmp_path / "here")
    page("en-us/a.md")(docs)
    commit = commit_all(docs)
    page("fr-fr/a.md", TRANSLATION.replace("title", f"ms.sourcegitcommit: {commit}\ntitle") + LINK)(docs)
    commit_all(docs, 2)
    make, expected = REPOSITORIES[name]
    folder = make(docs)
    words = command.split()
    if name == "a submodule" and command != "status":
        words[1] = f"docs/{words[1]}"
    done = doclint(*words, "--output-format", "json", *(["--select", "LNK"] if words[0] == "check" else []), cwd=folder)
    assert done.code in (0, 1), done.said
    assert "internal error" not in done.said
    if command == "check .":
        assert {finding["path"] for finding in found(done)} == expected


# Every setting that makes git run something, with the attributes that bring it into play.
_PROGRAMS = """
[core]
\tfsmonitor = "touch MARKS/fsmonitor"
\thooksPath = HOOKS
\tpager = touch MARKS/pager
\teditor = touch MARKS/editor
\tsshCommand = touch MARKS/ssh
\taskPass = MARKS/../program
\talternateRefsCommand = touch MARKS/refs
\tgitProxy = touch MARKS/proxy
[pager]
\tlog = touch MARKS/pager-log
\tdiff = touch MARKS/pager-diff
\tls-files = touch MARKS/pager-files
[diff]
\texternal = touch MARKS/external
[diff "evil"]
\tcommand = touch MARKS/diff
\ttextconv = touch MARKS/textconv
[filter "evil"]
\tclean = touch MARKS/clean; cat
\tsmudge = touch MARKS/smudge; cat
\trequired = true
[filter "e=vil"]
\tprocess = touch MARKS/process
\trequired = true
[merge "evil"]
\tdriver = touch MARKS/merge
[credential]
\thelper = "!touch MARKS/credential"
[gpg]
\tprogram = MARKS/../program
[log]
\tshowSignature = true
[remote "origin"]
\turl = "ext::touch MARKS/ext"
\tpromisor = true
\tpartialclonefilter = blob:none
\tuploadpack = touch MARKS/uploadpack
\tvcs = evil
[extensions]
\tpartialClone = origin
[alias]
\tls-files = !touch MARKS/alias
\tcat-file = !touch MARKS/alias
[include]
\tpath = INCLUDED
[includeIf "gitdir:/"]
\tpath = INCLUDED
[uploadpack]
\tpackObjectsHook = touch MARKS/pack
"""


@pytest.fixture
def armed(tmp_path: Path) -> Path:
    """A repository in which whatever git could be made to run leaves a mark in `../marks`."""
    docs = init(tmp_path / "here")
    page("en-us/a.md")(docs)
    page("en-us/b.md", "# The beacon\n\nIt is lit at dusk.\n")(docs)
    commit = commit_all(docs)
    for name in ("a", "b"):
        page(f"fr-fr/{name}.md", TRANSLATION.replace("title", f"ms.sourcegitcommit: {commit}\ntitle"))(docs)
    git(docs, "mv", "en-us/b.md", "en-us/c.md")
    page("en-us/a.md", LINK + "\nOne more.\n")(docs)
    page("en-us/.gitattributes", "a.md filter=evil diff=evil merge=evil\nc.md filter=e=vil\n* text=auto\n")(docs)
    commit_all(docs, 2)
    for name in ("en-us/a.md", "en-us/c.md"):
        (docs / name).write_bytes((docs / name).read_bytes() + b"changed\n")
    marks = tmp_path / "marks"
    marks.mkdir()
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {marks}/program\n")
    program.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for folder in (hooks, docs / ".git/hooks"):
        for hook in ("post-index-change", "pre-commit", "post-checkout", "reference-transaction", "fsmonitor-watchman"):
            folder.mkdir(exist_ok=True)
            shutil.copy(program, folder / hook)
    (tmp_path / "included").write_text(f'[core]\n\tfsmonitor = "touch {marks}/included"\n')
    settings = _PROGRAMS.replace("MARKS", str(marks)).replace("HOOKS", str(hooks))
    config = docs / ".git/config"
    text = config.read_text().replace("repositoryformatversion = 0", "repositoryformatversion = 1")
    config.write_text(text + settings.replace("INCLUDED", str(tmp_path / "included")))
    return docs


@pytest.mark.parametrize(
    "command",
    [
        "check .",
        "check fr-fr/a.md",
        "check --since HEAD",
        "check --since HEAD~1 --diff",
        "check . --fix",
        "check . --add-suppressions",
        "status",
        "report --html ../page.html",
        "baseline create",
        "init",
        "config",
    ],
)
def test_nothing_that_a_repository_names_is_run(command: str, armed: Path) -> None:
    done = doclint(*command.split(), cwd=armed)
    assert done.code in (0, 1), done.said
    assert os.listdir(armed.parent / "marks") == []


def test_the_marks_would_be_seen(armed: Path) -> None:
    subprocess.run(
        ["git", "diff", "HEAD~1"],
        cwd=armed,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=GUARD_SECONDS,
        check=False,
    )
    assert {"fsmonitor", "clean"} & set(os.listdir(armed.parent / "marks"))


def test_a_module_of_the_pull_request_is_not_imported(tmp_path: Path) -> None:
    """`python -m doclint` would find it in the working directory, before those that are installed."""
    folder = tmp_path / "here"
    for name in ("click", "yaml", "rich", "jsonschema", "pyromark", "frontmatter", "platformdirs", "tomllib"):
        page(f"{name}.py", f"raise SystemExit('{name} of a stranger')\n")(folder)
    A(folder)
    page("doclint.toml", 'select = ["FM", "LNK"]\n')(folder)
    done = doclint("check", ".", cwd=folder)
    assert (done.code, done.said) == (1, "")
