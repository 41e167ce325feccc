"""Ties that the words beside two figures make, where nothing before has tied them; and words that only look alike."""

from __future__ import annotations

import pytest

from counterfoil.model import DateMention, DatePart, Span
from counterfoil.pipeline import audit_document
from counterfoil.read import document
from counterfoil.reconcile.lengths import month_days
from tests.reconcile.statement import of_kind, ties


def verdicts(marked: str) -> set[str]:
    return {r.verdict for r in ties(marked)}


@pytest.mark.parametrize(
    "marked",
    [
        "Wardens held {%s|person||other} of the {33|P} passengers.\n",
        "Wardens found {33|item|van|seizure}, of which {%s|person||other} were stolen.\n",
        "Wardens arrested {33|P}, {%s|person||other} of whom were minors.\n",
        "Wardens arrested {33|P}, including {%s|person|member|arrest} of one gang.\n",
        "Wardens stopped {33|item|van|other} vans. Later, {%s|item|van|other} of the vans were let go.\n",
        "Wardens arrested {33|P|hedge=nearly} people:\n- {%s|person|member|arrest} members of one gang\n",
    ],
)  # fmt: skip
def test_a_part_above_the_whole_that_its_words_name(marked: str) -> None:
    assert "inconsistent" not in verdicts(marked % "12")
    assert "inconsistent" in verdicts(marked % "52")


@pytest.mark.parametrize(
    "marked",
    [
        "Wardens arrested {33|P} and found {52|item|van|seizure}, {40|person||other} of which were stolen.\n",
        "Wardens seized {33|item|gun|seizure}, including {520|item|round|seizure} of ammunition.\n",
        (
            "Wardens wrote {90|item|ticket|other}, an average of {20|item|ticket|other} an hour. "
            "Of those cited, {60|item||other} were visitors.\n"
        ),
        "Wardens arrested {33|P} last week. They have held {52|P} of the men since.\n",
        "They paid a total of {12|item|van|other} of the {3|organisation|firm|other}.\n",
        "Wardens arrested {20|P}; {one|P} was charged. {Sixteen|P|value=16} of the arrests were at night.\n",
    ],
)
def test_no_whole_is_named(marked: str) -> None:
    assert "inconsistent" not in verdicts(marked)


@pytest.mark.parametrize(
    ("marked", "right", "wrong"),
    [
        ("More than {half|%|of=c2|hedge=over} of the {210|P}, {#|P}, were repeat visitors.\n", "120", "95"),
        ("{two-thirds|%|of=c2} of the {210|P}, {#|P}, were repeat visitors.\n", "140", "95"),
    ],
)
def test_a_share_its_whole_and_then_the_number(marked: str, right: str, wrong: str) -> None:
    assert verdicts(marked.replace("#", right)) == {"consistent"}
    assert "inconsistent" in verdicts(marked.replace("#", wrong))


def test_a_number_that_another_percentage_stands_for_is_no_whole() -> None:
    marked = (
        "Of the {500|event|case|other}, {200|event||other} ({40%|%|of=c1}) were old and {175|event||other} "
        "({35%|%|of=c1}) were new.\n"
    )
    assert "inconsistent" not in verdicts(marked)


@pytest.mark.parametrize(
    ("marked", "right", "wrong"),
    [
        ("They made {680|event|arrest|arrest} in {5|duration|day|extent} days, about {%s|person||arrest} a day.\n",
         "136", "236"),
        (("They fined {38|organisation|firm|other} firms {$152,000|money|dollar|money}, or "
         "{$%s|money|dollar|money} per firm.\n"), "4,000", "6,000"),
        (("{8|organisation|firm|other} firms paid {$%s|money|dollar|money} each, for a total of "
         "{$1.6 million|money|dollar|money}.\n"), "200,000", "500,000"),
    ],
)  # fmt: skip
def test_rates(marked: str, right: str, wrong: str) -> None:
    assert [v for _, v in of_kind(marked % right, "average")] == ["consistent"]
    assert [v for _, v in of_kind(marked % wrong, "average")] == ["inconsistent"]


