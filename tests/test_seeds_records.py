"""The two statements that the project began with, held against the agencies' own records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from counterfoil.model import Comparison, Finding, Reading, RecordSeries
from counterfoil.pipeline import Audit, audit
from counterfoil.tables import Store

WEEK = (date(2017, 2, 6), date(2017, 2, 12))
FISCAL_2023 = (date(2022, 10, 1), date(2023, 9, 30))


@pytest.fixture(scope="module")
def statement(shared: Path, records: Store) -> Audit:
    return audit(shared / "seeds" / "002_8faf4769bb6502d1.txt", "2017-02-13", tables=records.folder)


@pytest.fixture(scope="module")
def drugs(shared: Path, records: Store) -> Audit:
    return audit(shared / "seeds" / "000_a83e05d3a66509a5.txt", "2024-03-28", tables=records.folder)


@pytest.fixture(scope="module")
def without_tables(shared: Path) -> Audit:
    return audit(shared / "seeds" / "000_a83e05d3a66509a5.txt", "2024-03-28")


def _of(one: Audit, value: float) -> Comparison:
    ids = {claim.id for claim in one.claims if claim.quantity.value == value}
    return next(each for each in one.comparisons if ids & set(each.question.claims))


def _finding(one: Audit, code: str, value: float) -> Finding:
    ids = {claim.id for claim in one.claims if claim.quantity.value == value}
    return next(each for each in one.findings if each.code == code and ids & set(each.claims))


def _values(comparison: Comparison, days: tuple[date, date]) -> dict[str, tuple[float, str]]:
    return {
        item.figure.label.split(" (")[0] + (" narrow" if item.figure.value == 591 else ""): (
            item.figure.value,
            item.agreement,
        )
        for item in comparison.readings
        if (item.figure.period.start, item.figure.period.end) == days
    }


def test_002_five_areas_are_asked_for_and_one_reading_agrees(statement: Audit) -> None:
    comparison = _of(statement, 680)
    assert set(comparison.question.areas) == {
        "aor.los-angeles", "aor.chicago", "aor.atlanta", "aor.san-antonio", "aor.new-york-city",
    }  # fmt: skip
    assert _values(comparison, WEEK) == {
        "all arrests": (1240, "allows"),
        "arrests that carry an operation": (699, "agrees"),
        "at-large arrests": (640, "differs"),
        "at-large arrests narrow": (591, "differs"),
    }
    finding = _finding(statement, "records", 680)
    assert finding.verdict == "consistent"
    assert "1 of 4 readings" in finding.says


def test_002_the_methods_are_named_and_the_change_of_an_area_is_told(statement: Audit) -> None:
    comparison = _of(statement, 680)
    assert any("Located, Non-Custodial Arrest, Probation and Parole" in r.figure.label for r in comparison.readings)
    assert any("Harlingen" in note for note in comparison.notes)


def test_002_neighbouring_weeks_are_shown_as_what_they_are(statement: Audit) -> None:
    windows = {item.figure.window for item in _of(statement, 680).readings}
    assert windows == {"", "Sunday to Saturday", "the working days"}
    assert all(item.figure.fit == "window" for item in _of(statement, 680).readings if item.figure.window)


def _rows(query: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def test_002_every_query_runs_as_printed(statement: Audit, records: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(records.folder)
    for item in _of(statement, 680).readings:
        assert item.figure.query is not None
        assert _rows(item.figure.query) == [(item.figure.value,)]
    for series in _of(statement, 680).series:
        assert series.query is not None
        assert len(_rows(series.query)) == len(series.windows)


def test_002_75_percent_cannot_be_read_and_the_reason_is_said(statement: Audit) -> None:
    finding = _finding(statement, "records-absent", 75)
    assert finding.verdict == "not checkable"
    assert "no column for criminality" in finding.says


def _series(one: Comparison, label: str) -> RecordSeries:
    return next(each for each in one.series if each.label.endswith(label))


def test_002_the_weeks_at_large_arrests_are_the_highest_of_all(statement: Audit) -> None:
    series = _series(_of(statement, 680), "(Located, Non-Custodial Arrest)")
    assert series.rank == 1
    assert series.windows[0][0].start.year == 2015
    assert series.windows[-1][0].end.isoformat() >= "2019-08-19"
    assert series.ratio_before == pytest.approx(4, abs=0.1)
    assert series.ratio is not None
    assert series.ratio > 3


def test_002_context_stands_beside_the_sentences_without_a_verdict_on_them(statement: Audit) -> None:
    finding = _finding(statement, "records-context", 680)
    assert finding.verdict == "note"
    quoted = " ".join(statement.document.quote(span) for span in finding.basis)
    assert "regularly and has for many years" in quoted
    assert "consistent with the routine" in quoted
    assert "no verdict is given" in finding.says


def test_002_the_report_has_the_chart_the_stated_week_and_the_numbers(statement: Audit, tmp_path: Path) -> None:
    page = statement.to_html(tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count('class="window stated"') >= 3
    assert "The numbers" in page
    assert "(stated)" in page
    assert "FROM &#39;us-ice-ero-arrests.parquet&#39;" in page


def test_000_over_73000_agrees_with_the_published_figure(without_tables: Audit) -> None:
    assert {value for value, _ in _values(_of(without_tables, 73_000), FISCAL_2023).values()} == {73_822}
    assert _finding(without_tables, "records", 73_000).verdict == "consistent"


def test_000_the_average_stands_beside_that_of_other_years(without_tables: Audit) -> None:
    finding = _finding(without_tables, "records-ratio", 4)
    assert "4.28 in fiscal year 2022" in finding.says
    assert "6.35 in fiscal year 2024" in finding.says


def _readings(one: Audit) -> dict[float, Reading]:
    return {item.figure.value: item for item in _of(one, 110_000).readings}


def test_000_deaths_of_three_windows_and_their_vintages(drugs: Audit) -> None:
    found = _readings(drugs)
    assert {value: item.agreement for value, item in found.items()} == {
        107_941: "agrees", 111_029: "differs", 107_543: "agrees", 105_007: "agrees", 114_000: "differs",
        109_413: "agrees", 106_881: "agrees",
    }  # fmt: skip
    assert (found[114_000].figure.window, found[114_000].figure.vintage) == ("", "2025-02-25")
    assert found[107_543].figure.status == "provisional"
    assert found[111_029].figure.window == "calendar year 2022"
    assert _finding(drugs, "records", 110_000).verdict == "note"


def test_000_no_record_reaches_march_2024_and_the_table_that_would_is_named(drugs: Audit) -> None:
    first = next(claim.id for claim in drugs.claims if claim.quantity.value == 216)
    (finding,) = [one for one in drugs.findings if one.code == "records-absent" and first in one.claims]
    assert finding.verdict == "not checkable"
    assert "2015-10-01 to 2019-08-31" in finding.says
    assert "us-ddp-arrests" in finding.says


@pytest.mark.parametrize("which", ["statement", "drugs", "without_tables"])
def test_no_sound_statement_is_accused_by_records(which: str, request: pytest.FixtureRequest) -> None:
    one: Audit = request.getfixturevalue(which)
    assert not [each for each in one.findings if each.verdict == "inconsistent"]
