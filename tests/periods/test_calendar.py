"""Placing dates: what the words mean against a day of publication, and what they leave open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.model import DateMention, DatePart, Period, Span
from counterfoil.reference.calendar import profile
from counterfoil.resolve.calendar import Setting, place
from counterfoil.resolve.calendar_text import placed
from tests.periods.reading import extraction, whole

PUBLISHED = date(2021, 5, 12)  # a Wednesday

PLACED = [
    ("on May 4", "2021-05-04", "2021-05-04", "period.latest-year"),
    ("on Nov. 4", "2020-11-04", "2020-11-04", "period.latest-year"),
    ("on May 13", "2021-05-13", "2021-05-13", "period.latest-year"),
    ("on May 4, 2019", "2019-05-04", "2019-05-04", "period.stated-year"),
    ("in January", "2021-01-01", "2021-01-31", "period.latest-year"),
    ("in February 2020", "2020-02-01", "2020-02-29", "period.stated-year"),
    ("in 2019", "2019-01-01", "2019-12-31", "period.stated-year"),
    ("from May 4 to May 10", "2021-05-04", "2021-05-10", "period.latest-year"),
    ("from Dec. 28 to Jan. 3", "2020-12-28", "2021-01-03", "period.latest-year"),
    ("from Jan. 20 to Feb. 15, 2020", "2020-01-20", "2020-02-15", "period.year-of-range"),
    ("from Dec. 20 to Jan. 5, 2020", "2019-12-20", "2020-01-05", "period.year-of-range"),
    ("from November 2018 through March 2019", "2018-11-01", "2019-03-31", "period.stated-year"),
    ("between 2017 and 2019", "2017-01-01", "2019-12-31", "period.stated-year"),
    ("last week", "2021-05-03", "2021-05-09", "period.last-week"),
    ("this week", "2021-05-10", "2021-05-12", "period.this-week"),
    ("later this month", "2021-05-12", "2021-05-31", "period.this-month"),
    ("last month", "2021-04-01", "2021-04-30", "period.last-month"),
    ("last year", "2020-01-01", "2020-12-31", "period.last-year"),
    ("so far this year", "2021-01-01", "2021-05-12", "period.this-year"),
    ("in fiscal year 2020", "2019-10-01", "2020-09-30", "period.fiscal-year"),
    ("in fiscal year 2021 to date", "2020-10-01", "2021-05-12", "period.fiscal-year-to-date"),
    ("so far this fiscal year", "2020-10-01", "2021-05-12", "period.fiscal-year-to-date"),
    ("last fiscal year", "2019-10-01", "2020-09-30", "period.fiscal-year"),
    ("in the first quarter of fiscal year 2021", "2020-10-01", "2020-12-31", "period.quarter"),
    ("in the second half of 2020", "2020-07-01", "2020-12-31", "period.quarter"),
    ("over the past six months", "2020-11-12", "2021-05-12", "period.past-window"),
    ("in the past 30 days", "2021-04-12", "2021-05-12", "period.past-window"),
    ("in just four days", "2021-05-08", "2021-05-12", "period.within-window"),
    ("since January 20", "2021-01-20", "2021-05-12", "period.since"),
    ("from 2016 to the present", "2016-01-01", "2021-05-12", "period.since"),
    ("since 2016", "2016-01-01", "2021-05-12", "period.since"),
    ("since mid-March", "2021-03-15", "2021-05-12", "period.since"),
    ("early 2020", "2020-01-01", "2020-03-31", "period.part-of-year"),
    ("summer 2020", "2020-06-01", "2020-08-31", "period.season"),
    ("winter 2019", "2019-12-01", "2020-02-29", "period.season"),
    ("over the weekend", "2021-05-08", "2021-05-09", "period.weekend"),
    ("on Monday", "2021-05-10", "2021-05-10", "period.weekday"),
    ("on Friday", "2021-05-07", "2021-05-07", "period.weekday"),
    ("on Thursday", "2021-05-13", "2021-05-13", "period.weekday"),
    ("last Thursday", "2021-05-06", "2021-05-06", "period.weekday"),
    ("last Wednesday", "2021-05-05", "2021-05-05", "period.weekday"),
    ("announced today", "2021-05-12", "2021-05-12", "period.today"),
    ("yesterday", "2021-05-11", "2021-05-11", "period.today"),
    ("in March of this year", "2021-03-01", "2021-03-31", "period.of-year"),
    ("the week of April 28", "2021-04-26", "2021-05-02", "period.week-of"),
    ("in the week of April 18 to April 24, 2021", "2021-04-18", "2021-04-24", "period.year-of-range"),
    ("the week of April 18-24, 2021", "2021-04-18", "2021-04-24", "period.stated-year"),
    ("the week of April 18 through 24", "2021-04-18", "2021-04-24", "period.latest-year"),
    ("the week of Sunday, April 18, through Saturday, April 24", "2021-04-18", "2021-04-24", "period.latest-year"),
    ("week of April 18–24", "2021-04-18", "2021-04-24", "period.latest-year"),
    ("the weekend of April 23-25", "2021-04-23", "2021-04-25", "period.latest-year"),
    ("during the Obama administration", "2009-01-20", "2017-01-20", "period.term"),
    ("during the Biden administration", "2021-01-20", "2021-05-12", "period.term"),
    ("in the first 50 days of the Biden administration", "2021-01-20", "2021-03-10", "period.first-window"),
    ("in President Biden's first 50 days", "2021-01-20", "2021-03-10", "period.first-window"),
    ("on Labor Day", "2020-09-07", "2020-09-07", "period.holiday"),
    ("from Jan. 20 to Oct. 15", "2020-01-20", "2020-10-15", "period.latest-year"),
    ("from May 1 to May 31", "2021-05-01", "2021-05-31", "period.latest-year"),
    ("so far in fiscal year 2021", "2020-10-01", "2021-05-12", "period.fiscal-year-to-date"),
    ("in the last two years of the Obama administration", "2015-01-20", "2017-01-20", "period.last-window"),
    ("during the final year of the Trump administration", "2020-01-20", "2021-01-20", "period.last-window"),
    ("dating back to 2016", "2016-01-01", "2021-05-12", "period.since"),
    ("as far back as March 2019", "2019-03-01", "2021-05-12", "period.since"),
    ("in the first six months of fiscal year 2020", "2019-10-01", "2020-03-31", "period.first-window"),
    ("in the first two months of the fiscal year", "2020-10-01", "2020-11-30", "period.first-window"),
    ("over Labor Day weekend", "2020-09-05", "2020-09-07", "period.holiday"),
    ("over Memorial Day weekend in 2019", "2019-05-25", "2019-05-27", "period.holiday"),
    ("over Thanksgiving weekend", "2020-11-26", "2020-11-29", "period.holiday"),
    ("two years ago", "2019-01-01", "2019-12-31", "period.ago"),
]


@pytest.mark.parametrize(("words", "start", "end", "rule"), PLACED)
def test_words_mean_these_days(words: str, start: str, end: str, rule: str) -> None:
    (mention,) = whole(words)
    reading = place(mention, PUBLISHED)
    assert reading.period == Period(date.fromisoformat(start), date.fromisoformat(end))
    assert reading.rule == rule


@pytest.mark.parametrize(
    "words", ["from March 11 to March 22", "last week", "on Thursday", "past six months", "since May 4"]
)
def test_without_a_publication_date_the_days_stay_open_and_say_what_is_missing(words: str) -> None:
    (mention,) = whole(words)
    reading = place(mention, None)
    assert reading.status == "unresolved"
    assert "publication date" in (reading.reason or "")
    assert "--published" in (reading.needs or "")


@pytest.mark.parametrize("words", ["in fiscal year 2020", "on May 4, 2019", "between 2017 and 2019", "summer 2020"])
def test_words_that_state_the_year_need_no_publication_date(words: str) -> None:
    (mention,) = whole(words)
    assert place(mention, None).period == place(mention, PUBLISHED).period is not None


AHEAD = [
    ("He faces up to 10 years when he is sentenced Oct. 2.", date(2021, 10, 2)),
    ("He faces 20 years in prison at his sentencing on July 30.", date(2021, 7, 30)),
    ("The judge set a hearing for Oct. 9.", date(2021, 10, 9)),
    ("At his sentencing on July 30, the judge gave him 12 years.", date(2020, 7, 30)),
    ("When he was sentenced Nov. 4, he wept.", date(2020, 11, 4)),
    ("A farmer is sentenced Nov. 3 to 12 years.", date(2020, 11, 3)),
]


@pytest.mark.parametrize(("words", "day"), AHEAD, ids=[words for words, _ in AHEAD])
def test_the_words_before_a_date_say_whether_it_is_to_come(words: str, day: date) -> None:
    (item,) = placed(extraction(words, {}, PUBLISHED), PUBLISHED)
    assert item.reading.period == Period(day, day)


def test_a_date_that_looks_ahead_takes_the_next_such_day() -> None:
    (mention,) = whole("on Sept. 4")
    assert place(mention, PUBLISHED, setting=Setting(ahead=True)).period == Period(date(2021, 9, 4), date(2021, 9, 4))


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("since then", "2020-03-02"),
        ("the same day", "2020-03-02"),
        ("the following day", "2020-03-03"),
        ("the previous day", "2020-03-01"),
        ("nine days later", "2020-03-11"),
    ],
)
def test_words_that_point_back_count_from_the_anchor(words: str, start: str) -> None:
    (mention,) = whole(words)
    anchor = Period(date(2020, 3, 2), date(2020, 3, 2))
    reading = place(mention, PUBLISHED, setting=Setting(anchor=anchor))
    assert reading.period is not None
    assert reading.period.start == date.fromisoformat(start)
    assert place(mention, PUBLISHED).status == "unresolved"


def test_a_year_from_the_passage_wins_over_the_latest_one() -> None:
    (mention,) = whole("on March 25")
    assert place(mention, PUBLISHED, setting=Setting(year=2019)).period == Period(date(2019, 3, 25), date(2019, 3, 25))


def test_the_profile_decides_the_order_of_day_and_month() -> None:
    (mention,) = whole("on 3/4/2020")
    assert place(mention, None, profile("us")).period == Period(date(2020, 3, 4), date(2020, 3, 4))
    assert place(mention, None, profile("europe")).period == Period(date(2020, 4, 3), date(2020, 4, 3))


@pytest.mark.parametrize("words", ["on Feb. 30", "on Feb. 29, 2021", "from May 9, 2020, to May 4, 2020"])
def test_days_that_are_on_no_calendar_are_not_placed(words: str) -> None:
    (mention,) = whole(words)
    assert place(mention, PUBLISHED).status == "unresolved"


def test_an_offset_that_ends_after_publication_is_not_placed() -> None:
    (mention,) = whole("They began six months later.")
    setting = Setting(anchor=Period(date(2021, 3, 1), date(2021, 3, 1)))
    assert place(mention, PUBLISHED, setting=setting).status == "unresolved"
    earlier = Setting(anchor=Period(date(2020, 3, 1), date(2020, 3, 1)))
    assert place(mention, PUBLISHED, setting=earlier).period == Period(date(2020, 9, 1), date(2020, 9, 1))


PARTS = st.builds(
    DatePart, st.none() | st.integers(1990, 2030), st.none() | st.integers(1, 12), st.none() | st.integers(1, 31)
)
FORMS = st.sampled_from(
    ["day", "days", "month", "months", "year", "years", "fiscal_year", "since", "quarter", "holiday"]
)
UNITS = st.sampled_from([None, "day", "week", "month", "year", "weekend", "hour", "decade", "quarter"])
WORDS = st.sampled_from([None, "same", "last", "this", "later", "offset", "following", "early", "late", "mid", "trump"])
RULES = st.sampled_from(["date.last", "date.this", "date.today", "date.ago", "date.offset", "date.past-window"])
MENTIONS = st.one_of(
    st.builds(DateMention, st.just(Span(0, 1)), FORMS, st.just("date.range"), PARTS, PARTS),
    st.builds(
        DateMention, st.just(Span(0, 1)), st.sampled_from(["relative", "window", "term", "weekend"]), RULES,
        st.none(), st.none(), st.none() | st.integers(-400, 400), UNITS, WORDS,
    ),
)  # fmt: skip
DAYS = st.dates(date(1995, 1, 1), date(2029, 12, 31))


@given(MENTIONS, DAYS, st.booleans())
def test_a_placed_period_runs_forward_and_is_the_same_every_time(
    mention: DateMention,
    published: date,
    ahead: bool,
) -> None:
    setting = Setting(anchor=Period(published, published + timedelta(days=3)), ahead=ahead)
    reading = place(mention, published, setting=setting)
    assert reading == place(mention, published, setting=setting)
    if reading.period is None:
        assert reading.reason
    else:
        assert reading.period.start <= reading.period.end
        assert reading.words


EARLIER = [
    (
        "From Jan. 4 to May 1, crews met 40 times, and in the same period of last year nine times.",
        "2020-01-04",
        "2020-05-01",
    ),
    ("Since March 1, crews met 40 times. In the same weeks of 2019, they met twice.", "2019-03-01", "2019-05-12"),
]


@pytest.mark.parametrize(("text", "start", "end"), EARLIER)
def test_the_same_stretch_of_another_year(text: str, start: str, end: str) -> None:
    found = placed(extraction(text, {}, PUBLISHED), PUBLISHED)
    assert found[-1].reading.rule == "period.same-span"
    assert found[-1].reading.period == Period(date.fromisoformat(start), date.fromisoformat(end))


def test_a_stretch_that_points_back_to_nothing_is_unresolved() -> None:
    (found,) = placed(extraction("In the same period of last year, crews met twice.", {}, PUBLISHED), PUBLISHED)
    assert found.reading.status == "unresolved"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("She led a unit in 1994. Between April and July of that year, villages burned.", (1994, 4, 1), (1994, 7, 31)),
        ("It began in 2016. From May 3 to May 9 of the same year, the mill stood still.", (2016, 5, 3), (2016, 5, 9)),
        ("It began in 2016. In May 2018 and July of that year, the mill stood still.", (2018, 7, 1), (2018, 7, 31)),
    ],
)
def test_the_year_of_a_range_may_be_pointed_back_to(
    words: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    found = placed(extraction(words, {}, PUBLISHED), PUBLISHED)
    assert Period(date(*start), date(*end)) in [item.reading.period for item in found]
