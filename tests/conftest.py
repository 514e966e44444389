"""How generated tests run: with other examples each time on a desk, with the same ones where a change is judged."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
