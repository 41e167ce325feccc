"""Where `counterfoil` begins, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import atexit
import os
import sys
from itertools import pairwise
from pathlib import Path

from counterfoil.model import CounterfoilError

_ALONE = frozenset({"-h", "--help", "0", "--workers=0"})
"""Words of a command line of `build` that ask for no worker."""


def program() -> None:
    """`main` as a program of its own, which ends at once.

    An interpreter that ends takes apart object by object what it loaded: a tenth of a second of a build, a third of one
    of an audit, and nobody has anything of it.
    """
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    if code is not None and not isinstance(code, int):
        sys.exit(str(code))
    atexit._run_exitfuncs()  # noqa: SLF001 - what others left to be put in order at the end, such as folders
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads on: the interpreter knows how to end then
        sys.exit(code)
    os._exit(code or 0)


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 a `--fail-on` verdict was found, 2 something could not be read."""
    # Nothing here multiplies large matrices, and NumPy's second thread spins a tenth of a second for want of work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # The commands are loaded here and not above, since every worker of a build loads this module.
    begun = sys.argv[1:2] == ["build"] and not _ALONE & set(sys.argv) and not _goes_on() and _begun()
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
    finally:
        if begun:
            from counterfoil import nursery

            nursery.end()


def _goes_on() -> bool:
    """Whether the record is there already, and may hold all the sources: then the first new document begins it."""
    named = [word.removeprefix("--store=") for word in sys.argv if word.startswith("--store=")]
    named += [value for option, value in pairwise(sys.argv) if option == "--store"]
    return any(Path(name).exists() for name in named)


def _begun() -> bool:
    """What workers of a build are copied from begins to load, while the command line is still to be loaded and read."""
    from counterfoil import nursery

    return nursery.begin()
