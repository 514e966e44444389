"""A rule's manual in Markdown, from its docstring and its examples: what `doclint rule` shows and docs/rules has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from doclint.rules.rule import Bad, Good, Pages, RegisteredRule

DEFAULT_PAGE = "fr-fr/page.md"

MARKERS = ("⟦", "⟧")


def example_pages(pages: Pages) -> dict[str, str]:
    """The pages of an example by their paths, markers included."""
    return {DEFAULT_PAGE: pages} if isinstance(pages, str) else dict(pages)


def without_markers(text: str) -> str:
    """A page of an example as it is checked."""
    for marker in MARKERS:
        text = text.replace(marker, "")
    return text


def describe(registered: RegisteredRule) -> str:
    """The manual of a rule in Markdown."""
    rule = registered.rule
    on = "on" if rule.is_on else "off unless selected"
    parts = [f"# {rule.code} {rule.name}", f"Severity {rule.severity.value}, {on}, looks at one {rule.scope.value}."]
    for heading, text in sections(registered.manual):
        parts += [f"## {heading}", text]
    if rule.options is not None:
        defaults = registered.default_options
        lines = [
            f"* `{name.replace('_', '-')}`: {getattr(defaults, name)!r} by default" for name in rule.options.__slots__
        ]
        parts += ["## Options", "\n".join(lines)]
    if rule.examples:
        parts.append("## Examples")
        parts += [_example(example) for example in rule.examples]
    return "\n\n".join(parts) + "\n"


def sections(manual: str) -> list[tuple[str, str]]:
    """The headings of a docstring (its lines without indentation) with the paragraphs under them."""
    found: list[tuple[str, list[str]]] = []
    for line in manual.strip().splitlines():
        if line and not line.startswith(" "):
            found.append((line, []))
        elif found:
            found[-1][1].append(line.removeprefix("    "))
    return [(heading, "\n".join(lines).strip()) for heading, lines in found]


def _example(example: Bad | Good) -> str:
    parts = ["Found, at the text between `⟦` and `⟧`:" if isinstance(example, Bad) else "Not found:"]
    for number, state in enumerate(example.history, 1):
        parts.append(f"Committed on day {number}:")
        parts += _pages(state)
    if example.history:
        parts.append("Now:")
    parts += _pages(example_pages(example.pages))
    if isinstance(example, Bad) and example.fixed is not None:
        parts.append(f"Fixed:\n\n````markdown\n{example.fixed.rstrip()}\n````")
    return "\n\n".join(parts)


def _pages(pages: Mapping[str, str]) -> Iterator[str]:
    for path, text in pages.items():
        if len(pages) > 1:
            yield f"`{path}`"
        yield f"````markdown\n{text.rstrip()}\n````"
