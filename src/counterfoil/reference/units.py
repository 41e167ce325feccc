"""Which unit a counted noun has: data/units/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import Unit
from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class NounUnit:
    """A noun and the unit it has."""

    noun: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class UnitTable:
    """data/units/things.yml. nouns: unit to singular nouns."""

    schema: str
    about: str
    source: str
    nouns: dict[Unit, tuple[str, ...]]
    rates: tuple[str, ...]
    examples: tuple[NounUnit, ...]
    counter_examples: tuple[NounUnit, ...]


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun that counts persons, or does not."""

    noun: str


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """data/units/people.yml."""

    schema: str
    about: str
    source: str
    nouns: frozenset[str]
    endings: tuple[str, ...]
    not_persons: frozenset[str]
    examples: tuple[PersonNoun, ...]
    counter_examples: tuple[PersonNoun, ...]


@cache
def things() -> UnitTable:
    """The table of the package."""
    return load("units/things.yml", UnitTable)


@cache
def people() -> PeopleTable:
    """The table of the package."""
    return load("units/people.yml", PeopleTable)


@cache
def _units() -> dict[str, Unit]:
    return {noun: unit for unit, nouns in things().nouns.items() for noun in nouns}


def listed_unit(noun: str) -> Unit | None:
    """The unit that the lists give the singular `noun`; None where no list has it."""
    if noun in people().nouns:
        return "person"
    return _units().get(noun)


def is_person(noun: str) -> bool:
    """True where the singular `noun` counts persons: a listed noun, or one whose ending makes persons."""
    table = people()
    if noun in table.nouns:
        return True
    if noun in table.not_persons or noun in _units():
        return False
    return len(noun) > 4 and noun.endswith(table.endings)
