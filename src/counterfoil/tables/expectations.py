"""What a profile expects of its rows, tried on the cells of all sources; what breaks an expectation is marked.

The cells stand in the table `cells`, with `source` (the position of the file in `sources`) and `fault` (the id of the
expectation that keeps the cell out, or NULL). An expectation looks only at cells that none before it has marked.
"""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from counterfoil.reference.calendar import profile as jurisdiction
from counterfoil.reference.tables import Expectation, TableProfile
from counterfoil.tables import sql
from counterfoil.tables.manifest import Outcome
from counterfoil.tables.series import Cell, never_falls, not_too_fast

Connection = duckdb.DuckDBPyConnection


SPANS = (
    "SELECT s.position, s.vintage, CASE WHEN s.stated THEN s.first_day ELSE c.first_day END AS first_day, "
    "CASE WHEN s.stated THEN s.last_day ELSE c.last_day END AS last_day FROM sources AS s JOIN (SELECT source, "
    "min(first_day) AS first_day, max(first_day) AS last_day FROM cells WHERE fault IS NULL GROUP BY source) AS c "
    "ON c.source = s.position"
)
"""What days each file covers that has sound cells: those it states, else from its first sound cell to its last."""


def vet(connection: Connection, profile: TableProfile) -> tuple[Outcome, ...]:
    """Try every expectation in the order of the profile, and mark what breaks one."""
    return tuple(_CHECKS[one.kind](connection, profile, one) for one in profile.expectations)


def _where(expectation: Expectation) -> str:
    return " AND ".join(["fault IS NULL", *sql.all_of(expectation.where)])


def _marked(connection: Connection, expectation: Expectation, broken: str) -> Outcome:
    """Mark the cells for which the condition holds, and say how many rows they are and on which days."""
    where = f"{_where(expectation)} AND ({broken})"
    count, first, last = sql.rows(
        connection,
        f"SELECT coalesce(sum(rows), 0)::BIGINT, min(first_day)::VARCHAR, max(last_day)::VARCHAR FROM cells "
        f"WHERE {where}",
    )[0]
    if expectation.keep_out:
        connection.execute(f"UPDATE cells SET fault = {sql.text(expectation.id)} WHERE {where}")
    return _outcome(expectation, int(count), _days(first, last))


def _days(first: object, last: object) -> str:
    if first is None:
        return "without a day"
    return f"on {first}" if first == last else f"between {first} and {last}"


def _outcome(expectation: Expectation, rows: int, found: str) -> Outcome:
    return Outcome(
        expectation.id,
        expectation.says,
        not rows,
        expectation.keep_out,
        rows,
        f"{rows:,} {'row' if rows == 1 else 'rows'} {found}" if rows else "",
    )


