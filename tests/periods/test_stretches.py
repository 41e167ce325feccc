"""Stretches told by their length, and figures that take turns with dates."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.model import Claim, Measure, Period
from counterfoil.reference.rules import rules
from counterfoil.resolve.calendar_text import placed
from counterfoil.resolve.periods import periods
from counterfoil.resolve.periods_ground import ground
from tests.periods.reading import extraction

PUBLISHED = date(2021, 5, 13)  # a Thursday


def read(text: str, figures: dict[str, Measure]) -> tuple[Claim, ...]:
    found = extraction(text, figures, PUBLISHED)
    return periods(found, found.claims)


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> Period:
    return Period(date(*first), date(*last))


def only(text: str) -> tuple[Period | None, str]:
    """The period of the last date of a text, and the rule that placed it."""
    reading = placed(extraction(text, {}, PUBLISHED), PUBLISHED)[-1].reading
    assert reading.rule in rules()
    return reading.period, reading.rule


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("Officers arrested 31 people in a month-long operation that concluded April 30.", (4, 1), (4, 30)),
        ("Officers arrested 31 people in a three-day sweep that ended Sunday.", (5, 7), (5, 9)),
        ("Officers arrested 31 people over the course of two weeks ending May 9.", (4, 26), (5, 9)),
        ("The week-long blitz, which wrapped up on May 9, led to 31 arrests.", (5, 3), (5, 9)),
        ("A weeklong effort ended May 9 with 31 arrests.", (5, 3), (5, 9)),
        ("During a 10-day surge ending May 9, 2021, officers arrested 31 people.", (4, 30), (5, 9)),
        ("Officers made 31 arrests in a five-day enforcement surge that began May 3.", (5, 3), (5, 7)),
        ("The two-week operation launched on April 5 led to 31 arrests.", (4, 5), (4, 18)),
    ],
)
def test_a_day_on_which_an_effort_of_a_stated_length_ended_stands_for_all_its_days(
    told: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    period = days((2021, *first), (2021, *last))
    assert only(told) == (period, "period.stated-length")
    (claim,) = read(told, {"31": "arrest"})
    assert claim.period is not None
    assert claim.period.period == period


def test_an_effort_that_still_runs_is_told_up_to_publication() -> None:
    assert only("A 90-day surge that began April 5 has led to 31 arrests.")[0] == Period(date(2021, 4, 5), PUBLISHED)


@pytest.mark.parametrize(
    "told",
    [
        "A two-week trial ended May 7 with 3 guilty verdicts.",
        "A three-month investigation ended May 7 with 31 arrests.",
        "He began a three-month sentence on May 7.",
        "On the last day of a five-day sweep, which ended May 7, officers arrested 31 people.",
        "Officers arrested 31 people in a sweep that ended May 7.",
        "A sweep with 14 officers ended May 7.",
        "The sweep took three days. A hearing ended May 7.",
    ],
)
def test_a_day_is_a_day_where_no_effort_of_a_stated_length_ends_on_it(told: str) -> None:
    assert only(told)[0] == days((2021, 5, 7), (2021, 5, 7))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("over the past three weekends", (4, 24), (5, 9)),
        ("during the last two weekends", (5, 1), (5, 9)),
        ("over the weekends of April 24, May 1 and May 8", (4, 24), (5, 9)),
    ],
)
def test_weekends_run_from_the_first_saturday_to_the_last_sunday(
    words: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    (claim,) = read(f"Officers arrested 31 people {words}.", {"31": "arrest"})
    assert claim.period is not None
    assert claim.period.period == days((2021, *first), (2021, *last))


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("900 people in fiscal year 2020, compared with 800 last year", (2018, 10, 1), (2019, 9, 30)),
        ("900 people so far in fiscal year 2021, up from 800 last year", (2019, 10, 1), (2020, 9, 30)),
        ("900 people in fiscal year 2020, more than the 800 of last year", (2018, 10, 1), (2019, 9, 30)),
        (
            "900 in the first six months of fiscal year 2021, up from 800 in the same period last fiscal year",
            (2019, 10, 1),
            (2020, 3, 31),
        ),
        ("900 people in 2021, compared with 800 last year", (2020, 1, 1), (2020, 12, 31)),
        ("900 people in fiscal year 2019 and, since last year, no more", (2020, 1, 1), (2021, 5, 13)),
        ("900 people in fiscal year 2019; last year was quiet", (2020, 1, 1), (2020, 12, 31)),
    ],
)
def test_last_year_held_against_a_fiscal_year_is_the_fiscal_year_before(
    told: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert only(f"The office removed {told}.")[0] == days(first, last)


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("The sweep was launched on April 5. In just nine days, 31 were arrested.", days((2021, 4, 5), (2021, 4, 14))),
        ("The court opened on April 5. In just nine days, 31 were arrested.", days((2021, 5, 4), (2021, 5, 13))),
        ("The sweep was launched on May 10. In just nine days, 31 were arrested.", days((2021, 5, 4), (2021, 5, 13))),
    ],
    ids=["launched", "no effort", "it would end after publication"],
)
def test_a_window_begins_on_the_day_on_which_the_effort_was_launched(told: str, period: Period) -> None:
    assert only(told)[0] == period


YEAR_2019, YEAR_2020 = days((2019, 1, 1), (2019, 12, 31)), days((2020, 1, 1), (2020, 12, 31))


@pytest.mark.parametrize(
    ("told", "first", "second"),
    [
        ("Assaults rose from 120 in 2019 to 180 in 2020.", YEAR_2019, YEAR_2020),
        ("Assaults rose to 120 in 2020 from 180 in 2019.", YEAR_2020, YEAR_2019),
        ("Officers made 120 arrests during 2019 and 180 arrests in 2020.", YEAR_2019, YEAR_2020),
        ("In 2019, officers arrested 120 people; in 2020, they arrested 180.", YEAR_2019, YEAR_2020),
        ("Seizures fell from 120 kilograms in 2019 to 180 grams in 2020.", YEAR_2019, YEAR_2020),
        (
            (
                "He was convicted of theft in 2019, for which he was given 120 days, and of arson in 2020, for which "
                "he received 180 days."
            ),
            YEAR_2019,
            YEAR_2020,
        ),
        (
            "Arrests climbed from 120 in March to 180 in April.",
            days((2021, 3, 1), (2021, 3, 31)),
            days((2021, 4, 1), (2021, 4, 30)),
        ),
        (
            "Removals went from 120 in fiscal year 2019 to 180 in fiscal year 2020.",
            days((2018, 10, 1), (2019, 9, 30)),
            days((2019, 10, 1), (2020, 9, 30)),
        ),
    ],
)
def test_figures_and_dates_that_take_turns_belong_together(told: str, first: Period, second: Period) -> None:
    one, two = read(told, {"120": "arrest", "180": "arrest"})
    assert one.period is not None
    assert two.period is not None
    assert (one.period.period, two.period.period) == (first, second)


def test_figures_that_share_a_date_are_not_set_against_it() -> None:
    claims = read("Officers arrested 120 men and 180 women in 2020.", {"120": "arrest", "180": "arrest"})
    assert [claim.period.period for claim in claims if claim.period] == [YEAR_2020, YEAR_2020]


REMOVED = (
    "Officers removed a man on {news}. He had been removed on March 3, 2009, and was removed again on June 6, 2012. "
    "He came back each time."
)


@pytest.mark.parametrize(
    ("news", "counts"), [("May 2, 2021", [3, 2]), ("May 2, 2016", [3])], ids=["the news", "long ago"]
)
def test_removals_before_the_one_told_of_are_a_stretch_of_their_own(news: str, counts: list[int]) -> None:
    found = extraction(REMOVED.format(news=news), {}, PUBLISHED)
    told = [item.mention.count for item in ground(found, found.claims).series if item.event == "removal"]
    assert told == counts


LAUNCHED = [
    ("Deputies launched Operation Gate on May 3. They arrested 80 people in the five-day sweep.", 5),
    (
        "On May 3, deputies conducted a five-day sweep with 80 arrests. On April 5, deputies conducted a raid.",
        5,
    ),
    ("Deputies launched on May 3 Operation Gate, a statewide sweep. They arrested 80 people in the five-day sweep.", 5),
    ("On May 3, deputies conducted Operation Gate, a five-day statewide sweep. They arrested 80 people.", 5),
    (
        "On May 3, deputies conducted a sweep. They arrested 80 people. Two-day and five-day sweeps follow.",
        1,
    ),
    ("On May 3, deputies conducted a five-day sweep. They arrested 80 people May 4 to 6.", 3),
    ("On May 3, deputies spoke of a five-day sweep. They arrested 80 people.", 1),
]


@pytest.mark.parametrize(("text", "length"), LAUNCHED)
def test_the_day_of_a_launch_stands_for_the_days_that_the_effort_took(text: str, length: int) -> None:
    (claim,) = read(text, {"80": "arrest"})
    assert claim.period is not None
    assert claim.period.period is not None
    assert claim.period.period.days == length
