"""The date grammar: what is a date, where it begins and ends, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.extract.dates import dates
from counterfoil.model import DatePart, Document, Span
from tests.periods.reading import said, whole

FOUND = [
    ("The raid was on March 11.", ["March 11"]),
    ("Officers came on Feb. 23, 2025, at dawn.", ["Feb. 23, 2025"]),
    ("Officers came on Tuesday, Feb. 23, 2025.", ["Tuesday, Feb. 23, 2025"]),
    ("He was seen on Oct.23, 2025.", ["Oct.23, 2025"]),
    ("The hearing of 11 March 2024 was short.", ["11 March 2024"]),
    ("Filed 3/11/2024 in Kenmore.", ["3/11/2024"]),
    ("Filed 2024-03-11 in Kenmore.", ["2024-03-11"]),
    ("On Jan. 27th they searched a barn.", ["Jan. 27th"]),
    ("MARCH 9, 2024", ["MARCH 9, 2024"]),
    ("Guards arrest 12\n\nJune 13, 2025", ["June 13, 2025"]),
    ("The hearing of 11\nMarch 2024 was short.", ["11\nMarch 2024"]),
    ("A raid in June\n\n12 people fled.", ["June"]),
    ("El 17 de julio de 2025 fue detenido.", ["17 de julio de 2025"]),
    ("The sweep ran May 4-10 in two counties.", ["May 4-10"]),
    ("The sweep ran May 4 – 10, 2024.", ["May 4 – 10, 2024"]),
    ("It ran from March 11 to March 22 in 25 towns.", ["March 11 to March 22"]),
    ("It ran Feb. 23 through March 2.", ["Feb. 23 through March 2"]),
    ("Held between Jan. 5 to 19, it ended.", ["Jan. 5 to 19"]),
    ("From Jan. 20 to Oct. 15, 2025, they did.", ["Jan. 20 to Oct. 15, 2025"]),
    ("From November 2020 through March 2023, he lied.", ["November 2020 through March 2023"]),
    ("In 2019-2021 prices rose.", ["2019-2021"]),
    ("Between 2017 and 2019 she sold barns.", ["2017 and 2019"]),
    ("On May 4 and 5 they met.", ["May 4 and 5"]),
    ("From May 2020 until his arrest in June 2021 he hid.", ["May 2020 until his arrest in June 2021"]),
    ("During the week of Jan. 27, crews met.", ["week of Jan. 27"]),
    ("In January, crews met.", ["January"]),
    ("In 2019 and 2021, crews met.", ["2019", "2021"]),
    ("His 2018 conviction stands.", ["2018"]),
    ("In fiscal year 2023, crews met.", ["fiscal year 2023"]),
    ("In FY23 and FY 2024, crews met.", ["FY23", "FY 2024"]),
    ("In the first quarter of fiscal year 2024, crews met.", ["first quarter of fiscal year 2024"]),
    ("So far this fiscal year, crews met.", ["So far this fiscal year"]),
    ("In the first 50 days of the Trump administration, crews met.", ["first 50 days of the Trump administration"]),
    ("Over the past six months, crews met.", ["past six months"]),
    ("Last week, last month and last year differ.", ["Last week", "last month", "last year"]),
    ("Over the weekend crews met.", ["Over the weekend"]),
    ("On Thursday crews met.", ["Thursday"]),
    ("Since January 20, crews met.", ["Since January 20"]),
    ("Since its start in 2017, the fair grew.", ["Since its start in 2017"]),
    ("He was held May 23 to 14 guards' relief.", ["May 23"]),
    ("From 2013 to the present, she sold barns.", ["2013 to the present"]),
    ("He has come back twice since then.", ["since then"]),
    ("They met on the 4th of July.", ["4th of July"]),
    ("Earlier this month, crews met today.", ["Earlier this month", "today"]),
    ("He came during the Biden administration.", ["the Biden administration"]),
    ("He must leave within 48 hours.", ["within 48 hours"]),
    ("In early 2020 and summer 2023, crews met.", ["early 2020", "summer 2023"]),
    ("Three days later, on May 4, he left.", ["Three days later", "May 4"]),
    ("In March of this year he left.", ["March of this year"]),
    ("On Labor Day crews met.", ["Labor Day"]),
    (
        "Since the office's barn team was formed in July 2019, it grew.",
        ["Since the office's barn team was formed in July 2019"],
    ),
    ("It fell from the same period last year.", ["the same period last year"]),
    ("In the first six months of fiscal year 2020 it grew.", ["first six months of fiscal year 2020"]),
    ("So far in fiscal year 2020, it grew.", ["So far in fiscal year 2020"]),
    ("History: 2007 theft; 2010 battery.", ["2007", "2010"]),
]
NOT_FOUND = [
    "A farmer gets 12 years after his barn fell.",
    "The plea ended in 18 months of imprisonment.",
    "They put in 72 hours a week.",
    "Residents may report a crime.",
    "Crews march on, and others march back.",
    "Judge April Stone signed the order.",
    "Agent June Harrow spoke.",
    "Prison terms range from 10-15 years.",
    "A 37-year-old man, 43, was held.",
    "Call 555-014-2390 or 1-555-014-2390.",
    "They seized $2019 and 2019 pills.",
    "The Reform Act of 1986 applies.",
    "The Sun rose and sat.",
    "Second, the court erred.",
    "Under Form 2020.5 it is so.",
    "It was part of this week-long sweep.",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_dates_are_found_with_their_exact_words(text: str, words: list[str]) -> None:
    assert said(text) == words


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_numbers_and_words_are_no_dates(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It ended March 22 in 25 towns.", ["March 22"]),
        ("It ran March 4 to 10 people's surprise.", ["March 4"]),
        ("On March 4 and 25 people were held.", ["March 4"]),
        ("In March 4,000 people came.", ["March"]),
    ],
)
def test_a_count_beside_a_date_stays_outside_it(text: str, words: list[str]) -> None:
    assert said(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It began on May 3 and ended on May 9.", ["May 3 and ended on May 9"]),
        ("It started at noon May 3 and concluded Sunday, May 9.", ["May 3 and concluded Sunday, May 9"]),
        ("He was arrested May 3 and finished May 9.", ["May 3", "May 9"]),
        ("It began May 3 and one trial ended May 9.", ["May 3", "May 9"]),
    ],
)
def test_what_began_and_ended_is_of_all_the_days_between(text: str, words: list[str]) -> None:
    assert said(text) == words


def test_a_range_keeps_both_ends_as_written() -> None:
    (mention,) = whole("It ran from Jan. 20 to Oct. 15, 2025.")
    assert (mention.form, mention.first, mention.last) == ("days", DatePart(None, 1, 20), DatePart(2025, 10, 15))


def test_a_list_shares_the_year_at_its_end() -> None:
    first, second = whole("He fell in March and April 2025.")
    assert (first.first, second.first) == (DatePart(2025, 3), DatePart(2025, 4))


def test_dates_outside_the_sentences_are_not_read() -> None:
    text = "May 4, 2024\n\nCrews met on May 5, 2024."
    (mention,) = dates(Document("test", text, ""), (Span(13, len(text)),))
    assert text[mention.span.start : mention.span.end] == "May 5, 2024"


PIECES = st.sampled_from(
    ["May", "March 4", "to", "through", "-", "10", "2019", ",", "since", "last week", "in", "fiscal year", "two",
     "days later", ".", "\n", "Thursday", "the first", "50 days", "of the", "Trump administration", "–", "années", "😀"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14))
def test_mentions_are_in_order_and_do_not_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = whole(text)
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end].strip() == text[mention.span.start : mention.span.end]
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert whole(text) == whole(text)
