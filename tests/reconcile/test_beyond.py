"""Parts of "those arrested" that no number of the text can hold, beside parts that one can."""

from __future__ import annotations

import pytest

from tests.reconcile.statement import ties

OPENING = "Bureau arrests {44|P} people in Lakeport\n\nOfficers arrested {44|P} people in Lakeport this week.\n\n"
OF_THOSE = OPENING + "Of those arrested in the raids, {%s|person|people|arrest} had convictions.\n"
BEHIND = OPENING + "{%s|person|individual|arrest} of the individuals arrested have pleaded guilty.\n"
ARRESTS = OPENING + "{%s|event|arrest|arrest} of the arrests were made at one farm.\n"
LISTED = (
    OPENING + "Of the people arrested:\n- {%s|person|people|arrest} had convictions.\n- {Two|P|value=2} were wanted.\n"
)

TWO_RAIDS = (
    "Two raids\n\nOfficers arrested {44|P} people in May. They arrested {30|P} in June.\n\n"
    "Of those arrested, {57|P} were men.\n"
)


def _faults(marked: str) -> list[str]:
    return [relation.rule for relation in ties(marked) if relation.verdict == "inconsistent"]


@pytest.mark.parametrize("form", [OF_THOSE, BEHIND, ARRESTS, LISTED], ids=["of those", "behind", "arrests", "list"])
def test_a_part_of_those_arrested_is_not_larger_than_all(form: str) -> None:
    """A part that the total can hold is none, a larger one is."""
    assert _faults(form % "31") == []
    assert _faults(form % "57") == ["part.above"]


@pytest.mark.parametrize(
    "marked",
    [
        # "dozens of others" are in no number
        "Raid\n\nOfficers arrested {44|P} people and dozens of others.\n\nOf those arrested, {57|P} had convictions.\n",
        # the leader, and then everybody
        "Bureau arrests {two|P|value=2} leaders\n\nOf those arrested in the raids, {57|P} had convictions.\n",
        # two efforts
        TWO_RAIDS,
        # all year
        f"{OPENING}Of those arrested this year, {{57|P}} had convictions.\n",
        # a larger number of people, whatever it counts
        f"{OPENING}The jail holds {{90|person|people|detention}} people. Of those arrested, {{57|P}} were men.\n",
        # other people
        f"{OPENING}Of those deported, {{57|person|people|removal}} had convictions.\n",
        # more than the officers arrested
        f"{OPENING}Another {{57|P}} of the people arrested came later.\n",
    ],
    ids=["others", "leaders", "two efforts", "scope", "larger", "deed", "further"],
)
def test_where_the_whole_may_be_another_nobody_is_accused(marked: str) -> None:
    """What the part is of must be told in numbers, and once."""
    assert _faults(marked) == []
