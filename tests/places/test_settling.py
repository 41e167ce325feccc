"""Places, agencies, wholes and the operation, from claims to settled claims. Every statement here is invented."""

from __future__ import annotations

import pytest

from counterfoil.model import Claim, Cue, Extraction, Span
from counterfoil.reference.rules import rules
from counterfoil.resolve import resolve
from counterfoil.resolve.agencies import agencies
from counterfoil.resolve.operation import operation, tells_of_operation
from counterfoil.resolve.places import places
from counterfoil.resolve.settings import settings
from counterfoil.resolve.wholes import wholes
from tests.places.reading import Row, extraction

ROLES = [
    ("Officers arrested four people in Ferrybridge.", "scene"),
    ("Officers arrested four people in the Denver metro area.", "scene"),
    ("Officers came to 25 sites, including cities like Denver, Detroit and Tampa.", "scene"),
    ("A man from Honduras was arrested.", "elsewhere"),
    ("The Denver man was arrested.", "elsewhere"),
    ("Odo Ferrybridge, 41, of Denver, was arrested.", "elsewhere"),
    ("Odo Ferrybridge, 41, a teacher from Denver, was arrested.", "elsewhere"),
    ("On May 19, officers arrested a man in Denver.", "scene"),
    ("On May 19, 2021, in Denver, he was charged.", "scene"),
    ("On Sept. 19, a judge in Denver gave him nine years.", "court"),
    ("Then, on May 19, 2021, a judge in Denver gave him nine years.", "court"),
    ("A man living in Denver was arrested.", "elsewhere"),
    ("He was wanted in Guyana for theft.", "elsewhere"),
    ("A judge in Denver gave him nine years.", "court"),
    ("He got nine years in prison in Denver.", "court"),
    ("He is held in prison in Denver for nine years.", "elsewhere"),
    ("The Court of Common Pleas of Alder County in Quarryville gave him nine years.", "court"),
    ("He got nine years at the Court of Special Claims in Camden.", "court"),
    ("He got nine years in Denver’s U.S. District Court.", "court"),
    ("A court ordered nine men held after a sweep in Denver.", "scene"),
    ("They sent it from Guyana.", "way"),
    ("Those arrested were 40 from Guyana.", "elsewhere"),
    ("Officers searched homes in 12 counties of northern Idaho.", "scene"),
    ("The counties of northern Idaho spoke.", "elsewhere"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_what_a_place_is_to_its_sentence(text: str, role: str) -> None:
    read = extraction(text)
    assert [setting.role for setting in settings(read, read.sentences[0])] == [role]


SWEEP = (
    "Officers arrest 60 in sweep\n\n"
    "DULUTH, Minn. — ICE officers arrested 60 people in Ferrybridge, Minn., during an operation last week. "
    "Of those arrested, 12 had been convicted before. The operation included four raids.\n"
)
SWEEP_ROWS: tuple[Row, ...] = (
    ("60", 60, "person", "arrest"),
    ("60", 60, "person", "arrest"),
    ("12", 12, "person", "arrest"),
)


def _sweep() -> Extraction:
    return extraction(SWEEP, *SWEEP_ROWS)


def test_a_figure_takes_the_places_of_its_sentence_and_a_part_and_a_headline_those_of_the_operation() -> None:
    read = _sweep()
    placed = places(read, wholes(read, read.claims), operation=True)
    assert [claim.places for claim in placed] == [("Ferrybridge", "Minn.")] * 3
    assert [claim.inference("places") is not None for claim in placed] == [True] * 3
    assert all((tie := c.inference("places")) and tie.rule in rules() and tie.basis for c in placed)


def test_a_penalty_takes_no_place() -> None:
    text = "A Denver man was arrested in Tampa. He faces up to 20 years in prison."
    read = extraction(text, ("20", 20, "duration", "sentence"))
    assert places(read, read.claims, operation=False)[0].places == ()


AT_COURT: list[tuple[str, Row, tuple[str, ...]]] = [
    ("The District Court in Tampa gave a Denver man nine years.", ("nine", 9, "duration", "sentence"), ("Tampa",)),
    ("He was arraigned in a court in Tampa on nine counts of arson.", ("nine", 9, "charge", "charge"), ("Tampa",)),
    (
        "He was convicted of nine thefts at the Court of Claims in Tampa.",
        ("nine", 9, "conviction", "conviction"),
        ("Tampa",),
    ),
]


@pytest.mark.parametrize(("text", "row", "expected"), AT_COURT)
def test_what_a_court_did_is_where_it_sits(text: str, row: Row, expected: tuple[str, ...]) -> None:
    read = extraction(text, row)
    placed = places(read, read.claims, operation=False)[0]
    tie = placed.inference("places")
    assert placed.places == expected
    assert tie is not None
    assert tie.rule == "place.court"


def test_a_penalty_of_another_time_is_not_of_the_court_before() -> None:
    read = extraction(
        "A court in Tampa gave him a year. He previously got nine years.", ("nine", 9, "duration", "sentence")
    )
    assert places(read, read.claims, operation=False)[0].places == ()


def test_what_is_told_of_these_people_is_where_they_are() -> None:
    rows: tuple[Row, ...] = (("60", 60, "person", "arrest"), ("nine", 9, "event", "other"))
    text = "Officers arrested 60 men in Ferrybridge last week. The crimes of these men include nine thefts."
    read = extraction(text, *rows)
    assert [claim.places for claim in places(read, read.claims, operation=True)] == [("Ferrybridge",)] * 2
    apart = extraction(text.replace(". The", ".\n\nThe"), *rows)
    ties = [claim.inference("places") for claim in places(apart, apart.claims, operation=False)]
    assert "place.of-these" not in [tie.rule for tie in ties if tie is not None]


def _odds(*cues: Cue) -> float:
    read = _sweep()
    hinted = Extraction(read.document, read.sentences, read.claims, (), names=read.names, cues=cues)
    tie = places(hinted, read.claims, operation=True)[1].inference("places")
    return 0.0 if tie is None else tie.confidence or 0.0


def test_cues_move_the_odds() -> None:
    against = [Cue("c2", "places", value, "test", odds) for value, odds in (("own", 0.01), ("none", 0.98))]
    at = SWEEP.index("Ferrybridge")
    pointer = Cue("c2", "places", "site", "test", 0.9, Span(at, at + len("Ferrybridge")))
    elsewhere = Cue("c2", "places", "site", "test", 0.1, Span(at, at + len("Ferrybridge")))
    absent = Cue("c2", "places", "none", "test", 0.02)
    assert _odds(*against) < _odds() < _odds(absent, pointer)
    doubtful = Cue("c2", "places", "none", "test", 0.97)
    assert _odds(doubtful, elsewhere) < _odds(doubtful, pointer)
    assert _odds(Cue("c1", "places", "none", "test", 0.99)) == _odds()


WHOLES: list[tuple[str, tuple[Row, ...], dict[str, str]]] = [
    ("Three of the four defendants left.",
     (("Three", 3, "person", "charge"), ("four", 4, "person", "charge")), {"c1": "c2"}),
    ("Officers arrested 80 people. Of those arrested, 75 percent had been convicted.",
     (("80", 80, "person", "arrest"), ("75 percent", 75, "percent", "arrest")), {"c2": "c1"}),
    ("Of the 80 people arrested, 12 were citizens.",
     (("80", 80, "person", "arrest"), ("12", 12, "person", "arrest")), {"c2": "c1"}),
    ("The sweep ended in nine arrests, including two of citizens.",
     (("nine", 9, "event", "arrest"), ("two", 2, "person", "arrest")), {"c2": "c1"}),
    ("Agents found seven people. Two of them were hurt.",
     (("seven", 7, "person", "encounter"), ("Two", 2, "person", "victim")), {"c2": "c1"}),
    ("Officers arrested five people. They held one Haitian and four Dominicans.",
     (("five", 5, "person", "arrest"), ("one", 1, "person", "arrest"), ("four", 4, "person", "arrest")),
     {"c2": "c1", "c3": "c1"}),
    ("Officers arrested 90 people. The sweep led to the removal of 12, with the rest to follow.",
     (("90", 90, "person", "arrest"), ("12", 12, "person", "removal")), {"c2": "c1"}),
    ("Officers arrested 90 people. Of the 90 arrested, 40, or 44 percent, were men.",
     (("90", 90, "person", "arrest"), ("90", 90, "person", "arrest"), ("40", 40, "person", "arrest"),
      ("44 percent", 44, "percent", "arrest")), {"c3": "c2", "c4": "c2"}),
    ("Of the 90 arrested, 44 percent, or 40, were men. Nine of those arrested were removed. Nine of them left.",
     (("90", 90, "person", "arrest"), ("44 percent", 44, "percent", "arrest"), ("40", 40, "person", "arrest"),
      ("Nine", 9, "person", "removal"), ("Nine", 9, "person", "arrest")),
     {"c2": "c1", "c3": "c1", "c4": "c1", "c5": "c3"}),
    ("Officers arrested 90 people, 40 percent of whom were men.",
     (("90", 90, "person", "arrest"), ("40 percent", 40, "percent", "arrest")), {"c2": "c1"}),
    ("Of the 90 arrested, 40 were removed; the remaining 50 are in jail.",
     (("90", 90, "person", "arrest"), ("40", 40, "person", "removal"), ("50", 50, "person", "detention")),
     {"c2": "c1", "c3": "c1"}),
    ("The charges came to 90, with an average of four.",
     (("90", 90, "charge", "charge"), ("four", 4, "charge", "charge")), {}),
    ("Agents seized six rifles. They arrested nine people.",
     (("six", 6, "item", "seizure"), ("nine", 9, "person", "arrest")), {}),
    ("Officers arrested 90 people, compared with 40 people the year before.",
     (("90", 90, "person", "arrest"), ("40", 40, "person", "arrest")), {}),
    ("Officers arrested four people. Nine people were removed.",
     (("four", 4, "person", "arrest"), ("Nine", 9, "person", "removal")), {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "expected"), WHOLES)
def test_wholes(text: str, rows: tuple[Row, ...], expected: dict[str, str]) -> None:
    read = extraction(text, *rows)
    settled = wholes(read, read.claims)
    assert {claim.id: claim.share_of for claim in settled if claim.share_of} == expected
    assert all((tie := c.inference("share_of")) and tie.rule in rules() for c in settled if c.share_of)


def test_list_items_are_parts_of_the_total_above_them() -> None:
    text = "The sweep\n\nOfficers arrested nine people:\n\n- four for theft\n- three for arson\n"
    rows: tuple[Row, ...] = (
        ("nine", 9, "person", "arrest"),
        ("four", 4, "person", "arrest"),
        ("three", 3, "person", "arrest"),
    )
    read = extraction(text, *rows)
    assert [claim.share_of for claim in wholes(read, read.claims)] == [None, "c1", "c1"]


AGENCIES: list[tuple[str, Row, str | None]] = [
    ("U.S. Immigration and Customs Enforcement (ICE) arrested 12 people.", ("12", 12, "person", "arrest"), "ICE"),
    ("ERO Detroit arrested 12 people.", ("12", 12, "person", "arrest"), "ERO Detroit"),
    ("Twelve people were arrested by the Drug Enforcement Administration.", ("Twelve", 12, "person", "arrest"), "DEA"),
    ("A judge gave him 12 years.", ("12", 12, "duration", "sentence"), None),
    ("He cited CDC figures of 12 deaths.", ("12", 12, "person", "death"), "CDC"),
    ("The Director of the FBI said that 12 people were held.", ("12", 12, "person", "arrest"), None),
    ("ICE Director Odo Marsh said that 12 people were held.", ("12", 12, "person", "arrest"), None),
]


@pytest.mark.parametrize(("text", "row", "expected"), AGENCIES)
def test_agencies(text: str, row: Row, expected: str | None) -> None:
    read = extraction(text, row)
    assert agencies(read, read.claims, operation=False)[0].agency == expected


def test_a_body_that_the_text_introduces_goes_by_its_abbreviation() -> None:
    text = "KHS arrests nine\n\nThe Kenmore Harbour Service (KHS) arrested nine people during an operation."
    read = extraction(text, ("nine", 9, "person", "arrest"), ("nine", 9, "person", "arrest"))
    settled, told = resolve(read)
    assert [claim.agency for claim in settled] == ["KHS", "KHS"]
    assert told is not None
    assert told.agencies == ("KHS",)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The Kenmore Harbour Service met.\n\nKHS officers arrested four men.", "KHS"),
        ("The Kenmore Harbour Service met.\n\nKHX officers arrested four men.", None),
        ("Kenmore Harbour Songs were sung.\n\nKHS arrested four men.", None),
    ],
    ids=["its letters", "other letters", "no body"],
)
def test_a_body_goes_by_its_first_letters_without_brackets_too(text: str, agency: str | None) -> None:
    read = extraction(text, ("four", 4, "person", "arrest"))
    assert [claim.agency for claim in agencies(read, read.claims, operation=False)] == [agency]


def test_a_figure_of_the_operation_takes_its_lead_agency() -> None:
    read = _sweep()
    assert [c.agency for c in agencies(read, read.claims, operation=True)] == ["ICE", "ICE", "ICE"]


def test_the_operation() -> None:
    claims, found = resolve(_sweep())
    assert found is not None
    assert (found.name, found.places, found.agencies) == (None, ("Ferrybridge", "Minn."), ("ICE",))
    assert dict(found.totals) == {"arrest": "c2"}
    assert found.claims == tuple(claim.id for claim in claims)
    assert found.rule in rules()


def test_one_persons_case_is_no_operation() -> None:
    text = (
        "Denver man sentenced to nine years\n\nA judge sentenced a Denver man to nine years after a search of his home."
    )
    read = extraction(text, ("nine", 9, "duration", "sentence"), ("nine", 9, "duration", "sentence"))
    assert not tells_of_operation(read, read.claims)
    assert operation(read, read.claims, None) is None


def test_cases_are_told_without_names() -> None:
    text = SWEEP + (
        "\nThose arrested include a Honduran citizen in Tampa convicted of arson and theft, and Odo Marsh, a Peruvian "
        "national convicted of fraud. Honduran food was served.\n"
    )
    _, found = resolve(extraction(text, *SWEEP_ROWS))
    assert found is not None
    told = [(case.nationality, case.place, case.offences) for case in found.cases]
    assert told == [("Honduran", "Tampa", ("arson", "theft")), ("Peruvian", None, ("fraud",))]


def test_resolving_is_repeatable_and_keeps_ids() -> None:
    first, again = resolve(_sweep()), resolve(_sweep())
    assert first == again
    assert [claim.id for claim in first[0]] == ["c1", "c2", "c3"]


def test_an_empty_text_resolves_to_nothing() -> None:
    empty: tuple[Claim, ...] = ()
    assert resolve(extraction("")) == (empty, None)
