"""The pages of one article: which belong together, and how each relates to its source."""
