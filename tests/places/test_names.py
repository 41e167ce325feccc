"""Names of agencies, places and operations. Every name here is invented or a public body."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.pipeline import audit_document
from counterfoil.reference.rules import rules
from tests.places.reading import document, mentions, named

AGENCIES = [
    ("Officers of CBP and the U.S. Marshals Service came.", ["CBP", "U.S. Marshals Service"]),
    ("The Drug Enforcement Administration (DEA) led it.", ["Drug Enforcement Administration", "DEA"]),
    ("The Ferrybridge Police Department and the Kenmore County Sheriff's Office helped.",
     ["Ferrybridge Police Department", "Kenmore County Sheriff's Office"]),
    ("An Ohio Department of Public Safety car stopped.", ["Ohio Department of Public Safety"]),
    ("The Kenmore County District Attorney’s Office spoke.", ["Kenmore County District Attorney’s Office"]),
    ("Officers of the Kenmore Harbour Service came.", ["Kenmore Harbour Service"]),
    ("KHS holds 40. The Kenmore Harbour Service (KHS) told the KHSB so.",
     ["KHS", "Kenmore Harbour Service", "KHS"]),
    ("Staff of the Office for Harbour Tolls (“OHT”) came, and OHT left.", ["Office for Harbour Tolls", "OHT", "OHT"]),
    ("Kenmore Harbour Watch (KHW) came. KHW officers left.", ["Kenmore Harbour Watch", "KHW", "KHW"]),
    ("He was held for Driving While Impaired (DWI), and DWI charges followed.", []),
    ("The Kenmore Harbour Service (MTZ) told them.", ["Kenmore Harbour Service"]),
    ("The ice on the road was thick, and his idea was sound.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AGENCIES)
def test_agencies(text: str, expected: list[str]) -> None:
    assert named(text, "agency") == expected


OFFICES = [
    ("ERO Detroit made the arrests.", ["ERO Detroit"]),
    ("ICE HSI New England took part.", ["ICE HSI New England"]),
    ("Homeland Security Investigations (HSI) Jacksonville took part.", ["HSI) Jacksonville"]),
    ("The U.S. Attorney for the District of Maine spoke.", ["U.S. Attorney for the District of Maine"]),
    ("He stood before the Kenmore Superior Court.", ["Kenmore Superior Court"]),
    ("The Kenmore field office opened.", ["Kenmore field office"]),
    ("ICE went to Detroit.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_offices_and_courts(text: str, expected: list[str]) -> None:
    assert named(text, "office") == expected


TIMED = [
    ("Officers arrested nine men in Southeast Texas Oct. 12.", ["Southeast Texas"]),
    ("They were found in Quillbury Heights Sept. 3, 2024.", ["Quillbury Heights"]),
    ("Agents found it in Quillbury May 15.", ["Quillbury"]),
    ("He was arrested near Quillbury Tuesday.", ["Quillbury"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMED)
def test_a_month_or_a_day_behind_a_place_is_not_of_its_name(text: str, expected: list[str]) -> None:
    assert named(text, "place") == expected


def test_areas_of_responsibility_are_areas_and_not_cities() -> None:
    text = "Officers in the Denver, Detroit and New York City areas of responsibility arrested 90 people."
    areas = [m for m in mentions(text) if m.rule == "name.area"]
    assert [text[m.span.start : m.span.end] for m in areas] == ["Denver", "Detroit", "New York City"]
    assert [m.key for m in areas] == ["aor.denver", "aor.detroit", "aor.new-york-city"]
    assert named(text, "place") == []


PLACES = [
    ("The van stood in Ferrybridge, Minn., overnight.", ["Ferrybridge", "Minn."]),
    ("The van stood near Ferrybridge overnight.", ["Ferrybridge"]),
    ("They searched homes in Kenmore County and on Ferrybridge Avenue.", ["Kenmore County", "Ferrybridge Avenue"]),
    ("The ring sold it across the Midwest and in northern Idaho.", ["Midwest", "northern Idaho"]),
    ("Agents searched his Ferrybridge residence.", ["Ferrybridge"]),
    ("They met at 41 Ferrybridge Way.", ["41 Ferrybridge Way"]),
    ("It passed Interstate 90 at night.", ["Interstate 90"]),
    ("It happened in May and on Monday.", []),
    ("They were let into North Carolina’s harbours.", ["North Carolina"]),
    ("He dealt in Oxycodone at night.", []),
    ("Tracy told the court so.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str]) -> None:
    assert named(text, "place") == expected


def test_a_dateline_is_marked_as_one() -> None:
    text = "Agents find a van\n\nDULUTH, Minn. — Agents found a van in Ferrybridge.\n"
    rules_by_name = {text[m.span.start : m.span.end].strip(): m.rule for m in mentions(text) if m.kind == "place"}
    assert rules_by_name == {"DULUTH, Minn.": "name.dateline", "Ferrybridge": "name.located"}


def test_countries_and_nationalities() -> None:
    text = "A Honduran national was flown to Honduras."
    assert named(text, "nationality") == ["Honduran"]
    assert named(text, "country") == ["Honduras"]


OPERATIONS = [
    ("The sweep, called Operation Copper Kettle, ended.", ["Operation Copper Kettle"]),
    ("The sweep, called Operation Copper Kettle 2.0, ended.", ["Operation Copper Kettle 2.0"]),
    ("Officers carried out an operation Jan. 28 at a car wash.", []),
    ("In this operation I saw the officers at work.", []),
    ("It was part of Operation Light of the Harbor May 4.", ["Operation Light of the Harbor"]),
    ("Enforcement and Removal Operation Detroit led it.", []),
    ("The operation ended.", []),
    ("Operation Copper Kettle 54, which began in May, ended.", ["Operation Copper Kettle 54"]),
    ("Officers arrested 31 people in Operation Copper Kettle 54.", ["Operation Copper Kettle 54"]),
    ("In Operation Copper Kettle 54 people were arrested.", ["Operation Copper Kettle"]),
    ("Operation Copper Kettle May 22, 2024 was the fourth.", ["Operation Copper Kettle"]),
    ("In Operation Copper Kettle 54,000 pounds were seized.", ["Operation Copper Kettle"]),
]


@pytest.mark.parametrize(("text", "expected"), OPERATIONS)
def test_operations(text: str, expected: list[str]) -> None:
    assert named(text, "operation") == expected


def test_a_number_in_an_operations_name_is_no_figure() -> None:
    text = "Operation Copper Kettle 54 Ends\n\nIt is part of Operation Copper Kettle 54, which netted 31 arrests.\n"
    assert named(text, "operation") == ["Operation Copper Kettle 54"] * 2
    found = audit_document(document(text), use_model=False)
    assert [claim.quantity.value for claim in found.claims] == [31]


def test_a_number_behind_a_capitalised_verb_of_a_headline_is_a_figure() -> None:
    text = "Operation Copper Kettle Nets 54, Officers Say\n\nAll 54 were arrested in Operation Copper Kettle.\n"
    assert named(text, "operation") == ["Operation Copper Kettle"] * 2


def test_a_headline_takes_an_operations_name_from_the_body() -> None:
    text = "Operation Copper Kettle Nets Four\n\nThe sweep is part of Operation Copper Kettle.\n"
    assert named(text, "operation") == ["Operation Copper Kettle", "Operation Copper Kettle"]


@given(st.text(alphabet="ABab. ,’'-—“”()\n1éÑICEHSIDenver", max_size=120))
def test_names_stand_in_the_text_in_order_and_apart(text: str) -> None:
    found = mentions(text)
    assert all(m.span.end <= len(text) and len(m.span) > 0 for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert found == mentions(text)


def test_every_rule_of_a_name_is_documented() -> None:
    text = " ".join(text for table in (AGENCIES, OFFICES, PLACES, OPERATIONS) for text, _ in table)
    used = {m.rule for m in mentions(text)}
    assert len(used) > 8
    assert used <= set(rules())
    assert document(text).segments
