"""Candidates grow with the number of things, not with its square."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.link import neighbours


def _pairs(entries: list[tuple[int, int]], reach: int) -> list[tuple[int, int]]:
    keys = np.array([key for key, _ in entries], np.uint64)
    places = np.array([place for _, place in entries], np.int64)
    return [(int(one), int(other)) for one, other in neighbours(keys, places, reach)]


def test_things_under_one_key_meet_their_neighbours() -> None:
    assert _pairs([(7, 0), (7, 3), (7, 5), (8, 4)], 1) == [(0, 3), (3, 5)]
    assert _pairs([(7, 0), (7, 3), (7, 5), (8, 4)], 8) == [(0, 3), (0, 5), (3, 5)]
    assert _pairs([], 8) == []


def test_a_key_that_all_share_gives_no_square() -> None:
    for count in (100, 400, 1600):
        assert len(_pairs([(1, place) for place in range(count)], 8)) < 8 * count


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 6)), max_size=30), st.integers(1, 40))
def test_each_pair_comes_once_and_in_order(entries: list[tuple[int, int]], reach: int) -> None:
    pairs = _pairs(entries, reach)
    assert len(set(pairs)) == len(pairs)
    shared = {
        (a, b) for key, a in entries for other, b in entries if key == other and a < b
    }  # fmt: skip
    assert set(pairs) <= shared
    if reach >= len(entries) > 0:
        assert set(pairs) == shared
