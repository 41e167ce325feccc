"""`counterfoil compare`: two statements on one event, figure by figure."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from counterfoil.cli.audit import Published
from counterfoil.cli.running import write
from counterfoil.model import Compared, CounterfoilError, SourceError


class CompareFormat(StrEnum):
    """What is printed."""

    TABLE = "table"
    JSON = "json"


_HELP = "A statement: a file, an address; with --store its file, key, address, title or words of the title."


def compare(  # noqa: PLR0913, PLR0917 - each argument is an option of the command line
    one: Annotated[str, typer.Argument(metavar="A", help=_HELP)],
    other: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    html: Annotated[Path | None, typer.Option(metavar="OUT", help="Write the report, one HTML file.")] = None,
    form: Annotated[CompareFormat, typer.Option("--format", help="For a person, or one JSON object.")] = (
        CompareFormat.TABLE
    ),
    store: Annotated[
        Path | None, typer.Option("--store", metavar="FILE", help="Take both from this record.", show_default=False)
    ] = None,
    published: Published = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Written rules alone, without the encoder.")] = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Compare two statements on one event: what ties them, what agrees, what drifted, what only one of them has.

    Exit codes: 0 done; 2 one of them could not be read.
    """
    from counterfoil.publish.side_by_side import to_compare_html, to_compare_json, to_compare_table

    found = _recorded(store, one, other) if store else _read(one, other, published, use_model=not no_model)
    if html is not None:  # before anything is printed, since the reader of that may leave
        write(html, to_compare_html(found))
        print(f"Report written to {html}", file=sys.stderr)
    if form is CompareFormat.JSON:
        print(to_compare_json(found).decode("utf-8"))
    else:
        Console().print(to_compare_table(found))


def _read(one: str, other: str, published: str | None, *, use_model: bool) -> Compared:
    """Both audited here and now. `published` is taken for whichever does not say when it was published."""
    from counterfoil.link import compared
    from counterfoil.pipeline import audit_document
    from counterfoil.read import read_all
    from counterfoil.store.identity import page_key
    from counterfoil.store.statements import sketch_of, statement_of

    audits = []
    for source in (one, other):
        documents = list(read_all([source], published=published))
        if len(documents) != 1:
            raise CounterfoilError(
                f"{source} holds {len(documents)} statements.",
                "Two statements are compared, one from each source.",
                "Give the file of one statement; or build a record and name the two: --store RECORD.",
            )
        if isinstance(documents[0], SourceError):
            raise documents[0]
        audits.append(audit_document(documents[0], use_model=use_model))
    first, second = (statement_of(audit) for audit in audits)
    share = sketch_of(audits[0]).likeness(sketch_of(audits[1]))
    pages = [page_key(audit.document.url) for audit in audits]
    return compared(first, second, share=share, one_page=pages[0] is not None and pages[0] == pages[1])


def _recorded(store: Path, one: str, other: str) -> Compared:
    from counterfoil.store.statements import compared_in

    return compared_in(store, one, other)
