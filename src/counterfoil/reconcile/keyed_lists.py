"""Lists of amounts under a lead: one amount for each of the firms fined, or each of them under one of two totals.

"Three firms were fined over $8 million", and three items of one fine each; "local partners received $10 million and
state partners $28.5 million:", and items that name the local and the state agencies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterfoil.model import Claim, Relation, Segment, Step
from counterfoil.reconcile.likeness import allowed, base_noun, dimension, in_base
from counterfoil.reconcile.lists import total_of
from counterfoil.reconcile.phrasing import added, measured
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern

_HOLDERS = frozenset({"organisation", "person", "place", "country", "other", "item"})
_ADDED = frozenset({"money", "mass"})
_DEEDS = frozenset(
    {
        "fine", "fin", "fined", "fines", "penalt", "penalty", "penalties", "forfeit", "forfeiture", "restitution",
        "award",
        "awarded", "awards", "grant", "granted", "grants", "fund", "funding", "funds", "settle", "settlement", "seize",
        "seized", "loan", "loans", "contract", "contracts", "bribe", "bribes",
    }
)  # fmt: skip  # a table of words
"""Words of money of one kind; an item's must be the total's."""
_NOT_ALL = pattern(
    r"\b(?:each|apiece|per|so far|others?|additional|separate(?:ly)?|previous(?:ly)?|last year|at least one)\b"
)
_MOST, _FEWEST, _REACH = 15, 2, 4
_PARAGRAPH = 150
"""Characters from which on what stands behind the last item is no item."""
_SLACK = 1.8
"""So many times the total a list may come to, or fall short of it, and still be meant as its parts."""


def keyed_lists(setting: Setting) -> tuple[Relation, ...]:
    """Every such list against the total, or the totals, of its lead."""
    found: list[Relation] = []
    for lead, held in _lists(setting):
        items = list(held)
        while items and _amount(setting, items[-1]) is None and len(items[-1].span) > _PARAGRAPH:
            items.pop()  # the paragraph behind a list, taken for its last item
        if len(items) < _FEWEST:
            continue
        amounts = [_amount(setting, item) for item in items]
        if any(one is None for one in amounts):
            continue
        run = [one for one in amounts if one is not None]
        made = [*_for_each(setting, lead, items, run), *_by_key(setting, lead, items, run)]
        found.extend(made)
    return tuple(found)


def _lists(setting: Setting) -> Iterable[tuple[int, list[Segment]]]:
    items: dict[int, list[Segment]] = {}
    for segment in setting.document.segments:
        if segment.kind == "list_item" and segment.lead is not None:
            items.setdefault(segment.lead, []).append(segment)
    return ((lead, held) for lead, held in items.items() if _FEWEST <= len(held) <= _MOST)


def _amount(setting: Setting, item: Segment) -> Claim | None:
    """The one amount of an item."""
    own = [c for c in setting.claims if item.span.contains(c.span) and c.quantity.unit in _ADDED]
    plain = [c for c in own if c.quantity.value is not None and not c.change and c.quantity.hedge != "vague"]
    return plain[0] if len(own) == len(plain) == 1 else None


def _for_each(setting: Setting, lead: int, items: Sequence[Segment], run: Sequence[Claim]) -> Iterable[Relation]:
    """As many items as firms, each with its own amount, against the amount that the firms are told of."""
    start = setting.document.segments[lead].span
    totals = [
        c
        for c in setting.claims
        if c.quantity.unit == run[0].quantity.unit and c.quantity.value and not setting.in_headline(c)
        and c.span.start < items[0].span.start and lead - setting.segment_index(c) < _REACH
    ]  # fmt: skip
    if len({c.quantity.value for c in totals}) != 1 or "each" in setting.lower[start.start : start.end]:
        return
    whole = totals[-1]
    beside = [c for c in setting.claims if c.sentence == whole.sentence and c.quantity.unit in _HOLDERS]
    counted = [c for c in beside if c.quantity.value == len(items) and c.quantity.hedge == "exact"]
    if not counted or _NOT_ALL.search(setting.sentence(whole)) is not None:
        return
    kinds = _deeds(setting.sentence(whole))
    if not kinds or any(not kinds <= _deeds(setting.lower[i.span.start : i.span.end]) for i in items):
        return  # "restitution and fines" are more than the fines
    yield from _against(setting, whole, run)


def _deeds(words: str) -> frozenset[str]:
    """What kind of money words speak of, each by its first letters."""
    return frozenset(word[:3] for word in words_of(words) if word in _DEEDS)


def _by_key(setting: Setting, lead: int, items: Sequence[Segment], run: Sequence[Claim]) -> Iterable[Relation]:
    """Items that each name what sets one of the lead's totals apart from the others, against that total."""
    span = setting.document.segments[lead].span
    totals = [c for c in setting.claims if span.contains(c.span) and dimension(c) == dimension(run[0])]
    last = totals[-1].sentence if totals else span
    totals = [c for c in totals if c.sentence == last and c.quantity.value is not None and not c.change]
    if len(totals) < _FEWEST or not setting.lower[span.start : span.end].rstrip().endswith(":"):
        return
    starts = [last.start, *(c.span.end for c in totals[:-1])]
    clauses = [
        _keys(setting.lower[start : c.span.start]) for start, c in zip(starts, totals, strict=True)
    ]  # the words before each total, from the total before it
    own = [keys - frozenset().union(*(k for j, k in enumerate(clauses) if j != i)) for i, keys in enumerate(clauses)]
    shares: list[list[Claim]] = [[] for _ in totals]
    for item, amount in zip(items, run, strict=True):
        said = _keys(setting.lower[item.span.start : item.span.end])
        fits = [i for i, keys in enumerate(own) if keys & said]
        if len(fits) != 1:
            return
        shares[fits[0]].append(amount)
    if any(len(share) < _FEWEST for share in shares):
        return
    for whole, share in zip(totals, shares, strict=True):
        yield from _against(setting, whole, share)


def _keys(words: str) -> frozenset[str]:
    parts = (part for word in words_of(words) for part in word.split("-"))
    return frozenset(stem(part) for part in parts if len(part) > 3)


def _against(setting: Setting, whole: Claim, run: Sequence[Claim]) -> Iterable[Relation]:
    parts, wide = total_of([in_base(c, c.quantity.interval) for c in run]), total_of([allowed(c) for c in run])
    most, stated = allowed(whole), in_base(whole, whole.quantity.interval)
    size, full = parts.low or 0, stated.low or stated.high or 0
    if not full or not size or not 1 / _SLACK <= size / full <= _SLACK:
        return
    fits = wide.meets(most)
    step, shown = added(setting, run, parts, base_noun(whole))
    above = (wide.low or 0) > (most.high or 0) and most.high is not None
    yield Relation(
        kind="sum",
        claims=(*(c.id for c in run), whole.id),
        verdict="consistent" if fits else "inconsistent",
        stated=measured(setting, whole),
        computed=shown,
        rule="sum.parts" if fits else "sum.above" if above else "sum.below",
        steps=(Step(step, parts),),
        stated_interval=stated,
        computed_interval=parts,
        basis=(*(c.span for c in run), whole.span),
    )
