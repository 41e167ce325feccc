"""Ask the stored tables: a question becomes SQL that runs as printed, in DuckDB, in the folder of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterfoil.reference.agencies import area_names, offices
from counterfoil.reference.records import of_one_house
from counterfoil.reference.tables import TableProfile, WayOfCounting, table_profiles
from counterfoil.tables import sql
from counterfoil.tables.manifest import Manifest
from counterfoil.tables.questions import Question, Refusal, no_column, statement
from counterfoil.tables.spans import Span, span
from counterfoil.tables.store import Store


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of counting and what it comes to; None where there is no figure.

    first_day, last_day: what was measured, which may be near what was asked. vintage: of the issue that a republished
    table was read in. difference: whether running totals were taken from one another.
    """

    way: WayOfCounting
    value: int | float | None
    first_day: date
    last_day: date
    query: str
    vintage: date | None = None
    sources: tuple[str, ...] = ()
    difference: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one table says. notes: what a reader must know of it: warnings, breaks, changed areas."""

    profile: TableProfile
    manifest: Manifest
    readings: tuple[Reading, ...]
    notes: tuple[str, ...]


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


def _answer(store: Store, profile: TableProfile, manifest: Manifest, question: Question) -> Answer | Refusal:
    refused = _refused(profile, manifest, question)
    if refused is not None:
        return refused
    found = span(store, profile, manifest, question)
    if isinstance(found, Refusal):
        return found
    readings = tuple(
        _read(store, profile, manifest, way, found, conditions(profile, question, way)) for way in profile.ways
    )
    return Answer(profile, manifest, readings, _notes(profile, question))


def _read(  # noqa: PLR0913, PLR0917 - the parts of one query
    store: Store, profile: TableProfile, manifest: Manifest, way: WayOfCounting, days: Span, where: Sequence[str]
) -> Reading:
    """One way of counting. The vintage and the sources come with the value; the query printed is of the value alone."""
    vintage = "max(vintage)" if profile.republished else "NULL"
    selected = f"sum(n), {vintage}, list_sort(list_distinct(list(source)))"
    told = [store.rows(statement(profile, selected, [part.days, *where]))[0] for part in days.parts]
    numbers = [_number(row[0], manifest, profile) for row in told]
    values = [number if part.added else -number for part, number in zip(days.parts, numbers, strict=True) if number]
    return Reading(
        way,
        sum(values) if None not in numbers else None,
        days.first_day,
        days.last_day,
        _printed(profile, days, where),
        max((row[1] for row in told if row[1] is not None), default=None),
        tuple(sorted({name for row in told for name in row[2] or ()})),
        difference=len(days.parts) > 1,
    )


def _printed(profile: TableProfile, days: Span, where: Sequence[str]) -> str:
    """The query of the value, as printed."""
    if len(days.parts) == 1:
        return statement(profile, "sum(n) AS value", [days.parts[0].days, *where])
    terms = "".join(
        f"\n  {'+' if part.added else '-'} ({statement(profile, 'sum(n)', [part.days, *where])})".replace("\n", "\n  ")
        for part in days.parts
    )
    return f"SELECT{terms.replace('+ ', '', 1)} AS value"


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
            return Refusal(profile.id, "dimension", no_column(dimension))
    if question.areas and not manifest.areas:
        return Refusal(profile.id, "area", "It does not tell areas apart.")
    missing = [words for words in question.areas if area(words) not in manifest.areas]
    if missing:
        return Refusal(profile.id, "area", f"It has no area {', '.join(missing)}.")
    return None


def _notes(profile: TableProfile, question: Question) -> tuple[str, ...]:
    """Warnings, breaks of the series inside the days asked for or before them, and areas asked for that changed."""
    asked = {area(words) for words in question.areas}
    breaks = [one.says for one in profile.breaks if one.day >= question.first_day]
    changes = [one.says for one in profile.area_changes if one.area in asked]
    return (*profile.warnings, *breaks, *changes)
