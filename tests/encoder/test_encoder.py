from __future__ import annotations

import math

import pytest

from counterfoil.extract import encoder
from counterfoil.extract.encoder import FigurePrediction, encode
from counterfoil.extract.encoder_input import Window
from counterfoil.model import FILTER_KINDS, MEASURES, UNITS, DataError
from counterfoil.reference import encoder as files
from tests.encoder.windows import window

ARRESTS = window(
    "Border Patrol arrested 45 people in Harborview last week.", ("45",), dates=("last week",), places=("Harborview",)
)
SENTENCE = window("A judge sentenced Doe to 12 years in prison and a $5,000 fine.", ("12", "$5,000"))
DEPORTED = window("Doe had been deported three times before.", ("three",), title="Man sentenced in Harborview")


def _read(given: Window) -> list[FigurePrediction]:
    found = encode([given])
    return [found[figure] for figure in given.figures]


@pytest.mark.parametrize(
    ("given", "measures", "units"),
    [
        (ARRESTS, ["arrest"], ["person"]),
        (SENTENCE, ["sentence", "money"], ["duration", "money"]),
        (DEPORTED, ["removal"], ["event"]),
        (window("Agents seized 30 pounds of cocaine.", ("30",)), ["seizure"], ["mass"]),
    ],
)
def test_plain_sentences_are_read_as_anybody_would(given: Window, measures: list[str], units: list[str]) -> None:
    found = _read(given)
    assert [one.measure[0][0] for one in found] == measures
    assert [one.unit[0][0] for one in found] == units


def test_the_date_and_the_place_of_the_sentence_are_pointed_at() -> None:
    (found,) = _read(ARRESTS)
    assert [one.span for one in found.dates] == list(ARRESTS.dates)
    assert [one.span for one in found.sites] == list(ARRESTS.places)
    assert found.dates[0].probability > found.undated
    assert found.sites[0].probability > 0.5


def test_a_date_may_govern_from_another_sentence() -> None:
    given = window(
        "Officers searched a warehouse in Port Ansel on May 4. They found 30 rifles. He was born in 1990.",
        ("30",), dates=("May 4", "1990"),
    )  # fmt: skip
    (found,) = _read(given)
    search, birth = found.dates
    assert search.probability > max(found.undated, birth.probability)


def test_every_answer_is_a_distribution_over_the_frozen_labels() -> None:
    for found in (*_read(ARRESTS), *_read(SENTENCE)):
        assert {label for label, _ in found.unit} == set(UNITS)
        assert {label for label, _ in found.measure} == set(MEASURES)
        assert [kind for kind, _ in found.filters] == list(FILTER_KINDS)
        for ranked in (found.unit, found.measure, found.period, found.places, found.agency):
            assert math.isclose(sum(share for _, share in ranked), 1.0, abs_tol=1e-5)
            assert [share for _, share in ranked] == sorted((share for _, share in ranked), reverse=True)
        for share in (found.change, found.speaker, found.share, found.claim):
            assert 0.0 <= share <= 1.0
        assert math.isclose(found.undated + sum(one.probability for one in found.dates), 1.0, abs_tol=1e-5)


def test_a_window_is_read_alike_whatever_its_neighbours() -> None:
    together = encode([SENTENCE, DEPORTED])
    for given in (SENTENCE, DEPORTED):
        for figure, found in encode([given]).items():
            if figure not in {*SENTENCE.figures} & {*DEPORTED.figures}:
                assert together[figure] == found


def test_no_figure_no_answer() -> None:
    assert encode([]) == {}


def test_labels_fit_the_model_types() -> None:
    labels = files.labels()
    sizes = dict(labels.answers)
    assert (sizes["unit"], sizes["measure"], sizes["filters"]) == (len(UNITS), len(MEASURES), len(FILTER_KINDS))
    assert set(labels.temperatures) == {*sizes, *(f"to_{name}" for name in labels.pointers)}
    assert all(value > 0 for value in labels.temperatures.values())


def test_a_package_without_the_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "present", lambda: False)
    encoder._loaded.cache_clear()
    assert not encoder.available()
    with pytest.raises(DataError, match="--no-model"):
        encode([ARRESTS])
    encoder._loaded.cache_clear()
