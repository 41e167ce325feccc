"""The examples and counter-examples of the data files, run through the real code."""

from __future__ import annotations

import pytest

from counterfoil.model import MEASURES
from counterfoil.reference.filters import Drugs, Lexemes, Sexes, drugs, lexemes, sexes
from counterfoil.reference.grammar import grammar
from counterfoil.reference.inflections import Form, is_plural, singular, verb_forms
from counterfoil.reference.inflections import table as inflections
from counterfoil.reference.measures import measures
from counterfoil.reference.rules import rules
from counterfoil.reference.speech import speech
from counterfoil.reference.trust import trust
from counterfoil.reference.units import is_person, listed_unit, people, things
from tests.semantics.reading import claim

_LEXEMES = ("offences", "statuses", "criminality", "gangs")


@pytest.mark.parametrize("given", inflections().examples + inflections().counter_examples, ids=lambda one: one.form)
def test_singular(given: Form) -> None:
    assert singular(given.form) == given.lemma


@pytest.mark.parametrize("given", inflections().examples, ids=lambda one: one.form)
def test_an_example_is_a_plural(given: Form) -> None:
    assert is_plural(given.form)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("arrest", {"arrest", "arrests", "arrested", "arresting"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("confess", {"confess", "confesses", "confessed", "confessing"}),
        ("find", {"find", "finds", "found", "finding"}),
    ],
)
def test_verb_forms(lemma: str, forms: set[str]) -> None:
    assert set(verb_forms(lemma)) == forms


@pytest.mark.parametrize("given", things().examples, ids=lambda one: one.noun)
def test_unit_of_noun(given: object) -> None:
    assert listed_unit(given.noun) == given.unit  # type: ignore[attr-defined]


@pytest.mark.parametrize("given", things().counter_examples, ids=lambda one: one.noun)
def test_not_this_unit(given: object) -> None:
    assert listed_unit(given.noun) != given.unit  # type: ignore[attr-defined]


def test_a_noun_has_one_unit() -> None:
    every = [noun for nouns in things().nouns.values() for noun in set(nouns)]
    assert sorted({noun for noun in every if every.count(noun) > 1}) == []


def test_no_person_noun_is_a_thing() -> None:
    assert sorted({noun for nouns in things().nouns.values() for noun in nouns} & people().nouns) == []


@pytest.mark.parametrize("noun", [one.noun for one in people().examples])
def test_person_nouns(noun: str) -> None:
    assert is_person(noun)


@pytest.mark.parametrize("noun", [one.noun for one in people().counter_examples])
def test_not_person_nouns(noun: str) -> None:
    assert not is_person(noun)


@pytest.mark.parametrize("given", grammar().examples, ids=lambda one: one.words)
def test_counted_noun(given: object) -> None:
    assert claim(f"They found {given.words} there.").noun == given.noun  # type: ignore[attr-defined]


@pytest.mark.parametrize("given", grammar().counter_examples, ids=lambda one: one.words)
def test_not_the_counted_noun(given: object) -> None:
    assert claim(f"They found {given.words} there.").noun != given.noun  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "words", "figure"),
    [(name, one.words, one.figure) for name in MEASURES for one in measures()[name].examples],
)
def test_measure_examples(name: str, words: str, figure: str) -> None:
    assert claim(words, figure).measure == name


@pytest.mark.parametrize(
    ("name", "words", "figure"),
    [(name, one.words, one.figure) for name in MEASURES for one in measures()[name].counter_examples],
)
def test_measure_counter_examples(name: str, words: str, figure: str) -> None:
    assert claim(words, figure).measure != name


def _kinds(words: str, figure: str) -> set[str]:
    return {one.kind for one in claim(f"Deputies arrested {words}.", figure).filters}


@pytest.mark.parametrize("table", [lexemes(name) for name in _LEXEMES], ids=_LEXEMES)
def test_filter_lists(table: Lexemes) -> None:
    assert all(table.kind in _kinds(one.words, one.figure) for one in table.examples)
    assert not any(table.kind in _kinds(one.words, one.figure) for one in table.counter_examples)


def test_sexes_and_minors() -> None:
    table: Sexes = sexes()
    assert all({"sex", "minor"} & _kinds(one.words, one.figure) for one in table.examples)
    assert not any({"sex", "minor"} & _kinds(one.words, one.figure) for one in table.counter_examples)


def test_drugs() -> None:
    table: Drugs = drugs()
    for one in table.examples:
        assert [found.kind for found in claim(f"Deputies seized {one.words}.", one.figure).filters] == ["other"]
    for one in table.counter_examples:
        assert claim(f"He was sentenced to {one.words}.", one.figure).filters == ()


def test_speech() -> None:
    assert all(claim(one.words, one.figure).speaker != "narrator" for one in speech().examples)
    assert all(claim(one.words, one.figure).speaker == "narrator" for one in speech().counter_examples)


def test_every_trusted_rule_is_documented() -> None:
    from counterfoil.reference.trust import trusted

    assert [rule for rule in trusted() if rule not in rules()] == []


def test_trust_lies_between_doubt_and_certainty() -> None:
    assert trust("measure.noun", "conviction-conviction") > trust("measure.lead", "item-traffic")
    assert 0 < trust("no such rule", "person") < 1
