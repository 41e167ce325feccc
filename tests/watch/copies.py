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
    code: int | None = None

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        if self.code is None and select.select([self.answers], [], [], 0)[0]:
            self.code = int(self.answers.readline())
        return self.code

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, when it has ended."""
        if self.code is None:
            assert select.select([self.answers], [], [], timeout)[0], "the process does not end"
            self.code = int(self.answers.readline())
        return self.code

    def send_signal(self, sent: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, sent)


class Copies:
    """Starts processes, one at a time: one that a failed test left is killed."""

    def __init__(self, folder: Path) -> None:
        command, pipe = [sys.executable, "-m", "tests.watch.copied"], subprocess.PIPE
        self.out, self.err = folder / "out", folder / "err"
        self._last: Copy | None = None
        # Without a buffer: whether an answer waits is asked of the system.
        self._first = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, bufsize=0)

    def start(self, *what: object) -> Copy:
        """What `copied` is given, in a process of its own."""
        assert self._first.stdin is not None
        assert self._first.stdout is not None
        self._end()
        self.out.write_text("")  # what the one before printed must not be taken for its words
        self.err.write_text("")
        words = [str(self.out), str(self.err), *(one if isinstance(one, int) else str(one) for one in what)]
        self._first.stdin.write(json.dumps(words).encode() + b"\n")
        self._last = Copy(int(self._first.stdout.readline()), self._first.stdout)
        return self._last

    def close(self) -> None:
        """End all."""
        self._end()
        self._first.communicate()

    def _end(self) -> None:
        if self._last is not None and self._last.poll() is None:
            self._last.send_signal(signal.SIGKILL)
            self._last.wait()
