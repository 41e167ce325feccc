"""What figures measure, and the words that say so: data/measures/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import MEASURES, Measure, Unit
from counterfoil.reference.files import load
from counterfoil.reference.inflections import verb_forms


@dataclass(frozen=True, slots=True)
class Stated:
    """Words and a figure in them."""

    words: str
    figure: str


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """One file of data/measures/.

    nouns: counted nouns that are the deed itself. deeds: nouns that govern the counted noun. objects: verbs whose
    object or passive subject is counted, with the words that must follow ("take into custody"). subjects: verbs whose
    subject is.
    only: for a figure of this unit the words given here, in any of these parts, and no others.
    """

    schema: str
    id: Measure
    says: str
    about: str
    source: str
    units: frozenset[Unit]
    nouns: frozenset[str]
    deeds: frozenset[str]
    objects: tuple[str, ...]
    subjects: tuple[str, ...]
    only: dict[Unit, tuple[str, ...]]
    examples: tuple[Stated, ...]
    counter_examples: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that states a measure: `rest` must follow it within a few words."""

    measure: Measure
    lemma: str
    rest: tuple[str, ...]


@cache
def measures() -> dict[Measure, MeasureEntry]:
    """Every measure, in the order of the model."""
    return {name: load(f"measures/{name}.yml", MeasureEntry) for name in MEASURES}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that can state a measure of one unit.

    objects, subjects: verb forms, verbs with more words first. deeds, nouns: singular nouns.
    """

    objects: dict[str, tuple[Verb, ...]]
    subjects: dict[str, tuple[Verb, ...]]
    deeds: dict[str, Measure]
    nouns: dict[str, Measure]


@cache
def lexicon(unit: Unit) -> Lexicon:
    """The words that state the measures which a figure of `unit` can have."""
    entries = [entry for entry in measures().values() if unit in entry.units]
    return Lexicon(
        _by_form({entry.id: entry.only.get(unit, entry.objects) for entry in entries}),
        _by_form({entry.id: entry.only.get(unit, entry.subjects) for entry in entries}),
        _by_noun({entry.id: entry.only.get(unit, tuple(entry.deeds)) for entry in entries}),
        _by_noun({entry.id: tuple(entry.nouns.intersection(entry.only.get(unit, entry.nouns))) for entry in entries}),
    )


def _by_form(listed: dict[Measure, tuple[str, ...]]) -> dict[str, tuple[Verb, ...]]:
    found: dict[str, list[Verb]] = {}
    for name, verbs in listed.items():
        for words in verbs:
            lemma, *rest = words.split()
            for form in verb_forms(lemma):
                found.setdefault(form, []).append(Verb(name, lemma, tuple(rest)))
    return {form: tuple(sorted(verbs, key=lambda verb: -len(verb.rest))) for form, verbs in found.items()}


def _by_noun(listed: dict[Measure, tuple[str, ...]]) -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for name, nouns in listed.items():
        for noun in sorted(nouns):
            found.setdefault(noun, name)
    return found
