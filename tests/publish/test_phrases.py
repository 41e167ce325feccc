from datetime import date

import pytest

from counterfoil.model import Interval, Number, Period
from counterfoil.publish import phrases
from counterfoil.reference import printing


@pytest.mark.parametrize(
    ("value", "written"), [(290000, "290,000"), (3.9726, "3.97"), (4.0, "4"), (0.5, "0.5"), (1_300_000, "1,300,000")]
)
def test_number(value: Number, written: str) -> None:
    assert printing.number(value) == written


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (Interval.point(216), "exactly 216"),
        (Interval(200, None, low_open=True), "more than 200"),
        (Interval(510, None), "510 or more"),
        (Interval(3.5, 4.5, high_open=True), "3.5 or more and less than 4.5"),
        (Interval(10, 15), "10 to 15"),
        (Interval(0, 20, high_open=True), "less than 20"),
        (Interval(None, 20), "up to 20"),
        (Interval(0, None), "0 or more"),
        (Interval(None, None), "any number"),
        (Interval(-5, -2), "-5 to -2"),
    ],
)
def test_interval(interval: Interval, written: str) -> None:
    assert phrases.interval(interval) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2024, 3, 11), date(2024, 3, 22), "11–22 March 2024"),
        (date(2024, 2, 28), date(2024, 3, 3), "28 February – 3 March 2024"),
        (date(2022, 10, 1), date(2023, 9, 30), "1 October 2022 – 30 September 2023"),
        (date(2024, 3, 1), date(2024, 3, 31), "March 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 1, 1), date(2024, 3, 31), "January–March 2024"),
        (date(2024, 3, 8), date(2024, 3, 8), "8 March 2024"),
    ],
)
def test_period(start: date, end: date, written: str) -> None:
    assert phrases.period(Period(start, end)) == written


@pytest.mark.parametrize(
    ("items", "written"),
    [
        ([], ""),
        (["Fernmouth"], "Fernmouth"),
        (["Fernmouth", "Old Harrow"], "Fernmouth and Old Harrow"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e"], "a, b, c, d and e"),
        (["a", "b", "c", "d", "e", "f"], "a, b, c, d and 2 more"),
    ],
)
def test_listing(items: list[str], written: str) -> None:
    assert phrases.listing(items) == written


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("The parts add up to 277 of 312: inconsistent.", "The parts add up to 277 of 312"),
        ("The two are inconsistent", "The two are inconsistent"),
        ("The parts are inconsistent with the whole.", "The parts are inconsistent with the whole."),
    ],
)
def test_the_verdict_is_not_said_twice(says: str, shown: str) -> None:
    assert phrases.apart(says, "inconsistent") == shown
