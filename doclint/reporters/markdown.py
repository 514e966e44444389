"""`markdown`: a comment on a pull request, or the summary of a CI step: what to do first, then the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from doclint.findings import Finding, Severity, Summary
from doclint.reporters.causes import Action, find_actions
from doclint.reporters.markdown_text import markdown_code, markdown_text
from doclint.reporters.options import LineOf
from doclint.reporters.rule_pages import rule_page
from doclint.reporters.wording import as_sentence, clean_line, counted, found_line, sentence

MOST_CHARACTERS = 65_000
"""GitHub takes 65,536 in a comment."""

_MOST_ACTIONS = 10

_ICONS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "💡"}

_HEADING = "## doclint\n\n"


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """What to do, and a list of the findings, as many as a comment holds; suppressed ones are left out."""
    shown = [finding for finding in findings if finding.suppressed is None]
    if not shown:
        return f"{_HEADING}✅ {markdown_text(clean_line(summary))}\n"
    head = f"{_HEADING}**{markdown_text(found_line(summary))}**\n\n{_actions(find_actions(shown))}"
    parts = [head]
    length = len(head)
    told = 0
    for heading, group in _groups(shown):
        part = heading + "".join(map(_line, group))
        if length + len(part) > MOST_CHARACTERS:
            break
        parts.append(part)
        length += len(part)
        told += len(group)
    if told < len(shown):
        parts.append(f"\n*{counted(len(shown) - told, 'more finding')}: the other formats have them all.*\n")
    return "".join(parts)


def _actions(actions: Sequence[Action]) -> str:
    # A sentence quotes helps and fixes, which quote pages.
    lines = [f"* **{action.remedy.value}**: {_cut(sentence(action, None))}\n" for action in actions[:_MOST_ACTIONS]]
    if len(actions) > _MOST_ACTIONS:
        lines.append(f"* {counted(len(actions) - _MOST_ACTIONS, 'more action')}\n")
    return "".join(lines)


def _groups(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """What stands together, the most severe first: the findings of a page, with what stands above them."""
    for severity in reversed(Severity):
        of_severity = [finding for finding in findings if finding.severity is severity]
        heading = f"\n### {_ICONS[severity]} {counted(len(of_severity), severity.value)}\n"
        for path, of_page in groupby(of_severity, key=lambda finding: finding.path):
            yield f"{heading}\n{markdown_code(path)}\n\n", list(of_page)
            heading = ""


def _line(finding: Finding) -> str:
    rule = f"[{markdown_text(finding.code)}]({rule_page(finding.code)})"
    help_ = f" {as_sentence(finding.help)}" if finding.help else ""
    return f"* {finding.start.line}:{finding.start.column} {rule} {_cut(finding.message + help_)}\n"


def _cut(text: str, most: int = 1000) -> str:
    return markdown_text(text if len(text) <= most else f"{text[: most - 1]}…")
