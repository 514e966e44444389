"""`full`: the report that leads. First what to do and what it would clear, then details, a table, and the next step.

A run of a few findings is shown whole. In a long one details are for what somebody can mend by an edit; what waits for
a handoff is a line in the opening.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from doclint.findings import Finding, Remedy, Summary
from doclint.reporters.causes import Action, Contexts, find_actions, find_contexts
from doclint.reporters.diagnostics import write_diagnostic
from doclint.reporters.opening import write_actions
from doclint.reporters.options import FEW, LineOf, ReportOptions
from doclint.reporters.table import write_table
from doclint.reporters.terminal import QUIET, Terminal
from doclint.reporters.wording import found_line, next_step, number

# About as many diagnostics as two screens hold, however many rules have found something.
_DIAGNOSTICS = 6
_DIAGNOSTICS_OF_A_RULE = 3
_RELATED = 2

_HEADINGS = {Remedy.EDIT: "What an edit mends", Remedy.SOURCE: "What an edit of the source page mends"}


def write(
    findings: Sequence[Finding], summary: Summary, line_of: LineOf, stream: TextIO, options: ReportOptions
) -> None:
    """Write the report of a run that found something."""
    terminal = Terminal(stream, options.width)
    shown = tuple(finding for finding in findings if finding.suppressed is None)
    actions = find_actions(shown)
    contexts = find_contexts(shown)
    write_actions(_leading(actions, len(shown)), terminal, options)
    if not options.folds:
        for finding in shown:
            write_diagnostic(finding, contexts[finding.fingerprint], terminal, line_of)
    elif len(shown) <= FEW:
        for finding in shown:
            if not contexts[finding.fingerprint].is_copy:
                write_diagnostic(finding, contexts[finding.fingerprint], terminal, line_of)
    else:
        _write_examples(actions, contexts, terminal, line_of)
    if len(shown) > FEW:
        terminal.write_heading("By rule and locale")
        write_table(shown, terminal)
    terminal.separate()
    terminal.write_wrapped(terminal.text((found_line(summary), "bold")))
    terminal.write_wrapped(terminal.text(next_step(actions, options.fix_command)))


def _leading(actions: Sequence[Action], shown: int) -> Sequence[Action]:
    """The actions that the report opens with: in a short one not those that say the same as the details below."""
    if shown > FEW:
        return actions
    if all(action.total == 1 for action in actions):
        return ()
    return [action for action in actions if action.remedy is Remedy.HANDOFF or action.total > 1]


def _write_examples(actions: Sequence[Action], contexts: Contexts, terminal: Terminal, line_of: LineOf) -> None:
    """Write a few findings of each rule, of those that an edit mends, the worst rules first."""
    for remedy, heading in _HEADINGS.items():
        of_remedy = [action for action in actions if action.remedy is remedy]
        if not of_remedy:
            continue
        of_remedy.sort(key=lambda action: -action.severity.rank)
        most = min(max(_DIAGNOSTICS // len(of_remedy), 1), _DIAGNOSTICS_OF_A_RULE) if remedy is Remedy.EDIT else 1
        terminal.write_heading(heading)
        for action in of_remedy:
            examples = _examples(action.findings, most)
            for finding in examples:
                write_diagnostic(finding, contexts[finding.fingerprint], terminal, line_of, _RELATED)
            rest = len(action.findings) - len(examples)
            if rest:
                words = (
                    f"{terminal.glyphs.ellipsis} and {number(rest)} more: --select {action.code} --no-fold shows them"
                )
                terminal.write(terminal.text(), terminal.text((words, QUIET)))


def _examples(findings: Sequence[Finding], most: int) -> Sequence[Finding]:
    """A few findings, of as many articles: what a page has, its siblings often have too."""
    if len(findings) <= most + 1:
        return findings
    first_of_article = {finding.article: finding for finding in reversed(findings)}
    of_other_articles = [finding for finding in findings if first_of_article[finding.article] is finding]
    others = [finding for finding in findings if first_of_article[finding.article] is not finding]
    return sorted((of_other_articles + others)[:most], key=lambda finding: finding.sort_key)
