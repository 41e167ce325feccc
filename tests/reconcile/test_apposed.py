"""Wholes that the words right behind share out, ends of cases and of people, numbers that name nothing."""

from __future__ import annotations

import pytest

from tests.reconcile.statement import ties


def _verdicts(marked: str) -> set[str]:
    return {r.verdict for r in ties(marked)}


CHILDREN = "Rangers found {%s|person|child|encounter} lost children, {18|person|girl|encounter} girls and "
CHILDREN += "{11|person|boy|encounter} boys, in a week.\n"
NATIONS = "They met {%s|person|migrant|encounter} migrants, {40|person|national|encounter|f=nationality:peruvian} "
NATIONS += "Peruvians and {22|person|national|encounter|f=nationality:polish} Poles, on a barge.\n"
REPAID = (
    "A judge told {two|person|keeper|sentence} keepers to repay a total of {%s|money|dollar|money}. One must pay "
    "{$4,000|money|dollar|money} and the other {$2,500|money|dollar|money}.\n"
)
CASES = "Of the {%s|event|case|other} cases, {90|event|case|other|of=c1} ended in a conviction, "
CASES += "{41|event|case|other|of=c1} were dismissed and {25|event|case|other|of=c1} are still pending.\n"
NAMED = (
    "The paper names {%s|person|member|charge} members. {Thirty-one|person|member|arrest|value=31} were arrested, "
    "{eight|person|member|arrest|of=c2} were already in custody and {12|person|member|arrest|of=c2} remain at large.\n"
)
BUSES = "Inspectors saw {%s|item|bus|other} buses. {Sixty|person||other|value=60} passed, {13|item||other} were "
BUSES += "repaired and the remaining {nine|person||other|value=9} were towed.\n"
THIRD = "Thefts rose by a {third|percent|theft|other|change|value=33.33}, from {90|event|theft|other} to "
THIRD += "{%s|event|theft|other}.\n"
YEARS = (
    "The {ten|person|defendant|sentence} defendants got {%s|duration|year|sentence} years in all, an average of "
    "{seven|duration|year|sentence} years each.\n"
)
MARKET = "Agents took {%s|item|item|seizure} items at {three|place|market|extent} markets: {2,200|item|bag|seizure} "
MARKET += "bags, {1,900|item|watch|seizure} watches and {800|item|case|seizure} cases.\n"


@pytest.mark.parametrize(
    ("marked", "sound", "fault"),
    [
        (CHILDREN, "29", "33"),
        (CHILDREN, "29", "25"),
        (NATIONS, "62", "52"),
        (REPAID, "$6,500", "$7,500"),
        (CASES, "156", "146"),
        (NAMED, "51", "46"),
        (BUSES, "82", "79"),
        (THIRD, "120", "150"),
        (YEARS, "70", "96"),
        (MARKET, "4,900", "4,400"),
    ],
)
def test_one_figure_makes_the_fault(marked: str, sound: str, fault: str) -> None:
    assert "inconsistent" in _verdicts(marked % fault)
    assert "inconsistent" not in _verdicts(marked % sound)


@pytest.mark.parametrize(
    "marked",
    [
        # the men hold neither the women nor the children
        (
            "On board were {48|person|man|encounter} men, {17|person|woman|encounter} women and "
            "{six|person|child|encounter} children.\n"
        ),
        # some other migrants may be left out
        (
            "They met {90|person|migrant|encounter} migrants, {40|person|national|encounter|f=nationality:peruvian} "
            "Peruvians and {22|person|national|encounter|f=nationality:polish} Poles, on a barge.\n"
        ),
        # of those arrested some are in custody
        (
            "The paper names {40|person|member|charge} members. {Thirty-one|person|member|arrest|value=31} were "
            "arrested, {18|person|member|arrest|of=c2} are in custody and {nine|person|member|arrest|of=c2} "
            "remain at large.\n"
        ),
        # two keepers, three sums
        (
            "A judge told {two|person|keeper|sentence} keepers to repay a total of {$9,000|money|dollar|money}. One "
            "must pay {$4,000|money|dollar|money}, the other {$5,000|money|dollar|money} and a fine of "
            "{$700|money|dollar|money}.\n"
        ),
    ],
)
def test_what_looks_like_a_fault_and_is_none(marked: str) -> None:
    assert "inconsistent" not in _verdicts(marked)


