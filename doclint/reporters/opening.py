"""The lines that a report leads with: each is one thing to do, and what it clears."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doclint.findings import Remedy
from doclint.reporters.causes import Action
from doclint.reporters.lines import Line
from doclint.reporters.options import ReportOptions
from doclint.reporters.terminal import QUIET, SEVERITY_STYLES, Terminal
from doclint.reporters.wording import folded_sentence, sentence

# A line for each of sixty locales leads nowhere.
_LINES_OF_A_REMEDY = 6

_REMEDY_STYLES = {Remedy.EDIT: "bold green", Remedy.HANDOFF: "bold magenta", Remedy.SOURCE: "bold blue"}

_REMEDY_WIDTH = max(len(remedy.value) for remedy in Remedy) + 2

_COUNT = re.compile(r"(?<![\w,-])\d[\d,]*(?= )")


def write_actions(actions: Sequence[Action], terminal: Terminal, options: ReportOptions) -> None:
    """Write a line for each action, under the remedy that it belongs to."""
    for remedy in dict.fromkeys(action.remedy for action in actions):
        before = terminal.text((f"{remedy.value}:".ljust(_REMEDY_WIDTH), _REMEDY_STYLES[remedy]))
        of_remedy = [action for action in actions if action.remedy is remedy]
        most = _LINES_OF_A_REMEDY if options.folds else len(of_remedy)
        folded = of_remedy[most - 1 :] if len(of_remedy) > most else []
        for action in of_remedy[: len(of_remedy) - len(folded)]:
            terminal.write_hanging(_action_line(action, terminal, options), before)
            before = terminal.text(" " * _REMEDY_WIDTH)
        if folded:
            terminal.write_hanging(terminal.text((folded_sentence(folded), QUIET)), before)


def _action_line(action: Action, terminal: Terminal, options: ReportOptions) -> Line:
    """The sentence of an action, with its locale, its count and the command that does it made prominent."""
    words = terminal.visible(sentence(action, options.fix_command))
    line = terminal.text(words)
    if action.locale is not None:
        line = line.styled("bold", 0, words.index(": "))
    count = _COUNT.search(words)
    if count is not None:
        line = line.styled(f"bold {SEVERITY_STYLES[action.severity]}", *count.span())
    if options.fix_command is not None:
        for match in re.finditer(re.escape(terminal.visible(options.fix_command)), words):
            line = line.styled("bold", *match.span())
    return line
