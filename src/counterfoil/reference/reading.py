"""What page furniture, broken lines and lists look like: typed views of three data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class BoilerplateLines:
    """data/boilerplate.yml: whole lines of menus, and lines that open what follows a story."""

    schema: str
    about: str
    source: str
    navigation: tuple[str, ...]
    sections: tuple[str, ...]
    closings: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoilerplatePhrases:
    """data/boilerplate_phrases.yml: how standing paragraphs begin, and what stands in them."""

    schema: str
    about: str
    source: str
    calls: frozenset[str]
    starts: tuple[str, ...]
    standing: tuple[str, ...]
    describing: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineJoins:
    """data/line_joins.yml: the words that show that a line goes on, or that a list follows."""

    schema: str
    about: str
    source: str
    open_words: frozenset[str]
    headline_joins: frozenset[str]
    verbs: frozenset[str]
    openers: frozenset[str]
    list_leads: frozenset[str]
    examples: tuple[tuple[str, ...], ...]
    counter_examples: tuple[tuple[str, ...], ...]


@cache
def lines() -> BoilerplateLines:
    """The lines of the package."""
    return load("boilerplate.yml", BoilerplateLines)


@cache
def phrases() -> BoilerplatePhrases:
    """The phrases of the package."""
    return load("boilerplate_phrases.yml", BoilerplatePhrases)


@dataclass(frozen=True, slots=True)
class Digests:
    """data/digests.yml: the words that show that a page tells several stories."""

    schema: str
    about: str
    source: str
    titles: tuple[str, ...]
    news: frozenset[str]
    examples: tuple[tuple[str, ...], ...]
    counter_examples: tuple[tuple[str, ...], ...]


@cache
def digests() -> Digests:
    """The words of digests of the package."""
    return load("digests.yml", Digests)


@cache
def joins() -> LineJoins:
    """The joins of the package."""
    return load("line_joins.yml", LineJoins)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """data/abbreviations.yml."""

    schema: str
    about: str
    source: str
    words: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def abbreviations() -> Abbreviations:
    """The abbreviations of the package."""
    return load("abbreviations.yml", Abbreviations)


@dataclass(frozen=True, slots=True)
class Elements:
    """data/elements.yml."""

    schema: str
    about: str
    source: str
    blocks: frozenset[str]
    headings: frozenset[str]
    lists: frozenset[str]
    void: frozenset[str]
    noted: frozenset[str]
    furniture: frozenset[str]
    roles: frozenset[str]
    classes: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def elements() -> Elements:
    """The elements of the package."""
    return load("elements.yml", Elements)
