"""Invented files of tables, written in the forms that agencies publish."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import duckdb

from counterfoil.reference.tables import FileExample, TableProfile

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def write_example(folder: Path, profile: TableProfile, example: FileExample, kind: str) -> Path:
    """The example as a file of that kind. In a workbook a line `[Name]` begins the sheet of that name."""
    layout = profile.layouts[example.layout]
    if kind == "csv":
        path = folder / f"{example.name}.csv.gz"
        path.write_bytes(gzip.compress("\n".join(example.lines).encode(layout.encoding)))
        return path
    rows = list(csv.reader(example.lines, delimiter=layout.separator))
    if kind == "xlsx":
        return write_workbook(folder / f"{example.name}.xlsx", _sheets(rows))
    path = folder / f"{example.name}.parquet"
    return write_parquet(path, rows)


def _sheets(rows: list[list[str]]) -> dict[str, list[list[str]]]:
    sheets: dict[str, list[list[str]]] = {}
    for row in rows:
        if len(row) == 1 and row[0].startswith("["):
            sheets[row[0][1:-1]] = []
        else:
            sheets.setdefault("Sheet1", []).append(row) if not sheets else list(sheets.values())[-1].append(row)
    return sheets


def write_parquet(path: Path, rows: list[list[str]]) -> Path:
    """A Parquet file of text columns; an empty cell is NULL."""
    text = path.with_suffix(".text")
    with text.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(rows)
    with duckdb.connect() as connection:
        connection.read_csv(str(text), header=True, all_varchar=True).write_parquet(str(path))
    return path


def write_workbook(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    """A workbook: cells that read as numbers are numbers, the others text."""
    with ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", _TYPES)
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" Type="{_RELATION}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="s{n}"/>' for n, name in enumerate(sheets, 1)
        )
        book.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{listed}</sheets></workbook>'
        )
        tied = "".join(
            f'<Relationship Id="s{n}" Type="{_RELATION}/worksheet" Target="sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{tied}</Relationships>')
        for number, rows in enumerate(sheets.values(), 1):
            written = "".join(f'<row r="{at}">{_cells(row, at)}</row>' for at, row in enumerate(rows, 1))
            book.writestr(
                f"xl/sheet{number}.xml", f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'
            )
    return path


def _cells(row: list[str], at: int) -> str:
    found = ""
    for column, cell in enumerate(row):
        place = f"{chr(ord('A') + column)}{at}"
        if cell.replace(".", "", 1).isdigit():
            found += f'<c r="{place}"><v>{cell}</v></c>'
        elif cell:
            found += f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return found
