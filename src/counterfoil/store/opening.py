"""The file of a record: opened for as long as it takes to read or to write a batch, and built by one at a time.

DuckDB lets one process write, or many read. A builder therefore opens the file only to commit a batch, so that readers
have their turn in between; that no second builder comes in between is kept by a lock on a file beside it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import duckdb

from counterfoil.model import CounterfoilError
from counterfoil.store.schema import SCHEMA, ddl

READ_SECONDS = 15.0
"""How long a reader waits for a turn. A batch is committed in less than a second, even of a large record."""
WRITE_SECONDS = 900.0
"""How long a builder waits for a reader to leave: somebody may have the file open in another program."""
_GLANCE = 0.5
"""How long a lock may be held by one who only looks who is building, and is no builder."""
_PAUSE = 0.05
_MEANS: dict[str, str | bool | int | float | list[str]] = {"threads": 2, "memory_limit": "1GB"}

Told = Callable[[str], None]
Connection = duckdb.DuckDBPyConnection


@contextmanager
def reading(path: Path, seconds: float = READ_SECONDS) -> Iterator[Connection]:
    """The record, open to read. Raises CounterfoilError where there is none, or a builder holds it all the time."""
    if not path.is_file():
        raise CounterfoilError(
            f"There is no record at {path}.",
            "Nothing has been built there.",
            f"Build it: counterfoil build SOURCE... --store {path.name}",
        )
    connection = _opened(path, seconds, None, read_only=True)
    try:
        _expect_schema(connection, path)
        yield connection
    except RuntimeError as error:
        _end_if_interrupted(error)
        raise
    finally:
        connection.close()


@contextmanager
def writing(path: Path, told: Told | None = None, seconds: float = WRITE_SECONDS) -> Iterator[Connection]:
    """One transaction on the record: committed as a whole at the end, or not at all.

    told: given a message once where another program has the file open and has to be waited for.
    """
    connection = _opened(path, seconds, told, read_only=False)
    try:
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    except RuntimeError as error:
        _end_if_interrupted(error)
        raise
    finally:
        connection.close()


def _end_if_interrupted(error: RuntimeError) -> None:
    """Raise as Ctrl-C does elsewhere what DuckDB raises for it while it works on a query."""
    if "interrupted" in str(error):
        raise KeyboardInterrupt from error


def make(path: Path) -> None:
    """An empty record at `path`, where there is none yet: whole or not at all. Call it under `building_alone`."""
    if path.exists():
        with reading(path):
            return
    fresh = path.with_name(f"{path.name}.new")
    for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
        left.unlink(missing_ok=True)
    try:
        with writing(fresh) as connection:
            connection.execute(";\n".join(ddl()))
    except (OSError, duckdb.IOException) as error:
        raise CounterfoilError(
            f"No record can be written at {path}.",
            str(error).splitlines()[0],
            "Give a path in a folder that you may write to, on a disk with room.",
        ) from error
    fresh.replace(path)


@contextmanager
def building_alone(path: Path, *, wait: bool = False, told: Told | None = None) -> Iterator[None]:
    """Keeps every other builder of the same record out. The lock goes with the process, however that ends.

    wait: stand in line where another one builds; else raise CounterfoilError, which names it.
    """
    lock = path.with_name(f"{path.name}.lock")
    said, end = False, time.monotonic() + _GLANCE
    while (handle := _locked(lock)) is None:
        if time.monotonic() < end:
            time.sleep(_PAUSE)
            continue
        if not wait:
            raise CounterfoilError(
                f"Another build of {path.name} is running (process {holder(path) or 'unknown'}).",
                "Two builders at once would do the same work twice; this one has written nothing.",
                "Wait until it has ended, or give --wait to stand in line.",
            )
        if told is not None and not said:
            told(f"Waiting for another build of {path.name} to end (process {holder(path) or 'unknown'}).")
            said = True
        time.sleep(_PAUSE * 4)
    with handle:
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # some systems do not remove a file that is open
                lock.unlink()


def holder(path: Path) -> int | None:
    """The process that is building the record now; None where nobody is."""
    lock = path.with_name(f"{path.name}.lock")
    try:
        with lock.open("r+", encoding="ascii") as handle:
            if _take(handle):
                return None
            return int(handle.read().strip() or 0) or None
    except (OSError, ValueError):
        return None


def _locked(lock: Path) -> IO[str] | None:
    """The lock's file, open and locked; None where another process has it."""
    try:
        handle = lock.open("a+", encoding="ascii")
    except OSError as error:
        raise CounterfoilError(
            f"{lock.parent} cannot be written to: {error.strerror or error}.",
            "A record needs a folder that it may stand in.",
            "Make the folder, or give another path.",
        ) from error
    # The builder before may have removed the file between our opening it and our locking it: then it is no lock.
    if _take(handle) and lock.exists() and lock.stat().st_ino == os.fstat(handle.fileno()).st_ino:
        return handle
    handle.close()
    return None


def _take(handle: IO[str]) -> bool:
    """Lock an open file for this process; False where another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _opened(path: Path, seconds: float, told: Told | None, *, read_only: bool) -> Connection:
    end = time.monotonic() + seconds
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=_MEANS)
        except duckdb.IOException as error:
            if "lock" not in str(error):
                raise _damaged(path, error) from error
            if time.monotonic() > end:
                raise _taken(path) from error
        except duckdb.ConnectionException as error:  # this very program has it open in another way
            raise _taken(path) from error
        except duckdb.Error as error:
            raise _damaged(path, error) from error
        if told is not None:
            told(f"Waiting: another program has {path.name} open.")
            told = None
        time.sleep(_PAUSE)


def _expect_schema(connection: Connection, path: Path) -> None:
    try:
        found = connection.execute("SELECT value FROM about WHERE key = 'schema'").fetchone()
    except duckdb.Error as error:
        raise _damaged(path, error) from error
    if found is None or found[0] != SCHEMA:
        raise CounterfoilError(
            f"{path.name} was built with tables of another shape ({found[0] if found else 'unknown'}).",
            f"This version reads and writes {SCHEMA}.",
            "Build it anew from its sources, under another name.",
        )


def _damaged(path: Path, error: Exception) -> CounterfoilError:
    return CounterfoilError(
        f"{path.name} is not a record that Counterfoil built, or it is damaged.",
        f"DuckDB says: {str(error).splitlines()[0]}",
        "Give the path of a record; or move this file away and build it again from its sources.",
    )


def _taken(path: Path) -> CounterfoilError:
    return CounterfoilError(
        f"{path.name} is being written by another program, and there was no turn to open it.",
        "A record is open to one writer, or to many readers; a build lets readers in between its batches.",
        "Close the program that has it open, or try again when the build has ended.",
    )
