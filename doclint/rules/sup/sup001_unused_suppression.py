"""
What it does
    Finds comments that suppress nothing: the finding is gone, the comment is in the wrong place, or it names an unknown
    rule. Only comments about rules of this run are checked.

Why it matters
    An unused comment hides the next finding of that rule, which nobody has reviewed. A mistyped one hides nothing.

Fix safety
    Safe: the fix removes only the comment, or the part of it that is not needed. It leaves mistyped comments alone,
    because their author meant something else.

Evidence
    None yet: no public page has such comments. Other linters report theirs (`noqa`, `eslint-disable`) in the same way.
"""

from doclint.findings import Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="SUP001",
    name="unused-suppression",
    severity=Severity.WARNING,
    scope=Scope.RUN,
    examples=(
        Bad("⟦<!-- doclint-disable-next-line LNK991 -->⟧\nThe beacon.\n", says="LNK991"),
        Bad("The beacon. ⟦<!-- doclint-ignore LNK001 -->⟧\n", says="doclint-ignore"),
        Bad(
            "The beacon. ⟦<!-- doclint-enable LNK001 -->⟧\nThe lamp.\n",
            fixed="The beacon.\nThe lamp.\n",
            says="nothing is disabled here",
        ),
        Good("`<!-- doclint-disable-next-line LNK991 -->` goes before a line.\n"),
    ),
)
