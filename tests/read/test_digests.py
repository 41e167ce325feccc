"""Which story of a page each segment belongs to, and that no figure takes anything from another story."""

from __future__ import annotations

import pytest

from counterfoil import audit_document
from counterfoil.model import Document
from counterfoil.pipeline import Audit
from counterfoil.read import document
from counterfoil.read.html import read_page
from counterfoil.reference.reading import digests

SALT = "Officers arrested 40 people on June 2, 2025, after a raid on a cannery in Boston. They seized 12 boxes of fish."
TIDE = "A deckhand was sentenced to 9 years in prison for a fire in Denver. Nineteen of those arrested had boats."
EEL = "Officers took 300 pounds of eel from a truck on June 9, 2025, and arrested 3 men near Tucson."


def _stories(*paragraphs: str) -> list[int]:
    return [part.story for part in document("\n\n".join(paragraphs)).segments]


@pytest.mark.parametrize("paragraphs", digests().examples, ids=lambda parts: parts[0])
def test_a_page_of_several_stories(paragraphs: tuple[str, ...]) -> None:
    assert max(_stories(*paragraphs)) > 1


@pytest.mark.parametrize("paragraphs", digests().counter_examples, ids=lambda parts: parts[0])
def test_a_page_of_one_story(paragraphs: tuple[str, ...]) -> None:
    assert set(_stories(*paragraphs)) == {0}


SEVERAL = [
    (
        "a digest by its title, with an introduction for all",
        ["Harbor Patrol Weekly Recap", "These are the cases of the week.", "Forty Arrested in Cannery Raid", SALT,
         "Deckhand Sentenced to Nine Years", TIDE],
        [0, 0, 1, 1, 2, 2],
    ),
    (
        "datelines without headlines",
        ["Harbor Patrol News", f"BOSTON - {SALT}", f"DENVER - {TIDE}"],
        [0, 1, 2],
    ),
    (
        "end marks between stories with datelines",
        ["Patrol News", "Forty Arrested in Cannery Raid", f"BOSTON - {SALT}", "###",
         "Deckhand Sentenced to Nine Years", f"DENVER - {TIDE}", "###"],
        [0, 1, 1, 1, 2, 2, 2],
    ),
    (
        "lines of stars",
        ["Patrol News", "Forty Arrested in Cannery Raid", SALT, "* * *", "Deckhand Sentenced to Nine Years", TIDE],
        [0, 1, 1, 1, 2, 2],
    ),
    (
        "headlines with days of their own",
        ["The Patrol’s Year", "This was a year of large cases.", "Forty Arrested in Cannery Raid", SALT,
         "Patrol Seizes Truck of Eel", EEL, "Deckhand Sentenced to Nine Years", f"On May 3, 2025, it ended. {TIDE}"],
        [0, 0, 1, 1, 2, 2, 3, 3],
    ),
    (
        "headlines with days on lines of their own",
        ["Patrol News", "Forty Arrested in Cannery Raid", SALT, "Patrol Seizes Eel Truck", "June 12, 2025", EEL,
         "Deckhand Sentenced to Nine Years", "June 11, 2025", TIDE],
        [0, 1, 1, 2, 2, 2, 3, 3, 3],
    ),
]  # fmt: skip  # pages read better as short lists


@pytest.mark.parametrize(("paragraphs", "numbers"), [row[1:] for row in SEVERAL], ids=[row[0] for row in SEVERAL])
def test_stories_are_told_apart(paragraphs: list[str], numbers: list[int]) -> None:
    assert _stories(*paragraphs) == numbers


ONE = [
    ("one dateline", ["Forty Arrested in Cannery Raid", f"BOSTON - {SALT}", TIDE]),
    ("two headlines", ["Forty Arrested in Cannery Raid", SALT, "Deckhand Sentenced to Nine Years", TIDE]),
    ("subheads that tell no news", ["Cannery Raid", SALT, "The Start", EEL, "What Was Found", EEL, "The Court", EEL]),
    ("an end mark and a paragraph about the office", ["Cannery Raid Nets Forty", f"BOSTON - {SALT}", "###", TIDE]),
    ("a list of cities", ["Forty Arrested in Raids", SALT, "By city:", "• BOSTON - 12 men.", "• DENVER - 9 men."]),
]  # fmt: skip  # as above


