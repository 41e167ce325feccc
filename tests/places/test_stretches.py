"""Where a block begins another person, nothing is carried over from the one before."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.extract import extract
from counterfoil.model import Claim, Document, Extraction
from counterfoil.read.segments import segments
from counterfoil.resolve import resolve
from counterfoil.resolve.stretches import person_stretches, walled

LEAD = "KENMORE, Ohio — Officers of the Kenmore Marshal arrested four men from May 3 to May 7 in Kenmore."


def read(*blocks: str) -> Extraction:
    text = "\n\n".join(blocks)
    return extract(Document("t", text, "", published=date(2021, 5, 12), segments=segments(text)), use_model=False)


def claims(*blocks: str) -> dict[str, Claim]:
    found = read(*blocks)
    return {found.document.quote(claim.span): claim for claim in resolve(found)[0]}


@pytest.mark.parametrize(
    "begins",
    [
        "Arvo Quillfeather, 43, a citizen of Norland, was convicted of fraud.",
        "Arvo Quillfeather-Dune (aka “Dune”), 43, of Salem, was convicted of fraud.",
        "Arvo Quillfeather, a citizen of Canada, was convicted of fraud.",
        "A 43-year-old citizen of Canada was convicted of fraud.",
        "A Canadian national convicted of fraud was arrested too.",
        "In another case, officers arrested a man for fraud.",
        "Another defendant was convicted of fraud.",
        "Criminal Alien 4 was convicted of fraud.",
        "3. Arvo Quillfeather, 43, recruiter: 48 months.",
    ],
)
def test_a_block_that_begins_a_person_begins_a_stretch(begins: str) -> None:
    stretches = person_stretches(read(LEAD, "Otto Quesnel, 29, of Salem, was convicted of theft.", begins))
    assert stretches == (None, 1, 2)
    assert walled(stretches, 1, 2)
    assert not walled(stretches, 0, 2)


@pytest.mark.parametrize(
    "goes_on",
    ["He was removed twice.", "In addition, he was removed twice.", "Officers found Quesnel in a barn."],
)
def test_a_block_that_goes_on_about_the_person_belongs_to_the_stretch(goes_on: str) -> None:
    text = ("Otto Quesnel, 29, of Salem, was convicted of theft.", goes_on, "Arvo Dune, 43, of Dayton, was arrested.")
    assert person_stretches(read(LEAD, *text)) == (None, 1, 1, 2)


@pytest.mark.parametrize(
    "block",
    [
        "Officers also seized 14 rifles.",
        "The four men are held in Kenmore.",
        "Two men, 43 and 51, were arrested in Salem.",
        "“Otto Quesnel had a record,” said Marshal Ada Fenn.",
        "A search of the barn turned up 14 rifles.",
    ],
)
def test_other_blocks_are_of_nobody(block: str) -> None:
    people = ("Otto Quesnel, 29, of Salem, was convicted of theft.", "Arvo Dune, 43, of Dayton, was arrested.")
    assert person_stretches(read(LEAD, *people, block))[-1] is None


def test_a_text_about_one_person_has_no_stretches() -> None:
    assert person_stretches(read(LEAD, "Otto Quesnel, 29, of Salem, was convicted of theft.")) == (None, None)


def test_the_place_of_one_person_is_not_that_of_the_next() -> None:
    found = claims(
        "KENMORE, Ohio — Officers of the Kenmore Marshal arrested two men this week.",
        "Otto Quesnel, 29, a citizen of Canada, was arrested in Salem with 14 rifles.",
        "Arvo Dune, 43, a citizen of Canada, was arrested with 31 pistols.",
    )
    assert found["14"].places == ("Salem",)
    assert "Salem" not in found["31"].places


def test_a_figure_of_one_person_is_no_part_of_anothers() -> None:
    found = claims(
        "KENMORE, Ohio — Officers of the Kenmore Marshal arrested two men this week.",
        "Otto Quesnel, 29, a citizen of Canada, entered the country illegally ten times.",
        "Arvo Dune, 43, a citizen of Canada, entered the country illegally three times.",
    )
    assert found["three"].share_of is None


def test_the_date_of_one_person_is_not_that_of_the_next() -> None:
    found = claims(
        "KENMORE, Ohio — Officers of the Kenmore Marshal arrested two men this week.",
        "Otto Quesnel, 29, a citizen of Canada, was sentenced to 90 days in jail on March 4, 2019.",
        "Arvo Dune, 43, a citizen of Canada, was sentenced to 180 days in jail.",
    )
    assert found["90"].period is not None
    assert found["180"].period is None
