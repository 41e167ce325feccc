"""How a command ends when its reader leaves, and what it repeats of hostile names."""

from __future__ import annotations

import subprocess
import sys

from tests.cli.conftest import Run


def test_a_reader_that_leaves_is_no_error() -> None:
    command = [sys.executable, "-m", "counterfoil", "measures"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(60) == 0
    assert said == b""


def test_a_name_cannot_steer_the_terminal(run: Run) -> None:
    ran = run("audit", "nothing\x1b[2Jhere\x07.txt", "--no-model")
    assert ran.code == 2
    assert "There is no file nothing\N{REPLACEMENT CHARACTER}[2Jhere" in ran.err
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.err
    assert len(ran.err.splitlines()) == 3
