"""When a statement was published, and how that is known."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.model import SourceError
from counterfoil.read import document
from counterfoil.read.documents import Known
from counterfoil.read.publication import parse_iso, parse_printed
from tests.read.parts import STORY

DAY = date(2025, 6, 10)
BODY = "\n\n".join(STORY)

PRINTED = [
    ("own line", f"Forty held in harbor sweep\n\nJune 10, 2025\n\n{BODY}"),
    ("weekday", f"Forty held in harbor sweep\n\nTuesday, June 10, 2025\n\n{BODY}"),
    ("labelled", f"Forty held in harbor sweep\n\nPublished: June 10th, 2025\n\n{BODY}"),
    ("numbers", f"Forty held in harbor sweep\n\n06/10/2025\n\n{BODY}"),
    ("release line", f"FOR IMMEDIATE RELEASE: June 10, 2025\n\nForty held in harbor sweep\n\n{BODY}"),
    (
        "contact line",
        f"June 10, 2025 Contact: Orla Fenn\n555-555-0142 (Office)\nFor Immediate Release: Forty held\n{BODY}",
    ),
    ("dateline", f"Forty held in harbor sweep\n\nHARBORVILLE, June 10, 2025 – {STORY[1]}"),
    ("stamp", f"Forty held in harbor sweep\n\n{BODY}\n\n2025-06-10 09:30:00\n2025-07-01 10:00:00"),
    ("label in capitals", f"Forty held in harbor sweep\n\nPUBLISHED: June 10, 2025\n\n{BODY}"),
    ("label below the lead", f"Forty held in harbor sweep\n\n{STORY[0]}\n\nPUBLISHED: June 10, 2025\n\n{STORY[1]}"),
    ("alone below the lead", f"Forty held in harbor sweep\n\n{STORY[0]}\n\nJune 10, 2025\n\n{STORY[1]}"),
    ("byline", f"Forty held in harbor sweep\n\nBy A. Reporter. Published June 10, 2025\n\n{BODY}"),
    ("byline behind", f"Forty held in harbor sweep\n\nPublished on June 10, 2025, by A. Reporter\n\n{BODY}"),
    (
        "byline below the lead",
        f"Forty held in harbor sweep\n\n{STORY[0]}\n\nBy A. Reporter | Posted June 10, 2025\n\n{STORY[1]}",
    ),
    (
        "revised since",
        f"Forty held\n\nBy A. Reporter. Published June 10, 2025 at 5:30 p.m. Updated June 12, 2025\n\n{BODY}",
    ),
    (
        "release beats page",
        f"Skip to content\nForty held in sweep\nPublished\nMay 2, 2030\nFor Immediate Release\nJune 10, 2025\n{BODY}",
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in PRINTED], ids=[row[0] for row in PRINTED])
def test_a_date_that_the_page_prints_as_its_own_is_taken(text: str) -> None:
    made = document(text)
    assert (made.published, made.published_rule) == (DAY, "date.text")


NOT_ITS_OWN = [
    ("no date", BODY),
    (
        "event",
        f"Forty held in harbor sweep\n\nThe sweep began on June 10, 2025, and took 12 days in all the ports.\n\n{BODY}",
    ),
    ("event in the headline", f"Forty held in sweep of June 10, 2025\n\n{BODY}"),
    (
        "other news",
        f"Skip to content\nHome\nForty held\n{BODY}\nLatest News\nJune 10, 2025\nBoat firm pays $7 million",
    ),
    (
        "other news behind the lead",
        f"Forty held in harbor sweep\n{STORY[0]}\nLatest News\nJune 10, 2025\nBoat firm pays $7 million",
    ),
    ("chronicle", f"Forty held\n\n{STORY[0]}\n\nJune 10, 2025\n\n{STORY[1]}\n\nJune 11, 2025\n\n{STORY[1]}"),
    ("far below", f"Forty held\n\n{BODY}\n\n{BODY}\n\nPublished: June 10, 2025\n\n{STORY[1]}"),
    ("revision", f"Forty held\n\n{STORY[0]}\n\nUpdated: June 10, 2025\n\n{STORY[1]}"),
    ("report told of", f"Forty held\n\nThe report was published June 10, 2025, by A. Reporter\n\n{BODY}"),
    ("no such day", f"Forty held in harbor sweep\n\nJune 31, 2025\n\n{BODY}"),
    ("no year", f"Forty held in harbor sweep\n\nJune 10\n\n{BODY}"),
]


@pytest.mark.parametrize("text", [row[1] for row in NOT_ITS_OWN], ids=[row[0] for row in NOT_ITS_OWN])
def test_dates_of_events_and_of_other_news_are_not(text: str) -> None:
    made = document(text)
    assert (made.published, made.published_rule) == (None, None)


def test_the_user_s_date_wins_over_metadata_and_metadata_over_the_text() -> None:
    text = PRINTED[0][1]
    known = Known(published=date(2025, 6, 11))
    assert document(text, known=known).published_rule == "date.metadata"
    assert document(text, known=known).published == date(2025, 6, 11)
    made = document(text, published="2025-06-12", known=known)
    assert (made.published, made.published_rule) == (date(2025, 6, 12), "date.given")
    assert document(text, published=date(2025, 6, 13)).published == date(2025, 6, 13)


@pytest.mark.parametrize("value", ["yesterday", "2025-02-30", "06/10/2025", ""])
def test_an_impossible_date_is_refused(value: str) -> None:
    with pytest.raises(SourceError, match="YYYY-MM-DD"):
        document(BODY, published=value)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("June 10, 2025", DAY), ("10 June 2025", DAY), ("Jun. 10 2025", DAY), ("6/10/2025", DAY), ("06-10-25", DAY),
        ("2025-06-10T23:59:00-04:00", DAY), ("20250610", DAY), ("25/6/2025", date(2025, 6, 25)),
        ("10 de junio de 2025", DAY), ("3 de agosto, 2025", date(2025, 8, 3)), ("June 2025", None),
        ("June 31, 2025", None), ("13/13/2025", None), ("soon", None),
    ],
)  # fmt: skip
def test_printed_days(value: str, day: date | None) -> None:
    assert parse_printed(value) == day


@pytest.mark.parametrize(
    ("value", "day"), [("2025-06-10", DAY), ("2025-06-10 09:30", DAY), ("2025-13-10", None), ("2025-06", None)]
)
def test_iso_days(value: str, day: date | None) -> None:
    assert parse_iso(value) == day
