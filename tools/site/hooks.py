"""MkDocs hooks: the README is the home page, and a link out of docs/ leads to a page of the site or becomes text."""

from __future__ import annotations

import posixpath
import re
from itertools import groupby
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

PROJECT = Path(__file__).resolve().parents[2]

# Files of the project beside docs/ that are pages of the site, by their names there.
BESIDE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "reporting.md",
    "CHANGELOG.md": "changelog.md",
}

# The order of the pages that are not about one rule or one system; what is not named here comes after them.
FIRST = ("adopting", "glossary", "configuration", "front-matter", "ci", "editors", "drift", "json", "api", "scale")
LAST = ("performance", "cache", "security", "testing", "architecture")

_FENCE_OR_LINK = re.compile(
    r"(?P<fence>^(?P<ticks>`{3,}).*?^(?P=ticks))|(?P<bang>!?)\[(?P<label>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<to>[^)\s]+)\)",
    re.MULTILINE | re.DOTALL,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def on_config(config: Any) -> Any:
    """Put the pages in order; a page that nobody put anywhere is still in the navigation."""
    docs = PROJECT / "docs"
    names = [path.stem for path in sorted(docs.glob("*.md"))]
    names.sort(key=lambda name: (FIRST.index(name) if name in FIRST else 50, LAST.index(name) if name in LAST else -1))
    rules = [path.stem for path in sorted((docs / "rules").glob("*.md")) if path.stem != "README"]
    families = [
        {family: [f"rules/{code}.md" for code in codes]}
        for family, codes in groupby(rules, key=lambda code: code.rstrip("0123456789"))
    ]
    nav: list[Any] = ["index.md", *(f"{name}.md" for name in names if name not in LAST)]
    for folder in sorted(path.name for path in docs.iterdir() if path.is_dir() and path.name != "rules"):
        pages = [f"{folder}/{path.name}" for path in sorted((docs / folder).glob("*.md"))]
        if pages:
            nav.append({folder.capitalize(): sorted(pages, key=lambda page: not page.endswith("README.md"))})
    nav.append({"Rules": ["rules/README.md", *families]})
    nav.append(
        {"About": [*(f"{name}.md" for name in LAST if name in names), *sorted(set(BESIDE.values()) - {"index.md"})]}
    )
    config["nav"] = nav
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that stand beside docs/."""
    for name, page in BESIDE.items():
        text = (PROJECT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=_led(text, name, page)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Lead the links of a page that leave docs/ to pages of the site, or make text of them."""
    source = page.file.src_uri
    return markdown if source in BESIDE.values() else _led(markdown, f"docs/{source}", source)


def _led(text: str, source: str, page: str) -> str:
    """A text in which links that count from `source` in the project count from `page` of the site; fences are left."""

    def lead(match: re.Match[str]) -> str:
        destination = match["to"]
        if match["fence"] or _SCHEME.match(destination) or destination.startswith(("/", "#")):
            return match[0]
        path, mark, fragment = destination.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        found = BESIDE.get(target) or (target.removeprefix("docs/") if target.startswith("docs/") else None)
        if found is None or not (PROJECT / target).is_file():
            return match["label"]
        relative = posixpath.relpath(found, posixpath.dirname(page) or ".")
        return f"{match['bang']}[{match['label']}]({relative}{mark}{fragment})"

    return _FENCE_OR_LINK.sub(lead, text)
