"""Damage done to real pages is found: exactly that finding, at that line, and no other new one."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import SEED
from tests.acceptance.damage import KINDS, DamagedPage, neighbours
from tests.real.commands import check_as_json

pytestmark = pytest.mark.acceptance

PAGES = 200


@pytest.fixture(scope="module")
def pages(corpus: Callable[[str], Path]) -> dict[str, str]:
    """Texts of pages chosen at random that can take every kind of damage, by a name of their own below their locale."""
    candidates = sorted(path for name in ("staggered-2019", "snapshot-2021") for path in corpus(name).rglob("*.md"))
    random.Random(SEED).shuffle(candidates)
    chosen: dict[str, str] = {}
    for path in candidates:
        text = path.read_bytes().decode("utf-8")
        if neighbours(text):
            locale = path.relative_to(path.parents[2]).parts[0]
            chosen[f"{locale}/{len(chosen):03}-{path.name}"] = text
            if len(chosen) == PAGES:
                return chosen
    raise AssertionError(f"only {len(chosen)} of {len(candidates)} pages can be damaged")


@pytest.fixture(scope="module")
def undamaged(pages: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    return findings_by_page(pages, tmp_path_factory.mktemp("undamaged"))


def findings_by_page(pages: Mapping[str, str], folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Write the pages below `folder` and check them all in one run."""
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    report = check_as_json(".", "--today", "2021-12-31", "--exit-zero", "--isolated", "--no-cache", cwd=folder)
    assert report.summary["files"] == len(pages)
    found = defaultdict(list)
    for finding in report.findings:
        found[finding["path"]].append(finding)
    return found


@pytest.mark.parametrize("damage", KINDS, ids=lambda damage: damage.__name__)
def test_damage_is_the_only_new_finding(
    damage: Callable[[str, random.Random], DamagedPage],
    pages: dict[str, str],
    undamaged: dict[str, list[dict[str, Any]]],
    tmp_path: Path,
) -> None:
    chance = random.Random(SEED)
    damaged = {name: damage(text, chance) for name, text in pages.items()}
    found = findings_by_page({name: page.text for name, page in damaged.items()}, tmp_path)

    wrong = []
    for name, page in damaged.items():
        new = Counter(finding["code"] for finding in found[name])
        new.subtract(finding["code"] for finding in undamaged[name])
        # A copied pair repeats what was wrong with it before.
        for known in {finding["code"] for finding in undamaged[name]} - {page.code}:
            del new[known]
        lines = [finding["start"]["line"] for finding in found[name] if finding["code"] == page.code]
        if +new != {page.code: 1} or lines != [page.line]:
            wrong.append(f"{name}: {page.code} expected at line {page.line}, new are {dict(+new)}, at lines {lines}")
    assert not wrong, f"seed {SEED}, {len(wrong)} of {len(damaged)} pages:\n" + "\n".join(wrong)
