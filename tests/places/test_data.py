"""The examples and counter-examples of the data files, run through the real code; what the files must hold together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counterfoil.reference.agencies import agencies, agency_forms, area_names, offices
from counterfoil.reference.countries import countries, country_forms, demonyms
from counterfoil.reference.files import load
from counterfoil.reference.operations import operation_words
from counterfoil.reference.people import NameList, NameStops, not_names, roles
from counterfoil.reference.places import cities, gazetteer, regions, states, weak_places
from counterfoil.reference.shapes import shapes
from counterfoil.reference.ties import place_ties, place_weights
from counterfoil.resolve.settings import settings
from tests.places.reading import extraction, named

_PLACED = ("place",)
_BODY = ("agency", "office")


def _names() -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Examples, counter-examples and the kinds of name that the first have and the others have not."""
    yield agencies().examples, agencies().counter_examples, ("agency",)
    yield offices().examples, offices().counter_examples, ("office",)
    yield countries().examples, countries().counter_examples, ("country", "nationality")
    for table in (states(), *cities(), weak_places(), regions()):
        yield table.examples, table.counter_examples, _PLACED
    yield shapes().examples, shapes().counter_examples, (*_PLACED, *_BODY)
    for file in ("people/given.yml", "people/surnames.yml"):
        people = load(file, NameList)
        yield people.examples, people.counter_examples, ("person",)
    yield roles().examples, roles().counter_examples, ("official",)


EXAMPLES = [(text, kinds) for yes, _, kinds in _names() for text in yes]
COUNTER_EXAMPLES = [(text, kinds) for _, no, kinds in _names() for text in no]


@pytest.mark.parametrize(("text", "kinds"), EXAMPLES)
def test_an_example_has_the_name(text: str, kinds: tuple[str, ...]) -> None:
    assert named(text, *kinds)


@pytest.mark.parametrize(("text", "kinds"), COUNTER_EXAMPLES)
def test_a_counter_example_has_none(text: str, kinds: tuple[str, ...]) -> None:
    assert named(text, *kinds) == []


def test_stop_words() -> None:
    table = load("people/not_names.yml", NameStops)
    assert all(word.lower() in not_names() for text in table.examples for word in text.split())
    assert not any(word.lower() in not_names() for text in table.counter_examples for word in text.split())


@pytest.mark.parametrize(
    ("text", "scene"),
    [*((t, True) for t in place_ties().examples), *((t, False) for t in place_ties().counter_examples)],
)
def test_ties(text: str, scene: bool) -> None:
    read = extraction(text)
    roles_found = [setting.role for setting in settings(read, read.sentences[0])]
    assert roles_found
    assert all((role == "scene") is scene for role in roles_found)


def test_operation_words() -> None:
    words = operation_words()
    assert all(any(word in text.lower() for word in words.words) for text in words.examples)
    assert not any(word in text.lower() for text in words.counter_examples for word in words.words)


def test_agencies_have_one_id_each_and_known_parents() -> None:
    ids = [agency.id for agency in agencies().agencies]
    assert len(ids) == len(set(ids))
    assert {agency.parent for agency in agencies().agencies if agency.parent} <= set(ids)
    assert operation_words().not_parties <= {*ids, "court"}


def test_no_form_names_two_agencies() -> None:
    forms = [f for a in agencies().agencies for f in (a.name, *a.forms, *((a.short,) if a.short else ()))]
    assert len(forms) == len(set(forms)) == len(agency_forms())


def test_no_form_names_two_countries_and_no_word_two_peoples() -> None:
    forms = [form for country in countries().countries for form in (country.name, *country.forms)]
    words = [word for country in countries().countries for word in country.demonyms]
    assert len(forms) == len(set(forms)) == len(country_forms())
    assert len(words) == len(set(words)) == len(demonyms())


def test_every_area_is_known_by_its_name() -> None:
    assert len(offices().areas) == 25
    assert all(area_names()[area.name] == area.id for area in offices().areas)


def test_weak_names_are_names_of_the_gazetteer() -> None:
    unknown = [name for name in weak_places().names if name not in gazetteer()]
    assert all(name[0].isupper() for name in unknown)
    assert len(unknown) < len(weak_places().names) / 4


def test_weights_are_of_named_features() -> None:
    weights = place_weights().weights
    assert any(name.startswith("none|") for name in weights)
    assert any(name.startswith("own") for name in weights)
    assert all(abs(weight) < 10 for weight in weights.values())
