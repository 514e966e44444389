"""
What it does
    Reports a page that is over a limit: more than 5 MB, more than 250,000 characters of front matter, front matter that
    is nested more than 100 levels deep or has aliases for more than 10,000 values, block quotes and lists that are nested
    more than 500 levels deep. So is a page in which one rule has more than 10,000 findings, or that has more
    than 10,000 comments for doclint: the first ones count.

Why it matters
    Such a page is made to stop whoever reads it, or a program has made it: some parsers crash on it, others take hours.
    It was not checked to its end, so the run ends with exit code 2: it never says "clean".
"""

from doclint.findings import Severity
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="DOC002", name="over-limit", severity=Severity.ERROR, scope=Scope.RUN)
