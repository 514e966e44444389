"""Files, processes and small tools."""
