"""Which claims of two linked statements state one figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterfoil.link.words import around, frame, overlap, plain
from counterfoil.model import Figure, Statement
from counterfoil.reconcile.likeness import dimension, filters_clash, same_measure, same_noun

ALIKE = 0.45
"""Share of their meaning words that two sentences share when they say one thing in other words."""
_MOST = 400
"""Claims of a statement beyond which only the first are paired: tables of statistics have thousands."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that are one. rule: tie.frame, tie.total, tie.sentence or tie.value. likeness: of the sentences."""

    earlier: Figure
    later: Figure
    rule: str
    likeness: float


def pairs(earlier: Statement, later: Statement) -> list[Pair]:
    """Each figure with its partner in the other statement, the surest pairs first taken; in the order of the later."""
    free_a = {figure.claim.id: figure for figure in earlier.figures[:_MOST]}
    free_b = {figure.claim.id: figure for figure in later.figures[:_MOST]}
    found: list[Pair] = []
    for step in (_frames, _totals, _rated):
        for pair in list(step(earlier, later, list(free_a.values()), list(free_b.values()))):
            if pair.earlier.claim.id in free_a and pair.later.claim.id in free_b:
                del free_a[pair.earlier.claim.id], free_b[pair.later.claim.id]
                found.append(pair)
    return sorted(found, key=lambda pair: pair.later.claim.span)


def of_one_kind(one: Figure, other: Figure) -> bool:
    """Whether the two count one kind of thing in one unit."""
    a, b = one.claim, other.claim
    return dimension(a) == dimension(b) and a.change == b.change and same_measure(a, b) and same_noun(a, b)


def _frames(_: Statement, __: Statement, a: Sequence[Figure], b: Sequence[Figure]) -> Iterator[Pair]:
    """The same place in the same sentence, which differs in nothing but numbers."""
    waiting: dict[tuple[object, ...], list[Figure]] = {}
    for figure in a:
        waiting.setdefault((frame(figure.quote), figure.position), []).append(figure)
    for figure in b:
        same = waiting.get((frame(figure.quote), figure.position))
        if same and len(frame(figure.quote)) > 2:
            first = same.pop(0)
            if dimension(first.claim) == dimension(figure.claim):
                yield Pair(first, figure, "tie.frame", 1.0)


def _totals(earlier: Statement, later: Statement, a: Sequence[Figure], b: Sequence[Figure]) -> Iterator[Pair]:
    """The totals of both operations for one measure."""
    if earlier.operation is None or later.operation is None:
        return
    known_a, known_b = ({figure.claim.id: figure for figure in each} for each in (a, b))
    totals = dict(later.operation.totals)
    for measure, claim in earlier.operation.totals:
        one, other = known_a.get(claim), known_b.get(totals.get(measure, ""))
        if one and other and measure != "seizure" and of_one_kind(one, other):
            yield Pair(one, other, "tie.total", overlap(one.quote, other.quote))


def _rated(_: Statement, __: Statement, a: Sequence[Figure], b: Sequence[Figure]) -> Iterator[Pair]:
    """Sentences that say one thing in other words; or one odd number, though what it counts may have drifted."""
    rated: list[tuple[float, int, int, Pair]] = []
    for i, one in enumerate(a):
        for k, other in enumerate(b):
            pair = _pair(one, other)
            if pair is not None:
                value = one.claim.quantity.value == other.claim.quantity.value
                rated.append((-pair.likeness - value - (pair.rule == "tie.sentence"), i, k, pair))
    for *_order, pair in sorted(rated, key=lambda each: each[:3]):
        yield pair


def _pair(one: Figure, other: Figure) -> Pair | None:
    a, b = one.claim, other.claim
    if a.quantity.value is None or b.quantity.value is None or a.change != b.change:
        return None
    same = a.quantity.value == b.quantity.value
    likeness = overlap(one.quote, other.quote)
    if of_one_kind(one, other):
        if likeness >= ALIKE and (same or _in_one_setting(one, other)):
            return Pair(one, other, "tie.sentence", likeness)
        if same and (plain(a) or likeness >= 0.25) and not filters_clash(a, b):
            return Pair(one, other, "tie.value", likeness)
        return None
    counts = all(each.quantity.unit not in ("percent", "factor", "money", "duration", "mass") for each in (a, b))
    if same and counts and a.quantity.value >= 3 and likeness >= ALIKE:
        return Pair(one, other, "tie.value", likeness)
    return None


def _in_one_setting(one: Figure, other: Figure) -> bool:
    """Whether the words right behind the two figures, or right before them, are the same."""
    (before_a, after_a), (before_b, after_b) = around(one, 3), around(other, 3)
    return (len(after_a) > 1 and after_a[:2] == after_b[:2]) or (len(before_a) > 2 and before_a == before_b)
