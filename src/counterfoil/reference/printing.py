"""Numbers and places in a series as findings, reports and terminals print them."""

from __future__ import annotations

from counterfoil.model import Number, RecordFigure, RecordSeries

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip  # written out, since a locale would change the bytes


def number(value: Number) -> str:
    """`290,000`, `3.97`: thousands apart, two decimals at most; what arithmetic leaves of a whole number is whole."""
    if abs(value - round(value)) < 1e-6:
        return f"{round(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def recorded(figure: RecordFigure) -> str:
    """The value of a record with the hedge that its source gives it: `about 71,000`."""
    hedge = "about " if "about" in figure.status else "more than " if "at least" in figure.status else ""
    return hedge + number(figure.value)


def standing(series: RecordSeries) -> str:
    """Where the stated window stands among all: `the highest`, `the lowest`, `number 12`."""
    rank = series.rank or 0
    return "the highest" if rank == 1 else "the lowest" if rank == len(series.windows) else f"number {rank}"
