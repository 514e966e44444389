"""The pre-commit hooks that doclint offers: `.pre-commit-hooks.yaml` and the tables about them are made from these."""

from __future__ import annotations

from doclint.data_classes import dataclass


@dataclass(frozen=True, slots=True)
class Hook:
    """One hook.

    Attributes:
        entry: the command that pre-commit runs.
        entry_why: why it is called so, where that does not go without saying.
        checks: what the hook checks, for whoever chooses between the hooks.
        description: the same in a sentence, for pre-commit's own lists.
        takes_files: whether pre-commit hands it the changed Markdown files; else it runs at every commit.
        running_why: why it runs on what it runs on.
    """

    id: str
    name: str
    entry: str
    checks: str
    description: str
    takes_files: bool
    running_why: str
    entry_why: str = ""


HOOKS = (
    Hook(
        id="doclint",
        name="doclint (changed pages)",
        entry="doclint check --force-exclude",
        entry_why="Named files are read even where the configuration excludes them; a commit names whatever it "
        "changes.",
        checks="the Markdown files of the commit, each compared with its siblings in other locales, whether these are "
        "in the commit or not",
        description="Checks the pages of a commit, and compares them with the other locales of their articles.",
        takes_files=True,
        running_why="One process sees all pages of the commit: siblings are read once, and a finding is shown once.",
    ),
    Hook(
        id="doclint-all",
        name="doclint (whole repository)",
        entry="doclint check .",
        checks="the whole repository, at every commit; with `stages: [pre-push]` or `stages: [manual]` less often",
        description="Checks every page of the repository.",
        takes_files=False,
        running_why="A page that was deleted, a schema or the configuration changes findings too, and none of them is "
        "a changed page.",
    ),
)

# `types_or` is what it needs: https://pre-commit.com/#minimum_pre_commit_version
_MINIMUM_PRE_COMMIT = "2.9.0"


def hook_file() -> str:
    """The text of `.pre-commit-hooks.yaml`: https://pre-commit.com/#new-hooks."""
    return "\n".join(_hook(hook) for hook in HOOKS)


def hook_table() -> str:
    """The hooks and what they check, as a Markdown table."""
    rows = [f"| `{hook.id}` | {hook.checks} |" for hook in HOOKS]
    return "\n".join(["| hook | what it checks |", "| --- | --- |", *rows]) + "\n"


def _hook(hook: Hook) -> str:
    files = "types_or: [markdown]" if hook.takes_files else "pass_filenames: false"
    lines = [
        f"- id: {hook.id}",
        f"  name: {hook.name}",
        f"  description: {hook.description}",
        *([f"  # {hook.entry_why}"] if hook.entry_why else []),
        f"  entry: {hook.entry}",
        "  language: python",
        f"  {files}",
        f"  # {hook.running_why}",
        *([] if hook.takes_files else ["  always_run: true"]),
        "  require_serial: true",
        f'  minimum_pre_commit_version: "{_MINIMUM_PRE_COMMIT}"',
    ]
    return "\n".join(lines) + "\n"
