"""What is exported: every table of the record with what a row needs to be cited alone, and its figures in one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from counterfoil.store import TABLES
from counterfoil.store.columns import Column, Table
from counterfoil.store.opening import Connection
from counterfoil.tables.sql import name, text

Value = Any
"""What DuckDB gives for a column: None, bool, int, float, str, date, datetime, list of str; JSON as its text."""

FIGURES = "figures"
DICTIONARY = "dictionary"
_INNER = frozenset({"sketches"})
"""Tables that hold nothing a person or another program could read."""
_SHA256 = "SHA-256 of the bytes of the document's source, so that a row can be cited alone."
_PIECE = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One exported table: its columns, and the query over the record that gives its rows, always in one order."""

    table: Table
    query: str

    @property
    def name(self) -> str:
        """Its name, the same in every format."""
        return self.table.name


_FIGURE_COLUMNS = (
    Column("figure", "VARCHAR", "Key: the document's key and the claim's id, joined by a hyphen."),
    Column("title", "VARCHAR?", "The statement's title, with private names masked."),
    Column("issuer", "VARCHAR?", "Whose statement it is, as far as the source says."),
    Column("published", "DATE?", "The day of publication; null where it is not known."),
    Column("words", "VARCHAR", "The words of the figure."),
    Column("hedge", "VARCHAR", "How the figure is hedged: exact, over, about, nearly; docs/hedges.md."),
    Column("value", "DOUBLE?", "The number as written, after words such as “million”; null where it is vague."),
    Column("high", "DOUBLE?", "The upper end of a stated range."),
    Column("unit", "VARCHAR", "What one of it is: person, event, money, percent and so on."),
    Column("noun", "VARCHAR?", "The noun counted."),
    Column("measure", "VARCHAR", "What is counted: `counterfoil measures` lists them."),
    Column("share_of", "VARCHAR?", "For a part or a share: the claim that it is a part of."),
    Column("is_change", "BOOLEAN", "Whether it is a change (up 40 percent) and not a count."),
    Column("filters", "VARCHAR[]", "What narrows the population: kind and value."),
    Column("agency", "VARCHAR?", "Whose count it is."),
    Column("places", "VARCHAR[]", "Where what is counted happened."),
    Column("period_start", "DATE?", "The first day counted, where resolved."),
    Column("period_end", "DATE?", "The last day counted, where resolved."),
    Column("period_status", "VARCHAR?", "resolved, ambiguous or unresolved; null where the text gives no period."),
    Column("speaker", "VARCHAR", "Who says it: `narrator`, or a role or name in office."),
    Column("quote", "VARCHAR", "The sentence that states it, with private names masked."),
    Column("verdicts", "VARCHAR[]", "Verdicts of the findings that name it. No verdict says true or false."),
    Column("low_bound", "DOUBLE?", "The least number that the words allow; null where there is none."),
    Column("high_bound", "DOUBLE?", "The greatest number that the words allow; null where there is none."),
    Column("low_open", "BOOLEAN", "Whether the least number itself is left out."),
    Column("high_open", "BOOLEAN", "Whether the greatest number itself is left out."),
    Column("plausible_low", "DOUBLE?", "The least number that a writer who rounds as this one does would mean."),
    Column("plausible_high", "DOUBLE?", "The greatest such number."),
    Column("is_distinct", "BOOLEAN", "False for earlier states of a page, and for what an earlier statement says."),
    Column("url", "VARCHAR?", "The address, with private names masked."),
    Column("sha256", "VARCHAR", "SHA-256 of the bytes of the source."),
    Column("text_sha256", "VARCHAR", "SHA-256 of the text that the spans point into, in UTF-8."),
    Column("span_start", "INTEGER", "Where the figure begins: Unicode code points into the text as read."),
    Column("span_end", "INTEGER", "Where the figure ends; the character there is no longer part of it."),
    Column("quote_start", "INTEGER", "Where the sentence begins."),
    Column("quote_end", "INTEGER", "Where the sentence ends."),
    Column("document", "VARCHAR", "The document, by its key in `documents`."),
    Column("claim", "VARCHAR", "The claim, by its id within the document, as in `claims`."),
)  # fmt: skip  # one column a line, so that the table can be read as one

_FIGURES = Table(
    FIGURES,
    "Every figure with all that stands about it in one row. A sum over figures means nothing: they overlap.",
    ("figure",),
    _FIGURE_COLUMNS,
    (("document", "documents.document"), ("claim", "claims.claim")),
)

_DICTIONARY = Table(
    DICTIONARY,
    "What stands in each column of each table.",
    ("table_name", "column_name"),
    (
        Column("table_name", "VARCHAR", "The table."),
        Column("position", "INTEGER", "The column's place in it, from 1."),
        Column("column_name", "VARCHAR", "The column."),
        Column("type", "VARCHAR", "Its type in the record; [] is a list."),
        Column("may_be_null", "BOOLEAN", "Whether it may hold nothing."),
        Column("in_key", "BOOLEAN", "Whether it is part of what tells the rows apart."),
        Column("refers_to", "VARCHAR?", "The column of another table whose values it holds."),
        Column("says", "VARCHAR", "What stands in it."),
        Column("table_says", "VARCHAR", "What the rows of the table are."),
    ),
)


