"""Fractions in words, and the sizes that state no figure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from counterfoil.extract.numbers.expression import Expression, percent, scaled
from counterfoil.extract.numbers.scan import Atom
from counterfoil.model import Number
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import Pattern, escape, pattern

_AHEAD = 24
_HALF = 2


def vague(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """Dozens; tens of thousands; hundreds or thousands; hundreds of millions."""
    end, after = found[at].end, at + 1
    while after < len(found) and found[after].kind == "vague" and text[end : found[after].start] in (" of ", " or "):
        end, after = found[after].end, after + 1
    if text[found[at].start : end].lower() in ("tens", "scores") and not text.startswith(" of ", end):
        return None, after
    return Expression(found[at].start, end, None, "vague", "number.vague"), after


def portion(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """Half; half a million; a third of; a quarter mile. A bare `third` is an ordinal, and no figure."""
    atom = found[at]
    lead = text[max(0, atom.start - 12) : atom.start].lower()
    if atom.value != _HALF:
        return (_part(text, atom) if lead.endswith(("a ", "-a-")) else None), at + 1
    if lead.endswith((" and a ", " and one-")):
        return Expression(atom.start, atom.end, 1.5, "digits", "number.one-and-a-half"), at + 1
    if at + 1 < len(found) and found[at + 1].kind in ("scale", "group"):
        following = found[at + 1]
        if text[atom.end : following.start].lower() in (" a ", "-a-", "-", " "):
            value = scaled(0.5, int(following.value or 1))
            return Expression(atom.start, following.end, value, "words", "number.half-of-scale"), at + 2
    return _part(text, atom), at + 1


def _part(text: str, atom: Atom) -> Expression | None:
    """A part of a measure is that part; a part of anything else is a share, in percent."""
    if _measure().match(text[atom.end : atom.end + _AHEAD]):
        return Expression(atom.start, atom.end, 1 / (atom.value or 1), "fraction", "number.part-of-measure")
    by = _by().search(text[max(0, atom.start - _AHEAD) : atom.start]) is not None
    if atom.value == _HALF or by or text.startswith((" of ", "-of-"), atom.end):
        return Expression(atom.start, atom.end, percent(1, atom.value or 1), "fraction", "number.fraction")
    return None


@cache
def _by() -> Pattern:
    """What makes a bare "a third" the amount of a change: "fell by nearly a third"."""
    hedged = "(?:about |nearly |almost |roughly |more than |over |less than |just |at least )*"
    return pattern(rf"\bby {hedged}an? $", ignore_case=True)


def joined(text: str, amount: Expression, part: Atom) -> Expression | None:
    """Two-thirds; three quarters; two and a half: `amount` and the fraction word after it, where they are one."""
    gap, size = text[amount.end : part.start].lower(), part.value or 1
    value = amount.value
    if value is None:
        return None
    if gap in (" and a ", "-and-a-", " and one-", " and one "):
        return replace(amount, end=part.end, value=value + 1 / size, rule="number.and-a-half")
    is_plural = text[part.end - 1].lower() == "s"
    if gap not in (" ", "-") or is_plural == (value == 1) or not 0 < value < size:
        return None
    share: Number = percent(value, size)
    if _measure().match(text[part.end : part.end + _AHEAD]):
        share = value / size
    return replace(amount, end=part.end, value=share, form="fraction", rule="number.fraction")


@cache
def _measure() -> Pattern:
    words = "|".join(escape(word) for word in number_words().measures)
    return pattern(rf"[ -](?:an? )?(?:{words})s?\b", ignore_case=True)
