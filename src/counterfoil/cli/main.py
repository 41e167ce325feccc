"""Where `counterfoil` begins, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import sys

from counterfoil.model import CounterfoilError


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 a `--fail-on` verdict was found, 2 something could not be read."""
    # The commands are loaded here and not above, since every worker of a build loads this module.
    try:
        from counterfoil.cli.commands import app

        app()
    except CounterfoilError as error:
        from counterfoil.cli.running import report_error

        report_error(error)
        sys.exit(2)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)