def sheets(connection: Connection) -> tuple[Sheet, ...]:
    """Every table to export, the figures first. Tables that the file does not have yet are left out."""
    found = _found(connection)
    made = [_with_hash(_sheet(one, found[one.name])) for one in TABLES if one.name in found and one.name not in _INNER]
    listed = [_figures("distinct_claims" in found), *made]
    return (*listed, _dictionary([*(one.table for one in listed), _DICTIONARY]))


def rows(connection: Connection, sheet: Sheet) -> Iterator[tuple[Value, ...]]:
    """The rows of a sheet, in its order, a piece at a time, so that memory does not grow with the record."""
    answer = connection.execute(sheet.query)
    while piece := answer.fetchmany(_PIECE):
        yield from piece


def _found(connection: Connection) -> Mapping[str, frozenset[str]]:
    """The tables and views of the file, each with its columns: a record may be older than this version."""
    query = "SELECT table_name, list(column_name) FROM information_schema.columns GROUP BY table_name"
    return {table: frozenset(columns) for table, columns in connection.execute(query).fetchall()}


def _sheet(table: Table, present: frozenset[str]) -> Sheet:
    kept = replace(table, columns=tuple(one for one in table.columns if one.name in present))
    chosen = ", ".join(f"t.{name(one)}" for one in kept.names)
    order = ", ".join(_ordered(f"t.{name(column)}", column) for column in table.key)
    return Sheet(kept, f"SELECT {chosen} FROM {name(table.name)} t ORDER BY {order}")


def _ordered(written: str, column: str) -> str:
    """Ids within a document count upward: c2 stands before c10."""
    return f"length({written}), {written}" if column in {"claim", "finding"} else written


def _with_hash(sheet: Sheet) -> Sheet:
    """The sheet with the hash of every document that its rows point to, where it does not carry it."""
    pointing = [column for column, target in sheet.table.refers if target == "documents.document"]
    if not pointing or "sha256" in sheet.table.names:
        return sheet
    columns, joins, chosen = [], [], []
    for number, column in enumerate(pointing):
        made = "sha256" if column == "document" else f"{column}_sha256"
        columns.append(Column(made, "VARCHAR", _SHA256))
        joins.append(f"JOIN documents d{number} ON d{number}.document = t.{name(column)}")
        chosen.append(f"d{number}.sha256 AS {made}")
    head, tail = sheet.query.split(f" FROM {name(sheet.name)} t", 1)
    query = f"{head}, {', '.join(chosen)} FROM {name(sheet.name)} t {' '.join(joins)}{tail}"
    return Sheet(replace(sheet.table, columns=(*sheet.table.columns, *columns)), query)


def _figures(has_distinct: bool) -> Sheet:  # noqa: FBT001 - whether the file has that view
    distinct = "distinct_claims" if has_distinct else "current_claims"
    made = {
        "figure": "c.document || '-' || c.claim",
        "filters": "coalesce(f.filters, [])",
        "places": "coalesce(p.places, [])",
        "verdicts": "coalesce(v.verdicts, [])",
        "is_distinct": "n.claim IS NOT NULL",
    }
    of_document = {"title", "issuer", "published", "url", "text_sha256"}
    chosen = ", ".join(
        f"{made.get(one.name) or ('d.' if one.name in of_document else 'c.') + name(one.name)} AS {name(one.name)}"
        for one in _FIGURE_COLUMNS
    )
    return Sheet(
        _FIGURES,
        f"SELECT {chosen} FROM claims c JOIN documents d USING (document) "
        "LEFT JOIN (SELECT document, claim, list(kind || ': ' || value ORDER BY kind, value) AS filters "
        "FROM filters GROUP BY ALL) f USING (document, claim) "
        "LEFT JOIN (SELECT document, claim, list(place ORDER BY position) AS places FROM places GROUP BY ALL) p "
        "USING (document, claim) "
        "LEFT JOIN (SELECT document, claim, list(DISTINCT verdict ORDER BY verdict) AS verdicts "
        "FROM (SELECT document, unnest(claims) AS claim, verdict FROM findings) GROUP BY ALL) v "
        "USING (document, claim) "
        f"LEFT JOIN (SELECT document, claim FROM {distinct}) n USING (document, claim) "
        "ORDER BY d.published NULLS LAST, c.document, c.span_start, length(c.claim), c.claim",
    )


def _dictionary(tables: list[Table]) -> Sheet:
    told = [
        (table.name, position, one.name, one.type, not one.needed, one.name in table.key,
         dict(table.refers).get(one.name), one.says, table.says)
        for table in tables
        for position, one in enumerate(table.columns, 1)
    ]  # fmt: skip  # in the order of the columns
    columns = ", ".join(f'"{column}"' for column in _DICTIONARY.names)
    lines = ", ".join(f"({', '.join(_constant(value) for value in row)})" for row in told)
    return Sheet(_DICTIONARY, f"SELECT * FROM (VALUES {lines}) AS t({columns})")


def _constant(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return text(value) if isinstance(value, str) else str(value).lower()
