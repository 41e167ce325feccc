"""`counterfoil explain` and `counterfoil measures`: what the words of the output mean."""

from __future__ import annotations

import difflib
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from counterfoil.model import CounterfoilError
from counterfoil.reference.findings import findings
from counterfoil.reference.measures import measures as measure_entries
from counterfoil.reference.rules import rules


def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="A finding's code or a rule's id.")] = None,
) -> None:
    """Say what a finding's code or a rule means; without a code, list the codes."""
    console = Console()
    known, documented = findings(), rules()
    if code is None:
        table = Table("code", "what it is about", box=None, pad_edge=False)
        for entry in known.values():
            table.add_row(entry.id, entry.title)
        console.print(table)
        return
    if code in known:
        entry = known[code]
        console.print(f"{entry.id}: {entry.title}\n\n{entry.means}\n\nWhat would change it: {entry.changes}\n")
        console.print(f"Verdicts it can have: {', '.join(entry.verdicts)}")
        return
    if code in documented:
        rule = documented[code]
        console.print(f"{rule.id}: {rule.says}\n\nFor example: {rule.example}")
        return
    near = difflib.get_close_matches(code, [*known, *documented], n=3)
    raise CounterfoilError(
        f"There is no finding code or rule named {code!r}.",
        "Codes and rule ids are written as in the report and in the JSON output.",
        f"Did you mean {' or '.join(near)}?" if near else "`counterfoil explain` alone lists the codes.",
    )


def measures() -> None:
    """List what is counted: each measure, what it means, in which units, with an example."""
    table = Table("measure", "what it counts", "units", "for example", box=None, pad_edge=False, padding=(0, 1, 1, 0))
    for entry in measure_entries().values():
        example = entry.examples[0]
        table.add_row(entry.id, entry.says, ", ".join(sorted(entry.units)), f"{example.words} ({example.figure})")
    Console().print(table)
