from typing import get_args

import pytest

from counterfoil.model import HEDGES, MEASURES, VERDICTS, LeftoverReason, RelationKind
from counterfoil.reference.words import FigureExample, words


def _written(example: FigureExample) -> str:
    return words().counted(
        hedge=example.hedge, words=example.words, value=example.value, noun=example.noun, unit=example.unit
    )


@pytest.mark.parametrize("example", words().examples, ids=lambda example: example.written)
def test_a_figure_is_written_as_the_example_says(example: FigureExample) -> None:
    assert _written(example) == example.written


@pytest.mark.parametrize("example", words().counter_examples, ids=lambda example: example.written)
def test_a_figure_is_not_written_as_the_counter_example(example: FigureExample) -> None:
    assert _written(example) != example.written


def test_every_code_of_the_model_has_words_and_no_other() -> None:
    assert [entry.id for entry in words().measures] == list(MEASURES)
    assert [entry.id for entry in words().hedges] == list(HEDGES)
    assert [entry.id for entry in words().verdicts] == list(VERDICTS)
    assert {entry.id for entry in words().relations} == set(get_args(RelationKind))
    assert {entry.id for entry in words().reasons} == set(get_args(LeftoverReason))


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("country", "countries"), ("day", "days"), ("man", "men"), ("box", "boxes"), ("church", "churches")],
)
def test_plurals(noun: str, plural: str) -> None:
    assert words().plural(noun) == plural
