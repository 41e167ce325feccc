"""Patterns find what the engine's own wrapper finds, place by place, in text of any alphabet."""

from __future__ import annotations

from typing import Any

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.reference.patterns import Pattern, pattern

_EXPRESSIONS = (
    r"\b\w+", "(a)(b)?|(c)", "x*", r"(?P<word>\pL+)\s(?P<tail>\d*)", "[“”]", "^a", "b$", "(?i)A.", "()", r"\b",
    r"(\s)|(é+)(b*)", "a|",
)  # fmt: skip
_TEXTS = st.text("ab c1é“”x\n漢😀A", max_size=12)
_PLACES = st.integers(-2, 14)


def _shape(expression: Pattern, found: Any) -> object:
    if found is None:
        return None
    groups = [(found.start(n), found.end(n), found.group(n)) for n in range(expression.groups + 1)]
    return groups, found.lastindex, found.lastgroup


@pytest.mark.parametrize("expression", _EXPRESSIONS)
@given(text=_TEXTS, bounds=st.one_of(st.just(()), st.tuples(_PLACES), st.tuples(_PLACES, _PLACES)))
def test_finds_what_the_wrapper_finds(expression: str, text: str, bounds: tuple[int, ...]) -> None:
    """Every question, with and without bounds."""
    ours, theirs = pattern(expression), re2.compile(expression)  # type: ignore[no-untyped-call]
    for ask in ("search", "match", "fullmatch"):
        found, expected = getattr(ours, ask)(text, *bounds), getattr(theirs, ask)(text, *bounds)
        assert _shape(ours, found) == _shape(ours, expected)
    every, expected = ours.finditer(text, *bounds), theirs.finditer(text, *bounds)
    assert [_shape(ours, found) for found in every] == [_shape(ours, found) for found in expected]
    assert ours.sub("_", text) == theirs.sub("_", text)


def test_groups_are_called_by_name() -> None:
    """A group's words by its name; none where it took no part."""
    found = pattern(r"(?P<day>\d+) (?:(?P<month>May)|June)").search("on 4 June")
    assert found is not None
    assert (found.group("day"), found.group("month"), found.start(2)) == ("4", None, -1)


def test_refuses_what_is_no_expression() -> None:
    """Look-around is not of RE2."""
    with pytest.raises(ValueError, match="not an expression"):
        pattern("a(?=b)")
