"""What goes wrong around a run: streams that take nothing, full disks, Ctrl-C, pages that change, rules that crash.

A run says so, ends with 2 where it could not do what it was asked, and leaves every file as it was or as it is to be.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from doclint.cli.options import unconfigured
from doclint.cli.outputs import FORMATS
from doclint.corpus.discovery import discover
from doclint.engine import Report, run
from doclint.reporters.formats import write_terminal_report
from doclint.reporters.options import ReportOptions
from doclint.reporters.page_lines import line_of_page
from tests.hostile.runs import GUARD_SECONDS, IS_ROOT, LINK, MENDED, command, doclint, environment
from tests.reporters.streams import EncodedStream
from tests.repositories import commit_all, init
from tests.rules.examples import write_pages

resource = pytest.importorskip("resource", reason="limits are those of POSIX")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, limits and devices are those of POSIX")

TRANSLATION = "---\ntitle: Le phare\nms.contentlocale: fr-fr\nauthor: someone\n---\n# Le phare\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "here"
    made.mkdir()
    for name in ("a.md", "b.md"):
        (made / name).write_text(LINK)
    return made


# --- streams

PRINTING = [
    *(f"check . --output-format {output_format}" for output_format in FORMATS),
    "check --diff",
    "check . --statistics",
    "status",
    "status --output-format json",
    "status --output-format csv",
    "status --output-format markdown",
    "rule --all",
    "rule LNK001",
    "config",
    "schema learn-localized",
    "--help",
    "check --help",
    "--version",
]


@contextmanager
def full() -> Iterator[IO[bytes]]:
    with open("/dev/full", "wb", buffering=0) as device:
        yield device


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is always full")
@pytest.mark.parametrize("words", PRINTING)
def test_standard_output_is_full(words: str, folder: Path) -> None:
    with full() as device:
        done = doclint(*words.split(), cwd=folder, stdout=device)
    assert done.code == 2
    assert done.said.endswith(
        "doclint: cannot write to standard output: No space left on device; what was printed is not all\n"
    )
    assert "Traceback" not in done.said


def closing(descriptor: int) -> tuple[str, ...]:
    """A shell that starts what stands behind it with a stream closed."""
    return ("sh", "-c", f'exec "$@" {descriptor}>&-', "sh")


@pytest.mark.parametrize("words", PRINTING)
def test_standard_output_is_closed(words: str, folder: Path) -> None:
    done = doclint(*words.split(), cwd=folder, through=closing(1))
    assert (done.code, done.printed) == (2, b"")
    assert "doclint: cannot write to standard output" in done.said
    assert "Traceback" not in done.said


@pytest.mark.parametrize(("words", "code"), [("check . --quiet", 1), ("check . --fix --quiet", 0), ("init", 2)])
def test_nobody_needs_a_stream_that_nothing_is_written_to(words: str, code: int, folder: Path) -> None:
    assert doclint(*words.split(), cwd=folder, through=closing(1)).code == code


@pytest.mark.parametrize("descriptor", [0, 2])
@pytest.mark.parametrize("words", ["check . --output-format json", "status --output-format json"])
def test_another_stream_is_closed(words: str, descriptor: int, folder: Path) -> None:
    done = doclint(*words.split(), cwd=folder, through=closing(descriptor))
    assert done.code == (1 if words.startswith("check") else 0)
    json.loads(done.printed)


def test_standard_error_is_full(folder: Path) -> None:
    """Nobody can be told; the findings are there all the same, and the code is theirs."""
    done = subprocess.run(
        [
            "sh",
            "-c",
            'exec "$@" 2>/dev/full',
            "sh",
            *command("check", ".", "--unsafe-fixes", "--output-format", "json"),
        ],
        cwd=folder,
        env=environment(folder.parent),
        stdout=subprocess.PIPE,
        timeout=GUARD_SECONDS,
        check=False,
    )
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["findings"]) == 2


@pytest.mark.parametrize("words", PRINTING)
def test_nobody_reads_on(words: str, folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb", buffering=0) as pipe:
        done = doclint(*words.split(), cwd=folder, stdout=pipe)
    assert (done.code, done.said) == (141, "")


def test_nobody_reads_on_in_either_stream(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb", buffering=0) as pipe:
        done = subprocess.run(
            command("check", ".", "--unsafe-fixes"),
            cwd=folder,
            env=environment(folder.parent),
            stdout=pipe,
            stderr=pipe,
            timeout=GUARD_SECONDS,
            check=False,
        )
    assert done.returncode == 141


def test_the_working_directory_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = doclint("check", ".", cwd=gone, through=("sh", "-c", 'rmdir ../gone; exec "$@"', "sh"))
    assert done.code == 2
    assert "Traceback" not in done.said
    assert "the working directory is gone" in done.said


# --- full disks


@dataclass(frozen=True, slots=True)
class Writing:
    """A command that writes.

    Attributes:
        words: what stands behind `doclint`.
        file: what is not written; it had another content before where `before` is not None.
        before: that content.
        says: what standard error holds.
    """

    words: str
    file: str
    before: str | None
    says: str = "cannot write"


BASELINE = '{"version": 1, "findings": [], "pages": {}}'

WRITINGS = [
    Writing("check . --fix", "a.md", LINK, "a.md: not fixed: it cannot be written: "),
    Writing("check . --add-suppressions", "a.md", LINK, "a.md: not changed: it cannot be written: "),
    Writing("check . --fix --exit-zero", "a.md", LINK, "mend that, and run doclint again"),
    Writing("check . --output-file json:out.json", "out.json", "before", "--output-file: cannot write 'out.json': "),
    Writing("check . --output-file full:out.txt", "out.txt", None, "--output-file: cannot write 'out.txt': "),
    Writing("report --html out.html", "out.html", "before", "--html: cannot write 'out.html': "),
    Writing("baseline create", ".doclint-baseline.json", BASELINE, "cannot write the baseline: "),
    Writing("baseline create --baseline new.json", "new.json", None, "cannot write the baseline: "),
    Writing("init", "doclint.toml", None, "doclint.toml: cannot write it: "),
]


def no_file_may_grow() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))


@pytest.mark.parametrize("row", WRITINGS, ids=lambda row: row.words)
def test_a_file_may_not_grow(row: Writing, folder: Path) -> None:
    prepare(row, folder)
    done = subprocess.run(
        command(*row.words.split()),
        cwd=folder,
        env=environment(folder.parent),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=GUARD_SECONDS,
        preexec_fn=no_file_may_grow,
        check=False,
    )
    assert_as_before(row, folder, done.returncode, done.stderr.decode(), "File too large")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "doclint", disk], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(shutil.which("mount") is None or not IS_ROOT, reason="only root mounts a disk")
@pytest.mark.parametrize("row", WRITINGS, ids=lambda row: row.words)
def test_the_disk_is_full(row: Writing, small_disk: Path) -> None:
    folder = small_disk / "here"
    folder.mkdir()
    for name in ("a.md", "b.md"):
        (folder / name).write_text(LINK)
    prepare(row, folder)
    with suppress(OSError), (folder / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * 4096)
    done = doclint(*row.words.split(), cwd=folder)
    assert_as_before(row, folder, done.code, done.said, "No space left on device")


def prepare(row: Writing, folder: Path) -> None:
    if row.before is not None:
        (folder / row.file).write_text(row.before)


def assert_as_before(row: Writing, folder: Path, code: int, said: str, reason: str) -> None:
    assert (code, "Traceback" in said) == (2, False)
    assert row.says in said
    assert reason in said
    path = folder / row.file
    assert (path.read_text() if path.exists() else None) == row.before
    assert not [name for name in os.listdir(folder) if name.startswith(".doclint-") and name.endswith(".tmp")]


def test_a_device_is_written_into_and_stays_what_it_is(folder: Path) -> None:
    done = doclint(
        "check", ".", "--quiet", "--output-file", "json:/dev/stdout", "--output-file", "full:/dev/null", cwd=folder
    )
    assert len(json.loads(done.printed)["findings"]) == 2
    assert os.path.islink("/dev/stdout") or not os.path.isfile("/dev/stdout")
    assert Path("/dev/null").is_char_device()


def test_a_report_does_not_follow_a_link(folder: Path) -> None:
    (folder.parent / "mine").write_text("mine")
    (folder / "out.sarif").symlink_to("../mine")
    done = doclint("check", ".", "--output-file", "sarif:out.sarif", cwd=folder)
    assert (done.code, (folder.parent / "mine").read_text()) == (2, "mine")
    assert "symbolic link" in done.said


# --- Ctrl-C

INTERRUPTS = int(os.environ.get("DOCLINT_INTERRUPTS", "3"))
SEED = int(os.environ.get("DOCLINT_SEED", str(random.randrange(10**6))))

# What stands before is Python's own start, which nobody can answer for.
STARTED = "import doclint.__main__, sys; sys.stderr.write('ready\\n'); doclint.__main__.main()"


@pytest.fixture(scope="module")
def many_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("interrupted") / "here"
    for number in range(250):
        for locale, text in (("en-us", f"# Beacon {number}\n"), ("fr-fr", TRANSLATION + LINK)):
            page = made / locale / f"{number % 30}/{number}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text)
    commit_all(init(made))
    return made


@pytest.mark.parametrize(
    ("words", "is_alone"),
    [
        ("check . --jobs 2", False),
        ("check . --jobs 2", True),
        ("check . --jobs 2 --no-cache --output-format json", False),
        ("check . --jobs 2 --fix", False),
        ("check . --jobs 2 --fix", True),
        ("status", False),
        ("report --html ../page.html", False),
        ("baseline create --baseline ../baseline.json", False),
        ("init", False),
    ],
)
def test_ctrl_c(words: str, is_alone: bool, many_pages: Path, tmp_path: Path) -> None:
    """DOCLINT_INTERRUPTS says at how many random moments."""
    print(f"DOCLINT_SEED={SEED}")
    chance = random.Random(SEED)
    longest = 1.0
    for turn in range(INTERRUPTS):
        here = tmp_path / str(turn) / "here"
        shutil.copytree(many_pages, here)
        started = time.monotonic()
        with started_run(words, here) as running:
            if turn:
                time.sleep(chance.uniform(0, longest))
                if running.poll() is None:
                    (os.kill if is_alone else os.killpg)(running.pid, signal.SIGINT)
            _, said = running.communicate(timeout=GUARD_SECONDS)
            assert_nobody_is_left(running.pid)
        if turn == 0:
            longest = time.monotonic() - started
        assert b"Traceback" not in said
        assert running.returncode in (0, 1, 130), said
        assert (running.returncode == 130) == (said.endswith(b"doclint: interrupted\n"))
        assert said.count(b"interrupted") <= 1
        assert {page.read_text() for page in here.rglob("fr-fr/**/*.md")} <= {TRANSLATION + LINK, TRANSLATION + MENDED}
        assert not list(here.parent.rglob("*.tmp"))
        baseline = here.parent / "baseline.json"
        assert not baseline.exists() or json.loads(baseline.read_text())
        shutil.rmtree(tmp_path / str(turn))


# Python ignores what is raised where it takes objects apart.
_SWALLOWING = """
import importlib, signal
from doclint.rules.registry import all_rules