@pytest.mark.parametrize(
    "marked",
    [
        (
            "He entered {five|event|time|other} times and was fined {six|event|time|other} times, "
            "{three|event|time|other} times each for speeding and parking.\n"
        ),
        (
            "They made {680|event|arrest|arrest} in {5|duration|day|extent} days, up from an average of "
            "{90|event|arrest|arrest} a day.\n"
        ),
        (
            "They took {330|item|car|other} cars, an average of {15|item|car|other} cars per defendant, on "
            "{154|charge|count|charge} counts.\n"
        ),
    ],
)
def test_rates_of_something_else(marked: str) -> None:
    assert "inconsistent" not in verdicts(marked)


@pytest.mark.parametrize(
    ("marked", "right", "wrong"),
    [
        ("Officers made {1,300|S} stops, up {%s percent|D} from {1,000|S} in spring.\n", "30", "60"),
        ("There were {640|S} stops, compared with {400|S} in spring, a {%s percent|D} increase.\n", "60", "90"),
        ("There were {36|S} stops in May, {%s|X} times the {12|S} of April.\n", "3", "5"),
    ],
)
def test_changes_around_their_numbers(marked: str, right: str, wrong: str) -> None:
    assert [v for _, v in of_kind(marked % right, "change")] == ["consistent"]
    assert [v for _, v in of_kind(marked % wrong, "change")] == ["inconsistent"]


def test_a_change_beside_numbers_of_other_years_is_left_alone() -> None:
    marked = "Officers made {1,300|S} stops; fines fell {60 percent|D}, and tows rose from {100|S} in spring.\n"
    assert of_kind(marked, "change") == []


@pytest.mark.parametrize(
    ("marked", "right", "wrong"),
    [
        (("They found {8|item|rifle|seizure} rifles and {5|item|pistol|seizure} pistols, {%s|item|gun|seizure} guns in "
         "all.\n"), "13", "31"),
        (("They found {8|mass|kilogram|seizure} of one, {5|mass|kilogram|seizure} of another and "
         "{2|mass|kilogram|seizure} of a third drug, for a total of {%s|mass|kilogram|seizure}.\n"), "15", "25"),
        ("North: {45|person||other}\nSouth: {60|person||other}\nEast: {35|person||other}\nTotal: {%s|person||other}\n",
         "140", "190"),
        (("They found {52|item|gun|seizure} guns: {30|item|rifle|seizure} rifles, {14|item|pistol|seizure} pistols and "
         "{%s|item|shotgun|seizure} shotguns.\n"), "8", "18"),
        ("They met {27|P}, including {19|P|of=c1} from Lakeport and {%s|P|of=c1} from Ternhaven.\n", "8", "18"),
        ("{9|P|of=c2} of the {12|P} are doctors; the other {%s|person||other} are nurses.\n", "3", "5"),
    ],
)  # fmt: skip
def test_totals(marked: str, right: str, wrong: str) -> None:
    assert "inconsistent" not in verdicts(marked % right)
    assert "inconsistent" in verdicts(marked % wrong)


@pytest.mark.parametrize(
    "marked",
    [
        "They met {45|P}, {30|P} men and {15|P} women, for a total of {45|P}.\n",
        (
            "They paid {$200|money|dollar|money} and {$300|money|dollar|money} each, for a total of "
            "{$1,000|money|dollar|money}.\n"
        ),
        "North: {45|person||other}\nSouth: {60|person||other}\nTotal: {190|person||other}\n",
        "They met {40|P}, including {30|P|of=c1} in Lakeport and {35|P|of=c1} in the valley.\n",
    ],
)
def test_totals_of_something_else(marked: str) -> None:
    assert "inconsistent" not in verdicts(marked)


