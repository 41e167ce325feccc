"""Which statements of a record may tell of one thing: worked out from numbers that were kept with each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil import link
from counterfoil.link import Likeness
from counterfoil.reference.links import link_rules
from counterfoil.store.opening import Connection

_PLACES = """
WITH ordered AS (
    SELECT d.document, row_number() OVER (ORDER BY d.published NULLS FIRST, d.document) - 1 AS place
    FROM documents d JOIN last_seen s USING (document) WHERE s.is_last
)
"""
"""The last known state of every page in the order of publication."""
_BACK = 4
"""How many statements that share words around a figure are looked through, backwards, for one that restates it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two statements to be held against each other: as reports of one event, for figures that they restate, or both.

    next_to: no other statement between them shares the words around a figure.
    """

    earlier: str
    later: str
    of_events: bool
    of_figures: bool
    next_to: bool


class Candidates:
    """The statements of a record that is open to read. order: their keys in the order of publication."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        found = connection.execute(f"{_PLACES} SELECT document FROM ordered ORDER BY place").fetchall()
        self.order: list[str] = [row[0] for row in found]
        self._place = {key: place for place, key in enumerate(self.order)}
        self._passed = np.zeros(len(self.order), bool)
        self._programmes: frozenset[str] | None = None

    def pass_over(self, document: str) -> None:
        """The statement is a copy of another: its original stands for it."""
        self._passed[self._place[document]] = True

    @property
    def programmes(self) -> frozenset[str]:
        """Names that so many statements bear that they name no one operation. Asked once copies are known."""
        if self._programmes is None:
            query = f"{_PLACES} SELECT place, name FROM ordered JOIN operations USING (document) WHERE name IS NOT NULL"
            named = self._connection.execute(query).fetchall()
            names = Counter(link.name_words(name) for place, name in named if not self._passed[place])
            few = link_rules().programme
            self._programmes = frozenset(name for name, count in names.items() if name and count >= few)
        return self._programmes

    def alike(self) -> Iterator[Likeness]:
        """Pairs of like texts."""
        query = f"{_PLACES} SELECT place, runs, least FROM ordered JOIN sketches USING (document) WHERE runs >= ?"
        found = self._connection.execute(query, [link.FEWEST]).fetchnumpy()
        runs = np.zeros(len(self.order), np.int64)
        least = np.zeros((len(self.order), link.HASHES), np.uint32)
        if len(found["place"]):
            runs[found["place"]] = found["runs"]
            least[found["place"]] = np.stack(list(found["least"]))
        del found
        yield from link.alike(self.order, runs, least)

    def pairs(self) -> Iterator[Candidate]:
        """Statements that may tell of one event or restate a figure, copies left out; asked once copies are known.

        By the later one of the two, and of its partners the nearest first.
        """
        size = max(len(self.order), 1)
        events, figures = self._entries("events"), self._entries("figures")
        found = [
            later * size + (size - 1 - earlier)
            for earlier, later in (
                link.neighbours(*events, link.REACH).T,
                link.neighbours(*figures, _BACK).T,
                link.neighbours(*figures, 1).T,
            )
        ]
        pairs = np.union1d(*found[:2])
        for pair, *of in zip(pairs.tolist(), *(np.isin(pairs, each).tolist() for each in found), strict=True):
            later, earlier = divmod(pair, size)
            yield Candidate(self.order[size - 1 - earlier], self.order[later], *of)

    def _entries(self, column: str) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """Keys, each with the place of the statement that has it."""
        query = f"{_PLACES} SELECT place, unnest({column}) AS key FROM ordered JOIN sketches USING (document)"
        found = self._connection.execute(query).fetchnumpy()
        keys, places = np.asarray(found["key"], np.uint64), np.asarray(found["place"], np.int64)
        kept = ~self._passed[places]
        return keys[kept], places[kept]
