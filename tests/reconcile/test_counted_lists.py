"""Numbers against the dates, places, people and counts that are listed for them: faults beside sound look-alikes."""

from __future__ import annotations

import pytest

from counterfoil.pipeline import audit_document
from counterfoil.read import document

FOUR_MEN = (
    "John Doe, 31, of Todd. He was found at a quarry.\n\nRichard Roe, 42, of Lakeport. He was found at a mill.\n\n"
    "Peter Moss, 29, of Harlan. He was found at a farm.\n\nCarl Finch, 38, of Bexley. He was found at a pier.\n"
)
TOP = "Harbor Bureau arrests smugglers\n\nTODD - The Harbor Bureau arrested {} convicted smugglers on May 12.\n\n"
DOE = "Man charged in Lakeport\n\nLAKEPORT - John Doe, 31, {}\n"
COUNTIES = (
    "Theft scheme spanning {} Ohio counties is stopped\n\nTODD - The bureau stopped a theft scheme on May 2.\n\n{}\n"
)
NAMED = (
    "Four aliens charged in Lakeport\n\nTODD - Four aliens were charged on May 2 for their roles in a ring.\n\n"
    "John Doe, 31, of Todd; Richard Roe, 42, of Lakeport; Peter Moss, 29, of Harlan; and Carl Finch, 38, of Bexley, "
    "were charged with theft.\n\n{}\n"
)
NATIONS = (
    "Bureau arrests {0} aliens at a quarry\n\nTODD - The Harbor Bureau arrested {0} aliens on April 10 there.\n\n{1}\n"
)


def _accused(text: str) -> list[str]:
    audit = audit_document(document(text, "lists", "2025-06-09"), use_model=False)
    return [finding.code for finding in audit.findings if finding.verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            DOE.format("had been removed three times — May 2, 2013, June 3, 2014, July 4, 2015, and Aug. 5, 2016."),
            "total-differs",
        ),
        (DOE.format("was deported twice, in 2011, 2013 and 2017."), "total-differs"),
        (DOE.format("was removed on four occasions: May 2, 2013, June 3, 2014, and July 4, 2015."), "total-differs"),
        (COUNTIES.format(5, "The scheme ran in Adams, Brown, Clark, Erie, Knox and Lucas counties."), "total-differs"),
        (TOP.format("three") + "Those arrested include:\n\n" + FOUR_MEN, "total-differs"),
        (
            DOE.format(
                "was charged with two counts of fraud and one count of theft. This led to Doe’s four-count indictment."
            ),
            "parts-sum",
        ),
        (
            DOE.format(
                "faces an indictment. The three-count indictment accuses Doe. Doe is charged with three counts of "
                "fraud, conspiracy to launder money and conspiracy to hide it."
            ),
            "parts-sum",
        ),
        (NAMED.format("All five men are held in the county jail."), "total-differs"),
        (NAMED.format("According to court papers, the five defendants were part of a ring."), "total-differs"),
        (
            NATIONS.format(
                "five",
                "At the quarry one Haitian national and three Dominican nationals were taken into custody. "
                "All five individuals are being held.",
            ),
            "total-differs",
        ),
        (
            (
                "Bureau visits a quarry\n\nTODD - The visit resulted in the arrests of three men from Mexico: "
                "John Doe, Richard Roe and Peter Moss. Additionally, Carl Finch, a citizen of Peru, was arrested.\n\n"
                "All five individuals were taken to the county jail.\n"
            ),
            "total-differs",
        ),
        (
            (
                "Man sentenced in Todd\n\nTODD - John Doe, 31, was sentenced May 2.\n\nThe stolen truck had four "
                "occupants, John Doe, codefendant Richard Roe, and codefendant Peter Moss. Doe drove it.\n"
            ),
            "total-differs",
        ),
    ],
)
def test_a_number_that_its_list_belies_is_seen(text: str, code: str) -> None:
    assert code in _accused(text)


