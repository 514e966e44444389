"""
What it does
    Reports a page that cannot be read: no file, no permission, or bytes that are not UTF-8. Also a schema that a page
    names (`$schema` in its front matter) and that cannot be used.

Why it matters
    What could not be read was not checked, so the run ends with exit code 2: it never says "clean".
"""

from doclint.findings import Severity
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="DOC001", name="unreadable", severity=Severity.ERROR, scope=Scope.RUN)
