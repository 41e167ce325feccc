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
    match = _behind().match(text[amount.end : amount.end + _AHEAD].lower())
    if match is None:
        return amount
    plus = amount.plus or match.group("plus") is not None or match.group("alone") is not None
    end = amount.end + match.end()
    if amount.signed:
        return replace(amount, plus=plus)
    if match.group("percent") is not None:
        return replace(amount, end=end, form="percent", rule="number.percent", plus=plus)
    if match.group("fold") is not None:
        return replace(amount, end=end, form="multiple", rule="number.multiple")
    if match.group("currency") is not None:
        return replace(amount, form="money", rule="number.money", plus=plus)
    return replace(amount, plus=plus)


@cache
def _behind() -> Pattern:
    """What may stand right behind a cardinal and say what kind of number it is."""
    table = number_words()
    percent = "|".join(escape(word) for word in sorted(table.percent_words, key=len, reverse=True) if word != "%")
    currency = "|".join(escape(word.lower()) for word in table.currency_words)
    plus = r"\+|-plus\b|[ ]plus[ -](?:years?|months?|days?|miles?|pages?|counts?)\b"
    return pattern(
        rf"(?P<plus>{plus})?(?:(?P<percent> ?%|[ -](?:{percent})\b|[ ]of[ ](?:1|one)(?: ?%| percent\b))"
        rf"|(?P<currency>[ ](?:u\.?s\.? |in )?(?:{currency})\b)|(?P<fold>-fold\b))|(?P<alone>{plus})(?:[^0-9]|$)"
    )
