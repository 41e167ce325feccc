"""What each hedge means as an interval."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.model import HEDGES, UNITS, Hedge, Interval, Number, Unit
from counterfoil.reference.hedges import average, quantity, step, written_step

VALUES = st.integers(1, 10**9) | st.decimals(min_value="0.01", max_value="9999", places=2).map(float)


def shown(interval: Interval) -> str:
    """`interval` in the usual notation, to twelve digits."""
    low = "-∞" if interval.low is None else f"{interval.low:.12g}"
    high = "∞" if interval.high is None else f"{interval.high:.12g}"
    is_open = interval.high_open or interval.high is None
    return f"{'(' if interval.low_open else '['}{low}, {high}{')' if is_open else ']'}"


def closed(interval: Interval) -> Interval:
    """`interval` with its bounds."""
    return Interval(interval.low, interval.high)


@given(VALUES, st.sampled_from(HEDGES), st.sampled_from(UNITS), st.sampled_from((None, "goat", "year", "day")))
def test_the_figure_bounds_or_lies_in_both_intervals(value: Number, hedge: Hedge, unit: Unit, noun: str | None) -> None:
    found = quantity(value, None, hedge, unit, str(value), noun)
    assert found.plausible.within(found.interval)
    assert closed(found.plausible).holds(value)


@given(VALUES, VALUES, st.sampled_from(UNITS))
def test_a_range_is_its_own_interval(one: Number, two: Number, unit: Unit) -> None:
    low, high = sorted((one, two))
    found = quantity(low, high, "range", unit, f"{low} to {high}")
    assert found.interval == found.plausible == Interval(low, high)


@given(st.sampled_from(("dozens", "hundreds or thousands", "tens of thousands", "multi-million", "hundred", "heaps")))
def test_a_vague_word_has_a_floor(words: str) -> None:
    found = quantity(None, None, "vague", "item", words)
    assert found.plausible.within(found.interval)
    assert found.interval.low is not None
    assert found.interval.low >= 2


@given(VALUES, st.sampled_from(UNITS))
def test_over_leaves_the_figure_out_and_at_least_keeps_it(value: Number, unit: Unit) -> None:
    assert not quantity(value, None, "over", unit, str(value)).interval.holds(value)
    assert quantity(value, None, "at_least", unit, str(value)).plausible.holds(value)


CASES: list[tuple[Number | None, Hedge, Unit, str, str, str]] = [
    (216, "exact", "person", "216", "[216, 216]", "[216, 216]"),
    (73000, "over", "person", "73,000", "(73000, ∞)", "(73000, 74000)"),
    (1945, "over", "item", "1,945", "(1945, ∞)", "(1945, 2139.5]"),
    (75, "over", "percent", "75 percent", "(75, ∞)", "(75, 80)"),
    (110000, "nearly", "person", "110,000", "[88000, 110000)", "[100000, 110000)"),
    (100, "nearly", "person", "100", "[80, 100)", "[90, 100)"),
    (75, "about", "percent", "75 percent", "[70, 80]", "[72.5, 77.5]"),
    (40, "about", "person", "40", "[32, 48]", "[36, 44]"),
    (75, "exact", "percent", "75 percent", "[74.5, 76)", "[74.5, 75.5)"),
    (1300000, "exact", "money", "$1.3 million", "[1250000, 1400000)", "[1250000, 1350000)"),
    (416799.66, "exact", "money", "$416,799.66", "[416799.66, 416799.66]", "[416799.66, 416799.66]"),
    (50, "exact", "percent", "half", "[47.5, 52.5]", "[47.5, 52.5]"),
    (2, "exact", "factor", "doubled", "[1.5, 3)", "[1.5, 2.5)"),
    (20, "at_most", "duration", "20", "[0, 20]", "[0, 20]"),
    (40, "under", "money", "$40", "[0, 40)", "[0, 40)"),
    (None, "vague", "person", "dozens", "[24, ∞)", "[24, 100)"),
    (None, "vague", "person", "hundreds or thousands", "[200, ∞)", "[200, 10000)"),
    (None, "vague", "person", "1,000s", "[2000, ∞)", "[2000, 10000)"),
    (None, "vague", "money", "multi-million", "[2000000, ∞)", "[2000000, 10000000)"),
]  # fmt: skip  # a table: figure, hedge, unit, words, what they allow, what is plausible


@pytest.mark.parametrize(("value", "hedge", "unit", "words", "interval", "plausible"), CASES)
def test_the_table(value: Number | None, hedge: Hedge, unit: Unit, words: str, interval: str, plausible: str) -> None:
    found = quantity(value, None, hedge, unit, words)
    assert (shown(found.interval), shown(found.plausible)) == (interval, plausible)


def test_a_length_of_time_is_rounded_and_a_count_of_days_is_not() -> None:
    months = quantity(3, None, "exact", "duration", "three", "month")
    assert (shown(months.interval), shown(months.plausible)) == ("(2, 4)", "[2.5, 3.5]")
    assert quantity(12, None, "exact", "duration", "12", "day").interval == Interval.point(12)


@pytest.mark.parametrize(
    ("value", "words", "low", "high"),
    [(4, "four", 3.5, 4.5), (4.5, "4.5", 4.45, 4.55), (1300, "1.3 thousand", 1250, 1350)],
)
def test_an_average_is_rounded_to_its_last_digit(value: Number, words: str, low: Number, high: Number) -> None:
    found = average(value, words)
    assert math.isclose(found.low or 0, low)
    assert math.isclose(found.high or 0, high)
    assert found.high_open


@pytest.mark.parametrize(("value", "place"), [(73000, 1000), (680, 10), (216, 1), (12.5, 0.1), (0, 1)])
def test_step(value: Number, place: Number) -> None:
    assert step(value) == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("75 percent", 1),
        ("71.7 percent", 0.1),
        (".18 of 1%", 0.01),
        ("$1.3 million", 100000),
        ("$4.5K", 100),
        ("four", 1),
    ],
)
def test_written_step(words: str, place: Number) -> None:
    assert written_step(words) == place
