"""Number expressions: atoms joined into cardinals, cardinals into amounts, amounts into ranges and ratios.

One pass from left to right over the atoms. What may stand between two atoms is looked at, never searched for, so the
time is linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from counterfoil.extract.numbers.cardinals import cardinal
from counterfoil.extract.numbers.expression import Expression
from counterfoil.extract.numbers.portions import joined, portion, vague
from counterfoil.extract.numbers.scan import Atom
from counterfoil.extract.numbers.ties import tied
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import Pattern, escape, pattern

_AHEAD = 32
_FOLD = "-fold"


def expressions(text: str, found: tuple[Atom, ...]) -> tuple[Expression, ...]:
    """The number expressions of the plain `text`, made of the atoms `found`; some atoms state no number."""
    amounts: list[Expression] = []
    at = 0
    while at < len(found):
        amount, at = _amount(text, found, at)
        if amount is None:
            continue
        amounts.append(amount)
        while at < len(found) and found[at].start < amount.end:  # ".18 of 1%" holds a second run of digits
            at += 1
    return tied(text, amounts)


def _amount(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """The amount that begins with atom `at`, and the index of the first atom after it."""
    atom = found[at]
    match atom.kind:
        case "vague":
            return vague(text, found, at)
        case "portion":
            return portion(text, found, at)
        case "frequency" | "multiple":
            return Expression(atom.start, atom.end, atom.value, atom.kind, f"number.{atom.kind}"), at + 1
        case "ordinal" | "glued":
            return None, at + 1
        case _:
            return _counted(text, found, at)


def _counted(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """A cardinal with the fraction word and the sign or unit behind it that belong to its span."""
    amount, after = cardinal(text, found, at)
    if amount is not None and after < len(found) and found[after].kind == "portion":
        both = joined(text, amount, found[after])
        if both is not None:
            amount, after = both, after + 1
    return (None if amount is None else _finished(text, amount)), after


def _finished(text: str, amount: Expression) -> Expression:
    """`amount` with the percent sign that belongs to its span, or the knowledge that it is money; N+ and N-plus."""
    ahead = text[amount.end : amount.end + _AHEAD].lower()
    if amount.signed:
        return replace(amount, plus=True) if _plus(ahead) else amount
    share = _percent_sign().match(ahead)
    if share is not None:
        plus = amount.plus or ahead.startswith("+")
        return replace(amount, end=amount.end + share.end(), form="percent", rule="number.percent", plus=plus)
    if ahead.startswith(_FOLD):
        return replace(amount, end=amount.end + len(_FOLD), form="multiple", rule="number.multiple")
    if _currency_word().match(ahead):
        amount = replace(amount, form="money", rule="number.money")
    return replace(amount, plus=True) if _plus(ahead) else amount


def _plus(ahead: str) -> bool:
    return ahead.startswith("-plus") or (ahead.startswith("+") and not ahead[1:2].isdigit())


@cache
def _percent_sign() -> Pattern:
    words = "|".join(
        escape(word) for word in sorted(number_words().percent_words, key=len, reverse=True) if word != "%"
    )
    return pattern(rf"\+? ?%|\+?[ -](?:{words})\b|[ ]of[ ](?:1|one)(?: ?%| percent\b)")


@cache
def _currency_word() -> Pattern:
    words = "|".join(escape(word.lower()) for word in number_words().currency_words)
    return pattern(rf" (?:u\.?s\.? |in )?(?:{words})\b")
