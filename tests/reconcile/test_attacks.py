"""Pairs of statements that differ in one figure: the one with a fault is seen, and the sound one beside it is not."""

from __future__ import annotations

import pytest

from tests.reconcile.statement import ties


def _verdicts(marked: str) -> set[str]:
    return {r.verdict for r in ties(marked)}


NATIONS = (
    "The service removed {%s|P} on a flight. The passengers comprised {61|person|guatemalan|removal} Guatemalans, "
)
NATIONS += "{34|person|honduran|removal} Hondurans and {33|person|salvadoran|removal} Salvadorans.\n"
ENDED = "Officers arrest {%s|person||arrest|hedge=over}\n\nA surge ended Friday with {268|P} in custody.\n"
TITLE_WEEK = "{%s|person||arrest|hedge=nearly} held in sweep\n\nOfficers arrested {171|P} in a sweep last week.\n"
MORE_THAN = "Man gets {%s|duration|month|sentence}\n\nHe was sentenced to {14|duration|month|sentence} in prison for "
MORE_THAN += "filing more than {600|item|return|traffic|hedge=over}.\n"
PAY = (
    "The firm agreed to pay a total of {%s|money|dollar|money}, made up of {$700,000|money|dollar|money} in penalties, "
)
PAY += "{$400,000|money|dollar|money} in wages and {$250,000|money|dollar|money} in costs.\n"
DASH = "The service arrested {480|P}. Some {%s|%%|of=c1|hedge=about} of them — {216|P|of=c1} people — were deported.\n"
APPOSED = (
    "The service made {12,400|event|removal|arrest}. Of these, {9,300|P} people, {%s|%%|of=c2}, had been convicted.\n"
)
AVERAGING = "The {25|organisation|team|other} teams made {3,000|event|arrest|arrest} arrests last year, averaging "
AVERAGING += "{%s|event|arrest|arrest} arrests per team.\n"
LAST_YEAR = "Assaults rose: {36|event|assault|other} assaults this year, up {%s|%%|change} from "
LAST_YEAR += "{18|duration|year|other} last year.\n"
HOURS = "Overtime grew {%s|X} times, from {1,100|duration|hour|other} hours in March "
HOURS += "to {2,200|duration|hour|other} hours.\n"
OF_THOSE = "Officers executed {40|item|warrant|other} warrants and arrested {22|P} people; of those arrested, "
OF_THOSE += "{%s|P} are gang members.\n"
FIRST_QUARTER = "Inspectors served {%s|item|notice|other} notices: {44|item|notice|other|of=c1} in Lakeport, "
FIRST_QUARTER += "{39|item|notice|other|of=c1} in Easton and {57|item|notice|other|of=c1} in Ternhaven.\n"
STOLEN = "He stole {$1,482,915|money|dollar|money} in benefits. He must repay {%s|money|dollar|seizure}, the amount.\n"
FALL = "Apprehensions fell {%s|%%|change}, from {10,500|event|apprehension|encounter} in May to "
FALL += "{6,300|event|apprehension|encounter} in June.\n"
AFTER_DATELINE = "DRAYTON, Ariz. — Of the {%s|P} held, {130|P} were taken to Texas and {45|P} to Ohio. The remaining "
AFTER_DATELINE += "{55|P} were released.\n"
UNNAMED = "The operation led to {%s|event|arrest|arrest}:\n- {96|event||arrest|of=c1} in Lakeport\n"
UNNAMED += "- {71|event||arrest|of=c1} in Easton\n- {48|event||arrest|of=c1} in Kelso\n"


