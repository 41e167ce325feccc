"""Readings and series on the page, on the terminal and in JSON: the numbers, the stated window, nothing of a person."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from counterfoil.model import (
    AuditRecord,
    Comparison,
    Finding,
    Interval,
    Period,
    Reading,
    RecordFigure,
    RecordQuestion,
    RecordRefusal,
    RecordSeries,
)
from counterfoil.publish import to_dict, to_html, to_table
from counterfoil.publish.series_drawing import draw_series
from tests.publish.sample import audited

FIRST = date(2024, 1, 1)
QUERY = "SELECT sum(n) AS value\nFROM 'invented.parquet'\nWHERE day BETWEEN DATE '2024-03-04' AND DATE '2024-03-10'"


def _series(values: list[int], asked: int | None = 9) -> RecordSeries:
    weeks = tuple((Period.of(FIRST + timedelta(days=7 * at), 7), value) for at, value in enumerate(values))
    return RecordSeries("all arrests", "invented", "Invented arrests", "days", weeks, asked, QUERY)


def _held() -> AuditRecord:
    record = audited()
    claim = record.claims[0]
    week = Period(date(2024, 3, 4), date(2024, 3, 10))
    figure = RecordFigure(
        "all arrests", "invented", "Invented arrests", 312, Interval.point(312), week, "same", sound=True, query=QUERY
    )
    published = replace(
        figure,
        label="published arrests",
        value=290,
        query=None,
        address="https://example.org/a",
        quote="290 arrests <b>",
    )
    comparison = Comparison(
        RecordQuestion((claim.id,), "arrest", "person", week, "ice"),
        claim.quantity.interval,
        (Reading(figure, "agrees"), Reading(published, "differs")),
        (RecordRefusal("other", "period", "It covers 2020."),),
        (_series([100, 120, 90, 110, 100, 95, 105, 100, 90, 312, 100]),),
        ("Returns are among them.",),
    )
    told = (
        Finding("records", "consistent", (claim.id,), "a", "b", "It agrees: consistent.", (claim.span,), comparison=0),
        Finding("records-context", "note", (claim.id,), "a", "b", "It is: note.", (claim.span,), comparison=0),
    )
    return replace(record, findings=(*record.findings, *told), comparisons=(comparison,))


def test_the_page_has_readings_queries_charts_and_the_numbers_beneath() -> None:
    page = to_html(_held())
    for words in (
        "all arrests", "agrees", "does not agree", "Does not answer: other: It covers 2020.", "Returns are among them.",
        "FROM &#39;invented.parquet&#39;", 'class="window stated"', "(stated)", "290 arrests &lt;b&gt;",
    ):  # fmt: skip
        assert words in page


def test_the_terminal_lists_readings_under_their_claim() -> None:
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(to_table(_held()))
    assert "readings of the records" in console.export_text()


def test_json_has_the_comparison_and_the_finding_points_at_it() -> None:
    whole = to_dict(_held())
    (comparison,) = whole["comparisons"]
    assert [item["agrees"] for item in comparison["readings"]] == [True, False]
    assert comparison["readings"][0]["query"] == QUERY
    assert comparison["series"][0]["rank"] == 1
    pointing = {one["code"] for one in whole["findings"] if one["comparison"] == 0}
    assert pointing == {"records", "records-context"}


def test_a_series_without_the_stated_window_is_not_drawn() -> None:
    assert draw_series(_series([1, 2, 3], None)) is None
    assert draw_series(_series([0, 0, 0], 1)) is None


@given(st.lists(st.integers(0, 10**6), min_size=3, max_size=60).filter(any))
def test_a_drawing_has_a_bar_a_window_and_its_caption_says_the_rank(values: list[int]) -> None:
    series = _series(values, 1)
    drawn = draw_series(series)
    assert drawn is not None
    assert drawn.svg.count("<rect") == len(values)
    assert drawn.svg.count("window stated") == 1
    assert f"of {len(values)}" in drawn.caption
    assert drawn.caption in drawn.svg.unescape()


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=60), st.data())
def test_rank_and_median_are_of_the_others(values: list[int], data: st.DataObject) -> None:
    asked = data.draw(st.integers(0, len(values) - 1))
    series = _series(values, asked)
    others = sorted(value for at, value in enumerate(values) if at != asked)
    assert series.rank == 1 + sum(value > values[asked] for value in others)
    assert series.median is not None
    assert sum(value <= series.median for value in others) * 2 >= len(others)
    assert sum(value >= series.median for value in others) * 2 >= len(others)


def test_a_year_without_a_figure_leaves_a_gap_and_a_fiscal_year_has_its_name() -> None:
    years = [Period(date(year - 1, 10, 1), date(year, 9, 30)) for year in (2018, 2022, 2023)]
    series = RecordSeries("arrests", "t", "T", "fiscal year", tuple(zip(years, (3, 1, 2), strict=True)), 2)
    drawn = draw_series(series)
    assert drawn is not None
    assert "fiscal year 2023 has 2" in drawn.caption
    lefts = [float(found) for found in re.findall(r'<rect x="([\d.]+)"', drawn.svg)]
    assert lefts[1] - lefts[0] > 3 * (lefts[2] - lefts[1])
    label = next(part for part in drawn.svg.split("<text") if "2, fiscal year 2023" in part)
    assert float(re.findall(r' y="([\d.]+)"', label)[0]) < 30  # above every bar
