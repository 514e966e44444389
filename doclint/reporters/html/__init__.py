"""`doclint report --html`: one page for a browser, which needs no network and nothing beside it."""
