"""`grouped`: the findings of each page together. What hundreds of pages wait for is one line, as in `full`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TextIO

from doclint.findings import Finding, Remedy, Summary
from doclint.reporters.causes import Action, Context, find_actions, find_contexts, is_safely_fixable
from doclint.reporters.lines import Line
from doclint.reporters.opening import write_actions
from doclint.reporters.options import FEW, LineOf, ReportOptions
from doclint.reporters.rule_pages import rule_page
from doclint.reporters.terminal import QUIET, SEVERITY_STYLES, Terminal, padded
from doclint.reporters.wording import counted, found_line, next_step, number

# So many findings of one rule tell what is the matter with a page.
_FINDINGS_OF_A_RULE = 5


def write(
    findings: Sequence[Finding], summary: Summary, line_of: LineOf, stream: TextIO, options: ReportOptions
) -> None:
    """Write the report of a run that found something."""
    terminal = Terminal(stream, options.width)
    shown = tuple(finding for finding in findings if finding.suppressed is None)
    actions = find_actions(shown)
    folded = _folded(actions) if options.folds else ()
    hidden = {finding.fingerprint for action in folded for finding in action.findings + action.explained}
    contexts = find_contexts(shown)
    listed = [
        finding
        for finding in shown
        if not options.folds or (finding.fingerprint not in hidden and not contexts[finding.fingerprint].is_copy)
    ]
    for path, of_page in groupby(listed, key=lambda finding: finding.path):
        lines = [(finding, contexts[finding.fingerprint]) for finding in of_page]
        _write_page(path, lines, terminal, options)
    if folded:
        terminal.separate()
        write_actions(folded, terminal, options)
    terminal.separate()
    terminal.write_wrapped(terminal.text((found_line(summary), "bold")))
    terminal.write_wrapped(terminal.text(next_step(actions, options.fix_command)))


def _folded(actions: Sequence[Action]) -> tuple[Action, ...]:
    """The actions of rules that found the same on so many pages that only a handoff will mend."""
    counts: Counter[str] = Counter()
    for action in actions:
        if action.remedy is Remedy.HANDOFF:
            counts[action.code] += len(action.findings)
    return tuple(action for action in actions if action.remedy is Remedy.HANDOFF and counts[action.code] > FEW)


def _write_page(
    path: str, lines: Sequence[tuple[Finding, Context]], terminal: Terminal, options: ReportOptions
) -> None:
    places = [f"{finding.start.line}:{finding.start.column}" for finding, _ in lines]
    place_width = max(len(place) for place in places)
    terminal.separate()
    terminal.write(terminal.text((path, "bold underline")))
    written: Counter[str] = Counter()
    for place, (finding, context) in zip(places, lines, strict=True):
        written[finding.code] += 1
        if options.folds and written[finding.code] > _FINDINGS_OF_A_RULE:
            continue
        style = SEVERITY_STYLES[finding.severity]
        before = (
            terminal.text((f"  {place:>{place_width}}  ", QUIET))
            + padded(terminal.text((finding.severity.value, style)), len("warning"))
            + terminal.text(" ", (finding.code, f"{style} link {rule_page(finding.code)}"), "  ")
        )
        message = terminal.text(finding.message, (f" ({_remarks(finding, context)})", QUIET))
        # Below the severity, not below the message: a file name in it needs the room.
        terminal.write_wrapped(message, before, Line.of(" " * (place_width + 4)))
    for code, count in written.items():
        if options.folds and count > _FINDINGS_OF_A_RULE:
            rest = f"and {number(count - _FINDINGS_OF_A_RULE)} more of {code} on this page"
            terminal.write(terminal.text((f"  {'':>{place_width}}  {rest}", QUIET)))


def _remarks(finding: Finding, context: Context) -> str:
    remarks = [finding.name]
    if context.cause is not None:
        remarks.append(f"because of {context.cause.code}")
    if context.copies:
        remarks.append(f"the same on {counted(len(context.copies), 'more page')}")
    if is_safely_fixable(finding):
        remarks.append("fixable")
    return ", ".join(remarks)
