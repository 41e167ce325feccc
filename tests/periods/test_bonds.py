"""What ties a figure to a date further up: a court's orders to its sentencing, "at that time" to the hearing."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.model import Measure, Period
from counterfoil.resolve.periods import periods
from counterfoil.resolve.periods_bonds import bond, imposed, wall
from counterfoil.resolve.periods_ground import ground
from counterfoil.resolve.periods_lists import introduced
from tests.periods.reading import extraction

PUBLISHED = date(2021, 5, 12)
SENTENCED = "Otto Quesnel was sentenced to four years in prison on May 4 in Kenmore."


def tied(text: str, figure: str, measure: Measure) -> Period | None:
    found = extraction(text, {figure: measure}, PUBLISHED)
    place = ground(found, found.claims)
    item, push = bond(place, place.figures[0])
    assert (item is None) == (push == 0.0)
    return item.reading.period if item is not None else None


@pytest.mark.parametrize(
    ("goes_on", "figure", "measure"),
    [
        ("The judge also ordered him to pay $9,000 in restitution.", "$9,000", "money"),
        ("As part of his sentence, he was ordered to pay $9,000.", "$9,000", "money"),
        ("He must pay a fine of $9,000.", "$9,000", "money"),
        ("He will also serve three years of supervised release.", "three", "sentence"),
        ("In addition to the prison term, he got three years of probation.", "three", "sentence"),
        ("He forfeited two cars.", "two", "seizure"),
    ],
)
def test_what_a_court_imposed_is_of_the_sentencing_told_before(goes_on: str, figure: str, measure: Measure) -> None:
    day = Period(date(2021, 5, 4), date(2021, 5, 4))
    assert tied(f"{SENTENCED}\n\n{goes_on}", figure, measure) == day


@pytest.mark.parametrize(
    ("goes_on", "figure", "measure", "sure"),
    [
        ("The court also ordered him to pay $9,000 to the county.", "$9,000", "money", True),
        ("He was ordered to pay $9,000 to the county.", "$9,000", "money", True),
        ("He must pay $9,000 to the county.", "$9,000", "money", False),
        ("He was sentenced to three years of supervised release.", "three", "sentence", True),
        ("He wept. He was sentenced to three years of supervised release.", "three", "sentence", False),
    ],
)
def test_what_a_court_is_said_to_have_ordered_is_surely_of_the_sentencing(
    goes_on: str,
    figure: str,
    measure: Measure,
    sure: bool,
) -> None:
    found = extraction(f"Kenmore man tried\n\n{SENTENCED} {goes_on}", {figure: measure}, PUBLISHED)
    place = ground(found, found.claims)
    assert (imposed(place, place.figures[0]) is not None) == sure


BEFORE = "A man was sentenced May 9 in Kenmore."
CONVICTED = "Kenmore man tried\n\nOtto Quesnel was convicted of arson on May 4 in Kenmore."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{CONVICTED} He was sentenced to six years in prison.", [4]),
        (
            f"Kenmore man tried\n\n{BEFORE}\n\nOtto Quesnel stole cars on May 4. He got six years.",
            [],
        ),
        (
            f"Kenmore man tried\n\n{BEFORE}\n\nOtto Quesnel stole cars on May 4. He was sentenced to six years.",
            [4],
        ),
        (f"{CONVICTED} The court sentenced him to six years.", [4]),
        (f"{CONVICTED} He faces up to six years in prison.", []),
        (f"{CONVICTED}\n\nThe court sentenced him to six years.", []),
        (f"{CONVICTED} His wife wept. The court sentenced him to six years.", []),
    ],
    ids=["he", "no court", "nearer", "the court", "possible", "another paragraph", "later"],
)
def test_a_term_is_of_the_conviction_that_it_follows_right_on(text: str, days: list[int]) -> None:
    found = tied(text, "six", "sentence")
    assert ([] if found is None else [found.start.day]) == days


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        (f"{SENTENCED}\n\nAnother man faces up to 20 years and must pay a fine.", "20", "sentence"),
        (f"{SENTENCED}\n\nThe scheme brought in $9,000.", "$9,000", "money"),
        (f"{SENTENCED}\n\nOn June 2, 2020, a judge ordered him to pay $9,000.", "$9,000", "money"),
        ("He is scheduled to be sentenced on June 4.\n\nHe must pay $9,000.", "$9,000", "money"),
        (f"The judge also ordered him to pay $9,000.\n\n{SENTENCED}", "$9,000", "money"),
        (
            f"Otto Quesnel, 43, was tried. {SENTENCED}\n\nArvo Dune, 29, was ordered to pay $9,000.",
            "$9,000",
            "money",
        ),
        (f"{SENTENCED}\n\nOfficers found $9,000 in the barn, the court heard.", "$9,000", "seizure"),
    ],
    ids=["possible", "not imposed", "own date", "to come", "told after", "another man", "found"],
)
def test_other_figures_are_not_tied_to_it(text: str, figure: str, measure: Measure) -> None:
    assert tied(text, figure, measure) is None


def test_what_is_to_be_at_that_time_is_of_the_date_of_the_sentence_before() -> None:
    hearing = f"{SENTENCED}\n\nOtto Quesnel is scheduled to be sentenced June 4 in Kenmore."
    day = Period(date(2021, 6, 4), date(2021, 6, 4))
    assert tied(f"{hearing} At that time, he faces up to 20 years.", "20", "sentence") == day
    assert tied(f"{hearing} He pleaded guilty. At that time, he faces up to 20 years.", "20", "sentence") is None
    assert tied(f"{hearing} If convicted, he faces up to 20 years.", "20", "sentence") is None
    goes_on = f"{hearing} At that time, he faces prison."
    assert tied(f"{goes_on} He could face a fine of up to $9,000.", "$9,000", "money") == day
    assert tied(f"{goes_on} The barn held $9,000.", "$9,000", "money") is None
    assert tied(f"{goes_on}\n\nAnother man could face a fine of up to $9,000.", "$9,000", "money") is None


@pytest.mark.parametrize(
    "told",
    [
        "He faces up to 20 years in prison when he is sentenced on June 4.",
        "He faces up to 20 years and a fine at his sentencing, which is scheduled for June 4.",
        "Sentencing is set for June 4, when he faces up to 20 years.",
        "At sentencing, scheduled for June 4, he faces up to 20 years on each count.",
    ],
)
def test_a_penalty_threatened_for_a_sentencing_to_come_is_of_its_day(told: str) -> None:
    assert tied(f"{SENTENCED}\n\n{told}", "20", "sentence") == Period(date(2021, 6, 4), date(2021, 6, 4))


@pytest.mark.parametrize(
    "told",
    [
        "He will be sentenced on June 4 and faces up to 20 years.",
        "Sentencing is set for June 4; the maximum is 20 years.",
        "He took 20 watches and faces life at his sentencing on June 4.",
        "He faces up to 20 years if convicted.",
    ],
)
def test_a_penalty_of_the_law_is_of_no_hearing(told: str) -> None:
    assert tied(f"{SENTENCED}\n\n{told}", "20", "sentence") is None


def test_a_date_told_of_one_person_is_held_off_the_figures_of_another() -> None:
    text = (
        "Officers arrested two men on May 6.\n\nOtto Quesnel, 29, of Salem, was sentenced on May 4.\n\n"
        "Arvo Dune, 43, of Dayton, got 180 days."
    )
    found = extraction(text, {"180": "sentence"}, PUBLISHED)
    place = ground(found, found.claims)
    lead, other = place.dates
    assert wall(place, place.figures[0], lead) == 0
    assert wall(place, place.figures[0], other) > 0


@pytest.mark.parametrize(
    ("paragraph", "measure", "tied_to"),
    [
        ("Officers searched a barn on May 4. Behind it stood 14 cars.", "seizure", date(2021, 5, 4)),
        ("Officers searched a barn on May 4. It burned. They saw 14 men.", "other", date(2021, 5, 4)),
        ("Officers searched a barn on May 4. It burned. It fell. They saw 14 men.", "other", None),
        ("Officers searched a barn on May 4 and a house on May 6. Behind it stood 14 cars.", "seizure", None),
        ("Officers searched a barn in 2019. Behind it stood 14 cars.", "seizure", None),
        ("Officers searched a barn on May 4. He had previously stolen 14 cars.", "other", None),
        ("Officers searched a barn on May 4. Smugglers brought in 14 people.", "traffic", None),
        ("Officers searched a barn on May 4.\n\nBehind it stood 14 cars.", "seizure", None),
    ],
    ids=["next", "next but one", "far", "two days", "a year", "history", "traffic", "another paragraph"],
)
def test_what_was_found_is_of_the_one_day_that_its_paragraph_tells(
    paragraph: str, measure: Measure, tied_to: date | None
) -> None:
    expected = Period(tied_to, tied_to) if tied_to else None
    assert tied(f"{SENTENCED}\n\n{paragraph}", "14", measure) == expected


LISTED = "Officers of the Kenmore Marshal {} and took:\n\n- 14 rifles\n\n- 31 pistols, one of them stolen"


@pytest.mark.parametrize(
    ("lead", "measure", "first", "last"),
    [
        ("searched a barn on May 4", "seizure", (5, 4), (5, 4)),
        ("ran a sweep from May 3 to May 7 in two counties", "seizure", (5, 3), (5, 7)),
        ("ran a sweep from May 3 to May 7 in two counties", "arrest", (5, 3), (5, 7)),
    ],
)
def test_a_list_is_of_the_date_of_the_sentence_that_introduces_it(
    lead: str, measure: Measure, first: tuple[int, int], last: tuple[int, int]
) -> None:
    text = f"KENMORE — Officers met on May 10.\n\n{LISTED.format(lead)}"
    found = extraction(text, {"14": measure, "31": measure}, PUBLISHED)
    for claim in periods(found, found.claims):
        assert claim.period is not None
        assert claim.period.period == Period(date(2021, *first), date(2021, *last))
        assert [item.rule for item in claim.basis if item.field == "period"] == ["period.list-lead"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (LISTED.format("searched a barn on May 4 and a house on May 6"), "seizure"),
        (LISTED.format("searched a barn on May 4"), "victim"),
        (LISTED.format("are scheduled to search a barn on June 4"), "seizure"),
        (LISTED.format("searched a barn on May 4").replace("- 14 rifles", "- May 5: 14 rifles"), "seizure"),
        (
            LISTED.format("searched a barn on May 4").replace("- 14 rifles", "- he had been convicted 14 times"),
            "conviction",
        ),
    ],
    ids=["two dates", "harm", "to come", "own date", "past"],
)
def test_a_list_takes_no_date_that_is_not_sure_to_be_its_own(text: str, measure: Measure) -> None:
    found = extraction(text, {"14": measure}, PUBLISHED)
    place = ground(found, found.claims)
    assert introduced(place, place.figures[0]) is None
