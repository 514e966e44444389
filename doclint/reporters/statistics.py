"""`--statistics`: how many findings each rule has, the most frequent first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from doclint.findings import Finding, Summary
from doclint.reporters.causes import is_safely_fixable
from doclint.reporters.lines import cell_len, joined
from doclint.reporters.options import LineOf, ReportOptions
from doclint.reporters.rule_pages import rule_page
from doclint.reporters.terminal import SEVERITY_STYLES, Terminal, aligned, padded
from doclint.reporters.wording import counted, found_line, number

# A schema may name its findings as it likes.
_WIDEST_NAME = 40


def write(
    findings: Sequence[Finding], summary: Summary, line_of: LineOf, stream: TextIO, options: ReportOptions
) -> None:
    """Write a line for each rule, and a summary."""
    terminal = Terminal(stream, options.width)
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.suppressed is None:
            groups.setdefault((finding.code, finding.name), []).append(finding)
    count_width = max((len(number(len(group))) for group in groups.values()), default=0)
    code_width = max((len(code) for code, _ in groups), default=0)
    name_width = min(max((cell_len(terminal.visible(name)) for _, name in groups), default=0), _WIDEST_NAME)
    for (code, name), group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        severity = max((finding.severity for finding in group), key=lambda severity: severity.rank)
        pages = counted(len({finding.path for finding in group}), "page")
        fixable = sum(map(is_safely_fixable, group))
        terminal.write(
            joined(
                "  ",
                (
                    aligned(terminal.text((number(len(group)), "bold")), count_width),
                    padded(terminal.text((code, SEVERITY_STYLES[severity])), code_width),
                    padded(terminal.text((name, f"link {rule_page(code)}")), name_width),
                    terminal.text(f"{severity.value} on {pages}", f", {number(fixable)} fixable" if fixable else ""),
                ),
            )
        )
    terminal.write_wrapped(terminal.text((found_line(summary), "bold")))
