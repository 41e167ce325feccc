"""Statements that repeat another one: groups of near-duplicates, each with its earliest member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.link.sketches import BANDS, FEWEST, HASHES
from counterfoil.link.words import operation_name
from counterfoil.model import Statement

ALIKE, WHOLE = 0.6, 0.85
"""Share of runs in common from which on a text is a copy; share of the shorter one's that makes it an excerpt."""
UNMISTAKABLE = 0.85
"""From here on the text is the same even where every figure in it was changed."""
_KEPT = 3
"""Texts kept for each piece of a sketch: later ones are held against these and no others, so the work is linear."""
_AT_ONCE = 4096
"""Pairs whose sketches are in memory at once."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts that may be one, the earlier of them first. rule: how they are alike."""

    earlier: str
    later: str
    share: float
    rule: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A member of a group. original: the earliest member, which has itself for an original."""

    document: str
    original: str
    share: float
    rule: str


def alike(order: Sequence[str], runs: NDArray[np.int64], least: NDArray[np.uint32]) -> Iterator[Likeness]:
    """Pairs of like texts, by the place of the earlier one and then of the later.

    order: keys in the order of publication. runs, least: of each text's sketch; all zeros for a text that is too short.
    """
    pairs = _in_one_band(runs, least)
    for start in range(0, len(pairs), _AT_ONCE):
        one, other = pairs[start : start + _AT_ONCE].T
        shares = (least[one] == least[other]).sum(axis=1) / HASHES
        for a, b, share in zip(one.tolist(), other.tolist(), shares.tolist(), strict=True):
            rule = _rule(share, int(runs[a]), int(runs[b]))
            if rule is not None:
                yield Likeness(order[a], order[b], share, rule)


def _in_one_band(runs: NDArray[np.int64], least: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The places of texts that share a piece of their sketches, each text with the first ones that have the piece."""
    long = np.flatnonzero(runs >= FEWEST)
    found = np.empty(0, np.int64)
    width = HASHES // BANDS
    for start in range(0, HASHES if len(long) else 0, width):
        pieces = least[long, start : start + width]
        order = np.lexsort((long, *pieces.T))
        same, pieces = long[order], pieces[order]
        heads = np.append(True, (pieces[1:] != pieces[:-1]).any(axis=1))
        first = np.flatnonzero(heads)[np.cumsum(heads) - 1]
        for known in range(_KEPT):
            later = np.flatnonzero(np.arange(len(same)) > first + known)
            found = np.union1d(found, same[first[later] + known] * len(runs) + same[later])
    return np.stack(np.divmod(found, max(len(runs), 1)), axis=1)


def _rule(share: float, one: int, other: int) -> str | None:
    """How two texts are alike that have so many runs each."""
    if share >= ALIKE:
        return "copy.alike"
    common = share / (1 + share) * (one + other)
    return "copy.excerpt" if common / min(one, other) >= WHOLE else None


def is_copy(earlier: Statement, later: Statement, share: float) -> bool:
    """Whether like texts tell of the same thing: a form filled in anew each week is alike and no copy.

    Their operations may not lie apart in time nor bear two names, and unless the texts are all but the same at least
    half of the figures of the shorter one have to be those of the other.
    """
    if earlier.period and later.period and not _meet(earlier, later):
        return False
    names = operation_name(earlier), operation_name(later)
    if all(names) and names[0] != names[1]:
        return False
    if share >= UNMISTAKABLE:
        return True
    values = [{figure.claim.quantity.value for figure in one.figures} - {None} for one in (earlier, later)]
    fewer = min(len(each) for each in values)
    return fewer == 0 or len(values[0] & values[1]) * 2 >= fewer


def _meet(earlier: Statement, later: Statement) -> bool:
    a, b = earlier.period, later.period
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)


def groups(order: Iterable[str], pairs: Iterable[Likeness]) -> list[Copy]:
    """The members of every group. order: all keys in the order of publication, which decides who is the original."""
    rank = {key: place for place, key in enumerate(order)}
    parent: dict[str, str] = {}
    found: dict[str, Likeness] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for pair in pairs:
        if pair.later not in found or pair.share > found[pair.later].share:
            found[pair.later] = pair
        one, other = root(pair.earlier), root(pair.later)
        first, second = sorted((one, other), key=lambda key: rank[key])
        parent[second] = first
    copies = []
    for key in sorted(parent, key=lambda each: rank[each]):
        original = root(key)
        link = found.get(key)
        share, rule = (1.0, "copy.original") if link is None or key == original else (link.share, link.rule)
        copies.append(Copy(key, original, share, rule))
    return copies
