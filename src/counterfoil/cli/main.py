"""`counterfoil`: the commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import sys

import typer

from counterfoil import __version__
from counterfoil.cli.audit import audit
from counterfoil.cli.claims import claims
from counterfoil.cli.evaluate import evaluate
from counterfoil.cli.explain import explain, measures
from counterfoil.cli.running import report_error
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
app.command()(audit)
app.command()(claims)
app.command()(explain)
app.command()(measures)
app.command()(evaluate)


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
    except BrokenPipeError:
        # The reader of our output (`head`, say) has left: that is not an error.
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)
