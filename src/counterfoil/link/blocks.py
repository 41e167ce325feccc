"""Candidates by blocking keys: only statements that share a key are compared, and within a key only near neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

REACH = 8
"""Statements after it, in the order of publication, that one is compared with under one key."""


def neighbours(keys: NDArray[np.uint64], places: NDArray[np.int64], reach: int) -> NDArray[np.int64]:
    """Every two places that share a key and have fewer than `reach` others of it between them; each once, in order.

    keys, places: entry by entry, a key and the place of a thing that has it in the order of publication. A key that a
    thousand things share gives a thousand times `reach` pairs and not half a million, so the work grows with the number
    of things.
    """
    if not len(keys):
        return np.empty((0, 2), np.int64)
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    size = int(places.max()) + 1
    found = np.empty(0, np.int64)
    for apart in range(1, reach + 1):
        same = (keys[apart:] == keys[:-apart]) & (places[apart:] != places[:-apart])
        found = np.union1d(found, places[:-apart][same] * size + places[apart:][same])
    return np.stack(np.divmod(found, size), axis=1)
