"""Words by whose shape names of places, courts and bodies are known, and the patterns made of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load
from counterfoil.reference.patterns import escape

CAPITAL = r"(?:(?:St|Ft|Mt)\.|\p{Lu}[\pL\pN&’'‘\-]*)"
"""One capitalised word, for an expression."""


@dataclass(frozen=True, slots=True)
class NameShapes:
    """data/places/shapes.yml."""

    schema: str
    about: str
    source: str
    places: tuple[str, ...]
    addresses: tuple[str, ...]
    roads: tuple[str, ...]
    compass: tuple[str, ...]
    described: tuple[str, ...]
    bodies: tuple[str, ...]
    ends: tuple[str, ...]
    heads: frozenset[str]
    crew: frozenset[str]
    small: frozenset[str]
    departments: tuple[str, ...]
    courts: tuple[str, ...]
    offices: tuple[str, ...]
    leads: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def shapes() -> NameShapes:
    """The words."""
    return load("places/shapes.yml", NameShapes)


def either(words: tuple[str, ...]) -> str:
    """The expression for any of `words`, longest first, an apostrophe in either shape."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(escape(word).replace(escape("’"), "[’']") for word in listed) + ")"


def trimmed(text: str, start: int, end: int) -> int:
    """Where a run of capitalised words begins its name: function words, days and months in front are not of it."""
    leads = shapes().leads
    while True:
        space = text.find(" ", start, end)
        if space < 0 or text[start:space].lower().rstrip(".,") not in leads:
            return start
        start = space + 1