@pytest.mark.parametrize(
    "text",
    [
        DOE.format("had been removed three times — May 2, 2013, June 3, 2014, and July 4, 2015."),
        DOE.format("was deported twice, in 2011 and 2013."),
        DOE.format("was removed four times, including on May 2, 2013, June 3, 2014, and July 4, 2015."),
        DOE.format("was removed four times, most recently on May 2, 2013, and June 3, 2014."),
        DOE.format("was removed twice and was arrested on May 2, 2013, June 3, 2014, and July 4, 2015."),
        DOE.format("was removed twice, and was convicted in 2011, 2013 and 2017 of theft."),
        DOE.format("was removed twice before entering on May 2, 2013, June 3, 2014, and July 4, 2015."),
        DOE.format("was removed three times between May 2, 2013, and June 3, 2014."),
        DOE.format("was removed three times, on May 2, 2013, and June 3, 2014."),
        DOE.format("was told twice. On May 2, 2013, June 3, 2014, and July 4, 2015, he was removed."),
        DOE.format("was removed at least twice — May 2, 2013, June 3, 2014, and July 4, 2015."),
        DOE.format("was caught once a month, in 2011, 2013 and 2017."),
    ],
)
def test_dates_may_be_fewer_or_of_something_else(text: str) -> None:
    assert not _accused(text)


@pytest.mark.parametrize(
    "text",
    [
        COUNTIES.format(6, "The scheme ran in Adams, Brown, Clark, Erie, Knox and Lucas counties."),
        COUNTIES.format(9, "The scheme ran in Adams, Brown, Clark, Erie, Knox and Lucas counties."),
        COUNTIES.format(5, "Sheriff’s offices in Adams, Brown, Clark, Erie, Knox and Lucas counties took part."),
        COUNTIES.format(5, "The scheme and others ran in Adams, Brown, Clark, Erie, Knox and Lucas counties."),
        COUNTIES.format(5, "Storms were reported in Adams, Brown, Clark, Erie, Knox and Lucas counties."),
        COUNTIES.format("at least 5", "The scheme ran in Adams, Brown, Clark, Erie, Knox and Lucas counties."),
        COUNTIES.format(
            5,
            "The scheme ran in Adams, Brown, Clark, Erie and Knox counties. Victims lived in Lucas, Mercer, Pike, "
            "Stark and Wood counties.",
        ),
        COUNTIES.format(5, "The scheme also ran in Adams, Brown, Clark, Erie, Knox and Lucas counties."),
        TOP.format("four") + "Those arrested include:\n\n" + FOUR_MEN,
        TOP.format("nine") + "Those arrested include:\n\n" + FOUR_MEN,
        TOP.format("three") + "Two others were arrested for theft.\n\nThose arrested include:\n\n" + FOUR_MEN,
        TOP.format("three") + "Those sought include:\n\n" + FOUR_MEN,
        TOP.format("three") + "Those arrested this week and in earlier operations include:\n\n" + FOUR_MEN,
        TOP.format("at least three") + "Those arrested include:\n\n" + FOUR_MEN,
        TOP.format("three") + "It arrested four men in all in May.\n\nThose arrested include:\n\n" + FOUR_MEN,
        TOP.format("three")
        + "Those arrested include:\n\nJohn Doe, 31, of Todd.\n\nRichard Roe, of Todd.\n\nPeter Moss, 29, of Todd.\n\n"
        "Doe was removed in 2011.\n\nPeter Finch, director of the bureau, said that the work goes on.\n",
    ],
)
def test_a_list_of_places_or_people_may_be_of_others(text: str) -> None:
    assert not _accused(text)


