"""Makes a rule module that is ready to run: `make new-rule CODE=… NAME=… SCOPE=…`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RULES = PROJECT / "doclint" / "rules"

_CODE = re.compile(r"(?P<family>[A-Z]{2,5})(?P<number>[0-9]{3})\Z")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")

_MANUAL = '''\
"""
What it does
    {what} FIXME: describe what the rule finds in one sentence; it is also in the table of docs/rules/README.md.

Why it matters
    FIXME: describe what happens to readers or writers if the problem stays.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | FIXME: a real repository | 0 | 0 | 0 |
"""
'''

_PAGE = """
import re
from collections.abc import Iterator

from doclint.rule_api import Bad, Good, Page, Problem, Rule, Scope, Severity, Span

_FILLER = re.compile(r"\\blorem ipsum\\b", re.IGNORECASE)

RULE = Rule(
    code="{code}",
    name="{name}",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad("# The beacon\\n\\n⟦Lorem ipsum⟧ dolor sit amet.\\n"),
        Good("# The beacon\\n\\nLight the lamp at dusk.\\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for match in _FILLER.finditer(page.document.text, page.document.front_matter.body):
        yield Problem(
            "FIXME: describe the problem in one sentence.",
            Span(*match.span()),
            help="FIXME: say what to do.",
        )
"""

_PAIR = """
from collections.abc import Iterator

from doclint.rule_api import Bad, Good, PairedPage, Problem, Rule, Scope, Severity

_SEGMENT = (
    '<span data-ttu-id="4be1c-102">{target}</span><span class="sxs-lookup">'
    '<span data-stu-id="4be1c-102">The lamp is lit.</span></span>\\n'
)

RULE = Rule(
    code="{code}",
    name="{name}",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(_SEGMENT.replace("{target}", "⟦Lorem ipsum.⟧")),
        Good(_SEGMENT.replace("{target}", "La lampe brille.")),
    ),
)


def check(page: PairedPage) -> Iterator[Problem]:
    for pair in page.pairs:
        if "lorem ipsum" in pair.target.casefold() and "lorem ipsum" not in pair.source.casefold():
            yield Problem(
                "FIXME: describe the problem in one sentence.",
                pair.target_content,
                help="FIXME: say what to do.",
            )
"""

_ARTICLE = """
from collections.abc import Iterator

from doclint.rule_api import OPENING_FENCE, Article, Bad, Good, Problem, Rule, Scope, Severity

RULE = Rule(
    code="{code}",
    name="{name}",
    severity=Severity.WARNING,
    scope=Scope.ARTICLE,
    examples=(
        Bad({{"en-us/lorem.md": "# A\\n", "fr-fr/lorem.md": "⟦---⟧\\ntitle: A\\n---\\n"}}),
        Good({{"en-us/beacon.md": "# A\\n", "fr-fr/beacon.md": "---\\ntitle: A\\n---\\n"}}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    for page in article.translations:
        if page.path.endswith("lorem.md"):
            yield Problem(
                "FIXME: describe the problem in one sentence.",
                OPENING_FENCE,
                path=page.path,
                help="FIXME: say what to do.",
            )
"""

_CORPUS = """
from collections.abc import Iterator

from doclint.rule_api import OPENING_FENCE, Bad, Corpus, Good, Problem, Rule, Scope, Severity

RULE = Rule(
    code="{code}",
    name="{name}",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    examples=(
        Bad({{"en-us/a.md": "# A\\n", "en-us/lorem.md": "⟦---⟧\\ntitle: A\\n---\\n"}}),
        Good({{"en-us/a.md": "# A\\n", "en-us/beacon.md": "---\\ntitle: A\\n---\\n"}}),
    ),
)


def check(corpus: Corpus) -> Iterator[Problem]:
    for article in corpus.articles:
        if article.name.endswith("lorem.md"):
            yield Problem(
                "FIXME: describe the problem in one sentence.",
                OPENING_FENCE,
                path=article.pages[0].path,
                help="FIXME: say what to do.",
            )
"""

_FINDS = {
    "page": ("Finds filler text, `lorem ipsum`.", _PAGE),
    "pair": ("Finds filler text, `lorem ipsum`, that the source half does not have.", _PAIR),
    "article": ("Finds translations of articles that are called `lorem.md`.", _ARTICLE),
    "corpus": ("Finds articles that are called `lorem.md`.", _CORPUS),
}


def rule_module(code: str, name: str, scope: str) -> str:
    """The text of a rule module that runs as it is."""
    what, template = _FINDS[scope]
    # The template of pairs has a placeholder of its own.
    return _MANUAL.format(what=what) + template.replace("{code}", code).replace("{name}", name).replace(
        "{{", "{"
    ).replace("}}", "}")


def main(arguments: list[str]) -> None:
    if len(arguments) not in (2, 3):
        sys.exit(f"usage: make new-rule CODE=TTU042 NAME=dim-lamp SCOPE={'|'.join(_FINDS)}")
    code, name, scope = (*arguments, "page")[:3]
    if scope not in _FINDS:
        sys.exit(f"unknown scope {scope!r}; use one of {', '.join(_FINDS)}")
    match = _CODE.match(code)
    if match is None:
        sys.exit(f"{code!r} is no code: a family in capitals and three digits, such as TTU042")
    if _NAME.match(name) is None:
        sys.exit(f"{name!r} is no name: lower-case words with hyphens between them, such as dim-lamp")
    taken = _taken(code, name)
    if taken is not None:
        sys.exit(
            f"{taken.relative_to(PROJECT)} is there already: choose another {'code' if _is_of(taken, code) else 'name'}"
        )
    package = RULES / match["family"].lower()
    module = package / f"{code.lower()}_{name.replace('-', '_')}.py"
    if not package.is_dir():
        package.mkdir()
        (package / "__init__.py").write_text(
            '"""FIXME: what the rules of this family are about."""\n', encoding="utf-8"
        )
    module.write_text(rule_module(code, name, scope), encoding="utf-8")
    subprocess.run([sys.executable, str(PROJECT / "tools" / "generate_rule_index.py")], check=True)
    print(f"{module.relative_to(PROJECT)} is ready: run its examples with .venv/bin/pytest tests/rules -k {code}")


def _taken(code: str, name: str) -> Path | None:
    """The module of a rule that has this code or name."""
    modules = sorted(RULES.glob("*/*.py"))
    ending = f"_{name.replace('-', '_')}"
    return next((path for path in modules if _is_of(path, code) or _name_of(path) == ending), None)


def _is_of(module: Path, code: str) -> bool:
    return module.stem.startswith(f"{code.lower()}_")


def _name_of(module: Path) -> str:
    return module.stem.lstrip("abcdefghijklmnopqrstuvwxyz").lstrip("0123456789")


if __name__ == "__main__":
    main(sys.argv[1:])
