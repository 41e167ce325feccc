"""Questions of statements to stored tables: figures of every way and window, or why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from counterfoil.model import Filter, Period, RecordQuestion
from counterfoil.reference import tables as reference
from counterfoil.reference.tables import AreaChange, Dimension, TableProfile
from counterfoil.tables import Store, add, answer, answering, asking, store, windows
from tests.tables.invented import profile, write_rows

WEEK = Period(date(2020, 11, 2), date(2020, 11, 8))
QUESTION = RecordQuestion(("c1",), "arrest", "person", WEEK, "ice", ("aor.denver",))


@pytest.fixture
def daily(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    """A year of arrests: one a day in Denver, and two on Mondays in Chicago; the Denver area changed."""
    made = replace(
        profile(), agency="ero", area_changes=(AreaChange("Denver", 2015, 2021, "A part of Denver went elsewhere."),)
    )
    profiles: dict[str, TableProfile] = {made.id: made}
    for module in (reference, asking, store, windows, answering):
        monkeypatch.setattr(module, "table_profiles", lambda: profiles)
    days = [date(2020, 10, 1) + timedelta(days=at) for at in range(365)]
    rows = [(f"{day:%d.%m.%Y}", "Denver District", "jail") for day in days]
    rows += [(f"{day:%d.%m.%Y}", "Chicago District", "street") for day in days if day.weekday() == 0] * 2
    found = Store(tmp_path / "store")
    add(found, made, [write_rows(tmp_path / "a.csv", rows, "Arrests for FY2021")])
    return found


def test_every_way_is_a_figure_whose_query_runs_as_printed(daily: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = answer(daily, (QUESTION,))
    assert [one.value for one in found.figures] == [7, 0]
    monkeypatch.chdir(daily.folder)
    for one in found.figures:
        assert one.query is not None
        with duckdb.connect() as connection:
            assert (connection.execute(one.query).fetchall()[0][0] or 0) == one.value


def test_an_area_that_changed_is_of_another_scope_and_told(daily: Store) -> None:
    (found,) = answer(daily, (QUESTION,))
    assert {one.fit for one in found.figures} == {"scope", "way"}
    assert any("went elsewhere" in note for note in found.notes)


def test_neighbouring_windows_are_marked(daily: Store) -> None:
    asked = replace(QUESTION, windows=(("Sunday to Saturday", Period(date(2020, 11, 1), date(2020, 11, 7))),))
    (found,) = answer(daily, (asked,))
    assert {one.window for one in found.figures if one.fit == "window"} == {"Sunday to Saturday"}


def test_the_series_has_the_stated_week(daily: Store) -> None:
    (found,) = answer(daily, (QUESTION,))
    assert all(one.asked is not None and one.windows[one.asked][0] == WEEK for one in found.series)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (replace(QUESTION, population=(Filter("criminality", "convicted"),)), "dimension"),
        (replace(QUESTION, unit="percent", population=(Filter("criminality", "convicted"),)), "dimension"),
        (replace(QUESTION, unit="charge"), "unit"),
        (replace(QUESTION, areas=(), elsewhere=("Salem",)), "area"),
        (replace(QUESTION, period=Period(date(1999, 1, 1), date(1999, 1, 7))), "period"),
        (replace(QUESTION, agency="hsi"), "agency"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(daily: Store, question: RecordQuestion, code: str) -> None:
    (found,) = answer(daily, (question,))
    assert found.figures == ()
    assert [one.code for one in found.refusals] == [code]


def test_words_that_narrow_nothing_are_no_column(daily: Store) -> None:
    (found,) = answer(daily, (replace(QUESTION, population=(Filter("status", "illegal"),)),))
    assert found.figures


def test_whose_doings_must_be_known(daily: Store) -> None:
    (found,) = answer(daily, (replace(QUESTION, agency=None),))
    assert (found.figures, found.refusals) == ((), ())


def test_an_empty_store_answers_with_nothing(tmp_path: Path) -> None:
    (found,) = answer(Store(tmp_path / "none"), (QUESTION,))
    assert (found.figures, found.refusals, found.series) == ((), (), ())


@pytest.fixture
def by_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    """Seven arrests in Ohio, one in Washington State, and one that has no state."""
    dimensions = (Dimension("state", "State.", "state"), Dimension("way", "Way."))
    made = profile(dimensions=dimensions, columns={"Seen On": "day", "District": "state", "Way": "way"})
    profiles: dict[str, TableProfile] = {made.id: made}
    for module in (reference, asking, store, windows, answering):
        monkeypatch.setattr(module, "table_profiles", lambda: profiles)
    rows = [(f"{day:02}.11.2020", "OHIO", "jail") for day in range(2, 9)]
    rows += [("02.11.2020", "WA", "jail"), ("02.11.2020", "", "jail")]
    found = Store(tmp_path / "store")
    add(found, made, [write_rows(tmp_path / "a.csv", rows, "Arrests for FY2021")])
    return found


@pytest.mark.parametrize(
    ("places", "value"),
    [
        (("Ohio",), 7),
        (("Wash.",), 1),
        (("Washington State", "Ohio"), 8),
        (("Columbus",), None),
        (("Columbus", "Ohio"), None),  # a city of the state: the table does not tell it apart
        (("New York",), None),  # the city or the state
        (("Ohio'; DROP TABLE t; --",), None),
    ],
)
def test_states_are_asked_for_where_the_table_tells_them_apart(
    by_state: Store, places: tuple[str, ...], value: int | None
) -> None:
    (found,) = answer(by_state, (replace(QUESTION, areas=(), elsewhere=places, agency="ero"),))
    if value is None:
        assert [one.code for one in found.refusals] == ["area"]
        assert not found.figures
        return
    assert [one.value for one in found.figures][:1] == [value]
    assert {one.fit for one in found.figures} == {"scope", "way"}  # rows without a state may be of it


def test_a_table_without_states_says_so(daily: Store) -> None:
    (found,) = answer(daily, (replace(QUESTION, areas=(), elsewhere=("Ohio",)),))
    assert [(one.code, "Ohio" in one.says) for one in found.refusals] == [("area", True)]


def test_the_doings_of_a_part_are_refused_with_the_reason(daily: Store) -> None:
    (found,) = answer(daily, (replace(QUESTION, areas=(), agency="hsi"),))
    assert not found.figures
    assert [one.code for one in found.refusals] == ["agency"]
