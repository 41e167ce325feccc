"""Matrix products of NumPy on one thread.

The matrices of a sentence are so small that threads spend longer waiting for one another than they save: on a busy
machine of two cores a parse takes eight times as long with two threads as with one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module

_PREFIXES = ("scipy_openblas", "openblas")
_SUFFIXES = ("64_", "")


@cache
def _switch() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """How to ask and set the number of threads; None where NumPy was built on other routines than OpenBLAS."""
    try:
        # A library gives the symbols of those it was linked with too, so the name of OpenBLAS's file is no matter.
        library = ctypes.CDLL(import_module("numpy._core._multiarray_umath").__file__)
    except (ImportError, OSError):
        return None
    for prefix in _PREFIXES:
        for suffix in _SUFFIXES:
            ask = getattr(library, f"{prefix}_get_num_threads{suffix}", None)
            put = getattr(library, f"{prefix}_set_num_threads{suffix}", None)
            if ask is not None and put is not None:
                return ask, put
    return None


def can_be_one() -> bool:
    """Whether `one_thread` has any effect here."""
    return _switch() is not None


@contextmanager
def one_thread() -> Iterator[None]:
    """NumPy keeps to one thread inside, and to as many as before afterwards."""
    switch = _switch()
    if switch is None:
        yield
        return
    ask, put = switch
    before = ask()
    put(1)
    try:
        yield
    finally:
        put(before)
