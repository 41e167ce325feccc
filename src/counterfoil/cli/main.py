"""`counterfoil`: the commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps

import typer

from counterfoil import __version__
from counterfoil.cli.audit import audit
from counterfoil.cli.build import build
from counterfoil.cli.claims import claims
from counterfoil.cli.compare import compare
from counterfoil.cli.evaluate import evaluate
from counterfoil.cli.explain import explain, measures
from counterfoil.cli.export import export
from counterfoil.cli.running import report_error
from counterfoil.cli.series import series
from counterfoil.cli.status import status
from counterfoil.cli.tables import add_files, fetch_table, list_tables, show_table
from counterfoil.cli.watch import watch
from counterfoil.model import CounterfoilError

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


app.command()(_until_nobody_reads(audit))
app.command()(_until_nobody_reads(claims))
app.command()(_until_nobody_reads(build))
app.command()(_until_nobody_reads(status))
app.command()(_until_nobody_reads(series))
app.command()(_until_nobody_reads(export))
app.command()(_until_nobody_reads(compare))
app.command()(_until_nobody_reads(watch))
app.command()(_until_nobody_reads(explain))
app.command()(_until_nobody_reads(measures))
app.command()(_until_nobody_reads(evaluate))

tables = typer.Typer(invoke_without_command=True, no_args_is_help=False, rich_markup_mode=None)
tables.callback()(_until_nobody_reads(list_tables))
tables.command("add")(_until_nobody_reads(add_files))
tables.command("show")(_until_nobody_reads(show_table))
tables.command("fetch")(_until_nobody_reads(fetch_table))
app.add_typer(tables, name="tables")


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


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 a `--fail-on` verdict was found, 2 something could not be read."""
    try:
        app()
    except CounterfoilError as error:
        report_error(error)
        sys.exit(2)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)
