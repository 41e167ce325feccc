"""What the stored tables say to the questions of a statement: figures, refusals, and the series they stand in."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.model import (
    Filter,
    Fit,
    Interval,
    Period,
    RecordAnswer,
    RecordFigure,
    RecordQuestion,
    RecordRefusal,
    RecordSeries,
)
from counterfoil.reference.agencies import offices
from counterfoil.reference.countries import country_named
from counterfoil.reference.places import state_named
from counterfoil.reference.records import answers_for, narrows
from counterfoil.reference.tables import TableProfile, table_profiles
from counterfoil.tables.asking import Answer, Reading, area, ask
from counterfoil.tables.questions import Question, Refusal, Where, no_column
from counterfoil.tables.store import Store
from counterfoil.tables.windows import context

_CRIMINALITY = {
    "criminal": ("convicted", "pending"),
    "convicted": ("convicted",),
    "pending": ("pending",),
    "none": ("none",),
}


def answer(store: Store, questions: tuple[RecordQuestion, ...]) -> tuple[RecordAnswer, ...]:
    """One answer to each question, in order. A store without tables answers with nothing."""
    if not store.manifests():
        return tuple(RecordAnswer(question) for question in questions)
    return tuple(_answer(store, question) for question in questions)


def _answer(store: Store, question: RecordQuestion) -> RecordAnswer:
    figures: list[RecordFigure] = []
    series: list[RecordSeries] = []
    notes: list[str] = []
    asked = _question(question, question.period)
    if question.agency is None and question.measure != "death":
        return RecordAnswer(question)  # whose doings is not known; deaths are nobody's
    if question.elsewhere and not _states(question):
        return RecordAnswer(question, refusals=_elsewhere(store, question, asked))
    order = list(store.manifests())
    answers, refused = ask(store, asked)
    refused = (*refused, *(_not_meant(one.profile) for one in answers if not _meant(question, one.profile)))
    answers = tuple(one for one in answers if _meant(question, one.profile))
    for one in answers:
        figures += _figures(store, question, one, question.period, "")
        notes += one.notes
        if question.unit != "percent":
            for reading in one.readings:
                series += _series(store, one, asked, reading)
    for label, period in question.windows:
        found, _ = ask(store, _question(question, period))
        for one in found:
            if _meant(question, one.profile):
                figures += _figures(store, question, one, period, label)
    return RecordAnswer(
        question,
        tuple(figures),
        tuple(_refusal(store, one, question) for one in sorted(refused, key=lambda one: order.index(one.table))),
        tuple(series),
        tuple(dict.fromkeys(notes)),
    )


def _states(question: RecordQuestion) -> tuple[str, ...]:
    """The states that are asked for, where all places are states and no area is asked for."""
    named = tuple(state_named(place) for place in question.elsewhere)
    return () if question.areas else tuple(one for one in named if one) if None not in named else ()


def _refusal(store: Store, refused: Refusal, question: RecordQuestion) -> RecordRefusal:
    """Why a table does not answer. That it has nothing of the days comes before every other reason."""
    manifest, period = store.manifest(refused.table), question.period
    first, last = (None, None) if manifest is None else (manifest.first_day, manifest.last_day)
    if first is not None and last is not None and (period.end < first or last < period.start):
        return RecordRefusal(refused.table, "period", f"It covers {first} to {last}.")
    if question.elsewhere and refused.code == "dimension" and refused.says == no_column("state"):
        return _larger(refused.table, question)
    return RecordRefusal(refused.table, refused.code, refused.says)


def _larger(table: str, question: RecordQuestion) -> RecordRefusal:
    where = ", ".join(question.elsewhere[:3])
    return RecordRefusal(table, "area", f"It does not tell {where} apart; its areas are larger.")


def _not_meant(profile: TableProfile) -> Refusal:
    if profile.population:
        who = ", ".join(item.value for item in profile.population)
        return Refusal(profile.id, "dimension", f"Everyone in it is so ({who}), and the figure does not say it.")
    return Refusal(profile.id, "agency", f"It counts {profile.counts}, and the figure is of more or of less.")


def _meant(question: RecordQuestion, profile: TableProfile) -> bool:
    """Whether the table counts what the question says, and not the doings of a house of which it asks a part."""
    return set(profile.population) <= set(question.population) and answers_for(profile.agency, question.agency)


def _elsewhere(store: Store, question: RecordQuestion, asked: Question) -> tuple[RecordRefusal, ...]:
    """Why tables do not answer for cities and states: what would refuse the whole country refuses these, too."""
    _, refused = ask(store, replace(asked, areas=()))
    known = {one.table: _refusal(store, one, question) for one in refused}
    return tuple(
        known.get(name) or _larger(name, question)
        for name in store.manifests()
        if table_profiles()[name].measure == question.measure
    )


def _question(question: RecordQuestion, period: Period, *, narrowed: bool = True) -> Question:
    """The question in the terms of tables."""
    names = {one.id: one.name for one in offices().areas}
    states = _states(question)
    placed: Where = (("state", states),) if states else ()
    return Question(
        question.measure,
        period.start,
        period.end,
        None if question.unit == "percent" else question.unit,
        question.agency,
        tuple(names[one] for one in question.areas),
        (*(_where(question.population) if narrowed else ()), *placed),
    )


def _where(population: tuple[Filter, ...]) -> Where:
    """Dimensions and values; a filter that no table has stands under its own kind, so that the refusal names it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for item in population:
        if not narrows(item):
            continue
        if item.kind == "criminality" and item.value in _CRIMINALITY:
            found.append(("criminality", _CRIMINALITY[item.value]))
        elif item.kind == "nationality" and (name := country_named(item.value)) is not None:
            found.append(("citizenship", (name,)))
        elif item.kind == "sex":
            found.append(("gender", (item.value,)))
        elif item in {one for profile in table_profiles().values() for one in profile.population}:
            continue  # everyone in that table is so; of other tables it is asked by the caller
        elif (item.kind, item.value) != ("status", "at-large"):  # a way of counting, not a column
            found.append((item.value if item.kind == "other" else item.kind, (item.value,)))
    return tuple(found)


