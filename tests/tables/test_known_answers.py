"""Answers that are known from the records themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterfoil.reference.tables import table_profiles
from counterfoil.tables import Manifest, Question, Store, add, ask, context

FIVE = ("aor.los-angeles", "Chicago", "aor.atlanta", "San Antonio", "New York")
WEEK = Question("arrest", date(2017, 2, 6), date(2017, 2, 12), "person", "ice", FIVE)


@pytest.fixture(scope="session")
def records(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The arrest records, imported once for all tests."""
    store = Store(tmp_path_factory.mktemp("tables"))
    files = sorted((shared / "tables" / "ice-ero-records").glob("EROArrests_FY20*.csv.gz"))
    add(store, table_profiles()["us-ice-ero-arrests"], files)
    return store


def _manifest(store: Store, table: str) -> Manifest:
    manifest = store.manifest(table)
    assert manifest is not None
    return manifest


def test_all_arrests_are_read_and_those_outside_the_stated_period_kept_out(records: Store) -> None:
    manifest = _manifest(records, "us-ice-ero-arrests")
    assert (manifest.rows, manifest.kept_out, manifest.figures) == (544_059, 4, 544_055)
    broken = [(one.id, one.rows) for one in manifest.outcomes if not one.met]
    assert broken == [("inside-stated-period", 4)]


def test_a_week_in_five_areas_is_counted_in_every_way(records: Store) -> None:
    (answer,), refusals = ask(records, WEEK)
    assert {reading.way.id: reading.value for reading in answer.readings} == {
        "all": 1240,
        "operation": 699,
        "at-large": 640,
        "at-large-narrow": 591,
    }
    assert refusals == ()


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
    answers, (refusal,) = ask(records, Question("arrest", date(2024, 3, 1), date(2024, 3, 31)))
    assert answers == ()
    assert refusal.code == "period"
    assert "2019-08-31" in refusal.says
