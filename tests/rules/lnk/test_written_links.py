"""What a fix writes is read back as the destination by parsers that doclint did not write; else there is no fix."""

from __future__ import annotations

import random
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pyromark
import pytest

from doclint.document import read_document
from doclint.document.links import encoded_as_browsers_do
from doclint.findings import Applicability, Problem, Replacement
from doclint.rules.lnk.lnk003_wrapped_link import check
from doclint.rules.page import Page
from tests.rules.lnk.round_trips import random_url

_MARKDOWN = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)


class _Reader(HTMLParser):
    """URLs of attributes, and the text of scripts, styles and comments, as HTML reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []
        self.raw: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.urls += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:
            self.raw.append(data)
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.raw.append(data)


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(_MARKDOWN.html(page))
    reader.close()
    return reader


def destinations(page: str) -> list[str]:
    """As CommonMark reads them, before they are written into HTML."""
    events: list[Any] = list(_MARKDOWN.events(page))
    starts = [event["Start"] for event in events if isinstance(event, dict) and "Start" in event]
    return [
        details["dest_url"]
        for start in starts
        if isinstance(start, dict)
        for name, details in start.items()
        if name in ("Link", "Image")
    ]


def wrap(url: str) -> str:
    return f"https://slack-redir.net/link?url={quote(url, safe='')}"


def problems(page: str, path: str = "a.md") -> list[Problem]:
    return list(check(Page(read_document(page.encode()), path=path)))


def fixed(page: str, path: str = "a.md") -> str | None:
    """The page after its fixes; None where one finding has no safe one."""
    replacements: list[Replacement] = []
    for problem in problems(page, path):
        if problem.fix is None or problem.fix.applicability is not Applicability.SAFE:
            return None
        replacements += problem.fix.replacements
    for replacement in sorted(replacements, key=lambda replacement: replacement.span.start, reverse=True):
        page = page[: replacement.span.start] + replacement.text + page[replacement.span.end :]
    return page


MARKDOWN = (
    "[x]({})\n",
    "[x]({} 'title')\n",
    "[x](<{}>)\n",
    "![x]({})\n",
    "[r]\n\n[r]: {}\n",
    "[r]\n\n[r]: <{}> 'title'\n",
    "| a |\n| - |\n| [x]({}) |\n",
    "> - **[x]({})**\n",
    "# [x]({})\n",
)
HTML = (
    'A <a href="{}">x</a>.\n',
    "<td>\n<img src='{}'>\n</td>\n",
    "| a |\n| - |\n| <a href='{}'>x</a> |\n",
)
RAW = (
    '<script type="application/ld+json">\n{{"url":"{}"}}\n</script>\n',
    "<style>\na {{ background: url({}) }}\n</style>\n",
    "<!-- {} -->\n",
    "A <!-- {} --> b.\n",
)


@pytest.mark.parametrize("form", [*MARKDOWN, *HTML])
def test_a_destination_is_read_back(form: str) -> None:
    chance = random.Random(form)
    count = 0
    for _ in range(60):
        url = random_url(chance)
        page = fixed(form.format(wrap(url)))
        if page is None:
            continue
        count += 1
        found = destinations(page) if form in MARKDOWN else read(page).urls
        assert list(map(encoded_as_browsers_do, found)) == [encoded_as_browsers_do(url)]
    assert count >= 55


@pytest.mark.parametrize("form", RAW)
def test_where_nothing_is_decoded_nothing_is_encoded(form: str) -> None:
    chance = random.Random(form)
    count = 0
    for _ in range(300):
        url = random_url(chance)
        page = fixed(form.format(wrap(url)))
        if page is None:
            continue
        count += 1
        (raw,) = [text for text in read(page).raw if text.strip()]
        assert raw.strip("\n") == form.format(url).strip("\n").partition(">" if form[1] in "cs" else "<!--")[2].strip(
            "\n"
        ).removesuffix("</script>").removesuffix("</style>").removesuffix(" b.").removesuffix("-->").strip("\n")
    assert count >= 10


@pytest.mark.parametrize("form", ["See {} now.\n", "<{}>\n", "- {}\n", "({})\n", "| a |\n| - |\n| {} |\n"])
def test_a_url_in_the_text_is_plain_or_an_autolink(form: str) -> None:
    chance = random.Random(form)
    for _ in range(300):
        # What is not encoded and ends a sentence is not of the wrapped URL either.
        url = random_url(chance).rstrip("._~")
        page = fixed(form.format(wrap(url)))
        if page is None:
            continue
        (link,) = read_document(page.encode()).links
        assert encoded_as_browsers_do(link.url) == encoded_as_browsers_do(url)
        if "<" in page:
            assert list(map(encoded_as_browsers_do, destinations(page))) == [encoded_as_browsers_do(url)]
        else:
            assert encoded_as_browsers_do(url) in encoded_as_browsers_do(read(page).text)


def test_a_url_as_a_label_stays_the_label() -> None:
    chance = random.Random(0)
    count = 0
    for _ in range(300):
        url = random_url(chance)
        wrapped = wrap(url)
        page = fixed(f"[{wrapped}]({wrapped})\n")
        if page is None:
            continue
        count += 1
        assert list(map(encoded_as_browsers_do, destinations(page))) == [encoded_as_browsers_do(url)]
        assert encoded_as_browsers_do(read(page).text.strip()) == encoded_as_browsers_do(url)
    assert count >= 100


@pytest.mark.parametrize(
    "page",
    [
        # Script that CommonMark reads as a paragraph.
        "A <script>let a = '{}'</script> b.\n",
        # What would end the string, the script or the comment.
        "<script>\nlet a = '{}%27'\n</script>\n",
        "<!-- {}--b -->\n",
    ],
)
def test_where_nobody_can_be_sure_there_is_no_fix(page: str) -> None:
    wrapped = wrap("https://a.example/b")
    assert problems(page.format(wrapped))
    assert fixed(page.format(wrapped)) is None


@pytest.mark.parametrize(
    "page",
    [
        "    {}\n",
        "```\n{}\n",
        "<code>{}</code>\n",
        "<pre>\n{}\n</pre>\n",
    ],
)
def test_code_is_left_alone(page: str) -> None:
    assert problems(page.format(wrap("https://a.example/b"))) == []


def test_an_autolink_is_no_way_to_write_a_url_in_mdx() -> None:
    page = f"See {wrap('https://a.example/灯')} now.\n"
    assert fixed(page) == "See <https://a.example/灯> now.\n"
    assert fixed(page, "a.mdx") is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("A[^1].\n\n[^1]: [x]({})\n", "A[^1].\n\n[^1]: [x]({})\n"),
        ("A[^1].\n\n[^1]: **[x]({})**\n", "A[^1].\n\n[^1]: **[x]({})**\n"),
        ("A[^1].\n\n[^1]: ![x]({})\n", "A[^1].\n\n[^1]: ![x]({})\n"),
        ("A[^1].\n\n[^1]: {}\n", "A[^1].\n\n[^1]: {}\n"),
        ("A[^1].\n\n[^1]: <{}>\n", "A[^1].\n\n[^1]: <{}>\n"),
        ("A.\n\n[x]: [y]({})\n", "A.\n\n[x]: [y]({})\n"),
    ],
)
def test_a_footnote_is_read_as_text(page: str, expected: str) -> None:
    assert fixed(page.format(wrap("https://a.example/b"))) == expected.format("https://a.example/b")
