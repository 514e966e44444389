"""The file itself, and the run."""
