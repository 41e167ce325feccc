"""Rows of a file into cells: a count, or a figure, for each day or span and each combination of dimensions.

This is the only place where the rows of a file are looked at, and they are counted while they are read: what singles
out a person stays in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from counterfoil.model import SourceError
from counterfoil.reference.calendar import profile as jurisdiction
from counterfoil.reference.countries import country_forms, shown_names
from counterfoil.reference.places import state_forms
from counterfoil.reference.tables import Dimension, Layout, TableProfile, Value, record_names
from counterfoil.tables import sql
from counterfoil.tables.opening import Opened, plain

TIMES = ("first_day", "last_day", "as_of", "vintage", "fiscal_year")
"""The time columns of every cell. as_of: the day up to which a running figure counts."""

_NUMBER = r"^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$"
"""What is read as a figure: a mark glued to one ("2290,622") makes it none."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Read:
    """How many rows a file had: those of the table, lines of notes among them, rows of another table."""

    rows: int
    notes: int
    others: int


def read_cells(
    connection: duckdb.DuckDBPyConnection, profile: TableProfile, opened: Opened, issued: date | None
) -> Read:
    """Make the table `cells` of the file's cells: TIMES, the dimensions, rows, n.

    issued: when the file was issued, where its rows do not say it.
    """
    layout = opened.layout
    columns = {target: _column(opened, column) for column, target in layout.columns.items()}
    only = " AND ".join(
        f"{_column(opened, column)} IN ({', '.join(map(sql.text, values))})"
        for column, values in (layout.only or {}).items()
    )
    note, own = _is_note(opened), f"({only or 'true'}) IS TRUE"
    parts = " UNION ALL BY NAME ".join(
        f"SELECT {', '.join(_selected(profile, opened, columns, value))}, {note} AS note, {own} AS own "
        f"FROM {opened.relation}{_has_figure(opened, value)} GROUP BY ALL"
        for value in (layout.values or (None,))
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE raw_cells AS {parts}")
    _no_line_breaks(connection, profile, opened)
    # Large files are of single rows: those are not gone through a second time to be counted.
    rows, counted = (
        ("sum(rows)", "raw_cells")
        if not layout.values
        else ("count(*)", f"(SELECT {note} AS note, {own} AS own FROM {opened.relation})")
    )
    notes, others, every = sql.rows(
        connection,
        f"SELECT coalesce({rows} FILTER (WHERE note), 0), coalesce({rows} FILTER (WHERE NOT note AND NOT own), 0), "
        f"coalesce({rows}, 0) FROM {counted}",
    )[0]
    connection.execute("DELETE FROM raw_cells WHERE note OR NOT own")
    _place_in_time(connection, profile, opened, issued)
    return Read(int(every - notes - others), int(notes), int(others))


def _no_line_breaks(connection: duckdb.DuckDBPyConnection, profile: TableProfile, opened: Opened) -> None:
    """Raise SourceError where a cell of a text file runs over a line: a quote was not closed, and rows were lost."""
    have = {str(row[0]) for row in sql.rows(connection, "DESCRIBE raw_cells")}
    read = [sql.name(one.id) for one in profile.dimensions if one.id in have and one.kind != "present"]
    if not read or not opened.relation.startswith("read_csv"):
        return
    broken = " OR ".join(f"contains({column}, chr(10))" for column in read)
    if sql.rows(connection, f"SELECT count(*) FROM raw_cells WHERE own AND ({broken})")[0][0]:
        raise SourceError(
            f"{opened.path.name} has a cell that runs over the end of its line: a quote in it was not closed.",
            "The rows after it cannot be told apart; nothing was imported.",
            "Download the file again, or look for the line whose quotes do not pair.",
        )


def _column(opened: Opened, column: str) -> str:
    """A column of the file, trimmed; an empty cell is no value."""
    return f"nullif(trim({sql.name(opened.columns[plain(column)])}), '')"


def _is_note(opened: Opened) -> str:
    """Titles and footers: rows whose cells are all empty but for the first of the table."""
    read = [opened.columns[key] for key in opened.columns if key in {plain(c) for c in _read_columns(opened.layout)}]
    first = next(iter(opened.columns.values()))
    rest = [sql.name(column) for column in read if column != first]
    if len(rest) < 2:
        return "false"
    return " AND ".join(f"nullif(trim({column}), '') IS NULL" for column in rest)


def _read_columns(layout: Layout) -> Iterator[str]:
    yield from layout.columns
    yield from (value.column for value in layout.values)


def _has_figure(opened: Opened, value: Value | None) -> str:
    return "" if value is None else f" WHERE {_column(opened, value.column)} IS NOT NULL"


def _selected(profile: TableProfile, opened: Opened, columns: Mapping[str, str], value: Value | None) -> Iterator[str]:
    """What is selected of each row: its times and dimensions as text, how many rows, and their figure."""
    fixed = {} if value is None else value.set
    for target in ("day", "first_day", "as_of", "vintage"):
        if target in columns:
            yield f"{_date(columns[target], opened.layout)} AS {target}"
    for target in ("fiscal_year", "year", "month"):
        if target in fixed or target in columns:
            yield f"{sql.text(fixed[target]) if target in fixed else columns[target]} AS {target}"
    for dimension in profile.dimensions:
        if dimension.id in fixed:
            yield f"{sql.text(fixed[dimension.id])} AS {sql.name(dimension.id)}"
        elif dimension.id in columns:
            yield f"{_dimension(dimension, columns[dimension.id])} AS {sql.name(dimension.id)}"
    yield "count(*) AS rows"
    if value is None:
        yield "count(*)::DOUBLE AS n"
        return
    figure = _column(opened, value.column)
    readable = f"regexp_matches({figure}, {sql.text(_NUMBER)}) OR isfinite(try_cast({figure} AS DOUBLE))"
    # Figures are not summed: rows with one key are not one another's parts.
    yield f"CASE WHEN {readable} THEN try_cast(replace({figure}, ',', '') AS DOUBLE) END AS n"


def _date(column: str, layout: Layout) -> str:
    forms = ", ".join(map(sql.text, layout.dates))
    return f"coalesce(try_strptime({column}, [{forms}])::DATE, try_cast(left({column}, 10) AS DATE))"


def _dimension(dimension: Dimension, column: str) -> str:
    if dimension.kind == "present":
        return f"CASE WHEN {column} IS NULL THEN 'no' ELSE 'yes' END"
    shown = f"regexp_replace({column}, {sql.text(dimension.remove + '$')}, '')" if dimension.remove else column
    cases = " ".join(f"WHEN {sql.text(old)} THEN {sql.text(new)}" for old, new in (dimension.values or {}).items())
    return f"CASE {shown} {cases} ELSE {shown} END" if cases else shown


def _place_in_time(
    connection: duckdb.DuckDBPyConnection, profile: TableProfile, opened: Opened, issued: date | None
) -> None:
    """The raw cells with the first and the last day that each is about, and countries by one name."""
    have = {str(row[0]) for row in sql.rows(connection, "DESCRIBE raw_cells")}
    stated = opened.stated
    as_of = "as_of" if "as_of" in have else sql.day(stated.as_of) if stated.as_of else "NULL::DATE"
    vintage = "vintage" if "vintage" in have else sql.day(issued) if issued else as_of
    month = jurisdiction().fiscal_year_month
    year = "try_cast(try_cast(fiscal_year AS DOUBLE) AS INTEGER)" if "fiscal_year" in have else "NULL::INTEGER"
    if year.startswith("NULL") and stated.fiscal_year:
        year = str(stated.fiscal_year)
    first, last = _span(profile, have, month)
    for kind, names in (("country", _country_names()), ("state", state_forms())):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {kind}_names AS {_names(names)}")
    dimensions, joins = [], []
    for one in profile.dimensions:
        column = sql.name(one.id)
        if one.id not in have:
            dimensions.append(f"NULL::VARCHAR AS {column}")
        elif one.kind in ("country", "state"):
            joins.append(f"LEFT JOIN {one.kind}_names AS c_{one.id} ON c_{one.id}.said = upper(r.{column})")
            dimensions.append(f"coalesce(c_{one.id}.shown, r.{column}) AS {column}")
        else:
            dimensions.append(f"r.{column}")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE cells AS WITH told AS (SELECT *, {as_of} AS drawn, {vintage} AS issued, "
        f"{year} AS fy FROM raw_cells), begun AS (SELECT * REPLACE ({first} AS first_day) FROM "
        f"(SELECT *{'' if 'first_day' in have else ', NULL::DATE AS first_day'} FROM told)), "
        f"r AS (SELECT *, {last} AS last_day FROM begun) "
        f"SELECT first_day, last_day, drawn AS as_of, issued AS vintage, "
        f"coalesce(fy, year(first_day) + (month(first_day) >= {month})::INTEGER) AS fiscal_year, "
        f"{', '.join([*dimensions, ''])} sum(rows)::BIGINT AS rows, "
        f"{'sum(n)' if not opened.layout.values else 'n'} AS n FROM r {' '.join(joins)} GROUP BY ALL"
    )


def _span(profile: TableProfile, have: set[str], month: int) -> tuple[str, str]:
    """SQL for the first day, and for the last, given the first: of what a figure of the table is about."""
    running = "CASE WHEN drawn BETWEEN first_day AND {end} THEN drawn ELSE {end} END"
    fiscal = f"make_date(fy - 1, {month}, 1)", f"(make_date(fy, {month}, 1) - 1)"
    calendar = "make_date(try_cast(year AS INTEGER), 1, 1)", "make_date(year(first_day), 12, 31)"
    spans = {
        "day": ("day", "first_day"),
        "snapshot": ("drawn", "first_day"),
        "week": ("first_day", "(first_day + 6)"),
        "to_date": (fiscal[0], running.format(end=fiscal[1])),
        "year": fiscal if profile.calendar == "fiscal" else calendar,
    }
    if profile.time in spans:
        return spans[profile.time]
    first = "first_day"
    if "first_day" not in have:
        names = ", ".join(map(sql.text, _MONTHS))
        number = f"coalesce(try_cast(month AS INTEGER), list_position([{names}], lower(left(month, 3))))"
        first = f"make_date(fy - ({number} >= {month})::INTEGER, {number}, 1)"
    return first, running.format(end="last_day(first_day)")


def _country_names() -> dict[str, str]:
    """Every way a record may name a country, and the one that we use."""
    shown = shown_names()
    return {form: shown[id_] for form, id_ in (*country_forms().items(), *record_names().items())}


def _names(shown: Mapping[str, str]) -> str:
    """A query that gives words in capitals and the name that we use for them."""
    said = {words.upper(): name for words, name in shown.items()}
    listed = ", ".join(f"({sql.text(words)}, {sql.text(name)})" for words, name in sorted(said.items()))
    return f"SELECT * FROM (VALUES {listed}) AS names(said, shown)"
