"""
What it does
    Reports a rule that crashed on a page. The run goes on with the other rules and ends with exit code 2.

Why it matters
    It is a defect of doclint, not of the page; `--debug` shows where.
"""

from doclint.findings import Severity
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="DOC003", name="crashed-rule", severity=Severity.ERROR, scope=Scope.RUN)
