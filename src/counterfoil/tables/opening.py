"""Find in a file the table that a profile describes: where it begins, which columns it has, what is said above it."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path

import duckdb

from counterfoil.model import SourceError
from counterfoil.reference.patterns import pattern
from counterfoil.reference.tables import FileKind, Layout, TableProfile
from counterfoil.tables import sql
from counterfoil.tables.workbook import Workbook

_HEAD_BYTES = 262_144
"""What is read to find the header; title lines of official files are a few hundred bytes."""

_MOST_COLUMNS = 2000
"""Official tables have tens of columns; a wider file is another kind of thing, and slow to take apart."""

_KINDS: dict[str, FileKind] = {".csv": "csv", ".txt": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx", ".parquet": "parquet"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of itself above its table."""

    fiscal_year: int | None = None
    first: date | None = None
    last: date | None = None
    as_of: date | None = None
    vintage: date | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A file and the layout it has.

    relation: SQL for FROM, with every cell as text. columns: plain name to the file's own. unknown: columns that the
    profile does not speak of; they are left in the file.
    """

    path: Path
    layout: Layout
    relation: str
    columns: dict[str, str]
    stated: Stated
    unknown: tuple[str, ...]


def plain(column: str) -> str:
    """A column's name for comparing: "Apprehension Date" and "apprehension_date" are one."""
    return "_".join("".join(char if char.isalnum() else " " for char in column.lower()).split())


def open_table(connection: duckdb.DuckDBPyConnection, profile: TableProfile, path: Path, scratch: Path) -> Opened:
    """The file with the first layout that fits.

    scratch: a folder for what must stand in a file of its own while it is read. Raises SourceError where the file
    cannot be read or is not the profile's table.
    """
    kind = _kind(path)
    layouts = [layout for layout in profile.layouts if kind in layout.files]
    if not layouts:
        expected = sorted({kind for layout in profile.layouts for kind in layout.files})
        raise SourceError(
            f"{path.name} is a {kind} file; {profile.id} is published as {' or '.join(expected)}.",
            "Nothing was imported from it.",
            "Give the file as it is published, or name the profile it belongs to: `counterfoil tables` lists them.",
        )
    try:
        if kind == "xlsx":
            return _open_workbook(layouts, path, scratch)
        return _open_csv(layouts, path) if kind == "csv" else _open_parquet(connection, layouts, path)
    except (OSError, EOFError, zlib.error, csv.Error, duckdb.Error) as error:
        raise SourceError(
            f"{path.name} could not be read: {str(error).splitlines()[0] if str(error) else type(error).__name__}.",
            "Nothing was imported from it.",
            "Check that the file is whole, and that it is the file its name says.",
        ) from error


def _kind(path: Path) -> FileKind:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    kind = _KINDS.get(suffixes[-1]) if suffixes else None
    if kind is None:
        raise SourceError(
            f"{path.name} is not a kind of file that tables are read from.",
            "Nothing was imported from it.",
            "Official tables are read from .csv, .csv.gz, .xlsx and .parquet.",
        )
    return kind


def _open_csv(layouts: Sequence[Layout], path: Path) -> Opened:
    opener = gzip.open if path.suffix.lower() == ".gz" else open
    with opener(path, "rb") as handle:
        head = handle.read(_HEAD_BYTES)
    if not head.strip():
        raise SourceError(
            f"{path.name} is empty.", "Nothing was imported from it.", "Download it again, or look where it was cut."
        )
    best: tuple[str, ...] | None = None
    for layout in layouts:
        lines = head.decode(layout.encoding, errors="replace").removeprefix("\ufeff").splitlines()
        found = list(csv.reader(lines[: layout.header_within + 1], delimiter=layout.separator))
        at, missing = _header(layout, found)
        if at is not None:
            header = _distinct(_narrow(path, found[at]))
            typed = ", ".join(f"{sql.text(column)}: 'VARCHAR'" for column in header)
            relation = (
                f"read_csv({sql.path(path)}, columns = {{{typed}}}, delim = {sql.text(layout.separator)}, "
                f"skip = {at + 1}, header = false, auto_detect = false, quote = '\"', escape = '\"', "
                f"null_padding = true, strict_mode = false, encoding = {sql.text(layout.encoding)})"
            )
            return _opened(path, layout, relation, header, [" ".join(row) for row in found[:at]])
        best = _fewer(best, missing)
    raise _misfit(path, best)


def _open_parquet(connection: duckdb.DuckDBPyConnection, layouts: Sequence[Layout], path: Path) -> Opened:
    relation = f"read_parquet({sql.path(path)})"
    header = _narrow(path, [str(row[0]) for row in sql.rows(connection, f"DESCRIBE SELECT * FROM {relation}")])
    best: tuple[str, ...] | None = None
    for layout in layouts:
        at, missing = _header(layout, [header])
        if at is not None:
            columns = ", ".join(f"{sql.name(column)}::VARCHAR AS {sql.name(column)}" for column in header)
            return _opened(path, layout, f"(SELECT {columns} FROM {relation})", header, [])
        best = _fewer(best, missing)
    raise _misfit(path, best)


