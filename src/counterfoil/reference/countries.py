"""Countries and the words for their citizens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class Country:
    """One country. id: its ISO 3166 code, lower case. demonyms: adjectives and nouns for its citizens, as printed."""

    id: str
    name: str
    forms: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountryTable:
    """data/countries.yml."""

    schema: str
    about: str
    source: str
    countries: tuple[Country, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def countries() -> CountryTable:
    """The countries."""
    return load("countries.yml", CountryTable)


@cache
def country_forms() -> dict[str, str]:
    """Every way to print a country's name, to its id."""
    return {form: country.id for country in countries().countries for form in (country.name, *country.forms)}


@cache
def demonyms() -> dict[str, str]:
    """Words for citizens, as printed ("Honduran"), to the country's id."""
    return {word: country.id for country in countries().countries for word in country.demonyms}


@cache
def shown_names() -> dict[str, str]:
    """The id of each country to the name that we use."""
    return {country.id: country.name for country in countries().countries}


def country_named(words: str) -> str | None:
    """The name that we use of the country that a word for it, or for its citizens, means: "Honduran", "honduras"."""
    return _names().get(words.lower())


@cache
def _names() -> dict[str, str]:
    shown = shown_names()
    return {words.lower(): shown[id_] for words, id_ in (*country_forms().items(), *demonyms().items())}
