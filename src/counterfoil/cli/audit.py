"""`counterfoil audit`: from statements to findings."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from counterfoil.cli.running import Run, TablesFolder, table_folder, write
from counterfoil.model import VERDICTS

if TYPE_CHECKING:  # what audits is loaded when it is asked to, so that help and other commands start fast
    from counterfoil.pipeline import Audit


class Format(StrEnum):
    """What is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="A statement (.txt .md .html .pdf), many in a file (.json .jsonl[.gz] .csv[.gz] .parquet .warc[.gz], a "
        "feed as .xml .rss .atom), a folder, an http(s) address, or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Date of publication, YYYY-MM-DD; wins over metadata and over the text."),
]


def audit(  # noqa: PLR0913, PLR0917 - each argument is an option of the command line
    sources: Sources,
    published: Published = None,
    form: Annotated[
        Format,
        typer.Option("--format", help="What to print; for a spreadsheet, see `counterfoil claims --format csv`."),
    ] = Format.TABLE,
    html: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write the report: a file; for several sources a folder or a file."),
    ] = None,
    json_out: Annotated[Path | None, typer.Option("--json", metavar="OUT", help="Write the audit as JSON.")] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="VERDICT", help=f"Exit with 1 where a finding has this verdict: {', '.join(VERDICTS)}."),
    ] = None,
    tables: TablesFolder = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Written rules alone, without the encoder.")] = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Audit statements: every figure, what it counts, and whether the figures agree.

    Exit codes: 0 done; 1 a finding has the verdict of --fail-on; 2 a source could not be read (the others were
    audited).
    """
    from counterfoil.pipeline import audit_document
    from counterfoil.tables import Store

    if fail_on is not None and fail_on not in VERDICTS:
        raise typer.BadParameter(f"{fail_on!r} is no verdict; the verdicts are: {', '.join(VERDICTS)}.")
    run = Run(sources, published)
    store = Store(table_folder(tables))
    audits: list[Audit] = []
    shown = _Shown(form, writes_files=html is not None or json_out is not None)
    for one in run.each(lambda document: audit_document(document, use_model=not no_model, tables=store)):
        audits.append(one)
        shown.show(one)
    if json_out is not None and audits:
        write(json_out, _as_json(audits) + "\n")
    if html is not None and audits:
        _write_html(html, audits)
    if shown.left is not None:
        raise shown.left
    if form is Format.JSON and audits:
        print(_as_json(audits))
    if run.failures:
        raise typer.Exit(2)
    if fail_on and any(finding.verdict == fail_on for one in audits for finding in one.findings):
        raise typer.Exit(1)


class _Shown:
    """Prints each audit as it is made. Where its reader leaves (`head`, say), files are still written.

    left: how the printing ended then; what is yet to be printed is passed over.
    """

    def __init__(self, form: Format, *, writes_files: bool) -> None:
        self._form, self._writes_files = form, writes_files
        self.left: BrokenPipeError | SystemExit | None = None

    def show(self, one: Audit) -> None:
        """Print one audit, where the form is one audit at a time; raises as printing does where no file is wanted."""
        from counterfoil.publish import to_table

        if self.left is not None:
            return
        try:
            if self._form is Format.JSONL:
                print(one.to_json())
            elif self._form is Format.TABLE:
                Console().print(to_table(one))
        except (BrokenPipeError, SystemExit) as left:  # the printing of tables ends with the second
            if not self._writes_files:
                raise
            self.left = left


def _as_json(audits: list[Audit]) -> str:
    """One object for one source, a list for several."""
    if len(audits) == 1:
        return audits[0].to_json()
    return "[" + ",\n".join(one.to_json() for one in audits) + "]"


def _write_html(target: Path, audits: list[Audit]) -> None:
    """One report where there is one document; else an index at `target` and a report for each beside it."""
    from counterfoil.publish import to_html, to_index

    if len(audits) == 1 and not target.is_dir():
        write(target, to_html(audits[0]))
        print(f"Report written to {target}", file=sys.stderr)
        return
    index = target if target.suffix else target / "index.html"
    folder = index.parent / f"{index.stem}-statements" if target.suffix else target
    names = _file_names(audits)
    for name, one in zip(names, audits, strict=True):
        write(folder / name, to_html(one))
    links = [str((folder / name).relative_to(index.parent)) for name in names]
    write(index, to_index(audits, links))
    print(f"Reports written: {len(audits)}, listed in {index}", file=sys.stderr)


def _file_names(audits: list[Audit]) -> list[str]:
    """A file name for each, from its id; a number is added where two documents share one."""
    names: list[str] = []
    for one in audits:
        stem = "".join(c if c.isalnum() or c in "-_." else "_" for c in one.document.id)[:120] or "statement"
        name, count = f"{stem}.html", 1
        while name in names or name == "index.html":
            count += 1
            name = f"{stem}-{count}.html"
        names.append(name)
    return names
