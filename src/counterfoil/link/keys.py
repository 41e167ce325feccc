"""Blocking keys: statements that may tell of one thing share one, and only statements that share one are compared.

A worker makes them beside the sketch of a text, and they are kept with it, so that linking reads nothing but numbers
until it knows which statements to hold against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterfoil.link.words import around, frame, key_of, name_words, place_words, plain
from counterfoil.model import Figure, Statement
from counterfoil.reconcile.likeness import dimension
from counterfoil.reference.links import case_words, closed_words, growing_words, link_rules, running_words

_AROUND = 4
_MONTH = 31
_COUNTED = ("person", "event", "item", "mass", "money")
_ACTS = ("arrest", "detention", "encounter", "detainer", "removal", "charge", "conviction", "seizure", "victim")
_RUNNING = ("period.since", "period.fiscal-year-to-date")
_CLOSED = ("period.fiscal-year", "period.stated-year", "period.quarter", "period.year-of-range", "period.last-year")
_QUARTER = 80


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one statement, each once, in order. events: of what it tells of. figures: of what it restates."""

    events: tuple[int, ...]
    figures: tuple[int, ...]


def keys_of(statement: Statement) -> Keys:
    """All blocking keys of a statement."""
    figures = {key for figure in statement.figures for key in running_keys(figure)}
    return Keys(tuple(sorted(set(event_keys(statement)))), tuple(sorted(figures)))


def event_keys(statement: Statement) -> Iterator[int]:
    """Keys that statements on one operation share.

    A name with each month that the statement may be about; a total or an odd figure with such a month; the words of a
    place with the first and the last day; a long sentence with figures, the figures left out.
    """
    months = _months(statement)
    name = name_words(statement.operation.name if statement.operation else None)
    if name:
        yield from (key_of("name", name, month) for month in months)
    for figure in (*totals_of(statement).values(), *odd(statement)):
        value = figure.claim.quantity.value
        yield from (key_of("figure", figure.claim.measure, value, month) for month in months)
    period = statement.period
    if period is not None:
        for word in sorted(place_words(where(statement))):
            yield key_of("place", word, "from", period.start)
            yield key_of("place", word, "to", period.end)
    for words in sorted(sentences(statement)):
        yield key_of("sentence", words)


def _months(statement: Statement) -> list[tuple[int, int]]:
    """The months of the operation, or those around publication where its days are not known."""
    period = statement.period
    if period is None and statement.published is None:
        return []
    if period is None or (period.end - period.start).days > 6 * _MONTH:
        day = statement.published or (period.end if period else date.min)
        days = [day - timedelta(days=link_rules().near_days), day - timedelta(days=15), day]
    else:
        days = [period.start + timedelta(days=n) for n in range(0, period.days, 15)] + [period.end]
    return sorted({(each.year, each.month) for each in days})


def totals_of(statement: Statement) -> dict[str, Figure]:
    """The totals of the operation by their measure; a total of one says nothing."""
    totals = dict(statement.operation.totals) if statement.operation else {}
    known = {figure.claim.id: figure for figure in statement.figures}
    return {
        measure: known[claim]
        for measure, claim in totals.items()
        if claim in known and (known[claim].claim.quantity.value or 0) > 1
    }


def odd(statement: Statement) -> list[Figure]:
    """Figures that two statements do not share by chance, counts of years and cases left out."""
    return [
        figure
        for figure in statement.figures
        if figure.claim.quantity.unit in _COUNTED
        and plain(figure.claim)
        and not figure.claim.change
        and figure.claim.measure not in ("sentence", "extent")
        and not _standing(figure)
    ]


def _standing(figure: Figure) -> bool:
    """Whether the sentence gives a count of years or of all time, or tells of one person's case."""
    return any(found.search(figure.quote) for found in (running_words(), closed_words(), case_words()))


def where(statement: Statement) -> tuple[str, ...]:
    """The places of the operation; of a statement without one, those of its figures."""
    if statement.operation and statement.operation.places:
        return statement.operation.places
    return tuple(dict.fromkeys(place for figure in statement.figures for place in figure.claim.places))


def sentences(statement: Statement) -> dict[tuple[str, ...], Figure]:
    """Long sentences with figures, known by their words alone."""
    found: dict[tuple[str, ...], Figure] = {}
    for figure in statement.figures:
        words = frame(figure.quote)
        if len(words) >= link_rules().sentence_words and words not in found and not _standing(figure):
            found[words] = figure
    return found


def running_keys(figure: Figure) -> Iterator[int]:
    """Keys of a figure that may be restated: what stands right behind it, and right before it.

    A figure of an operation has one with its number: the same odd number in the same words is no chance.
    """
    claim = figure.claim
    if not restatable(figure):
        if claim.measure in _ACTS and plain(claim) and not claim.change:
            behind = around(figure, _AROUND)[1]
            if len(behind) == _AROUND:
                yield key_of("again", claim.measure, claim.quantity.value, behind)
        return
    unit = dimension(figure.claim)
    before, after = around(figure, _AROUND)
    if len(after) == _AROUND and _tells(after):
        yield key_of("behind", unit, figure.claim.change, after)
    if len(before) == _AROUND and _tells(before):
        yield key_of("before", unit, figure.claim.change, before, figure.claim.noun)


def _tells(words: tuple[str, ...]) -> bool:
    return sum(len(word) > 3 for word in words) >= 2


def restatable(figure: Figure) -> bool:
    """Whether it is a count that runs on, one of a stretch that is over, or a change: what set sentences restate."""
    claim = figure.claim
    if claim.quantity.value is None or claim.quantity.unit in ("duration", "money", "mass"):
        return False
    if not claim.change and (claim.quantity.value < link_rules().fewest or case_words().search(figure.quote)):
        return False
    rule = claim.period.rule if claim.period else ""
    if claim.change or rule in _RUNNING or is_closed(figure):
        return True
    return bool(running_words().search(figure.quote) or closed_words().search(figure.quote))


def runs_on(figure: Figure) -> bool:
    """Whether a later statement may give another number: the sentence counts up to, or on, the day it was written."""
    rule = figure.claim.period.rule if figure.claim.period else ""
    return rule in _RUNNING or (not is_closed(figure) and growing_words().search(figure.quote) is not None)


def is_closed(figure: Figure) -> bool:
    """Whether the figure is of a stretch of time that is over and that the words name: a quarter at the least."""
    rule = figure.claim.period.rule if figure.claim.period else ""
    return figure.period is not None and figure.period.days >= _QUARTER and rule in _CLOSED
