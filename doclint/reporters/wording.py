"""How a report says things: counts, lists, dates, and the sentence for an action."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from doclint.findings import Finding, Remedy, Severity, Summary
from doclint.reporters.causes import Action

# Words that a rule's name may end in and that can be counted: "48 author mismatches", but "3 out-of-order findings".
_COUNTABLE = frozenset(
    "assetid attribute author count date destination field format handoff id key label length link locale mismatch "
    "number pair path placeholder prefix rule safelink segment source span suppression tag target translation type url "
    "value".split()
)

# docfx puts these behind what they are said of: `format-invalid` finds invalid formats.
_SAID_OF_THE_WORD_BEFORE = frozenset(["deprecated", "edited", "invalid", "reserved"])


def number(count: int) -> str:
    """1,247"""
    return f"{count:,}"


def counted(count: int, noun: str) -> str:
    """1 page, 2 pages"""
    return f"{number(count)} {noun if count == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """The plural of an English noun."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def counted_by_name(count: int, name: str) -> str:
    """How many of a rule's findings: the rule's name as a noun where it is one."""
    words = name.split("-")
    if words[-1] in _SAID_OF_THE_WORD_BEFORE:
        words = [words[-1], *words[:-1]]
    if words[-1] in _COUNTABLE:
        return counted(count, " ".join(words).replace("assetid", "asset id"))
    return f"{number(count)} {name} {'finding' if count == 1 else 'findings'}"


def listed(items: Sequence[str], most: int = 6) -> str:
    """a, b and c; with more than `most` of them, the first and how many others."""
    if len(items) > most:
        items = (*items[: most - 1], f"{number(len(items) - most + 1)} more")
    return " and ".join(part for part in (", ".join(items[:-1]), items[-1]) if part) if items else ""


def month(date: datetime.date) -> str:
    """05/2019, the order that `ms.lasthandoff` has too."""
    return f"{date:%m/%Y}"


def sentence(action: Action, fix_command: str | None) -> str:
    """What an action is about, what it clears, and how it is done."""
    if action.remedy is Remedy.EDIT:
        return _edit_sentence(action, fix_command)
    if action.remedy is Remedy.SOURCE:
        return _source_sentence(action)
    if action.severity is Severity.INFO:
        return _hint_sentence(action)
    return _handoff_sentence(action)


def _handoff_sentence(action: Action) -> str:
    pages = len(action.pages)
    locale = f"{action.locale}: " if action.locale else ""
    its = "its" if pages == 1 else "their"
    if action.name.startswith("behind-"):
        what = f"{counted(pages, 'page')} {'is' if pages == 1 else 'are'} behind {its} "
        what += action.name.removeprefix("behind-").replace("-", " ")
        # A locale is handed off as a whole, now and then: its newest handoff tells since when it waits.
        what += f" since {month(action.dates[-1])}" if action.dates else ""
    else:
        what = f"{counted_by_name(len(action.findings), action.name)} on {counted(pages, 'page')}"
    if action.explained:
        return f"{locale}{what}; {its} next handoff also clears {explained(action.explained)}"
    return f"{locale}{what}; {its} next handoff {_brings(action)}"


def _brings(action: Action) -> str:
    if action.name.startswith("behind-"):
        return f"brings {_them(action)} up to date"
    return f"clears {_them(action)}"


def _them(action: Action) -> str:
    return "it" if len(action.findings) == 1 else "them"


def _hint_sentence(action: Action) -> str:
    what = f"{action.code} {action.name}: {counted(len(action.pages), 'page')}"
    if action.dates:
        what += f", oldest {action.dates[0].isoformat()}"
    return f"{what}. {_common_help(action) or 'The next handoff clears them.'}"


def _edit_sentence(action: Action, fix_command: str | None) -> str:
    what = f"{counted_by_name(len(action.findings), action.name)} on {counted(len(action.pages), 'page')}"
    if action.explained:
        what += f"; mending {_them(action)} also clears {explained(action.explained)}"
    if fix_command is not None and action.fixable:
        if action.fixable < len(action.findings):
            return f"{what}, {number(action.fixable)} fixable: {fix_command}"
        return f"{what}, {'all ' if action.fixable > 1 else ''}fixable: {fix_command}"
    return f"{what}. {_common_fix(action) or _common_help(action) or 'Each finding says what to do.'}"


