"""What ties statements to one another: weights, and the words of counts that are restated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load
from counterfoil.reference.patterns import Pattern, escape, pattern


@dataclass(frozen=True, slots=True)
class TwoStatements:
    """Two invented statements that belong together, or look as if they did."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class LinkRules:
    """data/links.yml, which says what each number means. Days and words are counts; weights have no unit."""

    schema: str
    about: str
    source: str
    enough: float
    certain: float
    content: float
    weights: dict[str, float]
    near_days: int
    sides: tuple[str, ...]
    programme: int
    sentence_words: int
    running: tuple[str, ...]
    growing: tuple[str, ...]
    closed: tuple[str, ...]
    never: tuple[str, ...]
    unsettled: tuple[str, ...]
    later: tuple[str, ...]
    fewest: int
    still_days: int
    leap: float
    examples: tuple[TwoStatements, ...]
    counter_examples: tuple[TwoStatements, ...]


@cache
def link_rules() -> LinkRules:
    """The rules."""
    return load("links.yml", LinkRules)


@cache
def running_words() -> Pattern:
    """Words of a count that grows from statement to statement."""
    return _any(link_rules().running)


@cache
def growing_words() -> Pattern:
    """Those of a count or a state as of the day on which it was written down."""
    return _any(link_rules().growing)


@cache
def closed_words() -> Pattern:
    """Words of a stretch of time that is over."""
    return _any(link_rules().closed)


@cache
def unsettled_words() -> Pattern:
    """Words of figures that were not final, or that are put right."""
    return _any(link_rules().unsettled)


@cache
def case_words() -> Pattern:
    """Words of one person's case."""
    return _any(link_rules().never)


def _any(words: tuple[str, ...]) -> Pattern:
    return pattern(rf"\b(?:{'|'.join(escape(word) for word in words)})\b", ignore_case=True)
