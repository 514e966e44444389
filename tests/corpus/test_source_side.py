"""What git tells of the source: versions, renames, how far behind; and clear words where it cannot tell."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from doclint.corpus.git import GitError
from doclint.corpus.git_objects import GitObjects, LackingError, find_repository
from doclint.corpus.history import Departure, History, Lag
from doclint.corpus.library import Library
from doclint.corpus.source_side import Origin, SourceSide
from doclint.document.facts import Facts
from tests.repositories import commit_all, git, init

BEACON = "# The beacon\n\nIt is lit at dusk, by hand, and burns until dawn.\n"

DAYS: list[dict[str, str | None]] = [
    {"en/a.md": BEACON, "en/b.md": "b\n", "en/c d.md": "c\n"},
    {"en/a.md": BEACON + "Two\n"},
    {"en/b.md": "b changed\n"},
    {"en/a.md": BEACON + "Two\nFour\n"},
    {"en/a.md": None, "en/lamps/a.md": BEACON + "Two\nFour\n"},
    {"en/c d.md": None},
]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def made_docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = init(tmp_path_factory.mktemp("made") / "docs")
    for day, changes in enumerate(DAYS, 1):
        write(docs, changes)
        commit_all(docs, day)
    return docs


@pytest.fixture
def docs(made_docs: Path) -> Path:
    """A repository whose page changed on days 2 and 4, moved on day 5, and another one was deleted on day 6."""
    return shutil.copytree(made_docs, Path("docs").absolute())


def write(folder: Path, changes: Mapping[str, str | None]) -> None:
    for name, text in changes.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())


def commits(folder: Path) -> list[str]:
    """The commits of a repository, oldest first."""
    return git(folder, "rev-list", "--reverse", "HEAD").split()


def page(commit: str | None, path: str = "fr/a.md", hash_: str | None = None) -> Facts:
    return Facts(path, "fr", "a.md", None, hash_, commit, None, {}, None)


def side(library: Library, *pages: Facts, folder: Path, name: str, revision: str | None = None) -> SourceSide:
    found = SourceSide(library)
    found.look_up((one, Origin(str(folder), revision, name)) for one in pages)
    return found


def test_a_page_is_changed_if_git_has_another_version_at_its_commit(docs: Path) -> None:
    pages = [
        page(commit[:length], f"{commit}.md") for length, commit in zip([40, 12, 7, 40], commits(docs), strict=False)
    ]
    with Library() as library:
        found = side(library, *pages, folder=docs / "en", name="b.md", revision="HEAD")
        assert [found.is_changed(one) for one in pages] == [True, True, False, False]
        found = side(library, *pages, folder=docs / "en", name="b.md")
        assert [found.is_changed(one) for one in pages] == [True, True, False, False]


def test_a_page_that_its_commit_does_not_have_is_changed(docs: Path) -> None:
    with Library() as library:
        found = side(library, page(commits(docs)[0]), folder=docs / "en", name="lamps/a.md")
        assert found.is_changed(page(commits(docs)[0])) is True
        assert found.hashes_at_commit(page(None)) is None


def test_the_files_count_and_not_what_is_committed(docs: Path) -> None:
    one = page(commits(docs)[-1])
    (docs / "en/b.md").write_text("edited\n")
    with Library() as library:
        assert side(library, one, folder=docs / "en", name="b.md").is_changed(one) is True
        assert side(library, one, folder=docs / "en", name="b.md", revision="HEAD").is_changed(one) is False


def test_line_endings_of_the_checkout_are_no_change_and_those_of_a_commit_are(docs: Path) -> None:
    before = page(commits(docs)[-1])
    (docs / "en/b.md").write_bytes(b"b changed\r\n")
    with Library() as library:
        assert side(library, before, folder=docs / "en", name="b.md").is_changed(before) is False
    commit_all(docs, 7)
    with Library() as library:
        assert side(library, before, folder=docs / "en", name="b.md").is_changed(before) is True


def test_hashes_at_a_commit_are_those_that_translations_carry(docs: Path) -> None:
    with Library() as library:
        one = page(commits(docs)[1])
        found = side(library, one, folder=docs / "en", name="a.md").hashes_at_commit(one)
    windows = (BEACON + "Two\n").replace("\n", "\r\n").encode()
    assert found == (hashlib.sha1(windows).hexdigest(), hashlib.sha256(windows).hexdigest())


@pytest.mark.parametrize(
    ("day", "expected"), [(1, Lag(1, datetime.date(2024, 1, 3))), (2, Lag(1, datetime.date(2024, 1, 3))), (3, None)]
)
def test_how_far_a_page_is_behind(docs: Path, day: int, expected: Lag | None) -> None:
    with Library() as library:
        one = page(commits(docs)[day - 1])
        assert side(library, one, folder=docs / "en", name="b.md").lag(one) == expected


def test_where_a_page_went(docs: Path) -> None:
    first, *_, moved, deleted = commits(docs)
    one, other = page(first), page(first, "fr/c d.md")
    with Library() as library:
        found = SourceSide(library)
        origins = [Origin(str(docs / "en"), None, name) for name in ("a.md", "c d.md")]
        found.look_up(zip([one, other], origins, strict=True))
        assert found.departure(one) == Departure(moved, datetime.date(2024, 1, 5), "docs/en/lamps/a.md")
        assert found.departure(other) == Departure(deleted, datetime.date(2024, 1, 6), None)


def test_a_page_that_moved_twice_is_found_where_it_is_now(docs: Path) -> None:
    write(docs, {"en/lamps/a.md": None, "en/fires.md": BEACON + "Two\nFour\n"})
    commit_all(docs, 7)
    with Library() as library:
        one = page(commits(docs)[0])
        found = side(library, one, folder=docs / "en", name="a.md").departure(one)
    assert found is not None
    assert found.new_path == "docs/en/fires.md"


def test_commits_are_counted_by_what_they_can_reach_and_not_by_their_order(docs: Path) -> None:
    start = commits(docs)[-1]
    git(docs, "checkout", "--quiet", "-b", "side")
    write(docs, {"en/b.md": "b of the side\n"})
    on_side = commit_all(docs, 8)
    git(docs, "checkout", "--quiet", "main")
    write(docs, {"en/x.md": "x\n"})
    on_main = commit_all(docs, 9)
    git(docs, "merge", "--quiet", "--no-edit", "side", day=10)
    with Library() as library:
        pages = [page(commit, f"{commit}.md") for commit in (start, on_side, on_main)]
        found = side(library, *pages, folder=docs / "en", name="b.md")
        assert [(lag.commits if lag else None) for lag in map(found.lag, pages)] == [1, None, 1]


@pytest.mark.parametrize(
    "commit", [None, "f" * 40, "f" * 7, "abc", "HEAD", "main", "--all", "HEAD:en/a.md", "a" * 40 + "\nHEAD", "Ã©" * 20]
)
def test_what_is_no_known_commit_tells_nothing(docs: Path, commit: str | None) -> None:
    one = page(commit)
    with Library() as library:
        found = side(library, one, folder=docs / "en", name="b.md")
        assert found.is_changed(one) is None
        assert found.hashes_at_commit(one) is None
        assert found.lag(one) is None
        assert found.departure(one) is None


def test_a_folder_in_no_repository_tells_nothing() -> None:
    Path("plain").mkdir()
    one = page("f" * 40)
    with Library() as library:
        found = side(library, one, folder=Path("plain").absolute(), name="a.md")
        assert (found.is_changed(one), found.notes) == (None, ())


def test_a_repository_without_commits_tells_nothing() -> None:
    empty = init(Path("empty").absolute())
    one = page("f" * 40)
    with Library() as library:
        assert side(library, one, folder=empty, name="a.md").is_changed(one) is None


def test_a_shallow_clone_says_what_it_lacks_and_guesses_nothing(docs: Path) -> None:
    first, *_, last = commits(docs)
    git(Path.cwd(), "clone", "--quiet", "--depth", "2", f"file://{docs}", "shallow")
    old, new = page(first, "fr/old.md"), page(last, "fr/new.md")
    with Library() as library:
        found = side(library, old, new, folder=Path("shallow/en").absolute(), name="b.md")
        assert (found.is_changed(old), found.lag(old)) == (None, None)
        assert found.is_changed(new) is False
        assert found.notes == (
            "1 page names a source commit that is not in shallow "
            "(a shallow clone; fetch the rest with git fetch --unshallow)",
        )


def test_commits_before_the_end_of_a_shallow_history_are_not_counted(docs: Path) -> None:
    # The clone has the commit that the page names, but not what lies between it and the tip.
    first = commits(docs)[0]
    git(Path.cwd(), "clone", "--quiet", "--depth", "1", f"file://{docs}", "shallow")
    git(Path("shallow"), "fetch", "--quiet", "--depth", "1", "origin", first)
    one = page(first)
    with Library() as library:
        found = side(library, one, folder=Path("shallow/en").absolute(), name="b.md")
        assert (found.is_changed(one), found.lag(one)) == (True, None)


@pytest.fixture
def partial(docs: Path) -> Path:
    """A clone that fetches the versions of files when they are asked for."""
    git(docs, "config", "uploadpack.allowFilter", "true")
    git(Path.cwd(), "clone", "--quiet", "--filter=blob:none", f"file://{docs}", "partial")
    return Path("partial").absolute()


def test_a_partial_clone_knows_what_changed_without_fetching_it(docs: Path, partial: Path) -> None:
    objects = set((partial / ".git/objects").rglob("*"))
    pages = [page(commit, f"{commit}.md") for commit in commits(docs)[:3]]
    with Library() as library:
        found = side(library, *pages, folder=partial / "en", name="b.md", revision="HEAD")
        assert [found.is_changed(one) for one in pages] == [True, True, False]
        assert found.lag(pages[0]) == Lag(1, datetime.date(2024, 1, 3))
        assert found.hashes_at_commit(pages[2]) is not None
        assert found.hashes_at_commit(pages[0]) is None
        assert found.notes == (
            "1 page names a version of the source that is not in partial "
            "(a partial clone; fetch the rest with git fetch --refetch --no-filter)",
        )
    assert set((partial / ".git/objects").rglob("*")) == objects


def test_a_partial_clone_finds_renames_by_what_it_has(docs: Path, partial: Path) -> None:
    one = page(commits(docs)[0])
    with Library() as library:
        found = side(library, one, folder=partial / "en", name="a.md").departure(one)
    assert found is not None
    assert found.new_path == "partial/en/lamps/a.md"


def test_what_a_treeless_clone_lacks_is_said(docs: Path) -> None:
    git(docs, "config", "uploadpack.allowFilter", "true")
    git(Path.cwd(), "clone", "--quiet", "--no-checkout", "--filter=tree:0", f"file://{docs}", "treeless")
    one = page(commits(docs)[0])
    with Library() as library:
        found = side(library, one, folder=Path("treeless/en").absolute(), name="a.md")
        assert found.is_changed(one) is None
        assert "partial clone" in found.notes[0]


def test_objects_of_a_repository(docs: Path) -> None:
    repository = find_repository(str(docs / "en" / "absent"))
    assert repository is not None
    assert (repository[0].folder, repository[1]) == (str(docs), "en/absent")
    objects = GitObjects(repository[0])
    tip = objects.resolve("main")
    assert objects.commit(tip[:10].upper()) == tip
    assert objects.find(tip, "en") is None
    assert objects.find(tip, "en/b.md/c") is None
    assert (objects.folders(tip, ""), objects.folders(tip, "en")) == (["en"], ["lamps"])
    assert (objects.folders(tip, "en/b.md"), objects.folders(tip, "no")) == ([], [])
    assert objects.files(tip, "en") == ["b.md", "lamps/a.md"]
    blob = objects.find(tip, "en/b.md")
    assert blob is not None
    assert objects.content(blob) == b"b changed\n"
    assert objects.object_name(b"b changed\n", like=tip) == blob
    with pytest.raises(GitError):
        objects.content(tip)
    objects.close()
    assert objects.content(blob) == b"b changed\n"
    objects.close()


def test_a_link_in_the_source_is_no_page(docs: Path) -> None:
    (docs / "en/link.md").symlink_to("b.md")
    tip = commit_all(docs, 7)
    repository = find_repository(str(docs))
    assert repository is not None
    objects = GitObjects(repository[0])
    assert objects.find(tip, "en/link.md") is None
    objects.close()


def test_no_setting_of_a_repository_makes_git_run_a_program(docs: Path) -> None:
    trap = Path("trap").absolute()
    trap.write_text(f"#!/bin/sh\ntouch {Path('sprung').absolute()}\n")
    trap.chmod(0o755)
    settings = {
        "core.fsmonitor": trap,
        "core.pager": trap,
        "core.sshCommand": trap,
        "diff.external": trap,
        "diff.x.command": trap,
        "diff.x.textconv": trap,
        "filter.x.smudge": trap,
        "filter.x.clean": trap,
        "gpg.program": trap,
        "log.showSignature": "true",
        "pager.log": trap,
    }
    for name, value in settings.items():
        git(docs, "config", name, str(value))
    (docs / ".gitattributes").write_text("* diff=x filter=x\n")
    one = page(commits(docs)[0])
    sign(docs)
    with Library() as library:
        found = side(library, one, folder=docs / "en", name="b.md")
        assert found.is_changed(one) is True
        assert found.lag(one) is not None
        assert found.departure(one) is None
    assert not Path("sprung").exists()


def sign(folder: Path) -> None:
    """Give the tip a signature that git would have a program check."""
    head, _, message = git(folder, "cat-file", "commit", "HEAD").partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----"
    command = ["git", "hash-object", "-t", "commit", "-w", "--stdin"]
    commit = f"{head}\n{signature}\n\n{message}\n".encode()
    done = subprocess.run(command, cwd=folder, input=commit, capture_output=True, check=True)
    git(folder, "update-ref", "HEAD", os.fsdecode(done.stdout).strip())


def test_history_of_a_path_that_never_was(docs: Path) -> None:
    repository = find_repository(str(docs))
    assert repository is not None
    objects = GitObjects(repository[0])
    history = History(objects, commits(docs)[-1], commits(docs)[:1])
    assert history.departure("en/never.md") is None
    assert history.lag(commits(docs)[0], "en/never.md") is None
    objects.close()


def test_lacking_is_a_kind_of_git_error() -> None:
    assert issubclass(LackingError, GitError)
