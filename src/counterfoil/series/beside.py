"""The official series beside the claims: what the tables that were added say for the same weeks, months or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from counterfoil.model import Measure, Period, Unit
from counterfoil.reference.tables import table_profiles
from counterfoil.series.agencies import agency_id
from counterfoil.series.buckets import By, bucket
from counterfoil.series.stated import Asked
from counterfoil.tables import Answer, Question, Reading, Refusal, Store, area, ask, context

_DAY = timedelta(days=1)
_TRIED = 4
"""How many buckets are tried before the end of a table, the latest first, for one that it can answer."""
_QUARTERS = 40
"""How many quarters are asked, the latest first: ten years."""


@dataclass(frozen=True, slots=True)
class Official:
    """One way of counting of one table, over the time of the claims. windows: days and their figure."""

    table: str
    title: str
    label: str
    windows: tuple[tuple[Period, float], ...]
    query: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Official series, and for each table that has the measure and gives none, why."""

    series: tuple[Official, ...] = ()
    refusals: tuple[tuple[str, str], ...] = ()


def official(store: Store, asked: Asked, unit: str | None, periods: Sequence[Period]) -> Beside:
    """What the tables say over the time in which the periods end. Nothing is compared and nothing is added up."""
    if not periods:
        return Beside()
    areas = (asked.place,) if asked.place and area(asked.place) else ()
    if asked.place and not areas:
        return Beside((), (("", f"The tables know no area of responsibility named {asked.place}."),))
    ends = [one.end for one in periods]
    spanned = Period(bucket(min(ends), asked.by).start, bucket(max(ends), asked.by).end)
    refused: dict[str, Refusal] = {}
    answered: list[tuple[Question, Answer]] = []
    for days in _tried(store, asked, spanned):
        question = Question(
            measure=cast("Measure", asked.measure),
            first_day=days.start,
            last_day=days.end,
            unit=cast("Unit | None", unit),
            agency=agency_id(asked.agency) if asked.agency else None,
            areas=areas,
        )
        answers, refusals = ask(store, question)
        answered += [(question, one) for one in answers]
        for one in refusals:
            if one.table not in refused or refused[one.table].code == "period":
                refused[one.table] = one
    made = _quarters(answered, spanned) if asked.by is By.QUARTER else _series(store, answered, spanned)
    says = {name: one.says for name, one in refused.items()}
    says |= {answer.profile.id: "It has no figure of the days shown." for _, answer in answered}
    known = {one.table for one in made}
    return Beside(tuple(made), tuple((name, words) for name, words in says.items() if name not in known))


def _tried(store: Store, asked: Asked, spanned: Period) -> list[Period]:
    """Days to ask for: toward the end of each table's time, or of the claims' where that is earlier."""
    ends = {
        min(manifest.last_day or spanned.end, spanned.end)
        for name, manifest in store.manifests().items()
        if table_profiles()[name].measure == asked.measure
    }
    found: dict[Period, None] = {}
    tried = _QUARTERS if asked.by is By.QUARTER else _TRIED
    for end in sorted(ends, reverse=True):
        days = bucket(end, asked.by)
        for _ in range(tried):
            found[days] = None
            if asked.by is By.WEEK:  # a table of weeks may begin them on the Sunday before
                found[Period(days.start - _DAY, days.end - _DAY)] = None
            days = bucket(days.start - _DAY, asked.by)
            if days.end < spanned.start:
                break
    return list(found)


def _series(store: Store, answered: Sequence[tuple[Question, Answer]], spanned: Period) -> list[Official]:
    """For each table that answered, all its windows, from the first question that it answered."""
    first = {answer.profile.id: (question, answer) for question, answer in reversed(answered)}
    return [one for question, answer in first.values() for one in _windows(store, question, answer, spanned)]


def _windows(store: Store, question: Question, answer: Answer, spanned: Period) -> list[Official]:
    found = []
    for reading in answer.readings:
        around = context(store, answer.profile.id, question, reading.way)
        if around is None:
            continue
        windows = tuple(
            (Period(one.first_day, one.last_day), one.value)
            for one in around.windows
            if spanned.start <= one.last_day and one.first_day <= spanned.end
        )
        if windows:
            label = f"{reading.way.label}, {answer.profile.title}"
            found.append(Official(answer.profile.id, answer.profile.title, label, windows, around.query, answer.notes))
    return found


def _quarters(answered: Sequence[tuple[Question, Answer]], spanned: Period) -> list[Official]:
    """Quarters, each asked for itself: the tables' own windows know none. The query is that of the latest."""
    latest: dict[tuple[str, str], tuple[Answer, Reading]] = {}
    windows: dict[tuple[str, str], list[tuple[Period, float]]] = {}
    for _, answer in answered:
        for reading in answer.readings:
            days = Period(reading.first_day, reading.last_day)  # those measured, which may be near those asked for
            if reading.value is not None and spanned.start <= days.end and days.start <= spanned.end:
                key = (answer.profile.id, reading.way.id)
                latest.setdefault(key, (answer, reading))
                windows.setdefault(key, []).append((days, float(reading.value)))
    return [
        Official(
            answer.profile.id, answer.profile.title, f"{reading.way.label}, {answer.profile.title}",
            tuple(sorted(windows[key], key=lambda one: one[0].start)), reading.query, answer.notes,
        )
        for key, (answer, reading) in latest.items()
    ]  # fmt: skip  # the fields of one series
