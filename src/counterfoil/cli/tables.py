"""`counterfoil tables`: official tables, what is known of them, and how they come into the store."""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from counterfoil.cli.running import day
from counterfoil.model import CounterfoilError
from counterfoil.reference.tables import TableProfile, table_profiles

if TYPE_CHECKING:  # what reads tables is loaded when a command needs it, so that the others start fast
    from counterfoil.tables import Added, Manifest

Folder = Annotated[
    Path | None,
    typer.Option(
        "--tables",
        metavar="DIR",
        help="The folder of the tables; else COUNTERFOIL_TABLES, else your data folder.",
    ),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A table's name: `counterfoil tables` lists them.")]


def list_tables(context: typer.Context, folder: Folder = None) -> None:
    """Official tables: what each counts, and what of it has been added.

    A claim is held against every table that has been added and can answer it.
    """
    if context.invoked_subcommand is not None:
        context.obj = folder
        return
    from counterfoil.tables import Store

    store = Store(folder)
    manifests = store.manifests()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in ("table", "measure", "what has been added"):
        table.add_column(title, no_wrap=title == "table")
    for name, profile in table_profiles().items():
        table.add_row(name, f"{profile.measure}, {_grain(profile)}", _summary(manifests.get(name)))
    console = Console()
    console.print(table)
    console.print(f"\nTables are kept in {store.folder}", highlight=False, soft_wrap=True)
    console.print("`counterfoil tables show NAME` says more; `counterfoil tables add NAME FILE...` adds files.")


def add_files(
    context: typer.Context,
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="The table that the files belong to.")],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files as published: .csv, .csv.gz, .xlsx, .parquet.")
    ],
    folder: Folder = None,
    vintage: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DATE", help="When the files were issued, if they do not say it: YYYY-MM-DD."),
    ] = None,
) -> None:
    """Import files of an official table: rows are counted while they are read, and not kept.

    All files of one command are imported, or none. A file that was added before is not read again.
    """
    from counterfoil.tables import Store, add

    known = _profile(profile)
    store = Store(folder or context.obj)
    with _bar(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()) as bar:
        task = bar.add_task("Reading", total=len(files))

        def told(name: str) -> None:
            bar.update(task, advance=1, description=name[:40])

        done = add(store, known, files, vintage, told)
    _print_added(known, done, store.path(known.id))


def show_table(context: typer.Context, name: Name, folder: Folder = None) -> None:
    """Show a table: what it counts, its columns, sources, expectations, and what not to compare it with."""
    from counterfoil.tables import Store

    profile = _profile(name)
    manifest = Store(folder or context.obj).manifest(name)
    console = Console()
    console.print(f"[bold]{profile.title}[/bold] ({profile.id})", highlight=False)
    for label, words in _facts(profile):
        console.print(f"{label}: {words}", highlight=False, markup=False)
    if told_apart := [(one.id, one.says) for one in profile.dimensions if one.kept]:
        console.print("\nTells apart")
        console.print(_two_columns(told_apart))
    console.print("\nWays of counting")
    console.print(_two_columns((one.id, f"{one.label}. {one.says}") for one in profile.ways))
    _print_lists(console, profile)
    if manifest is None:
        console.print(f"\nNot added yet: counterfoil tables add {profile.id} FILE...", markup=False)
        console.print("\nWhat its rows must be like")
        console.print(_two_columns((one.id, one.says) for one in profile.expectations))
        return
    _print_manifest(console, manifest)


def fetch_table(context: typer.Context, name: Name, folder: Folder = None) -> None:
    """Download a table's files from their official place, check them against their pinned sha256, and add them."""
    from counterfoil.tables import Store, add
    from counterfoil.tables.fetching import fetch

    profile = _profile(name)
    store = Store(folder or context.obj)
    with tempfile.TemporaryDirectory() as scratch, _bar(TextColumn("{task.description}"), DownloadColumn()) as bar:
        task = bar.add_task("Connecting", total=None)

        def told(file: str, size: int, whole: int | None) -> None:
            bar.update(task, description=file, completed=size, total=whole)

        files = fetch(profile, Path(scratch), told)
        done = add(store, profile, files)
    _print_added(profile, done, store.path(profile.id))


@contextmanager
def _bar(*columns: TextColumn | BarColumn | MofNCompleteColumn | DownloadColumn) -> Iterator[Progress]:
    """A progress bar on the error stream, where that is a terminal."""
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar


def _profile(name: str) -> TableProfile:
    profiles = table_profiles()
    if name in profiles:
        return profiles[name]
    near = difflib.get_close_matches(name, profiles, n=3, cutoff=0.4)
    raise CounterfoilError(
        f"There is no table named {name!r}.",
        "A table is described by a profile, whose name says which agency and what.",
        f"Did you mean {' or '.join(near)}?" if near else "`counterfoil tables` lists them.",
    )


def _grain(profile: TableProfile) -> str:
    """What span one figure is of."""
    return {"to_date": "year to date", "snapshot": "on a day"}.get(profile.time, f"by {profile.time}")


def _summary(manifest: Manifest | None) -> str:
    """What has been added of a table, in two lines."""
    if manifest is None:
        return "nothing"
    return f"{_covers(manifest)}\n{manifest.rows - manifest.kept_out:,} of {manifest.rows:,} kept"


def _covers(manifest: Manifest) -> str:
    spans = manifest.stretches if len(manifest.stretches) <= 2 else ((manifest.first_day, manifest.last_day),)
    return ", ".join(f"{first} to {last}" for first, last in spans) or "no day"


def _figures(manifest: Manifest) -> str:
    return f"{manifest.rows:,} figures read, {manifest.kept_out:,} kept out"


def _plain(words: str) -> str:
    """Words of a file, without what would steer a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)


def _two_columns(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    for left, right in rows:
        table.add_row(left, right)
    return table


def _facts(profile: TableProfile) -> Iterator[tuple[str, str]]:
    yield "Counts", profile.counts
    yield "Measure", f"{profile.measure}, {_grain(profile)}"
    yield "Published by", profile.publisher
    yield "From", profile.address
    yield "About", profile.about


def _print_lists(console: Console, profile: TableProfile) -> None:
    """What a reader must know before comparing."""
    changes = [one.says for one in profile.area_changes]
    breaks = [f"{one.day}: {one.says}" for one in profile.breaks]
    for title, lines in (
        ("Know", (*profile.warnings, *changes)),
        ("Do not compare with", profile.not_with),
        ("Breaks in the series", breaks),
    ):
        if lines:
            console.print(f"\n{title}")
            for line in lines:
                console.print(f"  - {line}", highlight=False, markup=False)


def _print_manifest(console: Console, manifest: Manifest) -> None:
    figures = f"{_figures(manifest)}, stored in {manifest.cells:,} rows"
    console.print(f"\nCovers {_covers(manifest)}: {figures}", highlight=False, soft_wrap=True)
    if manifest.issued:
        console.print(f"Latest issue: {manifest.issued}", highlight=False, markup=False)
    if manifest.areas:
        console.print(_plain(f"Areas: {', '.join(manifest.areas)}"), highlight=False, markup=False)
    console.print("\nSources")
    console.print(
        _two_columns(
            (
                _plain(source.name),
                f"{source.rows:,} rows, issued {source.vintage or 'as the rows say'}, sha256 {source.sha256}",
            )
            for source in manifest.sources
        )
    )
    _print_outcomes(console, manifest)


def _print_outcomes(console: Console, manifest: Manifest) -> None:
    console.print("\nExpectations")
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 1))
    for one in manifest.outcomes:
        verdict = "met" if one.met else "kept out" if one.keep_out else "broken"
        table.add_row(
            "✓" if one.met else "✗", one.id, verdict, f"{one.says} Found: {one.found}." if one.found else one.says
        )
    console.print(table)


def _print_added(profile: TableProfile, done: Added, path: Path) -> None:
    manifest = done.manifest
    console = Console()
    console.print(
        f"{profile.title}, {_covers(manifest)}: {_figures(manifest)}", highlight=False, markup=False, soft_wrap=True
    )
    if done.known:
        console.print(f"Added before, not read again: {', '.join(done.known)}", highlight=False, markup=False)
    for source in done.new:
        if source.unknown:
            unknown = ", ".join(source.unknown)
            console.print(
                _plain(f"{source.name}: columns that the profile does not know, left in the file: {unknown}"),
                highlight=False,
                markup=False,
            )
    if any(not one.met for one in manifest.outcomes):
        _print_outcomes(console, manifest)
    console.print(f"Stored in {path}", highlight=False, soft_wrap=True)
