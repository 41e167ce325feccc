"""Expectations: what breaks one is marked and counted, what does not is kept."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.reference.tables import Dimension, Expectation, Value
from counterfoil.tables import Manifest, Store, add
from counterfoil.tables.series import Cell, never_falls, not_too_fast
from tests.tables.invented import ONE_SOURCE, SOUND, profile, write, write_rows

PART = Dimension("part", "Part.", total="all")
ISSUED = {"Year": "fiscal_year", "Drawn": "as_of", "Issued": "vintage", "Part": "part"}
HEAD = "Year;Drawn;Issued;Part;Total"


def _vet(tmp_path: Path, one: Expectation, *rows: str) -> Manifest:
    made = profile(
        [SOUND, one], time="to_date", columns=ISSUED, values=[Value("Total", {})], dimensions=[PART],
        additive=False, republished=True,
    )  # fmt: skip  # the parts that matter here in two lines
    return add(Store(tmp_path / "store"), made, [write(tmp_path / "a.csv", HEAD, *rows)]).manifest


FALLS = Expectation("x", "never_falls", "Never falls.")
FAST = Expectation("x", "grows_slowly", "Not too fast.", per_day=10)
FRESH = Expectation("x", "fresh", "Fresh.", days=30)
YEAR = Expectation("x", "inside_fiscal_year", "In its year.", days=10)
COPY = Expectation("x", "not_repeated", "No copy.")
PARTS = Expectation("x", "parts", "Sum.", dimension="part", total="all")
SHARE = Expectation("x", "share", "A small part.", dimension="part", values=("b",), total="all", at_most=0.25)
LISTED = Expectation("x", "allowed", "Known parts.", dimension="part", values=("all", "b", ""))
SPAN = Expectation("x", "inside_period", "In time.", first=date(2019, 10, 1))
SUM = Expectation("x", "total", "As published.", by_year={"2021": 100}, within=0.1)


@pytest.mark.parametrize(
    ("one", "rows", "kept_out"),
    [
        (FALLS, ["2021;01.12.2020;05.12.2020;all;50", "2021;01.01.2021;05.01.2021;all;60"], 0),
        (
            FALLS,
            [
                "2021;01.12.2020;05.12.2020;all;50",
                "2021;15.12.2020;20.12.2020;all;900",
                "2021;01.01.2021;05.01.2021;all;60",
                "2021;15.01.2021;20.01.2021;all;70",
            ],
            1,
        ),
        (FALLS, ["2021;01.12.2020;05.12.2020;all;50", "2021;01.01.2021;05.01.2021;all;40"], 2),
        (FAST, ["2021;10.10.2020;15.10.2020;all;90", "2021;11.10.2020;16.10.2020;all;100"], 0),
        (FAST, ["2021;10.10.2020;15.10.2020;all;900", "2021;11.10.2020;16.10.2020;all;100"], 1),
        (FRESH, ["2021;01.12.2020;05.12.2020;all;1", "2021;01.12.2020;05.03.2021;all;1"], 1),
        (FRESH, ["2021;05.12.2020;01.12.2020;all;1"], 1),
        (YEAR, ["2021;01.12.2020;05.12.2020;all;1", "2022;01.12.2020;05.12.2020;all;1"], 1),
        (YEAR, ["2021;07.10.2021;20.10.2021;all;1", "2021;15.10.2021;20.10.2021;all;1"], 1),
        (COPY, ["2021;01.12.2020;05.12.2020;all;9", "2022;01.12.2021;05.12.2021;all;9"], 1),
        (COPY, ["2021;01.12.2020;05.12.2020;all;9", "2021;01.12.2020;05.01.2021;all;9"], 0),
        (PARTS, ["2021;01.12.2020;05.12.2020;all;9", "2021;01.12.2020;05.12.2020;b;9"], 0),
        (PARTS, ["2021;01.12.2020;05.12.2020;all;9", "2021;01.12.2020;05.12.2020;b;7"], 2),
        (SHARE, ["2021;01.12.2020;05.12.2020;all;9", "2021;01.12.2020;05.12.2020;b;2"], 0),
        (SHARE, ["2021;01.12.2020;05.12.2020;all;9", "2021;01.12.2020;05.12.2020;b;8"], 2),
        (LISTED, ["2021;01.12.2020;05.12.2020;;9", "2021;01.12.2020;05.12.2020;c;8"], 1),
        (SPAN, ["2021;01.12.2020;05.12.2020;all;9", "2019;01.12.2018;05.12.2018;all;8"], 1),
        (SUM, ["2021;01.12.2020;05.12.2020;all;95", "2022;01.12.2021;05.12.2021;all;8"], 0),
        (SUM, ["2021;01.12.2020;05.12.2020;all;195", "2022;01.12.2021;05.12.2021;all;8"], 1),
    ],
)
def test_what_breaks_an_expectation_is_kept_out(
    tmp_path: Path, one: Expectation, rows: list[str], kept_out: int
) -> None:
    manifest = _vet(tmp_path, one, *rows)
    outcome = manifest.outcomes[-1]
    assert (manifest.kept_out, outcome.met) == (kept_out, not kept_out), outcome.found


def test_months_that_have_not_begun_are_kept_out(tmp_path: Path) -> None:
    ahead = Expectation("x", "not_ahead", "Not ahead.")
    made = profile(
        [SOUND, ahead], time="month", columns={"Month": "first_day", "Drawn": "as_of"}, values=[Value("Total", {})],
        dimensions=[],
    )  # fmt: skip  # the parts that matter here in two lines
    rows = ["01.10.2020;05.11.2020;40", "01.11.2020;05.11.2020;7", "01.12.2020;05.11.2020;0"]
    manifest = add(Store(tmp_path / "s"), made, [write(tmp_path / "a.csv", "Month;Drawn;Total", *rows)]).manifest
    assert (manifest.kept_out, manifest.figures) == (1, 47)
    assert manifest.stretches == ((date(2020, 10, 1), date(2020, 11, 5)),)


def test_a_number_of_rows_that_is_off_is_told_and_kept(tmp_path: Path) -> None:
    one = Expectation("x", "rows", "As many rows.", keep_out=False, by_year={"2021": 3})
    path = write(tmp_path / "a.csv", "Arrests for FY2021", "Seen On;District;Way", "01.10.2020;Denver District;jail")
    manifest = add(Store(tmp_path / "s"), profile([SOUND, one]), [path]).manifest
    assert manifest.kept_out == 0
    assert manifest.outcomes[-1].found == "fiscal year 2021: 1 rows, expected 3"


def _cells(figures: list[int]) -> list[Cell]:
    start = date(2020, 10, 1)
    return [Cell(at, start + timedelta(days=at + 1), float(figure), start) for at, figure in enumerate(figures)]


@given(st.lists(st.integers(0, 50), max_size=12))
def test_what_is_left_of_a_running_figure_never_falls(figures: list[int]) -> None:
    out = set(never_falls(_cells(figures), FALLS))
    left = [figure for at, figure in enumerate(figures) if at not in out]
    assert left == sorted(left)


@given(st.lists(st.integers(0, 50), max_size=12))
def test_a_series_that_rises_loses_nothing(figures: list[int]) -> None:
    assert never_falls(_cells(sorted(figures)), FALLS) == []


@given(st.lists(st.integers(0, 10), max_size=12))
def test_small_steps_are_never_too_fast(steps: list[int]) -> None:
    figures = [sum(steps[: at + 1]) for at in range(len(steps))]
    assert not_too_fast(_cells(figures), FAST) == []


@pytest.mark.parametrize(
    ("days", "kept_out"),
    [
        ([], 0),
        (["05.11.2020"], 0),  # a month without any
        (["02.10.2120"], 1),  # a slip of a century
        (["31.12.9999", "01.01.0001", "01.10.1921", "02.10.2025"], 4),
    ],
)
def test_days_that_stand_apart_are_kept_out_and_widen_nothing(tmp_path: Path, days: list[str], kept_out: int) -> None:
    made = profile([SOUND, Expectation("x", "together", "Together.", days=60), ONE_SOURCE])
    body = [(f"{day:02}.10.2020", "Denver District", "jail") for day in range(1, 11)]
    files = [
        write_rows(tmp_path / "a.csv", [*body, *((day, "Denver District", "jail") for day in days)]),
        write_rows(tmp_path / "b.csv", [("05.12.2020", "Denver District", "jail")]),
    ]
    manifest = add(Store(tmp_path / "s"), made, files).manifest
    assert manifest.kept_out == kept_out
    assert manifest.last_day == date(2020, 12, 5)
    assert manifest.first_day == date(2020, 10, 1)


@pytest.mark.parametrize("figure", ["NaN", "inf", "-5", "1e400", "=1+1", "2290,622"])
def test_what_is_no_number_of_things_is_kept_out(tmp_path: Path, figure: str) -> None:
    made = profile([SOUND], time="week", columns={"Week": "first_day"}, values=[Value("Total", {})], dimensions=[])
    path = write(tmp_path / "a.csv", "Week;Total", "04.10.2020;7", f"11.10.2020;{figure}")
    manifest = add(Store(tmp_path / "s"), made, [path]).manifest
    assert (manifest.kept_out, manifest.figures) == (1, 7)
