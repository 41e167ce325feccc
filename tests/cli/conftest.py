"""Run the command line in this process, as a user would type it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from counterfoil.cli import main as command_line


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: exit code, what it printed, what it said on the error stream."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("audit", path)` is `counterfoil audit path`."""

    def go(*arguments: object) -> Ran:
        monkeypatch.setattr("sys.argv", ["counterfoil", *map(str, arguments)])
        code = 0
        try:
            command_line.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return go