def _figures(store: Store, question: RecordQuestion, one: Answer, period: Period, window: str) -> list[RecordFigure]:
    """A figure for each way of counting."""
    if question.unit == "percent":
        wholes, _ = ask(store, _question(question, period, narrowed=False))
        whole = next((each for each in wholes if each.profile.id == one.profile.id), None)
        pairs = zip(one.readings, () if whole is None else whole.readings, strict=False)
        readings = [_share(part, base) for part, base in pairs if part.value is not None and base.value]
    else:
        readings = [reading for reading in one.readings if reading.value is not None]
    return [_figure(question, one, reading, window) for reading in readings if reading.value is not None]


def _share(part: Reading, whole: Reading) -> Reading:
    query = f"SELECT round(100.0 * ({part.query}) / ({whole.query}), 1) AS value"
    return replace(part, value=round(100 * (part.value or 0) / (whole.value or 1), 1), query=query)


def _figure(question: RecordQuestion, one: Answer, reading: Reading, window: str) -> RecordFigure:
    profile, value = one.profile, reading.value or 0
    issued = reading.vintage.isoformat() if reading.vintage else profile.vintage
    return RecordFigure(
        label=f"{reading.way.label}, as a difference of totals" if reading.difference else reading.way.label,
        table=profile.id,
        title=profile.title,
        value=value,
        interval=Interval.point(value),
        period=Period(reading.first_day, reading.last_day),
        fit="window" if window else _fit(question, one, reading),
        sound=profile.time == "day",
        vintage=issued,
        status="" if profile.time == "day" else "provisional",
        window=window,
        query=reading.query,
        address=profile.address,
    )


def _fit(question: RecordQuestion, one: Answer, reading: Reading) -> Fit:
    profile = one.profile
    if reading.way.where:
        return "way"
    if question.elsewhere:
        return "scope"  # rows without a state are of some state, too
    moved = any(
        change.area in {area(each) for each in question.areas}
        and change.after <= question.period.start.year <= change.before
        for change in profile.area_changes
    )
    exact = (reading.first_day, reading.last_day) == (question.period.start, question.period.end)
    whose = profile.agency is None or profile.agency == question.agency
    return "same" if whose and exact and not moved else "scope"


def _series(store: Store, one: Answer, asked: Question, reading: Reading) -> list[RecordSeries]:
    found = context(store, one.profile.id, asked, reading.way)
    if found is None:
        return []
    windows = tuple((Period(each.first_day, each.last_day), each.value) for each in found.windows)
    return [
        RecordSeries(
            reading.way.label, one.profile.id, one.profile.title, found.kind, windows, found.asked, found.query
        )
    ]
