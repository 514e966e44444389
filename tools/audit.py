"""Asks for known weaknesses of what the locks pin: `python tools/audit.py LOCK...`, in an environment with pip-audit.

It fails only if there are some. Where nobody can be asked it says so in a line.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence


def judge(answer: str) -> tuple[list[str], bool]:
    """What there is to say of pip-audit's JSON, and whether it names weaknesses."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return ["skipped, nobody could be asked"], False
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    weak = [
        f"{package['name']} {package['version']}: {weakness['id']}, mended in {_versions(weakness)}"
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    known = len(packages) - len(unknown)
    if not known:
        return ["skipped, whoever was asked knows none of the packages"], False
    more = f"; not known to whoever was asked: {', '.join(sorted(unknown))}" if unknown else ""
    return [*weak, f"{len(weak)} known weaknesses in {known} packages{more}"], bool(weak)


def _versions(weakness: dict[str, list[str]]) -> str:
    return ", ".join(weakness["fix_versions"]) or "no version yet"


def main(locks: Sequence[str]) -> int:
    """Audit the locks, and give the exit code."""
    named = [word for lock in locks for word in ("--requirement", lock)]
    how = ("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off", "--timeout", "20")
    # Its own environment, not that of the project.
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", *how, *named], capture_output=True, encoding="utf-8", check=False
    )
    lines, has_weaknesses = judge(done.stdout)
    for line in lines:
        print(f"audit: {line}")
    return int(has_weaknesses)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
