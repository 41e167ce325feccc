"""How a text falls into segments, and what each is for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.model import Segment
from counterfoil.read import segments
from counterfoil.read.segments import classify
from counterfoil.reference.rules import rules
from tests.read.parts import STORY, kept, told

JOINED = [
    "Officers seized more than\n40\nfirearms in the county.",
    "The crew was found guilty of\nmoney laundering on Monday.",
    "Detectives from the 9\nth\nprecinct made the arrest of 4 people.",
    "Participation came from approximately\n60\nshops, including bakeries.",
    "HARBORVILLE –\nThe Harbor Patrol today announced the results of a sweep.",
    "“Nobody was hurt,”\nsaid Chief Marlow Quint of the Harbor Patrol.",
    "Chief Quint said, “\nThis was a careful operation by everyone who took part.”",
    "They were sentenced today by\nJudge Ambrose Vell\nto 10 years in prison.",
    "The crew worked with\nthe Harbor Patrol\n, which has 12 boats.",
    "The patrol found the boats on June\n12. Nobody was hurt in the sweep.",
    "Los acusados robaron botes\no participaron en carreras en el puerto.",
    "The patrol found 12 boats\n– among them 3 new ones – in the port.",
    "The sweep took in more than\n\n40\n\nboats in one day.",
]


@pytest.mark.parametrize("text", JOINED)
def test_a_sentence_broken_over_lines_is_one_segment(text: str) -> None:
    found = segments(text)
    assert [(part.span.start, part.span.end) for part in found] == [(0, len(text))]


APART = [
    (
        "a headline and its story",
        "Harbor Patrol Arrests 40 in Sweep\nHARBORVILLE - Officers arrested 40 people on Monday.",
        2,
    ),
    ("menus", "Skip to content\nHome\nReport a Crime\nHarbor Patrol Arrests 40 in Port Sweep Downtown", 4),
    ("items", "The charges include:\nTwo counts of theft.\nOne count of fraud.", 3),
    ("items in lower case", "Officers found:\ntwo knives\nfour pistols\none boat", 4),
    ("bullets", "They took:\n• two knives\n• four pistols and\nammunition", 3),
    ("numbered items", "They took:\n1. two knives\n2. four pistols\n3. a boat", 4),
    ("second-level bullets", "They took:\n• boats\no two new ones\no one old one", 4),
    ("paragraphs", "Four people were held.\n\nfive more were not.", 2),
    ("a date line", "Four people were arrested and more than\nJune 10, 2025\nwere not.", 3),
    ("a Markdown heading", "Officers took part in\n## What was found\nin the port.", 3),
]


@pytest.mark.parametrize(("text", "count"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_what_stands_apart_stays_apart(text: str, count: int) -> None:
    assert len(segments(text)) == count


def test_a_typeset_text_is_joined_up_to_each_paragraph_s_short_last_line() -> None:
    text = (
        "Harbor Patrol officers took part in a sweep of the county’s ports on\n"
        "Monday and arrested 41 people, among them the owners of 3 companies\n"
        "that ship boats.\n"
        "The boats had been reported stolen in the spring and were found by the\n"
        "officers of two harbors in the last weeks of the summer, with the help\n"
        "of the owners. The Harbor Patrol has asked the owners to come forward\n"
        "and to bring their papers, and expects that most of them will do that.\n"
        "Boat Registration Service\n"
        "Owners can register a boat with the county, which keeps a list of the\n"
        "boats that were stolen and of those that were found.\n"
    )
    assert [words.split()[0] for words in kept(text)] == ["Harbor", "The", "Boat", "Owners"]


PAGE = "\n".join(
    (
        "Harbor Patrol Arrests 40 in Port Sweep - Harbor County Attorney",
        "Skip to content",
        "Home",
        "REPORT A CRIME",
        "Prop 47 Relief",
        "5 min read",
        "Harbor Patrol Arrests 40 in Port Sweep",
        "Home",
        "Press",
        "Harbor Patrol Arrests 40 in Port Sweep",
        "For Immediate Release",
        "June 10, 2025",
        "Contact:",
        "Orla Fenn",
        "Public Affairs Counsel",
        "(555) 555-0142 Office",
        "Harbor Patrol Arrests 40 in Port Sweep",
        *STORY,
        "###",
        "Share",
        "Latest Posts",
        "Crew of 9 Sentenced in Harbor Thefts After 3 Trials",
        "June 12, 2025",
        "The Harbor County Attorney announced today that 9 people who stole …",
        "Are You a Human? 3 + 4 =",
        "12 Main Street, Harborville, CA 90000",
    )
)


def test_a_web_page_keeps_its_story_and_headlines_and_nothing_else() -> None:
    headline = "Harbor Patrol Arrests 40 in Port Sweep"
    assert kept(PAGE) == [
        "Harbor Patrol Arrests 40 in Port Sweep - Harbor County Attorney",
        headline,
        "June 10, 2025",
        headline,
        *STORY,
    ]


def test_the_title_at_the_end_of_a_path_is_no_headline() -> None:
    text = "\n".join(
        (
            "Three Boats Found in Harbor - Harbor News",
            "You are here:",
            "Home",
            "1",
            "/",
            "News",
            "2",
            "/",
            "Three Boats Found in Harbor",
            *STORY,
        )
    )
    rules_ = [part.rule for part in segments(text)]
    assert rules_[:9] == [
        "segment.first-line", "segment.menu", "segment.menu", "segment.before-story", "segment.menu", "segment.menu",
        "segment.before-story", "segment.menu", "segment.breadcrumb",
    ]  # fmt: skip


@pytest.mark.parametrize("opener", ["Latest News", "RELATED STORIES", "Recent Posts:", "More news"])
def test_news_listed_after_the_story_is_no_part_of_it(opener: str) -> None:
    text = "\n\n".join(
        (
            "Skip to main content",
            "Forty held in harbor sweep",
            *STORY,
            opener,
            "Boat Firm to Pay $7 Million",
            "June 3, 2026",
        )
    )
    assert kept(text) == ["Forty held in harbor sweep", *STORY]


def test_a_box_of_other_news_inside_the_story_does_not_end_it() -> None:
    box = ("Related Articles", "Boat firm pays $7 million", "June 3, 2026", "Two held on Pier 9")
    text = "\n".join(
        ("Forty held in harbor sweep - Harbor Herald", "Menu", "Home", *STORY[:2], *box, *STORY[1:], "Share")
    )
    assert kept(text) == ["Forty held in harbor sweep - Harbor Herald", *STORY[:2], *STORY[1:]]


GOVERNMENT = "\n".join(
    (
        "District of Harbor | Forty Held in Harbor Sweep | Department of Ports",
        "Skip to main content",
        "A harbor site belongs to an official organization of the ports in the whole of the bay.",
        "Meet the Harbor Counsel and Staff",
        "Breadcrumb",
        "Press Releases",
        "Forty Held in Harbor Sweep",
        "Press Release",
        "Forty Held in Harbor Sweep",
        "Tuesday, June 10, 2025",
        "Share",
        "For Immediate Release",
        *STORY,
        "The following people were charged:",
        "Orla Fenn, 44, of Harborville; and",
        "Ambrose Vell, 41, of Harborville.",
        "If convicted, each faces up to 20 years in prison.",
        "Contact",
        "Press Officer",
        "Updated June 11, 2025",
        "Topics",
        "Theft of 3 or More Boats",
        "Related Content",
        "Crew of 9 Sentenced to 15 Years",
        "A crew of nine was sentenced today to 15 years in prison for stealing boats from four harbors of the county.",
        "June 3, 2025",
    )
)


def test_a_government_page_is_its_headline_and_its_story() -> None:
    assert kept(GOVERNMENT)[1:] == [
        "Forty Held in Harbor Sweep",
        "Tuesday, June 10, 2025",
        *STORY,
        "The following people were charged:",
        "Orla Fenn, 44, of Harborville; and",
        "Ambrose Vell, 41, of Harborville.",
        "If convicted, each faces up to 20 years in prison.",
    ]


def test_a_letterhead_in_two_columns_is_no_headline() -> None:
    text = (
        "OFFICE OF THE HARBOR COUNSEL\n"
        "FOR IMMEDIATE RELEASE                              Contact: Orla Fenn\n"
        "June 10, 2025                                      (555) 555-0142\n\n"
        "TREASURER SENTENCED TO FOUR YEARS FOR STEALING\nMORE THAN $500,000 FROM BOAT CLUB\n\n"
        "HARBORVILLE – The Harbor Counsel announced today that a former treasurer of the\n"
        "boat club was sentenced to four years in prison for stealing more than $500,000\n"
        "over three years.\n\n"
        "The case was brought by the county’s maritime unit and by the Harbor Patrol of\n"
        "Harborville.\n"
    )
    assert [kind for kind, _ in told(text)] == [
        "headline",
        "boilerplate",
        "dateline",
        "headline",
        "headline",
        "body",
        "body",
    ]


def test_a_section_name_above_the_story_does_not_end_it() -> None:
    text = "\n\n".join(("Latest News", "Forty held in harbor sweep after 3 weeks", *STORY))
    assert kept(text) == ["Forty held in harbor sweep after 3 weeks", *STORY]


@pytest.mark.parametrize(
    "line",
    [
        "Anyone with information can call the tip line at 555-555-0142.",
        "Members of the public can report crimes by calling 800-555-0199 24 hours a day, 7 days a week.",
        "Learn more about the Harbor Patrol’s mission on X at @HarborPatrolExample.",
        "Follow us on X, which was Twitter, at @HarborPatrolExample.",
        "For more information, visit the website of the Harbor Patrol.",
        "The patrol urges all who saw the boats to call 555-555-0142, 24 hours a day.",
    ],
)
def test_a_paragraph_that_sends_the_reader_elsewhere_is_boilerplate(line: str) -> None:
    text = "\n\n".join(("Forty held in harbor sweep", *STORY, line))
    assert told(text)[-1][0] == "boilerplate"
    assert len(kept(text)) == 4


@pytest.mark.parametrize(
    "line",
    [
        "Members of the public were among the 40 people arrested, and 12 of them were charged with theft.",
        "The patrol said 12 of those who were asked to call 555-555-0142 had done so by Monday, and others by mail.",
        "“Please call us at 555-555-0142,” said Chief Quint.",
        "Reports of thefts fell by half, to 20 a month, while the patrol searched 300 boats in the county’s ports.",
        "To report on the results, the patrol counted 40 boats over three weeks in every harbor that it has. " * 4,
    ],
)
def test_a_paragraph_of_news_is_kept_however_it_begins(line: str) -> None:
    assert len(kept("\n\n".join(("Forty held in harbor sweep", *STORY, line)))) == 5


def test_a_clean_release_has_a_headline_a_subhead_and_a_body() -> None:
    text = "\n\n".join(("Harbor Patrol arrests 40", "Half had been convicted before", *STORY))
    assert [kind for kind, _ in told(text)] == ["headline", "subhead", "body", "body", "body"]


def test_a_text_without_a_headline_begins_with_its_body() -> None:
    assert [kind for kind, _ in told("\n".join(STORY))] == ["body", "body", "body"]


def lead_of(text: str) -> list[int | None]:
    return [part.lead for part in segments(text)]


LISTS = [
    (
        "bullets",
        "Harbor sweep\n\nThe seizures include:\n\n- 12 pistols\n- 3 boats\n\nNobody was hurt.",
        [None, None, 1, 1, None],
    ),
    ("nested", "Sweep\n\nSeized were:\n- 3 boats\n  - one stolen\n  - two hired\n- $400", [None, None, 1, 2, 2, 1]),
    (
        "bare paragraphs",
        f"Sweep\n\nCharges of those held included:\n\n13 thefts.\n\nTwo frauds.\n\n{STORY[1]}",
        [None, None, 1, 1, None],
    ),
    (
        "semicolons",
        "Sweep\n\nThey received:\n\ntwo boats;\n\nthree sails; and\n\nan anchor.\n\nNobody was hurt.",
        [None, None, 1, 1, 1, None],
    ),
    (
        "people",
        "Sweep\n\nThose sentenced include:\n\nA man held for theft.\n\nA woman held for fraud.\n\nThe patrol left.",
        [None, None, 1, 1, None],
    ),
    (
        "a list of lists",
        "Sweep\n\nThe totals include:\n\n12 arrests for:\n\n9 thefts\n\n3 frauds",
        [None, None, 1, 2, 2],
    ),
    ("a quotation is no item", "Sweep\n\nChief Quint said:\n\n“We found 40 boats.”", [None, None, None]),
]


@pytest.mark.parametrize(("text", "leads"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_items_know_what_introduces_them(text: str, leads: list[int | None]) -> None:
    assert lead_of(text) == leads


def test_a_list_that_ends_a_web_page_s_story_is_kept() -> None:
    text = "\n".join(
        (
            "Skip to content",
            "Home",
            "Forty held in harbor sweep of ports",
            *STORY,
            "The seizures include:",
            "12 pistols",
            "3 boats",
            "Careers",
        )
    )
    assert kept(text)[-3:] == ["The seizures include:", "12 pistols", "3 boats"]


def assert_sound(text: str, found: tuple[Segment, ...]) -> None:
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
    held = "".join(text[part.span.start : part.span.end] for part in found)
    assert "".join(held.split()) == "".join(text.split())
    for index, part in enumerate(found):
        assert text[part.span.start : part.span.end].strip() == text[part.span.start : part.span.end] != ""
        assert part.rule in rules()
        assert part.lead is None or (part.kind == "list_item" and part.lead < index)


LINES = st.sampled_from(
    [
        *PAGE.split("\n"),
        "- 12 pistols",
        "  o two hired",
        "The seizures include:",
        "more than",
        "40",
        "people.",
        "",
        "",
        " ",
        "#",
        "1) one",
        "\x0c",
        "“",
        "– and",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(LINES, max_size=40).map("\n".join)))
def test_segments_are_ordered_apart_and_hold_every_character(text: str) -> None:
    assert_sound(text, segments(text))


def test_no_text_has_no_segments() -> None:
    assert segments(" \n\t\n") == ()
    assert classify([], []) == ()


SWEEP = (
    "Harbor Patrol arrests 40\n\nOfficers of the Harbor Patrol arrested 40 people in the old port on Monday.\n\n"
    "They searched nine ships and three yards, and the search goes on.\n\n"
)
LAST_PARTS = [
    ("About the Harbor Patrol: it was founded in 1998 and has 4 offices.", "", True),
    ("The Harbor Patrol was founded in 1998 and has 4 offices.", "\n\nTo report thefts, call 800-555-0199.", True),
    ("About 40 people: all of them came from one ship.", "", False),
    ("About Operation Copper Kettle: it ended in 40 arrests.", "", False),
    ("“The Harbor Patrol was founded in 1998,” said Chief Odo Marsh.", "", False),
    ("The Harbor Patrol was founded in 1998.", "\n\nOfficers seized 12 rifles on the ships as well.", False),
]


@pytest.mark.parametrize(("words", "rest", "standing"), LAST_PARTS)
def test_a_text_may_end_by_describing_a_body(words: str, rest: str, standing: bool) -> None:
    assert [kind == "boilerplate" for kind, said in told(SWEEP + words + rest) if said == words] == [standing]


def test_what_follows_the_name_of_a_body_describes_it() -> None:
    text = SWEEP + "About the Harbor Patrol\n\nIts 300 officers watch 12 ports."
    assert segments(text)[-1].kind == "boilerplate"


def _led(*lines: str) -> list[int | None]:
    return [part.lead for part in segments("\n\n".join(["Harbor Patrol results", STORY[0], *lines])) if part.lead]


LED: list[tuple[str, list[str], int]] = [
    (
        "items with verbs and no full stops",
        ["He is charged with:", "Failure to stop", "Failure to remain at the port"],
        2,
    ),
    ("counts behind words of measure", ["They took:", "41 boats,", "12 knives", "More than $3,000 in cash"], 3),
    ("a sentence among items that are none", ["They took:", "41 boats", "12 knives", "The boats have gone back."], 2),
    (
        "a new lead among items",
        ["They took:", "41 boats", "12 knives", "Officers were also in Saltmarsh, including:"],
        2,
    ),
]


@pytest.mark.parametrize(("lines", "count"), [row[1:] for row in LED], ids=[row[0] for row in LED])
def test_the_items_of_a_list_are_led_by_the_line_above_it(lines: list[str], count: int) -> None:
    assert _led(*lines) == [2] * count


def test_lines_that_end_in_semicolons_are_a_list_without_a_colon() -> None:
    lines = [f"The skipper of boat {number} was charged with theft in May;" for number in ("A", "B", "C")]
    assert _led("Each of them was charged in May.", *lines, "The last one was not charged.") == [2] * 4
    assert _led("Each of them was charged in May.", *lines[:2], "The last one was not charged.") == []


def test_a_list_of_other_news_ends_the_story_however_long_it_is() -> None:
    teaser = "Chief Marlow Quint announced today that 19 people were charged with smuggling 300 pounds of eel in May."
    news = [line for number in (1, 2, 3) for line in (f"Eel Case {number}", "June 8, 2025", teaser, "Read more")]
    page = ["Skip to content", "Home", "Forty held in harbor sweep", STORY[0], STORY[1], "Recent News"]
    assert kept("\n\n".join([*page, *news])) == ["Forty held in harbor sweep", STORY[0], STORY[1]]


def test_a_line_of_a_menu_above_paragraphs_ends_no_story() -> None:
    more = [STORY[2], STORY[1], STORY[2], STORY[1]]
    page = ["Skip to content", "Home", "Forty held in harbor sweep", STORY[0], STORY[1], "Related", *more]
    assert kept("\n\n".join(page))[-4:] == more
