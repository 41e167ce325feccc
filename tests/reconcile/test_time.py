"""Lengths against the dates that words put them between, and dates against the words for their order."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.model import Document
from counterfoil.pipeline import audit_document
from counterfoil.read.segments import segments

TITLE = "Man held after a long search\n\nKENMORE, Ohio — Officers of the Marshal arrested a man.\n\n"
DEATH = "Man dies in custody\n\nKENMORE, Ohio — "
LISTED = """Officers of Kenmore arrest 60 people in sweep

KENMORE, Ohio — Officers arrested 60 people %s in the Kenmore area.

Among those arrested were:

A 30-year-old man from Peru arrested %s who has been convicted of theft.

A 41-year-old man from Chile arrested %s who has been convicted of robbery.

A 52-year-old man from Spain arrested %s who has been convicted of assault.

A 33-year-old man from Mali arrested %s who has been convicted of fraud.
"""


def accused(text: str) -> bool:
    document = Document("t", text, "", published=date(2025, 6, 1), segments=segments(text))
    found = audit_document(document, use_model=False).findings
    return any(f.verdict == "inconsistent" and f.code in ("duration", "date-order") for f in found)


@pytest.mark.parametrize(
    "told",
    [
        (
            "A judge convicted him of driving on a suspended license on Feb. 10, 2024. Just over a month "
            "later, on June 25, a judge in Kenmore convicted him of drunk driving."
        ),
        (
            "On Sept. 3, 2005, Salto was part of a group that killed a man. The members dumped his body near "
            "the river. Police arrested Salto nine days later, on Sept. 27."
        ),
        (
            "In 2017, after entering the U.S., he was convicted and sentenced to 30 days in federal custody. "
            "Just one year later, in 2021, he was sentenced again."
        ),
        "Perez was taken into custody on July 12, two days after he was arrested by local police on July 3.",
        (
            "The court ordered him removed on Sept. 7, 2019, three weeks before the magistrate filed charges "
            "on Dec. 20, 2019."
        ),
        (
            "He was admitted Nov. 28, 1996, as a visitor and had to leave by May 28, 1997. For nearly "
            "three decades he evaded the authorities until he was arrested March 12, 2017, in Lodi."
        ),
        "He has lived here for more than 15 years since March 2018.",
        "It has been nearly eleven years since September 2018, when she vanished.",
        "The group moved 20,000 people over a five-year span from 2014 through July 2024.",
        (
            "The group allegedly moved approximately 20,000 people over a five-year span. He lives in "
            "Ohio.\n\nHe led the group, moving approximately 20,000 people from 2014 through July 2024."
        ),
        "Over a four-year period, from March 2012 to May 2019, they billed for care that was never given.",
        "They ran a six-year fraud scheme between January 2020 and March 2022.",
        "For seven months, from January 2023 to March 2023, he sent her messages.",
        "Six months after his Jan. 3, 2024, release, on Dec. 6, 2024, he was arrested again.",
        "He entered on Sept. 16, 2023, without inspection. Border officers met him two days later, on Sept. 28.",
        "From Jan. 4 to Feb. 20, 2025, during a three-week campaign, they visited 40 firms.",
    ],
)
def test_a_length_that_is_not_that_between_its_dates_is_seen(told: str) -> None:
    assert accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        "After a two-year investigation, officers charged him with selling drugs from March 2015 to May 2022.",
        "He worked there for six years, from March 2015 to May 2017 as a guard and then as a sergeant.",
        (
            "The two-year fraud scheme was found by agents, who showed that he had lived there from March "
            "2015 to May 2022."
        ),
        "He was given 35 years on Nov. 12, 2024.",
        (
            "A judge convicted him on Feb. 10, 2024. Just over a month later, on March 26, a judge convicted "
            "him of drunk driving."
        ),
        (
            "On Sept. 3, 2005, Salto was part of a group that killed a man. Police arrested Salto nine days "
            "later, on Sept. 12."
        ),
        (
            "He was indicted in 2016. He left the country and stayed away for two years. Five years later, "
            "on May 10, 2024, he came back."
        ),
        "On April 5, the hospital discharged him. Two days later he was taken back, where he died April 16.",
        "He was taken into custody on July 12, a day after he was arrested.",
        "He was arrested on May 4, 2023, two days after his wife, who had fled in March 2021, died.",
        "The group moved 20,000 people over a five-year span from 2019 through July 2024.",
        "The 25-year scheme ended. From 2019 to 2022 he worked for a bank.",
        (
            "He was admitted in 1996 and overstayed from May 1997. For nearly two decades he hid until he "
            "was arrested in March 2017."
        ),
        (
            "He was sentenced in March 2019 to five years in prison. From 2014 through 2022 he had been on "
            "the run for eight years."
        ),
        "For three years, between 2010 and 2020, he was out of the country.",
        "Over a period of six months in 2021, from 2018 patterns, the team worked.",
        "Nearly a month after the Jan. 7 tip, on Feb. 1, officers held him.",
        "It has been more than six years since September 2018.",
        "Police arrested him in November 2023. Eighteen months later, in May, he was sent home.",
        "She was hurt on Dec. 28. One week later, on Jan. 4, she died.",
    ],
)
def test_a_length_that_may_be_of_something_else_accuses_nobody(told: str) -> None:
    assert not accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "The junta ruled after overthrowing the president in a coup on April 29, 1992.\n\nFollowing the "
            "coup, the council struggled to hold the land. On Dec. 29, 1991, the council killed 29 people."
        ),
        (
            "He was found in the U.S. and in possession of a counterfeit card on Jan. 24, after having been "
            "deported on June 11, 2026."
        ),
        "Salto was arrested on April 2, 2024, and was subsequently convicted of assault on March 16, 2024.",
        "Officers arrested Salto Oct. 24, 2024, in Fairfax, Virginia, after his release on Nov. 18, 2024.",
        "Following his conviction on March 3, 2023, he was removed to Peru on Feb. 20, 2023.",
        "He was indicted on Aug. 4, 2026, in Kenmore.",
        (
            "She was naturalized in June 2005.\n\nHe is charged with acts that he committed between September "
            "2003 and January 2008, prior to her naturalization."
        ),
        "A judge denied his petition July 28, 2017, and he was later ordered removed May 3, 2017.",
        "Officers arrested Salto on May 20 following his release from jail on May 24.",
        "He died Feb. 12, 2025, after being taken to a hospital on Feb. 21, 2025.",
        "Police arrested him Oct. 8, 1995, following his admission on June 16, 1996.",
    ],
)
def test_dates_in_an_order_that_the_words_rule_out_are_seen(told: str) -> None:
    assert accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        "He was arrested in 2024 after fleeing in 2019, when a trial set for March 2025 was near.",
        "He was arrested on Jan. 26, after having been deported on June 12, 2013.",
        "He was arrested on Jan. 5 following his conviction Dec. 20.",
        (
            "He was arrested on March 3, 2024, after he failed to appear for a hearing that had been moved "
            "to March 20, 2024."
        ),
        "Following his arrest on March 3, 2023, officers learned that he had been removed to Peru on Feb. 20, 2021.",
        "He was released on Feb. 1, 2025, before his term expires on June 3, 2025.",
        "He is scheduled to be sentenced on Aug. 4, 2025.",
        "He was sentenced in May 2025 after pleading guilty in May 2025.",
        (
            "He was arrested on May 2, 2024, after officers and agents searched his home and sent to court "
            "on May 6, 2024."
        ),
        (
            "The attack came on June 3, 2020. Following the attack, agents found that he had crossed. On "
            "Feb. 3, 2019, he had crossed at Lodi."
        ),
        "He was convicted in 2021 and later, in 2023, removed.",
        (
            "A warrant was issued on April 3, 2023, after a complaint filed with the court. He was arrested "
            "on March 3, 2023."
        ),
        "He was indicted on Feb. 3, 2024, after an undercover buy; the charge was dropped on Jan. 3, 2024.",
        "He was arrested Dec. 30, 2024, following an arrest for theft Jan. 2, 2024.",
        "The visa, issued on May 3, 2021 and expired on April 1, 2022, was used before he left on June 1, 2021.",
        "He pleaded guilty on May 3, 2024, before he was indicted on June 20, 2024.",
    ],
)
def test_dates_whose_order_the_words_leave_open_accuse_nobody(told: str) -> None:
    assert not accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "He was wanted for the murder of four students in May 2018. He was removed to Peru.\n\n“For nearly "
            "eleven years this fugitive evaded the law,” said the chief."
        ),
        "He was bound to leave the country by March 30, 2019. He overstayed his visa by more than 10 years.",
        "He entered on a visitor's visa Nov. 14, 2022, and never left. He overstayed his visa by almost six years.",
        "His criminal history spans over three decades and many states. He was first arrested in 2012 in Lodi.",
        "The task force is in its second year of work. Since its inception in March 2019, the task force has grown.",
        (
            "He shot a man in Kenmore in 2007. “He will now answer for the murder that took place 28 years "
            "ago,” said the chief."
        ),
        "He committed the robbery in 1999. He was paroled after serving 35 years in prison.",
        "ICE arrested Salto March 13. He died May 2 at a hospital. He had been in ICE custody for six days.",
    ],
)
def test_a_state_that_no_date_lets_last_so_long_is_seen(told: str) -> None:
    assert accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "He was wanted for the murder of four students in September 2014.\n\n“For nearly eleven years this "
            "fugitive evaded the law,” said the chief."
        ),
        "He was bound to leave the country by March 30, 2015. He overstayed his visa by more than 10 years.",
        "He entered on a visitor's visa Nov. 14, 2019, and never left. He overstayed his visa by almost five years.",
        "His criminal history spans over a decade. He was first arrested in 2012 in Lodi.",
        "The task force is in its sixth year. Since its inception in March 2019, the task force has grown.",
        "The lab is in its second year of the new grant. Since its inception in 2024, it has grown.",
        "He was convicted in 2010. He was paroled after serving 16 years in prison.",
        "ICE arrested Salto March 13. He died March 19 at a hospital. He had been in ICE custody for six days.",
        (
            "ICE arrested Salto in 2020 and again March 13. He died March 19 at a hospital. He had been in "
            "ICE custody for six days."
        ),
        (
            "He entered in 2023 and was arrested less than nine months later. Border agents met him after he "
            "entered Jan. 28, 2023. Police arrested him Oct. 13, 2023."
        ),
        "He evaded the police for two decades. He was removed in 2015 and came back in 2019.",
    ],
)
def test_a_state_whose_beginning_may_be_another_accuses_nobody(told: str) -> None:
    assert not accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "On Nov. 16, 2024, he was admitted to a hospital. Twelve days later, the staff found an "
            "infection.\n\nOn Nov. 19, 2024, a test showed more."
        ),
        (
            "He was held in a deadly Dec. 4, 2024, stabbing at a hospital. The nurse died Dec. 16, 2024, two "
            "days after the attack."
        ),
        "The shooting took place on May 4, 2024. She died May 20, 2024, a week after the shooting.",
        "Officers arrested Salto on June 12 in Lodi.",
        "Agents removed Salto to Peru June 9.",
        "He was arrested May 20 and deported to Peru May 8.",
        "Salto was arrested May 20 in Lodi and was subsequently sentenced May 2.",
    ],
)
def test_what_comes_too_soon_or_lies_ahead_is_seen(told: str) -> None:
    assert accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "On Nov. 16, 2024, he was admitted to a hospital. Three days later, the staff found an "
            "infection.\n\nOn Nov. 19, 2024, a test showed more."
        ),
        (
            "On Nov. 16, 2024, he was admitted. Twelve days later, the staff found an infection. On Nov. 1, "
            "2024, he had been well."
        ),
        (
            "He was held in a deadly Dec. 4, 2024, stabbing at a hospital. The nurse died Dec. 6, 2024, two "
            "days after the attack."
        ),
        "He is to be sentenced on June 12 in Lodi. He was arrested June 2.",
        "Officers arrested Salto on July 30 in Lodi.",
        "He was ordered to appear on June 12. Salto was arrested and will be arraigned on June 12.",
        (
            "On May 3, 2024, he was arrested. Two weeks later, he was let go. A trial was held. On May 10, "
            "2024, a second man had come."
        ),
        (
            "The raid on May 4, 2024, led to arrests. Salto was indicted May 20, 2024, two days after the "
            "raid on his farm May 18, 2024."
        ),
        "He was arrested Nov. 3 and removed Jan. 8.",
        "He was arrested Oct. 12 and was released Feb. 2.",
        "Dune was arrested April 7 and deported to Peru April 9.",
        "He was convicted Dec. 3 and was subsequently removed March 2.",
        "He was arrested May 20 and told officers that he had been removed May 8.",
    ],
)
def test_what_may_come_so_soon_accuses_nobody(told: str) -> None:
    assert not accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Paul Ravin Salto, a 56-year-old citizen of Peru, died in custody May 12 at a hospital.\n\nSalto "
            "was born Oct. 31, 1979, in Lima, and is a citizen of Peru."
        ),
        (
            "Paul Ravin Salto, 36, of Peru, passed away May 12 at a hospital.\n\nThe cause is not known. Salto "
            "was born on March 3, 1979, in Lima."
        ),
        "Paul Salto, a 40-year-old citizen of Peru (born Oct. 31, 1990), was arrested.",
        "Officers arrested Paul Salto, 47, on May 20. Salto was born in 1988 in Lodi.",
        "A 51-year-old man was arrested. He was born on May 6, 1990, in Lodi.",
    ],
)
def test_an_age_that_the_date_of_birth_rules_out_is_seen(told: str) -> None:
    assert accused(DEATH + told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Paul Ravin Salto, a 45-year-old citizen of Peru, died in custody May 12 at a hospital.\n\nSalto "
            "was born Oct. 31, 1979, in Lima, and is a citizen of Peru."
        ),
        "Paul Salto, 36, sold cars in 2010.\n\nSalto was born on March 3, 1974, in Lima.",
        "Paul Salto, 44, was held with his son, 20.\n\nSalto was born on March 3, 1981, in Lima.",
        "Paul Salto's victim, a 62-year-old woman, died. Salto was born on March 3, 1981.",
        "Mark Salto, 51, and Paul Salto, 30, were arrested. Paul Salto was born in 1995.",
        "Officers arrested Salto, 44, on May 20. Salto was born in June 1980.",
    ],
)
def test_an_age_that_may_be_anothers_or_of_another_day_accuses_nobody(told: str) -> None:
    assert not accused(DEATH + told)


@pytest.mark.parametrize(
    "told",
    [
        "Salto was convicted in 2003 of a robbery in 2009.",
        "He was sentenced in March 2003 for a 2009 murder in Lodi.",
        "Salto was convicted on May 3, 2019, in Lodi. He was sentenced on March 2, 2018, to prison.",
        "An immigration judge ordered Salto removed on July 1, 2019. ICE removed Salto to Peru on June 3, 2018.",
        "A grand jury indicted him on May 3, 2021. He pleaded guilty on April 3, 2020.",
    ],
)
def test_steps_of_a_case_the_wrong_way_round_are_seen(told: str) -> None:
    assert accused(TITLE + told)


@pytest.mark.parametrize(
    "told",
    [
        "Salto was convicted in 2009 of a robbery in 2003.",
        "He was sentenced in March 2003 for a murder and for fleeing in 2009.",
        "Salto was convicted on May 3, 2019, in Lodi. He was also sentenced on March 2, 2018, to four years.",
        "An immigration judge ordered Salto removed on July 1, 2019. ICE had removed Salto to Peru on June 3, 2018.",
        "He was convicted in 2003 of robbery. He was sentenced in 2009 for theft.",
        "He was convicted of theft on May 3, 2019. A court sentenced him in 2020.",
        (
            "An immigration judge ordered Salto removed again on July 1, 2019. ICE removed Salto to Peru on "
            "June 3, 2018."
        ),
        "He was sentenced in 2010 to prison for an assault; the 2012 murder is open.",
        "He was convicted on May 3, 2019, in Lodi. His wife was sentenced on March 2, 2018.",
        "Those convicted in 2019 were held. Two others were sentenced in 2018.",
    ],
)
def test_steps_of_two_cases_or_people_accuse_nobody(told: str) -> None:
    assert not accused(TITLE + told)


@pytest.mark.parametrize(
    ("window", "days", "wrong"),
    [
        ("between May 4 and May 10", ("May 5", "May 6", "May 9", "May 13"), True),
        ("May 4 to May 10", ("May 5", "May 6", "April 9", "May 7"), True),
        ("over the past two weeks", ("May 22", "May 26", "May 29", "March 3"), True),
        ("over the past six months", ("May 12", "June 6, 2024", "May 9", "March 3"), True),
        ("between May 4 and May 10", ("May 5", "May 6", "May 9", "May 10"), False),
        ("over the past two weeks", ("May 22", "May 26", "May 29", "May 17"), False),
        ("over the past six months", ("May 12", "Dec. 6, 2024", "Nov. 29, 2024", "March 3"), False),
        ("in the past year", ("May 5", "May 6", "June 9, 2024", "May 7"), False),
        ("between May 4 and May 10", ("April 5", "March 6", "May 9", "May 13"), False),
    ],
)
def test_one_deed_outside_the_days_of_its_list(window: str, days: tuple[str, ...], wrong: bool) -> None:
    assert accused(LISTED % (window, *days)) == wrong
