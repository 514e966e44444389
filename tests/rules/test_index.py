"""The index of rules is what their modules say."""

from __future__ import annotations

import pickle
import subprocess
import sys

from doclint.rules.index import INDEX
from doclint.rules.registry import all_rules
from tools.generate_rule_index import found_rules, registered


def test_the_index_says_what_the_modules_say() -> None:
    assert list(INDEX) == [registered(rule) for rule in found_rules()], "make docs writes the index anew"


def test_rules_are_in_order_of_their_codes() -> None:
    assert list(all_rules()) == sorted(all_rules())


def test_a_rule_goes_to_another_process_by_its_code() -> None:
    assert all(pickle.loads(pickle.dumps(rule)) is rule for rule in INDEX)


def test_what_is_known_of_rules_imports_none_of_them() -> None:
    program = (
        "import sys\n"
        "from doclint.rules.registry import all_rules, select_codes\n"
        "assert select_codes('TTU') and all_rules()['HND001'].is_on\n"
        "sys.exit(any('_' in name for name in sys.modules if name.startswith('doclint.rules.')))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
