"""What people get wrong, and what doclint answers: exit code 2, one line with the place and the remedy, no traceback."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from doclint.cli import main

PAGE = "---\ntitle: The beacon\n---\n# The beacon\n"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One wrong input.

    Attributes:
        name: what is wrong.
        says: the answer without `doclint: `, whole, `[HERE]` for the working directory.
        config: the text of doclint.toml; None for no such file.
        command: what stands behind `doclint`.
        files: other files.
        environment: variables.
        is_beyond_schema: whether the JSON Schema of the configuration cannot tell that it is wrong.
    """

    name: str
    says: str
    config: str | bytes | None = None
    command: str = "check ."
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    is_beyond_schema: bool = False


CONFIGURATION = [
    Wrong(
        "unknown key",
        "doclint.toml:2:1: unknown key 'ignroe'; did you mean ignore?",
        config='preset = "learn"\nignroe = ["TTU"]\n',
    ),
    Wrong(
        "unknown key that is like none",
        "doclint.toml:1:1: unknown key 'colour'; there is preset, source-locale, select, ignore, extend-select, fail-on, today, include, exclude, baseline, fixable, unfixable, per-file-ignores, locales, authors, schemas, rules",
        config='colour = "red"\n',
    ),
    Wrong(
        "underscores for hyphens",
        "doclint.toml:1:1: unknown key 'per_file_ignores'; did you mean per-file-ignores?",
        config="per_file_ignores = {}\n",
    ),
    Wrong(
        "unknown table",
        "doclint.toml:1:2: unknown key 'locale'; did you mean locales?",
        config='[locale]\nlayout = "x"\n',
    ),
    Wrong(
        "text for a list",
        'doclint.toml:1:10: select: expected a list, found the text "TTU"; write ["TTU"]',
        config='select = "TTU"\n',
    ),
    Wrong(
        "number in a list of texts",
        "doclint.toml:1:18: select[1]: expected a text in quotes, found 4",
        config='select = ["TTU", 4]\n',
    ),
    Wrong(
        "table for a list",
        'doclint.toml:1:2: ignore: expected a list, found a table; write ignore = ["…", "…"]',
        config="[ignore]\nTTU = true\n",
    ),
    Wrong(
        "unknown preset",
        "doclint.toml:1:10: preset: no preset is called 'lern'; did you mean learn?",
        config='preset = "lern"\n',
    ),
    Wrong(
        "rule code in select",
        "doclint.toml:3:3: select[1]: no rule is called 'TUT001'; did you mean TTU001 or AUT001?",
        config='select = [\n  "TTU",\n  "TUT001",\n]\n',
    ),
    Wrong(
        "rule name in ignore",
        "doclint.toml:1:11: ignore[0]: no rule is called 'shared-asset-id'; did you mean shared-assetid or mismatched-assetid?",
        config='ignore = ["shared-asset-id"]\n',
    ),
    Wrong(
        "ignoring what could not be checked",
        "doclint.toml:1:11: ignore[0]: DOC001 cannot be ignored: it tells what could not be checked; exclude such pages instead",
        config='ignore = ["DOC001"]\n',
    ),
    Wrong(
        "unknown severity to fail on",
        "doclint.toml:1:11: fail-on: 'eror' is none of info, warning, error; did you mean error?",
        config='fail-on = "eror"\n',
    ),
    Wrong(
        "no locale",
        "doclint.toml:1:17: source-locale: 'english' is no locale; write a BCP 47 code such as en-us or zh-Hant-TW",
        config='source-locale = "english"\n',
    ),
    Wrong(
        "no date",
        "doclint.toml:1:9: today: '29.01.2027' is not a date; write it YYYY-MM-DD",
        config='today = "29.01.2027"\n',
    ),
    Wrong(
        "date with a time",
        "doclint.toml:1:9: today: expected a date such as 2027-01-29, found a date and a time",
        config="today = 2027-01-29T07:00:00\n",
    ),
    Wrong(
        "impossible date",
        "doclint.toml:1:9: today: '2027-02-30' is not a date; write it YYYY-MM-DD",
        config='today = "2027-02-30"\n',
        is_beyond_schema=True,
    ),
    Wrong(
        "unclosed bracket in a glob",
        "doclint.toml:1:12: exclude[0]: 'archive/[ab.md' is no glob: its bracket is never closed",
        config='exclude = ["archive/[ab.md"]\n',
        is_beyond_schema=True,
    ),
    Wrong("empty glob", "doclint.toml:1:12: include[0]: '' is no glob: it names no file", config='include = [""]\n'),
    Wrong(
        "too many braces",
        "doclint.toml:1:12: exclude[0]: '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}' is no glob: its braces stand for more than 100 globs",
        config='exclude = ["{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"]\n',
        is_beyond_schema=True,
    ),
    Wrong(
        "text for a list of ignores",
        'doclint.toml:2:16: per-file-ignores."archive/**": expected a list, found the text "FM"; write ["FM"]',
        config='[per-file-ignores]\n"archive/**" = "FM"\n',
    ),
    Wrong(
        "unknown rule in per-file-ignores",
        "doclint.toml:2:17: per-file-ignores.\"archive/**\"[0]: no rule is called 'FMM'; did you mean FM or FM1?",
        config='[per-file-ignores]\n"archive/**" = ["FMM"]\n',
    ),
    Wrong(
        "glob as a key",
        "doclint.toml:2:1: per-file-ignores: 'a[' is no glob: its bracket is never closed",
        config='[per-file-ignores]\n"a[" = ["FM"]\n',
        is_beyond_schema=True,
    ),
    Wrong(
        "unknown rule in rules",
        "doclint.toml:2:1: rules: no rule is called 'old-handof'; did you mean old-handoff?",
        config='[rules]\nold-handof = "error"\n',
    ),
    Wrong(
        "family in rules",
        'doclint.toml:2:1: rules: HND means several rules, and here stands one at a time; for all of them write ignore = ["HND"]',
        config='[rules]\nHND = "error"\n',
    ),
    Wrong(
        "rule twice",
        "doclint.toml:3:1: rules: author-mismatch and AUT001 are the same rule; write one of them",
        config='[rules]\nAUT001 = "error"\nauthor-mismatch = "off"\n',
        is_beyond_schema=True,
    ),
    Wrong(
        "unknown severity of a rule",
        "doclint.toml:2:10: rules.AUT001: 'fatal' is none of off, on, info, warning, error",
        config='[rules]\nAUT001 = "fatal"\n',
    ),
    Wrong(
        "number for a severity",
        'doclint.toml:2:10: rules.AUT001: expected a severity such as "error", or a table, found 2',
        config="[rules]\nAUT001 = 2\n",
    ),
    Wrong(
        "severity in a table",
        "doclint.toml:2:12: rules.AUT001.severity: 'warn' is none of off, on, info, warning, error; did you mean warning?",
        config='[rules.AUT001]\nseverity = "warn"\n',
    ),
    Wrong(
        "unknown option of a rule",
        "doclint.toml:2:12: rules.HND003: unknown key 'max-age'; did you mean max-age-days?",
        config="[rules]\nHND003 = { max-age = 180 }\n",
    ),
    Wrong(
        "option of a rule that has none",
        "doclint.toml:2:12: rules.AUT001: unknown key 'keys'; there is severity, from, then",
        config='[rules]\nAUT001 = { keys = ["author"] }\n',
    ),
    Wrong(
        "text for a number",
        'doclint.toml:2:27: rules.HND003.max-age-days: expected a whole number, found the text "180"; write 180',
        config='[rules]\nHND003 = { max-age-days = "180" }\n',
    ),
    Wrong(
        "number below 0",
        "doclint.toml:2:27: rules.HND003.max-age-days: expected a number from 0, found -1",
        config="[rules]\nHND003 = { max-age-days = -1 }\n",
    ),
    Wrong(
        "switching off what tells of crashes",
        "doclint.toml:2:1: rules: DOC003 is always on: it tells what could not be checked",
        config='[rules]\nDOC003 = "off"\n',
    ),
    Wrong(
        "authors without keys",
        "doclint.toml:1:11: authors: expected a table with keys, found a list",
        config='authors = ["author"]\n',
    ),
    Wrong(
        "schema without files",
        "doclint.toml:1:3: schemas[0]: the key 'files' is missing: globs of the pages, from the folder of the configuration.",
        config='[[schemas]]\nschema = "learn-localized"\n',
    ),
    Wrong(
        "one table for the list of schemas",
        "doclint.toml:1:2: schemas: expected a list, found a table; write [[schemas]]",
        config='[schemas]\nfiles = "**/*.md"\nschema = "learn-localized"\n',
    ),
    Wrong(
        "unknown dialect",
        "doclint.toml:4:11: schemas[0].dialect: 'docxf' is none of docfx, json-schema; did you mean docfx?",
        config='[[schemas]]\nfiles = "**"\nschema = "learn-localized"\ndialect = "docxf"\n',
    ),
    Wrong(
        "unknown schema",
        "doclint.toml:3:10: schemas[0].schema: there is no schema 'learn-localised'; did you mean learn-localized?",
        config='[[schemas]]\nfiles = "**"\nschema = "learn-localised"\n',
        is_beyond_schema=True,
    ),
    Wrong(
        "schema file that is not there",
        "doclint.toml:3:10: schemas[0].schema: there is no schema 'schemas/pages.json'; did you mean schemas/page.json?",
        config='[[schemas]]\nfiles = "**"\nschema = "schemas/pages.json"\n',
        files={"schemas/page.json": "{}"},
        is_beyond_schema=True,
    ),
    Wrong(
        "schema outside the repository",
        "doclint.toml:3:10: schemas[0].schema: ../outside.json is outside the repository, where a configuration reads nothing; copy it into the repository",
        config='[[schemas]]\nfiles = "**"\nschema = "../outside.json"\n',
        is_beyond_schema=True,
    ),
    Wrong(
        "schema that is no JSON",
        "page.json:1: not JSON: Expecting value",
        config='[[schemas]]\nfiles = "**"\nschema = "page.json"\n',
        files={"page.json": '{"type": object}'},
        is_beyond_schema=True,
    ),
    Wrong(
        "schema with an unknown type",
        "page.json:1: no such type: it must be one of array, boolean, integer, null, number, object, string (at /properties/title/type)",
        config='[[schemas]]\nfiles = "**"\nschema = "page.json"\ndialect = "docfx"\n',
        files={"page.json": '{"properties": {"title": {"type": "strng"}}}'},
        is_beyond_schema=True,
    ),
    Wrong(
        "several at once",
        "doclint.toml:1:1: unknown key 'slect'; did you mean select?\ndoclint.toml:3:10: rules.AUT001: 'fatal' is none of off, on, info, warning, error",
        config='slect = []\n[rules]\nAUT001 = "fatal"\n',
    ),
]

