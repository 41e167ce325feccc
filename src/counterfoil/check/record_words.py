"""Figures, days and readings in words, as findings on records say them."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.check.record_questions import is_fiscal_year, is_year
from counterfoil.model import Claim, Extraction, Period, Reading
from counterfoil.reference.agencies import shorts
from counterfoil.reference.printing import MONTHS, recorded
from counterfoil.reference.words import words


def days(period: Period) -> str:
    """`fiscal year 2023`, `2022`, `6 to 12 February 2017`."""
    start, end = period.start, period.end
    if is_fiscal_year(period):
        return f"fiscal year {end.year}"
    if is_year(period):
        return f"calendar year {end.year}"
    last = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {last}"
    first = f"{start.day} {MONTHS[start.month - 1]}"
    return f"{first} to {last}" if start.year == end.year else f"{first} {start.year} to {last}"


def figure(extraction: Extraction, claim: Claim) -> str:
    """The figure with its hedge: `more than 680`."""
    said = " ".join(extraction.document.quote(claim.span).split())
    return f"{words().before(claim.quantity.hedge)} {said}".strip()


def reading(item: Reading) -> str:
    """`arrests that carry an operation, 699 (6 to 12 February 2017)`."""
    given = item.figure
    window = f"{given.window}, " if given.window and not given.window.startswith(("calendar", "fiscal")) else ""
    status = f", {given.status}" if given.status and "final" not in given.status else ""
    issued = f", issued {given.vintage}" if given.vintage and given.quote else ""
    return f"{given.label}, {recorded(given)} ({window}{days(given.period)}{status}{issued})"


def listing(items: Sequence[str], most: int = 6) -> str:
    """`a; b; c`, the rest counted."""
    shown = list(dict.fromkeys(items))
    more = f"; and {len(shown) - most} more" if len(shown) > most else ""
    return "; ".join(shown[:most]) + more


def upper(said: str) -> str:
    """With a capital."""
    return said[:1].upper() + said[1:]


def whose(agency: str | None) -> str:
    """` by ICE`, or nothing."""
    return "" if not agency else f" by {shorts().get(agency, agency)}"
