"""Links that mail gateways and other services have rewritten."""
