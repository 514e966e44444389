"""
What it does
    Finds code that differs from the source's where no human language is. Comments, strings and values are masked; what is
    left differs only by an identifier or flag in letters that code does not have, by spaces put into a name, or by
    brackets that are no longer in balance.

Why it matters
    Readers copy code that does not run.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 0 | 0 | 0 |
    | starlight, 153 pages | 0 | 0 | 0 |
    | vitepress, 138 pages | 3 | 3 | 3 |
    | yew, 633 pages | 0 | 0 | 0 |
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from doclint.articles.translated_page import TranslatedPage
from doclint.document.blocks import Block
from doclint.findings import Problem, Severity, Span
from doclint.rules.par.code_parts import language, masked_lines, same_code
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = '# Lamps\n\n```py\nfor lamp in lamps:  # every one\n    lamp.light_up("now")\n```\n'

RULE = Rule(
    code="PAR004",
    name="changed-code",
    severity=Severity.WARNING,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\n```py\nfor lamp in lamps:  # chacune\n"
                '    lamp.⟦éclairer⟧("maintenant")\n```\n',
            },
            says="éclairer",
        ),
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\n```py\nfor lamp in lamps:  # chacune\n"
                '    ⟦lamp.light_up("maintenant"⟧\n```\n',
            },
            says="bracket",
        ),
        Good(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": '# Lampes\n\n```py\nfor lamp in lamps:  # chacune\n    lamp.light_up("maintenant")\n```\n',
            }
        ),
    ),
)

# What a reader is to put in, and what a program prints beside the command, may be translated.
_PLACEHOLDER = re.compile(r"<[^<>\n]{1,100}>")
_SHELLS = frozenset("sh shell bash zsh console powershell ps1 pwsh".split())

_FOREIGN = re.compile(r"(?<!\w)(?=\w*[^\W\d_a-zA-Z])[\w-]+")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def check(page: TranslatedPage) -> Iterator[Problem]:
    for pair in page.sure_pairs:
        source, target = pair.source, pair.target
        if not source.kind == target.kind == "code" or same_code(source, target):
            continue
        theirs, own = masked_lines(source), masked_lines(target)
        if theirs is None or own is None or theirs == own or len(theirs) != len(own):
            continue
        yield from _differences(page, source, target, theirs, own)


def _differences(
    page: TranslatedPage, source: Block, target: Block, theirs: list[str], own: list[str]
) -> Iterator[Problem]:
    related = page.source_place(source, "the code in the source page")
    is_shell = language(target) in _SHELLS
    for first, second in zip(theirs, own, strict=True):
        if first == second:
            continue
        foreign = [word for word in _FOREIGN.findall(_PLACEHOLDER.sub("", second)) if word not in source.text]
        if is_shell:
            foreign = [word for word in foreign if word.startswith("-")]
        if foreign and not _FOREIGN.search(first) and _is_one_word_off(first, second):
            start = target.text.find(foreign[0])
            yield Problem(
                f"Changed code: `{foreign[0]}` is a translated name; the source page has `{first[:80]}`.",
                Span(target.content.start + start, target.content.start + start + len(foreign[0])),
                help="Write the name as the source page does.",
                related=related,
                identity=f"{first} {foreign[0]}",
            )
        elif _is_balanced(" ".join(theirs)) and not _is_balanced(" ".join(own)) and not _same_brackets(first, second):
            line = _line_of(target, second)
            yield Problem(
                "Changed code: a bracket is missing or too many; the brackets of the source's code are in balance.",
                line,
                help=f"Write the brackets as the source page does: `{first[:80]}`.",
                related=related,
                identity=f"{first} bracket",
            )


def _is_one_word_off(first: str, second: str) -> bool:
    return SequenceMatcher(None, first[:500], second[:500], autojunk=False).ratio() > 0.5


def _same_brackets(first: str, second: str) -> bool:
    return [each for each in first if each in "()[]{}"] == [each for each in second if each in "()[]{}"]


def _is_balanced(text: str) -> bool:
    expected: list[str] = []
    for character in text:
        if character in _BRACKETS:
            expected.append(_BRACKETS[character])
        elif character in ")]}" and (not expected or expected.pop() != character):
            return False
    return not expected


def _line_of(block: Block, masked: str) -> Span:
    """The line of a block that begins as a masked line does."""
    begin = masked.split('"')[0].split("(")[0].strip()
    start = block.text.find(begin)
    if start < 0:
        return block.span
    end = block.text.find("\n", start)
    end = len(block.text) if end < 0 else end
    return Span(block.content.start + start, block.content.start + len(block.text[:end].rstrip()))
