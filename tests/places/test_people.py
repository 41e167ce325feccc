"""Private persons are found wherever they are named; officials and bodies are not taken for them.

All names are invented.
"""

from __future__ import annotations

import pytest

from tests.places.reading import named

PRIVATE = [
    ("Quillon Ferrybridge, 41, of Kenmore, was arrested.", ["Quillon Ferrybridge"]),
    ("Harold Winterbottom told the court so.", ["Harold Winterbottom"]),
    ("The defendant Quillon Ferrybridge left.", ["Quillon Ferrybridge"]),
    ("Quillon Ferrybridge pleaded guilty.", ["Quillon Ferrybridge"]),
    ("Agents sanctioned Quillon Ferrybridge, a Ruritanian national, for it.", ["Quillon Ferrybridge"]),
    ("Jose de la Winterbottom-Marsh, 33, was there.", ["Jose de la Winterbottom-Marsh"]),
    ("Odo “Sonny” Ferrybridge, 29, ran.", ["Odo “Sonny” Ferrybridge"]),
    ("Kin Man Ferrybridge, 32, of China.", ["Kin Man Ferrybridge"]),
    ("Quillon Ferrybridge, aka “The Blade,” ran.", ["Quillon Ferrybridge", "“The Blade,”"]),
    ("Quillon Ferrybridge (38 – Kenmore), Odo Marsh (40 – Kenmore)", ["Quillon Ferrybridge", "Odo Marsh"]),
    ("Agents removed Harold Said, who ran.", ["Harold Said"]),
    ("It was the room of Odo Ferrybridge Jr. in May.", ["Odo Ferrybridge Jr."]),
    ("It was the room of Odo Mauricio Ferrybridge.", ["Odo Mauricio Ferrybridge"]),
    ("QUILLON FERRYBRIDGE, 41, WAS SENTENCED.", ["QUILLON FERRYBRIDGE"]),
    ("Former officer Quillon Ferrybridge was charged.", ["Quillon Ferrybridge"]),
    ("Officer Quillon Ferrybridge was charged with theft.", ["Quillon Ferrybridge"]),
]


@pytest.mark.parametrize(("text", "expected"), PRIVATE)
def test_private_persons(text: str, expected: list[str]) -> None:
    assert named(text, "person") == expected


def test_later_mentions_by_part_of_the_name() -> None:
    text = (
        "Ferrybridge sentenced to five years\n\n"
        "Luis Marsh-Ferrybridge, 41, was sentenced. Ferrybridge’s son left. Marsh-Ferrybridge stayed; Luis wept.\n"
    )
    expected = ["Ferrybridge", "Luis Marsh-Ferrybridge", "Ferrybridge", "Marsh-Ferrybridge", "Luis"]
    assert named(text, "person") == expected


OFFICIALS = [
    ("“It is done,” said Acting ICE Director Quillon Ferrybridge.", ["Quillon Ferrybridge"]),
    ("U.S. Attorney for the District of Maine Quillon Ferrybridge spoke.", ["Quillon Ferrybridge"]),
    ("Quillon Ferrybridge, special agent in charge of HSI Detroit, spoke.", ["Quillon Ferrybridge"]),
    ("HSI Special Agent in Charge for Ohio and Iowa Quillon Ferrybridge spoke.", ["Quillon Ferrybridge"]),
    ("Judge Ferrybridge set the date. Ferrybridge spoke.", ["Ferrybridge", "Ferrybridge"]),
    ("Assistant U.S. Attorneys Quillon Ferrybridge and Odo Marsh argued.", ["Quillon Ferrybridge", "Odo Marsh"]),
    ("Sheriff Quillon Ferrybridge spoke.", ["Quillon Ferrybridge"]),
]


@pytest.mark.parametrize(("text", "expected"), OFFICIALS)
def test_officials_keep_their_names(text: str, expected: list[str]) -> None:
    assert named(text, "official") == expected
    assert named(text, "person") == []


def test_a_namesake_of_an_official_stays_private() -> None:
    text = "Judge Odo Ferrybridge presided. Quillon Ferrybridge, 41, was sentenced. Ferrybridge wept."
    assert named(text, "official") == ["Odo Ferrybridge"]
    assert named(text, "person") == ["Quillon Ferrybridge", "Ferrybridge"]


BODIES = [
    "The Department of Homeland Security and Border Patrol took part in Operation Copper Kettle.",
    "New York Man Sentenced To Five Years In Prison",
    "Virginia Beach officers met at the Harold Winterbottom Courthouse on Martin Luther King Boulevard.",
    "The Laken Act and Project Safe Neighborhoods were named, and Tren de Aragua and Paisas were not.",
    "On Monday, May 4, Homeland Security Investigations Detroit opened in St. Paul.",
]


@pytest.mark.parametrize("text", BODIES)
def test_what_is_not_a_person_is_not_masked(text: str) -> None:
    assert named(text, "person") == []


KIN_AND_OWNERS = [
    (
        "Agents held Adela Lastra Marsh. Adela Lastra Marsh’s sister, Anila Lastra Marsh, is the president of a group.",
        ["Adela Lastra Marsh", "Adela Lastra Marsh", "Anila Lastra Marsh"],
    ),
    (
        "Agents searched the home of Mark Ferrybridge, 41. Ferrybridge’s Hamilton Township residence held nine rifles.",
        ["Mark Ferrybridge", "Ferrybridge"],
    ),
    (
        "Ovidio Ferrybridge Lopes — son of a boss — pleads guilty\n\nKENMORE — Ovidio Ferrybridge Lopes, 35, pleaded.",
        ["Ovidio Ferrybridge Lopes", "Ovidio Ferrybridge Lopes"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), KIN_AND_OWNERS)
def test_kin_owners_and_names_that_open_a_title(text: str, expected: list[str]) -> None:
    assert named(text, "person") == expected


def test_a_private_cue_anywhere_outweighs_an_office_of_a_namesake() -> None:
    text = "Officers held Peruvian national Orla Quillmore in May. Chief Quillmore spoke. Quillmore was charged."
    assert "Orla Quillmore" in named(text, "person")
