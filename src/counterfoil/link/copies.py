"""Statements that repeat another one: groups of near-duplicates, each with its earliest member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterfoil.link.sketches import Sketch, bands
from counterfoil.link.words import operation_name
from counterfoil.model import Statement

ALIKE, WHOLE = 0.6, 0.85
"""Share of runs in common from which on a text is a copy; share of the shorter one's that makes it an excerpt."""
UNMISTAKABLE = 0.85
"""From here on the text is the same even where every figure in it was changed."""
_KEPT = 3
"""Texts kept for each piece of a sketch: later ones are held against these and no others, so the work is linear."""


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


def alike(sketches: Iterable[tuple[str, Sketch]]) -> Iterator[Likeness]:
    """Pairs of like texts, given all sketches in the order of publication."""
    seen: dict[tuple[int, tuple[int, ...]], list[tuple[str, Sketch]]] = {}
    for key, one in sketches:
        held: set[str] = set()
        for band in bands(one):
            known = seen.setdefault(band, [])
            for earlier, other in known:
                if earlier in held:
                    continue
                held.add(earlier)
                rule = _rule(one, other)
                if rule is not None:
                    yield Likeness(earlier, key, one.likeness(other), rule)
            if len(known) < _KEPT:
                known.append((key, one))


def _rule(one: Sketch, other: Sketch) -> str | None:
    share = one.likeness(other)
    if share >= ALIKE:
        return "copy.alike"
    common = share / (1 + share) * (one.runs + other.runs)
    return "copy.excerpt" if common / min(one.runs, other.runs) >= WHOLE else None


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
