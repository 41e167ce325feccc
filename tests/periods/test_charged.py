"""Charges take the day on which their indictment was returned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.model import Measure, Period, Unit
from counterfoil.resolve.periods import periods
from counterfoil.resolve.periods_charged import indicted
from counterfoil.resolve.periods_ground import ground, key
from tests.periods.reading import extraction

PUBLISHED = date(2021, 5, 12)
TITLE = "Kenmore man charged with fraud\n\n"
COUNTS = "Otto Quesnel is charged with 14 counts of fraud."
DAY = Period(date(2021, 3, 4), date(2021, 3, 4))


def told(text: str, figure: str = "14", measure: Measure = "charge", unit: Unit = "charge") -> Period | None:
    found = extraction(f"{TITLE}{text}", {figure: measure}, PUBLISHED)
    claims = tuple(replace(claim, quantity=replace(claim.quantity, unit=unit)) for claim in found.claims)
    place = ground(found, claims)
    item = indicted(place, place.figures[0])
    days = key(item) if item is not None else None
    return days if isinstance(days, Period) else None


@pytest.mark.parametrize(
    "text",
    [
        f"{COUNTS}\n\nAccording to the indictment returned on March 4 and unsealed May 6, he ran two shops.",
        f"{COUNTS}\n\nA grand jury in Salem returned a 14-count indictment March 4.",
        f"A grand jury indicted him on March 4. He was arrested May 6.\n\n{COUNTS}",
        f"He was indicted March 4 in Salem.\n\n{COUNTS}",
        f"The indictment, handed down March 4, names him. It was filed on paper.\n\n{COUNTS}",
    ],
)
def test_charges_are_of_the_return_of_the_indictment(text: str) -> None:
    at = text.index("14 counts of fraud")
    figure = text[at : at + 18] if text.count("14") > 1 else "14"
    assert told(text, figure) == DAY


@pytest.mark.parametrize(
    "text",
    [
        f"{COUNTS}\n\nHe was arrested on March 4 on the indictment.",
        f"{COUNTS}\n\nThe indictment was unsealed March 4.",
        f"{COUNTS}\n\nThe indictment was returned March 4. A second indictment was returned April 6.",
        "On May 6, he was charged with 14 counts of fraud. The indictment was returned March 4.",
        "If convicted of all 14 counts, he faces prison. The indictment was returned March 4.",
        f"{COUNTS}\n\nThe indictment filed in court alleges that he stole cars on March 4.",
    ],
    ids=["an arrest", "unsealed", "two of them", "a date of its own", "a threat", "a deed"],
)
def test_other_days_are_not(text: str) -> None:
    assert told(text) is None


def test_only_charges_are() -> None:
    text = f"{COUNTS} The barn held 31 cars.\n\nThe indictment was returned March 4."
    assert told(text, "31", "seizure", "item") is None
    assert told(text, "31", "charge", "item") is None


def test_the_claim_says_by_which_rule() -> None:
    found = extraction(f"{TITLE}{COUNTS}\n\nThe indictment was returned March 4.", {"14": "charge"}, PUBLISHED)
    (claim,) = periods(found, found.claims)
    assert claim.period is not None
    assert claim.period.period == DAY
    inference = claim.inference("period")
    assert inference is not None
    assert inference.rule == "period.indictment"
