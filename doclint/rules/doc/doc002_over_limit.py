"""
What it does
    Reports pages that exceed a limit: more than 5 MB, more than 250,000 characters of front matter, front matter that is
    nested more than 100 levels deep or has aliases for more than 10,000 values, or block quotes and lists that are
    nested more than 500 levels deep. Also reports pages on which one rule has more than 10,000 findings, and pages with
    more than 10,000 comments for doclint: only the first 10,000 count.

Why it matters
    Such a page is an attack or was generated: some parsers crash on it, others take hours. It is not checked completely,
    so the run ends with exit code 2 and never reports "clean".
"""

from doclint.findings import Severity
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="DOC002", name="over-limit", severity=Severity.ERROR, scope=Scope.RUN)
