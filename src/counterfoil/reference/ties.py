"""Words that tie a place to a figure, or keep the two apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import Measure
from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class PlaceTies:
    """data/places/ties.yml; every list but `court_behind` holds single lower-case words."""

    schema: str
    about: str
    source: str
    locative: frozenset[str]
    ways: frozenset[str]
    elsewhere_before: frozenset[str]
    people: frozenset[str]
    kinds: frozenset[str]
    describes: frozenset[str]
    court_before: frozenset[str]
    court_behind: tuple[str, ...]
    scenes: frozenset[Measure]
    cases: frozenset[Measure]
    routes: frozenset[Measure]
    settings: frozenset[str]
    totals: tuple[str, ...]
    events: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """data/places/weights.yml: what each feature of a figure and of places adds to the odds that it takes them."""

    schema: str
    about: str
    source: str
    weights: dict[str, float]


@cache
def place_weights() -> PlaceWeights:
    """The fitted weights."""
    return load("places/weights.yml", PlaceWeights)


@cache
def place_ties() -> PlaceTies:
    """The words."""
    return load("places/ties.yml", PlaceTies)
