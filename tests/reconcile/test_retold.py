"""A figure told three times, of which one differs: each fault beside sound statements of the same form."""

from __future__ import annotations

import pytest

from counterfoil.pipeline import audit_document
from counterfoil.read import document

OPENING = (
    "Harbor Bureau arrests 16 people in Lakeport\n\nLAKEPORT - The Harbor Bureau arrested {} people in "
    "Lakeport on June 2 during an operation at a quarry.\n\nThe 16 people are held in the county jail."
    "\n"
)
LIST = (
    "The officers of the district seized 412 rifles, 130 pistols and {} vests in the first half of the "
    "year.\n\nThe quarry was searched twice.\n\nThe officers of the district seized 412 rifles, 130 "
    "pistols and 98 vests in the first half of the year.\n"
)
BOTH_DEEDS = (
    "Bureau arrests 422 people, deports {} people\n\nTODD - The bureau arrested 422 people and "
    "deported 528 people in May.\n"
)
THESE = (
    "Bureau arrests seven people at Todd quarry\n\nTODD - The bureau arrested seven people in Todd on "
    "Feb. 5.\n\n“These {} people were at the quarry,” the director said.\n"
)
LED_TO = (
    "Bureau arrests 33 aliens in Todd operation\n\nTODD - The bureau arrested 33 aliens in Todd on May "
    "13.\n\nThe operation led to the arrest of {} aliens.\n"
)


