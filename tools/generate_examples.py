"""Writes examples/: the handbook and the bulletins of Harbourlight, in which every rule has something to find.

`--check` writes nothing, names what would change, and fails.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from doclint.rules.manual import example_pages, without_markers
from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad, Pages
from tools.harbourlight.articles import Article, Handoff, read_articles, source_page, translated_page
from tools.harbourlight.defects import DEFECTS, OLD_HANDOFFS, RETIRED, UNTRANSLATED, USUAL_HANDOFF

EXAMPLES = PROJECT / "examples"

CONFIGURATION = """\
# The day on which these pages are as old as the rules about age want them.
today = 2024-06-01

# What needs no word where no schema is configured: translated pages get the schema of the preset.
[[schemas]]
files = ["handbook/**", "bulletins/**", "!**/en-us/**"]
schema = "learn-localized"
"""

# What these find needs the history of the source page, which cannot be checked in with the pages: a commit that a
# stamp names, or the versions that a translation is compared with.
NOT_SHOWN = frozenset(["HND005", "HND006", "HND007", "HND008", "PAR002"])


def generated_files() -> dict[str, str]:
    """Every page, the configuration and its schemas, by their paths below examples/."""
    files = generated_pages()
    configuration = CONFIGURATION
    for code, example in _examples_with_schema():
        files[f"schemas/{code}.json"] = json.dumps(example.schema, indent=2) + "\n"
        configuration += f'\n[[schemas]]\nfiles = "more/{code}/**"\n'
        configuration += f'schema = "schemas/{code}.json"\ndialect = "docfx"\n'
    return {**files, "doclint.toml": configuration}


def generated_pages() -> dict[str, str]:
    """Every page by its path below examples/."""
    pages: dict[str, str] = {}
    for article in read_articles():
        pages.update(_pages_of(article))
    for defect in DEFECTS:
        if defect.edit is not None:
            path = f"{defect.page}.md"
            pages[path] = defect.edit(pages[path])
    return {**pages, **_pages_of_other_rules()}


def _pages_of(article: Article) -> dict[str, str]:
    """The pages of an article. The source of the bulletins is kept elsewhere, as that of most translations is."""
    folder, _, rest = article.name.partition("/")
    is_bulletin = folder == "bulletins"
    root, name = ("bulletins", rest) if is_bulletin else ("handbook", article.name)
    pages = {}
    if not is_bulletin and article.name not in RETIRED:
        pages[f"{root}/en-us/{name}.md"] = source_page(article)
    for locale in article.targets:
        page = f"{root}/{locale}/{name}"
        if page not in UNTRANSLATED:
            usual = Handoff(article.keys.get("ms.lasthandoff", USUAL_HANDOFF))
            pages[f"{page}.md"] = translated_page(article, locale, OLD_HANDOFFS.get(page, usual))
    return pages


def _pages_of_other_rules() -> dict[str, str]:
    """For each rule that no defect shows yet, the pages of its own first bad example that needs no configuration."""
    shown = {defect.code for defect in DEFECTS} | NOT_SHOWN
    pages = {}
    for code, registered in all_rules().items():
        if code in shown:
            continue
        for example in registered.rule.examples:
            if isinstance(example, Bad) and needs_no_configuration(example):
                pages.update(_pages_of_rule(code, example.pages))
                break
    for code, example in _examples_with_schema():
        pages.update(_pages_of_rule(code, example.pages))
    return pages


def _pages_of_rule(code: str, pages: Pages) -> dict[str, str]:
    return {f"more/{code}/{path}": without_markers(text) for path, text in example_pages(pages).items()}


def _examples_with_schema() -> Iterator[tuple[str, Bad]]:
    """For each rule that finds nothing by the shipped schemas, its first bad example, which brings its own."""
    for code, registered in all_rules().items():
        bad = [example for example in registered.rule.examples if isinstance(example, Bad)]
        if not any(map(needs_no_configuration, bad)):
            yield from ((code, example) for example in bad[:1] if isinstance(example.schema, dict))


def needs_no_configuration(example: Bad) -> bool:
    """Whether the rule finds the example as it comes."""
    return not example.options and example.schema is None


def main() -> None:
    pages = {EXAMPLES / path: text.encode() for path, text in generated_files().items()}
    written = {path for path in EXAMPLES.rglob("*") if path.is_file() and path != EXAMPLES / "README.md"}
    stale = sorted(written - pages.keys())
    changed = sorted(path for path, content in pages.items() if path not in written or path.read_bytes() != content)
    if "--check" in sys.argv:
        if changed or stale:
            names = ", ".join(str(path.relative_to(PROJECT)) for path in [*changed, *stale])
            sys.exit(f"not up to date: {names}; `make docs` writes them")
        return
    for path in stale:
        path.unlink()
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pages[path])


if __name__ == "__main__":
    main()
