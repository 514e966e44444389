"""Links: URLs that mail gateways and other services rewrote, and hard-coded locales."""