GUNS = "{43|item|gun|seizure} guns taken\n\nPolice took {34|item|gun|seizure} guns. They took "
GUNS += "{nine|item|%s|seizure} on Friday.\n"


@pytest.mark.parametrize(
    ("marked", "accused"),
    [
        (GUNS % "rifle", True),
        (GUNS % "gun", False),
        (
            (
                "Man gets {18|duration|year|sentence} years\n\nHe was sentenced to {11|duration|year|sentence} years. "
                "Another got {seven|duration|year|sentence} years.\n"
            ),
            True,
        ),
    ],
)
def test_what_explains_a_title(marked: str, accused: bool) -> None:
    assert ("inconsistent" in _verdicts(marked)) == accused


GUNS_LISTED = (
    "They found {%s|item|firearm|seizure} firearms ({ten|item|rifle|seizure} rifles, {seven|item|pistol|seizure} "
)
GUNS_LISTED += "pistols and {four|item|shotgun|seizure} shotguns), {900|item|round|seizure} rounds and a vest.\n"
NATIONS_TOLD = (
    "Rangers met {%s|P} people. {Nine|P|f=nationality:cuban|value=9} were from Cuba. "
    "{Seven|P|f=nationality:haitian|value=7} were from Haiti.\n"
)
RATE_FELL = "Cases fell by {%s|percent|case|other|change}, from {24|person||other} a week to {18|item|number|other}.\n"
SEXES_SHARED = "Of the {400|P} listed, {%s|%%|of=c1} are men and {38 percent|%%|of=c1} are women.\n"
DECIDED = "The board read {%s|item|claim|other} claims. It approved {70|item|claim|other} claims and rejected "
DECIDED += "{40|item|claim|other}.\n"


@pytest.mark.parametrize(
    ("marked", "sound", "fault"),
    [
        (GUNS_LISTED, "21", "19"),
        (NATIONS_TOLD, "16", "14"),
        (RATE_FELL, "25 percent", "50 percent"),
        (SEXES_SHARED, "62 percent", "70 percent"),
        (DECIDED, "110", "100"),
        (DECIDED, "130", "100"),  # some may be undecided
    ],
)
def test_lists_in_brackets_and_in_short_sentences(marked: str, sound: str, fault: str) -> None:
    assert "inconsistent" in _verdicts(marked % fault)
    assert "inconsistent" not in _verdicts(marked % sound)


MORE = (
    "The desk took {%s|event|call|other} calls, {12 percent|percent||other|change} more than the {1,500|person||other} "
)
MORE += "of the year before.\n"
EACH = "They sold {480|item|phone|traffic} phones for {$150|money|dollar|money} each, for a total of "
EACH += "{%s|money|dollar|money}.\n"
ROWS = "Cases by result:\n- Ordered: {610|event||removal}\n- Granted: {140|person||other}\n- Ended: {70|event||other}\n"
ROWS += "- Total: {%s|event||other}\n"
POINT = "{%s|money|dollar|money} in bags seized\n\nOfficers seized bags worth "
POINT += "{$1.2 million|money|dollar|money} on Friday.\n"
PATROL = "A {%s|duration|day|extent}-day patrol ran from [June 16 to June 20|6/16|6/20].\n"
REMAINDER = (
    "They found {%s|item|pill|seizure} pills: {120|item|pill|seizure} in Orrin, {55|item|pill|seizure} in Tull and the "
    "remainder in Vane.\n"
)


@pytest.mark.parametrize(
    ("marked", "sound", "fault"),
    [
        (MORE, "1,680", "1,930"),
        (EACH, "$72,000", "$90,000"),
        (ROWS, "820", "880"),
        (POINT, "$1.2 million", "$12 million"),
        (PATROL, "five", "three"),
        (REMAINDER, "210", "160"),
    ],
)
def test_amounts_rows_and_remainders(marked: str, sound: str, fault: str) -> None:
    assert "inconsistent" in _verdicts(marked % fault)
    assert "inconsistent" not in _verdicts(marked % sound)