def _dated(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    return _marked(
        connection,
        expectation,
        "first_day IS NULL OR last_day IS NULL OR NOT isfinite(first_day) OR n IS NULL OR n < 0 OR NOT isfinite(n)",
    )


def _inside_stated_period(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    return _marked(
        connection,
        expectation,
        "EXISTS (SELECT 1 FROM sources AS s WHERE s.position = cells.source AND s.stated "
        "AND (cells.first_day < s.first_day OR cells.last_day > s.last_day))",
    )


def _inside_period(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    bounds = [f"first_day < {sql.day(expectation.first)}"] if expectation.first else []
    bounds += [f"last_day > {sql.day(expectation.last)}"] if expectation.last else []
    return _marked(connection, expectation, " OR ".join(bounds))


def _inside_fiscal_year(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    month = jurisdiction().fiscal_year_month
    return _marked(
        connection,
        expectation,
        f"as_of NOT BETWEEN make_date(fiscal_year - 1, {month}, 1) "
        f"AND make_date(fiscal_year, {month}, 1) - 1 + {expectation.days or 0}",
    )


def _not_ahead(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    return _marked(connection, expectation, "first_day > coalesce(as_of, vintage)")


def _fresh(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    return _marked(connection, expectation, f"vintage - as_of NOT BETWEEN 0 AND {expectation.days or 0}")


def _together(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    """The days of a file form one run; what stands apart from most of its rows by more than so many days is out."""
    earlier = "OVER (PARTITION BY source ORDER BY first_day)"
    days = f"SELECT source, first_day, sum(rows) AS rows FROM cells WHERE {_where(expectation)} GROUP BY 1, 2"
    gaps = (
        f"SELECT *, coalesce(first_day - lag(first_day) {earlier}, 0) > {expectation.days or 0} AS apart FROM ({days})"
    )
    runs = f"SELECT *, sum(apart::INTEGER) {earlier} AS run FROM ({gaps})"
    return _marked(
        connection,
        expectation,
        f"(source, first_day) IN (WITH runs AS ({runs}), sizes AS (SELECT source, run, row_number() OVER "
        "(PARTITION BY source ORDER BY sum(rows) DESC, run) AS place FROM runs GROUP BY source, run) "
        "SELECT (source, first_day) FROM runs JOIN sizes USING (source, run) WHERE place > 1)",
    )


def _allowed(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    allowed = sql.one_of(expectation.dimension or "", expectation.values)
    return _marked(connection, expectation, f"({allowed}) IS NOT TRUE")


def _one_source_a_day(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    """Of two files that cover a day, the later vintage has it; of two of one vintage, the one added later."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE spans AS {SPANS}")
    return _marked(
        connection,
        expectation,
        "EXISTS (SELECT 1 FROM spans AS own, spans AS other WHERE own.position = cells.source "
        "AND other.position <> own.position AND cells.first_day BETWEEN other.first_day AND other.last_day "
        "AND (coalesce(other.vintage, ''), other.position) > (coalesce(own.vintage, ''), own.position))",
    )


def _not_repeated(connection: Connection, profile: TableProfile, expectation: Expectation) -> Outcome:
    """All figures of one issue are those of an issue of another fiscal year: the later issue is a copy."""
    dimensions = ", ".join(map(sql.name, profile.kept_dimensions))
    order = ", ".join(filter(None, [dimensions, "month(first_day)"]))
    return _marked(
        connection,
        expectation,
        "(fiscal_year, vintage, as_of) IN (WITH issues AS (SELECT fiscal_year, vintage, as_of, "
        f"list(n ORDER BY {order}) FILTER (WHERE n <> 0) AS figures, sum(n) AS size FROM cells "
        f"WHERE {_where(expectation)} GROUP BY ALL) "
        "SELECT (later.fiscal_year, later.vintage, later.as_of) FROM issues AS later, issues AS earlier "
        "WHERE later.figures = earlier.figures AND later.size > 0 AND later.fiscal_year <> earlier.fiscal_year "
        "AND (later.as_of, later.vintage) > (earlier.as_of, earlier.vintage))",
    )


def _parts(connection: Connection, profile: TableProfile, expectation: Expectation) -> Outcome:
    """The parts sum to the whole: for each span, issue and combination of the other dimensions."""
    total = f"sum(n) FILTER (WHERE {sql.one_of(expectation.dimension or '', [expectation.total or ''])})"
    whole = [expectation.total or "", *expectation.apart]
    named = sql.one_of(expectation.dimension or "", expectation.values or whole)
    parts = f"sum(n) FILTER (WHERE {named if expectation.values else f'NOT {named}'})"
    off = f"abs({total} - coalesce({parts}, 0)) > {expectation.within} * {total} + 0.5"
    return _marked_together(connection, profile, expectation, off)


def _share(connection: Connection, profile: TableProfile, expectation: Expectation) -> Outcome:
    """A part is no more, or no less, than a share of the whole; where it is not, neither of them is sound."""
    total = f"max(n) FILTER (WHERE {sql.one_of(expectation.dimension or '', [expectation.total or ''])})"
    part = f"sum(n) FILTER (WHERE {sql.one_of(expectation.dimension or '', expectation.values)})"
    bounds = [f"{part} > {expectation.at_most} * {total}"] if expectation.at_most is not None else []
    bounds += [f"{part} < {expectation.at_least} * {total}"] if expectation.at_least is not None else []
    return _marked_together(connection, profile, expectation, " OR ".join(bounds))


def _marked_together(connection: Connection, profile: TableProfile, expectation: Expectation, broken: str) -> Outcome:
    """Mark all values of a dimension, for each span, issue and combination of the others, for which they break it.

    broken: a condition on the values of a dimension together.
    """
    others = [sql.name(one) for one in profile.kept_dimensions if one != expectation.dimension]
    key = ["source", "first_day", "vintage", "as_of", *others]
    same = " AND ".join(f"cells.{column} IS NOT DISTINCT FROM broken.{column}" for column in key)
    return _marked(
        connection,
        expectation,
        f"EXISTS (SELECT 1 FROM (SELECT {', '.join(key)} FROM cells WHERE {_where(expectation)} GROUP BY ALL "
        f"HAVING {broken}) AS broken WHERE {same})",
    )


def _rows(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    """The files have the rows of each year that they should: counted before anything is kept out."""
    year = "(SELECT s.fiscal_year FROM sources AS s WHERE s.position = source)"
    found = sql.rows(connection, f"SELECT {year}, sum(rows) FROM cells GROUP BY 1")
    return _by_year(connection, expectation, {row[0]: float(row[1]) for row in found}, "rows")


def _total(connection: Connection, _: TableProfile, expectation: Expectation) -> Outcome:
    """The figures of a year sum to what was published."""
    found = sql.rows(connection, f"SELECT fiscal_year, sum(n) FROM cells WHERE {_where(expectation)} GROUP BY 1")
    return _by_year(connection, expectation, {row[0]: float(row[1]) for row in found}, "in all")


def _by_year(connection: Connection, expectation: Expectation, found: dict[int | None, float], noun: str) -> Outcome:
    off: dict[int, str] = {}
    for year, expected in (expectation.by_year or {}).items():
        number = found.get(int(year))
        if number is not None and abs(number - expected) > expectation.within * expected:
            off[int(year)] = f"fiscal year {year}: {number:,.0f} {noun}, expected {expected:,}"
    if not off:
        return _outcome(expectation, 0, "")
    if expectation.keep_out:
        told = _marked(connection, expectation, f"fiscal_year IN ({', '.join(map(str, off))})")
        return Outcome(told.id, told.says, met=False, keep_out=True, rows=told.rows, found="; ".join(off.values()))
    return Outcome(expectation.id, expectation.says, met=False, keep_out=False, rows=0, found="; ".join(off.values()))


def _in_series(pick: Callable[..., list[int]]) -> Callable[[Connection, TableProfile, Expectation], Outcome]:
    """An expectation of running figures: `pick` says which cells of one year's series break it."""

    def check(connection: Connection, profile: TableProfile, expectation: Expectation) -> Outcome:
        key = ", ".join(["fiscal_year", *map(sql.name, profile.kept_dimensions)])
        found = sql.rows(
            connection,
            f"SELECT ({key},)::VARCHAR, rowid, as_of, n, first_day FROM cells WHERE {_where(expectation)} "
            "ORDER BY 1, as_of, vintage, source, n",
        )
        series: dict[str, list[Cell]] = {}
        for which, *cell in found:
            series.setdefault(which, []).append(Cell(*cell))
        broken = [number for cells in series.values() for number in pick(cells, expectation)]
        return _marked(connection, expectation, f"rowid IN ({', '.join(map(str, broken))})" if broken else "false")

    return check


_CHECKS: dict[str, Callable[[Connection, TableProfile, Expectation], Outcome]] = {
    "dated": _dated,
    "inside_stated_period": _inside_stated_period,
    "inside_period": _inside_period,
    "inside_fiscal_year": _inside_fiscal_year,
    "not_ahead": _not_ahead,
    "fresh": _fresh,
    "allowed": _allowed,
    "together": _together,
    "one_source_a_day": _one_source_a_day,
    "not_repeated": _not_repeated,
    "grows_slowly": _in_series(not_too_fast),
    "never_falls": _in_series(never_falls),
    "parts": _parts,
    "share": _share,
    "rows": _rows,
    "total": _total,
}