class Lamp:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
        sum(range(10))

def check(*given):
    Lamp()
    while True:
        pass
    yield

importlib.import_module(all_rules()["LNK001"].module_name).check = check
import doclint.__main__
doclint.__main__.main()
"""


def test_ctrl_c_where_python_ignores_it(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SWALLOWING, "check", "."],
        cwd=folder,
        env=environment(folder.parent),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=GUARD_SECONDS,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"doclint: interrupted\n")


@contextmanager
def started_run(words: str, here: Path) -> Iterator[subprocess.Popen[bytes]]:
    running = subprocess.Popen(
        [sys.executable, "-c", STARTED, *words.split()],
        cwd=here,
        env=environment(here.parent),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert running.stderr is not None
        assert running.stderr.readline() == b"ready\n"
        yield running
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


def assert_nobody_is_left(group: int) -> None:
    """The processes of a run end with it, or as soon as they see that nobody listens."""
    deadline = time.monotonic() + GUARD_SECONDS
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise AssertionError("a process is left")


# --- processes that are killed, and caches


def found_in(here: Path, *arguments: str) -> tuple[int, bytes, str]:
    done = doclint("check", ".", "--output-format", "json", *arguments, cwd=here)
    return done.code, done.printed, done.said


@pytest.fixture(scope="module")
def expected(many_pages: Path) -> tuple[int, bytes, str]:
    """What a run finds whom nothing happens to."""
    code, printed, said = found_in(many_pages, "--no-cache", "--jobs", "1")
    assert printed.count(b"LNK001") == 250
    return code, printed, said


def descendants(group: int, pid: int) -> list[int]:
    """The other processes of a group."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            if int(name) != pid and os.getpgid(int(name)) == group:
                found.append(int(name))
    return found


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="nobody tells which processes a process has")
def test_a_killed_copy_costs_no_finding(many_pages: Path, expected: tuple[int, bytes, str]) -> None:
    words = "check . --output-format json --jobs 3 --no-cache"
    killed = 0
    for _ in range(20):
        with started_run(words, many_pages) as running:
            before = killed
            deadline = time.monotonic() + 5
            while killed == before and time.monotonic() < deadline:
                for child in descendants(running.pid, running.pid):
                    with suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
                        killed += 1
            printed, said = running.communicate(timeout=GUARD_SECONDS)
            assert_nobody_is_left(running.pid)
        assert (running.returncode, printed, said.decode()) == expected
        if killed >= 3:
            return
    raise AssertionError("no copy was there to be killed")


