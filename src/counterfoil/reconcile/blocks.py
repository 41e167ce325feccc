"""Lists that nothing ties to the number they are of: rows under a lead, or sentences that each tell of one turn or end.

"Of the 95 people …" is said once, and the paragraph behind it goes on: "Forty have been removed. Thirty-five are in
custody. …" The whole is the one number of their kind shortly before; where two stand there, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.division import TURN, next_fate
from counterfoil.reconcile.likeness import dimension, periods_clash
from counterfoil.reconcile.lists import Listed
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_FEWEST = 2
_SEGMENTS = 3
"""Paragraphs that such a list looks back for its whole."""
_AT_MOST = 1.5
"""A list that comes to more than this many times a number is no list of its parts."""
_ELSEWHERE = pattern(
    r"\b(?:so far|to date|this year|year to date|fiscal|last (?:week|month|year)|since"
    r"|nationwide|previous(?:ly)?|sector|average)\b"
)


def blocks(setting: Setting, same_as: dict[str, tuple[str, ...]], told: frozenset[str]) -> tuple[Relation, ...]:
    """Such lists where their parts exclude one another, against their whole. told: ids that stand in a sum already."""
    found: list[Relation] = []
    for run in (*_rows(setting), *_turns(setting), *_ends(setting)):
        whole = whole_of(setting, run)
        if whole is None or {c.id for c in run} <= told:
            continue
        mentions = tuple(setting.by_id[i] for i in same_as.get(whole.id, (whole.id,)))
        listed = Listed(setting, whole, mentions, tuple(replace(c, share_of=None) for c in run))
        made = listed.relation() if listed.disjoint() else None
        turned = listed.division.in_turn and not listed.division.numbered
        if made is not None and made.verdict in ("consistent", "inconsistent") and not turned:
            found.append(made)
    return tuple(found)


def part_alone(claim: Claim) -> bool:
    """True for a number of people, deeds or things that can be a part of another."""
    quantity = claim.quantity
    counted = quantity.unit not in ("percent", "factor", "duration", "country", "place", "organisation")
    return counted and quantity.value is not None and not claim.change and claim.measure != "staffing"


def _rows(setting: Setting) -> Iterable[list[Claim]]:
    """Items of one list, one figure each, under a lead that gives no number of their kind."""
    items: dict[int, list[Claim]] = {}
    for claim in setting.claims:
        segment = setting.segment(claim)
        if segment is not None and segment.kind == "list_item" and segment.lead is not None:
            items.setdefault(segment.lead, []).append(claim)
    for lead, run in items.items():
        rows = [s for s in setting.document.segments if s.kind == "list_item" and s.lead == lead]
        span = setting.document.segments[lead].span
        if len(run) != len(rows) or len({setting.segment_index(c) for c in run}) != len(rows):
            continue
        kinds = {dimension(c) for c in run}
        if any(dimension(c) in kinds for c in setting.claims if span.contains(c.span)) or len(kinds) > 1:
            continue
        if all(map(part_alone, run)) and _ELSEWHERE.search(setting.lower[span.start : span.end]) is None:
            yield run


def _turns(setting: Setting) -> Iterable[list[Claim]]:
    """Figures of the first, the second and the third of something, in one paragraph or in several below one another."""
    run: list[Claim] = []
    for claim in setting.claims:
        if not part_alone(claim) or TURN.search(_led(setting, claim)) is None:
            continue
        apart = run and setting.segment_index(claim) - setting.segment_index(run[-1]) > 1
        if run and (apart or dimension(claim) != dimension(run[-1]) or claim.measure != run[-1].measure):
            yield from [run] if len(run) >= _FEWEST else []
            run = []
        run.append(claim)
    if len(run) >= _FEWEST:
        yield run


def _led(setting: Setting, claim: Claim) -> str:
    earlier = [c.span.end for c in setting.claims if c.span.end <= claim.span.start and part_alone(c)]
    return setting.lower[max([claim.sentence.start, *earlier[-1:]]) : claim.span.start]


def _ends(setting: Setting) -> Iterable[list[Claim]]:
    """Sentences behind one another that each open with a number that names nothing, and tell what became of so many."""
    openers = [
        c for _, group in groupby(setting.claims, key=lambda c: c.sentence) for c in [next(group)] if part_alone(c)
    ]
    run: list[Claim] = []
    for claim in openers:
        if run and not next_fate(setting, run[-1], claim):
            yield from [run] if len(run) >= _FEWEST else []
            run = []
        run.append(claim)
    if len(run) >= _FEWEST:
        yield run


def whole_of(setting: Setting, run: list[Claim]) -> Claim | None:
    """The one number of their kind, in the paragraphs before the list or in the title, that could hold every part."""
    first, values = run[0], [c.quantity.value or 0 for c in run]
    index = setting.segment_index(first)
    near = [
        c
        for c in setting.claims
        if c.span.end <= first.span.start and (index - setting.segment_index(c) <= _SEGMENTS or setting.in_headline(c))
    ]
    kin = [c for c in near if part_alone(c) and dimension(c) == dimension(first) and c not in run]
    able = [c for c in kin if (c.quantity.value or 0) > max(values) and not setting.is_mean(c)]
    if any(setting.is_further(c) for c in kin):
        return None  # "14 at a plant and nine more at a farm": the list may be of both
    if len({c.quantity.value for c in able}) != 1 or any(c.quantity.hedge != "exact" for c in able):
        return None
    whole = able[-1]
    loose = whole.share_of is not None or setting.is_further(whole) or any(periods_clash(c, whole) for c in run)
    return None if loose or sum(values) > _AT_MOST * (whole.quantity.value or 0) else whole
