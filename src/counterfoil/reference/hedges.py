"""What each hedge means as an interval. The rules are argued in docs/hedges.md; data/hedges.yml holds their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import Hedge, Interval, Number, Quantity, Unit
from counterfoil.reference.files import load
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import Pattern, escape, pattern

_EXACT_NOUNS = frozenset(("second", "minute", "hour", "day"))
"""Units of time that a writer counts and does not round."""


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """One hedge: the words that make it. In `examples` the figure that it hedges stands in square brackets.

    prepositions: those of `before` that tell when, where a length of time follows and `length_before` (RE2) does not
    stand before it. never_behind: RE2 for what stands behind the figure where the word is a preposition ("under six
    names").
    """

    hedge: Hedge
    says: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    patterns: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    length_before: str = ""
    never_behind: str = ""


@dataclass(frozen=True, slots=True)
class HedgeReach:
    """How far a hedge reaches. Shares are of the figure, points are percentage points."""

    about_least: float
    about_most: float
    about_points: float
    fraction_points: float
    nearly_most: float
    over_share: float
    interval_factor: float


@dataclass(frozen=True, slots=True)
class VagueWords:
    """What a vague word allows: `floor` at least, plausibly less than `ceiling`."""

    words: str
    floor: int
    ceiling: int


@dataclass(frozen=True, slots=True)
class HedgeTable:
    """data/hedges.yml."""

    schema: str
    about: str
    source: str
    fillers: tuple[str, ...]
    reach: int
    hedges: tuple[HedgeWords, ...]
    penalty_words: tuple[str, ...]
    reaches: HedgeReach
    vague: tuple[VagueWords, ...]


@cache
def table() -> HedgeTable:
    """The table of the package."""
    return load("hedges.yml", HedgeTable)


def step(value: Number) -> Number:
    """The place of the last digit that is not zero: 73,000 is 1,000; 680 is 10; 12.5 is 0.1."""
    if value != int(value):
        return float(10.0 ** -len(repr(float(value)).split(".")[1]))
    whole, unit = abs(int(value)), 1
    while whole and whole % (unit * 10) == 0:
        unit *= 10
    return unit


def written_step(words: str) -> Number:
    """The place of the last digit written: `75 percent` is 1, `4.50` is 0.01, `$1.3 million` is 100,000."""
    match = _written().search(words)
    if match is None:
        return 1
    decimals = len((match.group(1) or match.group(2) or "").lstrip("."))
    scale = _scale(words)
    size = scale / 10**decimals
    return int(size) if size == int(size) else float(f"{size:.12g}")


def average(value: Number, words: str) -> Interval:
    """What an average stated as `words` allows: it is rounded to its last digit, so "four" is [3.5, 4.5)."""
    half = written_step(words) / 2
    return Interval(value - half, value + half, high_open=True)


def quantity(  # noqa: PLR0913, PLR0917 - the fields of a figure, in the order of the annotation guide
    value: Number | None, high: Number | None, hedge: Hedge, unit: Unit, words: str, noun: str | None = None
) -> Quantity:
    """The quantity that `words` (the number expression as written) states with this hedge.

    noun: the head noun counted, where it is known; a length in years, months or weeks is taken as rounded.
    """
    if value is None:
        wide, narrow = _vague(words)
        return Quantity(value, high, hedge, unit, wide, narrow, "hedge.vague")
    if high is not None and high >= value:
        reach = Interval(value, high)
        return Quantity(value, high, hedge, unit, reach, reach, "hedge.range")
    if hedge in ("exact", "range", "vague"):
        wide, narrow, rule = _exact(value, unit, words, noun)
        return Quantity(value, high, hedge, unit, wide, narrow, rule)
    wide, narrow = _hedged(value, hedge, unit)
    return Quantity(value, high, hedge, unit, wide, narrow, f"hedge.{hedge}")


def _hedged(value: Number, hedge: Hedge, unit: Unit) -> tuple[Interval, Interval]:
    """What the words allow, and what is plausible, of a figure with a hedge."""
    reaches = table().reaches
    if hedge in ("over", "at_least"):
        is_open = hedge == "over"
        return Interval(value, None, is_open), _just_above(value, unit, is_open=is_open)
    if hedge in ("under", "at_most"):
        wide = Interval(min(0, value), value, high_open=hedge == "under" and value > 0)
        return wide, wide
    size = abs(value)
    if hedge == "nearly":
        reach = min(step(value), reaches.nearly_most * size)
        is_open = value > 0
        wide_reach = reaches.interval_factor * reaches.nearly_most * size
        return (
            Interval(value - wide_reach, value, high_open=is_open),
            Interval(value - reach, value, high_open=is_open),
        )
    reach = min(max(step(value) / 2, reaches.about_least * size), reaches.about_most * size)
    if unit == "percent":
        reach = reaches.about_points
    wide_reach = reaches.interval_factor * reach
    return Interval(value - wide_reach, value + wide_reach), Interval(value - reach, value + reach)


def _just_above(value: Number, unit: Unit, *, is_open: bool) -> Interval:
    """A writer who could have named a higher round figure would have: "over 73,000" is plausibly below 74,000."""
    place = step(value)
    if unit == "percent" and place == 1 and value % 5 == 0:
        place = 5
    if place > 1:
        return Interval(value, value + place, is_open, high_open=True)
    return Interval(value, value + max(1, table().reaches.over_share * abs(value)), is_open)


def _exact(value: Number, unit: Unit, words: str, noun: str | None) -> tuple[Interval, Interval, str]:
    """A count is a point. A percentage, a scaled figure, a multiple or a length of time is rounded by who writes it."""
    if unit == "percent" and not _written().search(words):
        reach = table().reaches.fraction_points
        wide = Interval(value - reach, value + reach)
        return wide, wide, "hedge.fraction"
    if unit == "duration" and noun is not None and noun not in _EXACT_NOUNS:
        return (
            Interval(value - 1, value + 1, low_open=True, high_open=True),
            Interval(value - 0.5, value + 0.5),
            "hedge.duration",
        )
    if unit in ("percent", "factor") or _scale(words) > 1:
        place = written_step(words) if unit != "factor" else 1
        return (
            Interval(value - place / 2, value + place, high_open=True),
            Interval(value - place / 2, value + place / 2, high_open=True),
            "hedge.rounded",
        )
    return Interval.point(value), Interval.point(value), "hedge.exact"


def _vague(words: str) -> tuple[Interval, Interval]:
    """Floor and ceiling of a vague word; of two ("hundreds or thousands") the lower floor and the higher ceiling."""
    plain = " ".join(words.lower().replace("multi-", "multi").split())
    if plain.startswith("multi"):
        plain = plain.removeprefix("multi") + "s"
    if plain[:1].isdigit():  # "1,000s"
        base = int("".join(letter for letter in plain if letter.isdigit()))
        return Interval(2 * base, None), Interval(2 * base, 10 * base, high_open=True)
    known = {entry.words: entry for entry in table().vague}
    parts = [known.get(part) or known.get(part + "s") for part in plain.replace(" and ", " or ").split(" or ")]
    entries = [entry for entry in parts if entry is not None]
    if not entries:
        return Interval(2, None), Interval(2, None)
    floor = min(entry.floor for entry in entries)
    return Interval(floor, None), Interval(floor, max(entry.ceiling for entry in entries), high_open=True)


def _scale(words: str) -> int:
    """What the scale word or suffix in `words` multiplies by; 1 where there is none, or only a hundred."""
    match = _scale_word().search(words)
    if match is None:
        return 1
    word = (match.group(1) or match.group(2) or "").lower()
    return number_words().scales.get(word) or number_words().suffixes.get(word) or 1


@cache
def _written() -> Pattern:
    return pattern(r"[0-9](\.[0-9]+)?(?:[^0-9.,]|$)|(\.[0-9]+)")


@cache
def _scale_word() -> Pattern:
    scales = "|".join(escape(word) for word, size in number_words().scales.items() if size >= 1000)
    suffixes = "|".join(escape(word) for word in number_words().suffixes)
    return pattern(rf"\b({scales})\b|[0-9]({suffixes})\b", ignore_case=True)
