"""Closed classes of words that tell what a figure counts: data/grammar.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load
from counterfoil.reference.inflections import verb_forms


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """Words, and the noun that their first figure counts."""

    words: str
    noun: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """data/grammar.yml."""

    schema: str
    about: str
    source: str
    currencies: dict[str, str]
    determiners: frozenset[str]
    pro_nouns: frozenset[str]
    others: frozenset[str]
    counting_modifiers: frozenset[str]
    change_nouns: frozenset[str]
    change_verbs: frozenset[str]
    up_or_down: frozenset[str]
    before_change: frozenset[str]
    comparatives: frozenset[str]
    finite: frozenset[str]
    particles: frozenset[str]
    portions: frozenset[str]
    prefixes: frozenset[str]
    large_sums: frozenset[str]
    moneyed: frozenset[str]
    offence_nouns: frozenset[str]
    tried_nouns: frozenset[str]
    named_crimes: frozenset[str]
    staff: frozenset[str]
    never_resumed: frozenset[str]
    examples: tuple[CountedNoun, ...]
    counter_examples: tuple[CountedNoun, ...]


@cache
def grammar() -> Grammar:
    """The table of the package."""
    return load("grammar.yml", Grammar)


@cache
def change_verb_forms() -> frozenset[str]:
    """All forms of the verbs of change."""
    return frozenset(form for verb in grammar().change_verbs for form in verb_forms(verb))
