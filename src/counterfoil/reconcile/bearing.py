"""Whether another figure of the text explains one that disagrees: a figure that it could be, or a sum that it is."""

from __future__ import annotations

from counterfoil.model import Claim, Interval
from counterfoil.reconcile.likeness import dimension, grain, likely
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

DISTINCT = 13
"""Equal numbers from here on seldom meet by chance."""
_EACH = pattern(r"^(?: [\pL-]+){0,3},? (?:each|apiece)\b")
_PEOPLE = frozenset({"person", "event"})
_NO_KIND = frozenset({"status", "other"})
_ANYBODY = frozenset(
    ["person", "people", "individual", "arrest", "apprehension", "suspect", "subject", "target", "arrestee", "offender"]
)
"""Nouns that single nobody out."""
_FOREIGN = frozenset({"alien", "immigrant", "migrant", "noncitizen", "non-citizen", "national"})
_ROUND = 0.05
"""How far a round number in a title may be rounded, as a share of it."""


def rounded(first: Claim, other: Claim) -> bool:
    """True for a round title: "a 600-plant site" of 612 plants."""
    value, exact = first.quantity.value or 0, other.quantity.value or 0
    slack = min(grain(value) / 2, _ROUND * value)
    above, below = first.quantity.hedge in ("over", "at_least"), first.quantity.hedge in ("under", "at_most")
    if (above and exact < value) or (below and exact > value):
        return False  # "more than 300" is never said of 287
    return one_kind(first, other) and value >= 100 and abs(exact - value) <= slack


def one_kind(first: Claim, other: Claim) -> bool:
    """True where both measure one kind of thing; "Removals pass 400", "23 more" name nothing, and may count people."""
    unnamed = None in (first.noun, other.noun) and {first.quantity.unit, other.quantity.unit} <= _PEOPLE
    return dimension(first) == dimension(other) or unnamed


def bears_out(first: Claim, other: Claim) -> bool:
    """True where a figure of the body could be the title's, whatever it was taken to count."""
    if one_kind(first, other):
        return likely(first).meets(likely(other))
    same_word = first.noun is not None and first.noun == other.noun
    return first.quantity.value == other.quantity.value and (same_word or (first.quantity.value or 0) >= DISTINCT)


def added_up(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where the first figure is the later one with another figure of its kind added: 5 is 3 and 2 more."""
    wanted, start = likely(first), likely(later)
    behind = start
    for other in setting.claims:
        if other.id in (first.id, later.id) or other.quantity.value is None or other.quantity.unit == "percent":
            continue
        if other.share_of not in (None, first.id) and other.id in setting.worded:
            continue  # what words make a part of another figure adds nothing to that; a guess may be wrong
        one_unit = other.sentence == later.sentence and other.quantity.unit == later.quantity.unit
        if not (one_kind(first, other) or one_unit) or setting.in_headline(other):
            continue  # "four removals … and five expulsions" are the nine of the title
        goes_on = other.noun is None and setting.is_further(other)  # "led to 23 more", whatever was done to these
        unlike = other.measure != first.measure and not goes_on
        if (unlike or first.measure == "sentence") and other.sentence != later.sentence:
            continue  # terms of two people are added in one breath only
        if first.quantity.unit == "item" and other.noun not in (None, first.noun, later.noun):
            continue  # nine of the rifles are among the 34 guns
        if start.plus(likely(other)).meets(wanted) or _times_each(setting, other, start, wanted):
            return True
        if other.span.start > later.span.end:  # "30 in one town, nine in the next and eight in the third"
            behind = behind.plus(likely(other))
            if behind.meets(wanted):
                return True
    return False


def _times_each(setting: Setting, other: Claim, start: Interval, wanted: Interval) -> bool:
    """True for "19 counts" and "11 counts each" of two others, under a title of 41."""
    total = start
    while _EACH.match(setting.after(other, 40)) is not None and (total.high or 0) < (wanted.low or 0):
        total = total.plus(likely(other))
        if total.meets(wanted):
            return True
    return False


def made_up(setting: Setting, one: Claim, two: Claim) -> bool:
    """True where another figure makes the smaller up to the larger: 61 children, and the 38 and 23 of the body."""
    small, large = sorted((one, two), key=lambda claim: claim.quantity.value or 0)
    if small.quantity.unit == "duration":
        return False  # terms of two people are added in one breath only
    told = [
        c for c in setting.claims if c.sentence not in (one.sentence, two.sentence) and c.quantity.value is not None
    ]
    others = [c for c in told if one_kind(small, c) and c.id not in setting.worded and not setting.in_headline(c)]
    return any(likely(small).plus(likely(c)).meets(likely(large)) for c in others)


def may_be_some(one: Claim, two: Claim) -> bool:
    """True where the smaller figure may count some of those of the larger: nine Peruvians of 16 people.

    The larger must be narrowed by every kind of word that narrows the smaller, or be of one noun with it.
    """
    small, large = sorted((one, two), key=lambda claim: claim.quantity.value or 0)
    if small.noun != large.noun and small.noun not in _ANYBODY and not {small.noun, large.noun} <= _FOREIGN:
        return True
    if dimension(small) != dimension(large) or None in (small.noun, large.noun):
        return small.noun != large.noun
    return not singled_out(small) <= singled_out(large)


def singled_out(claim: Claim) -> frozenset[str]:
    """The kinds of words that narrow whom the figure counts; a word for status is no narrowing."""
    return frozenset(f.kind for f in claim.filters) - _NO_KIND
