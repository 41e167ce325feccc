"""Candidates by blocking keys: only statements that share a key are compared, and within a key only near neighbours."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np

REACH = 8
"""Statements after it, in the order of publication, that one is compared with under one key."""


class Blocks:
    """Keys of things in an order (of publication), sixteen bytes an entry; a hundred thousand statements are little."""

    def __init__(self) -> None:
        self._keys, self._places = array("Q"), array("Q")

    def add(self, key: int, place: int) -> None:
        """The thing at `place` of the order has that key."""
        self._keys.append(key)
        self._places.append(place)

    def neighbours(self, reach: int) -> Iterator[tuple[int, int]]:
        """Every two places that share a key and have fewer than `reach` others of it between them, each pair once.

        A key that a thousand things share gives a thousand times `reach` pairs and not half a million, so the work
        grows with the number of things.
        """
        if not self._keys:
            return
        keys, places = np.frombuffer(self._keys, np.uint64), np.frombuffer(self._places, np.uint64)
        order = np.lexsort((places, keys))
        keys, places = keys[order], places[order]
        found = []
        for apart in range(1, reach + 1):
            same = (keys[apart:] == keys[:-apart]) & (places[apart:] != places[:-apart])
            found.append(np.stack((places[:-apart][same], places[apart:][same]), axis=1))
        for pair in np.unique(np.concatenate(found), axis=0):
            yield int(pair[0]), int(pair[1])