def _open_workbook(layouts: Sequence[Layout], path: Path, scratch: Path) -> Opened:
    """The table of a workbook: of a block, where its title first stands; else of every sheet that has its columns."""
    book = Workbook(path)
    best: tuple[str, ...] | None = None
    for layout in layouts:
        block = layout.block
        needed = _needed(layout)
        header: list[str] = []
        said: list[str] = []
        target = scratch / "sheets.csv"
        with target.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            for sheet in book.sheets(block.sheet if block else ""):
                rows = book.rows(sheet, block.title if block else None)
                head = list(islice(rows, layout.header_within + 1))
                at, missing = _header(layout, head)
                if at is None or (header and block):
                    best = _fewer(best, missing)
                    continue
                _narrow(path, head[at])
                places = {plain(cell): i for i, cell in reversed(list(enumerate(_distinct(head[at])))) if cell}
                keep = [places[column] for column in needed]
                header = header or _distinct(head[at])
                said += [sheet, *(" ".join(row) for row in head[:at])]
                below = chain(head[at + 1 :], rows)
                writer.writerows(_cells(layout, keep, below))
        if header:
            typed = ", ".join(f"{sql.text(column)}: 'VARCHAR'" for column in needed)
            relation = f"read_csv({sql.path(target)}, columns = {{{typed}}}, header = false, auto_detect = false)"
            opened = _opened(path, layout, relation, header, [*said, *book.notes(block.notes if block else ())])
            return replace(opened, columns={column: column for column in needed})
    raise _misfit(path, best)


def _cells(layout: Layout, keep: Sequence[int], rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """The cells that are read: to the end of the sheet, or of the block, which a row without one of them ends."""
    for row in rows:
        cells = [row[i] if i < len(row) else "" for i in keep]
        if layout.block and not any(cells):
            return
        yield cells


def _needed(layout: Layout) -> list[str]:
    """The columns that are read, by their plain names."""
    named = (*layout.columns, *(value.column for value in layout.values), *(layout.only or ()))
    return list(dict.fromkeys(map(plain, named)))


def _header(layout: Layout, rows: Sequence[Sequence[str]]) -> tuple[int | None, tuple[str, ...]]:
    """The index of the row that has all of the layout's columns; else None and those that the nearest row lacks."""
    needed = set(_needed(layout))
    best = tuple(sorted(needed))
    for at, row in enumerate(rows):
        missing = tuple(sorted(needed - {plain(cell) for cell in row}))
        if not missing:
            return at, ()
        best = min(best, missing, key=len)
    return None, best


def _narrow(path: Path, header: Sequence[str]) -> Sequence[str]:
    """The header, unless it is wider than a table's."""
    if len(header) > _MOST_COLUMNS:
        raise SourceError(
            f"{path.name} has more than {_MOST_COLUMNS:,} columns.",
            "It is no table of this kind; nothing was imported from it.",
            "Give the file as it is published, without the columns of other tables.",
        )
    return header


def _distinct(header: Sequence[str]) -> list[str]:
    """The header with a name of its own for every column."""
    names: dict[str, None] = {}
    for at, cell in enumerate(header):
        column = cell.strip() or f"column {at + 1}"
        names[column if column not in names else f"{column} ({at + 1})"] = None
    return list(names)


def _opened(path: Path, layout: Layout, relation: str, header: Sequence[str], said: Sequence[str]) -> Opened:
    columns: dict[str, str] = {}
    for column in header:
        columns.setdefault(plain(column), column)
    spoken = {*_needed(layout)} | {plain(column) for column in layout.not_read}
    unknown = tuple(column for key, column in columns.items() if key not in spoken)
    return Opened(path, layout, relation, columns, _stated(layout, [path.name, *said]), unknown)


def _stated(layout: Layout, said: Sequence[str]) -> Stated:
    """What the lines above the table state, by the layout's patterns."""
    found: dict[str, str | None] = {}
    for key, expression in (layout.stated or {}).items():
        matches = (pattern(expression).search(line) for line in said)
        found[key] = next((match.group(1) for match in matches if match), None)
    days = {key: _day(found.get(key), layout.dates) for key in ("first", "last", "as_of", "vintage")}
    year = found.get("fiscal_year")
    full = None if year is None else int(year) if len(year) == 4 else 2000 + int(year)
    return Stated(full, **days)


def _day(words: str | None, forms: Sequence[str]) -> date | None:
    for form in (*forms, "%Y-%m-%d", "%m%d%Y"):
        try:
            return None if words is None else datetime.strptime(words, form).date()  # noqa: DTZ007 - days have no zone
        except ValueError:
            continue
    return None


def _fewer(best: tuple[str, ...] | None, missing: tuple[str, ...]) -> tuple[str, ...]:
    return missing if best is None or len(missing) < len(best) else best


def _misfit(path: Path, missing: tuple[str, ...] | None) -> SourceError:
    lacks = ", ".join(missing or ()) or "its table"
    return SourceError(
        f"{path.name} does not have the columns of this profile: it lacks {lacks}.",
        "It is another table, or its form has changed; nothing was imported from it.",
        "Name the profile it belongs to (`counterfoil tables` lists them), or describe the new form in the profile.",
    )
