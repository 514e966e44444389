"""
What it does
    Finds what a pattern of the configuration forbids, or reports that what it requires is missing. The table
    `[[custom-rules]]` has the code, the message and the pattern.

Why it matters
    The message of the rule says it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from doclint.document.block import JsonValue
from doclint.findings import OPENING_FENCE, KeyPlace, Place, Problem, Severity, Span
from doclint.rules.custom_where import Where
from doclint.rules.page import Page
from doclint.rules.rule import RegisteredRule, Rule, Scope
from doclint.schema.patterns import pattern
from doclint.system.data_classes import dataclass
from doclint.system.globs import Globs


@dataclass(frozen=True, slots=True)
class CustomRule:
    """A rule that is data. All of it is part of what a cached page depends on.

    Attributes:
        is_required: whether the pattern must match, instead of being forbidden.
        route: of the front-matter value.
        pages: the pages that it checks.
        folder: the absolute folder that the paths of pages count from.
    """

    message: str
    help: str | None
    pattern: str
    where: Where
    is_required: bool
    route: tuple[str, ...]
    pages: Globs
    folder: str


RULE = Rule(code="CUSTOM", name="custom", severity=Severity.WARNING, scope=Scope.PAGE, options=CustomRule)


def custom_rule(code: str, name: str, severity: Severity) -> RegisteredRule:
    """What the registry knows of a custom rule; its `CustomRule` are its options."""
    return RegisteredRule(code, name, severity, Scope.PAGE, module=__name__, is_data=True)


def check(page: Page, rule: CustomRule) -> Iterator[Problem]:
    if not rule.pages.matches(os.path.join(rule.folder, page.path)):
        return
    if rule.where is Where.TEXT:
        places = _in_text(page, rule)
    elif rule.where is Where.LINKS:
        places = _in_links(page, rule)
    else:
        places = _in_front_matter(page, rule)
    for place in places:
        yield Problem(rule.message, place, help=rule.help)


def _in_text(page: Page, rule: CustomRule) -> Iterator[Place]:
    """Each line that has what is forbidden, at the first place; or the head of a page that lacks what is required."""
    found = pattern(rule.pattern)
    document = page.document
    start = document.front_matter.body
    for line in document.text[start:].splitlines(keepends=True):
        content = line.rstrip("\r\n")
        span = found.first(content)
        if span is not None and rule.is_required:
            return
        if span is not None:
            # An empty match has no place of its own.
            first, last = span if span[0] < span[1] else (0, len(content))
            yield Span(start + first, start + last)
        start += len(line)
    if rule.is_required:
        yield OPENING_FENCE


def _in_links(page: Page, rule: CustomRule) -> Iterator[Place]:
    found = pattern(rule.pattern)
    for link in page.document.links:
        if (found.first(link.url) is None) is rule.is_required:
            yield link.span


def _in_front_matter(page: Page, rule: CustomRule) -> Iterator[Place]:
    front_matter = page.document.front_matter
    texts = list(_texts(front_matter.value(rule.route)))
    if not texts and rule.is_required:
        yield KeyPlace(rule.route[:-1])
    found = pattern(rule.pattern)
    if any((found.first(text) is None) is rule.is_required for text in texts):
        yield KeyPlace(rule.route)


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, str | int | float):
        yield str(value)
