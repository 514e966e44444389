"""Makes docs/report.svg: the beginning of the report on examples/ as a terminal shows it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PROJECT = Path(__file__).resolve().parent.parent
PICTURE = PROJECT / "docs" / "report.svg"
WIDTH = 100
MOST_LINES = 48

# Readable on a dark ground, in GitHub's light and dark mode alike.
THEME = TerminalTheme(
    (13, 17, 23),
    (230, 237, 243),
    [
        (72, 79, 88),
        (255, 123, 114),
        (63, 185, 80),
        (210, 153, 34),
        (88, 166, 255),
        (188, 140, 255),
        (57, 197, 207),
        (177, 186, 196),
    ],
    [
        (110, 118, 129),
        (255, 161, 152),
        (86, 211, 100),
        (227, 179, 65),
        (121, 192, 255),
        (210, 168, 255),
        (86, 212, 221),
        (255, 255, 255),
    ],
)

# rich's own, without the fonts that a browser would fetch for it.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
    font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def report() -> str:
    """What `doclint check` prints in examples/ on a colour terminal."""
    run = subprocess.run(
        [sys.executable, "-m", "doclint", "check", "--output-format", "full"],
        cwd=PROJECT / "examples",
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 1:
        sys.exit(f"doclint ended with {run.returncode}: {run.stderr}")
    return run.stdout


def beginning(printed: str) -> str:
    """The first lines, up to the last finding that is whole."""
    lines = printed.splitlines()
    if len(lines) <= MOST_LINES:
        return printed
    end = max(number for number, line in enumerate(lines[:MOST_LINES]) if not line.strip())
    return "\n".join([*lines[:end], "", "…"])


def picture(printed: str) -> str:
    """A terminal with this in it, as SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text("$ doclint check", style="bold"))
    console.print(Text.from_ansi(printed), soft_wrap=True)
    return console.export_svg(title="doclint check", theme=THEME, code_format=SVG, unique_id="report")


if __name__ == "__main__":
    PICTURE.write_text(picture(beginning(report())), encoding="utf-8", newline="\n")
