"""Puts the page for a browser together: template, style, scripts and data in one file.

Nothing in it is loaded from elsewhere. The policy in its head names style and scripts by their hashes, so that no other
script runs, whatever a page or a file name holds; and it forbids the browser to make markup of texts at all.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
from collections import Counter
from collections.abc import Sequence
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from doclint.corpus.articles import Freshness
from doclint.data_classes import dataclass
from doclint.findings import Finding, Remedy, Summary
from doclint.reporters.ascii_json import dumps_for_script
from doclint.reporters.causes import find_actions, is_safely_fixable
from doclint.reporters.escaping import visible
from doclint.reporters.html.data import locale_names, make_data, rule_names, shown_locale, told_findings
from doclint.reporters.html.excerpts import DocumentOf, Excerpts
from doclint.reporters.html.pages import PageState
from doclint.reporters.wording import clean_line, counted, found_line, number, sentence

_SCRIPTS = ("data.js", "filters.js", "tables.js", "heat_map.js", "page_list.js", "start.js")
_STYLES = ("report.css",)

_MOST_ACTIONS = 8


@dataclass(frozen=True, slots=True)
class _Share:
    """A part of a bar: where it begins and how long it is, in per cent."""

    freshness: str
    count: int
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class _LocaleBar:
    """The freshness of a locale's pages."""

    locale: str
    number: int
    total: int
    shares: tuple[_Share, ...]


@dataclass(frozen=True, slots=True)
class _ActionLine:
    """One thing to do, and what the page shows behind it: a rule and, for a handoff, a locale."""

    remedy: str
    text: str
    rule: int
    locale: int | None


def render_html(
    findings: Sequence[Finding],
    summary: Summary,
    pages: Sequence[PageState],
    today: datetime.date,
    document_of: DocumentOf,
    fix_command: str,
) -> str:
    """The whole page.

    Args:
        pages: every page of the corpus; findings may be about others, too.
        today: the clock of the run, which ages are counted from.
        fix_command: what applies the safe fixes.
    """
    told = told_findings(findings)
    locales = locale_names(pages, told)
    rules = rule_names(told)
    fixable = [finding for finding in told if is_safely_fixable(finding)]
    style, script = _asset(_STYLES), _asset(_SCRIPTS)
    environment = Environment(
        loader=PackageLoader("doclint.reporters.html", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": number, "visible": visible}
    return environment.get_template("report.html.jinja").render(
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=Markup(dumps_for_script(make_data(told, pages, today, Excerpts(document_of)))),
        today=today.isoformat(),
        found=found_line(summary) if told else clean_line(summary),
        left_out=_left_out(findings, told),
        bars=_bars(pages, locales),
        freshness=[freshness.value for freshness in Freshness],
        actions=_actions(told, locales, rules),
        fix_command=fix_command,
        fixable=counted(len(fixable), "finding"),
        fixable_pages=counted(len({finding.path for finding in fixable}), "page"),
        fixable_rules=_by_rule(fixable, rules),
        waiting=_waiting(told),
    )


def _asset(names: Sequence[str]) -> str:
    folder = resources.files("doclint.reporters.html") / "assets"
    # A browser takes CRLF for LF before it hashes.
    return "\n".join((folder / name).read_text("utf-8").replace("\r\n", "\n") for name in names)


def _hash(text: str) -> str:
    """As a content security policy names a script or a style."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _left_out(findings: Sequence[Finding], told: Sequence[Finding]) -> str | None:
    shown = sum(finding.suppressed is None for finding in findings)
    if shown == len(told):
        return None
    return f"{number(shown)} findings: this page has the {number(len(told))} most severe."


def _bars(pages: Sequence[PageState], locales: Sequence[str]) -> list[_LocaleBar]:
    counts: dict[str, Counter[str]] = {}
    for page in pages:
        counts.setdefault(shown_locale(page.locale), Counter())[page.freshness.value] += 1
    bars = []
    for number_of_locale, locale in enumerate(locales):
        of_locale = counts.get(locale, Counter())
        total = of_locale.total()
        shares, start = [], 0.0
        for freshness in Freshness:
            count = of_locale[freshness.value]
            if count:
                length = round(100 * count / total, 3)
                shares.append(_Share(freshness.value, count, round(start, 3), length))
                start += length
        bars.append(_LocaleBar(locale, number_of_locale, total, tuple(shares)))
    return bars


def _actions(
    findings: Sequence[Finding], locales: Sequence[str], rules: Sequence[tuple[str, str]]
) -> list[_ActionLine]:
    return [
        _ActionLine(
            action.remedy.value,
            visible(sentence(action, None)),
            rules.index((action.code, action.name)),
            locales.index(shown_locale(action.locale)) if action.locale is not None else None,
        )
        for action in find_actions(findings)[:_MOST_ACTIONS]
    ]


def _by_rule(findings: Sequence[Finding], rules: Sequence[tuple[str, str]]) -> list[tuple[int, str, int]]:
    """Number, code and name, and count of each rule, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in findings)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(rules.index(rule), visible(" ".join(rule)), count) for rule, count in ordered]


def _waiting(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """How many findings each remedy mends."""
    counts = Counter(finding.remedy for finding in findings)
    return [(remedy.value, counts[remedy]) for remedy in Remedy if counts[remedy]]
