"""Words and weights by which a figure finds the date that governs it: data/periods.yml and data/period_weights.yml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from counterfoil.model import DataError, Measure
from counterfoil.reference.files import load, names
from counterfoil.reference.patterns import Pattern, escape, pattern


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event and the beginnings of the words that name it."""

    kind: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GovernedExample:
    """A text, the figures of it, and the days that govern them (none in a counter-example)."""

    text: str
    published: date
    figures: tuple[str, ...]
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """data/periods.yml."""

    schema: str
    about: str
    source: str
    events: tuple[EventKind, ...]
    measure_events: dict[Measure, tuple[str, ...]]
    possible: tuple[str, ...]
    history: tuple[str, ...]
    ahead: tuple[str, ...]
    efforts: tuple[str, ...]
    outcomes: tuple[str, ...]
    baselines: tuple[str, ...]
    imposed: tuple[str, ...]
    paid: tuple[str, ...]
    examples: tuple[GovernedExample, ...]
    counter_examples: tuple[GovernedExample, ...]


@dataclass(frozen=True, slots=True)
class PeriodWeights:
    """data/period_weights.yml: what each feature adds to the log odds that a date governs a figure."""

    schema: str
    about: str
    source: str
    weights: dict[str, float]


@cache
def period_words() -> PeriodWords:
    """The words of the package."""
    return load("periods.yml", PeriodWords)


@cache
def period_weights() -> dict[str, float]:
    """The fitted weights; empty where none are in the package."""
    if "period_weights.yml" not in names():
        raise DataError(
            "The data file period_weights.yml is missing.",
            "No figure can be tied to a date.",
            "Install the package again, or fit the weights with training/fit_periods.py.",
        )
    return load("period_weights.yml", PeriodWeights).weights


def any_of(phrases: tuple[str, ...]) -> Pattern:
    """The pattern that finds any of the phrases at the beginning of a word, whatever the case."""
    return pattern(rf"\b(?:{'|'.join(escape(phrase) for phrase in phrases)})", ignore_case=True)


@cache
def event_pattern() -> Pattern:
    """Finds every word that names an event; `event_kind` says of which kind."""
    stems = (stem for event in period_words().events for stem in event.stems)
    return pattern(rf"\b(?:{'|'.join(escape(stem) for stem in stems)})\pL*", ignore_case=True)


@lru_cache(maxsize=4096)
def event_kind(word: str) -> str:
    """The kind of event that a word which `event_pattern` found names: that of the first stem it begins with."""
    lower = word.lower()
    return next(event.kind for event in period_words().events for stem in event.stems if lower.startswith(stem))