@pytest.mark.parametrize(
    ("words", "dates", "verdict"),
    [
        ("week-long", "[June 2 to June 8|6/2|6/8]", "consistent"),
        ("weeklong", "[June 2 to June 6|6/2|6/6]", "consistent"),
        ("week-long", "[June 2 to June 22|6/2|6/22]", "inconsistent"),
        ("month-long", "[June 1 to June 30|6/1|6/30]", "consistent"),
        ("month-long", "[June 1 to August 30|6/1|8/30]", "inconsistent"),
    ],
)
def test_lengths_in_words(words: str, dates: str, verdict: str) -> None:
    assert [v for _, v in of_kind(f"The {words} operation ran from {dates}.\n", "duration")] == [verdict]


def test_a_length_in_words_of_no_effort_is_left_alone() -> None:
    assert of_kind("A week-long heat wave and rain from [June 2 to June 22|6/2|6/22] kept us in.\n", "duration") == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [((2024, 1), (2024, 3), (30, 93)), ((None, 11), (None, 2), (60, 121)), ((2021, 1), (2022, 12), (660, 744))],
)
def test_months_as_days(first: tuple[int, int], last: tuple[int, int], expected: tuple[int, int]) -> None:
    mention = DateMention(Span(0, 1), "months", "test", DatePart(*first), DatePart(*last))
    assert month_days(mention) == expected


@pytest.mark.parametrize(
    ("title", "body", "verdict"),
    [
        ("ends with {15|P}", "ended with {51|P}", "inconsistent"),
        ("ends with {51|P}", "ended with {51|P}", "consistent"),
    ],
)
def test_a_title_with_its_digits_swapped(title: str, body: str, verdict: str) -> None:
    assert [v for _, v in of_kind(f"Surge {title} held\n\nThe surge in Lakeport {body} held.\n", "same")] == [verdict]


def test_a_title_that_counts_two_groups_is_left_alone() -> None:
    marked = "{2|P} sailors and {2|person|cook|charge} cooks held\n\n{4|P} people were held in Lakeport.\n"
    assert "inconsistent" not in verdicts(marked)


@pytest.mark.parametrize(
    "words",
    [
        "Officers arrested 85 people. Of these, 62 had a record, 40 of them for arson; the other 23 had none.",
        "They arrested 85 people. Of the 85, 62 (73 percent) had records: 40 old and 22 new. The other 23 had none.",
        "Police arrested 80 people: 40 citizens of Mexico, 30 of Honduras and 10 of Cuba.",
        "They arrested 120 people: 80 in Ohio and 40 in Texas. Of the 80, 30 were charged and the other 50 freed.",
        "The man and three co-defendants paid each runner $200, a total of $10,000 for 50 runners.",
        "Quill and four helpers charged each migrant $8,000, a total of $2.72 million from 340 migrants.",
    ],
)
def test_what_is_left_of_another_figure_accuses_nobody(words: str) -> None:
    audit = audit_document(document(words), use_model=False)
    assert [r.computed for r in audit.relations if r.verdict == "inconsistent"] == []


SPELL = "A sweep that ran from June 2 to June 6 led to 77 arrests%s\n"


@pytest.mark.parametrize(
    "words",
    [
        ", more than the 61 arrests of last June's four-day sweep.",
        ", more than in last year's four-day sweep.",
        ", compared with a similar four-day operation in 2019.",
        ". A second phase from June 9 to June 11 led to 20 more. The eight-day effort cost $40,000.",
        ". A second phase from June 9 to June 11 led to 20 more. The 10-day effort cost $40,000.",
    ],
)
def test_the_length_of_another_effort_or_of_all_its_phases_accuses_nobody(words: str) -> None:
    audit = audit_document(document(f"Sweep tells of arrests\n\n{SPELL % words}"), use_model=False)
    assert [r.computed for r in audit.relations if r.verdict == "inconsistent"] == []


@pytest.mark.parametrize(
    "words",
    [" in a four-day effort.", ". The four-day effort is over.", ". Last year's sweep led to 61. A four-day effort."],
)
def test_a_length_of_this_effort_is_held_against_its_dates(words: str) -> None:
    audit = audit_document(document(f"Sweep tells of arrests\n\n{SPELL % words}"), use_model=False)
    assert [r.computed for r in audit.relations if r.kind == "duration"] == ["5 days"]
