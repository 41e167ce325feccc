"""`counterfoil claims`: extraction alone."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from counterfoil.cli.audit import Published, Sources
from counterfoil.cli.running import Run
from counterfoil.model import AuditRecord, Document


class ClaimFormat(StrEnum):
    """What is printed."""

    JSONL = "jsonl"
    CSV = "csv"


def claims(
    sources: Sources,
    published: Published = None,
    form: Annotated[ClaimFormat, typer.Option("--format", help="One JSON object a document, or a row a claim.")] = (
        ClaimFormat.JSONL
    ),
    no_model: Annotated[bool, typer.Option("--no-model", help="Written rules alone, without the encoder.")] = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Extract the claims of statements, without reconciling or checking them."""
    from counterfoil.pipeline import claims_of
    from counterfoil.publish import to_csv, to_dict

    def work(document: Document) -> AuditRecord:
        return claims_of(document, use_model=not no_model)

    run = Run(sources, published)
    if form is ClaimFormat.CSV:
        print(to_csv(list(run.each(work))), end="")
    else:
        for record in run.each(work):
            whole = to_dict(record)
            print(json.dumps({"id": whole["id"], "claims": whole["claims"]}, ensure_ascii=False))
    if run.failures:
        raise typer.Exit(2)
