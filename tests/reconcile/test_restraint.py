"""Sound statements that a hasty reader would accuse, each beside a twin with a fault that is seen."""

from __future__ import annotations

import pytest

from tests.reconcile.statement import ties


def _verdicts(marked: str) -> set[str]:
    return {r.verdict for r in ties(marked)}


OFFENSES = (
    "The crimes of these include {1,489|event|offense|other} %s offenses. The crimes of these include "
    "{1,984|event|offense|other} %s offenses.\n"
)


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        # "nine of the suspects" are of the 14 charged, not of the three in custody
        (
            (
                "{14|P} people were charged. {Three|person|suspect|arrest|value=3} suspects were in jail. "
                "{Nine|person|suspect|charge|value=9} of the suspects face life.\n"
            ),
            (
                "{Three|person|suspect|arrest|value=3} suspects were in jail. "
                "{Nine|person|suspect|charge|value=9} of the suspects face life.\n"
            ),
        ),
        # pills of "the three" people
        (
            (
                "Agents took {9,000|item|pill|seizure} from the {two|item|pill|seizure}, {4,000|item||seizure} "
                "of them in a car.\n"
            ),
            "Agents took {3,000|item|pill|seizure} pills, {4,000|item||seizure} of them in a car.\n",
        ),
        # an office short of so many
        (
            "Office short {14|S}\n\nThe office has {26|S} on its staff.\n",
            "Office hires {14|S}\n\nThe office hired {26|S} in spring.\n",
        ),
        # a round title
        (
            "A {600|item|plant|seizure}-plant site found\n\nOfficers found {612|item|plant|seizure} plants.\n",
            "A {600|item|plant|seizure}-plant site found\n\nOfficers found {680|item|plant|seizure} plants.\n",
        ),
        # the owner is the seventh
        (
            "Owner, {six|P} managers charged\n\nOfficers charged {seven|P} people.\n",
            "Officers charge {six|P} managers\n\nOfficers charged {seven|P} people.\n",
        ),
        # one more died
        (
            (
                "Crash kills {four|person|man|death}\n\nPolice said {three|person|man|death} died at the scene "
                "and another died later.\n"
            ),
            "Crash kills {four|person|man|death}\n\nPolice said {three|person|man|death} died at the scene.\n",
        ),
        # the state of another day
        (
            (
                "Program now in {40|place|state|extent} states\n\nOn March 20, there were agreements in "
                "{20|place|state|extent} states.\n"
            ),
            (
                "Program now in {40|place|state|extent} states\n\nThe program is now in "
                "{20|place|state|extent} states.\n"
            ),
        ),
        # he hid for 22 years
        (
            (
                "Guard gets {eight|duration|year|sentence|value=8} years\n\nA man who hid for "
                "{22|duration|year|sentence} years was sentenced.\n"
            ),
            (
                "Guard gets {eight|duration|year|sentence|value=8} years\n\nThe man was sentenced to "
                "{22|duration|year|sentence} years.\n"
            ),
        ),
        # several amounts, of which the title's may be the sum
        (
            (
                "Officers find {12|mass|pound|seizure}\n\nA woman had {5.5|mass|pound|seizure}. A man had "
                "{4|mass|pound|seizure}.\n"
            ),
            "Officers find {12|mass|pound|seizure}\n\nA woman had {21|mass|pound|seizure}.\n",
        ),
        # four removals and five expulsions
        (
            (
                "Man with {nine|event|removal|removal} removals sentenced\n\nHe had "
                "{four|event|removal|removal} removals and {five|event|expulsion|removal} expulsions.\n"
            ),
            (
                "Man with {nine|event|removal|removal} removals sentenced\n\nHe had "
                "{four|event|removal|removal} removals.\n"
            ),
        ),
        # a change of something else
        (
            (
                "Attacks went from {two|event|attack|other} to {99|event|attack|other}, and threats rose {800 "
                "percent|percent||other|change}.\n"
            ),
            (
                "Attacks went from {two|event|attack|other} to {99|event|attack|other}, a rise of {800 "
                "percent|percent||other|change}.\n"
            ),
        ),
        # to the last ten
        (
            (
                "Assaults rose {1,150 percent|percent||other|change}, from {19|event|assault|other} to "
                "{238|event|assault|other}.\n"
            ),
            (
                "Assaults rose {1,350 percent|percent||other|change}, from {19|event|assault|other} to "
                "{238|event|assault|other}.\n"
            ),
        ),
        # "from 50 to 80" names nothing; and years are no factor
        (
            "Reports doubled last year, {doubled|X} from {120|event||other} to {250|event||other}.\n",
            "Reports doubled last year, {doubled|X} from {120|event||other} to {360|event||other}.\n",
        ),
        # an average stay in days is of no number of people
        (
            (
                "{1,300|P} people were held, from {70|country|country|extent} countries. The average stay was "
                "{26|duration|day|other} days.\n"
            ),
            "{1,300|P} arrests were made in {70|place|town|extent} towns, an average of {26|P} in each town.\n",
        ),
        # a price is no rate of what was stolen
        (
            (
                "They were paid {$510,000|money|dollar|money}. Names of {1,200|person|patient|victim} patients "
                "were bought for {$7|money|dollar|money} apiece.\n"
            ),
            (
                "They fined {1,200|person|patient|victim} patients {$510,000|money|dollar|money}, or "
                "{$7|money|dollar|money} each.\n"
            ),
        ),
        # an end of its own
        (
            (
                "A {nine|duration|day|extent|value=9}-day operation that ended <February 13|2/13> led to "
                "{40|P}. The year's operations ran [October 1 to October 30|10/1|10/30].\n"
            ),
            (
                "A {nine|duration|day|extent|value=9}-day operation led to {40|P}. The operation ran [October "
                "1 to October 30|10/1|10/30].\n"
            ),
        ),
        # offenses of two kinds
        (OFFENSES % ("drug", "weapons"), OFFENSES % ("drug", "drug")),
        # the total is of more than each of these has
        (
            (
                "All {three|person|man|sentence} men pleaded guilty. Quesnel and Dune were each sentenced to "
                "{24|duration|month|sentence} months, bringing the time for all to a combined "
                "{81|duration|month|sentence} months.\n"
            ),
            (
                "All {three|person|man|sentence} men pleaded guilty. They were each sentenced to "
                "{24|duration|month|sentence} months, a combined {81|duration|month|sentence} months.\n"
            ),
        ),
        # nights worked
        (
            "The operation ran [February 3 to March 21|2/3|3/21], working {21|duration|night|extent} nights.\n",
            "The operation ran [February 3 to March 21|2/3|3/21], a {21|duration|night|extent}-night effort.\n",
        ),
    ],
)
def test_the_sound_one_is_not_accused_and_its_twin_is(sound: str, fault: str) -> None:
    assert "inconsistent" not in _verdicts(sound)
    assert "inconsistent" in _verdicts(fault)


@pytest.mark.parametrize(
    "marked",
    [
        # divided twice: the second time with a rest
        (
            "Guards met {88|P}. {60|person|man|encounter} were men and {28|person|woman|encounter} women. "
            "{50|P} were tall, {20|P} short and the remaining {18|P} neither.\n"
        ),
        # men and women are all of them, and the minors are of both
        (
            "Guards met {61|P|encounter}: {48|person|man|encounter} men, {13|person|woman|encounter} women and "
            "{five|person|minor|encounter|value=5} minors.\n"
        ),
    ],
)
def test_a_whole_that_is_divided_twice_is_not_accused(marked: str) -> None:
    assert "inconsistent" not in _verdicts(marked)
