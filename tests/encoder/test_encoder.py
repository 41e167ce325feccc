from __future__ import annotations

import math

import pytest

from counterfoil.extract import encoder
from counterfoil.extract.encoder import FigurePrediction, SentenceInput, encode
from counterfoil.model import FILTER_KINDS, MEASURES, UNITS, DataError
from counterfoil.reference import encoder as files

ARRESTS = SentenceInput("Border Patrol arrested 45 people in Harborview last week.", ((23, 25),))
SENTENCE = SentenceInput("A judge sentenced Doe to 12 years in prison and a $5,000 fine.", ((25, 27), (50, 56)))
DEPORTED = SentenceInput("Doe had been deported three times before.", ((22, 27),), title="Man sentenced in Harborview")


def _only(given: SentenceInput) -> FigurePrediction:
    ((found,),) = encode([given])
    return found


@pytest.mark.parametrize(
    ("given", "measures", "units"),
    [
        (ARRESTS, ["arrest"], ["person"]),
        (SENTENCE, ["sentence", "money"], ["duration", "money"]),
        (DEPORTED, ["removal"], ["event"]),
        (SentenceInput("Agents seized 30 pounds of cocaine.", ((14, 16),)), ["seizure"], ["mass"]),
    ],
)
def test_plain_sentences_are_read_as_anybody_would(given: SentenceInput, measures: list[str], units: list[str]) -> None:
    (found,) = encode([given])
    assert [one.measure[0][0] for one in found] == measures
    assert [one.unit[0][0] for one in found] == units


def test_pointers_are_words_of_the_sentence() -> None:
    found = _only(ARRESTS)
    assert found.noun is not None
    assert ARRESTS.text[found.noun.start : found.noun.end] == "people"
    assert found.period[0][0] == "own"
    assert "last week" in " ".join(ARRESTS.text[at.start : at.end] for at in found.period_words)


def test_every_answer_is_a_distribution_over_the_frozen_labels() -> None:
    for found in encode([ARRESTS, SENTENCE])[0]:
        assert {label for label, _ in found.unit} == set(UNITS)
        assert {label for label, _ in found.measure} == set(MEASURES)
        assert [kind for kind, _ in found.filters] == list(FILTER_KINDS)
        for ranked in (found.unit, found.measure, found.period, found.places, found.agency):
            assert math.isclose(sum(share for _, share in ranked), 1.0, abs_tol=1e-5)
            assert [share for _, share in ranked] == sorted((share for _, share in ranked), reverse=True)
        for share in (found.change, found.speaker, found.share, found.claim):
            assert 0.0 <= share <= 1.0


def test_a_sentence_is_read_alike_whatever_its_neighbours() -> None:
    alone = encode([ARRESTS])
    together = encode([SENTENCE, ARRESTS, DEPORTED])
    assert together[1] == alone[0]
    assert encode([SENTENCE, ARRESTS, DEPORTED]) == together


def test_no_figure_no_answer() -> None:
    assert encode([]) == []
    assert encode([SentenceInput("Nothing is counted here.", ())]) == [[]]


def test_labels_fit_the_model_types() -> None:
    sizes = dict(files.labels().answers)
    assert (sizes["unit"], sizes["measure"], sizes["filters"]) == (len(UNITS), len(MEASURES), len(FILTER_KINDS))
    assert set(files.labels().temperatures) == {*sizes, "pointers"}
    assert all(value > 0 for value in files.labels().temperatures.values())


def test_a_package_without_the_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "present", lambda: False)
    encoder._loaded.cache_clear()
    assert not encoder.available()
    with pytest.raises(DataError, match="--no-model"):
        encode([ARRESTS])
    encoder._loaded.cache_clear()
