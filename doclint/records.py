"""A reading as text and back: what is remembered from one run to the next.

A record holds everything but where the page stands, which whoever asks for it knows: it is JSON, so that whatever is
written in it is data and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from doclint.corpus.locale_sets import PlacedPage
from doclint.document.directives import Directive, Verb, Word
from doclint.document.facts import Facts, UniqueAttribute
from doclint.document.untranslated import EqualHalves, Untranslated
from doclint.drafts import Draft
from doclint.findings import Applicability, Edit, Fix, Position, Related, Remedy, Severity
from doclint.reading import Lasting, Reading
from doclint.rules.registry import all_rules


class RecordError(ValueError):
    """A text that is no record."""


def write_record(reading: Reading) -> bytes:
    """A reading as one line of ASCII."""
    path = reading.path
    return _encode(
        [
            reading.digest.hex(),
            reading.lasting.value,
            None if reading.facts is None else _facts(reading.facts),
            [_draft(draft, path) for draft in reading.drafts],
            [_directive(directive) for directive in reading.directives],
        ]
    ).encode()


def read_record(record: bytes, path: str, placed: PlacedPage | None) -> Reading:
    """The reading of a page that stands at `path`, as it is shown.

    Raises:
        RecordError: the text is no record.
    """
    try:
        own_digest, lasting, facts, drafts, directives = json.loads(record)
        return Reading(
            path,
            None if facts is None else _read_facts(facts, path, placed),
            tuple(_read_draft(draft, path) for draft in drafts),
            tuple(_read_directive(directive) for directive in directives),
            bytes.fromhex(own_digest),
            Lasting(lasting),
        )
    except (ValueError, TypeError, LookupError) as error:
        raise RecordError(f"{type(error).__name__}: {error}") from None


_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def _facts(facts: Facts) -> list[Any]:
    return [
        facts.handoff.toordinal() if facts.handoff else None,
        facts.source_hash,
        facts.source_commit,
        facts.asset_id,
        facts.authors,
        facts.content_locale,
        facts.content_hashes,
        facts.equal_halves,
        facts.translation_type,
        [
            [unique.schema, unique.route, unique.value, unique.identity, _position(unique.start), unique.page]
            for unique in facts.unique_attributes
        ],
        facts.places,
    ]


def _read_facts(record: list[Any], path: str, placed: PlacedPage | None) -> Facts:
    (
        handoff,
        source_hash,
        source_commit,
        asset_id,
        authors,
        content_locale,
        content_hashes,
        equal_halves,
        translation_type,
        uniques,
        places,
    ) = record
    return Facts(
        path,
        content_locale if placed is None else placed.locale,
        path if placed is None else placed.article,
        None if handoff is None else date.fromordinal(handoff),
        source_hash,
        source_commit,
        asset_id,
        authors,
        content_locale,
        None if content_hashes is None else tuple(content_hashes),
        None if equal_halves is None else _read_equal_halves(*equal_halves),
        translation_type,
        tuple(
            UniqueAttribute(schema, tuple(route), value, identity, Position(*start), page)
            for schema, route, value, identity, start, page in uniques
        ),
        tuple(places),
    )


def _read_equal_halves(segments: int, equal: int, untranslated: Sequence[Sequence[int]]) -> EqualHalves:
    return EqualHalves(segments, equal, tuple(Untranslated(*each) for each in untranslated))


def _draft(draft: Draft, path: str) -> list[Any]:
    """A draft; the page that it is about stands as null wherever it is named."""
    return [
        draft.rule.code,
        draft.name,
        draft.given_severity.value if draft.given_severity else None,
        draft.message,
        draft.help,
        _elsewhere(draft.path, path),
        _position(draft.start),
        _position(draft.end),
        None if draft.fix is None else _fix(draft.fix, path),
        [[_elsewhere(related.path, path), _position(related.start), related.message] for related in draft.related],
        draft.remedy.value,
        draft.cause,
        draft.identity,
        draft.origin,
        draft.since.toordinal() if draft.since else None,
        draft.unfinished,
    ]


def _read_draft(record: list[Any], path: str) -> Draft:
    (
        code,
        name,
        severity,
        message,
        help_,
        own_path,
        start,
        end,
        fix,
        related,
        remedy,
        cause,
        identity,
        origin,
        since,
        unfinished,
    ) = record
    return Draft(
        rule=all_rules()[code],
        name=name,
        given_severity=None if severity is None else Severity(severity),
        message=message,
        help=help_,
        path=own_path or path,
        start=Position(*start),
        end=Position(*end),
        fix=None if fix is None else _read_fix(fix, path),
        related=tuple(Related(other or path, Position(*place), words) for other, place, words in related),
        remedy=Remedy(remedy),
        cause=tuple(cause),
        identity=identity,
        origin=origin,
        since=None if since is None else date.fromordinal(since),
        unfinished=unfinished,
    )


def _fix(fix: Fix, path: str) -> list[Any]:
    edits = [[_elsewhere(edit.path, path), _position(edit.start), _position(edit.end), edit.text] for edit in fix.edits]
    return [fix.applicability.value, fix.message, edits]


def _read_fix(record: list[Any], path: str) -> Fix:
    applicability, message, edits = record
    return Fix(
        Applicability(applicability),
        message,
        tuple(Edit(own or path, Position(*start), Position(*end), text) for own, start, end, text in edits),
    )


def _directive(directive: Directive) -> list[Any]:
    return [
        directive.verb.value,
        directive.written,
        [[word.text, _position(word.start), _position(word.end)] for word in directive.words],
        _position(directive.start),
        _position(directive.end),
        directive.line,
        [_position(position) for position in directive.removal],
    ]


def _read_directive(record: list[Any]) -> Directive:
    verb, written, words, start, end, line, (first, last) = record
    return Directive(
        Verb(verb),
        written,
        tuple(Word(text, Position(*word_start), Position(*word_end)) for text, word_start, word_end in words),
        Position(*start),
        Position(*end),
        line,
        (Position(*first), Position(*last)),
    )


def _position(position: Position) -> tuple[int, int]:
    return (position.line, position.column)


def _elsewhere(path: str, own: str) -> str | None:
    return None if path == own else path
