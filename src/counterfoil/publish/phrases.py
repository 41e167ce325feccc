"""Numbers, days and intervals in plain words, the same in every place that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from counterfoil.model import Claim, Filter, Interval, Period, PeriodReading
from counterfoil.reference.printing import MONTHS, number
from counterfoil.reference.words import words


def interval(given: Interval) -> str:
    """`more than 200`, `3.5 or more and less than 4.5`, `exactly 216`."""
    low, high = given.low, given.high
    if low is not None and low == high:
        return f"exactly {number(low)}"
    above = None if low is None else f"more than {number(low)}" if given.low_open else f"{number(low)} or more"
    below = None if high is None else f"less than {number(high)}" if given.high_open else f"up to {number(high)}"
    if above is None or (low == 0 and not given.low_open):
        return below or ("any number" if low is None else "0 or more")
    if below is None:
        return above
    if not given.low_open and not given.high_open:
        return f"{number(low or 0)} to {number(high or 0)}"
    return f"{above} and {below}"


def day(given: date) -> str:
    """`22 March 2024`."""
    return f"{given.day} {MONTHS[given.month - 1]} {given.year}"


def narrowing(item: Filter) -> str:
    """A filter as a reader is shown it: the text's own words, but "none" of criminality says what there is none of."""
    return "no conviction" if (item.kind, item.value) == ("criminality", "none") else item.value


def period(given: Period) -> str:
    """`11–22 March 2024`, `28 February – 3 March 2024`, `March 2024`, `2024`."""
    start, end = given.start, given.end
    if start == end:
        return day(start)
    if start.year == end.year and start.day == 1 and (end + timedelta(days=1)).day == 1:
        return _whole_months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def _whole_months(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return str(start.year)
    if start.month == end.month:
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"{MONTHS[start.month - 1]}–{MONTHS[end.month - 1]} {start.year}"


def when(reading: PeriodReading | None, stated: str = "") -> str:
    """What is known of when: the days, the candidates, or the words `stated` that could not be placed. Else empty."""
    if reading is None:
        return ""
    if reading.period is not None:
        return period(reading.period)
    if reading.candidates:
        return "either " + " or ".join(period(candidate) for candidate in reading.candidates)
    return f"“{stated}”, unresolved" if stated else "when: unresolved"


def why_not(reading: PeriodReading | None) -> str:
    """Why a period is not resolved, and what would resolve it. Empty where it is, or where the text gives none."""
    if reading is None or reading.period is not None:
        return ""
    needs = (reading.needs or "").strip().rstrip(".")
    return sentence(reading.reason or "") + (f" Needed: {needs}." if needs else "")


def listing(items: Sequence[str], limit: int = 4) -> str:
    """`Boston, Seattle and Washington, D.C.`; past `limit` the rest is counted."""
    shown = list(items)
    if len(items) > limit + 1:  # "and 1 more" is longer than the one
        return f"{', '.join(shown[:limit])} and {len(items) - limit} more"
    return shown[0] if len(shown) == 1 else " and ".join([", ".join(shown[:-1]), shown[-1]]) if shown else ""


def counted(claim: Claim, text: str) -> str:
    """The figure of a claim with its hedge and noun: `more than 680 individuals`."""
    quantity = claim.quantity
    return words().counted(
        hedge=quantity.hedge,
        words=text[claim.span.start : claim.span.end],
        value=quantity.value,
        noun=claim.noun,
        unit=quantity.unit,
    )


def hedged(claim: Claim, text: str) -> str:
    """The figure of a claim with its hedge alone: `more than 680`."""
    before = words().before(claim.quantity.hedge)
    return f"{before} {text[claim.span.start : claim.span.end]}".strip()


def apart(says: str, verdict: str) -> str:
    """What a finding says without the verdict at its end, for where the verdict stands beside it."""
    said = says.rstrip(".")
    return said.removesuffix(f": {verdict}") if said.endswith(f": {verdict}") else says


def sentence(phrase: str) -> str:
    """The phrase with a capital and a full stop."""
    phrase = phrase.strip()
    if not phrase:
        return ""
    return phrase[0].upper() + phrase[1:] + ("" if phrase.endswith((".", "!", "?", "…", ".”", "?”")) else ".")
