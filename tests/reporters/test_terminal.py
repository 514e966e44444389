"""What a stream is, and what the environment says, decide how a report looks, and nothing else does."""

from __future__ import annotations

import io
import os

import pytest

from doclint.reporters.options import ReportOptions
from doclint.reporters.terminal import Terminal
from tests.reporters.shared_findings import FINDINGS, HOSTILE, SUMMARY
from tests.reporters.streams import LINK, STYLE, EncodedStream, TerminalStream, reported, without_styles

FORMATS = ("full", "grouped", "concise", "statistics")


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_terminal_gets_colours(output_format: str) -> None:
    assert STYLE.search(reported(output_format, stream=TerminalStream()))


@pytest.mark.parametrize("output_format", ["full", "grouped", "statistics"])
def test_a_terminal_gets_links_to_the_rules(output_format: str) -> None:
    links = LINK.findall(reported(output_format, stream=TerminalStream()))
    assert "https://doclint.example/rules/HND002" in links


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_terminal_is_told_the_same_as_a_pipe(output_format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert without_styles(reported(output_format, stream=TerminalStream())) == reported(output_format)


@pytest.mark.parametrize("output_format", FORMATS)
def test_the_same_input_gives_the_same_bytes(output_format: str) -> None:
    assert reported(output_format, stream=TerminalStream()) == reported(output_format, stream=TerminalStream())


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_pipe_gets_plain_text(output_format: str) -> None:
    assert "\x1b" not in reported(output_format)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "unknown")])
@pytest.mark.parametrize("output_format", FORMATS)
def test_a_terminal_that_wants_no_colours_gets_plain_text(
    output_format: str, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b" not in reported(output_format, stream=TerminalStream())


def test_a_pipe_gets_colours_where_they_are_forced_but_no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    report = reported("full")
    assert STYLE.search(report)
    assert "\x1b]" not in report


def test_no_color_is_stronger_than_force_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in reported("full")


def test_colours_are_those_that_every_terminal_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    truecolor = reported("full", stream=TerminalStream())
    monkeypatch.delenv("COLORTERM")
    assert truecolor == reported("full", stream=TerminalStream())


def test_a_pipe_is_as_wide_as_columns_says_or_else_80(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Terminal(io.StringIO()).width == 80
    monkeypatch.setenv("COLUMNS", "132")
    assert Terminal(io.StringIO()).width == 132
    monkeypatch.setenv("COLUMNS", "many")
    assert Terminal(io.StringIO()).width == 80


def test_a_pipe_does_not_take_the_width_of_another_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((211, 50)))
    assert Terminal(io.StringIO()).width == 80
    assert Terminal(TerminalStream()).width == 211


def test_a_width_that_is_asked_for_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    assert Terminal(io.StringIO(), 60).width == 60


def test_no_width_is_too_narrow_to_read() -> None:
    assert Terminal(io.StringIO(), 1).width == 40


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp932", "utf-8"])
def test_every_stream_can_encode_the_report(output_format: str, encoding: str) -> None:
    stream = EncodedStream(encoding)
    reported_to(stream, output_format)
    assert "LNK001" in stream.text()


def reported_to(stream: EncodedStream, output_format: str) -> None:
    from doclint.reporters.formats import write_terminal_report  # noqa: PLC0415
    from tests.reporters.shared_findings import line_of  # noqa: PLC0415

    write_terminal_report(output_format, FINDINGS, SUMMARY, line_of, stream, ReportOptions())


def test_ascii_draws_with_ascii_and_marks_the_same_place() -> None:
    stream = EncodedStream("ascii")
    reported_to(stream, "full")
    assert (
        "  --> zh-CN/beacon.md:5:3\n"
        "5 | \\u8bf7\\u770b\\u706f\\u5854\\u7684\\u706f\\uff0c\\u8c22\\u8c22\\u3002\n"
        "  |             ^^^^^^^^^^^^^^^^^^^^^^^^\n"
    ) in stream.text()


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("width", [40, 47, 60, 80, 200])
def test_nothing_hostile_gets_through(output_format: str, width: int) -> None:
    report = reported(output_format, stream=TerminalStream(), options=ReportOptions(width=width))
    shown = without_styles(report)
    assert shown.replace("\n", "").isprintable()
    assert "##vso[" not in shown
    assert "##[" not in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    assert set(LINK.findall(report)) <= {"", *(f"https://doclint.example/rules/{each.code}" for each in FINDINGS)}


def test_a_line_that_begins_like_a_workflow_command_does_not() -> None:
    stream = io.StringIO()
    terminal = Terminal(stream)
    terminal.write(terminal.text("  ", ("::error::", "red"), "x"))
    assert stream.getvalue() == "  \\x3a:error::x\n"


def test_markup_is_text() -> None:
    assert "[bold]markup[/bold] [/] :boom:" in reported("concise")
    assert "[bold]markup[/bold] [/] :boom:" in reported("concise", stream=TerminalStream())


def test_a_text_is_broken_between_words_and_hangs_below_its_beginning() -> None:
    stream = io.StringIO()
    terminal = Terminal(stream, 40)
    terminal.write_hanging(terminal.text("one two three four five six seven eight"), terminal.text("label: "))
    assert stream.getvalue() == "label: one two three four five six seven\n       eight\n"


def test_a_first_line_with_less_room_is_broken_earlier() -> None:
    stream = io.StringIO()
    terminal = Terminal(stream, 40)
    words = terminal.text("one two three four five six seven eight nine ten")
    terminal.write_wrapped(words, terminal.text("a long label: "), terminal.text("  "))
    assert stream.getvalue() == "a long label: one two three four five\n  six seven eight nine ten\n"


def test_wide_characters_are_broken_by_their_cells() -> None:
    stream = io.StringIO()
    terminal = Terminal(stream, 40)
    terminal.write_wrapped(terminal.text("灯塔" * 15))
    assert stream.getvalue() == f"{'灯塔' * 10}\n{'灯塔' * 5}\n"


def test_hostile_text_in_one_line_stays_in_it() -> None:
    stream = io.StringIO()
    terminal = Terminal(stream)
    terminal.write(terminal.text(HOSTILE))
    assert stream.getvalue().count("\n") == 1
