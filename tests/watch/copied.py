"""Watches in processes of their own, each a copy of one that has loaded everything: `python -m tests.watch.copied`.

A line `[OUT, ERR, "killed", NEWSROOM.yml, STORE, POINT, NUMBER]` in JSON runs a watch that is killed at that point;
`[OUT, ERR, "counterfoil", ARGUMENT...]` runs the command. OUT and ERR are files for what it prints. The answer is a
line with the number of the process, and one with its exit code when it has ended, negative for a signal. The one that
is copied has no thread and no record open, so a copy is as good as a process that was started.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from counterfoil.cli import main as command_line
from counterfoil.read import read
from counterfoil.store import writing
from counterfoil.watch import Watching, load, watch_once
from counterfoil.watch.archive import Archive
from counterfoil.watch.clock import SystemClock
from counterfoil.watch.state import State
from tests.watch.press import OPTIONS, Hands, InPlace, statement


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _nth(number: int, inner: Callable[..., Any], *, before: bool = False) -> Callable[..., Any]:
    """The same, until it is called for the `number`th time: then the process dies before it or after it."""
    calls = 0

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number and before:
            _die()
        found = inner(*arguments, **named)
        if calls == number:
            _die()
        return found

    return counted


def _half(archive: Archive, record: Any) -> int:
    """Half a record on the disk, and the end."""
    whole = archive._handle.tell()
    _ADD(archive, record)
    archive._handle.flush()
    os.truncate(archive.path, whole + (archive._handle.tell() - whole) // 2)
    _die()
    return 0


_ADD: Any = Archive._add
POINTS: dict[str, Callable[[int], None]] = {
    "record written": lambda n: setattr(Archive, "_add", _nth(n, _ADD)),
    "record half written": lambda n: setattr(Archive, "_add", _either(n)),
    "page known": lambda n: setattr(State, "keep", _nth(n, State.keep)),
    "archive named": lambda n: setattr(State, "archive", _nth(n, State.archive)),
    "host asked": lambda n: setattr(State, "keep_host", _nth(n, State.keep_host)),
    "record committed": lambda n: setattr(writing.Writer, "_commit", _nth(n, writing.Writer._commit)),
    "build done": lambda n: setattr(State, "filed", _nth(n, State.filed, before=True)),
}


def _either(number: int) -> Callable[[Archive, Any], int]:
    calls = 0

    def add(archive: Archive, record: Any) -> int:
        nonlocal calls
        calls += 1
        return _half(archive, record) if calls == number else int(_ADD(archive, record))

    return add


def _killed(path: str, store: str, point: str, number: int) -> int:
    POINTS[point](number)
    watch_once(load(Path(path)), Path(store), Watching(OPTIONS, clock=Hands()))
    return 0


def _sleep(_: SystemClock, seconds: float) -> None:
    """Pauses between two requests pass at once; the wait for the next round does not."""
    if seconds >= 60:
        time.sleep(seconds)


def _command(*arguments: str) -> int:
    SystemClock.sleep = _sleep  # type: ignore[method-assign, assignment]
    sys.argv = ["counterfoil", *arguments]
    try:
        command_line.main()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    return 0


def _copy(out: str, err: str, what: str, *arguments: Any) -> int:
    """The number of a process that does this and ends."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        for path, stream in ((out, sys.stdout), (err, sys.stderr)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream.fileno())
        code = _killed(*arguments) if what == "killed" else _command(*arguments)
    finally:
        if sys.exc_info()[0] is not None:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    # What every watch loads, loaded once.
    InPlace("", 0, use_model=False)(read("-", stdin=io.BytesIO(statement(41))))
    for line in sys.stdin:
        child = _copy(*json.loads(line))
        _say(child)
        _say(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