def _accused(text: str) -> list[str]:
    audit = audit_document(document(text, "retold", "2025-06-09"), use_model=False)
    return [finding.code for finding in audit.findings if finding.verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("form", "sound", "faults", "code"),
    [
        (OPENING, "16", ("nine", "23"), "title-differs"),
        (LIST, "98", ("137", "61"), "total-differs"),
        (BOTH_DEEDS, "528", ("740", "316"), "total-differs"),
        (THESE, "seven", ("eleven", "three"), "total-differs"),
        (LED_TO, "33", ("47", "19"), "total-differs"),
    ],
)
def test_of_three_mentions_the_one_that_differs_is_seen(
    form: str, sound: str, faults: tuple[str, ...], code: str
) -> None:
    """That another sentence has the number of the first is no excuse of the one that has not."""
    assert _accused(form.format(sound)) == []
    for fault in faults:
        assert _accused(form.format(fault)) == [code]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Harbor Bureau arrests 16 in Lakeport raids",
            (
                "LAKEPORT - The Harbor Bureau arrested nine people in Lakeport raids on Tuesday. It arrested seven "
                "more on Friday.\n\nThe 16 are held in the county jail."
            ),
        ),
        (
            "Harbor Bureau arrests 16 people in Lakeport",
            (
                "LAKEPORT - The Harbor Bureau arrested nine people in Lakeport on Tuesday in an operation that "
                "continues.\n\nThe operation brought the number of those arrested to 16 by Friday."
            ),
        ),
        (
            "Harbor Bureau arrests 16 illegal aliens in Lakeport",
            (
                "LAKEPORT - The Harbor Bureau arrested 20 people in Lakeport on June 2 during an operation.\n\n"
                "Sixteen were illegal aliens, officers said, and the owners of the shop were charged."
            ),
        ),
        (
            "Harbor Bureau arrests 16 people in Lakeport",
            (
                "LAKEPORT - The Harbor Bureau arrested nine people with criminal convictions in Lakeport on June 2 "
                "during an operation.\n\nThe 16 people arrested are from Peru, Poland and Latvia."
            ),
        ),
        (
            "Harbor Bureau arrests 16 people in Lakeport",
            (
                "LAKEPORT - The Harbor Bureau arrested nine men in Lakeport on June 2.\n\nAll 16 people will "
                "appear in court."
            ),
        ),
        (
            "Lakeport man sentenced to 5 years for fraud",
            (
                "LAKEPORT - A Lakeport man was sentenced today to 10 years in prison for fraud, with five years "
                "suspended.\n\nHe will serve five years."
            ),
        ),
        (
            "Officers seize 40 firearms in Lakeport raids",
            (
                "LAKEPORT - Officers seized 22 firearms in Lakeport raids on a gun shop on Monday.\n\nA second "
                "raid on the owner's barn followed. In all, 40 firearms were taken."
            ),
        ),
        (
            "Bureau arrests 120 aliens in Rowan and Carver counties",
            (
                "TODD - The bureau arrested 80 aliens in Rowan County last week, the sheriff said.\n\nThe 120 "
                "aliens arrested include those taken in Carver County."
            ),
        ),
        (
            "Man deported 4 times is arrested in Lakeport",
            (
                "LAKEPORT - A man who was deported three times before was arrested in Lakeport on Monday.\n\nHe "
                "was deported a fourth time in 2019, and so had been deported four times."
            ),
        ),
        (
            "Driver smuggled 30 migrants in trailer, officers say",
            (
                "TODD - A driver smuggled 24 migrants in a trailer through Todd on Monday, officers say.\n\n"
                "Officers found the 30 migrants after the trailer broke down; six had hidden in the cab."
            ),
        ),
    ],
)
def test_what_opens_the_body_may_tell_of_fewer(title: str, body: str) -> None:
    """Where the text goes on to more, or counts a kind of those that the title counts, nobody is accused."""
    assert _accused(f"{title}\n\n{body}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "Bureau arrests 422, deports 528\n\nTODD - The bureau arrested 422 people and deported 482 people "
            "in May. A further 46 were deported on June 1.\n"
        ),
        (
            "In Rowan County, officers arrested 120 people and seized 44 firearms during the sweep.\n\nIn "
            "Carver County, officers arrested 120 people and seized 51 firearms during the sweep.\n"
        ),
        (
            "In 2023 the task force made 310 arrests, seized 122 firearms and rescued 14 children.\n\nIn 2024 "
            "the task force made 310 arrests, seized 122 firearms and rescued 19 children.\n"
        ),
        (
            "Officers arrested 214 people, 130 of whom had convictions and 40 of whom had charges pending.\n\n"
            "Officers arrested 214 people, 130 of whom had convictions and 54 of whom had charges pending as "
            "of today.\n"
        ),
        (
            "At the first house officers found 14 people, 22 rifles and 130 rounds of ammunition.\n\nAt the "
            "second house officers found 14 people, 22 rifles and 250 rounds of ammunition.\n"
        ),
        (
            "So far the team has arrested 350 people, removed 212 people and seized 19 rifles, the director "
            "said on Monday.\n\nThe team has arrested 350 people, removed 240 people and seized 19 rifles, the "
            "director said.\n"
        ),
        (
            "Bureau arrests 60 people, seizes 14 rifles\n\nTODD - The bureau arrested 48 people and seized 14 "
            "rifles on Monday.\n\nA dozen people were arrested on Tuesday.\n"
        ),
        (
            "Lot 1 held 200 boxes of cigarettes, 144 bottles of perfume and 36 watches worth $4,000.\n\nLot 2 "
            "held 200 boxes of cigarettes, 144 bottles of perfume and 36 watches worth $6,500.\n"
        ),
        (
            "According to the sheriff, 250 people were arrested, 31 vehicles were towed and 12 rifles were "
            "seized.\n\nAccording to the mayor, 180 people were arrested, 31 vehicles were towed and 12 rifles "
            "were seized.\n"
        ),
        (
            "Wardens find 200 people, including 61 children\n\nTODD - Wardens found 200 people, including 38 "
            "children. Twenty-three children were with their aunts.\n"
        ),
    ],
)
def test_rows_of_another_time_or_place_may_be_alike(text: str) -> None:
    """Two rows of which all but one figure agree are of one thing only where the words leave no other."""
    assert _accused(text) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "Bureau charges 8 in fraud\n\nTODD - Eight people were charged with fraud on Monday, the bureau "
            "said.\n\nDana Orr, Luke Penn and Mary Todd are accused of printing the cards. All three "
            "defendants remain in custody.\n"
        ),
        (
            "Bureau arrests 7 men and a woman\n\nTODD - Seven men and a woman were arrested in Todd on Monday."
            "\n\nThe seven men were from Peru. All eight defendants remain in custody.\n"
        ),
        (
            "Bureau arrests 40 people\n\nTODD - The bureau arrested 40 people on Monday.\n\nThe 40 people were "
            "arrested at a quarry. The owner, his wife and several others were charged. All 46 defendants will "
            "appear in court.\n"
        ),
        (
            "Bureau arrests 33 aliens in Todd operation\n\nTODD - The bureau arrested 33 aliens on Monday.\n\n"
            "A similar operation in March led to the arrest of 47 aliens. The operation led to the arrest of "
            "33 aliens.\n"
        ),
        (
            "Bureau arrests 33 aliens in Todd operation\n\nTODD - The bureau arrested 33 aliens on Monday "
            "during Operation Quiet Harbor.\n\nThe first day of the operation led to the arrest of 21 aliens.\n"
        ),
        (
            "Bureau arrests 12 people\n\nTODD - The bureau arrested 12 people at two houses in Todd.\n\nThe "
            "five people at the second house ran. The five people were caught.\n"
        ),
        (
            "Bureau finds 57 workers with false papers\n\nTODD - The bureau found 57 workers with false papers "
            "in an audit.\n\nOf the 90 workers, 33 had valid papers.\n"
        ),
        (
            "Bureau arrests 20 people\n\nTODD - The bureau arrested 20 people on Monday.\n\nDozens were "
            "questioned. The 28 people who were released had papers. These 28 people thanked the officers.\n"
        ),
        (
            "Bureau arrests 20 people in Todd\n\nTODD - The bureau arrested 20 people on Monday, and the raid "
            "was the largest since 2019.\n\nThe raids in Todd and in Carver began in May. The raids have led "
            "to 63 arrests.\n"
        ),
        (
            "Bureau arrests 20 people in Todd\n\nTODD - The bureau arrested 20 people on Monday.\n\nThe 20 "
            "people were at a farm. “Together we arrested 32 people across the state,” said the sheriff.\n"
        ),
    ],
)
def test_who_is_pointed_back_to_may_be_others(text: str) -> None:
    """Names, another operation, and others whom no figure counts may be whom the later figure is of."""
    assert _accused(text) == []
