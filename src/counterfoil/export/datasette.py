"""What Datasette is told of the database: what tables and columns mean, what to narrow by, what to ask first."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from counterfoil.export.contents import FIGURES
from counterfoil.model.version import __version__
from counterfoil.store.columns import Table

_FACETS: dict[str, list[str | dict[str, str]]] = {
    FIGURES: ["measure", "unit", "agency", "hedge", {"array": "places"}, {"array": "verdicts"}, "is_distinct"],
    "documents": ["issuer", {"date": "published"}],
    "findings": ["verdict", "code"],
    "cross_findings": ["verdict", "code", "stands"],
    "leftovers": ["reason"],
    "filters": ["kind", "value"],
    "places": ["place"],
    "relations": ["kind", "verdict"],
    "links": ["kind", "certain", "stands"],
    "dictionary": ["table_name"],
}
_SORTED = {FIGURES: {"sort_desc": "published"}, "documents": {"sort_desc": "published"}}
_LABELS = {"documents": "title", FIGURES: "words"}
_QUERIES: dict[str, tuple[frozenset[str], str, str, str]] = {
    "inconsistent": (
        frozenset({"findings", "documents"}),
        "Findings of inconsistency",
        "Figures that contradict each other inside one statement, with the statement to read them in.",
        """SELECT d.title, d.published, f.code, f.says, d.url, f.sha256
FROM findings f JOIN documents d USING (document)
WHERE f.verdict = 'inconsistent'
ORDER BY d.published DESC, f.document, f.finding""",
    ),
    "between_statements": (
        frozenset({"cross_findings", "documents"}),
        "Findings between statements",
        "What two statements on one thing give differently, where no ruling says otherwise.",
        """SELECT f.verdict, f.code, f.says, f.quote_earlier, f.quote_later, a.title AS earlier_title,
  b.title AS later_title
FROM cross_findings f JOIN documents a ON a.document = f.earlier JOIN documents b ON b.document = f.later
WHERE f.stands
ORDER BY f.verdict, f.code, f.cross_finding""",
    ),
    "of_a_measure": (
        frozenset({FIGURES}),
        "What was claimed of a measure",
        "Figures of one measure in the order of their days, nothing counted twice. They overlap: do not add them up.",
        """SELECT period_start, period_end, hedge, words, noun, agency, places, quote, title, url
FROM figures
WHERE is_distinct AND NOT is_change AND measure = :measure AND period_start IS NOT NULL
ORDER BY period_start, period_end, figure""",
    ),
}


_STYLE = (
    "<style>dl.column-descriptions { columns: 24rem; max-height: 12rem; overflow: auto; font-size: 0.8rem } "
    "dl.column-descriptions dt { break-after: avoid }</style>"
)
"""Datasette prints what the columns mean above the rows: for forty columns that is a page of its own."""


def metadata(tables: Iterable[Table], database: str) -> dict[str, Any]:
    """The metadata of a database with these tables, as Datasette reads it (`--metadata`)."""
    listed = list(tables)
    present = {table.name for table in listed}
    return {
        "title": "Counterfoil: figures in official statements",
        "description": "Every figure with the exact words that state it, what it counts, when, where and by whom. "
        "No verdict says true or false. Names of private persons are masked; there is no search for persons.",
        "about": f"Exported by Counterfoil {__version__}",
        "databases": {
            database: {
                "tables": {table.name: _table(table) for table in listed},
                "queries": {
                    key: {"title": title, "description": says, "sql": sql}
                    for key, (needed, title, says, sql) in _QUERIES.items()
                    if needed <= present
                },
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {
        "description_html": f"<p>{escape(table.says)}</p>{_STYLE}",
        "columns": {one.name: one.says for one in table.columns},
        **_SORTED.get(table.name, {}),
    }
    if table.name in _FACETS:
        made["facets"] = [one for one in _FACETS[table.name] if _column(one) in table.names]
    if table.name in _LABELS:
        made["label_column"] = _LABELS[table.name]
    return made


def _column(facet: str | dict[str, str]) -> str:
    return facet if isinstance(facet, str) else next(iter(facet.values()))