def test_a_killed_run_leaves_a_cache_that_serves(
    many_pages: Path, expected: tuple[int, bytes, str], tmp_path: Path
) -> None:
    cache = ("--cache-dir", str(tmp_path / "cache"))
    words = f"check . --jobs 2 --cache-dir {tmp_path / 'cache'}"
    chance = random.Random(SEED)
    for _ in range(4 + INTERRUPTS):
        with started_run(words, many_pages) as running:
            time.sleep(chance.uniform(0, 0.6))
            running.kill()
            running.communicate(timeout=GUARD_SECONDS)
            assert_nobody_is_left(running.pid)
    assert found_in(many_pages, *cache) == expected
    assert found_in(many_pages, *cache) == expected


def test_two_runs_on_one_cache_and_one_tree(many_pages: Path, expected: tuple[int, bytes, str], tmp_path: Path) -> None:
    words = f"check . --output-format json --jobs 2 --cache-dir {tmp_path / 'cache'}"
    for _ in range(2):
        with started_run(words, many_pages) as one, started_run(words, many_pages) as other:
            for running in (one, other):
                printed, said = running.communicate(timeout=GUARD_SECONDS)
                assert (running.returncode, printed, said.decode()) == expected


@pytest.mark.skipif(shutil.which("mount") is None or not IS_ROOT, reason="only root mounts a disk")
@pytest.mark.parametrize("bytes_left", [0, 20_000, 60_000])
def test_a_full_disk_has_no_cache(
    bytes_left: int, many_pages: Path, expected: tuple[int, bytes, str], small_disk: Path
) -> None:
    (small_disk / "filler").write_bytes(bytes(60_000 - bytes_left))
    for _ in range(2):
        assert found_in(many_pages, "--cache-dir", str(small_disk / "cache")) == expected


