"""`doclint drift`, `doclint sync` and `doclint status --since` on a repository with a history."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doclint.cli import group
from tests.corpus.test_page_history import Docs

EN = """---
title: The lamp
weight: 1
---

# The lamp

Trim the wick each day before dusk.

See [the manual](https://harbourlight.example/manual) for more.

```sh
lamp --trim
```
"""

FR = """---
title: La lampe
weight: 1
default_lang_commit: {commit}
---

# La lampe

Coupez la mèche chaque jour avant le crépuscule.

Voir [le manuel](https://harbourlight.example/manual) pour en savoir plus.

```sh
lamp --trim
```
"""

NEUTRAL = EN.replace("/manual", "/guide").replace("--trim", "--trim --wick=2").replace("weight: 1", "weight: 2")
PROSE = EN.replace("each day before dusk", "twice a week and before each storm")

PAGE = "content/fr/lamp.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, list(arguments))


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Docs:
    docs = Docs(tmp_path / "docs")
    monkeypatch.chdir(docs.folder)
    commit = docs.commit({"doclint.toml": 'preset = "opentelemetry"\n', "content/en/lamp.md": EN})
    docs.commit({PAGE: FR.format(commit=commit), "content/nb/wick.md": "# Veke\n", "content/en/wick.md": "# Wick\n"})
    return docs


def read(docs: Docs) -> str:
    return (docs.folder / PAGE).read_text()


def test_drift_shows_then_now_and_here_with_changed_words_marked(docs: Docs) -> None:
    docs.commit({"content/en/lamp.md": PROSE})
    found = run("drift", PAGE)
    assert found.exit_code == 0
    assert "1 block of 5 behind content/en/lamp.md since 2024-01-01 (6 words)." in found.stdout
    assert "content/fr/lamp.md:9 text changed, 6 words" in found.stdout
    assert "then Trim the wick each [-day before dusk.-]" in found.stdout
    assert "now  Trim the wick {+twice a week and before+} each {+storm.+}" in found.stdout
    assert "here Coupez la mèche chaque jour avant le crépuscule." in found.stdout


def test_drift_of_a_source_page_is_that_of_its_translations(docs: Docs) -> None:
    docs.commit({"content/en/lamp.md": PROSE})
    document = json.loads(run("drift", "content/en/lamp.md", "--output-format", "json").stdout)
    (page,) = document["pages"]
    assert (page["path"], page["freshness"], page["evidence"]) == (PAGE, "behind", "commit")
    assert page["behind"] == {"blocks": 1, "words": 6}
    (block,) = page["blocks"]
    assert (block["kind"], block["minor"], block["neutral"], block["line"]) == ("text", False, False, 9)


def test_drift_as_markdown_has_no_markup_of_the_page(docs: Docs) -> None:
    docs.commit({"content/en/lamp.md": PROSE.replace("storm", "@keeper <b>storm</b>")})
    shown = run("drift", PAGE, "--output-format", "markdown").stdout
    assert "<ins>" in shown
    assert "<b>" not in shown
    assert "@keeper" not in shown


def test_drift_of_a_page_in_sync_says_so(docs: Docs) -> None:
    assert "In sync with its source." in run("drift", PAGE).stdout


def test_sync_takes_over_what_has_no_language_and_renews_the_stamp(docs: Docs) -> None:
    newest = docs.commit({"content/en/lamp.md": NEUTRAL})
    found = run("sync")
    assert (found.exit_code, found.stdout) == (0, "")
    assert "copied 3 changes in 1 page; 1 stamp renewed; 0 pages to translate" in found.stderr
    expected = FR.format(commit=newest).replace("/manual", "/guide").replace("--trim", "--trim --wick=2")
    assert read(docs) == expected.replace("weight: 1", "weight: 2")
    assert "copied 0 changes in 0 pages" in run("sync").stderr


def test_sync_leaves_the_stamp_where_something_is_left_to_translate(docs: Docs) -> None:
    before = read(docs)
    docs.commit({"content/en/lamp.md": PROSE.replace("/manual", "/guide")})
    assert "copied 1 change in 1 page; 0 stamps renewed; 1 page to translate" in run("sync").stderr
    assert read(docs) == before.replace("/manual", "/guide")


def test_sync_touches_nothing_that_the_translation_has_otherwise(docs: Docs) -> None:
    own = read(docs).replace("lamp --trim", "lamp --trim # couper").replace("example/manual", "example/fr/manual")
    docs.commit({PAGE: own})
    docs.commit({"content/en/lamp.md": NEUTRAL.replace("weight: 2", "weight: 1")})
    assert "copied 0 changes" in run("sync").stderr
    assert read(docs) == own


def test_sync_diff_writes_nothing_and_ends_with_1(docs: Docs) -> None:
    before = read(docs)
    docs.commit({"content/en/lamp.md": NEUTRAL})
    found = run("sync", "--diff")
    assert found.exit_code == 1
    assert "+Voir [le manuel](https://harbourlight.example/guide) pour en savoir plus." in found.stdout
    assert read(docs) == before


def test_sync_keeps_crlf_and_a_byte_order_mark(docs: Docs) -> None:
    content = b"\xef\xbb\xbf" + read(docs).replace("\n", "\r\n").encode()
    (docs.folder / PAGE).write_bytes(content)
    docs.commit({"content/en/lamp.md": EN.replace("/manual", "/guide").replace("--trim", "--trim\nlamp --light")})
    run("sync")
    written = (docs.folder / PAGE).read_bytes()
    assert written.startswith(b"\xef\xbb\xbf---\r\n")
    assert b"lamp --trim\r\nlamp --light\r\n```" in written
    assert written.count(b"\n") == written.count(b"\r\n")


def test_the_fix_of_a_neutral_change_is_that_of_check(docs: Docs) -> None:
    docs.commit({"content/en/lamp.md": EN.replace("/manual", "/guide")})
    run("check", ".", "--select", "HND006", "--fix")
    assert "example/guide" in read(docs)


def test_check_as_json_tells_the_drift_of_a_finding(docs: Docs) -> None:
    docs.commit({"content/en/lamp.md": PROSE})
    found = json.loads(run("check", ".", "--select", "HND", "--output-format", "json").stdout)
    (block,) = [finding for finding in found["findings"] if finding["code"] == "HND006"]
    (page,) = [finding for finding in found["findings"] if finding["code"] == "HND001"]
    assert block["cause"] == page["fingerprint"]
    assert "1 of 5 blocks (6 words)" in page["message"]
    assert (block["drift"]["kind"], block["drift"]["words"], block["drift"]["date"]) == ("text", 6, "2024-01-01")
    assert block["drift"]["then"].startswith("Trim the wick each day")


def test_status_counts_blocks_and_words(docs: Docs) -> None:
    docs.commit({"content/en/lamp.md": PROSE})
    found = json.loads(run("status", "--output-format", "json", "--sort", "harm").stdout)
    (french,) = [locale for locale in found["locales"] if locale["locale"] == "fr"]
    assert french["behind"] == {"blocks": 1, "words": 6}


def test_status_since_is_silent_where_nothing_falls_behind(docs: Docs) -> None:
    (docs.folder / "content/en/lamp.md").write_text(EN.replace("day before", "day\nbefore"))
    for form in ("full", "markdown"):
        assert run("status", "--since", "HEAD", "--output-format", form).stdout == ""


def test_status_since_tells_the_author_which_translations_fall_behind(docs: Docs) -> None:
    (docs.folder / "content/en/lamp.md").write_text(PROSE)
    shown = run("status", "--since", "HEAD").stdout
    assert "This change touches 1 block (6 words) of 1 article: 1 translation in 1" in shown
    assert "content/fr/lamp.md: 1 block, 6 words" in shown
    (docs.folder / "content/en/lamp.md").write_text(EN.replace("/manual", "/guide"))
    shown = run("status", "--since", "HEAD", "--output-format", "markdown").stdout
    assert "1 of them needs no translator (`doclint sync`)" in shown
    assert len(shown) < 65_000
    document = json.loads(run("status", "--since", "HEAD", "--output-format", "json").stdout)
    assert document["behind"]["without_translator"] == 1
