"""A measurement whose numbers are easy to check."""

from __future__ import annotations

from benchmarks.results import Measured, Results, Sitting


def measured(title: str, *walls: float, megabytes: int | None = None) -> Measured:
    size = None if megabytes is None else megabytes * 1_000_000
    return {"title": title, "wall": list(walls), "cpu": [2 * wall for wall in walls], "largest": size, "together": size}


def sitting(*, cold: float) -> Sitting:
    """A sitting that keeps all budgets where `cold` is at most 2.4 seconds."""
    return {
        "python": measured("`python -c pass`", 0.010, 0.012, 0.011),
        "version": measured("`doclint --version`", 0.040, 0.050, 0.044),
        "rumdl": measured("rumdl, no cache", 4.0, 3.0, 9.0, megabytes=400),
        "rumdl-unchanged": measured("rumdl, nothing changed", 1.0, megabytes=370),
        "cold": measured("doclint, no cache", cold, megabytes=120),
        "unchanged": measured("doclint, nothing changed", 0.3, megabytes=90),
        "commit-script": measured("the script", 0.090),
        "commit": measured("doclint, the corpus in its cache", 0.072),
    }


def results() -> Results:
    """Two sittings, sizes that grow as their pages do, and two parts of a run."""
    return {
        "machine": {"CPU": "Lamp & Wick 3000", "cores": "2"},
        "programs": {"doclint": "0.1.0", "rumdl": "0.3.0"},
        "corpus": {"name": "harbourlight", "pages": 14580, "locales": 5, "megabytes": 54.7},
        "rounds": 3,
        "sittings": [sitting(cold=2.0), sitting(cold=2.4)],
        "sizes": [
            {
                "pages": pages,
                "articles": pages // 5,
                "locales": 5,
                "runs": {
                    "cold": measured("doclint", pages / 10_000),
                    "rumdl": measured("rumdl", (pages / 10_000) ** 2),
                },
            }
            for pages in (1_000, 10_000, 100_000)
        ],
        "shares": [
            {"title": "front matter", "cpu": 1.5, "floor": 0.5, "floor_is": "a YAML parser in Rust"},
            {"title": "facts", "cpu": 0.5, "floor": None, "floor_is": ""},
        ],
        "startup": [{"command": "doclint --version", "modules": 61}],
    }
