"""What "the remaining six" leaves of a whole whose other parts are told in sentences of their own.

"Eleven people are charged. On Tuesday officers arrested five of the defendants. An additional two are to surrender. The
remaining six …": nobody is in two of these, and they are 13.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from counterfoil.model import Claim, Relation, Step
from counterfoil.reconcile.categories import ends_apart, fate
from counterfoil.reconcile.division import is_overlapping
from counterfoil.reconcile.leavings import closes
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.lists import inside, total_of
from counterfoil.reconcile.phrasing import added, measured
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reference.patterns import pattern

_THE_OTHER = pattern(rf"\bthe (?:other|rest,|others,) {HEDGED}$")
_OF_THEM = pattern(r"^(?: [\pL’'-]+)? of (?:the|those|these|them)\b")
_OF_THEM_BEFORE = pattern(rf"\bof (?:the|those|these|them)(?: [\pL-]+){{0,3}},? {HEDGED}$")
_SET_APART = pattern(
    r"\b(?:surrender|turn(?:ed)? (?:himself|herself|themselves) in|in (?:\pL+ )?custody|released|bond|bail|summons"
    r"|at large|fugitives?|deceased|died|fled|scheduled)\b"
)
"""What becomes of somebody who is charged; words of those who are taken for something else say otherwise."""
_OTHERWISE = pattern(
    r"\b(?:separate(?:ly)?|unrelated|other charges|different|interfer\pL+|not (?:charged|named|part|among|counted)"
    r"|besides|unnamed|outside|witness\pL*|relatives?|children|family)\b"
)
_UNCOUNTED = pattern(
    r"\b(?:several|some|many|a (?:few|number|handful)|dozens|most|others?|another (?:was|is|had|man|woman)"
    r"|one (?:was|is))\b"
)
_BARE = pattern(
    r"^ (?:(?:of (?:them|those))? ?)(?:were|was|have|had|has|are|is|pleaded|pled|remain|got|went|died|fled)\b"
)
_NEAR, _FAR = 700, 2500
"""Characters that a rest looks back for its whole; the longer way where it is already known to be of it."""
_MOST_PARTS = 6
_KINDS = frozenset({"person", "item", "event", "organisation", "place"})


@dataclass(frozen=True, slots=True)
class _Parted:
    """A whole, the parts told before the rest, and the rest."""

    whole: Claim
    parts: tuple[Claim, ...]
    rest: Claim


def remaining(setting: Setting) -> tuple[Relation, ...]:
    """Every rest that its whole and the parts before it cannot leave."""
    found = [_made(setting, parted) for c in setting.claims if (parted := _parted(setting, c)) is not None]
    return tuple(r for r in found if r is not None)


def _plain(claim: Claim) -> bool:
    quantity = claim.quantity
    exact = quantity.hedge == "exact" and bool(quantity.value) and not claim.change
    return exact and quantity.unit in _KINDS and claim.measure != "staffing"


def _parted(setting: Setting, rest: Claim) -> _Parted | None:
    if not _plain(rest) or not (closes(setting, rest) or _THE_OTHER.search(setting.before(rest, 22))):
        return None
    if setting.in_headline(rest):
        return None
    earlier = [
        c
        for c in setting.claims
        if c.span.end <= rest.span.start and dimension(c) == dimension(rest) and rest.span.start - c.span.end < _FAR
    ]
    whole = _whole(setting, rest, earlier)
    if whole is None:
        return None
    between = [c for c in earlier if c.span.start > whole.span.end and c.quantity.value != whole.quantity.value]
    parts = [c for i, c in enumerate(between) if i == 0 or not inside(setting, between[i - 1], c)]
    if not parts or len(parts) > _MOST_PARTS or not all(_plain(c) for c in parts):
        return None
    if all(c.sentence == rest.sentence for c in parts):
        return None  # a list of one sentence is read as such
    first = parts[0].share_of == whole.id or _of_whole(setting, parts[0]) or _opens(setting, parts[0])
    told = first and all(_further(setting, c) or c.share_of == whole.id or _opens(setting, c) for c in parts[1:])
    return _Parted(whole, tuple(parts), rest) if told else None


def _whole(setting: Setting, rest: Claim, earlier: list[Claim]) -> Claim | None:
    named = setting.by_id.get(rest.share_of or "") if rest.id in setting.worded else None
    able = [c for c in earlier if c.share_of is None and _plain(c) and not setting.is_further(c)]
    able = [c for c in able if (c.quantity.value or 0) > (rest.quantity.value or 0) and not setting.in_headline(c)]
    if named is not None:
        same = [c for c in able if c.quantity.value == named.quantity.value]
        return same[-1] if same else None
    able = [c for c in able if rest.span.start - c.span.end < (_FAR if c.id == rest.share_of else _NEAR)]
    largest = max((c.quantity.value or 0 for c in able), default=0)
    same = [c for c in able if c.quantity.value == largest]
    return same[-1] if same and able[0].id == same[0].id else None


def _of_whole(setting: Setting, part: Claim) -> bool:
    return (
        _OF_THEM.match(setting.after(part, 40)) is not None
        or _OF_THEM_BEFORE.search(setting.before(part, 50)) is not None
    )


def _opens(setting: Setting, part: Claim) -> bool:
    """True for "Twelve were arrested": a sentence that opens with a number that names nothing."""
    opening = setting.lower[part.sentence.start : part.span.start].strip('“" ')
    return not opening and _BARE.match(setting.after(part, 40)) is not None


def _further(setting: Setting, part: Claim) -> bool:
    return setting.is_further(part) and _OTHERWISE.search(setting.sentence(part)) is None


def _made(setting: Setting, parted: _Parted) -> Relation | None:
    whole, rest, parts = parted.whole, parted.rest, parted.parts
    values = [c.quantity.value or 0 for c in parts]
    left = (whole.quantity.value or 0) - (rest.quantity.value or 0)
    fits = sum(values) == left
    if not (_apart(setting, parted) if fits else _certain(setting, parted, values, left)):
        return None
    run = (*parts, rest)
    total = total_of([c.quantity.interval for c in run])
    step, shown = added(setting, run, total)
    return Relation(
        kind="sum",
        claims=(*(c.id for c in run), whole.id),
        verdict="consistent" if fits else "inconsistent",
        stated=measured(setting, whole),
        computed=shown,
        rule="rest.in-turn",
        steps=(Step(step, total),),
        stated_interval=whole.quantity.interval,
        computed_interval=total,
        basis=(*(c.span for c in run), whole.span),
    )


def _certain(setting: Setting, parted: _Parted, values: list[float], left: float) -> bool:
    """True where no overlap, no part left out and no other group explains what is left."""
    start, end = parted.parts[0].sentence.start, parted.rest.sentence.end
    said = setting.sentence(parted.whole) + " | " + setting.lower[start:end]
    if is_overlapping(setting, start, end) or _OTHERWISE.search(said) is not None:
        return False
    if sum(values) < left:
        kind, last = dimension(parted.rest), parted.rest
        if any(
            dimension(c) == kind and c.sentence == last.sentence and c.span.start > last.span.end
            for c in setting.claims
        ):
            return False  # "the remaining 28 are in custody, and two died"
        return _UNCOUNTED.search(said) is None and _apart(setting, parted)
    if not _apart(setting, parted):
        return False
    fits = any(sum(some) == left for n in range(1, len(values)) for some in combinations(values, n))
    return not fits or all(_set_apart(setting, c, parted) for c in parted.parts[1:])


def _apart(setting: Setting, parted: _Parted) -> bool:
    """True where nobody is in two of the parts: each but the first is another one, or all tell of another end."""
    if all(setting.is_further(c) for c in parted.parts[1:]):
        return True
    ends = [fate(setting.lower[c.span.end : c.sentence.end]) for c in parted.parts]
    known = frozenset(e for e in ends if e is not None)
    return len(known) == len(ends) and ends_apart(known)


def _set_apart(setting: Setting, part: Claim, parted: _Parted) -> bool:
    """True where a further part can only be of the whole: what is told of it is told of those who are charged."""
    named = part.noun is None or stem(part.noun) in {stem(c.noun or "") for c in (parted.rest, parted.whole)}
    behind = setting.lower[part.span.end : part.sentence.end]
    return named and setting.is_further(part) and _SET_APART.search(behind) is not None
