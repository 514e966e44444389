"""
What it does
    Finds a comment that suppresses nothing: the finding it was written for is gone, the comment stands in a wrong
    place, or what it names is no rule. Only comments about rules that this run ran are judged.

Why it matters
    It hides the next finding of that kind, which nobody has looked at. A mistyped one hides nothing at all.

Fix safety
    Safe: only the comment goes, or that part of it that is not needed. A mistyped one is left for whoever meant
    something by it.

Evidence
    None yet: no public page has such comments. Other linters report theirs (`noqa`, `eslint-disable`) the same way.
"""

from doclint.findings import Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="SUP001",
    name="unused-suppression",
    severity=Severity.WARNING,
    scope=Scope.RUN,
    examples=(
        Bad("⟦<!-- doclint-disable-next-line LNK991 -->⟧\nThe beacon.\n", says="No rule is called 'LNK991'"),
        Bad("The beacon. ⟦<!-- doclint-ignore LNK001 -->⟧\n", says="doclint-ignore"),
        Bad(
            "The beacon. ⟦<!-- doclint-enable LNK001 -->⟧\nThe lamp.\n",
            fixed="The beacon.\nThe lamp.\n",
            says="Nothing is disabled here",
        ),
        Good("`<!-- doclint-disable-next-line LNK991 -->` stands before a line.\n"),
    ),
)
