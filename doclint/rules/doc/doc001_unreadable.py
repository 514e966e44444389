"""
What it does
    Reports pages that cannot be read: not a file, no permission, or bytes that are not UTF-8. Also reports a schema that
    a page names (`$schema` in its front matter) and that cannot be used.

Why it matters
    A page that cannot be read is not checked, so the run ends with exit code 2 and never reports "clean".
"""

from doclint.findings import Severity
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="DOC001", name="unreadable", severity=Severity.ERROR, scope=Scope.RUN)