@pytest.mark.parametrize("damage", ["shortened", "overwritten", "a folder", "not readable", "a link to nowhere"])
def test_a_cache_that_is_none(damage: str, many_pages: Path, expected: tuple[int, bytes, str], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert found_in(many_pages, "--cache-dir", str(cache)) == expected
    (file,) = cache.glob("*.sqlite3")
    content = file.read_bytes()
    file.unlink()
    if damage == "shortened":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "overwritten":
        file.write_bytes(content[:100] + random.Random(SEED).randbytes(len(content) - 100))
    elif damage == "a folder":
        file.mkdir()
    elif damage == "not readable":
        file.write_bytes(content)
        file.chmod(0)
    else:
        file.symlink_to("nowhere/at/all")
    for _ in range(2):
        assert found_in(many_pages, "--cache-dir", str(cache)) == expected


# --- pages that change while a run looks at them


def becomes_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


def becomes_pipe(page: Path) -> None:
    page.unlink()
    os.mkfifo(page)


def becomes_link(page: Path) -> None:
    page.unlink()
    page.symlink_to("/dev/zero")


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "vanishes": (Path.unlink, "Cannot read the page: No such file or directory."),
    "becomes a folder": (becomes_folder, "Cannot read the page: Is a directory."),
    "becomes a pipe": (becomes_pipe, "Cannot read the page: It is no ordinary file."),
    "becomes a link to a device": (becomes_link, "Cannot read the page: It is no ordinary file."),
    "becomes huge": (
        lambda page: os.truncate(page, 1 << 40),
        "The page is over a limit: it has more than 5,000,000 bytes.",
    ),
    "becomes noise": (lambda page: page.write_bytes(b"\xff\xfe"), "Cannot read the page: byte 0xff is not UTF-8."),
}

PAGES = {
    "en-us/a.md": "---\ntitle: The beacon\nauthor: solveig\n---\n# The beacon\n",
    "fr-fr/a.md": TRANSLATION + LINK,
    "fr-fr/b.md": TRANSLATION + LINK,
}


def report_of(here: Path, at: int | None, change: Callable[[Path], object]) -> Report:
    """A run in which a page changes when so many are read, or before any is."""
    discovery = discover([str(here)])
    if at is None:
        change(here / "fr-fr/a.md")

    def progress(done: int, total: int) -> None:
        if at is not None and done == (at or total):
            with suppress(FileNotFoundError):
                change(here / "fr-fr/a.md")

    return run(discovery, unconfigured(), progress)


@pytest.mark.parametrize("name", CHANGES)
def test_a_page_changes_before_it_is_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_pages(PAGES)
    change, message = CHANGES[name]
    report = report_of(tmp_path, None, change)
    said = [finding for finding in report.findings if finding.path == "fr-fr/a.md" and finding.code.startswith("DOC")]
    assert ([finding.message for finding in said], report.is_incomplete) == ([message], True)
    assert said[0].help
    assert [finding.code for finding in report.findings if finding.path == "fr-fr/b.md"].count("LNK001") == 1


