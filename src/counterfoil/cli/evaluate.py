"""`counterfoil evaluate`: how well the claims agree with an annotated folder."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from counterfoil.cli.running import write

if TYPE_CHECKING:  # what audits is loaded when it is asked to, so that help and other commands start fast
    from counterfoil.evaluation import Score


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of <id>.txt with <id>.json annotations.")],
    html: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write an error browser: sentence, annotated, ours.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,  # noqa: FBT002 - a flag of the command line
    no_model: Annotated[bool, typer.Option("--no-model", help="Written rules alone, without the encoder.")] = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Score the extraction against annotated statements, and show where they differ.

    An annotation has the fields that `counterfoil claims` prints: write its line to <id>.json and correct it. A
    date of publication stands in <id>.meta.json, as `published`.
    """
    from counterfoil.evaluation import annotated, browser, extracted_claims, score
    from counterfoil.evaluation.annotated import fingerprint

    statements = annotated(folder)
    console = Console(stderr=True)
    progress = track(statements, "Extracting", console=console, transient=True, disable=not console.is_terminal)
    claims = {one.id: extracted_claims(one, use_model=not no_model) for one in progress}
    outcome = score(statements, claims)
    if as_json:
        print(json.dumps(as_dict(outcome) | {"fingerprint": fingerprint(statements)}))
    else:
        _print(outcome)
    if html is not None:
        write(html, browser(statements, outcome, str(folder.name)))
        print(f"Error browser written to {html}", file=sys.stderr)


def as_dict(outcome: Score) -> dict[str, object]:
    """The scores without the differences, for a file or a gate."""
    measures = {
        name: {"precision": m.precision, "recall": m.recall, "f1": m.f1}
        for name, m in (("found", outcome.found), ("strict", outcome.strict), ("full", outcome.full))
    }
    counts = {"documents": outcome.documents, "annotated": outcome.annotated, "extracted": outcome.extracted}
    return {**counts, **measures, "fields": outcome.fields}


def _print(outcome: Score) -> None:
    console = Console()
    documents = f"{outcome.documents} document{'' if outcome.documents == 1 else 's'}"
    console.print(f"{documents}, {outcome.annotated} claims annotated, {outcome.extracted} extracted")
    table = Table("", "precision", "recall", "F1", box=None, pad_edge=False)
    for name, m in (("found", outcome.found), ("strict", outcome.strict), ("full", outcome.full)):
        table.add_row(name, f"{m.precision:.3f}", f"{m.recall:.3f}", f"{m.f1:.3f}")
    console.print(table)
    kinds = Counter(d.kind for d in outcome.differences)
    fields = Table("field", "agrees", "differences", box=None, pad_edge=False)
    for field, share in outcome.fields.items():
        fields.add_row(field, f"{share:.3f}", str(kinds[field]))
    for kind in ("missed", "spurious", "value"):
        fields.add_row(kind, "", str(kinds[kind]))
    console.print(fields)
