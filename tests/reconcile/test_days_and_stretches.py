"""Numbers of one day after another against their whole, and how long a scheme went on."""

from __future__ import annotations

import pytest

from counterfoil.model import Document
from counterfoil.pipeline import audit_document
from counterfoil.read.segments import segments

HEAD = "Officials tell of work\n\nKENMORE, Ohio — "


def is_accused(told: str) -> bool:
    """told: a whole statement, or the one paragraph below a title that gives no figure."""
    text = told if "\n\n" in told else HEAD + told + "\n"
    document = Document("t", text, "", segments=segments(text))
    return any(found.verdict == "inconsistent" for found in audit_document(document).findings)


@pytest.mark.parametrize(
    "told",
    [
        (
            "A clerk was sentenced Friday for a fraud scheme that lasted five years. The scheme ran from June 2018 to "
            "July 2021, court records show."
        ),
        (
            "Officers broke up a six-year counterfeiting scheme. From January 2019 through December 2021, the scheme "
            "produced false titles for cars."
        ),
        "Over a two-year scheme, from January 2019 to November 2022, a nurse stole drugs from a clinic.",
        (
            "A man was sentenced for a fraud scheme that spanned six years. From January 2019 through March 2021, the "
            "scheme took in $2 million."
        ),
        (
            "A clinic owner ran an eight-year billing scheme. Court papers say that the scheme ran from May 2015 to "
            "June 2018."
        ),
        (
            "The two-year conspiracy ended with his arrest. Between March 2016 and November 2021, the conspiracy "
            "moved 40 tons."
        ),
        (
            "He led a drug trafficking ring for more than seven years. From April 2018 to May 2020, his trafficking "
            "ring sold pills in three states."
        ),
        "The scheme lasted nearly five years. From June 2016 to July 2018, the scheme cost banks $3 million.",
        "The scheme, which ran from June 2016 to July 2018, lasted four years.",
        "Officers arrested 90 people in four days: 20 on Monday, 25 on Tuesday, 30 on Wednesday and 22 on Thursday.",
        (
            "The sweep led to 61 arrests. On Monday officers arrested 12 people. On Tuesday they arrested 19. On "
            "Wednesday, the last day, they arrested 36."
        ),
        (
            "Officers made 130 arrests over three days last week, with 40 on Tuesday, 45 on Wednesday and 50 on "
            "Thursday."
        ),
        "Over the weekend officers made 58 arrests: 31 on Saturday and 29 on Sunday.",
        (
            "The five-day sweep ended with 75 arrests. Daily totals: Monday 10, Tuesday 14, Wednesday 21, Thursday "
            "18, Friday 15."
        ),
        (
            "Officers made 112 arrests in the three-day sweep. On May 5 they arrested 31 people. On May 6 they "
            "arrested 44. On May 7 they arrested 52."
        ),
        (
            "In the four-day sweep officers arrested 95 people. Monday saw 20 arrests, Tuesday 31, Wednesday 25 and "
            "Thursday 29."
        ),
        (
            "Officers made 66 arrests over two days. On Monday, 31 people were arrested; on Tuesday, 45 people were "
            "arrested."
        ),
    ],
)
def test_figures_that_cannot_all_hold(told: str) -> None:
    assert is_accused(told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Smuggler sentenced\n\n"
            "KENMORE, Ohio — A man was sentenced July 9 for his role in a smuggling conspiracy that spanned "
            "three years.\n\n"
            "According to court documents, from November 2020 through September 2023, the smuggling "
            "organization moved people through Kenmore.\n"
        ),
        (
            "A clerk was sentenced Friday for a fraud scheme that lasted three years. The scheme ran from June 2018 "
            "to July 2021, court records show."
        ),
        (
            "Officers ended a six-year investigation into counterfeiting. From January 2019 through December 2021, "
            "the scheme produced false titles for cars."
        ),
        (
            "A jury convicted two people of a tax conspiracy that spanned a decade. Prosecutors said one of them "
            "joined the conspiracy in March 2014 and left it in May 2019."
        ),
        (
            "A broker pleaded guilty to running a visa scheme for nearly eight years. Between May 2015 and April "
            "2019, the broker filed 60 false petitions, and 40 more after he moved to Tully."
        ),
        "Over a nearly four-year scheme, from January 2019 to November 2022, a nurse stole drugs from a clinic.",
        (
            "A man was sentenced for a fraud scheme that spanned two years. From January 2019 through March 2021, the "
            "scheme took in $2 million."
        ),
        (
            "A man was sentenced for a fraud scheme that spanned six years. From January 2019 through March 2021, the "
            "scheme took in $2 million and, in its last four years, twice as much."
        ),
        (
            "A clinic owner ran an eight-year billing scheme. He joined it in May 2015; from May 2015 to June 2018 "
            "the scheme had a second owner."
        ),
        (
            "The six-year conspiracy ended with his arrest. Between March 2016 and November 2021, the conspiracy "
            "moved 40 tons."
        ),
        (
            "He led a drug trafficking ring for more than two years. From April 2018 to May 2021, his trafficking "
            "ring sold pills in three states."
        ),
        "The scheme lasted about three years. From June 2016 to February 2019, the scheme cost banks $3 million.",
        "The scheme, which ran from June 2016 to July 2018, came to light after a three-year investigation.",
        "He was sentenced to 10 years in prison for a scheme that ran from June 2016 to July 2018.",
        "The six-year-old scheme was found out in May. From June 2022 to July 2023, the scheme took in $40,000.",
        "The ring was active for eight years. From June 2020 to July 2022, one of its members ran the ring.",
        (
            "A five-year scheme to smuggle parts ended in May. From March 2021 to April 2022, the scheme used a firm "
            "in Tully. From May 2022 to March 2026, the scheme used another."
        ),
        "The three-year fraud was followed by another. From June 2016 to July 2017, the fraud ring forged checks.",
        "Officers arrested 97 people in four days: 20 on Monday, 25 on Tuesday, 30 on Wednesday and 22 on Thursday.",
        (
            "The sweep led to 71 arrests. On Monday officers arrested 12 people. On Tuesday they arrested 19. On "
            "Friday, the last day, they arrested 36."
        ),
        "Officers made 230 arrests last week, with 40 on Tuesday, 45 on Wednesday and 50 on Thursday.",
        "Over the weekend officers made 60 arrests: 31 on Saturday and 29 on Sunday.",
        (
            "The five-day sweep ended with 78 arrests. Daily totals: Monday 10, Tuesday 14, Wednesday 21, Thursday "
            "18, Friday 15."
        ),
        "Officers arrested 46 people in the two-day sweep, 21 on the first day and 25 on the second.",
        (
            "Officers made 127 arrests in the three-day sweep. On May 5 they arrested 31 people. On May 6 they "
            "arrested 44. On May 7 they arrested 52."
        ),
        (
            "The sweep led to 80 arrests. On Friday, officers arrested 26 people. On Saturday, they arrested 29. It "
            "went on until Monday."
        ),
        (
            "Officers arrested 30 gang members. On Tuesday, officers arrested 33 people in Tully, 12 of them gang "
            "members. On Wednesday, officers arrested 41 people in Harlan."
        ),
        "On Monday officers arrested 20 people. By Tuesday they had arrested 31 people, for 31 arrests in all.",
        (
            "Officers arrested 12 people with warrants. On Monday, they arrested 9 people. On Tuesday, they arrested "
            "8 people, five of them without a warrant."
        ),
        (
            "In Tully, officers made 20 arrests. On Monday, they arrested 14 people in Harlan. On Tuesday, they "
            "arrested 18 people in Reed."
        ),
        (
            "Officers arrested 40 people last week. On Monday of this week they arrested 31 people. On Tuesday they "
            "arrested 22."
        ),
        (
            "Officers made 60 arrests for theft. On Monday, the sweep led to 35 arrests. On Tuesday, it led to 33 "
            "arrests, some of them for assault."
        ),
        "The team removed 40 people. On Monday it removed 25 people and on Tuesday it removed 15 people.",
        (
            "The unit made 50 arrests, not counting 30 by the county. On May 5 officers arrested 41 people. On May 6 "
            "they arrested 39."
        ),
        (
            "Officers arrested 50 people. On Monday, three men were arrested for theft. On Tuesday, two were arrested "
            "for fraud."
        ),
    ],
)
def test_figures_that_a_reading_lets_hold(told: str) -> None:
    assert not is_accused(told)
