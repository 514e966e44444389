"""A rule's manual in Markdown, from its docstring and its examples: what `doclint rule` shows and docs/rules has."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from doclint.rules.rule import Bad, Good, Pages, RegisteredRule, Scope

DEFAULT_PAGE = "fr-fr/page.md"

MARKERS = ("⟦", "⟧")

_LOOKS_AT = {
    Scope.PAGE: "looks at one page",
    Scope.ARTICLE: "compares the pages of one article",
    Scope.CORPUS: "compares all articles",
    Scope.RUN: "reports on the run itself",
}

_LONGEST_QUOTE = 60

Messages = Callable[[Bad], Sequence[str]]
"""What doclint says of a bad example, one text for each of its marked places, in their order."""


def _no_messages(_: Bad) -> Sequence[str]:
    return ()


def example_pages(pages: Pages) -> dict[str, str]:
    """The pages of an example by their paths, markers included."""
    return {DEFAULT_PAGE: pages} if isinstance(pages, str) else dict(pages)


def without_markers(text: str) -> str:
    """A page of an example as it is checked."""
    for marker in MARKERS:
        text = text.replace(marker, "")
    return text


def describe(registered: RegisteredRule, messages: Messages = _no_messages) -> str:
    """The manual of a rule in Markdown; `messages` tells what doclint says of each bad example."""
    rule = registered.rule
    on = "on by default" if rule.is_on else "off unless selected"
    facts = [f"Severity {rule.severity.value}", on, _LOOKS_AT[rule.scope]]
    fix = fix_safety(registered)
    if fix is not None:
        facts.append(f"{fix} fix")
    parts = [f"# {rule.code} {rule.name}", ", ".join(facts) + "."]
    for heading, text in sections(registered.manual):
        parts += [f"## {heading}", text]
    if rule.options is not None:
        parts += ["## Options", _options_table(registered)]
    if rule.examples:
        parts.append("## Examples")
        for number, example in enumerate(rule.examples, 1):
            parts.append(f"### Example {number}: {'found' if isinstance(example, Bad) else 'not found'}")
            parts += _example(registered, example, messages)
    return "\n\n".join(parts) + "\n"


def summary(registered: RegisteredRule) -> str:
    """What a rule does, in the first sentence of its manual, on one line."""
    (_, text), *_ = sections(registered.manual)
    line = " ".join(text.partition("\n\n")[0].split())
    # A sentence ends before a capital letter: the dots of `ms.author` and `a.md` end none.
    end = re.search(r"[.](?=\s+[A-Z`(])|[.]\Z", line)
    return line[: end.end()] if end else line


def fix_safety(registered: RegisteredRule) -> str | None:
    """How much a rule's fix may be trusted, "safe" or "unsafe": the first word of its *Fix safety*. None without a fix."""
    text = dict(sections(registered.manual)).get("Fix safety")
    word = re.match(r"\w+", text) if text else None
    return word[0].lower() if word else None


def option_meanings(registered: RegisteredRule) -> dict[str, str]:
    """What each option of a rule means, by its name in the configuration, from the docstring of its options."""
    options = registered.rule.options
    if options is None:
        return {}
    meanings: dict[str, str] = {}
    name = ""
    for line in inspect.cleandoc(options.__doc__ or "").splitlines():
        field, colon, text = line.strip().partition(":")
        if colon and field in options.__slots__:
            name = field.replace("_", "-")
            meanings[name] = text.strip()
        elif name and line.strip():
            meanings[name] += f" {line.strip()}"
        else:
            name = ""
    return meanings


def option_defaults(registered: RegisteredRule) -> dict[str, object]:
    """The default of each option of a rule, by its name in the configuration."""
    options = registered.rule.options
    if options is None:
        return {}
    return {name.replace("_", "-"): getattr(registered.default_options, name) for name in options.__slots__}


def sections(manual: str) -> list[tuple[str, str]]:
    """The headings of a docstring (its lines without indentation) with the paragraphs under them."""
    found: list[tuple[str, list[str]]] = []
    for line in manual.strip().splitlines():
        if line and not line.startswith(" "):
            found.append((line, []))
        elif found:
            found[-1][1].append(line.removeprefix("    "))
    return [(heading, "\n".join(lines).strip()) for heading, lines in found]


def _options_table(registered: RegisteredRule) -> str:
    meanings = option_meanings(registered)
    rows = [
        f"| `{name}` | `{toml_value(default)}` | {meanings.get(name, '')} |"
        for name, default in option_defaults(registered).items()
    ]
    return "\n".join(["| option | default | meaning |", "| --- | --- | --- |", *rows])


def toml_value(value: object) -> str:
    """A default as it is written in a configuration file; an option that has none is left out there."""
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | tuple | set | frozenset):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml_value(item)}" for key, item in value.items()) + "}"
    return str(value)


def _example(registered: RegisteredRule, example: Bad | Good, messages: Messages) -> Iterator[str]:
    pages = example_pages(example.pages)
    conditions = list(_conditions(registered, example))
    if conditions:
        yield f"With {' and '.join(conditions)}:"
    if example.schema is not None and not isinstance(example.schema, str):
        yield "With this schema for every page, in docfx's dialect:"
        yield code_block("json", json.dumps(example.schema, indent=2, ensure_ascii=False))
    for number, state in enumerate(example.history, 1):
        yield f"Committed on {number} January 2024:"
        yield from _shown(state)
    if example.history:
        yield "Now:"
    yield from _shown(pages)
    if isinstance(example, Good):
        return
    said = list(messages(example))
    for number, place in enumerate(_marked(pages, is_named=len(pages) > 1)):
        if number < len(said):
            yield f"{place}:"
            yield code_block("text", said[number])
        else:
            yield f"{place}."
    if example.fixed is not None:
        yield "Fixed:"
        yield code_block("markdown", example.fixed)


def _shown(pages: Mapping[str, str]) -> Iterator[str]:
    for path, text in pages.items():
        if len(pages) > 1:
            yield f"`{path}`"
        yield code_block("markdown", without_markers(text))


def _conditions(registered: RegisteredRule, example: Bad | Good) -> Iterator[str]:
    """What an example depends on besides its pages."""
    if isinstance(example.schema, str):
        yield f"the schema `{example.schema}` for every page"
    for name, value in (example.options or {}).items():
        yield f"`{name.replace('_', '-')} = {toml_value(value)}`"
    if "--today" in registered.manual:
        yield f"`--today {example.today}`"


def _marked(pages: dict[str, str], *, is_named: bool) -> Iterator[str]:
    """Where the markers of an example stand, in words."""
    for path, text in pages.items():
        line = 1
        for number, part in enumerate(text.replace(MARKERS[1], MARKERS[0]).split(MARKERS[0])):
            if number % 2:
                of_page = f" of `{path}`" if is_named else ""
                yield f"Found in line {line}{of_page}{_quoted(part)}"
            line += part.count("\n")


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        return ""
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[:_LONGEST_QUOTE].rstrip()}…"
    return f", at `` {words} ``" if "`" in words else f", at `{words}`"


def code_block(language: str, text: str) -> str:
    """A fenced block whose fence is longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
