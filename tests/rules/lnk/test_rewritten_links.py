"""Rewritten links on pages: in every form a link takes, mended so that a reader gets exactly the destination."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pyromark
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.plants import SAFELINKS, WRAPS
from doclint.document import read_document
from doclint.document.links import write_url
from doclint.findings import Finding
from doclint.rules.lnk.wrapped_links import may_have_wrapped_links
from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad
from tests.rules.examples import apply_fixes, findings_of

URL = "https://harbourlight.example/lamps"
SLACK = f"https://slack-redir.net/link?url={quote(URL, safe='')}"


def findings(text: str, code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    monkeypatch.chdir(folder)
    return findings_of(all_rules()[code], Bad(text))


@pytest.mark.parametrize(
    "text",
    [
        "[x]({})\n",
        "[x](<{}> 'title')\n",
        "![x]({})\n",
        "<{}>\n",
        "See {}, then go.\n",
        'A <a href="{}">x</a>\n',
        "<td>\n<a href='{}'>x</a>\n",
        "[r]\n\n[r]: {}\n",
        "| a |\n| - |\n| [x]({}) |\n",
        "[{0}]({0})\n",
    ],
)
def test_every_form_of_link(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = text.format(SLACK)
    assert apply_fixes(page, findings(page, "LNK003", tmp_path, monkeypatch)) == text.format(URL)


@pytest.mark.parametrize("page", [f"`{SLACK}`\n", f"```\n{SLACK}\n```\n", f"---\ntitle: {SLACK}\n---\n"])
def test_code_and_front_matter_are_left_alone(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings(page, "LNK003", tmp_path, monkeypatch) == []


@pytest.mark.parametrize(
    "written",
    [
        SLACK.replace("slack", "&#115;lack"),
        SLACK.replace(":", "&colon;", 1),
        SLACK.replace("-", r"\-"),
        SLACK.replace("https", "HTTPS", 1),
    ],
)
def test_a_link_is_found_however_it_is_written(written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"[x]({written})\n"
    assert apply_fixes(page, findings(page, "LNK003", tmp_path, monkeypatch)) == f"[x]({URL})\n"


@pytest.mark.parametrize("service", [*SAFELINKS, *WRAPS])
@pytest.mark.parametrize("form", [str, str.upper, lambda url: url.replace("l", "&#108;").replace("r", "&#x72;")])
def test_no_service_is_passed_by(service: str, form: Callable[[str], str]) -> None:
    url = (SAFELINKS | WRAPS)[service](URL)
    scheme, separator, path = url.partition("?")
    assert may_have_wrapped_links(read_document(f"[x]({form(scheme)}{separator}{path})\n".encode()))


@pytest.mark.parametrize("url", ["https://outlook.live.com/mail/", "https://www.youtube.com/watch?v=4be1c"])
def test_links_to_a_service_itself_cost_no_look_at_all_links(url: str) -> None:
    assert not may_have_wrapped_links(read_document(f"[x]({url})\n".encode()))


def test_an_entity_ends_with_its_semicolon_and_none_is_in_an_inner_url(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = "https://a.example/?a=1&region=2&amp;b=3"
    page = f"[x](https://slack-redir.net/link?url={quote(inner, safe='')}&region=4)\n"
    (finding,) = findings(page, "LNK003", tmp_path, monkeypatch)
    assert finding.help == f"Link to {inner}."


def test_a_link_in_both_halves_is_one_finding_that_names_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (
        f'<span data-ttu-id="4be1c-102">[x]({SLACK})</span>'
        f'<span class="sxs-lookup"><span data-stu-id="4be1c-102">[x]({SLACK}) [y]({SLACK})</span></span> {SLACK}\n'
    )
    first, second = findings(page, "LNK003", tmp_path, monkeypatch)
    assert first.fix
    assert len(first.fix.edits) == 3
    assert "mend the source page as well" in (first.help or "")
    assert "source" not in (second.help or "")


_rest = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x2FF, exclude_characters="\x7f"), max_size=16)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    _rest,
    st.sampled_from(sorted(SAFELINKS | WRAPS)),
    st.sampled_from(["[x]({})", "[x](<{}>)", "| a |\n| - |\n| [x]({}) |\n"]),
)
def test_what_the_fix_writes_commonmark_reads_back(rest: str, service: str, form: str) -> None:
    url = f"https://harbourlight.example/{rest}"
    page = form.format((SAFELINKS | WRAPS)[service]("https://harbourlight.example/"))
    (link,) = read_document(page.encode()).links
    mended = page[: link.span.start] + write_url(url, link) + page[link.span.end :]
    markdown = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
    destinations = [
        event["Start"]["Link"]["dest_url"]  # type: ignore[index, typeddict-item]
        for event in markdown.events(mended)
        if isinstance(event, dict) and isinstance(event.get("Start"), dict) and "Link" in event["Start"]  # type: ignore[typeddict-item]
    ]
    assert destinations == [url.replace("|", "%7C") if form.startswith("|") else url]
