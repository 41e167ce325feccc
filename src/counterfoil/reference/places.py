"""Places: states, cities, and names that are places only beside other proof. Countries: reference.countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load

HOME = frozenset({"us", "u.s", "u.s.", "united states", "united states of america", "america", "usa", "u.s.a."})
"""How a statement names the country itself, lower case: it says of no figure where."""


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory of the United States. forms: other ways to print it, short ones included."""

    id: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateTable:
    """data/places/states.yml."""

    schema: str
    about: str
    source: str
    states: tuple[State, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CityTable:
    """data/places/cities_*.yml: names of cities by state (postal code) or by country (ISO 3166)."""

    schema: str
    about: str
    source: str
    cities: dict[str, tuple[str, ...]]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeakPlaces:
    """data/places/weak.yml: names that need a preposition of place or a state beside them."""

    schema: str
    about: str
    source: str
    names: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionTable:
    """data/places/regions.yml: regions, islands and borders."""

    schema: str
    about: str
    source: str
    names: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def regions() -> RegionTable:
    """The regions."""
    return load("places/regions.yml", RegionTable)


@cache
def states() -> StateTable:
    """The states and territories."""
    return load("places/states.yml", StateTable)


@cache
def state_forms() -> dict[str, str]:
    """Every way to print a state's name, and its postal code, in lower case, to the name that records have."""
    found: dict[str, str] = {}
    for one in states().states:
        name = one.name.removesuffix(" State")
        found |= {form.lower(): name for form in (name, one.name, *one.forms, one.id.removeprefix("us-"))}
    return found


def state_named(words: str) -> str | None:
    """The state that a place of a text is; None where it is none, or a city has the name too ("New York")."""
    held = gazetteer().get(words)
    return state_forms().get(words.lower()) if held is not None and "/" not in held else None


@cache
def cities() -> tuple[CityTable, CityTable]:
    """Cities of the United States, then of the world."""
    return load("places/cities_us.yml", CityTable), load("places/cities_world.yml", CityTable)


@cache
def weak_places() -> WeakPlaces:
    """Names that are more often something else."""
    return load("places/weak.yml", WeakPlaces)


@cache
def gazetteer() -> dict[str, str]:
    """Name as printed to the id of its entry; a state wins over a city, a city of the United States over one abroad."""
    found: dict[str, str] = {}
    home, abroad = cities()
    for table, prefix in ((abroad, ""), (home, "us-")):
        for area, names in table.cities.items():
            for name in names:
                found[name] = f"{prefix}{area.lower()}/{_slug(name)}"
    for state in states().states:
        for form in (state.name, *state.forms):
            found[form] = state.id
    for name in ("Washington", "New York"):  # the city, unless a city stands before it
        found[name] = f"us-{'dc' if name == 'Washington' else 'ny'}/{_slug(name)}"
    return found


def _slug(name: str) -> str:
    return "-".join(name.lower().replace(".", "").replace("’", "").split())