TOML = [
    Wrong(
        "unquoted text",
        'doclint.toml:1:10: not TOML: invalid value; a text stands in quotes: preset = "learn"',
        config="preset = learn\n",
    ),
    Wrong(
        "YAML in a TOML file",
        "doclint.toml:1:7: not TOML: expected '=' after a key in a key/value pair; a key and its value stand on either side of `=`, not `:`",
        config="preset: learn\n",
    ),
    Wrong(
        "list never closed",
        "doclint.toml:2:1: not TOML: invalid value; a list, a table or a text before it is never closed",
        config='select = ["TTU",\n',
    ),
    Wrong(
        "key twice",
        "doclint.toml:2:17: not TOML: cannot overwrite a value; the key has a value already: keep one of the two",
        config='preset = "learn"\npreset = "learn"\n',
    ),
    Wrong(
        "bytes that are not UTF-8",
        "doclint.toml:1: byte 0xe9 is not UTF-8; save the file as UTF-8",
        config=b'# pr\xe9f\xe9rences\npreset = "learn"\n',
    ),
    Wrong(
        "UTF-16",
        "doclint.toml:1: byte 0xff is not UTF-8; save the file as UTF-8",
        config=b'\xff\xfep\x00r\x00e\x00s\x00e\x00t\x00 \x00=\x00 \x00"\x00l\x00e\x00a\x00r\x00n\x00"\x00\n\x00',
    ),
    Wrong(
        "nested too deeply",
        "doclint.toml: nested too deeply; no configuration needs that",
        config="select = " + "[" * 5000 + "]" * 5000,
    ),
    Wrong(
        "too large",
        "doclint.toml: larger than 500,000 bytes; no configuration needs that much",
        config="#" * 500_001,
        is_beyond_schema=True,
    ),
    Wrong(
        "pyproject that is no TOML",
        "pyproject.toml:3:1: not TOML: invalid value; a list, a table or a text before it is never closed",
        files={"pyproject.toml": "[tool.doclint]\nselect = [\n"},
    ),
    Wrong(
        "wrong key in pyproject",
        "pyproject.toml:5:1: unknown key 'selekt'; did you mean select?",
        files={"pyproject.toml": '[project]\nname = "docs"\n\n[tool.doclint]\nselekt = []\n'},
    ),
    Wrong(
        "control characters in a key",
        "doclint.toml:1:1: unknown key '\\x1b[31mred\\x07'; there is preset, source-locale, select, ignore, extend-select, fail-on, today, include, exclude, baseline, fixable, unfixable, per-file-ignores, locales, authors, schemas, rules",
        config='"\\u001b[31mred\\u0007" = 1\n',
    ),
    Wrong(
        "a workflow command in a key",
        "doclint.toml:1:1: unknown key '\\x23#vso[task.complete result=Succeeded;]'; there is preset, source-locale, select, ignore, extend-select, fail-on, today, include, exclude, baseline, fixable, unfixable, per-file-ignores, locales, authors, schemas, rules",
        config='"##vso[task.complete result=Succeeded;]" = 1\n',
    ),
]

