"""Import: files into cells, the cells of all sources into the stored table.

A file is added once, and a reader finds the table as it was or as it is, never between the two.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from counterfoil.model import CounterfoilError, SourceError
from counterfoil.model.version import __version__
from counterfoil.reference.calendar import profile as jurisdiction
from counterfoil.reference.tables import TableProfile
from counterfoil.tables import sql
from counterfoil.tables.cells import read_cells
from counterfoil.tables.expectations import SPANS, vet
from counterfoil.tables.manifest import Manifest, Outcome, Source
from counterfoil.tables.opening import Opened, Stated, open_table
from counterfoil.tables.store import Store, digest, told_by, write

Told = Callable[[str], None]
"""Called with the name of each file when it has been read."""


@dataclass(frozen=True, slots=True)
class SourceCells:
    """What the cells of a source carry: the source, the year it states, and the profile they were made with."""

    source: Source
    fiscal_year: int | None
    digest: str


@dataclass(frozen=True, slots=True)
class Added:
    """A finished import: the table as it is now, and which of the files it had already."""

    manifest: Manifest
    new: tuple[Source, ...]
    known: tuple[str, ...]


def add(
    store: Store, profile: TableProfile, files: Sequence[Path], vintage: date | None = None, told: Told | None = None
) -> Added:
    """Import files into the table of a profile. All of them or, where one cannot be read, none.

    vintage: the day on which the files were issued, where they do not say it themselves. Raises SourceError where a
    file cannot be read or is another table, CounterfoilError where the folder cannot be written.
    """
    hashes = {path: _sha256(path) for path in dict.fromkeys(files)}
    try:
        store.folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".adding-", dir=store.folder))
    except OSError as error:
        raise _unwritable(store, error) from error
    try:
        return _add(store, profile, hashes, vintage, staging, told or (lambda _: None))
    except (OSError, duckdb.IOException) as error:
        raise _unwritable(store, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _add(  # noqa: PLR0913, PLR0917 - the parts of one import
    store: Store, profile: TableProfile, hashes: dict[Path, str], vintage: date | None, staging: Path, told: Told
) -> Added:
    before = store.manifest(profile.id)
    kept = {source.sha256: source for source in (before.sources if before else ())}
    ready = {sha: found for sha in kept if (found := _ready(store, profile, sha))}
    staged: dict[str, Path] = {}
    new: list[SourceCells] = []
    for path, sha in hashes.items():
        if sha not in ready and sha not in staged:
            staged[sha] = staging / f"{sha}.parquet"
            new.append(_read_file(profile, path, sha, vintage, staged[sha]))
        told(path.name)
    lost = [source.name for sha, source in kept.items() if sha not in ready and sha not in staged]
    if lost:
        raise SourceError(
            f"The table {profile.id} was made of {', '.join(lost)} by another version of its profile.",
            "It cannot be made anew from these files alone.",
            "Add those files again together with the new ones.",
        )
    order = [ready[sha] for sha in ready if sha not in staged] + sorted(new, key=_placing)
    target = staging / store.path(profile.id).name
    paths = [staged.get(one.source.sha256) or store.source_path(profile.id, one.source.sha256) for one in order]
    manifest = _build(profile, order, paths, target)
    for sha, path in staged.items():
        final = store.source_path(profile.id, sha)
        final.parent.mkdir(parents=True, exist_ok=True)
        path.replace(final)
    target.replace(store.path(profile.id))
    known = tuple(path.name for path, sha in hashes.items() if sha in ready)
    return Added(manifest, tuple(one.source for one in new), known)


def _ready(store: Store, profile: TableProfile, sha: str) -> SourceCells | None:
    """The cells of a source that was added before, if they were made with the profile as it is now."""
    path = store.source_path(profile.id, sha)
    found = told_by(store.connection(), path, SourceCells) if path.is_file() else None
    return found if found is not None and found.digest == digest(profile) else None


def _placing(one: SourceCells) -> tuple[str, str, str]:
    return one.source.vintage or "", str(one.source.first_day), one.source.name


def _read_file(profile: TableProfile, path: Path, sha: str, vintage: date | None, target: Path) -> SourceCells:
    """The cells of one file, written to `target`."""
    with sql.connect() as connection, tempfile.TemporaryDirectory() as scratch:
        opened = open_table(connection, profile, path, Path(scratch))
        try:
            issued = vintage or opened.stated.vintage
            read = read_cells(connection, profile, opened, issued)
        except duckdb.Error as error:
            raise SourceError(
                f"{path.name} could not be read to its end: {str(error).splitlines()[0]}.",
                "Nothing was imported from it.",
                "Check that the file is whole; download it again.",
            ) from error
        if not read.rows:
            raise SourceError(
                f"{path.name} has the columns of {profile.id} and no rows.",
                "Nothing was imported from it.",
                "Check that the file is whole; download it again.",
            )
        first, last = _covered(connection, opened)
        told = SourceCells(
            Source(
                path.name, sha, path.stat().st_size, issued.isoformat() if issued else profile.vintage,
                first, last, _period(opened.stated) is not None, read.rows, read.notes, read.others, opened.unknown,
            ),
            opened.stated.fiscal_year,
            digest(profile),
        )  # fmt: skip  # eleven short arguments read better in three lines
        write(connection, "SELECT * FROM cells ORDER BY ALL", target, told)
    return told


def _period(stated: Stated) -> tuple[date, date] | None:
    """The period that a file says it covers."""
    if stated.first and stated.last:
        return stated.first, stated.last
    if stated.fiscal_year:
        month = jurisdiction().fiscal_year_month
        end = date.fromordinal(date(stated.fiscal_year, month, 1).toordinal() - 1)
        return date(stated.fiscal_year - 1, month, 1), end
    return None


def _covered(connection: duckdb.DuckDBPyConnection, opened: Opened) -> tuple[date | None, date | None]:
    period = _period(opened.stated)
    if period is not None:
        return period
    first, last = sql.rows(connection, "SELECT min(first_day), max(last_day) FROM cells")[0]
    return first, last


def _build(profile: TableProfile, sources: Sequence[SourceCells], paths: Sequence[Path], target: Path) -> Manifest:
    """The stored table of all sources, vetted, with its manifest."""
    with sql.connect() as connection:
        connection.execute(
            "CREATE TABLE sources (position INTEGER, name VARCHAR, vintage VARCHAR, first_day DATE, last_day DATE, "
            "stated BOOLEAN, fiscal_year INTEGER)"
        )
        for position, one in enumerate(sources):
            source = one.source
            connection.execute(
                "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)",
                [position, source.name, source.vintage, source.first_day, source.last_day, source.stated,
                 one.fiscal_year],
            )  # fmt: skip  # the values of one row in one list
        parts = " UNION ALL BY NAME ".join(
            f"SELECT *, {position} AS source FROM read_parquet({sql.path(path)})" for position, path in enumerate(paths)
        )
        connection.execute(f"CREATE TABLE cells AS SELECT *, NULL::VARCHAR AS fault FROM ({parts})")
        outcomes = vet(connection, profile)
        manifest = _manifest(connection, profile, sources, outcomes)
        write(connection, _stored(profile), target, manifest)
    return manifest


def _stored(profile: TableProfile) -> str:
    """The query that gives the stored table: sound cells, with what a reader needs of them."""
    times = ["first_day AS day"] if profile.time in {"day", "snapshot"} else ["first_day", "last_day"]
    dimensions = [sql.name(one) for one in profile.kept_dimensions]
    figure = "sum(n)::BIGINT AS n" if not any(layout.values for layout in profile.layouts) else "n"
    name = "(SELECT s.name FROM sources AS s WHERE s.position = source) AS source"
    if not profile.republished:
        columns = [*times, *dimensions, figure, name]
        return f"SELECT {', '.join(columns)} FROM cells WHERE fault IS NULL GROUP BY ALL ORDER BY ALL"
    key = ", ".join(["first_day", *(["last_day"] if profile.time == "to_date" else []), *dimensions])
    latest = f"row_number() OVER (PARTITION BY {key} ORDER BY vintage DESC, as_of DESC, source DESC) = 1 AS latest"
    columns = [*times, *dimensions, figure, "vintage", latest, name]
    return f"SELECT {', '.join(columns)} FROM cells WHERE fault IS NULL ORDER BY ALL"


def _manifest(
    connection: duckdb.DuckDBPyConnection,
    profile: TableProfile,
    sources: Sequence[SourceCells],
    outcomes: tuple[Outcome, ...],
) -> Manifest:
    rows, kept_out, total, vintage = sql.rows(
        connection,
        "SELECT sum(rows), coalesce(sum(rows) FILTER (WHERE fault IS NOT NULL), 0), "
        "sum(n) FILTER (WHERE fault IS NULL), max(vintage) FILTER (WHERE fault IS NULL)::VARCHAR FROM cells",
    )[0]
    cells = sql.rows(connection, f"SELECT count(*) FROM ({_stored(profile)})")[0][0]
    areas: tuple[str, ...] = ()
    if any(one.kind == "area" and one.kept for one in profile.dimensions):
        column = next(sql.name(one.id) for one in profile.dimensions if one.kind == "area")
        found = sql.rows(connection, f"SELECT DISTINCT {column} FROM cells WHERE fault IS NULL ORDER BY 1")
        areas = tuple(str(row[0]) for row in found if row[0] is not None)
    return Manifest(
        profile.id, __version__, digest(profile), tuple(one.source for one in sources), outcomes, int(rows),
        int(kept_out), int(cells), float(total or 0),
        _stretches(connection, profile), areas,
        vintage or max((one.source.vintage or "" for one in sources), default="") or None,
    )  # fmt: skip  # the fields of one record


def _stretches(connection: duckdb.DuckDBPyConnection, profile: TableProfile) -> tuple[tuple[date, date], ...]:
    """The spans of days that the sound cells cover without a gap.

    Records of single days cover the periods of their files; counts on single days reach from the first to the last.
    """
    query = (
        f"SELECT first_day, last_day FROM ({SPANS})"
        if profile.time == "day"
        else "SELECT DISTINCT first_day, last_day FROM cells WHERE fault IS NULL"
        if profile.time != "snapshot"
        else "SELECT min(first_day), max(last_day) FROM cells WHERE fault IS NULL"
    )
    merged: list[tuple[date, date]] = []
    for first, last in sql.rows(connection, f"{query} ORDER BY 1, 2"):
        if not isinstance(first, date) or not isinstance(last, date):
            continue
        if merged and (first - merged[-1][1]).days <= 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        raise SourceError(
            f"{path} could not be read: {error.strerror or error}.",
            "Nothing was imported.",
            "Check the path; every file of one command is imported, or none.",
        ) from error


def _unwritable(store: Store, error: Exception) -> CounterfoilError:
    return CounterfoilError(
        f"The folder {store.folder} could not be written: {str(error).splitlines()[0]}.",
        "Nothing was imported; tables that were there are as they were.",
        "Give a folder that you may write to, with room, by --tables DIR.",
    )
