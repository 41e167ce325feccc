"""Questions: answers with the SQL that gives them, refusals with their reason, and the other windows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from counterfoil.reference import tables as reference
from counterfoil.reference.countries import country_named
from counterfoil.reference.tables import Dimension, TableProfile, Value
from counterfoil.tables import Context, Question, Store, add, area, ask, asking, context, store, windows
from tests.tables.invented import SOUND, profile, write, write_rows

DAYS = [date(2020, 10, 1) + timedelta(days=at) for at in range(365)]
DAILY = Question("arrest", date(2020, 11, 2), date(2020, 11, 8))


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, TableProfile]:
    """The profiles that the program knows in a test: those that the test puts here."""
    profiles: dict[str, TableProfile] = {}
    for module in (reference, asking, store, windows):
        monkeypatch.setattr(module, "table_profiles", lambda: profiles)
    return profiles


@pytest.fixture
def daily(known: dict[str, TableProfile], tmp_path: Path) -> Store:
    """A year of arrests: one a day in Denver in a jail, and on Mondays two in Chicago in the street."""
    rows = [(f"{day:%d.%m.%Y}", "Denver District", "jail") for day in DAYS]
    rows += [(f"{day:%d.%m.%Y}", "Chicago District", "street") for day in DAYS if day.weekday() == 0] * 2
    made = profile()
    known[made.id] = made
    found = Store(tmp_path / "store")
    add(found, made, [write_rows(tmp_path / "a.csv", rows, "Arrests for FY2021")])
    return found


def _values(found: Store, question: Question) -> dict[str, float | None]:
    (answer,), _ = ask(found, question)
    return {reading.way.id: reading.value for reading in answer.readings}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (DAILY, {"all": 9, "street": 2}),
        (replace(DAILY, last_day=DAILY.first_day), {"all": 3, "street": 2}),
        (replace(DAILY, areas=("Denver",)), {"all": 7, "street": 0}),
        (replace(DAILY, areas=("aor.denver", "Chicago"), unit="person"), {"all": 9, "street": 2}),
        (replace(DAILY, where=(("way", ("jail",)),)), {"all": 7, "street": 0}),
        (replace(DAILY, agency="ice"), {"all": 9, "street": 2}),
    ],
)
def test_an_answer_has_every_way_of_counting(daily: Store, question: Question, values: dict[str, int]) -> None:
    assert _values(daily, question) == values


def test_the_query_runs_as_printed_in_the_folder(daily: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (answer,), _ = ask(daily, replace(DAILY, areas=("Denver", "Chicago")))
    way = answer.readings[1].way
    found = context(daily, answer.profile.id, DAILY, way)
    assert found is not None
    monkeypatch.chdir(daily.folder)
    with duckdb.connect() as connection:
        for reading in answer.readings:
            assert connection.execute(reading.query).fetchall() == [(reading.value,)]
        rows = connection.execute(found.query).fetchall()
    assert [(window.first_day, window.last_day, window.value) for window in found.windows] == rows


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (replace(DAILY, unit="charge"), "unit"),
        (replace(DAILY, agency="cbp"), "agency"),
        (replace(DAILY, first_day=date(2020, 9, 30)), "period"),
        (replace(DAILY, areas=("Atlantis",)), "area"),
        (replace(DAILY, where=(("criminality", ("convicted",)),)), "dimension"),
    ],
)
def test_a_table_that_cannot_answer_says_why(daily: Store, question: Question, code: str) -> None:
    answers, (refusal,) = ask(daily, question)
    assert answers == ()
    assert (refusal.code, bool(refusal.says)) == (code, True)


def test_a_table_of_another_measure_is_not_asked(daily: Store) -> None:
    assert ask(daily, replace(DAILY, measure="removal")) == ((), ())


def _context(found: Store, question: Question, way: int = 0) -> Context:
    (name, made), *_ = reference.table_profiles().items()
    given = context(found, name, question, made.ways[way])
    assert given is not None
    return given


@pytest.mark.parametrize(
    ("first", "last", "kind", "count", "value"),
    [
        (date(2020, 11, 2), date(2020, 11, 8), "days", 51, 9),
        (date(2020, 11, 3), date(2020, 11, 5), "days", 121, 3),
        (date(2021, 2, 1), date(2021, 2, 28), "month", 12, 36),
    ],
)
def test_windows_are_those_of_the_same_kind(
    daily: Store, first: date, last: date, kind: str, count: int, value: int
) -> None:
    given = _context(daily, Question("arrest", first, last))
    assert (given.kind, len(given.windows)) == (kind, count)
    assert given.asked is not None
    assert given.windows[given.asked].value == value
    assert all(one.last_day < other.first_day for one, other in zip(given.windows, given.windows[1:], strict=False))


def test_a_window_in_which_nothing_was_counted_is_there(daily: Store) -> None:
    given = _context(daily, Question("arrest", date(2020, 11, 3), date(2020, 11, 4)), way=1)
    assert {window.value for window in given.windows} == {0, 2}
    assert given.rank == 1 + sum(window.value > 0 for window in given.windows)
    assert given.ratio is None


def test_rank_median_and_ratio(daily: Store) -> None:
    given = _context(daily, Question("arrest", date(2021, 2, 1), date(2021, 2, 28)))
    assert (given.rank, given.median) == (12, 39)
    assert given.ratio == pytest.approx(36 / 39)


def test_a_year_has_no_second_one_here(daily: Store) -> None:
    (name, made), *_ = reference.table_profiles().items()
    assert context(daily, name, Question("arrest", DAYS[0], DAYS[-1]), made.ways[0]) is None


@pytest.fixture
def monthly(known: dict[str, TableProfile], tmp_path: Path) -> Store:
    """Two years of months, of which the last issue of the second is drawn in its third month."""
    made = profile(
        [SOUND],
        time="month",
        columns={"Month": "first_day", "Drawn": "as_of", "Issued": "vintage", "Way": "way"},
        values=[Value("Total", {})],
        dimensions=[Dimension("way", "Way.", total="any")],
        republished=True,
    )
    known[made.id] = made
    first = [f"01.{month:02}.2020;31.12.2020;05.01.2021;any;{month}" for month in range(1, 13)]
    second = [f"01.{month:02}.2021;10.03.2021;20.03.2021;any;{month * 10}" for month in (1, 2, 3)]
    revised = ["01.12.2020;10.03.2021;20.03.2021;any;100", "01.02.2021;10.03.2021;20.03.2021;street;5"]
    path = write(tmp_path / "m.csv", "Month;Drawn;Issued;Way;Total", *first, *second, *revised)
    found = Store(tmp_path / "months")
    add(found, made, [path])
    return found


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        (date(2020, 12, 1), date(2020, 12, 31), 100),
        (date(2020, 11, 1), date(2021, 1, 31), 121),
        (date(2020, 1, 1), date(2020, 12, 31), 166),
        (date(2021, 3, 1), date(2021, 3, 10), 30),
    ],
)
def test_months_are_added_in_their_latest_issue(monthly: Store, first: date, last: date, value: int) -> None:
    (answer,), _ = ask(monthly, Question("arrest", first, last))
    assert answer.readings[0].value == value


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2020, 12, 5), date(2020, 12, 11), "grain"),
        (date(2021, 3, 1), date(2021, 3, 31), "period"),  # the table ends on the tenth
        (date(2019, 3, 1), date(2019, 3, 31), "period"),
    ],
)
def test_a_week_cannot_be_read_from_months(monthly: Store, first: date, last: date, code: str) -> None:
    _, (refusal,) = ask(monthly, Question("arrest", first, last))
    assert refusal.code == code


def test_only_whole_months_are_windows(monthly: Store) -> None:
    given = _context(monthly, Question("arrest", date(2020, 12, 1), date(2020, 12, 31)))
    assert [window.value for window in given.windows] == [*range(1, 12), 100, 10, 20]


def test_running_figures_and_counts_on_days_answer_for_days_nearby(
    known: dict[str, TableProfile], tmp_path: Path
) -> None:
    columns = {"Year": "fiscal_year", "Drawn": "as_of", "Issued": "vintage"}
    made = profile(
        [SOUND], time="to_date", columns=columns, values=[Value("Total", {})], dimensions=[], republished=True
    )
    made = replace(made, ways=made.ways[:1])
    stock = replace(made, id="us-ice-detained", time="snapshot")
    known |= {made.id: made, stock.id: stock}
    lines = ["Year;Drawn;Issued;Total", "2021;10.12.2020;15.12.2020;50", "2021;04.10.2021;09.10.2021;400"]
    found = Store(tmp_path / "store")
    for one in (made, stock):
        add(found, one, [write(tmp_path / "a.csv", *lines)])
    question = Question("arrest", date(2020, 10, 1), date(2020, 12, 12))
    (running,), (refusal,) = ask(found, question)
    (reading,) = running.readings
    assert (reading.value, reading.last_day, reading.vintage) == (50, date(2020, 12, 10), date(2020, 12, 15))
    assert (refusal.table, refusal.code) == (stock.id, "grain")
    (whole,), _ = ask(found, replace(question, last_day=date(2021, 9, 30)))
    assert whole.readings[0].value == 400
    answers, _ = ask(found, Question("arrest", date(2020, 12, 12), date(2020, 12, 12)))
    assert [(one.profile.id, one.readings[0].value) for one in answers] == [(stock.id, 50)]


@pytest.mark.parametrize(
    ("words", "name"),
    [("honduran", "Honduras"), ("Mexico", "Mexico"), ("chinese", "China"), ("martian", None)],
)
def test_a_word_for_citizens_gives_the_stored_country(words: str, name: str | None) -> None:
    assert country_named(words) == name


@pytest.mark.parametrize(("words", "name"), [("aor.denver", "Denver"), ("New York", "New York City"), ("Rome", None)])
def test_an_area_by_id_or_name(words: str, name: str | None) -> None:
    assert area(words) == name


@pytest.fixture
def running(known: dict[str, TableProfile], tmp_path: Path) -> Store:
    """Totals since 1 October, drawn now and then over two years."""
    columns = {"Year": "fiscal_year", "Drawn": "as_of", "Issued": "vintage"}
    made = profile(
        [SOUND], time="to_date", columns=columns, values=[Value("Total", {})], dimensions=[], republished=True
    )
    made = replace(made, ways=made.ways[:1])
    known[made.id] = made
    lines = [
        "Year;Drawn;Issued;Total", "2021;19.01.2021;25.01.2021;900", "2021;02.05.2021;09.05.2021;2000",
        "2021;28.09.2021;05.10.2021;4000", "2022;31.01.2022;04.02.2022;1500",
    ]  # fmt: skip  # the lines of one file
    found = Store(tmp_path / "store")
    add(found, made, [write(tmp_path / "a.csv", *lines)])
    return found


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2021, 1, 20), date(2021, 4, 30), (1100, date(2021, 1, 20), date(2021, 5, 2))),
        (date(2021, 1, 22), date(2021, 9, 30), (3100, date(2021, 1, 20), date(2021, 9, 28))),
        (date(2021, 5, 1), date(2022, 2, 1), (3500, date(2021, 5, 3), date(2022, 1, 31))),  # over the turn of a year
        (date(2020, 10, 1), date(2021, 4, 30), (2000, date(2020, 10, 1), date(2021, 5, 2))),
        (date(2021, 4, 30), date(2021, 4, 30), None),  # a day cannot be read from totals of weeks
        (date(2021, 1, 20), date(2021, 3, 30), None),  # nothing was drawn near the end
        (date(2021, 3, 1), date(2021, 9, 30), None),  # nor near the beginning
        (date(2020, 10, 1), date(2020, 10, 20), None),
    ],
)
def test_running_totals_answer_for_a_part_of_a_year_by_their_difference(
    running: Store, monkeypatch: pytest.MonkeyPatch, first: date, last: date, told: tuple[int, date, date] | None
) -> None:
    answers, refusals = ask(running, Question("arrest", first, last))
    assert [one.code for one in refusals] == ([] if told else ["grain"])
    monkeypatch.chdir(running.folder)
    for one in answers:
        (reading,) = one.readings
        assert (reading.value, reading.first_day, reading.last_day) == told
        assert reading.difference is (first != date(2020, 10, 1))
        with duckdb.connect() as connection:
            assert connection.execute(reading.query).fetchall() == [(reading.value,)]


def test_a_difference_of_totals_has_no_series_of_totals(running: Store) -> None:
    way = profile().ways[0]
    assert context(running, "us-ice-ero-arrests", Question("arrest", date(2021, 1, 20), date(2021, 4, 30)), way) is None
    given = context(running, "us-ice-ero-arrests", Question("arrest", date(2021, 10, 1), date(2022, 1, 25)), way)
    assert given is not None
    assert [(window.value, at == given.asked) for at, window in enumerate(given.windows)] == [
        (900, False),
        (1500, True),
    ]


def test_weeks_answer_for_days_that_they_nearly_are(known: dict[str, TableProfile], tmp_path: Path) -> None:
    made = profile([SOUND], time="week", columns={"Week": "first_day"}, values=[Value("Total", {})], dimensions=[])
    made = replace(made, ways=made.ways[:1])
    known[made.id] = made
    weeks = [date(2021, 1, 3) + timedelta(days=7 * at) for at in range(20)]
    found = Store(tmp_path / "store")
    add(found, made, [write(tmp_path / "a.csv", "Week;Total", *(f"{day:%d.%m.%Y};10" for day in weeks))])
    (answer,), _ = ask(found, Question("arrest", date(2021, 1, 5), date(2021, 4, 25)))
    (reading,) = answer.readings
    assert (reading.value, reading.first_day, reading.last_day) == (160, date(2021, 1, 3), date(2021, 4, 24))
    _, (refusal,) = ask(found, Question("arrest", date(2021, 1, 4), date(2021, 1, 10)))  # a week that begins on Monday
    assert refusal.code == "grain"


def test_a_table_written_anew_is_read_anew(daily: Store, tmp_path: Path) -> None:
    before = _values(daily, DAILY)
    made = profile()
    add(
        daily, made, [write_rows(tmp_path / "b.csv", [("02.11.2021", "Denver District", "jail")], "Arrests for FY2022")]
    )
    assert _values(daily, DAILY) == before
    assert _values(daily, replace(DAILY, first_day=date(2021, 11, 1), last_day=date(2021, 11, 7)))["all"] == 1


def test_days_that_reach_beyond_a_table_are_refused_for_that(running: Store) -> None:
    _, (refusal,) = ask(running, Question("arrest", date(2015, 1, 20), date(2021, 4, 30)))
    assert (refusal.code, "It covers 2020-10-01" in refusal.says) == ("period", True)
