"""Numbers and intervals in the words that a reader sees."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.model import Claim, Hedge, Interval
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.printing import number

MINUS, TIMES, DIVIDED, ROUGHLY = "−", "×", "÷", "≈"

_HEDGED: dict[Hedge, str] = {
    "over": "more than ", "at_least": "at least ", "about": "about ", "nearly": "nearly ", "under": "under ",
    "at_most": "up to ",
}  # fmt: skip  # a table of words
_PLURALS = {"foot": "feet", "inch": "inches"}


def interval(found: Interval) -> str:
    """An interval in words: `180`, `more than 510`, `between 482 and 546`."""
    low, high = found.low, found.high
    if low is not None and high is not None:
        if number(low) == number(high):
            return number(low)
        return f"under {number(high)}" if low <= 0 else f"between {number(low)} and {number(high)}"
    if low is not None:
        return f"more than {number(low)}" if found.low_open else f"{number(low)} or more"
    return "any number" if high is None else f"up to {number(high)}"


def figure(setting: Setting, claim: Claim) -> str:
    """The figure with its hedge, as the text writes the number: `more than 680`, `nearly $17 million`."""
    written = setting.words(claim.span)
    if not any(c.isdigit() for c in written):
        written = written.lower()
    if claim.quantity.hedge in ("over", "at_least") and written.endswith("+"):
        return written
    return _HEDGED.get(claim.quantity.hedge, "") + written


def numeral(setting: Setting, claim: Claim) -> str:
    """The figure in digits with its hedge, for a line of arithmetic: `19` for "Nineteen", `more than $1.6 million`."""
    value, written = claim.quantity.value, setting.words(claim.span)
    if value is None or any(c.isdigit() for c in written):
        return figure(setting, claim)
    return _HEDGED.get(claim.quantity.hedge, "") + number(value)


def measured(setting: Setting, claim: Claim) -> str:
    """The figure with the unit of a length, a mass or a share, so that it stands alone: `15 years`, `66 kilograms`."""
    shown = figure(setting, claim)
    noun, unit = claim.noun, claim.quantity.unit
    if noun and (unit in ("duration", "mass") or arithmetic().conversion(noun) is not None):
        return f"{shown} {noun}" if claim.quantity.value == 1 else f"{shown} {_PLURALS.get(noun, noun + 's')}"
    return shown


def added(setting: Setting, parts: Sequence[Claim], total: Interval, base: str | None = None) -> tuple[str, str]:
    """A line of addition, and its result: `70 + 36 = 106`, `8 years + 5 years = 13 years`.

    total: the sum in the base unit, as the line shows it where the parts are in several units. base: that unit's noun.
    """
    nouns = {c.noun for c in parts if c.quantity.unit in ("duration", "mass")}
    if base is None or not nouns:
        return f"{' + '.join(numeral(setting, c) for c in parts)} = {interval(total)}", interval(total)
    shown = f"{interval(total)} {base}s"
    if len(nouns) == 1:
        own = Interval.point(0)
        for claim in parts:
            own = own.plus(claim.quantity.interval)
        shown = f"{interval(own)} {next(iter(nouns))}s"
    return f"{' + '.join(measured(setting, c) for c in parts)} = {shown}", shown


def listing(items: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]
