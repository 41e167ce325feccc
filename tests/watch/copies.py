"""Processes of their own for watches, without the seconds that each would take to start: the other end of `copied`."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.conftest import ROOT


@dataclass(slots=True)
class Copy:
    """A process, as `subprocess` has it."""

    pid: int
    answers: IO[bytes]

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        return self.wait() if select.select([self.answers], [], [], 0)[0] else None

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, when it has ended."""
        assert select.select([self.answers], [], [], timeout)[0], "the process does not end"
        return int(self.answers.readline())

    def send_signal(self, sent: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, sent)


class Copies:
    """Starts processes, one after the other has ended."""

    def __init__(self, folder: Path) -> None:
        command, pipe = [sys.executable, "-m", "tests.watch.copied"], subprocess.PIPE
        self.out, self.err = folder / "out", folder / "err"
        # Without a buffer: whether an answer waits is asked of the system.
        self._first = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, bufsize=0)

    def start(self, *what: object) -> Copy:
        """What `copied` is given, in a process of its own."""
        assert self._first.stdin is not None
        assert self._first.stdout is not None
        self.out.write_text("")  # what the one before printed must not be taken for its words
        self.err.write_text("")
        words = [str(self.out), str(self.err), *(one if isinstance(one, int) else str(one) for one in what)]
        self._first.stdin.write(json.dumps(words).encode() + b"\n")
        return Copy(int(self._first.stdout.readline()), self._first.stdout)

    def close(self) -> None:
        """End all."""
        self._first.communicate()
