"""All that a rule needs, in one import."""

from __future__ import annotations

from doclint.articles.grouping import Article as Article
from doclint.articles.grouping import Corpus as Corpus
from doclint.articles.grouping import Freshness as Freshness
from doclint.document import Document as Document
from doclint.document.facts import Facts as Facts
from doclint.document.links import Link as Link
from doclint.document.pairs import Pair as Pair
from doclint.document.pairs import PairedPage as PairedPage
from doclint.findings import OPENING_FENCE as OPENING_FENCE
from doclint.findings import Applicability as Applicability
from doclint.findings import KeyPlace as KeyPlace
from doclint.findings import Problem as Problem
from doclint.findings import Proposal as Proposal
from doclint.findings import RelatedPlace as RelatedPlace
from doclint.findings import Remedy as Remedy
from doclint.findings import Replacement as Replacement
from doclint.findings import Severity as Severity
from doclint.findings import Span as Span
from doclint.rules.page import Page as Page
from doclint.rules.rule import Bad as Bad
from doclint.rules.rule import Good as Good
from doclint.rules.rule import Rule as Rule
from doclint.rules.rule import Scope as Scope
from doclint.system.data_classes import dataclass as dataclass
from doclint.system.data_classes import field as field