def _source_sentence(action: Action) -> str:
    what = counted_by_name(len(action.findings), action.name)
    if len(action.locales) > 1 and action.explained:
        what += f" in {counted(len(action.locales), 'locale')}"
    return f"{what}. {_common_help(action) or 'Mend the source page; the next handoff brings it to every locale.'}"


def folded_sentence(actions: Sequence[Action]) -> str:
    """What stands for actions of one remedy that are not shown one by one."""
    findings = counted(sum(action.total for action in actions), "finding")
    locales = {action.locale for action in actions if action.locale is not None}
    if len(locales) == len(actions):
        return f"{counted(len(locales), 'more locale')}: {findings}; their next handoffs clear them"
    return f"{counted(len(actions), 'more rule')}: {findings}; --no-fold shows them"


def explained(findings: Iterable[Finding]) -> str:
    """What findings there are of each name, the most frequent first."""
    counts = Counter(finding.name for finding in findings)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return listed([counted_by_name(count, name) for name, count in ordered])


def _common_help(action: Action) -> str | None:
    helps = {finding.help for finding in action.findings}
    help_ = helps.pop() if len(helps) == 1 else None
    return as_sentence(help_) if help_ else None


def _common_fix(action: Action) -> str | None:
    messages = {finding.fix.message if finding.fix else None for finding in action.findings}
    message = messages.pop() if len(messages) == 1 else None
    return as_sentence(message) if message else None


def as_sentence(words: str) -> str:
    """Words with a capital letter at their beginning and a stop at their end."""
    stop = "" if words.endswith((".", "?", "!")) else "."
    return f"{words[:1].upper()}{words[1:]}{stop}"


def looked_at(summary: Summary) -> str:
    """What a run has looked at: 5 pages of 1 article in 5 locales."""
    pages = counted(summary.files, "page")
    if summary.locales == 0:
        return pages
    return f"{pages} of {counted(summary.articles, 'article')} in {counted(summary.locales, 'locale')}"


def clean_line(summary: Summary) -> str:
    """What there is to say where nothing was found."""
    return f"Checked {looked_at(summary)}: nothing found{_suppressed(summary)}."


def _suppressed(summary: Summary) -> str:
    return f" ({number(summary.suppressed)} suppressed)" if summary.suppressed else ""


def found_line(summary: Summary) -> str:
    """How much was found, by severity, and where was looked."""
    kinds = ((summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info"))
    counts = listed([counted(count, severity) for count, severity in kinds if count])
    return f"Found {counts} in {looked_at(summary)}{_suppressed(summary)}."


def next_step(actions: Sequence[Action], fix_command: str | None) -> str:
    """What to do first: what a command or an edit mends, and what waits for others."""
    edits = [action for action in actions if action.remedy is Remedy.EDIT]
    others = [action for action in actions if action.remedy is not Remedy.EDIT]
    fixable = sum(action.fixable for action in edits)
    if fixable and fix_command is not None:
        first = f"{fix_command} mends {counted(fixable, 'finding')}"
    elif edits:
        worst = max(edits, key=lambda action: action.severity.rank)
        first = f"mend {counted_by_name(len(worst.findings), worst.name)} (doclint rule {worst.code} says how)"
    else:
        first = "nothing to edit here"
    return f"Next: {first}; {_wait_for(others[0])}." if others else f"Next: {first}."


def _wait_for(action: Action) -> str:
    """What the most useful action of somebody else clears."""
    if action.remedy is Remedy.SOURCE:
        count = len(action.findings)
        return f"{counted_by_name(count, action.name)} {'waits' if count == 1 else 'wait'} for the source page"
    of = f" of {action.locale}" if action.locale else ""
    return f"a handoff{of} clears {number(action.clears)}"
