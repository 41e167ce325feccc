"""Which rows of a table are of the days asked for: exactly, or of days so near that a reading may name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterfoil.reference.calendar import profile as jurisdiction
from counterfoil.reference.tables import TableProfile
from counterfoil.tables import sql
from counterfoil.tables.manifest import Manifest
from counterfoil.tables.questions import Question, Refusal, statement
from counterfoil.tables.store import Store

NEAR_DAYS = 10
"""How far the day up to which a running figure counts may lie from the day asked for; the reading says which it is."""

NEAR_SHARE = 0.1
"""How many days, as a share of those asked for, the measured span may differ from them at both ends together."""

STOCK_DAYS = 31
"""How long a time may be for a count on its last day to answer for it."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are added, or taken away: a condition on their days."""

    days: str
    added: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """What is measured: its first and last day, and the rows that come to it."""

    first_day: date
    last_day: date
    parts: tuple[Part, ...]


def span(store: Store, profile: TableProfile, manifest: Manifest, question: Question) -> Span | Refusal:
    """The rows of a table that are of the days asked for, or why there are none."""
    first, last = question.first_day, question.last_day
    if profile.time == "day":
        if not manifest.covers(first, last):
            return _out_of_reach(profile, manifest)
        days = f"day BETWEEN {sql.day(first)} AND {sql.day(last)}"
        return Span(first, last, (Part(f"day = {sql.day(first)}" if first == last else days),))
    if profile.time == "snapshot":
        return _stock(store, profile, manifest, question)
    if profile.time == "to_date":
        return _running(store, profile, manifest, question)
    return _tiled(store, profile, manifest, question)


def _tiled(store: Store, profile: TableProfile, manifest: Manifest, question: Question) -> Span | Refusal:
    """Of figures for weeks, months or years: those that together are the days asked for, or nearly are."""
    first, last = question.first_day, question.last_day
    if not any(start <= last and first <= end for start, end in manifest.stretches):
        return _out_of_reach(profile, manifest)
    bounds = [_bound(store, profile, first, "first_day"), _bound(store, profile, last, "last_day")]
    for start, end in ((first, last), (bounds[0] or first, bounds[1] or last)):
        if end < start or not _near(question, start, end):
            continue
        inside = [f"first_day >= {sql.day(start)}", f"last_day <= {sql.day(end)}"]
        latest = ["latest"] if profile.republished else []
        spans = statement(profile, "DISTINCT first_day, last_day", [*inside, *latest])
        days, count = store.rows(f"SELECT sum(last_day - first_day + 1), count(*) FROM ({spans})")[0]
        if days == (end - start).days + 1:
            if count > 1 and not profile.additive:
                return Refusal(profile.id, "grain", f"Its figures are of a {profile.time} each and cannot be added.")
            return Span(start, end, (Part("\n  AND ".join(inside)),))
    says = f"Its figures are by {profile.time}; they do not add up to the days asked for."
    return _no_such_days(profile, manifest, question, says)


def _bound(store: Store, profile: TableProfile, wanted: date, column: str) -> date | None:
    """The first or last day of a span of the table that is nearest to the day wanted."""
    near = f"abs({column} - {sql.day(wanted)})"
    query = f"SELECT {column} FROM '{profile.id}.parquet' ORDER BY {near}, {column} LIMIT 1"
    return next((row[0] for row in store.rows(query)), None)


def _near(question: Question, first: date, last: date) -> bool:
    """Whether a span differs from the one asked for by a small share of it."""
    length = (question.last_day - question.first_day).days + 1
    off = abs((first - question.first_day).days) + abs((last - question.last_day).days)
    return off <= NEAR_SHARE * length


def _stock(store: Store, profile: TableProfile, manifest: Manifest, question: Question) -> Span | Refusal:
    """Of counts on single days: the one nearest to the last day asked for."""
    if (question.last_day - question.first_day).days > STOCK_DAYS:
        return Refusal(profile.id, "grain", "It counts on single days, and the figure is of a longer time.")
    day = _nearest(store, profile, "day", question.last_day, [])
    if day is None:
        return _out_of_reach(profile, manifest)
    return Span(day, day, (Part(f"day = {sql.day(day)}"),))


def _running(store: Store, profile: TableProfile, manifest: Manifest, question: Question) -> Span | Refusal:
    """Of running totals: the one up to the last day asked for, less the one up to the day before the first.

    Over the turn of a fiscal year, the rest of the first is its last total less the one at the beginning.
    """
    first, last = question.first_day, question.last_day
    if manifest.first_day is None or last < manifest.first_day or first > (manifest.last_day or date.min):
        return _out_of_reach(profile, manifest)
    parts: list[Part] = []
    begun, ended = first, last
    start = fiscal_start(first)
    while start <= last:
        end = min(last, fiscal_start(start + timedelta(days=370)) - _DAY)
        upto = _nearest(store, profile, "last_day", end, [f"first_day = {sql.day(start)}"])
        if upto is None:
            break
        parts.append(_total(start, upto))
        ended = upto
        if start < first:
            before = _nearest(store, profile, "last_day", first - _DAY, [f"first_day = {sql.day(start)}"])
            if before is None or before >= upto:
                break
            parts.append(_total(start, before, added=False))
            begun = before + _DAY
        start = fiscal_start(start + timedelta(days=370))
    if start > last and parts and _near(question, begun, ended):
        return Span(begun, ended, tuple(parts))
    says = "Its figures run from the start of a fiscal year to days that are not near."
    return _no_such_days(profile, manifest, question, says)


def _total(start: date, upto: date, *, added: bool = True) -> Part:
    return Part(f"first_day = {sql.day(start)}\n  AND last_day = {sql.day(upto)}", added)


def fiscal_start(day: date) -> date:
    """The first day of the fiscal year that a day is in."""
    month = jurisdiction().fiscal_year_month
    return date(day.year if day.month >= month else day.year - 1, month, 1)


def _nearest(store: Store, profile: TableProfile, column: str, wanted: date, where: Sequence[str]) -> date | None:
    """The day of a figure that is nearest to the day wanted, and near it."""
    near = f"abs({column} - {sql.day(wanted)})"
    conditions = " AND ".join([*where, "latest", f"{near} <= {NEAR_DAYS}"])
    query = f"SELECT {column} FROM '{profile.id}.parquet' WHERE {conditions} ORDER BY {near}, {column} LIMIT 1"
    return next((row[0] for row in store.rows(query)), None)


def _no_such_days(profile: TableProfile, manifest: Manifest, question: Question, says: str) -> Refusal:
    """Why figures do not come to the days asked for: they begin or end outside the table, else what `says` says."""
    first, last = manifest.first_day or date.max, manifest.last_day or date.min
    if question.first_day < first or question.last_day > last:
        return _out_of_reach(profile, manifest)
    return Refusal(profile.id, "grain", says)


def _out_of_reach(profile: TableProfile, manifest: Manifest) -> Refusal:
    spans = ", ".join(f"{first} to {last}" for first, last in _outline(manifest)) or "no day"
    return Refusal(profile.id, "period", f"It covers {spans}.")


def _outline(manifest: Manifest) -> tuple[tuple[date, date], ...]:
    """The spans that are covered; of many, the first and the last day."""
    if len(manifest.stretches) <= 3:
        return manifest.stretches
    return ((manifest.stretches[0][0], manifest.stretches[-1][1]),)
