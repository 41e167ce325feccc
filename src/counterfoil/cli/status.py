"""`counterfoil status`: what is in a record."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from counterfoil.cli import naming
from counterfoil.cli.build import StorePath

if TYPE_CHECKING:  # what opens a record is loaded when a command needs it, so that the others start fast
    from counterfoil.store import Status

_SHOWN = 20


class StatusFormat(StrEnum):
    """What is printed."""

    TABLE = "table"
    JSON = "json"


def status(
    store: StorePath,
    form: Annotated[StatusFormat, typer.Option("--format", help="For a person, or one JSON object.")] = (
        StatusFormat.TABLE
    ),
    every: Annotated[bool, typer.Option("--all", help="Name every statement and failure, not the first few.")] = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Show what is in a record: documents, claims, failures with their reasons, and the software that audited them.

    Statements are named that another version read otherwise, that their publisher changed, or that are at odds.
    """
    from counterfoil.store import status as status_of

    found = status_of(store)
    if form is StatusFormat.JSON:
        print(msgspec.json.encode(found).decode("utf-8"))
        return
    console = Console()
    for line in _lines(found):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(_runs(found))
    for lines in (
        naming.read_otherwise(found.otherwise, store, every=every),
        naming.changed_pages(found.changed_pages, store, every=every),
        naming.at_odds(found.at_odds, store, every=every),
    ):
        naming.print_lines(lines)
    shown = found.failures if every else found.failures[:_SHOWN]
    for failure in shown:
        console.print(
            f"\n{failure.place}: {failure.reason}\n  {failure.remedy}", markup=False, highlight=False, soft_wrap=True
        )
    if len(found.failures) > len(shown):
        more = len(found.failures) - len(shown)
        console.print(
            f"\n{more:,} more: counterfoil status --store {store} --all", highlight=False, markup=False, soft_wrap=True
        )


def _lines(found: Status) -> list[str]:
    rows, (first, last) = found.rows, found.published
    counted = ("documents", "captures", "claims", "relations", "findings", "leftovers")
    lines = [
        f"{found.path}, {found.bytes / 1e6:,.1f} MB",
        ", ".join(f"{rows[name]:,} {name}" for name in counted),
    ]
    if first is not None:
        lines.append(f"Published {first} to {last}; {found.undated:,} without a date")
    if found.verdicts:
        lines.append("Findings: " + ", ".join(f"{number:,} {verdict}" for verdict, number in found.verdicts.items()))
    if found.recaptured:
        told = ", ".join(f"{number:,} {kind}" for kind, number in found.revisions.items()) or "no figure differs"
        lines.append(f"Pages captured in more than one state: {found.recaptured:,} ({told}); the table `revisions`")
    if found.absent:
        lines.append(f"Pages that are gone since they were captured: {found.absent:,}; the table `absences`")
    if found.links:
        told = ", ".join(f"{number:,} {kind}" for kind, number in found.links.items())
        across = ", ".join(f"{number:,} {verdict}" for verdict, number in found.across.items()) or "none"
        lines.append(f"Links between statements: {told}; findings across them: {across}")
    if found.links_stale and found.builder is None:
        lines.append(
            "Links are out of date: statements came or changed since they were made, as the last build was stopped "
            "before its end. Build again, from the same sources: it makes them anew."
        )
    if found.late_stamps:
        lines.append(
            f"Stamped as changed more than {found.late_days} days after what they tell of: {found.late_stamps:,}; "
            "the view `late_stamps`"
        )
    lines += [f"Audited by {software}: {number:,}" for software, number in found.software.items()]
    if found.builder is not None:
        lines.append(f"A build is running (process {found.builder}).")
    lines.append(f"Failures: {len(found.failures):,}")
    return lines


def _runs(found: Status) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in ("run", "started", "ended", "added", "again", "failed", "claims changed"):
        table.add_column(title)
    for run in found.runs:
        running = found.builder is not None and run is found.runs[-1]
        ended = "running" if running else "stopped before its end"
        table.add_row(
            str(run.run),
            f"{run.started:%Y-%m-%d %H:%M}",
            f"{run.ended:%Y-%m-%d %H:%M}" if run.ended else ended,
            *(f"{number:,}" for number in (run.added, run.again, run.failed, run.claims_changed)),
        )
    return table
