"""How figures are held against official records: data/records.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import Filter, FilterKind
from counterfoil.reference.agencies import agencies
from counterfoil.reference.files import load
from counterfoil.reference.patterns import Pattern, pattern


@dataclass(frozen=True, slots=True)
class EveryoneIs:
    """Filters that narrow nothing in the records."""

    kind: FilterKind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordRules:
    """The numbers of the comparison; shares of the record's value, except `least` and `change_points`."""

    least: int
    above: float
    near: float
    part: float
    beyond: float
    change_points: float


@dataclass(frozen=True, slots=True)
class Multiple:
    """Words for a multiple of the year before, and what they allow."""

    pattern: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Per:
    """Two published series of which one is divided by the other."""

    total: str
    count: str
    label: str


@dataclass(frozen=True, slots=True)
class RecordWords:
    """data/records.yml. examples: sentences with words that call something usual."""

    schema: str
    about: str
    source: str
    everyone: tuple[EveryoneIs, ...]
    houses: tuple[str, ...]
    whole_house: tuple[str, ...]
    rules: RecordRules
    per: tuple[Per, ...]
    usual: tuple[str, ...]
    record: tuple[str, ...]
    than_last_year: tuple[str, ...]
    doubled: tuple[Multiple, ...]
    rose: tuple[str, ...]
    fell: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def record_words() -> RecordWords:
    """The table of the package."""
    return load("records.yml", RecordWords)


@cache
def compiled(words: str) -> Pattern:
    """A pattern of the table, in any case."""
    return pattern(words, ignore_case=True)


def narrows(item: Filter) -> bool:
    """Whether a filter leaves anyone out of records of immigration enforcement."""
    return not any(item.kind == each.kind and item.value.lower() in each.values for each in record_words().everyone)


def line_of(agency: str | None) -> tuple[str, ...]:
    """The agency's id and those that it belongs to, the nearest first."""
    parents = {one.id: one.parent for one in agencies().agencies}
    found: list[str] = []
    while agency is not None and agency not in found:
        found.append(agency)
        agency = parents.get(agency)
    return tuple(found)


def answers_for(record: str | None, agency: str | None) -> bool:
    """Whether a record of one agency's doings may answer for another's: not for those of a part of it.

    ERO makes the administrative arrests and the removals of ICE; other parts of it are not told apart.
    """
    part = record != agency and record in line_of(agency)
    return not part or agency == "ero"


def of_one_house(one: str, other: str) -> bool:
    """Whether one of the agencies is, or belongs to, the other."""
    return one in line_of(other) or other in line_of(one)
