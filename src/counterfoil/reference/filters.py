"""The words that narrow a population: data/filters/."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from counterfoil.model import FilterKind
from counterfoil.reference.files import load
from counterfoil.reference.measures import Stated


@dataclass(frozen=True, slots=True)
class Lexemes:
    """A file of words that narrow a population in one way. values: what a word is written as, if not as itself."""

    schema: str
    about: str
    source: str
    kind: FilterKind
    words: tuple[str, ...]
    examples: tuple[Stated, ...]
    counter_examples: tuple[Stated, ...]
    values: dict[str, str] = field(default_factory=dict)
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Sexes:
    """data/filters/sex_and_minors.yml."""

    schema: str
    about: str
    source: str
    sexes: dict[str, str]
    minors: frozenset[str]
    not_minors_before: frozenset[str]
    not_minors_after: frozenset[str]
    examples: tuple[Stated, ...]
    counter_examples: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Drugs:
    """data/filters/drugs.yml."""

    schema: str
    about: str
    source: str
    words: frozenset[str]
    examples: tuple[Stated, ...]
    counter_examples: tuple[Stated, ...]


@cache
def lexemes(name: str) -> Lexemes:
    """data/filters/NAME.yml: `offences`, `statuses`, `criminality` or `gangs`."""
    return load(f"filters/{name}.yml", Lexemes)


@cache
def sexes() -> Sexes:
    """The table of the package."""
    return load("filters/sex_and_minors.yml", Sexes)


@cache
def drugs() -> Drugs:
    """The table of the package."""
    return load("filters/drugs.yml", Drugs)


@cache
def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of a file by their first word, the longest first, each split where the words of a text are."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in lexemes(name).words:
        # As the words of a text are split: hyphens alone, and "18th" into its number and its ending.
        parts = tuple(words.replace("-", " - ").replace("18th", "18 th").split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(parts, key=len, reverse=True)) for first, parts in found.items()}
