"""Whether a later number is those of one sentence taken together: "12 on May 3 and 14 on May 4. All 26 are held"."""

from __future__ import annotations

from itertools import combinations

from counterfoil.model import Claim
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import pattern

_NUMBER = pattern(r"(?:[\pN][\pN,]*|\pL+(?:-\pL+)?)")
_MONEY = "$€£"
_MOST, _FAR = 8, 3


def told_together(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where the later number is the first and others of its sentence, whatever these were taken to count.

    "Three doctors and two clinics" are five of no one kind, and a number between two days may be read as a third day.
    """
    size, own = later.quantity.value, first.quantity.value
    if size is None or own is None or size <= own or later.sentence == first.sentence:
        return False
    start, end = first.span.start - first.sentence.start, first.span.end - first.sentence.start
    others: list[float] = []
    said = setting.lower[first.sentence.start : first.sentence.end]
    for match in _NUMBER.finditer(said):
        value = _value(match.group() or "")
        inside = match.start() < end and match.end() > start
        money = match.start() > 0 and said[match.start() - 1] in _MONEY
        if value and not inside and not money:
            others.append(value)
    others = others[:_MOST]
    return any(own + sum(some) == size for n in range(1, _FAR + 1) for some in combinations(others, n))


def _value(word: str) -> float:
    """The number that a word states alone or behind a hyphen: "14", "nine", "twenty-one"; 0 for any other word."""
    digits = word.replace(",", "")
    if digits.isdecimal():
        return float(digits)
    known = number_words()
    tens, _, unit = word.partition("-")
    if unit:
        return float(known.tens[tens] + known.units[unit]) if tens in known.tens and unit in known.units else 0.0
    return float(known.units.get(word, 0) or known.tens.get(word, 0))
