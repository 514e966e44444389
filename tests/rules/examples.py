"""Runs a rule on its examples: `doclint.testing`, which authors of other rules use too."""

from doclint.testing import apply_fixes as apply_fixes
from doclint.testing import commit_history as commit_history
from doclint.testing import findings_of as findings_of
from doclint.testing import marked_places as marked_places
from doclint.testing import remove_pages as remove_pages
from doclint.testing import write_pages as write_pages
