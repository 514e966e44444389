"""The documentation as a site: every link leads somewhere, search finds, and no page complains."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

SITE = Path(__file__).resolve().parents[2] / "build/site"

pytestmark = pytest.mark.skipif(not SITE.is_dir(), reason="the site is not built: run `make site`")


class _Page(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.names |= {value for name in ("id", "name") if (value := known.get(name))}
        self.links += [value for name in ("href", "src") if (value := known.get(name)) and tag != "link"]


def _pages() -> dict[str, _Page]:
    """The pages of the site by their addresses in it; the one for unknown addresses counts from elsewhere."""
    paths = [path for path in sorted(SITE.rglob("*.html")) if path.name != "404.html"]
    return {f"/{path.relative_to(SITE).as_posix()}".removesuffix("index.html"): _Page(path) for path in paths}


def test_every_link_leads_to_a_page_and_to_a_place_on_it() -> None:
    pages = _pages()
    assert len(pages) > 80
    dead = []
    for address, page in pages.items():
        for link in page.links:
            if urlsplit(link).scheme or link.startswith("//"):
                continue
            target, fragment = urldefrag(urljoin(address, unquote(link)))
            if target in pages:
                if fragment and fragment not in pages[target].names:
                    dead.append((address, link))
            elif not (SITE / target.lstrip("/")).is_file():
                dead.append((address, link))
    assert dead == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    scripts = [
        link for page in _pages().values() for link in page.links if link.endswith((".js", ".css", ".png", ".svg"))
    ]
    assert scripts
    assert not [link for link in scripts if urlsplit(link).netloc]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_pages_complain_about_nothing(browser: Any, address: str) -> None:
    complaints: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for name in ("", "configuration/", "ci/", "rules/", "rules/LNK001/", "performance/", "architecture/"):
        page.goto(f"{address}/{name}")
        assert page.locator("h1").count() == 1
    page.close()
    assert complaints == []


def test_search_finds_a_rule(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/")
    page.locator("input.md-search__input").first.fill("safelink")
    found = page.locator(".md-search-result__link").first
    found.wait_for(state="visible", timeout=20_000)
    assert "/rules/LNK" in found.get_attribute("href")
    page.close()
