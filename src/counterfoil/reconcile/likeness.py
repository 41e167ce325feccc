"""Whether two claims can speak of one and the same thing: unit, noun, population, period, place, kind of penalty."""

from __future__ import annotations

from functools import lru_cache

from counterfoil.model import Claim, Interval, Number
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.arithmetic import any_of, arithmetic

_UNMEASURED = frozenset(
    ["percent", "factor", "money", "person", "event", "charge", "conviction", "country", "place", "organisation"]
)
"""Units whose noun is no measure: "75 percent of the pounds", "the 2,201 of the previous year"."""
_PERSON_EVENTS = frozenset({"arrest", "apprehension", "removal", "deportation", "detention", "encounter", "capture"})
_EXCLUSIVE_FILTERS = ("nationality", "sex", "gang", "offence", "criminality")
_ABOUT_LOW, _ABOUT_HIGH, _NEARLY_LOW = 0.85, 1.15, 0.75
"""How far "about" and "nearly" can be stretched before a figure contradicts them."""
_ROUNDED = 0.05
"""How far an exact round number may have been rounded, as a share of it; twice as far where digits were cut off."""
EXACT = 6
"""Decimals that a weight or a length in its base unit is exact to: 25, nine and six pounds are 40 in grams as well."""
_ROUNDS = 1000
"""From here on an exact round number may have been rounded."""
_REACH, _COARSE = 0.1, 0.2
"""How far beyond its number, as a share of it, "more than" reaches at the least; a grain that counts as coarse."""
_MEASURES = ("length", "volume")
FAR = 3.0
"""A title and a body figure further apart than this are about different things."""
_MONEY = frozenset({"money", "seizure", "traffic", "other"})
_TAKEN = frozenset({"arrest", "charge", "encounter", "detention", "other", "conviction", "sentence", "removal"})


def dimension(claim: Claim) -> str:
    """What kind of thing the figure measures; only figures of one dimension are compared."""
    return _dimension(claim.quantity.unit, claim.noun)


@lru_cache(maxsize=4096)  # asked of every pair of figures
def _dimension(unit: str, noun: str | None) -> str:
    converted = arithmetic().conversion(noun) if unit not in _UNMEASURED else None
    if converted is not None:
        return converted.dimension
    if unit == "person" or (unit == "event" and noun in _PERSON_EVENTS):
        return "people"
    return f"{unit}:{noun}" if unit in ("duration", "mass") else unit


@lru_cache(maxsize=4096)
def grain(value: Number) -> float:
    """The place of the last digit that is not zero: 73,000 is 1,000; 680 is 10; 12.5 is 0.1."""
    size = 1.0
    if abs(value - round(value)) > 1e-9:
        while size > 1e-6 and abs(value / size - round(value / size)) > 1e-6:
            size /= 10
        return size
    while value and value % (size * 10) == 0:
        size *= 10
    return size


def in_base(claim: Claim, stated: Interval) -> Interval:
    """An interval of the claim in the base unit of its dimension (months, grams), or as it stands where it has none."""
    converted = arithmetic().conversion(claim.noun) if claim.quantity.unit not in _UNMEASURED else None
    if converted is None:
        return stated
    base = converted.of(stated)
    low, high = (None if end is None else round(end, EXACT) for end in (base.low, base.high))
    return Interval(low, high, base.low_open, base.high_open)


def base_noun(claim: Claim) -> str | None:
    """The unit that `in_base` turns the claim into: months, grams; None where it stays as it is."""
    return {"time": "month", "mass": "gram"}.get(dimension(claim))


def allowed(claim: Claim, *, rounded: bool = False) -> Interval:
    """The widest interval that the words could mean; what lies outside it contradicts them.

    Wider than the hedge's own interval where a writer may round: a hedge's own number belongs to it ("more than 75" may
    be 75), "about" and the lower side of "nearly" are soft, and an exact number with trailing zeros may be a rounded or
    a cut one ($1.6 million for $1,600,157). rounded: the figure stands beside one in a finer unit (years beside
    months), so half a unit either way is rounding.
    """
    value, high = claim.quantity.value, claim.quantity.high
    hedge, wide = claim.quantity.hedge, claim.quantity.interval
    if value is None:
        return wide
    half = grain(value) / 2
    if hedge == "about":
        wide = Interval(min(value * _ABOUT_LOW, value - half), max(value * _ABOUT_HIGH, value + half))
    elif hedge == "nearly":
        wide = Interval(min(value * _NEARLY_LOW, value - half), value)
    elif hedge in ("over", "at_least"):
        wide = Interval(value, None)
    elif hedge in ("under", "at_most"):
        wide = Interval(0, value)
    elif hedge == "exact" and rounded:
        unit = min(half, 0.5) if claim.quantity.unit == "duration" else max(min(half, _ROUNDED * value), 0.01 * value)
        wide = Interval(value - unit, value + unit)
    elif hedge == "exact" and value >= _ROUNDS and half >= 50:
        wide = Interval(
            value - min(half, _ROUNDED * value), value + min(2 * half, 2 * _ROUNDED * value), high_open=True
        )
    elif hedge == "range" and high is not None:
        wide = Interval(min(value, high), max(value, high))
    return in_base(claim, wide)


