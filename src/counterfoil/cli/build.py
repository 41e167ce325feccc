"""`counterfoil build`: many statements into one record."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from counterfoil import nursery
from counterfoil.cli import naming
from counterfoil.cli.audit import Published
from counterfoil.cli.running import report_error
from counterfoil.model import CounterfoilError

if TYPE_CHECKING:  # what writes a record is loaded when a command needs it, so that the others start fast
    from counterfoil.store import Options, Tally
    from counterfoil.store.failing import Failure
    from counterfoil.store.linking import LinkTally

StorePath = Annotated[
    Path, typer.Option("--store", metavar="FILE", help="The record, one DuckDB file.", show_default=False)
]


def build(  # noqa: PLR0913, PLR0917 - each argument is an option of the command line
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Folders, addresses, files: statements (.txt .md .html .pdf), .json .jsonl[.gz] .csv[.gz] .parquet "
            ".warc[.gz], a feed (.xml .rss .atom, JSON Feed) or a listing (.html, WordPress .json).",
        ),
    ],
    store: StorePath,
    workers: Annotated[
        int | None, typer.Option(min=0, help="Processes that audit; one a processor if not given, 0 for none.")
    ] = None,
    published: Published = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Written rules alone, without the encoder.")] = False,  # noqa: FBT002 - a flag of the command line
    rulings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What persons decided on links and findings; else RECORD.rulings.yml."),
    ] = None,
    wait: Annotated[bool, typer.Option("--wait", help="Where another build is running, wait for its end.")] = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Build a record of many statements, or go on with it: what it holds is passed over.

    A build may be stopped at any moment, even killed, and goes on where it was. Exit codes: 0 done; 2 something could
    not be read or audited (the others are in the record, and the record says why).
    """
    # What workers are copied from loads while this process makes the record and reads the first sources. Where there is
    # a record, it may hold all of them: then the first new document has it loaded, and without one nothing has.
    with nullcontext() if workers == 0 or store.exists() else nursery.opened():
        from counterfoil.store import Options

        options = Options(workers=workers, use_model=not no_model, published=published, wait=wait, rulings=rulings)
        tally, across = _built(sources, store, options)
    print(_summary(tally, store))
    for linked in across:
        if linked.links or linked.unmet:
            print(_across(linked, store))
    _name_statements(store, tally, across)
    if tally.failed:
        raise typer.Exit(2)


def _built(sources: list[str], store: Path, options: Options) -> tuple[Tally, list[LinkTally]]:
    """What the build came to, and what linking did; a line on the terminal says how far it is."""
    from counterfoil.store import Listening
    from counterfoil.store import build as build_record

    console, across = Console(stderr=True), list["LinkTally"]()
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task("Opening the record")
        listening = Listening(
            waits=lambda words: print(words, file=sys.stderr),
            failed=_failed,
            seen=(lambda tally: bar.update(task, description=_so_far(tally))) if console.is_terminal else None,
            linked=across.append,
        )
        return build_record(sources, store, options, listening), across


def _failed(place: str, failure: Failure) -> None:
    report_error(CounterfoilError(f"{place}: {failure.reason}", failure.means, failure.do))


def _so_far(tally: Tally) -> str:
    done = tally.added + tally.again
    return f"{tally.read:,} read, {done:,} audited, {tally.unchanged:,} known before, {tally.failed:,} failed"


def _name_statements(store: Path, tally: Tally, across: list[LinkTally]) -> None:
    """Which statements came out otherwise in this build, and which of those it audited are at odds with another."""
    inconsistent = any(linked.findings.get("inconsistent") for linked in across)
    if not tally.claims_changed and not inconsistent:
        return
    from counterfoil.store.named import newly_inconsistent, read_otherwise
    from counterfoil.store.opening import reading

    with reading(store) as connection:
        otherwise = read_otherwise(connection) if tally.claims_changed else ()
        pairs = newly_inconsistent(connection) if inconsistent else ()
    naming.print_lines(naming.read_otherwise(otherwise, store))
    naming.print_lines(naming.at_odds(pairs, store))


def _across(linked: LinkTally, store: Path) -> str:
    links = ", ".join(f"{number:,} {kind}" for kind, number in linked.links.items()) or "none"
    found = ", ".join(f"{number:,} {verdict}" for verdict, number in linked.findings.items()) or "none"
    unmet = f" {linked.unmet:,} rulings met nothing: the table `rulings`." if linked.unmet else ""
    named = f" Which: counterfoil status --store {store}" if set(linked.findings) - {"consistent"} else ""
    return f"Links between statements: {links}. Findings across statements: {found}.{unmet}{named}"


def _summary(tally: Tally, store: Path) -> str:
    parts = [f"{tally.read:,} read", f"{tally.added:,} added", f"{tally.unchanged:,} in the record already"]
    if tally.again:
        parts.append(f"{tally.again:,} audited again, since the software is another")
    if tally.failed:
        parts.append(f"{tally.failed:,} failed: counterfoil status --store {store}")
    lines = [", ".join(parts) + "."]
    if tally.claims_changed:
        changed, documents = tally.claims_changed, tally.documents_changed
        lines.append(
            f"{changed:,} claim{'s' * (changed != 1)} in {documents:,} document{'s' * (documents != 1)} came out "
            "differently: the table `changes` lists them."
        )
    return "\n".join(lines)
