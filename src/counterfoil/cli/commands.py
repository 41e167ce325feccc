"""`counterfoil`: the commands, and in what order help lists them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps

import typer

from counterfoil.cli.audit import audit
from counterfoil.cli.build import build
from counterfoil.cli.claims import claims
from counterfoil.cli.compare import compare
from counterfoil.cli.evaluate import evaluate
from counterfoil.cli.explain import explain, measures
from counterfoil.cli.export import export
from counterfoil.cli.series import series
from counterfoil.cli.status import status
from counterfoil.cli.tables import add_files, fetch_table, list_tables, show_table
from counterfoil.cli.watch import watch
from counterfoil.model.version import __version__

app = typer.Typer(
    name="counterfoil",
    help="Audit the figures in official enforcement statements: what each one counts, and whether they agree.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _until_nobody_reads(command: Callable[..., None]) -> Callable[..., None]:
    """The command, ending quietly where the reader of its output (`head`, say) has left: that is not an error."""

    @wraps(command)
    def run(*arguments: object, **options: object) -> None:
        try:
            try:
                command(*arguments, **options)
            finally:
                sys.stdout.flush()
        except (
            BrokenPipeError,
            SystemExit,
        ):  # no command exits by itself: the printing of tables does where this happens
            # What is still in the buffer goes nowhere, so that the interpreter does not complain of it at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None

    return run


_COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (audit, "Audit statements: every figure, and whether the figures agree."),
    (claims, "The figures of statements alone, for a program or a spreadsheet."),
    (explain, "What a finding's code or a rule means."),
    (measures, "What is counted, in which units, with an example each."),
    (build, "Build a record of many statements, or go on with it."),
    (status, "What is in a record, and what could not be read."),
    (compare, "Compare two statements on one event."),
    (series, "What was claimed of a measure over time, from a record."),
    (export, "Write a record to files that other programs read."),
    (watch, "Watch a newsroom: new pages, and figures that were changed."),
    (evaluate, "Score the extraction against annotated statements."),
)
"""The commands in the order of `--help`: one statement, many, the program itself. Each in a line that is not cut."""

for _command, _says in _COMMANDS:
    app.command(short_help=_says)(_until_nobody_reads(_command))

tables = typer.Typer(invoke_without_command=True, no_args_is_help=False, rich_markup_mode=None)
tables.callback()(_until_nobody_reads(list_tables))
tables.command("add", short_help="Import files of an official table.")(_until_nobody_reads(add_files))
tables.command("show", short_help="Show what a table holds and how it was checked.")(_until_nobody_reads(show_table))
tables.command("fetch", short_help="Download a table's files and add them.")(_until_nobody_reads(fetch_table))
app.add_typer(tables, name="tables", short_help="List official tables, add them, show what they hold.")


def _version(value: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if value:
        print(f"counterfoil {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(  # noqa: FBT001 - a flag of the command line
        False,  # noqa: FBT003 - the flag's default
        "--version",
        callback=_version,
        is_eager=True,
        help="Print the version and stop.",
    ),
) -> None:
    """Audit the figures in official enforcement statements."""
    del version
