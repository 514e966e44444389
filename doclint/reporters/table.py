"""How many findings of which rule are in which locale, in as many columns as there is room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from doclint.data_classes import dataclass
from doclint.findings import Finding
from doclint.reporters.lines import Line, cell_len, joined
from doclint.reporters.rule_pages import rule_page
from doclint.reporters.terminal import SEVERITY_STYLES, Terminal, aligned, padded
from doclint.reporters.wording import number

_NO_LOCALE = "no locale"
_OTHERS = "others"
_TOTAL = "total"
_GAP = "  "

_Rule = tuple[str, str]
_Counts = Counter[tuple[_Rule, str]]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column and the locales that it counts."""

    title: str
    locales: tuple[str, ...]

    def count(self, counts: _Counts, rules: Iterable[_Rule]) -> int:
        """How many findings of some rules are in its locales."""
        return sum(counts[rule, locale] for rule in rules for locale in self.locales)


def write_table(findings: Sequence[Finding], terminal: Terminal) -> None:
    """Write a row for each rule, the worst and most frequent first, and one for all of them."""
    counts: _Counts = Counter(((finding.code, finding.name), finding.locale or _NO_LOCALE) for finding in findings)
    frequency = Counter(finding.locale or _NO_LOCALE for finding in findings)
    styles = _styles_of_rules(findings)
    # Where there is no room for all locales, names go before locales do.
    for name_of in (_code_and_name, _code):
        names = {rule: name_of(rule, style, terminal) for rule, style in styles.items()}
        names_width = max(cell_len(name.plain) for name in names.values())
        columns = _fitting_columns(frequency, terminal, terminal.width - names_width)
        if {column.title for column in columns} >= frequency.keys():
            break
    widths = [_width(column, frequency, terminal) for column in columns]

    def write_row(name: Line, cells: Iterable[Line]) -> None:
        padded_cells = [aligned(cell, width) for cell, width in zip(cells, widths, strict=True)]
        terminal.write(joined(_GAP, [padded(name, names_width), *padded_cells]))

    write_row(Line(), (terminal.text((column.title, "bold")) for column in columns))
    for rule, name in names.items():
        write_row(name, (_cell(column.count(counts, [rule]), terminal) for column in columns))
    if len(names) > 1:
        totals = (terminal.text((number(column.count(counts, names)), "bold")) for column in columns)
        write_row(terminal.text((_TOTAL, "bold")), totals)


def _styles_of_rules(findings: Sequence[Finding]) -> dict[_Rule, str]:
    """The rules in the order of their rows, each with the style of its worst finding."""
    worst = {}
    for finding in sorted(findings, key=lambda each: each.severity.rank):
        worst[finding.code, finding.name] = finding.severity
    frequency = Counter((finding.code, finding.name) for finding in findings)
    ordered = sorted(worst, key=lambda rule: (-worst[rule].rank, -frequency[rule], rule))
    return {rule: SEVERITY_STYLES[worst[rule]] for rule in ordered}


def _code_and_name(rule: _Rule, style: str, terminal: Terminal) -> Line:
    code, name = rule
    return terminal.text((code, style), " ", (name, f"link {rule_page(code)}"))


def _code(rule: _Rule, style: str, terminal: Terminal) -> Line:
    return terminal.text((rule[0], f"{style} link {rule_page(rule[0])}"))


def _fitting_columns(frequency: Counter[str], terminal: Terminal, room: int) -> list[_Column]:
    """A column for each locale; where these are too many, for those with the most findings, and one for the others."""
    by_frequency = sorted(frequency, key=lambda locale: (-frequency[locale], locale))
    total = _Column(_TOTAL, tuple(by_frequency))
    # Whatever pages call their locales, no more columns are tried than can have room.
    for most in range(min(len(by_frequency), room // (len(_GAP) + 1)), 0, -1):
        columns = [_Column(locale, (locale,)) for locale in sorted(by_frequency[:most])]
        if most < len(by_frequency):
            columns.append(_Column(_OTHERS, tuple(by_frequency[most:])))
        if len(by_frequency) > 1:
            columns.append(total)
        if sum(len(_GAP) + _width(column, frequency, terminal) for column in columns) <= room:
            return columns
    return [total]


def _width(column: _Column, frequency: Counter[str], terminal: Terminal) -> int:
    total = sum(frequency[locale] for locale in column.locales)
    return max(cell_len(terminal.visible(column.title)), len(number(total)))


def _cell(count: int, terminal: Terminal) -> Line:
    return terminal.text(number(count)) if count else terminal.text((terminal.glyphs.nothing, "bright_black"))