OPTIONS = [
    Wrong("unknown option", "no such option: --selct; did you mean --select?", command="check . --selct TTU"),
    Wrong("unknown command", "no such command: chekc; did you mean check?", command="chekc ."),
    Wrong("unknown option of doclint", "no such option: --vresion; did you mean --version?", command="--vresion"),
    Wrong(
        "unknown code",
        "--select: no rule is called 'TTU01x'; did you mean TTU001 or TTU0?",
        command="check . --select TTU01x",
    ),
    Wrong(
        "unknown name",
        "--ignore: no rule is called 'auhtor-mismatch'; did you mean author-mismatch or id-mismatch?",
        command="check . --ignore auhtor-mismatch",
    ),
    Wrong(
        "unknown format",
        "--output-format: 'jsn' is not one of 'auto', 'full', 'concise', 'grouped', 'json', 'jsonl', 'sarif', 'github', "
        "'gitlab', 'azure', 'junit', 'rdjsonl', 'markdown'; did you mean json or jsonl?",
        command="check . --output-format jsn",
    ),
    Wrong(
        "unknown severity",
        "--fail-on: 'warn' is not one of 'info', 'warning', 'error'; did you mean warning?",
        command="check . --fail-on warn",
    ),
    Wrong(
        "no date on the command line",
        "--today: 'tomorrow' is not a date; write it YYYY-MM-DD",
        command="check . --today tomorrow",
    ),
    Wrong(
        "no number of processes",
        "--jobs: 'many' is not a valid integer range; write a number from 1",
        command="check . --jobs many",
    ),
    Wrong("no process", "--jobs: 0 is not in the range x>=1; write a number from 1", command="check . --jobs 0"),
    Wrong(
        "option without its value",
        "option '--select' requires an argument; write --select VALUE",
        command="check . --select",
    ),
    Wrong(
        "value for a flag",
        "option '--isolated' does not take a value; write --isolated alone",
        command="check . --isolated=yes",
    ),
    Wrong(
        "file and no file",
        "--config and --isolated: one reads a file, the other none; leave one of them out",
        command="check . --config doclint.toml --isolated",
    ),
    Wrong(
        "unknown configuration",
        "docs/doclnt.toml: no such file; did you mean docs/doclint.toml?",
        command="check . --config docs/doclnt.toml",
        files={"docs/doclint.toml": ""},
    ),
    Wrong(
        "folder for a configuration",
        "docs: a folder; name a file in it, such as doclint.toml",
        command="check . --config docs",
        files={"docs/x.md": ""},
    ),
    Wrong(
        "pyproject without our table",
        "pyproject.toml: it has no table [tool.doclint]; put the configuration into one",
        command="check . --config pyproject.toml",
        files={"pyproject.toml": "[project]\n"},
    ),
    Wrong(
        "unknown rule to explain", "no rule is called 'TUT001'; did you mean TTU001 or AUT001?", command="rule TUT001"
    ),
    Wrong(
        "no number in the environment",
        "SOURCE_DATE_EPOCH: 'tomorrow' is not a number of seconds since 1970; correct or unset it",
        environment={"SOURCE_DATE_EPOCH": "tomorrow"},
    ),
    Wrong(
        "no time in the environment",
        "SOURCE_DATE_EPOCH: '999999999999999999999999999999' is not a number of seconds since 1970; correct or unset it",
        environment={"SOURCE_DATE_EPOCH": "999999999999999999999999999999"},
    ),
]

