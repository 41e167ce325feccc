"""`counterfoil export`: the record in the formats of other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterfoil.cli.build import StorePath


class ExportFormat(StrEnum):
    """What is written. The same names as `counterfoil.export.Form`, which is not loaded for `--help`."""

    CSV = "csv"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    JSONL = "jsonl"
    DATAPACKAGE = "datapackage"
    JSONLD = "jsonld"


def export(
    store: StorePath,
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", help="The folder that the files are written to.", show_default=False)
    ],
    form: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            help="csv for spreadsheets, parquet, sqlite for Datasette, jsonl, datapackage (Frictionless), jsonld "
            "(schema.org).",
            show_default=False,
        ),
    ],
) -> None:
    """Export a record: all tables, each column described; every figure with its document's hash, its span and quote.

    Files of the same names are replaced, others left alone. The same record gives the same bytes.
    """
    from counterfoil.export import export as export_record

    for written in export_record(store, to, form.value):
        count = "" if written.rows is None else f", {written.rows:,} row{'s' * (written.rows != 1)}"
        print(f"{to / written.path}{count}")
    if form is ExportFormat.SQLITE:
        print(f"To look at it: datasette {to / 'record.db'} --metadata {to / 'metadata.json'}")
