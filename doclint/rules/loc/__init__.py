"""Where a page stands among the locales, against what it says and what the source has."""
