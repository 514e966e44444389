"""An attribute that is computed when somebody first asks for it is computed once, for each instance."""

from __future__ import annotations

from doclint.lazy import kept, lazy


class _Lamp:
    def __init__(self) -> None:
        self.asked = 0

    @lazy
    def light(self) -> list[int]:
        """What it shines by."""
        self.asked += 1
        return [self.asked]


def test_it_is_computed_once_for_each_instance() -> None:
    one, other = _Lamp(), _Lamp()
    assert one.asked == 0
    assert one.light is one.light
    assert one.asked == 1
    assert other.light is not one.light


def test_the_class_tells_of_it() -> None:
    assert _Lamp.light.__doc__ == "What it shines by."


def test_what_a_function_tells_is_kept_with_each_object() -> None:
    asked = []

    @kept
    def glow(lamp: _Lamp) -> str:
        asked.append(lamp)
        return f"glow {len(asked)}"

    one, other = _Lamp(), _Lamp()
    assert [glow(one), glow(other), glow(one)] == ["glow 1", "glow 2", "glow 1"]
    assert asked == [one, other]
