"""`counterfoil series`: what was claimed of a measure over time."""

from __future__ import annotations

import difflib
import io
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, RenderableType

from counterfoil.cli.build import StorePath
from counterfoil.cli.running import TablesFolder, day, table_folder, write
from counterfoil.model import MEASURES, UNITS, CounterfoilError


class SeriesFormat(StrEnum):
    """What is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


class Grouping(StrEnum):
    """What figures are grouped by. The same names as `counterfoil.series.By`, which is not loaded for `--help`."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    FISCAL_YEAR = "fiscal-year"
    YEAR = "year"


def series(  # noqa: PLR0913, PLR0917 - each argument is an option of the command line
    measure: Annotated[
        str, typer.Argument(metavar="MEASURE", help="What is counted: `counterfoil measures` lists them.")
    ],
    store: StorePath,
    agency: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Counts of this agency by any of its names, its parts and its offices."),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Counts of places with these words in their name.")
    ] = None,
    by: Annotated[Grouping, typer.Option(help="What figures are listed under: where their days end.")] = Grouping.MONTH,
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help="What one of it is; if not given, what most figures count.")
    ] = None,
    least: Annotated[float | None, typer.Option(metavar="N", help="Leave out figures smaller than this.")] = None,
    since: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DATE", help="Figures whose days end then or later, YYYY-MM-DD."),
    ] = None,
    until: Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="Or then or earlier.")] = None,
    tables: TablesFolder = None,
    form: Annotated[SeriesFormat, typer.Option("--format", help="html is a page with a chart.")] = SeriesFormat.TABLE,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write to a file instead.")] = None,
) -> None:
    """Show what was claimed of a measure over time, each figure with its days and hedge, beside the official series.

    Nothing is added up: claims overlap. What several statements repeat is shown once.
    """
    from counterfoil.series import Asked, By
    from counterfoil.series import series as series_of
    from counterfoil.series.output import to_csv, to_json, to_table
    from counterfoil.series.page import to_html
    from counterfoil.tables import Store

    _known(measure, MEASURES, "measure", "`counterfoil measures` lists them.")
    if unit is not None:
        _known(unit, UNITS, "unit", f"Units are {', '.join(UNITS)}.")
    asked = Asked(measure, By(by.value), agency, place, unit, least, since, until)
    found = series_of(store, asked, Store(table_folder(tables)))
    if form is SeriesFormat.TABLE and to is None:
        Console().print(to_table(found))
        return
    if form is SeriesFormat.TABLE:
        written = _plain(to_table(found))
    else:
        written = {SeriesFormat.CSV: to_csv, SeriesFormat.JSON: to_json, SeriesFormat.HTML: to_html}[form](found)
    if to is None:
        print(written, end="" if written.endswith("\n") else "\n")
        return
    # By the mark a spreadsheet knows the file for UTF-8.
    write(to, f"\N{ZERO WIDTH NO-BREAK SPACE}{written}" if form is SeriesFormat.CSV else written)
    print(f"{to}, {len(found.found.figures):,} figures")


def _plain(table: RenderableType) -> str:
    """As a file has it: without colours, of one width."""
    lines = io.StringIO()
    Console(file=lines, width=120, no_color=True).print(table)
    return lines.getvalue()


def _known(name: str, names: tuple[str, ...], kind: str, where: str) -> None:
    if name not in names:
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.4)
        raise CounterfoilError(
            f"There is no {kind} named {name!r}.",
            "Nothing was looked up.",
            f"Did you mean {' or '.join(near)}? {where}" if near else where,
        )