@pytest.mark.parametrize("paragraphs", [row[1] for row in ONE], ids=[row[0] for row in ONE])
def test_one_story_stays_one(paragraphs: list[str]) -> None:
    assert set(_stories(*paragraphs)) == {0}


def test_articles_of_a_web_page_are_stories_of_their_own() -> None:
    page = (
        "<html><body><main><h1>Harbor Patrol News</h1>"
        f"<article><h2>Forty Arrested in Cannery Raid</h2><p>{SALT}</p></article>"
        f"<article><h2>Deckhand Sentenced to Nine Years</h2><p>{TIDE}</p></article>"
        "</main></body></html>"
    )
    found = read_page(page.encode(), "page.html")
    assert [part.story for part in found.segments] == [0, 1, 1, 2, 2]


def test_a_page_of_news_with_a_date_under_each_headline() -> None:
    page = (
        "<html><body><ul><li>Home</li><li>News</li></ul><h1>News Releases</h1>"
        f"<h2>Forty Arrested in Cannery Raid</h2><p>June 8, 2025</p><p>{SALT}</p><p>Read More</p>"
        f"<h2>Deckhand Sentenced to Nine Years</h2><p>June 7, 2025</p><p>{TIDE}</p><p>Read More</p></body></html>"
    )
    found = read_page(page.encode(), "page.html")
    told = {found.text[part.span.start : part.span.end]: part.story for part in found.segments}
    assert (told[SALT], told[TIDE]) == (1, 2)


def _audit(*paragraphs: str) -> Audit:
    return audit_document(document("\n\n".join(paragraphs)), use_model=False)


def test_a_figure_takes_neither_period_nor_places_nor_whole_from_another_story() -> None:
    one = _audit("Forty Arrested in Cannery Raid", SALT, TIDE)
    several = _audit(
        "Patrol Weekly Recap", "Forty Arrested in Cannery Raid", SALT, "Deckhand Sentenced to Prison", TIDE
    )
    tied = next(claim for claim in one.claims if claim.quantity.value == 19)
    free = next(claim for claim in several.claims if claim.quantity.value == 19)
    assert tied.share_of is not None
    assert free.share_of is None
    assert free.period is None
    assert "Boston" not in free.places


def test_no_relation_ties_figures_of_two_stories() -> None:
    twice = EEL.replace("Tucson", "Laredo")
    one = _audit("Truck of Eel", EEL, twice)
    several = _audit("Patrol Weekly Recap", "Patrol Seizes Truck of Eel", EEL, "Deckhands Arrested With Eel", twice)
    assert _crossing(one, one.document.text.index("Laredo") - len(EEL))
    assert not _crossing(several, several.document.text.index("Deckhands"))


def _crossing(found: Audit, border: int) -> list[str]:
    """Kinds of the relations with figures on both sides of a place in the text."""
    starts = {claim.id: claim.span.start for claim in found.claims}
    return [tie.kind for tie in found.relations if len({starts[claim] < border for claim in tie.claims}) > 1]


def test_the_title_s_figure_may_be_that_of_a_story() -> None:
    found = _audit("Patrol Recap: 300 Pounds of Eel", "Forty Arrested in Raid", SALT, "Patrol Seizes Truck of Eel", EEL)
    title = found.claims[0]
    assert any(tie.kind == "same" and title.id in tie.claims for tie in found.relations)


def test_what_belongs_to_one_story_keeps_its_leads() -> None:
    paragraphs = [
        "Patrol Recap",
        "Forty Arrested in Raid",
        SALT,
        "Patrol Seizes Eel Truck",
        "They found:",
        "• 9 boats.",
    ]
    whole: Document = document("\n\n".join([*paragraphs, "• 3 nets.", "The driver fled."]))
    second = whole.of_story(2)
    item = next(part for part in second.segments if part.kind == "list_item")
    assert item.lead is not None
    assert second.quote(second.segments[item.lead].span) == "They found:"
