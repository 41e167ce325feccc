"""Parts that exclude one another, told in one sentence, in several, in rows: a fault, and its sound twin beside it."""

from __future__ import annotations

import pytest

from counterfoil.reconcile.categories import age_band, criminality, fate
from tests.reconcile.statement import ties


def _verdicts(marked: str) -> set[str]:
    return {r.verdict for r in ties(marked)}


CRIME = (
    "Officers arrested {%s|P} at the docks. Of those arrested, {31|P|of=c1} had convictions, {24|P|of=c1} had charges "
    "pending and {17|P|of=c1} had neither.\n"
)
SHORT = (
    "Of the {%s|P} held, {31|P|of=c1} were convicted before, {24|P|of=c1} are charged and {17|P|of=c1} had neither.\n"
)
SEXES = "Of the {%s|P} aboard, {33|P|of=c1|f=sex:men} were men, {14|P|of=c1|f=sex:women} women and "
SEXES += "{six|P|of=c1|f=minor:children} children.\n"
AGES = "Of the {%s|P} held, {nine|P|of=c1} were under 18, {26|P|of=c1} were between 18 and 40 and "
AGES += "{12|P|of=c1} were over 40.\n"
COUNTIES = (
    "The sweep ended with {%s|P} in custody.\nTroopers arrested {52|P|of=c1} in Orrin County, "
    "{31|P|of=c1} in Tull County and {22|P|of=c1} in Vane County.\n"
)
PLANTS = "The office arrested {%s|P}. By plant, {61|P|of=c1} were held at Orrin Foods, {42|P|of=c1} at Tull and "
PLANTS += "{30|P|of=c1} at Vane.\n"
ROWS = (
    "Rangers met {%s|person|migrant|encounter} migrants on Sunday.\nThe nationalities of those met:\n"
    "- Peru: {41|person|migrant|encounter|f=nationality:peru}\n"
    "- Ghana: {27|person|migrant|encounter|f=nationality:ghana}\n"
    "- Poland: {13|person|migrant|encounter|f=nationality:poland}\n"
)
TURNS = (
    "The service removed {%s|person|people|removal} people on {three|event|flight|removal} flights.\n"
    "The first flight carried {88|person|people|removal} to Peru. The second carried {61|person|people|removal}. "
    "The third flight carried {54|person|people|removal}.\n"
)
ENDS = (
    "The office told what became of the {%s|P} held in the raid.\n{61|P|of=c1} have been removed. "
    "{44|person|people|detention} remain in custody. {18|P} were released on bond.\n"
)
ANOTHER = (
    "The unit arrested {%s|P}.\nOf the {%s|P}, {40|P|of=c2} had convictions. Another {22|P|of=c2} had charges pending. "
    "The remaining {11|P|of=c2} had no record.\n"
)


@pytest.mark.parametrize(
    ("marked", "sound", "fault"),
    [
        (CRIME, "72", "61"),
        (SHORT, "72", "80"),  # convicted, charged and neither are everybody, however many are both
        (SEXES, "53", "49"),
        (AGES, "47", "41"),
        (COUNTIES, "105", "95"),
        (PLANTS, "133", "123"),
        (ROWS, "81", "71"),
        (TURNS, "203", "193"),
        (TURNS, "203", "213"),  # the three flights are all
        (ENDS, "123", "113"),
    ],
)
def test_parts_that_exclude_one_another(marked: str, sound: str, fault: str) -> None:
    assert "inconsistent" in _verdicts(marked % fault)
    assert "inconsistent" not in _verdicts(marked % sound)


def test_another_part_told_in_the_next_sentence() -> None:
    assert "inconsistent" in _verdicts(ANOTHER % ("66", "66"))
    assert "inconsistent" not in _verdicts(ANOTHER % ("73", "73"))


@pytest.mark.parametrize(
    "marked",
    [
        # some are in two groups, and the words say so
        (
            "Of the {60|P} held, {38|P|of=c1} have convictions and {25|P|of=c1} have charges pending, among "
            "them {11|P|of=c3} with both. The other {eight|P|of=c1} have no record.\n"
        ),
        (
            "Of the {70|item|ticket|other}, {50|item|ticket|other|of=c1} were for speed and "
            "{31|item|ticket|other|of=c1} for lights; some drivers were cited for both.\n"
        ),
        # a city may lie in the state beside it
        "Of the {40|P} arrested, {30|P|of=c1} had lived in Orrin and {25|P|of=c1} had been jailed in Tull.\n",
        # the list is whole without the others
        (
            "The sweep led to {50|P}: {30|P|of=c1} in Orrin County and {20|P|of=c1} in Tull County. Another "
            "{12|P|of=c1} were arrested on Sunday.\n"
        ),
        # of the 30 violators nine had orders: they are no further part
        (
            "Officers arrested {100|P}, made up of {45|P|of=c1} with convictions, {25|P|of=c1} with charges "
            "and {30|P|of=c1} violators, of whom {nine|P|of=c1} had orders.\n"
        ),
        # one in a sentence of its own, and counted in no figure
        (
            "{Nine|P|value=9} people were charged. {Six|P|of=c1|value=6} were arrested in Orrin. A seventh was "
            "held in Tull. The other {two|P|of=c1} are at large.\n"
        ),
        # what is left of the nine arrested, not of the 70 employees
        (
            "{Nine|P|value=9} people were arrested.\nAn audit found {70|person|employee|encounter} workers. "
            "{40|P|of=c2} of them had left. {Six|P|of=c2|value=6} of those arrested had used a name of "
            "another. The other {three|P|of=c2} had orders.\n"
        ),
        # warrants are no guns
        (
            "They served {12|item|warrant|charge} warrants, and officers found:\n- "
            "{nine|item|rifle|seizure|of=c1} rifles\n- {seven|item|truck|seizure|of=c1} trucks\n"
        ),
        # this year's are no parts of Sunday's
        (
            "Rangers met {80|person|migrant|encounter} migrants on Sunday.\nMigrants met in the sector this "
            "year:\n- Peru: {71|person|migrant|encounter|f=nationality:peru}\n- Ghana: "
            "{27|person|migrant|encounter|f=nationality:ghana}\n"
        ),
    ],
)
def test_parts_that_may_overlap_accuse_nobody(marked: str) -> None:
    assert "inconsistent" not in _verdicts(marked)


@pytest.mark.parametrize(
    ("words", "group"),
    [
        (" had criminal convictions", "convicted"),
        (" had pending criminal charges", "pending"),
        (" had neither a conviction nor a pending charge", "none"),
        (" were convicted or charged", "either"),
        (" had convictions for theft, and four of them had charges pending", None),
        (" were gang members", None),
    ],
)
def test_what_the_words_say_of_crime(words: str, group: str | None) -> None:
    assert criminality(words) == group


@pytest.mark.parametrize(
    ("words", "band"),
    [
        (" were under 18", (0, 18)),
        (" between 18 and 30", (18, 30)),
        (" older than 30", (30, 200)),
        (" were tall", None),
    ],
)
def test_ages_in_years(words: str, band: tuple[int, int] | None) -> None:
    assert age_band(words) == band


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (" have been removed from the country", "removed"),
        (" had been removed before", None),
        (" remain in federal custody", "held"),
        (" were already in jail", "already"),
        (" were released and later deported again were removed", None),
        (" are still being sought", "sought"),
    ],
)
def test_what_became_of_them(words: str, end: str | None) -> None:
    assert fate(words) == end
