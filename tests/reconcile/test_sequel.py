"""Dates and clock times that sentences tell one after the other, and what happens once told with two dates."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.model import Document
from counterfoil.pipeline import audit_document
from counterfoil.read.segments import segments

TITLE = "Man held after a long search\n\nKENMORE, Ohio — Officers of the Marshal told of a man's case.\n\n"
SIEGE = (
    "In 1994 the siege began. Between March and June of that year, rebels held the town. Many died during the "
    "%s-month siege."
)
CRASH = (
    "Driver held after a wreck\n\nKENMORE, Ohio — A driver struck a bicycle in a head-on collision near the bridge, "
    "%s.\n\nAfter a conviction in January, he was let go.\n\n%s months later, %s\n"
)


def accused(text: str) -> bool:
    document = Document("t", text, "", published=date(2025, 6, 1), segments=segments(text))
    found = audit_document(document, use_model=False).findings
    return any(f.verdict == "inconsistent" and f.code in ("duration", "date-order") for f in found)


@pytest.mark.parametrize(
    "told",
    [
        "On June 25, 2021, agents met Tolley in Lodi. He was subsequently removed on Aug. 4, 2020.",
        "On May 2, 2022, Tolley was arrested in Lodi. Tolley was later deported to Peru in March 2021.",
        "In May 2019, he entered at Lodi. He was then returned to Peru on April 3, 2018.",
    ],
)
def test_what_is_told_as_the_sequel_and_dated_before_is_seen(told: str) -> None:
    assert accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        "On June 25, 2021, agents met Tolley in Lodi. He was subsequently removed on Aug. 4, 2021.",
        "On June 25, 2021, agents learned that he was free. He was subsequently removed on Aug. 4, 2020.",
        "On June 25, 2021, agents met him. He was later convicted of a theft committed on Aug. 4, 2020.",
        "On June 25, 2021, agents met him. He was later sentenced for a robbery on Aug. 4, 2020.",
        "On June 25, 2021, agents met him. He had been removed on Aug. 4, 2020.",
        "On June 25, 2021, a judge convicted him again. He was then released in the term begun Aug. 4, 2020.",
        "On June 25, 2021, agents met him. He was subsequently removed under an order of Aug. 4, 2020.",
        "His most recent arrest was on June 25, 2021. He was later removed on Aug. 4, 2020.",
        "The indictment of June 25, 2021, names Tolley. He was later arrested on Aug. 4, 2020.",
        "On June 25, 2021, agents met him in Lodi.\n\nAnother man was subsequently removed on Aug. 4, 2020.",
        "On June 25, 2021, agents met Tolley. Salto was subsequently removed on Aug. 4, 2020.",
        "On Nov. 25, agents met him. He was subsequently removed on Feb. 4.",
    ],
)
def test_a_sequel_that_may_be_of_another_day_accuses_nobody(told: str) -> None:
    assert not accused(TITLE + told)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("In May 2017, police captured him in Spain. Spain granted extradition. He arrived in May 2016.", True),
        ("On May 9, 2017, he was arrested in Spain and fought extradition. He was extradited on May 3, 2017.", True),
        ("In May 2017, police captured him in Spain. Spain granted extradition. He arrived in May 2018.", False),
        ("In May 2017, police captured him in Spain. Spain granted extradition. He arrived in 2017.", False),
        ("In May 2017, police captured him again. Spain granted extradition. He arrived in May 2016.", False),
        ("In May 2017, police captured him in Spain. His brother fought extradition. He arrived in May 2016.", False),
        ("In May 2017, police captured him in Lodi. He arrived in May 2016.", False),
        ("In May 2017, police captured him; extradition came. His wife arrived in May 2016.", False),
    ],
)
def test_who_was_taken_abroad_arrives_later(told: str, *, wrong: bool) -> None:
    assert accused(TITLE + told) is wrong


@pytest.mark.parametrize(
    ("day", "count", "told", "wrong"),
    [
        ("May 19", "A short two", "he drove over the bridge and struck the bicycle head-on.", True),
        ("May 19", "Four", "he drove over the bridge and struck the bicycle head-on.", False),
        ("May 19", "Two", "he struck an officer in the face.", False),
        ("May 19", "Two", "he was seen near the bridge with a bicycle.", False),
        ("May 19", "More than two", "he drove over the bridge and struck the bicycle head-on.", False),
    ],
)
def test_a_wreck_told_twice_is_so_long_after(day: str, count: str, told: str, *, wrong: bool) -> None:
    assert accused(CRASH % (day, count, told)) is wrong


@pytest.mark.parametrize(
    "told",
    [
        "He was pronounced dead at 3:10 a.m.\n\nAt approximately 3:25 a.m., an officer found him unresponsive.",
        "At 3:25 a.m., a nurse began CPR. He was declared deceased by a doctor at 3:10 a.m.",
        "At 5:40 p.m., agents knocked. At 5:15 p.m., they then went in.",
    ],
)
def test_clock_times_that_run_backwards_are_seen(told: str) -> None:
    assert accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        "He was pronounced dead at 3:40 a.m.\n\nAt approximately 3:25 a.m., an officer found him unresponsive.",
        "He was pronounced dead at 12:10 a.m.\n\nAt 11:50 p.m., an officer found him unresponsive.",
        "He was pronounced dead at 3:10 a.m. on May 5.\n\nOn May 4 at 3:25 a.m., an officer found him unresponsive.",
        "He was pronounced dead at 3:10 a.m. At 3:25 a.m., paramedics ceased their work.",
        "He was pronounced dead at 3:10 a.m. At 3:25 a.m., the warden notified the emergency medical board.",
        "He was pronounced dead the next day at 3:10 a.m. At 3:25 a.m., an officer had found him unresponsive.",
        "He was pronounced dead at 3:10 a.m. At 9:25 a.m., an officer found another man unresponsive.",
        "At 5:40 p.m., agents knocked. At 5:15 p.m. the previous day, agents went in.",
        "At 5:40 p.m., agents knocked. At 5:15 a.m., agents went in.",
        "At 5:40 p.m. Eastern, agents knocked in Lodi. At 4:50 p.m. Central, agents went in at Ames.",
        "At 5:40 p.m. on May 3, agents knocked. At 5:15 p.m. on May 4, agents went in.",
        "At 5:40 p.m., agents arrested a man in Lodi. At 5:15 p.m., agents arrested a man in Ames.",
        "Agents knocked at 5:40 p.m. They had come at 5:15 p.m.",
    ],
)
def test_clock_times_that_may_run_on_accuse_nobody(told: str) -> None:
    assert not accused(TITLE + told)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("His tourist visa expired May 4, 2016.\n\nHe came with a visa that expired May 4, 2018.", True),
        ("He pleaded guilty May 4, 2020.\n\nThe man pleaded guilty on May 4, 2021.", True),
        ("He died on May 4, 2024. The man died May 4, 2025.", True),
        ("His tourist visa expired May 4, 2016.\n\nHe came with a visa that expired May 4, 2016.", False),
        ("His tourist visa expired May 4, 2016.\n\nHis second visa expired May 4, 2018.", False),
        ("His visa expired May 4, 2016. It was renewed, and the renewed visa expired May 4, 2018.", False),
        ("His visa expired May 4, 2016. His brother's visa expired May 4, 2018.", False),
        ("His visa expired May 4, 2016. Officers arrested him May 4, 2018.", False),
        ("His visa expired May 4, 2016. His visa expired June 9, 2018.", False),
        ("His visa expired May 4, 2016, and his wife's visa expired May 4, 2018.", False),
        ("Juan Tolley died May 4, 2016.\n\nPedro Salto died May 4, 2018.", False),
    ],
)
def test_what_happens_once_has_one_year(told: str, *, wrong: bool) -> None:
    assert accused(TITLE + told) is wrong


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        (
            SIEGE % "seven",
            True,
        ),
        (
            SIEGE % "three",
            False,
        ),
        ("Between March and June of 1994, rebels held the town. Many died during the seven-month siege.", False),
        ("In 1994 a war began. Between March and June, rebels held it. Many died during the seven-month siege.", False),
        ("Between March and June of that year, rebels held the town. It was part of the seven-month siege.", False),
        ("Between March and June, rebels held the town. It fell at the height of the seven-month siege.", False),
        ("Between March and June, rebels held the town. Hundreds died in a seven-month siege.", False),
        ("Between March and June, rebels held it. During the seven-month investigation, agents met many.", False),
        ("They set the firm up in January 2023, and Salto joined a few months later, in April 2022.", True),
        ("They set the firm up in January 2023, and Salto joined a few months later, in April 2023.", False),
        ("They set it up in January 2023, and a few months later told of a theft in April 2022.", False),
        ("They met in January 2023, and a few months later Salto, who came in April 2022, left.", False),
    ],
)
def test_a_length_beside_a_range_and_a_date_said_to_be_later(told: str, *, wrong: bool) -> None:
    assert accused(TITLE + told) is wrong


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("He was sentenced on May 20. Officers took him into ICE custody.", True),
        ("He was sentenced on May 8. Officers took him into ICE custody.", False),
        ("He was sentenced on May 20. Officers had taken him into ICE custody.", False),
        ("He was first held on May 13. He was sentenced on May 20. Officers took him into ICE custody.", False),
        ("He was sentenced on May 20. Later he was returned to ICE custody; they took him into ICE custody.", False),
    ],
)
def test_custody_runs_from_the_day_last_told(told: str, *, wrong: bool) -> None:
    dead = "He was pronounced deceased at 6:03 a.m. on May 25. He had been in ICE custody for 12 days.\n\n"
    assert accused(TITLE + dead + told) is wrong


def test_convictions_in_a_row_have_each_its_own_year() -> None:
    assert not accused(
        TITLE + "Salto was convicted of robbery in 2011, of aggravated assault in 2017 and of theft in 2018."
    )
    assert accused(TITLE + "Salto was convicted in 2011 of a robbery in 2017.")
