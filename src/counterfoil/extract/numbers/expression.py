"""A number expression, before its hedge is read."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import Number, NumberForm


@dataclass(frozen=True, slots=True)
class Expression:
    """A number expression. `value` and `high` as in NumberMention.

    scale: what its last scale word multiplies by, 1 where none. plus: written N+ or N-plus. signed: it bears a currency
    sign.
    """

    start: int
    end: int
    value: Number | None
    form: NumberForm
    rule: str
    high: Number | None = None
    scale: int = 1
    plus: bool = False
    signed: bool = False


def scaled(value: Number, scale: int) -> Number:
    """`value` times `scale`, whole where it is whole in decimal notation: 1.3 million is 1300000."""
    if scale == 1:
        return value
    product = round(value * scale, 6)
    return int(product) if product == int(product) else product


def percent(part: Number, whole: Number) -> Number:
    """The share of `part` in `whole`, in percent with two decimals."""
    share = round(100 * part / whole, 2)
    return int(share) if share == int(share) else share
