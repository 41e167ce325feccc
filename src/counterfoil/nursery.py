"""Where workers come from: one process that has loaded everything that audits, and then copies of it.

To load it takes two seconds of a processor; a copy takes none, and shares the memory. The process that is copied has
one thread and no record open, so that a copy of it is as good as a process that was started afresh. Only Linux is asked
for copies: elsewhere libraries of the system may not survive it, or there are none, and every worker starts afresh.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext, SpawnContext

_LOADED = "counterfoil.store.loaded"
"""What the process that is copied loads; see there."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def context() -> ForkServerContext | SpawnContext:
    """How to start workers here. Start them within `quietly`."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("forkserver")


def begin() -> bool:
    """Have the process that is copied start to load, without waiting for it. True where this call began it.

    The caller who began it ends it. False too where it cannot start, as in a folder for temporary files whose path is
    too long for a socket: who asks for copies is told then.
    """
    if not isinstance(context(), ForkServerContext):
        return False
    from multiprocessing import forkserver, resource_tracker

    server = forkserver._forkserver  # noqa: SLF001 - nothing public says whether it runs, nor ends it
    if server._forkserver_pid is not None:  # type: ignore[attr-defined]  # noqa: SLF001 - the same
        return False
    forkserver.set_forkserver_preload([_LOADED])
    try:
        resource_tracker.ensure_running()  # else it is started within `quietly`, and lets Ctrl-C through behind it
        with quietly():
            forkserver.ensure_running()
    except OSError:
        return False
    return True


def end() -> None:
    """End the process that is copied, loaded or not. Copies of it that are left go on."""
    from multiprocessing import forkserver

    server = forkserver._forkserver  # noqa: SLF001 - as above
    process = server._forkserver_pid  # type: ignore[attr-defined]  # noqa: SLF001 - the same
    if process is not None:
        os.kill(process, signal.SIGKILL)  # it holds nothing that must be put in order
        server._stop()  # type: ignore[attr-defined]  # noqa: SLF001 - the same


@contextmanager
def opened() -> Iterator[None]:
    """The process that is copied is there inside, or on its way."""
    begun = begin()
    try:
        yield
    finally:
        if begun:
            end()


@contextmanager
def quietly() -> Iterator[None]:
    """Processes started inside keep to one thread each for arithmetic, as there is one of them a processor.

    They do not hear Ctrl-C either: the builder does, and decides.
    """
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    deaf = hasattr(signal, "pthread_sigmask")
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if deaf else set()
    try:
        yield
    finally:
        if deaf:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
