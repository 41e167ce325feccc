"""What number words are worth, and which contexts make a number something else than a claim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import LeftoverReason, Number
from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class WordExample:
    """A sentence with the number expression in square brackets, and its value."""

    words: str
    value: Number | None


@dataclass(frozen=True, slots=True)
class WordCounterExample:
    """A sentence whose number word states no figure."""

    words: str
    says: str


@dataclass(frozen=True, slots=True)
class NumberWords:
    """data/numbers.yml: every word that states a number."""

    schema: str
    about: str
    source: str
    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    vague: tuple[str, ...]
    groups: dict[str, int]
    portions: dict[str, int]
    frequencies: dict[str, int]
    multiples: dict[str, int]
    ordinals: tuple[str, ...]
    measures: tuple[str, ...]
    length_before: str
    length_for: str
    length_after: str
    currency_signs: tuple[str, ...]
    currency_prefixes: tuple[str, ...]
    currency_words: tuple[str, ...]
    percent_words: tuple[str, ...]
    examples: tuple[WordExample, ...]
    counter_examples: tuple[WordCounterExample, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """A context in which a number is no figure.

    patterns: RE2, over the plain text; each guards the words of its groups, or all its words where it has none.
    unless_before, unless_after: RE2, tried on what precedes the match and at the start of what follows it; either lifts
    the guard, and so does unless_inside in the words of the match. whole: the guarded words are one thing (a telephone
    number), not the numbers inside it.
    """

    id: str
    reason: LeftoverReason
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    unless_before: str = ""
    unless_after: str = ""
    unless_inside: str = ""
    whole: bool = False
    ignore_case: bool = False


@dataclass(frozen=True, slots=True)
class GuardTable:
    """data/numbers_guards.yml: guards in the order of their weight, and the fragments their patterns share."""

    schema: str
    about: str
    source: str
    fragments: dict[str, str]
    guards: tuple[Guard, ...]

    def expand(self, expression: str) -> str:
        """`expression` with every `{FRAGMENT}` written out; a fragment may use those above it."""
        for name, fragment in reversed(self.fragments.items()):
            expression = expression.replace("{" + name + "}", f"(?:{fragment})")
        return expression


@cache
def number_words() -> NumberWords:
    """The number words of the package."""
    return load("numbers.yml", NumberWords)


@cache
def guard_tables() -> tuple[GuardTable, ...]:
    """The guard tables of the package, weightiest first."""
    return tuple(load(f"numbers_{name}.yml", GuardTable) for name in ("codes", "times", "idioms"))
