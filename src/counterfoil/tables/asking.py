"""Ask the stored tables: a question becomes SQL that runs as printed, in DuckDB, in the folder of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from counterfoil.model import Measure, Unit
from counterfoil.reference.agencies import area_names, offices
from counterfoil.reference.records import of_one_house
from counterfoil.reference.tables import TableProfile, WayOfCounting, table_profiles
from counterfoil.tables import sql
from counterfoil.tables.manifest import Manifest
from counterfoil.tables.store import Store

NEAR_DAYS = 10
"""How far the day up to which a running figure counts may lie from the day asked for; the reading says which it is."""

STOCK_DAYS = 31
"""How long a time may be for a count on its last day to answer for it."""

RefusalCode = Literal["unit", "agency", "period", "grain", "area", "dimension"]
Where = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure is about, in the terms of tables.

    areas: areas of responsibility, by id or name; none means the whole country. where: dimensions and the values
    asked for, as stored; countries by the name that `country_named` gives.
    """

    measure: Measure
    first_day: date
    last_day: date
    unit: Unit | None = None
    agency: str | None = None
    areas: tuple[str, ...] = ()
    where: Where = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of counting and what it comes to; None where there is no figure.

    first_day, last_day: what was measured, which may be near what was asked. vintage: of the issue that a republished
    table was read in.
    """

    way: WayOfCounting
    value: int | float | None
    first_day: date
    last_day: date
    query: str
    vintage: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one table says. notes: what a reader must know of it: warnings, breaks, changed areas."""

    profile: TableProfile
    manifest: Manifest
    readings: tuple[Reading, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a table that has the measure does not answer."""

    table: str
    code: RefusalCode
    says: str


def ask(store: Store, question: Question) -> tuple[tuple[Answer, ...], tuple[Refusal, ...]]:
    """Every stored table that measures what is asked, with all its ways of counting, or why it does not answer."""
    answers: list[Answer] = []
    refusals: list[Refusal] = []
    for name, manifest in store.manifests().items():
        profile = table_profiles()[name]
        if profile.measure != question.measure:
            continue
        found = _answer(store, profile, manifest, question)
        if isinstance(found, Answer):
            answers.append(found)
        else:
            refusals.append(found)
    return tuple(answers), tuple(refusals)


def area(words: str) -> str | None:
    """The stored name of an area of responsibility, by its id or one of its names."""
    ids = {one.id: one.name for one in offices().areas}
    return ids.get(area_names().get(words, words))


def conditions(profile: TableProfile, question: Question, way: WayOfCounting) -> list[str]:
    """What the rows must be, days apart: asked for, of the way of counting, and totals where nothing else is asked."""
    where = {dimension: list(values) for dimension, values in question.where}
    areas = [name for words in question.areas if (name := area(words))]
    column = next((one.id for one in profile.dimensions if one.kind == "area"), None)
    if areas and column:
        where[column] = areas
    for dimension, counted in way.where.items():
        where[dimension] = [value for value in where.get(dimension, counted) if value in counted]
    for one in profile.dimensions:
        if one.total is not None and one.id not in where:
            where[one.id] = [one.total]
    found = [sql.one_of(dimension, values) if values else "false" for dimension, values in where.items()]
    return [*found, "latest"] if profile.republished else found


def statement(profile: TableProfile, selected: str, where: Sequence[str]) -> str:
    """A query on the stored table, as printed."""
    lines = "\n  AND ".join(where)
    return f"SELECT {selected}\nFROM '{profile.id}.parquet'" + (f"\nWHERE {lines}" if where else "")


def _answer(store: Store, profile: TableProfile, manifest: Manifest, question: Question) -> Answer | Refusal:
    refused = _refused(profile, manifest, question)
    if refused is not None:
        return refused
    span = _span(store, profile, manifest, question)
    if isinstance(span, Refusal):
        return span
    first, last, days = span
    readings = tuple(
        _read(store, profile, manifest, way, (first, last), [days, *conditions(profile, question, way)])
        for way in profile.ways
    )
    return Answer(profile, manifest, readings, _notes(profile, question))


def _read(  # noqa: PLR0913, PLR0917 - the parts of one query
    store: Store,
    profile: TableProfile,
    manifest: Manifest,
    way: WayOfCounting,
    days: tuple[date, date],
    where: Sequence[str],
) -> Reading:
    """One way of counting. The vintage and the sources come with the value; the query printed is of the value alone."""
    vintage = "max(vintage)" if profile.republished else "NULL"
    value, issued, names = store.rows(
        statement(profile, f"sum(n), {vintage}, list_sort(list_distinct(list(source)))", where)
    )[0]
    query = statement(profile, "sum(n) AS value", where)
    return Reading(way, _number(value, manifest, profile), *days, query, issued, tuple(names or ()))


def _number(value: float | None, manifest: Manifest, profile: TableProfile) -> int | float | None:
    """The value as printed. In records of single days nothing counted is none, not unknown."""
    if value is None:
        return 0 if profile.time == "day" and manifest.stretches else None
    number = float(value)
    return int(number) if number.is_integer() else number


def _refused(profile: TableProfile, manifest: Manifest, question: Question) -> Refusal | None:
    """Why the table cannot answer, whatever the days."""
    if question.unit is not None and question.unit not in profile.units:
        return Refusal(profile.id, "unit", f"It counts {profile.counts}, and the figure is of another unit.")
    if question.agency and profile.agency and not of_one_house(question.agency, profile.agency):
        return Refusal(profile.id, "agency", f"It counts {profile.counts}, and the figure is of another agency.")
    dimensions = {one.id for one in profile.dimensions if one.kept}
    for dimension, _ in question.where:
        if dimension not in dimensions:
            return Refusal(profile.id, "dimension", f"It has no column for {dimension}.")
    if question.areas and not manifest.areas:
        return Refusal(profile.id, "area", "It does not tell areas apart.")
    missing = [words for words in question.areas if area(words) not in manifest.areas]
    if missing:
        return Refusal(profile.id, "area", f"It has no area {', '.join(missing)}.")
    return None


def _span(
    store: Store, profile: TableProfile, manifest: Manifest, question: Question
) -> tuple[date, date, str] | Refusal:
    """The days that are measured, and the condition that takes them."""
    first, last = question.first_day, question.last_day
    if profile.time == "day":
        if not manifest.covers(first, last):
            return _out_of_reach(profile, manifest)
        days = f"day BETWEEN {sql.day(first)} AND {sql.day(last)}"
        return first, last, f"day = {sql.day(first)}" if first == last else days
    if profile.time in {"snapshot", "to_date"}:
        return _nearest(store, profile, manifest, question)
    return _tiled(store, profile, manifest, question)


def _tiled(
    store: Store, profile: TableProfile, manifest: Manifest, question: Question
) -> tuple[date, date, str] | Refusal:
    """Of figures for weeks, months or years: those that together are the days asked for."""
    first, last = question.first_day, question.last_day
    inside = [f"first_day >= {sql.day(first)}", f"last_day <= {sql.day(last)}"]
    latest = ["latest"] if profile.republished else []
    spans = statement(profile, "DISTINCT first_day, last_day", [*inside, *latest])
    found = store.rows(f"SELECT sum(last_day - first_day + 1), count(*) FROM ({spans})")[0]
    if found[0] == (last - first).days + 1:
        if found[1] > 1 and not profile.additive:
            return Refusal(profile.id, "grain", f"Its figures are of a {profile.time} each and cannot be added.")
        return first, last, "\n  AND ".join(inside)
    if not any(start <= last and first <= end for start, end in manifest.stretches):
        return _out_of_reach(profile, manifest)
    return Refusal(profile.id, "grain", f"Its figures are by {profile.time}; they do not add up to the days asked for.")


def _nearest(
    store: Store, profile: TableProfile, manifest: Manifest, question: Question
) -> tuple[date, date, str] | Refusal:
    """Of figures that hold on, or up to, single days: the one nearest to the last day asked for."""
    if profile.time == "snapshot" and (question.last_day - question.first_day).days > STOCK_DAYS:
        return Refusal(profile.id, "grain", "It counts on single days, and the figure is of a longer time.")
    column = "day" if profile.time == "snapshot" else "last_day"
    start = [f"first_day = {sql.day(question.first_day)}"] if profile.time == "to_date" else []
    wanted = sql.day(question.last_day)
    near = f"abs({column} - {wanted})"
    where = " AND ".join([*start, "latest", f"{near} <= {NEAR_DAYS}"])
    found = store.rows(f"SELECT {column} FROM '{profile.id}.parquet' WHERE {where} ORDER BY {near}, {column} LIMIT 1")
    if found:
        day = found[0][0]
        chosen = " AND ".join([*start, f"{column} = {sql.day(day)}"]).replace(" AND ", "\n  AND ")
        return question.first_day if start else day, day, chosen
    covered = (manifest.first_day or date.max) <= question.last_day <= (manifest.last_day or date.min)
    if covered and profile.time == "to_date":
        return Refusal(
            profile.id, "grain", "Its figures run from the start of a fiscal year to days that are not near."
        )
    return _out_of_reach(profile, manifest)


def _out_of_reach(profile: TableProfile, manifest: Manifest) -> Refusal:
    spans = ", ".join(f"{first} to {last}" for first, last in _outline(manifest)) or "no day"
    return Refusal(profile.id, "period", f"It covers {spans}.")


def _outline(manifest: Manifest) -> tuple[tuple[date, date], ...]:
    """The spans that are covered; of many, the first and the last day."""
    if len(manifest.stretches) <= 3:
        return manifest.stretches
    return ((manifest.stretches[0][0], manifest.stretches[-1][1]),)


def _notes(profile: TableProfile, question: Question) -> tuple[str, ...]:
    """Warnings, breaks of the series inside the days asked for or before them, and areas asked for that changed."""
    asked = {area(words) for words in question.areas}
    breaks = [one.says for one in profile.breaks if one.day >= question.first_day]
    changes = [one.says for one in profile.area_changes if one.area in asked]
    return (*profile.warnings, *breaks, *changes)
