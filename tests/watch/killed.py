"""A watch that is killed at a chosen point: `python -m tests.watch.killed NEWSROOM.yml STORE POINT NUMBER`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from counterfoil.store import writing
from counterfoil.watch import Watching, load, watch_once
from counterfoil.watch.archive import Archive
from counterfoil.watch.state import State
from tests.watch.press import OPTIONS, Hands


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
    "record committed": lambda n: setattr(writing.Writer, "commit", _nth(n, writing.Writer.commit)),
    "build done": lambda n: setattr(State, "filed", _nth(n, State.filed, before=True)),
}


def _either(number: int) -> Callable[[Archive, Any], int]:
    calls = 0

    def add(archive: Archive, record: Any) -> int:
        nonlocal calls
        calls += 1
        return _half(archive, record) if calls == number else int(_ADD(archive, record))

    return add


if __name__ == "__main__":
    path, store, point, count = sys.argv[1:]
    POINTS[point](int(count))
    watch_once(load(Path(path)), Path(store), Watching(OPTIONS, clock=Hands()))
