"""The pre-commit hooks that doclint offers: `.pre-commit-hooks.yaml` and the tables about them are made from these."""

from __future__ import annotations

from doclint.system.data_classes import dataclass


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
        entry_why="Explicitly passed files are checked even if the configuration excludes them, and pre-commit passes "
        "all changed files.",
        checks="the Markdown files of the commit, each compared with the same page in other locales, even if that page "
        "is not in the commit",
        description="Checks the pages of a commit and compares them with the other locales of their articles.",
        takes_files=True,
        running_why="One process for all pages of the commit: siblings are read once, and each finding is shown once.",
    ),
    Hook(
        id="doclint-all",
        name="doclint (whole repository)",
        entry="doclint check .",
        checks="the whole repository at every commit; for less often, use `stages: [pre-push]` or `stages: [manual]`",
        description="Checks every page of the repository.",
        takes_files=False,
        running_why="A deleted page, a schema or the configuration can change findings too, and none of them is passed "
        "as a changed page.",
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
    files = "types_or: [markdown, mdx]" if hook.takes_files else "pass_filenames: false"
    lines = [
        f"- id: {hook.id}",
        f"  name: {hook.name}",
        f"  description: {hook.description}",
        *([f"  # {hook.entry_why}"] if hook.entry_why else []),
        f"  entry: {hook.entry}",
        "  language: python",
        f"  {files}",
        *(["  # Behind it no file name is an option.", '  args: ["--"]'] if hook.takes_files else []),
        f"  # {hook.running_why}",
        *([] if hook.takes_files else ["  always_run: true"]),
        "  require_serial: true",
        f'  minimum_pre_commit_version: "{_MINIMUM_PRE_COMMIT}"',
    ]
    return "\n".join(lines) + "\n"
