"""What tells a person's name from other names, and a private person from one in office."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class NameList:
    """data/people/given.yml and surnames.yml: lower-case names, a space between; `weak` are words as well."""

    schema: str
    about: str
    source: str
    names: str
    weak: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """data/people/roles.yml: words for offices, words that only private persons get, what the accused did."""

    schema: str
    about: str
    source: str
    heads: tuple[str, ...]
    weak_heads: tuple[str, ...]
    courtesy: tuple[str, ...]
    modifiers: tuple[str, ...]
    private_cues: tuple[str, ...]
    accused_passive: tuple[str, ...]
    accused_active: tuple[str, ...]
    acts: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameStops:
    """data/people/not_names.yml: capitalised words that are never part of a person's name."""

    schema: str
    about: str
    source: str
    words: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given names: sure ones, and those that are also words."""
    table = load("people/given.yml", NameList)
    return frozenset(table.names.split()), frozenset(table.weak.split())


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames: sure ones, and those that are also words."""
    table = load("people/surnames.yml", NameList)
    return frozenset(table.names.split()), frozenset(table.weak.split())


@cache
def roles() -> Roles:
    """Words for offices."""
    return load("people/roles.yml", Roles)


@cache
def not_names() -> frozenset[str]:
    """Words, lower case, that end a run of name words; words for offices are among them."""
    table = roles()
    titles = (word for group in (table.heads, table.weak_heads, table.courtesy, table.modifiers) for word in group)
    listed = load("people/not_names.yml", NameStops).words.split()
    return frozenset(listed) | {word.lower() for word in titles if " " not in word} | {"da", "sac"}
