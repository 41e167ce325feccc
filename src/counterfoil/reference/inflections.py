"""The forms of nouns and verbs: spelling rules, and data/inflections.yml for what breaks them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load

_VOWELS = frozenset("aeiou")
_MEN_BUT_ONE = frozenset({"specimen", "omen", "regimen", "abdomen", "semen", "acumen"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form and the lemma it belongs to."""

    form: str
    lemma: str


@dataclass(frozen=True, slots=True)
class InflectionTable:
    """data/inflections.yml. plurals: irregular form to singular. verbs: lemma to its other forms."""

    schema: str
    about: str
    source: str
    plurals: dict[str, str]
    same_in_both: frozenset[str]
    verbs: dict[str, tuple[str, ...]]
    examples: tuple[Form, ...]
    counter_examples: tuple[Form, ...]


@cache
def table() -> InflectionTable:
    """The table of the package."""
    return load("inflections.yml", InflectionTable)


@cache
def singular(noun: str) -> str:
    """The singular of `noun`, in lower case; a noun that is not a plural comes back as it is."""
    word, known = noun.lower().replace("’", "'"), table()
    if word in known.plurals:
        return known.plurals[word]
    if word.endswith("men") and is_plural(word):
        return word[:-3] + "man"
    if word in known.same_in_both or len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "'s")):
        return word.removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and (
        word[:-2] in known.same_in_both or word.endswith(("sses", "shes", "ches", "xes", "zzes"))
    ):
        return word[:-2] if word != "caches" else "cache"
    return word[:-1]


def is_plural(noun: str) -> bool:
    """True where the form can stand for more than one: a plural, or a noun with one form for both."""
    word = noun.lower()
    if word in table().plurals:
        return word not in ("kilo", "lb", "kg", "oz")
    if word.endswith("men"):
        return word not in _MEN_BUT_ONE
    return singular(word) != word or word in table().same_in_both


@cache
def verb_forms(lemma: str) -> tuple[str, ...]:
    """All forms of the verb, the lemma first."""
    irregular = table().verbs.get(lemma)
    if irregular is not None:
        return tuple(dict.fromkeys((lemma, *irregular)))
    stem = lemma.removesuffix("e")
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    return (lemma, third, stem + "ed", stem + "ing")