PATHS = [
    Wrong("unknown file", "gudie.md: no such file or folder; did you mean guide.md?", command="check gudie.md"),
    Wrong(
        "unknown folder on the way",
        "fr-rf/guides/a.md: no such file or folder; did you mean fr-fr?",
        command="check fr-rf/guides/a.md",
        files={"fr-fr/guides/a.md": ""},
    ),
    Wrong("unknown path like none", "zzz: no such file or folder; paths count from [HERE]", command="check zzz"),
    Wrong(
        "folder without pages",
        "img: no Markdown files (*.md, *.markdown) to check; name a folder that has some",
        command="check img",
        files={"img/a.png": ""},
    ),
    Wrong(
        "all pages excluded",
        ".: the configuration excludes every page (1); `doclint config` shows where it says so",
        config='exclude = ["**"]\n',
        is_beyond_schema=True,
    ),
    Wrong(
        "nothing included",
        ".: `include` of the configuration matches none of the Markdown files; `doclint config` shows it",
        config='include = ["docs/"]\n',
        is_beyond_schema=True,
    ),
    Wrong(
        "control characters in a path",
        "a\\x1b[2J.md: no such file or folder; paths count from [HERE]",
        command="check 'a\u001b[2J.md'",
    ),
]


@pytest.mark.parametrize("wrong", [*CONFIGURATION, *TOML, *OPTIONS, *PATHS], ids=lambda wrong: wrong.name)
def test_says_what_is_wrong_and_ends_with_2(
    wrong: Wrong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = tmp_path / "docs"
    (tmp_path / "outside.json").write_text("{}")
    files = {"guide.md": PAGE, **wrong.files} | ({} if wrong.config is None else {"doclint.toml": wrong.config})
    for name, content in files.items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.chdir(here)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for variable, value in wrong.environment.items():
        monkeypatch.setenv(variable, value)

    with pytest.raises(SystemExit) as end:
        main(shlex.split(wrong.command))

    printed = capsys.readouterr()
    assert printed.err.replace(str(here), "[HERE]") == "".join(f"doclint: {line}\n" for line in wrong.says.split("\n"))
    assert printed.out == ""
    assert end.value.code == 2
