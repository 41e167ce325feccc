"""Answers that are known from the records themselves."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from counterfoil.model import Measure
from counterfoil.tables import Manifest, Question, Store, ask, context
from counterfoil.tables.questions import Where

FIVE = ("aor.los-angeles", "Chicago", "aor.atlanta", "San Antonio", "New York")
WEEK = Question("arrest", date(2017, 2, 6), date(2017, 2, 12), "person", "ice", FIVE)


def _broken(store: Store, table: str) -> dict[str, int]:
    return {one.id: one.rows for one in _manifest(store, table).outcomes if not one.met}


def _value(store: Store, table: str, question: Question) -> float | None:
    answers, _ = ask(store, question)
    return next(one.readings[0].value for one in answers if one.profile.id == table)


def _manifest(store: Store, table: str) -> Manifest:
    manifest = store.manifest(table)
    assert manifest is not None
    return manifest


def test_all_arrests_are_read_and_those_outside_the_stated_period_kept_out(records: Store) -> None:
    manifest = _manifest(records, "us-ice-ero-arrests")
    assert (manifest.rows, manifest.kept_out, manifest.figures) == (544_059, 4, 544_055)
    assert _broken(records, "us-ice-ero-arrests") == {"inside-stated-period": 4}


def test_a_week_in_five_areas_is_counted_in_every_way(records: Store) -> None:
    (answer,), (refusal,) = ask(records, WEEK)
    assert {reading.way.id: reading.value for reading in answer.readings} == {
        "all": 1240,
        "operation": 699,
        "at-large": 640,
        "at-large-narrow": 591,
    }
    assert (refusal.table, refusal.code) == ("us-ice-arrests-by-week", "area")


def test_the_week_is_the_highest_of_its_series(records: Store) -> None:
    (answer,), _ = ask(records, WEEK)
    way = next(reading.way for reading in answer.readings if reading.way.id == "at-large-narrow")
    found = context(records, "us-ice-ero-arrests", WEEK, way)
    assert found is not None
    assert found.rank == 1
    assert found.asked is not None
    assert found.windows[found.asked].value == 591
    winter = [
        window.value
        for at, window in enumerate(found.windows)
        if date(2016, 10, 31) <= window.first_day <= date(2017, 3, 13) and at != found.asked
    ]
    assert (len(winter), min(winter), sorted(winter)[9], max(winter)) == (19, 41, 148, 252)


def test_days_that_no_file_covers_are_refused(records: Store) -> None:
    answers, refusals = ask(records, Question("arrest", date(2024, 3, 1), date(2024, 3, 31)))
    assert answers == ()
    assert [refusal.code for refusal in refusals] == ["period", "period"]
    assert "2019-08-31" in refusals[1].says


def _fiscal(measure: Measure, year: int, where: Where = ()) -> Question:
    return Question(measure, date(year - 1, 10, 1), date(year, 9, 30), where=where)


@pytest.mark.parametrize(
    ("table", "question", "value"),
    [
        ("us-ice-removals", _fiscal("removal", 2018, (("citizenship", ("Mexico",)),)), 141_045),
        ("us-ice-removals-by-citizenship", _fiscal("removal", 2018, (("citizenship", ("Mexico",)),)), 141_045),
        ("us-ice-removals", _fiscal("removal", 2018, (("citizenship", ("Guatemala",)),)), 50_390),
        ("us-ice-removals-by-citizenship", _fiscal("removal", 2017), 226_119),
        ("us-ice-removals-to-date", _fiscal("removal", 2020), 185_884),
        ("us-ice-removals-to-date", _fiscal("removal", 2023), 142_580),
        ("us-ice-removals-to-date", _fiscal("removal", 2024), 271_484),
        ("us-ice-book-ins", _fiscal("detention", 2019), 510_854),
        ("us-ice-book-ins-to-date", _fiscal("detention", 2020), 182_869),
        ("us-cdc-overdose-deaths", Question("death", date(2022, 1, 1), date(2022, 12, 31)), 109_413),
    ],
)
def test_stored_figures_equal_the_published_ones(records: Store, table: str, question: Question, value: int) -> None:
    assert _value(records, table, question) == value


@pytest.mark.parametrize(
    ("table", "expectations"),
    [
        ("us-ice-removals-to-date", {"inside-fiscal-year", "not-another-years", "not-too-fast", "never-falls"}),
        ("us-ice-book-ins", {"inside-fiscal-year", "drawn-before-issue", "not-another-years", "not-ahead"}),
        ("us-ice-book-ins-to-date", {"family-is-the-small-part"}),
        ("us-ice-arrests-by-week", {"one-release"}),
        ("us-cdc-overdose-deaths", set()),
        ("us-ice-removals-by-citizenship", set()),
    ],
)  # fmt: skip  # one line a table
def test_known_defects_are_caught_by_expectations(records: Store, table: str, expectations: set[str]) -> None:
    assert expectations <= _broken(records, table).keys()
    assert expectations or not _broken(records, table)


def test_the_total_of_fiscal_2020_stands_in_no_other_year(records: Store) -> None:
    with duckdb.connect() as connection:
        table = connection.read_parquet(str(records.path("us-ice-removals-to-date")))
        years = table.filter("n = 185884").project("year(last_day)").fetchall()
    assert years == [(2020,)]
