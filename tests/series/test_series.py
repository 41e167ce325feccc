"""A series: each figure once, under its own days, beside the official series; and never a total."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html
from rich.console import Console

from counterfoil.model import Period
from counterfoil.reference import tables as reference
from counterfoil.reference.tables import TableProfile
from counterfoil.series import NO_TOTAL, Asked, By, Series, beside, series
from counterfoil.series.buckets import bucket, label
from counterfoil.series.output import to_csv, to_json, to_table
from counterfoil.series.page import to_html
from counterfoil.series.telling import left_out, title
from counterfoil.store import Options, build
from counterfoil.tables import Store, add, asking, windows
from counterfoil.tables import store as tables_store
from tests.series.statements import BODIES, VERSIONS, record
from tests.store.statements import asked
from tests.tables.invented import profile, write_rows

DAYS = [date(2020, 10, 1) + timedelta(days=at) for at in range(365)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("series"))


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("bodies"), BODIES)


@pytest.fixture
def daily(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    """A year of official arrests: one a day in Denver in a jail, on Mondays two in Chicago in the street."""
    made = profile()
    known: dict[str, TableProfile] = {made.id: made}
    for module in (reference, asking, tables_store, windows, beside):
        monkeypatch.setattr(module, "table_profiles", lambda: known)
    rows = [(f"{day:%d.%m.%Y}", "Denver District", "jail") for day in DAYS]
    rows += [(f"{day:%d.%m.%Y}", "Chicago District", "street") for day in DAYS if day.weekday() == 0] * 2
    found = Store(tmp_path / "tables")
    add(found, made, [write_rows(tmp_path / "a.csv", rows, "Arrests for FY2021")])
    return found


def _says(made: Series) -> list[tuple[str, list[str]]]:
    return [(group.label, [one.says for one in group.figures]) for group in made.groups]


@pytest.mark.parametrize(
    ("asked", "groups"),
    [
        (
            Asked("arrest"),
            [
                ("November 2020", ["41 people", "30 people", "about 900 people"]),
                ("December 2020", ["12 people"]),
                ("May 2021", ["55 people"]),
                ("September 2021", ["74,000 people"]),
            ],
        ),
        (
            Asked("arrest", By.FISCAL_YEAR, agency="ICE", least=50),
            [("fiscal year 2021", ["about 900 people", "55 people", "74,000 people"])],
        ),
        # An office is its agency's, by any of the agency's names; its own name asks for it alone.
        (
            Asked("arrest", By.YEAR, agency="Immigration and Customs Enforcement", place="chicago"),
            [("2020", ["12 people"])],
        ),
        (Asked("arrest", By.QUARTER, agency="ERO Chicago"), [("October–December 2020", ["12 people"])]),
        (Asked("arrest", By.WEEK, place="Chic"), []),
        (
            Asked("arrest", By.WEEK, since=date(2020, 12, 1), until=date(2021, 6, 1)),
            [("week of 7–13 December 2020", ["12 people"]), ("week of 3–9 May 2021", ["55 people"])],
        ),
        (Asked("arrest", unit="percent"), []),
        (Asked("seizure"), [("May 2021", ["12 boats"])]),
    ],
)  # fmt: skip
def test_figures_stand_where_their_days_end(store: Path, asked: Asked, groups: list[tuple[str, list[str]]]) -> None:
    assert _says(series(store, asked)) == groups


def test_what_is_said_again_is_shown_once(store: Path) -> None:
    made = series(store, Asked("arrest"))
    first = made.found.figures[0]
    assert (first.says, first.told, first.also, first.published) == ("41 people", 3, 1, date(2020, 11, 10))
    # A month is not its week said again, though "more than 40" would allow 900.
    assert [(one.told, one.also) for one in made.found.figures if one.value == 900] == [(1, 0)]


def test_a_part_is_told_from_the_whole(store: Path) -> None:
    figures = {one.words: one for one in series(store, Asked("arrest")).found.figures}
    assert (figures["30"].is_part, figures["41"].is_part) == (True, False)


def test_what_is_left_out_is_said(store: Path) -> None:
    found = series(store, Asked("arrest", least=50)).found
    assert found.smaller == 3
    assert found.unit == "person"


@pytest.mark.parametrize(
    ("unit", "says"),
    [
        (None, ["312 people", "148 people", "480 arrests", "17 people", "21 people", "33 people"]),
        ("person", ["312 people", "148 people", "17 people", "21 people", "33 people"]),
        ("event", ["312 arrests", "480 arrests", "twice"]),  # the title's word for the body's 312 people
        ("item", []),
    ],
)
def test_arrests_of_persons_are_listed_with_persons(bodies: Path, unit: str | None, says: list[str]) -> None:
    made = series(bodies, Asked("arrest", unit=unit))
    assert sorted(one.says for one in made.found.figures) == sorted(says)
    said = " ".join(left_out(made))
    assert ("1 of these figures counts arrests and not persons" in said) == (unit is None)
    assert ("in persons and in arrests" in title(made)) == (unit is None)


def test_how_often_one_was_removed_is_no_count_of_persons(bodies: Path) -> None:
    assert [one.says for one in series(bodies, Asked("removal")).found.figures] == ["60 people"]
    assert {one.says for one in series(bodies, Asked("removal", unit="event")).found.figures} >= {"twice"}


@pytest.mark.parametrize(
    ("agency", "values"),
    [
        ("Kenmore Harbour Service", [148, 312, 480]),
        ("the kenmore harbour service", [148, 312, 480]),
        ("Kenmore Harbour Service (KHS)", [17, 148, 312, 480]),
        ("KHS", [17, 148, 312, 480]),  # two bodies go by it
        ("Kettle Hill Society", [17]),
        ("ICE", [21]),
        ("U.S. Immigration and Customs Enforcement", [21]),
        ("The U.S. Immigration & Customs Enforcement", [21]),
        ("Kenmore Harbor Services", []),
        ("Kenmore", []),
        ("", []),
    ],
)
def test_an_agency_answers_to_each_of_its_names(bodies: Path, agency: str, values: list[float]) -> None:
    found = series(bodies, Asked("arrest", agency=agency)).found
    assert sorted(one.value for one in found.figures) == values
    assert found.unnamed == (1 if values else 0)
    assert bool(found.agencies) == (not values)


def test_where_an_agency_has_no_figure_those_of_the_record_are_named(bodies: Path) -> None:
    made = series(bodies, Asked("arrest", agency="Kenmore Harbor Services"))
    assert made.found.agencies[0] == "Kenmore Harbour Service"
    assert "Agencies of the figures: Kenmore Harbour Service; KHS; ICE." in " ".join(left_out(made))
    assert not series(bodies, Asked("arrest", agency="ICE", since=date(2030, 1, 1))).found.agencies


def test_where_a_place_has_no_figure_those_of_the_record_are_named(store: Path) -> None:
    made = series(store, Asked("arrest", place="Chicgo"))
    assert "Places of the figures: Chicago; Denver." in " ".join(left_out(made))
    assert not series(store, Asked("arrest", place="Denver")).found.places


@pytest.mark.parametrize(
    ("day", "by", "first", "last", "name"),
    [
        (date(2024, 3, 1), By.WEEK, date(2024, 2, 26), date(2024, 3, 3), "week of 26 February – 3 March 2024"),
        (date(2024, 2, 29), By.MONTH, date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2024, 12, 31), By.QUARTER, date(2024, 10, 1), date(2024, 12, 31), "October–December 2024"),
        (date(2024, 9, 30), By.FISCAL_YEAR, date(2023, 10, 1), date(2024, 9, 30), "fiscal year 2024"),
        (date(2024, 10, 1), By.FISCAL_YEAR, date(2024, 10, 1), date(2025, 9, 30), "fiscal year 2025"),
        (date(2024, 10, 1), By.YEAR, date(2024, 1, 1), date(2024, 12, 31), "2024"),
    ],
)
def test_days_have_their_bucket(day: date, by: By, first: date, last: date, name: str) -> None:
    assert bucket(day, by) == Period(first, last)
    assert label(bucket(day, by), by) == name


@pytest.mark.parametrize(
    ("by", "days", "value"),
    [
        (By.WEEK, Period(date(2020, 11, 2), date(2020, 11, 8)), 9),
        (By.MONTH, Period(date(2020, 11, 1), date(2020, 11, 30)), 40),
        (By.QUARTER, Period(date(2020, 10, 1), date(2020, 12, 31)), 118),
        (By.FISCAL_YEAR, Period(date(2020, 10, 1), date(2021, 9, 30)), 469),
    ],
)
def test_official_series_stand_beside_the_claims(store: Path, daily: Store, by: By, days: Period, value: int) -> None:
    made = series(store, Asked("arrest", by, agency="ICE"), daily)
    if by is By.FISCAL_YEAR:  # one year alone is no series
        assert made.beside.refusals == (("us-ice-ero-arrests", "It has no figure of the days shown."),)
        return
    every = next(one for one in made.beside.series if one.label.startswith("all arrests"))
    assert dict(every.windows)[days] == value
    assert "us-ice-ero-arrests.parquet" in every.query


def test_official_series_keep_to_the_time_of_the_claims(store: Path, daily: Store) -> None:
    for by in (By.WEEK, By.QUARTER):
        made = series(store, Asked("arrest", by, until=date(2020, 12, 31)), daily)
        days = [period for one in made.beside.series for period, _ in one.windows]
        assert days
        assert max(one.start for one in days) <= date(2020, 12, 31)
        assert min(one.end for one in days) >= date(2020, 10, 1)


def test_official_series_of_an_area(store: Path, daily: Store) -> None:
    made = series(store, Asked("arrest", agency="ICE", place="Denver"), daily)
    assert dict(made.beside.series[0].windows)[Period(date(2020, 11, 1), date(2020, 11, 30))] == 30
    unknown = series(store, Asked("arrest", agency="ICE", place="Nowhere"), daily)
    assert not unknown.beside.series


def test_a_table_that_does_not_reach_the_days_is_named(store: Path, daily: Store) -> None:
    made = series(store, Asked("removal"), daily)
    assert not made.beside.series
    assert not made.beside.refusals
    refused = series(store, Asked("arrest", agency="HSI"), daily)
    assert not refused.found.figures


def test_the_terminal_shows_each_figure_and_says_why_there_is_no_total(store: Path, daily: Store) -> None:
    lines = io.StringIO()
    Console(file=lines, width=160).print(to_table(series(store, Asked("arrest", agency="ICE"), daily)))
    shown = " ".join(lines.getvalue().split())
    for words in (
        NO_TOTAL,
        "about 900 people",
        "3 times in this statement, in 1 other statement too",
        "(2) arrests in",
    ):
        assert words in shown


def test_an_edited_version_is_seen_beside_the_first(tmp_path: Path) -> None:
    found = series(record(tmp_path, VERSIONS), Asked("arrest", By.MONTH), Store(tmp_path / "tables")).found
    assert [(one.says, one.title, one.also) for one in found.figures] == [
        ("147 people", "Statement edited", 0),
        ("143 people", "Statement first", 1),
    ]
    removed = series(tmp_path / "record.duckdb", Asked("removal", By.MONTH), Store(tmp_path / "tables")).found
    assert [(one.says, one.title, one.also) for one in removed.figures] == [("31 people", "Statement first", 2)]


def test_a_statement_is_no_other_statement_where_its_bytes_were_taken_in_again(tmp_path: Path) -> None:
    words = str(VERSIONS[0]["paragraphs"])
    files = [tmp_path / name for name in ("first.txt", "second.txt", "third.txt")]
    for file in files:
        file.write_text(words, encoding="utf-8")
    (tmp_path / "third.meta.json").write_text('{"published": "2024-04-02"}')  # which makes another document of it
    path = tmp_path / "record.duckdb"
    build([str(file) for file in files], path, Options(workers=0, use_model=False))
    assert asked(path, "SELECT count(*) FROM copies") == [(2,)]
    found = series(path, Asked("arrest"), Store(tmp_path / "tables")).found
    assert [(one.says, one.told, one.also) for one in found.figures] == [("143 people", 1, 0)]


def test_a_row_of_the_csv_can_be_cited_alone(store: Path, daily: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(series(store, Asked("arrest"), daily)))))
    claims = [row for row in rows if row["series"] == "claims"]
    assert [row["value"] for row in claims] == ["41", "30", "900", "12", "55", "74000"]
    assert all(len(row["sha256"]) == 64 and row["quote"] and row["span_start"] for row in claims)
    official_rows = [row for row in rows if row["series"] != "claims"]
    assert official_rows
    assert all(row["query"].startswith("SELECT") for row in official_rows)


def test_json_has_all_of_it(store: Path, daily: Store) -> None:
    told = json.loads(to_json(series(store, Asked("arrest"), daily)))
    assert [len(group["figures"]) for group in told["groups"]] == [3, 1, 1, 1]
    assert told["groups"][0]["figures"][0]["interval"] == {"low": 41, "high": 41, "low_open": False, "high_open": False}
    assert told["official"][0]["table"] == "us-ice-ero-arrests"
    assert "total" not in {key for group in told["groups"] for key in group}


def test_the_page_is_whole_without_a_network_and_its_marks_lead_to_rows(store: Path, daily: Store) -> None:
    made = series(store, Asked("arrest"), daily)
    written = to_html(made)
    assert "script" not in written.split("<body>")[1]
    assert "<b>" not in written
    assert "&lt;b&gt;there" in written
    page = html.fromstring(written)
    (chart,) = page.xpath("//*[local-name()='svg']")
    assert chart.get("role") == "img"
    assert "6 figures" in str(chart.get("aria-label"))
    links = [str(href).removeprefix("#") for href in chart.xpath(".//*[local-name()='a']/@href")]
    rows = page.xpath("//tr/@id")
    assert sorted(links) == sorted(rows)
    assert len(rows) == 6
    assert len(chart.xpath(".//*[local-name()='line'][starts-with(@class, 'official')]")) == 11  # November to September


def test_a_page_without_figures_says_so(store: Path) -> None:
    assert "No figure of this measure" in to_html(series(store, Asked("death")))


@pytest.mark.parametrize("make", [to_csv, to_json, to_html])
def test_the_same_record_gives_the_same_bytes(store: Path, make: object) -> None:
    assert callable(make)
    assert make(series(store, Asked("arrest"))) == make(series(store, Asked("arrest")))
