"""Fixes of front matter: each changes the characters of one key or value and nothing else on the page."""

from __future__ import annotations

import re

from doclint.document.block import Duplicate, JsonValue, Route
from doclint.document.front_matter import FrontMatter
from doclint.document.handlers import Syntax
from doclint.document.plain_yaml import plain_scalar
from doclint.findings import Applicability, KeyPlace, Proposal, Replacement, Span
from doclint.rules.page import Page
from doclint.schema import SchemaProblem
from doclint.schema.docfx.dates import date_format
from doclint.schema.other_dates import day_in_order_of, possible_days


def rename_key(
    block: FrontMatter, route: Route, name: str, applicability: Applicability = Applicability.SAFE
) -> Proposal | None:
    """Write a key as `name`, in the quotes that it stands in; None where that name is taken, or the key is an alias."""
    beside = block.value(route[:-1])
    if not isinstance(beside, dict) or name in beside:
        return None
    span = block.span(KeyPlace(route, "key"))
    written = _rewritten(block.token(span), str(route[-1]), name, block.syntax)
    if written is None:
        return None
    return Proposal(f"Rename `{route[-1]}` to `{name}`", (Replacement(span, written),), applicability)


def replace_key(page: Page, found: SchemaProblem) -> Proposal | None:
    """Rename a deprecated key to the one that takes its place."""
    return rename_key(page.document.front_matter, found.route, found.wanted) if found.wanted else None


def put_in_quotes(page: Page, found: SchemaProblem) -> Proposal | None:
    """Make a text of a value that is a number, or true or false, only because it has no quotes."""
    block = page.document.front_matter
    span = block.span(KeyPlace(found.route))
    token = block.token(span)
    value = block.value(found.route)
    if not isinstance(value, bool | int | float) or not re.fullmatch(r"[\w.+-]+", token, re.ASCII):
        return None
    if not _is_mended(page, found, token):
        return None
    return Proposal(f"Put `{token}` in quotes", (Replacement(span, f'"{token}"'),))


def trim(page: Page, found: SchemaProblem) -> Proposal | None:
    """Remove the spaces around a value that would be right without them."""
    value = page.document.front_matter.value(found.route)
    if not isinstance(value, str) or value == value.strip() or not _is_mended(page, found, value.strip()):
        return None
    return _replace_value(page, found.route, value.strip(), "Remove the spaces around the value")


def rewrite_date(page: Page, found: SchemaProblem) -> Proposal | None:
    """Write a date as its schema asks for: unsafe where it may be another day, such as `3/4/19`."""
    value = page.document.front_matter.value(found.route)
    if not isinstance(value, str) or not found.wanted:
        return None
    days = possible_days(value)
    day = next(iter(days)) if len(days) == 1 else day_in_order_of(value, found.wanted)
    written = date_format(found.wanted).write(day) if day is not None else None
    if written is None or date_format(found.wanted).read(written) != day or not _is_mended(page, found, written):
        return None
    applicability = Applicability.SAFE if len(days) == 1 else Applicability.UNSAFE
    return _replace_value(page, found.route, written, f"Write the date as `{written}`", applicability)


_REST_OF_LINE = re.compile(r"[ \t]*+:?[ \t]*+(?:\r?\n|\Z)")


def remove_duplicate(block: FrontMatter, duplicate: Duplicate) -> Proposal | None:
    """Remove a key that stands in its mapping already with the same value; None where something else went with it."""
    if not duplicate.is_equal:
        return None
    key, value = duplicate.entry.key, duplicate.entry.value
    text, end = block.text, max(key.end, value.end)
    is_simple = re.fullmatch(r"\s*:\s*", text[key.end : value.start]) is not None
    if not is_simple or "#" in text[key.start : end] or text[value.start : value.start + 1] in ("|", ">"):
        return None
    start = text.rfind("\n", 0, key.start) + 1
    rest = _REST_OF_LINE.match(text, end)
    if not text[start : key.start].strip(" ") and rest is not None and block.syntax is Syntax.YAML:
        end = rest.end()
    elif re.fullmatch(r"\s*,\s*", text[duplicate.before : key.start]):
        start = duplicate.before
    else:
        return None
    span = Span(block.offset + start, block.offset + end)
    return Proposal(f"Remove the second `{duplicate.entry.route[-1]}`", (Replacement(span, ""),))


def _replace_value(
    page: Page, route: Route, after: str, message: str, applicability: Applicability = Applicability.SAFE
) -> Proposal | None:
    block = page.document.front_matter
    span = block.span(KeyPlace(route))
    written = _rewritten(block.token(span), str(block.value(route)), after, block.syntax)
    return None if written is None else Proposal(message, (Replacement(span, written),), applicability)


_PLAIN_YAML = re.compile(r"\w[\w /.\-]*(?<! )")
_PLAIN_TOML = re.compile(r"[A-Za-z0-9_-]+")


def _rewritten(token: str, before: str, after: str, syntax: Syntax) -> str | None:
    """A key or value with another text in it; None where it is written in a way that says more than its text."""
    if not after.isprintable() or set(after) & set("\\\"'"):
        return None
    for quote in ("'", '"'):
        if token == f"{quote}{before}{quote}":
            return f"{quote}{after}{quote}"
    if token != before:
        return None
    plain = _PLAIN_YAML if syntax is Syntax.YAML else _PLAIN_TOML
    return after if plain.fullmatch(after) and plain_scalar(after) == after else f'"{after}"'


# Characters: each fix has its page validated anew. A real page with ten findings comes to 20,000.
_MOST_VALIDATED = 2_000_000


def _is_mended(page: Page, found: SchemaProblem, value: JsonValue) -> bool:
    """Whether the schemas of a page would have this problem no more, and no new one, with another value in its place."""
    block = page.document.front_matter
    if len(page.schema_problems) * len(block.text) > _MOST_VALIDATED:
        return False
    now = page.problems_with(block.values)
    then = page.problems_with(_with_value(block.values, found.route, value))
    return found not in then and set(then) <= set(now)


def _with_value(values: JsonValue, route: Route, value: JsonValue) -> JsonValue:
    """The values with another one at a route."""
    if not route:
        return value
    step, *rest = route
    changed = list(values) if isinstance(values, list) else dict(values)
    changed[step] = _with_value(values[step], tuple(rest), value)  # type: ignore[index]
    return changed
