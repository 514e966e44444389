"""The file and the run itself."""