@pytest.mark.parametrize(
    "text",
    [
        DOE.format("was charged with two counts of fraud and two counts of theft in a four-count indictment."),
        DOE.format("was named in a 20-count indictment charging him with three counts of fraud and one of perjury."),
        DOE.format("was charged with two counts of fraud and one count of theft. He is in a four-count indictment."),
        DOE.format("was charged with two counts of fraud, among others. He was named in a four-count indictment."),
        DOE.format("was charged with two counts of fraud and theft. He was named in a four-count indictment."),
        DOE.format("was charged with two counts of fraud, one count of theft and arson in a four-count indictment."),
        DOE.format("pleaded guilty to two counts of fraud and one count of theft of a four-count indictment."),
        DOE.format("and Richard Roe, 40, are named in a four-count indictment. Doe is charged with two counts of "
                   "fraud and one count of theft."),
        DOE.format("is charged with two counts of fraud and one count of theft. A co-defendant is also named in the "
                   "four-count indictment."),
        DOE.format("is charged with conspiracy to steal and to launder money and two counts of fraud, the three-count "
                   "indictment says."),
        DOE.format("is charged with one count of conspiracy to steal and two counts of fraud, the three-count "
                   "indictment says."),
        DOE.format("is named in a three-count indictment. In a separate case, he is charged with four counts of "
                   "fraud and one count of theft."),
        DOE.format("is named in a superseding three-count indictment. He was previously charged with four counts of "
                   "fraud and one count of theft."),
    ],
)  # fmt: skip
def test_counts_of_an_indictment_may_be_left_out_or_shared(text: str) -> None:
    assert not _accused(text)


@pytest.mark.parametrize(
    "text",
    [
        NAMED.format("All four men are held in the county jail."),
        NAMED.format("Another man was charged on Friday. All five men are held in the county jail."),
        NAMED.format("A fifth man, who was not named, was arrested. All five men are held in the county jail."),
        NAMED.format("Frank Moody, 22, was arrested later. All five men are held in the county jail."),
        NAMED.format("In another case, a juvenile was also arrested. All five men are held in the county jail."),
        NAMED.format("The leader of the ring fled. The five defendants in a second case were tried in May."),
        NAMED.format("All five deputies were honored."),
        NAMED.format("The three defendants were jailed on Monday."),
        NAMED.format("In a later case, the five defendants who robbed a bank were jailed, and another man is wanted."),
        NAMED.format(
            "They worked with a co-conspirator. According to court papers, the five defendants were part of it."
        ),
    ],
)
def test_all_five_of_four_named_may_be_four_and_one_more(text: str) -> None:
    assert not _accused(text)


@pytest.mark.parametrize(
    "text",
    [
        NATIONS.format(
            "four",
            "One Haitian national and three Dominican nationals were taken into custody. All four are being held.",
        ),
        NATIONS.format(
            "five",
            "At the quarry one Haitian national and three Dominican nationals were taken into custody, along with a "
            "Peruvian. All five individuals are being held.",
        ),
        NATIONS.format(
            "five",
            "Those arrested included one Haitian national and three Dominican nationals. All five people are held.",
        ),
        NATIONS.format(
            "five",
            "One Haitian national and three Dominican nationals were arrested for theft, and another man for "
            "fraud. All five individuals are being held.",
        ),
        NATIONS.format(
            "five",
            "One Haitian national and three Dominican nationals had been arrested before. All five aliens are held.",
        ),
        NATIONS.format(
            "four",
            "One Haitian national and three Dominican nationals were arrested. All three individuals from the "
            "Dominican Republic are being held.",
        ),
        NATIONS.format(
            "four",
            "One Haitian national and three Dominican nationals were arrested. All three were armed.",
        ),
        NATIONS.format(
            "five",
            "One Haitian national and three Dominican nationals were arrested on warrants. All five people are held.",
        ),
        NATIONS.format(
            "five",
            "One Haitian national and three Dominican nationals were also encountered. All five individuals are held.",
        ),
        (
            "Man sentenced in Todd\n\nTODD - John Doe, 31, was jailed.\n\nThe truck had three occupants, John Doe, "
            "codefendant Richard Roe, and codefendant Peter Moss. Doe drove it.\n"
        ),
        (
            "Man sentenced in Todd\n\nTODD - John Doe, 31, was jailed.\n\nHe met with four drivers and with "
            "Richard Roe and Peter Moss. Doe drove it.\n"
        ),
        (
            "Man sentenced in Todd\n\nTODD - John Doe, 31, was jailed.\n\nThe truck had four occupants, Doe, Roe "
            "and a boy. Doe drove it.\n"
        ),
        (
            "Bureau visits a quarry\n\nTODD - The visit resulted in the arrests of three men from Mexico: John Doe, "
            "Richard Roe and Peter Moss. Additionally, Carl Finch, a citizen of Peru, and a boy were arrested.\n\n"
            "All five individuals were taken to the county jail.\n"
        ),
        (
            "Bureau visits a quarry\n\nTODD - The visit resulted in the arrests of three men from Mexico: John Doe, "
            "Richard Roe and Peter Moss. Additionally, Carl Finch, a citizen of Peru, was arrested.\n\n"
            "All four individuals were taken to the county jail.\n"
        ),
    ],
)
def test_those_just_told_of_may_be_all_or_not_all(text: str) -> None:
    assert not _accused(text)


