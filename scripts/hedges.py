"""Write the tables of docs/hedges.md anew from data/hedges.yml; the test suite fails where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterfoil.model import Hedge, Interval, Number, Unit
from counterfoil.reference.hedges import quantity, table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "hedges.md"
BEGIN, END = "<!-- made from data/hedges.yml by scripts/hedges.py: begin -->\n", "<!-- end -->\n"

FIGURES: tuple[tuple[str, Number | None, Number | None, Hedge, Unit, str, str | None], ...] = (
    ("216 people", 216, None, "exact", "person", "216", None),
    ("75 percent", 75, None, "exact", "percent", "75 percent", None),
    ("71.7 percent", 71.7, None, "exact", "percent", "71.7 percent", None),
    ("half", 50, None, "exact", "percent", "half", None),
    ("$1.3 million", 1300000, None, "exact", "money", "$1.3 million", None),
    ("$416,799.66", 416799.66, None, "exact", "money", "$416,799.66", None),
    ("doubled", 2, None, "exact", "factor", "doubled", None),
    ("a 12-day operation", 12, None, "exact", "duration", "12", "day"),
    ("a three-month operation", 3, None, "exact", "duration", "three", "month"),
    ("10 to 15", 10, 15, "range", "person", "10 to 15", None),
    ("more than 680", 680, None, "over", "person", "680", None),
    ("over 73,000", 73000, None, "over", "person", "73,000", None),
    ("over 1,945", 1945, None, "over", "item", "1,945", None),
    ("more than 75 percent", 75, None, "over", "percent", "75 percent", None),
    ("at least 12", 12, None, "at_least", "person", "12", None),
    ("about 40", 40, None, "about", "person", "40", None),
    ("approximately 73,000", 73000, None, "about", "person", "73,000", None),
    ("approximately 75 percent", 75, None, "about", "percent", "75 percent", None),
    ("nearly 100", 100, None, "nearly", "person", "100", None),
    ("nearly 110,000", 110000, None, "nearly", "person", "110,000", None),
    ("fewer than 40", 40, None, "under", "person", "40", None),
    ("up to 20 years", 20, None, "at_most", "duration", "20", "year"),
    ("dozens", None, None, "vague", "person", "dozens", None),
    ("tens of thousands", None, None, "vague", "person", "tens of thousands", None),
)
"""Words, value, high, hedge, unit, the number expression, the noun counted."""


def shown(interval: Interval) -> str:
    """`interval` as a reader writes it: a square bracket keeps the bound, a round one leaves it out."""
    low = "" if interval.low is None else f"{interval.low:,.12g}"
    high = "∞" if interval.high is None else f"{interval.high:,.12g}"
    is_open = interval.high_open or interval.high is None
    return f"{'(' if interval.low_open else '['}{low}, {high}{')' if is_open else ']'}"


def _rows(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def tables() -> str:
    """The tables of the page: words and what they say, figures and what they mean, vague words, reaches."""
    words = [
        (f"`{entry.hedge}`", entry.says, ", ".join(entry.before), ", ".join(entry.after)) for entry in table().hedges
    ]
    figures = []
    for said, value, high, hedge, unit, expression, noun in FIGURES:
        found = quantity(value, high, hedge, unit, expression, noun)
        figures.append((said, f"`{hedge}`", shown(found.interval), shown(found.plausible), f"`{found.rule}`"))
    vague = [(entry.words, f"{entry.floor:,}", f"{entry.ceiling:,}") for entry in table().vague]
    reaches = table().reaches
    numbers = [(f"`{name}`", f"{getattr(reaches, name):g}") for name in reaches.__dataclass_fields__]
    return (
        _rows(("hedge", "says", "words before the figure", "words behind it"), words)
        + "\n"
        + _rows(("as stated", "hedge", "the words allow", "plausible", "rule"), figures)
        + "\n"
        + _rows(("vague word", "at least", "plausibly below"), vague)
        + "\n"
        + _rows(("reach", "value"), numbers)
    )


def page(text: str) -> str:
    """`text` of the page with its tables written anew."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{tables()}\n{END}{rest.split(END)[1]}"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
