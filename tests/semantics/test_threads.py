"""Parsing keeps NumPy to one thread, and leaves it as it was."""

from __future__ import annotations

import pytest

from counterfoil.extract.threads import _switch, one_thread


def test_one_inside_and_as_before_afterwards() -> None:
    """Two threads before, one inside, two again."""
    switch = _switch()
    if switch is None:
        pytest.skip("NumPy has no OpenBLAS here")
    ask, put = switch
    before = ask()
    put(2)
    try:
        with one_thread():
            inside = ask()
        assert (inside, ask()) == (1, 2)
    finally:
        put(before)