def likely(claim: Claim) -> Interval:
    """What the words could mean, with the open side of a hedge closed where no writer would still use this number.

    "Over 12,000" may be any larger number by the letter; who counts in thousands does not write it of 14,000. Quotients
    need the closed side, or nothing could ever be said of them.
    """
    wide, value = allowed(claim), claim.quantity.value
    if value is None:
        return wide
    size = grain(value)
    reach = size if size >= _COARSE * value else max(2 * size, value * _REACH)
    if wide.high is None:
        return Interval(wide.low, in_base(claim, Interval.point(value + reach)).high)
    if claim.quantity.hedge == "under":
        return Interval(in_base(claim, Interval.point(max(0.0, value - reach))).low, wide.high)
    return wide


def could_agree(one: Claim, two: Claim) -> bool:
    """True where one number could be what both claims mean."""
    if _means_itself(one) and _means_itself(two):
        return one.quantity.value == two.quantity.value  # as the intervals below would say, for most pairs of a text
    a, b = side_by_side(one, two)
    return a.meets(b)


def _means_itself(claim: Claim) -> bool:
    """An exact number that means itself alone: too small to be rounded, and in no unit that turns into another."""
    value, interval = claim.quantity.value, claim.quantity.interval
    if value is None or value >= _ROUNDS or claim.quantity.hedge != "exact":
        return False
    if interval.low != value or interval.high != value:
        return False
    return claim.quantity.unit not in ("duration", "mass") and arithmetic().conversion(claim.noun) is None


def plainly_agree(one: Claim, two: Claim) -> bool:
    """True where the narrow readings agree, so that the numbers themselves speak for one figure."""
    a, b = side_by_side(one, two)
    narrow_a = a if one.quantity.hedge == "exact" else _narrow(one)
    narrow_b = b if two.quantity.hedge == "exact" else _narrow(two)
    return narrow_a.meets(narrow_b)


def side_by_side(one: Claim, two: Claim) -> tuple[Interval, Interval]:
    """What each may mean beside the other: of two exact numbers only the coarser can be a rounding of the finer."""
    rounded = one.noun != two.noun and (one.quantity.unit in ("duration", "mass") or dimension(one) in _MEASURES)
    a, b = allowed(one, rounded=rounded), allowed(two, rounded=rounded)
    x, y = one.quantity.value, two.quantity.value
    if rounded or x is None or y is None or one.quantity.hedge != "exact" or two.quantity.hedge != "exact":
        return a, b
    a = _coarser(one, a, grain(y)) if grain(x) > grain(y) else in_base(one, Interval.point(x))
    b = _coarser(two, b, grain(x)) if grain(y) > grain(x) else in_base(two, Interval.point(y))
    return a, b


def _coarser(claim: Claim, wide: Interval, finer: float) -> Interval:
    """The coarser of two exact numbers: whole pounds beside ones with a fraction may be rounded, or cut."""
    value = claim.quantity.value
    if value is None or finer >= 1 or claim.quantity.unit != "mass":
        return wide
    return in_base(claim, Interval(value - 0.5, value + 1, high_open=True))


def _narrow(claim: Claim) -> Interval:
    value, plausible = claim.quantity.value, claim.quantity.plausible
    if value is not None and claim.quantity.hedge in ("over", "at_least"):
        plausible = Interval(value, plausible.high, high_open=plausible.high_open)
    return in_base(claim, plausible)


def same_noun(one: Claim, two: Claim) -> bool:
    """True where the two nouns can name the same things."""
    if one.quantity.unit in ("duration", "mass", "money") and two.quantity.unit == one.quantity.unit:
        return True
    if one.noun is None or two.noun is None:
        return one.quantity.unit == two.quantity.unit
    if stem(one.noun) == stem(two.noun):
        return True
    if dimension(one) == dimension(two) == "people":
        return one.noun in arithmetic().generic_people or two.noun in arithmetic().generic_people
    return False


