"""Counts of events of which the text gives the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.model import Measure, Period
from counterfoil.reference.rules import rules
from counterfoil.resolve.periods import periods
from counterfoil.resolve.periods_counted import counted
from counterfoil.resolve.periods_ground import ground, key
from tests.periods.reading import extraction

PUBLISHED = date(2021, 5, 12)
TITLE = "Kenmore officers arrest man removed four times\n\n"
FOUR = (
    "He was first removed on May 4, 2012. He was removed again on June 2, 2014, and on July 1, 2016. "
    "His last removal was on May 4, 2018."
)
ANOTHER = "Arvo Dune, 29, a citizen of Chile, was removed on May 4, 2012, and June 2, 2014."
LAST = "His last removal was in 2018."
ALL = (date(2012, 5, 4), date(2018, 5, 4))


def told(text: str, figure: str, measure: Measure, value: float) -> tuple[date, date] | None:
    """The stretch of what `figure` counts."""
    found = extraction(text, {figure: measure}, PUBLISHED)
    claims = tuple(
        replace(claim, quantity=replace(claim.quantity, value=value, unit="event")) for claim in found.claims
    )
    place = ground(found, claims)
    item = counted(place, place.figures[0])
    days = key(item) if item is not None else None
    return (days.start, days.end) if isinstance(days, Period) else None


@pytest.mark.parametrize(
    ("text", "figure", "value", "days"),
    [
        (f"{TITLE}The man has been removed four times.\n\n{FOUR}", "four", 4, ALL),
        (f"{TITLE}The man has been removed three times.\n\n{FOUR}", "three", 3, None),
        (f"{TITLE}A man removed four times was held on May 9.\n\n{FOUR}", "four times w", 4, None),
        (
            f"{TITLE}He was removed on three occasions: May 4, 2012; June 2, 2014; and July 1, 2016. {LAST}",
            "three",
            3,
            (date(2012, 5, 4), date(2016, 7, 1)),
        ),
        (
            f"{TITLE}He was removed six times, beginning in 2012 and most recently on July 1, 2016.",
            "six",
            6,
            (date(2012, 1, 1), date(2016, 7, 1)),
        ),
        (f"{TITLE}He was removed six times, in 2012 and on July 1, 2016, among others.", "six", 6, None),
        (
            f"{TITLE}The man has been removed twice.\n\nHe was removed on May 4, 2012, and June 2, 2014. {LAST}",
            "twice",
            2,
            (date(2012, 5, 4), date(2014, 6, 2)),
        ),
        (
            f"{TITLE}Otto Quesnel, 43, a citizen of Peru, was removed twice.\n\n{ANOTHER}",
            "twice",
            2,
            None,
        ),
        (f"{TITLE}The man has been removed once.\n\nHe was removed on May 4, 2012.", "once", 1, None),
    ],
    ids=[
        "all four",
        "another number",
        "held on another day",
        "listed",
        "first and last",
        "some",
        "in one sentence",
        "another man",
        "one",
    ],
)
def test_what_counts_dated_events_is_of_all_their_days(
    text: str, figure: str, value: float, days: tuple[date, date] | None
) -> None:
    assert told(text, figure, "removal", value) == days


def test_events_of_another_kind_are_not_what_is_counted() -> None:
    assert told(f"{TITLE}The man was arrested four times.\n\n{FOUR}", "four times", "arrest", 4) is None


def test_persons_are_no_events() -> None:
    text = f"{TITLE}Officers removed 4 men.\n\n{FOUR}"
    found = extraction(text, {"4": "removal"}, PUBLISHED)
    place = ground(found, found.claims)
    assert counted(place, place.figures[0]) is None


def test_the_claim_says_by_which_rule() -> None:
    found = extraction(
        f"{TITLE}The man has been removed twice.\n\nHe was removed in 2012 and in 2016.",
        {"twice": "removal"},
        PUBLISHED,
    )
    claims = tuple(replace(claim, quantity=replace(claim.quantity, unit="event")) for claim in found.claims)
    (claim,) = periods(found, claims)
    inference = claim.inference("period")
    assert inference is not None
    assert inference.rule == "period.series"
    assert inference.rule in rules()
    assert [found.document.quote(span) for span in inference.basis] == ["2012", "2016"]
