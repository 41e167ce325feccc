"""Every example and counter-example of this room's data files, through the code that uses them."""

from __future__ import annotations

import pytest

from counterfoil.read import segments
from counterfoil.read.furniture import form, opens_standing_paragraph
from counterfoil.reference.reading import joins, lines, phrases


@pytest.mark.parametrize("line", lines().examples)
def test_a_line_of_furniture(line: str) -> None:
    assert form(line) in ("menu", "section", "closing")


@pytest.mark.parametrize("line", lines().counter_examples)
def test_a_line_that_is_none(line: str) -> None:
    assert form(line) is None


@pytest.mark.parametrize("words", phrases().examples)
def test_a_standing_paragraph(words: str) -> None:
    assert opens_standing_paragraph(words)


@pytest.mark.parametrize("words", phrases().counter_examples)
def test_a_paragraph_that_is_none(words: str) -> None:
    assert not opens_standing_paragraph(words)


@pytest.mark.parametrize("parts", joins().examples, ids=" ".join)
def test_lines_that_join(parts: tuple[str, ...]) -> None:
    assert len(segments("\n".join(parts))) == 1


@pytest.mark.parametrize("parts", joins().counter_examples, ids=" ".join)
def test_lines_that_do_not(parts: tuple[str, ...]) -> None:
    assert len(segments("\n".join(parts))) == len(parts)


FORMS = [
    ("June 10, 2025", "date"),
    ("Tuesday, Sept. 3rd, 2024", "date"),
    ("Updated: 6/10/2025 at 9:30 a.m.", "date"),
    ("FOR IMMEDIATE RELEASE", "release"),
    ("For release: Forty held", "release"),
    ("Page 2 of 3", "page"),
    ("- 2 -", "page"),
    ("5 min read", "stamp"),
    ("2025-06-10 09:30:00", "stamp"),
    ("[TWEET THIS]", "stamp"),
    ("Are you a human? 3 + 4 =", "stamp"),
    ("https://harbor.example/a.png", "link"),
    ("sweep-photo.jpg", "link"),
    ("@HarborExample", "link"),
    ("(555) 555-0142 Office", "contact"),
    ("press@harbor.example | 555-555-0142", "contact"),
    ("Case # 12-0345", "contact"),
    ("12 Main Street", "address"),
    ("Harborville, CA 90000", "address"),
    ("# # #", "end"),
    ("-30-", "end"),
    ("###", "end"),
    ("12 people were arrested", None),
    ("$4 million", None),
    ("40", None),
    ("12 drug charges", None),
    ("3 boats", None),
    ("Forty Held on Main Street", None),
    ("1,041 Sinister Mariners members", None),
    ("Boston, 12 arrests", None),
    ("10 in court", None),
    ("Two charged in Ave. of the Ports raid", None),
]


@pytest.mark.parametrize(("line", "name"), FORMS)
def test_lines_by_their_form(line: str, name: str | None) -> None:
    assert form(line) == name