def same_measure(one: Claim, two: Claim) -> bool:
    """True where the two measures are one, or are stages of one event that a text names either way."""
    if one.measure == two.measure:
        return True
    pair = {one.measure, two.measure}
    return pair <= _MONEY or (dimension(one) == "people" and pair <= _TAKEN)


def _values(claim: Claim, kind: str) -> frozenset[str]:
    return frozenset(w[:5] for f in claim.filters if f.kind == kind for w in words_of(f.value.lower()))


def filters_clash(one: Claim, two: Claim, *, offences: bool = True) -> bool:
    """True where both narrow the population by one kind of filter, and to different values."""
    for kind in _EXCLUSIVE_FILTERS:
        if kind == "offence" and not offences:
            continue
        a, b = _values(one, kind), _values(two, kind)
        if a and b and not a & b:
            return True
    return False


def same_population(one: Claim, two: Claim) -> bool:
    """True where both are narrowed by the same kinds of filter, or neither is; a word for status is no narrowing."""
    kinds = [{f.kind for f in c.filters} - {"status", "other"} for c in (one, two)]
    return kinds[0] == kinds[1] and not filters_clash(one, two)


def periods_clash(one: Claim, two: Claim) -> bool:
    """True where both periods are known and share no day."""
    a, b = (c.period.period if c.period else None for c in (one, two))
    return a is not None and b is not None and (a.end < b.start or b.end < a.start)


def places_clash(one: Claim, two: Claim) -> bool:
    """True where both name places and share no word of them."""
    a, b = (frozenset(w for place in c.places for w in words_of(place.lower())) for c in (one, two))
    return bool(a) and bool(b) and not a & b


def _penalty(setting: Setting, claim: Claim) -> int | None:
    after, before = setting.after(claim, 60), setting.before(claim, 40)
    for words in (after, before):
        found = [(m.start(1), i) for i, kind in enumerate(arithmetic().penalties) if (m := any_of(kind).search(words))]
        if found:
            return min(found)[1] if words is after else max(found)[1]
    return None


def penalties_clash(setting: Setting, one: Claim, two: Claim) -> bool:
    """True where one is prison and the other supervision, or one is imposed and the other only possible."""
    if one.quantity.unit != "duration":
        return False
    a, b = _penalty(setting, one), _penalty(setting, two)
    if a is not None and b is not None and a != b:
        return True
    may = any_of(arithmetic().possible)
    return (may.search(setting.before(one, 70)) is None) != (may.search(setting.before(two, 70)) is None)


def alike(  # noqa: PLR0913 (each flag leaves out one of the ways in which two claims can be unlike)
    setting: Setting, one: Claim, two: Claim, *, offences: bool = True, nouns: bool = True, periods: bool = True
) -> bool:
    """True where nothing in what the two claims count, or when, sets them apart.

    offences, nouns, periods: whether different offences, different words for people, and different dates do.
    """
    return (
        dimension(one) == dimension(two)
        and one.change == two.change
        and (same_noun(one, two) or (not nouns and one.measure == two.measure and one.quantity.unit == "person"))
        and same_measure(one, two)
        and not filters_clash(one, two, offences=offences)
        and not (periods and periods_clash(one, two))
        and not penalties_clash(setting, one, two)
    )


def overlap(setting: Setting, one: Claim, two: Claim) -> float:
    """Share of the shorter sentence's content words that the other sentence has too."""
    a, b = setting.content(one), setting.content(two)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def ratio(first: Claim, later: Claim) -> float:
    """How many times the larger number is the smaller, hedges left aside."""
    x, y = (in_base(c, Interval.point(c.quantity.value or 0)).high or 0 for c in (first, later))
    return float(max(x, y) / min(x, y)) if x > 0 and y > 0 else float("inf")


def looks_slipped(one: str, two: str) -> bool:
    """True where two numbers differ as a slip of the keys would: two digits swapped, or one digit changed.

    Only numbers of three digits and more: shorter ones differ so by chance.
    """
    a, b = ("".join(c for c in words if c.isdigit()) for words in (one, two))
    if len(a) != len(b) or len(a) < 3 or a == b:
        return False
    apart = [i for i in range(len(a)) if a[i] != b[i]]
    swapped = len(apart) == 2 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
    return len(apart) == 1 or swapped