RAID = (
    "Warrant leads to {0} arrests\n\nTODD - The bureau served a warrant on May 14.\n\n{1}\n\nIn all, {0} people were "
    "arrested.\n"
)
SORTED = "{} aliens with final orders of removal, two aliens with expedited removal orders, five aliens with voluntary "
ACTS = "Bureau acts in Lakeport\n\nLAKEPORT - {}\n"


@pytest.mark.parametrize(
    "said",
    [
        "The bureau raided shops in four Texas cities: Houston, Dallas, Austin, Waco and El Paso.",
        "The bureau searched homes in three states — Ohio, Iowa, Texas and Maine — on May 2.",
        "Officers seized three weapons: a rifle, a pistol, a shotgun and a revolver.",
        "The men came from three countries: Peru, Chile, Cuba and Haiti.",
        "Officers found five vehicles: a truck, a white van and a bus.",
        "The ring ran shops in five counties (Adams, Brown, Clark and Erie).",
    ],
)
def test_things_set_off_behind_their_number_are_counted(said: str) -> None:
    assert _accused(ACTS.format(said)) == ["total-differs"]


@pytest.mark.parametrize(
    "said",
    [
        "The bureau raided shops in two Texas cities: Houston and Dallas.",
        "The bureau raided shops in two cities: Houston, Texas, and Miami, Florida.",
        "The bureau raided shops in three cities: Houston, Dallas and New York.",
        "Officers seized three weapons: a rifle and two pistols.",
        "Officers seized three weapons: a rifle, a pistol and ammunition.",
        "Officers seized three weapons: a rifle with a scope and a sling, a pistol, and a revolver.",
        "Officers found five vehicles, including a truck, a white van and a bus.",
        "Officers found five vehicles — among them a truck, a white van and a bus.",
        "The ring ran shops in five states: Ohio, Iowa, Maine and others.",
        "The ring ran shops in at least three states: Ohio, Iowa, Maine and Texas.",
        "The ring hit five locations: a bank and a shop in Todd.",
        "The men came from two countries: Bosnia and Herzegovina, and Peru.",
        "The men came from two cities: Washington, D.C., and Todd.",
        "Officers seized two items: a bag of pills and a pair of scales and a cup.",
    ],
)
def test_things_set_off_may_not_be_one_each(said: str) -> None:
    assert not _accused(ACTS.format(said))


def test_a_list_sorted_by_the_point_of_removal_may_not_run_over() -> None:
    listed = SORTED.format("Sixteen") + "departures, and three with notices of a hearing before a judge."
    assert _accused(RAID.format(19, listed)) == ["parts-sum"]


@pytest.mark.parametrize(
    ("total", "listed"),
    [
        (26, SORTED.format("Sixteen") + "departures, and three with notices of a hearing before a judge."),
        (30, SORTED.format("Sixteen") + "departures, and three with notices of a hearing before a judge."),
        (19, SORTED.format("Sixteen") + "departures, and some of them with notices to appear."),
        (19, SORTED.format("Sixteen") + "departures before, and three with convictions."),
        (19, SORTED.format("Sixteen previously removed") + "departures in the past, and three with records."),
        (19, "Sixteen aliens with convictions, two aliens with charges, five aliens with records, and three at large."),
        (
            19,
            "Sixteen aliens with final orders of removal, and five with notices to appear before an immigration judge.",
        ),
        (19, SORTED.format("Another sixteen") + "departures, and three with notices to appear."),
    ],
)
def test_a_list_sorted_otherwise_may_overlap(total: int, listed: str) -> None:
    assert not _accused(RAID.format(total, listed))