@pytest.mark.parametrize(
    ("marked", "sound", "fault"),
    [
        (NATIONS, "128", "118"),
        (ENDED, "250", "300"),
        (TITLE_WEEK, "180", "150"),
        (MORE_THAN, "14", "41"),
        (PAY, "$1,350,000", "$1,250,000"),
        (DASH, "45 percent", "30 percent"),
        (APPOSED, "75 percent", "60 percent"),
        (AVERAGING, "120", "160"),
        (LAST_YEAR, "100 percent", "350 percent"),
        (HOURS, "two", "four"),
        (OF_THOSE, "15", "31"),
        (FIRST_QUARTER, "140", "130"),
        (FALL, "40 percent", "60 percent"),
        (AFTER_DATELINE, "230", "210"),
        (UNNAMED, "215", "204"),
        (STOLEN, "$1,482,915", "$1,428,915"),
    ],
)
def test_one_figure_makes_the_fault(marked: str, sound: str, fault: str) -> None:
    assert "inconsistent" in _verdicts(marked % fault)
    assert "inconsistent" not in _verdicts(marked % sound)


@pytest.mark.parametrize(
    "marked",
    [
        # the parts of a sum that a guess made parts of one another
        "Nearly {700|person||arrest|hedge=nearly} held\n\n{412|P} were arrested in May and {281|P|of=c2} in June.\n",
        # a title that three towns make together
        "{47|person||arrest} held\n\nOfficers held {30|P} in Lakeport, {nine|P} in Easton and {eight|P} in Kelso.\n",
        # whole pounds in the title
        "Agents seize {45|mass|pound|seizure}\n\nAgents seized {45.2|mass|pound|seizure} of cocaine.\n",
        # the dates are those of the three days
        (
            "{Six|duration|month|extent|value=6} months of inquiry end\n\nThe investigation ended. Officers arrested "
            "{26|P} people [Aug. 12-14|8/12|8/14] in a {three|duration|day|extent}-day operation.\n"
        ),
        # 71 is the first of the parts, and no whole
        (
            "Of {90|item|bus|other} buses many ran. {71|item||other} passed, {14|item||other|of=c2} were repaired and "
            "the remaining {five|item||other|of=c2} were towed.\n"
        ),
        # "others" are not counted
        (
            "The service removed {3,150|P} people: {1,870|P|of=c1} to Peru, {640|P|of=c1} to Ghana and others to "
            "{41|country|country|extent} countries.\n"
        ),
        # of people of three nations none is the whole of the others
        (
            "Officers held {28|person|national|arrest|f=nationality:peruvian} Peruvians, "
            "{21|person|national|arrest|of=c1|f=nationality:polish} Poles and "
            "{19|person|national|arrest|of=c1|f=nationality:ghanaian} Ghanaians.\n"
        ),
        # the first of the flights is not all of them
        (
            "The passengers, {140|P} in all, were flown out. The first flight comprised "
            "{61|person|guatemalan|arrest} Guatemalans and {20|person|honduran|arrest} Hondurans.\n"
        ),
        # the dates of a phase
        (
            "A {six|duration|week|extent|value=6}-week surge led to arrests. In the last phase of the operation, "
            "[May 20-24|5/20|5/24], officers held {45|P}.\n"
        ),
        # "them" are the 2,100
        (
            "Of the {3,000|P} held, {2,100|P|of=c1}, or {70 percent|%|of=c1}, had convictions; some "
            "{15 percent|%|of=c1|hedge=about} of them — {315|P|of=c1} people — were in gangs.\n"
        ),
        # the number behind the share is too small to be its whole
        "Officers visited {150|P} parolees. They found {63|P}, or {42 percent|%}, in violation and held {20|P}.\n",
    ],
)
def test_what_looks_like_a_fault_and_is_none(marked: str) -> None:
    assert "inconsistent" not in _verdicts(marked)


def test_terms_are_added_in_their_own_unit() -> None:
    marked = "He got {eight|duration|year|sentence} years and {five|duration|year|sentence} years, for a total of "
    marked += "{15|duration|year|sentence} years.\n"
    (found,) = [r for r in ties(marked) if r.kind == "sum"]
    assert (found.verdict, found.computed) == ("inconsistent", "13 years")