@pytest.mark.parametrize("name", CHANGES)
def test_a_page_changes_after_it_was_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read counts. Places in it are shown as well as they can be; nothing crashes, and nothing waits."""
    monkeypatch.chdir(tmp_path)
    write_pages(PAGES)
    report = report_of(tmp_path, 0, CHANGES[name][0])
    assert {"LNK001"} <= {finding.code for finding in report.findings if finding.path == "fr-fr/a.md"}
    stream = EncodedStream("utf-8")
    line_of_page.__globals__["_lines"].cache_clear()
    write_terminal_report("full", report.findings, report.summary, line_of_page, stream, ReportOptions())


# --- rules that crash

CRASHING = """
import importlib, sys
from doclint.rules.registry import all_rules

def check(*given):
    lamps = {}
    yield lamps["the lamp is out" + "!" * 1000]

importlib.import_module(all_rules()[sys.argv.pop(1)].module_name).check = check
import doclint.__main__
doclint.__main__.main()
"""


def with_crash(code: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", CRASHING, code, *words],
        cwd=cwd,
        env=environment(cwd.parent),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=GUARD_SECONDS,
        check=False,
    )


@pytest.fixture
def two_locales(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    write_pages(PAGES)
    return folder


CODES = {"page": "LNK002", "article": "AUT001", "corpus": "AID002"}


@pytest.mark.parametrize("scope", CODES)
def test_a_rule_that_crashes(scope: str, two_locales: Path) -> None:
    done = with_crash(CODES[scope], "check", ".", "--output-format", "json", "--exit-zero", cwd=two_locales)
    findings = json.loads(done.stdout)["findings"]
    crashes = [finding for finding in findings if finding["code"] == "DOC003"]
    assert (done.returncode, done.stderr) == (2, b"")
    assert len(crashes) == {"page": 5, "article": 2, "corpus": 1}[scope]
    for crash in crashes:
        assert f"The rule {CODES[scope]} crashed: KeyError: 'the lamp is out!" in crash["message"]
        assert len(crash["message"]) < 300
        assert "--debug" in crash["help"]
        assert "report" in crash["help"]
        assert (two_locales / crash["path"]).is_file()
    assert sum(finding["code"] == "LNK001" for finding in findings) == 4


@pytest.mark.parametrize("scope", CODES)
def test_debug_shows_where_it_crashed(scope: str, two_locales: Path) -> None:
    done = with_crash(CODES[scope], "check", ".", "--debug", cwd=two_locales)
    assert done.returncode == 2
    assert b"Traceback" in done.stderr
    assert b"the lamp is out" in done.stderr


@pytest.mark.parametrize("scope", CODES)
def test_beside_a_crash_pages_are_mended_and_the_run_ends_with_2(scope: str, two_locales: Path) -> None:
    done = with_crash(CODES[scope], "check", ".", "--fix", cwd=two_locales)
    assert done.returncode == 2
    assert (two_locales / "a.md").read_text() == MENDED


def test_a_comment_about_a_rule_that_crashed_is_not_called_useless(two_locales: Path) -> None:
    (two_locales / "a.md").write_text("<!-- doclint-disable LNK002 -->\n\nThe beacon.\n")
    done = with_crash("LNK002", "check", "a.md", "--output-format", "json", cwd=two_locales)
    assert [finding["code"] for finding in json.loads(done.stdout)["findings"]] == ["DOC003"]


def test_no_comment_keeps_a_crash_quiet(two_locales: Path) -> None:
    (two_locales / "a.md").write_text("<!-- doclint-disable -->\n<!-- doclint-disable-file -->\n\nThe beacon.\n")
    done = with_crash("LNK002", "check", "a.md", "--output-format", "json", cwd=two_locales)
    found = [finding for finding in json.loads(done.stdout)["findings"] if finding["code"] == "DOC003"]
    assert ([finding["suppressed"] for finding in found], done.returncode) == ([None], 2)


def test_a_crash_in_a_copy_of_the_process_is_told_as_any_other(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    for number in range(300):
        (here / f"{number:03}.md").write_text(LINK * 20)
    done = with_crash("LNK002", "check", ".", "--jobs", "3", "--output-format", "json", cwd=here)
    codes = [finding["code"] for finding in json.loads(done.stdout)["findings"]]
    assert (done.returncode, codes.count("DOC003"), codes.count("LNK001")) == (2, 300, 6000)
