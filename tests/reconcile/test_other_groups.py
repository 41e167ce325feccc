"""Numbers that look like one sum and are of two: each sound statement beside a twin with a fault that is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil import audit

ROWS = (
    "Survey of tags\n\nThe Tarn office listed %s tags:\n\nOres: 26 (14 red)\nSalts: 31\nFerns: 12 "
    "(nine old)\nTotal: %s\n"
)
NIGHTS = "Patrol ends\n\nThe patrol made 90 stops in ten nights of an operation that ran from June 2 to June %s.%s\n"


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        # a label and its figure are a row, and no title
        (
            "The bureau told the results of its sweep.\n\nHarlan\n\nArrests: 44\n\nReed\n\nArrests: 38\n",
            "44 arrested in Reed sweep\n\nThe bureau arrested 38 people in a sweep in Reed on Friday.\n",
        ),
        # "more than 300" is never said of 287
        (
            "More than 280 arrested in June\n\nThe Castle office arrested 287 people in an operation in June.\n",
            "More than 300 arrested in June\n\nThe Castle office arrested 287 people in an operation in June.\n",
        ),
        # the same months in the title and in the body
        (
            "Removals reach 3,482 in first four months\n\nThe office removed 3,482 people in the first four months.\n",
            "Removals reach 3,482 in first four months\n\nThe office removed 3,842 people in the first four months.\n",
        ),
        # a total that counts from an earlier day
        (
            "Arrests in Reed\n\nOfficers arrested 12 people on Friday and nine on Sunday, a total of 33 since May.\n",
            "Arrests in Reed\n\nOfficers arrested 12 people on Friday and nine on Sunday, a total of 33 arrests.\n",
        ),
        # a figure in brackets is a part of its row
        (ROWS % ("69", "69"), ROWS % ("79", "79")),
        # a day beside a number is no year of age, and no second date
        (
            "Patrols\n\nPolice held 17 drivers on Friday and on Saturday 24, for a total of 41 arrests.\n",
            "Patrols\n\nPolice held 17 drivers on Friday and on Saturday 24, for a total of 51 arrests.\n",
        ),
        (
            (
                "Patrols\n\nPolice held 27 drivers on Friday, Dec. 5 and 31 on Saturday, Dec. 6, for a total "
                "of 58 arrests.\n"
            ),
            (
                "Patrols\n\nPolice held 27 drivers on Friday, Dec. 5 and 31 on Saturday, Dec. 6, for a total "
                "of 60 arrests.\n"
            ),
        ),
        # "20 people, 12 men and three women among them"
        (
            "Truck stopped\n\nOfficers found 20 people, 12 men and three women among them, in a truck.\n",
            "Truck stopped\n\nOfficers found 20 people, 12 men and three women, in a truck.\n",
        ),
        # two numbers that are no ages
        (
            "Of the 40 people arrested, 25 had been removed 1 to 3 times and 30 had been fined 4 to 9 times.\n",
            "Of the 40 people arrested, 25 were 18 to 30 years old and 30 were 31 to 60 years old.\n",
        ),
        # other money
        (
            (
                "Men to pay\n\nThree men must pay a total of $7 million. They had taken $2 million from a "
                "bank, $3 million from a church and $9 million from a county.\n"
            ),
            (
                "Men to pay\n\nThree men must pay a total of $7 million. One must pay $2 million, another $3 "
                "million and the third $9 million.\n"
            ),
        ),
        # felonies and assaults
        (
            "Of the 50 convictions, 30 were felonies and 25 were for assault.\n",
            "Of the 50 convictions, 30 were for theft and 25 were for assault.\n",
        ),
        # a place in another
        (
            (
                "Raids\n\nThe unit made 90 arrests: 40 in Reed County, 35 in Sable County and 20 in Harlan, "
                "the seat of Reed County.\n"
            ),
            "Raids\n\nThe unit made 90 arrests: 40 in Reed County, 35 in Sable County and 20 in Tull County.\n",
        ),
        # the mean of some of them
        (
            "Ring\n\nEleven men got a combined 96 years. The four leaders received an average of 14 years each.\n",
            "Ring\n\nEleven men got a combined 96 years. The eleven men received an average of 14 years each.\n",
        ),
        # days between the first and the last that were free
        (NIGHTS % ("30", " Officers worked only on Fridays and weekends."), NIGHTS % ("30", "")),
        # a weekday and its date
        (
            "The owner was indicted on Tuesday, April 8, 2025, for fraud.\n",
            "The owner was indicted on Thursday, April 8, 2025, for fraud.\n",
        ),
        (
            "The Orrin Sun, April 8, 2025: The owner was indicted for fraud.\n",
            "The owner was indicted on Sunday, April 8, 2025, for fraud.\n",
        ),
        # prison and confinement at home
        (
            (
                "Clerk sentenced\n\nA clerk was sentenced to 30 months, 18 months in prison and 12 months of "
                "home confinement.\n"
            ),
            (
                "Clerk sentenced\n\nA clerk was sentenced to 30 months, 18 months in prison and 15 months of "
                "home confinement.\n"
            ),
        ),
        (
            (
                "Clerk sentenced\n\nA clerk was sentenced to three years: three years in prison and one year "
                "of probation.\n"
            ),
            (
                "Clerk sentenced\n\nA clerk was sentenced to three years: 18 months in prison and one year of "
                "home detention.\n"
            ),
        ),
        # so many of them
        (
            (
                "Bribes\n\nSeventeen inspectors were indicted in March, and others in May. So far 19 of them "
                "have pleaded guilty.\n"
            ),
            "Bribes\n\nSeventeen inspectors were indicted in March. So far 19 of them have pleaded guilty.\n",
        ),
        # what began in May
        (
            (
                "A three-year investigation into thefts that began in May 2019 and ended in February 2025 led "
                "to 26 arrests.\n"
            ),
            "A three-year investigation that began in May 2019 and ended in February 2025 led to 26 arrests.\n",
        ),
        # the convicted, and the convicted with the charged
        (
            (
                "Eight in ten arrested were convicted or charged\n\nThe office arrested 420 people. Of these, "
                "210 had criminal convictions and 126 had charges pending.\n"
            ),
            (
                "Eight in ten arrested were convicted criminals\n\nThe office arrested 420 people. Of these, "
                "210 had criminal convictions and 126 had charges pending.\n"
            ),
        ),
        # a part that the title cannot mean
        (
            (
                "31 criminals arrested in sweep\n\nThe office arrested 54 people in a sweep. Of the 54 people "
                "arrested, 31 had criminal convictions.\n"
            ),
            (
                "31 arrested in sweep\n\nThe office arrested 54 people in a sweep. Of the 54 people arrested, "
                "31 had criminal convictions.\n"
            ),
        ),
        # two digits swapped
        (
            "Sheriffs in 27 counties have signed agreements. The 72 counties that refused will be asked again.\n",
            "Sheriffs in 27 counties have signed agreements. The 72 counties that signed will have officers trained.\n",
        ),
        # people in houses
        (
            "Agents found 47 people in two stash houses on Monday, including 22 from Ecuador. None was hurt.\n",
            "Agents found 47 people in two stash houses on Monday, including 52 from Ecuador. None was hurt.\n",
        ),
        # four of seven finds, by three ships
        (
            "The drugs were seized in seven finds by three ships: the Resolve made four of them, for 6,900 pounds.\n",
            "Officers seized drugs on three ships, four of which had come from the south.\n",
        ),
        # "In 48, or 15 percent, …"
        (
            "Auditors watched 320 recordings. In 48, or 15 percent, the camera was switched on late.\n",
            "Auditors watched 320 recordings. In 48, or 25 percent, the camera was switched on late.\n",
        ),
        # months behind a length
        (
            "Swindler fined\n\nHe ran a scheme for six years, from March 2015 to May 2021, in Orrin.\n",
            "Swindler fined\n\nHe ran a scheme for six years, from March 2017 to May 2019, in Orrin.\n",
        ),
        # men and women in a sentence of their own
        (
            "Agents rescued 26 people on Sunday. Fifteen were men and 11 were women. All had walked for days.\n",
            "Agents rescued 26 people on Sunday. Nineteen were men and 11 were women. All had walked for days.\n",
        ),
        # terms one after the other
        (
            (
                "He got 30 years in prison: 12 years for theft, 10 years for fraud and 10 years for arson, "
                "some together.\n"
            ),
            (
                "He got 30 years in prison: 12 years for theft, 10 years for fraud and five years for arson, "
                "one after the other.\n"
            ),
        ),
        # who says so
        (
            "Of 144 people arrested at the plant, 78 have been released, the agency said, more than half.\n",
            "Of 144 people arrested at the plant, 58 have been released, the agency said, more than half.\n",
        ),
        # states, told of the people before
        (
            "Eleven people were charged Thursday. Seven were arrested in Texas, three in Arizona and one in Georgia.\n",
            "Eleven people were charged Thursday. Seven were arrested in Texas, three in Arizona and two in Georgia.\n",
        ),
        # "over" is no hedge behind an increase
        (
            "The office made 3,214 arrests in fiscal year 2022, a 46% increase over the 2,201 of the previous year.\n",
            "The office made 3,214 arrests in fiscal year 2022, a 66% increase over the 2,201 of the previous year.\n",
        ),
        # 40 pounds in grams as well
        (
            "Officers seized 40 pounds of drugs: 25 pounds of meth, 9 pounds of heroin and six pounds of pills.\n",
            "Officers seized 40 pounds of drugs: 25 pounds of meth, 9 pounds of heroin and eight pounds of pills.\n",
        ),
        # last year's dates
        (
            "The four-day operation led to 12 arrests; last year's, from July 3 to July 5, led to 19.\n",
            "The four-day operation, from July 3 to July 5, led to 12 arrests; last year's led to 19.\n",
        ),
        # a minor may be called a man
        (
            "The 16 suspects, of whom four are minors and 14 are men, were held.\n",
            "The 16 suspects, of whom four are women and 14 are men, were held.\n",
        ),
        # those rescued, and those arrested besides
        (
            "The unit rescued 21 victims: 15 women, four girls and two men, and arrested 11 men.\n",
            "The unit rescued 21 victims: 15 women, four girls and six men, and arrested no one.\n",
        ),
        # seven and one
        (
            "Eight arrested in killing\n\nSeven men and a 15-year-old boy were arrested in the killing.\n",
            "Eight arrested in killing\n\nSeven men were arrested in the killing on Monday.\n",
        ),
        # respectively
        (
            "Raids in Orrin and Tull led to 31 and 37 arrests, respectively, for a total of 68, officials said.\n",
            "Raids in Orrin and Tull led to 31 and 37 arrests, respectively, for a total of 58, officials said.\n",
        ),
        # some of the files
        (
            "Inspectors read 640 files. Some 310 of them, or about half, had no signature.\n",
            "Inspectors read 640 files. Some 210 of them, or about half, had no signature.\n",
        ),
        # what the total was before
        (
            (
                "The team arrested 48 people in May, bringing its total to 712. At the end of April it had "
                "made 664 arrests.\n"
            ),
            (
                "The team arrested 48 people in May, bringing its total to 712. At the end of April it had "
                "made 624 arrests.\n"
            ),
        ),
        # one term in two ways
        (
            "A driver was sentenced to 80 months in prison, a term of six years and eight months.\n",
            "A driver was sentenced to 90 months in prison, a term of six years and eight months.\n",
        ),
        # more than one
        (
            "Of the 58 people arrested, 43 had more than one warrant.\n",
            "Of the 58 people arrested, 63 had more than one warrant.\n",
        ),
    ],
)
def test_numbers_of_two_groups(tmp_path: Path, sound: str, fault: str) -> None:
    assert "inconsistent" not in _verdicts(tmp_path, sound)
    assert "inconsistent" in _verdicts(tmp_path, fault)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Unit passes 2,500\n\nThe unit passed 2,500 arrests this week. Last week the unit had stood at "
            "2,350 arrests.\n"
        ),
        "Removals pass 40,000\n\nThe service has now removed 40,212 people. The number had been 33,900 in May.\n",
        "The operation ran June 1 to June 14, 2025. The 10-day operation that followed was in Iowa.\n",
        "The 12 men faced 60 charges, an average of seven each for the four leaders.\n",
        "Officers found 88 pounds in 32 bags, 2.5 pounds each on average; another 8 pounds was loose.\n",
        "Officers arrested 60 people. Forty remain in custody. Thirty people were released without arrest.\n",
        "Eight leaders and their followers were indicted. So far 31 of them have pleaded guilty.\n",
        "He worked there for six years, from March 2015 to May 2017 as a guard and then as a sergeant.\n",
        "The probe lasted for three years, from January to March of each.\n",
        (
            "Officials said that 70 percent of those tried had been convicted before. Of the 200 people "
            "arrested, 80 had been convicted and 60 had charges pending.\n"
        ),
        (
            "Nearly 70 percent had criminal convictions last year. Of the 200 people arrested this year, "
            "80 had been convicted and 60 had charges pending.\n"
        ),
        "Agents rescued 26 people on Sunday and more on Monday. Nineteen were men and 11 were women.\n",
        "Agents rescued 26 people on Sunday. On Monday they found others. Nineteen were men and 11 were women.\n",
        (
            "Eleven people were charged Thursday. Seven others were arrested in Texas, three in Arizona "
            "and two in Georgia.\n"
        ),
        "Auditors watched 320 recordings. In 48, or 30 percent of those with arrests, the camera was late.\n",
        (
            "Officers arrested 12 people on Monday, 15 on Tuesday and 19 on Wednesday, for a total of 120 "
            "in the operation.\n"
        ),
        "Over 300 people were arrested in May, said the mayor. The police counted 287.\n",
        (
            "40 arrested in drug raids\n\nOfficers arrested 62 people in three counties. Of the 62 people "
            "arrested, 40 had drug charges pending.\n"
        ),
        (
            "19 arrested at plant\n\nOfficers arrested 33 people on Friday. Of the 33 people arrested, 19 "
            "are Poles who worked at the plant.\n"
        ),
        "Fourteen men were fined $42,000. The two owners paid an average of $9,000 each.\n",
        "The 44 guns include 20 pistols, 12 rifles and 15 that were stolen.\n",
        (
            "He was sentenced to 48 months: 30 months in prison, with credit for time served, and 12 "
            "months of home confinement.\n"
        ),
        (
            "The team made 48 arrests in May, bringing its total to 712. By the end of last year it had "
            "made 480 arrests.\n"
        ),
        "The office opened 90 cases. Forty of them, or 60 percent of those closed, ended in convictions.\n",
        "The gang had 14 members. So far 16 of them and their suppliers have been charged.\n",
        "Auditors read 90 reports about 40 officers. In 18, or 20 percent, force was used.\n",
        "Eight brothers arrested\n\nSeven men and an adopted brother were arrested Monday on charges of theft.\n",
        (
            "Sixty percent convicted\n\nSixty percent of the 50 tried were convicted. Of the 200 people "
            "arrested, 80 had been convicted before and 40 had charges pending.\n"
        ),
        "On Friday 12 and on Saturday nine people were arrested, for a total of 30 with those of Thursday.\n",
        "He was sentenced to 60 months in prison, or two years and six months in a hospital, whichever is shorter.\n",
        "Of the 60 people killed, 40 were killed in Marsh and 25 in Marsh Heights.\n",
        "Of the 90 kilograms of drugs seized, 60 kilograms was cocaine and 50 kilograms was found at ports.\n",
        "They are from Peru (40), Ghana (17) and Poland (12), 67 people in all, two of whom are citizens of both.\n",
    ],
)
def test_other_times_and_other_groups_accuse_nobody(tmp_path: Path, text: str) -> None:
    assert "inconsistent" not in _verdicts(tmp_path, text)


@pytest.mark.parametrize(("last", "accused"), [(13, False), (23, True)])
def test_numbers_of_one_list_count_alike(tmp_path: Path, last: int, accused: bool) -> None:
    text = (
        f"Officers arrested 64 people in three towns: 31 in Dale, 20 in Orrin and {last} in Tull, where four more were "
    )
    path = tmp_path / "statement.txt"
    path.write_text(text + "cited.\n", encoding="utf-8")
    assert ("inconsistent" in {finding.verdict for finding in audit(path).findings}) == accused


def _verdicts(folder: Path, text: str) -> set[str]:
    path = folder / "statement.txt"
    path.write_text(text, encoding="utf-8")
    return {finding.verdict for finding in audit(path, use_model=False).findings}
