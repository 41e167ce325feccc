"""The figures of one measure that a record holds: each once, with how often it was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from counterfoil.export.contents import sheets
from counterfoil.model import Interval, Period
from counterfoil.reference.measures import measures
from counterfoil.reference.patterns import escape, pattern
from counterfoil.reference.words import words as named
from counterfoil.series.agencies import Whose, known, whose
from counterfoil.series.buckets import By
from counterfoil.store.opening import Connection
from counterfoil.store.repeated import REPEATED

Row = Mapping[str, Any]
_PERSON, _DEED = "person", "person deed"
"""Kinds of figures: persons, and what was done to each of them. The name sorts the second behind the first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a series is of. unit: what one of it is; None takes what most figures count. least: no smaller figures.

    since, until: the days within which a figure's own days end.
    """

    measure: str
    by: By = By.MONTH
    agency: str | None = None
    place: str | None = None
    unit: str | None = None
    least: float | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure. says: with its hedge and its noun. is_part: it counts a part of another claim, or has filters.

    told: how often its statement says it. also: how many other statements repeat it. Spans are of the document.
    """

    figure: str
    says: str
    words: str
    hedge: str
    value: float
    interval: Interval
    plausible: Interval
    unit: str
    noun: str | None
    filters: tuple[str, ...]
    is_part: bool
    agency: str | None
    places: tuple[str, ...]
    period: Period
    speaker: str
    quote: str
    title: str | None
    issuer: str | None
    published: date | None
    url: str | None
    document: str
    claim: str
    sha256: str
    span_start: int
    span_end: int
    quote_start: int
    quote_end: int
    told: int = 1
    also: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The figures in the order of their days, and what was left out: of other units, without days, too small.

    unit: what most of them count; with persons stand the deeds done to them (arrests), `deeds` of the figures. unnamed:
    figures of the same unit for which no agency is named, where one was asked for. agencies, places: where none
    answers, those that the record names, the likest first.
    """

    unit: str | None
    figures: tuple[Stated, ...]
    other_units: dict[str, int]
    undated: int
    smaller: int
    deeds: int = 0
    unnamed: int = 0
    agencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """Claims of one statement that are one figure, and those among them that answer what was asked."""

    rows: tuple[Row, ...]
    answering: tuple[Row, ...]

    def shown(self, kinds: frozenset[str]) -> Row | None:
        """The one to show of these kinds: an exact one where one is, and one that answers; None where there is none.

        A title may leave out the place that the body gives; it says "312 arrests", and the body "312 people".
        """
        of_kind = [row for row in self.rows if _kind(row) in kinds]
        chosen = [row for row in of_kind if row in self.answering] or of_kind
        return min(chosen, key=lambda row: (row["hedge"] != "exact", _kind(row), row["span_start"]), default=None)


def stated(connection: Connection, asked: Asked) -> Found:
    """The figures of a record that answer; changes (up 40 percent) and vague words are none."""
    rows = _rows(connection, asked.measure)
    every = _merged(rows, _same(connection), asked, None if asked.agency is None else whose(connection, asked.agency))
    merged = [one for one in every if one.answering]
    units = Counter(kind for one in merged for kind in {_kind(row) for row in one.rows})
    kinds = _asked_kinds(asked, units)
    of_unit = [(row, one.rows) for one in merged if (row := one.shown(kinds)) is not None]
    dated = [(row, told) for row, told in of_unit if row["period_start"] is not None]
    undated = len(of_unit) - len(dated)
    dated = [(row, told) for row, told in dated if _is_within(row, asked)]
    large = [(row, told) for row, told in dated if _is_large(row, asked)]
    figures = _once(large, _Others(connection))
    others = Counter(str(one.answering[0]["unit"]) for one in merged if one.shown(kinds) is None)
    nobodys = [one.shown(kinds) for one in every if all(row["agency"] is None for row in one.rows)]
    unnamed = [row for row in nobodys if row is not None and _is_within(row, asked) and _is_large(row, asked)]
    agencies = Counter(str(row["agency"]) for row in rows if row["agency"] is not None)
    places = Counter(str(place) for row in rows for place in row["places"])
    return Found(
        next(iter(sorted(kinds, key=lambda kind: (kind != _PERSON, kind))), None),
        tuple(sorted(figures, key=lambda one: (one.period.end, one.period.start, -one.value, one.figure))),
        dict(sorted(others.items())),
        undated,
        len(dated) - len(large),
        sum(one.unit == "event" for one in figures) if _PERSON in kinds else 0,
        0 if asked.agency is None else len(unnamed),
        () if asked.agency is None or merged else tuple(known(agencies, asked.agency)),
        () if asked.place is None or merged else tuple(known(places, asked.place)),
    )


def _is_within(row: Row, asked: Asked) -> bool:
    """Whether its own days end within the time asked for."""
    end = row["period_end"]
    return end is not None and bool((asked.since or date.min) <= end <= (asked.until or date.max))


def _is_large(row: Row, asked: Asked) -> bool:
    return asked.least is None or bool(row["value"] >= asked.least)


def _asked_kinds(asked: Asked, units: Mapping[str, int]) -> frozenset[str]:
    """The kinds of figures that answer: of the unit asked for, else of what most count. Deeds go with persons.

    Events that are no such deeds ("deported twice", 12 operations) are never more than the persons.
    """
    if asked.unit is not None:
        return frozenset({_DEED, "event"}) if asked.unit == "event" else frozenset({asked.unit})
    together = Counter({kind: count for kind, count in units.items() if kind != _DEED})
    if units.get(_DEED):
        together[_PERSON] += units[_DEED]
    if together.get(_PERSON):
        together.pop("event", None)
    most = min(together, key=lambda one: (-together[one], one), default=None)
    if most == _PERSON:
        return frozenset({_PERSON, _DEED})
    return frozenset() if most is None else frozenset({most})


def _kind(row: Row) -> str:
    """The unit, or that it counts what was done to persons one by one: arrests, not operations, nor "twice"."""
    entry = measures()[row["measure"]]
    done = row["unit"] == "event" and row["noun"] in entry.nouns | entry.deeds
    return _DEED if done and "person" in entry.units else str(row["unit"])


def _rows(connection: Connection, measure: str) -> list[Row]:
    figures = sheets(connection)[0]
    answer = connection.execute(
        f"SELECT * FROM ({figures.query}) f WHERE measure = ? AND NOT is_change AND value IS NOT NULL "
        "AND document IN (SELECT document FROM last_seen WHERE is_last) "
        f"AND (document, claim) NOT IN (SELECT (document, claim) FROM ({REPEATED}))",
        [measure],
    )
    return [dict(zip(figures.table.names, row, strict=True)) for row in answer.fetchall()]


def _answers(row: Row, asked: Asked, agency: Whose | None) -> bool:
    return (agency is None or agency.has(row)) and (
        asked.place is None or any(_at(place, asked.place) for place in row["places"])
    )


def _at(place: str, wanted: str) -> bool:
    """The words of the place asked for stand in the place as whole words: Texas is in "Southeast Texas"."""
    return pattern(rf"\b{escape(wanted)}\b", ignore_case=True).search(place) is not None


def _same(connection: Connection) -> dict[str, list[set[str]]]:
    """For each document, groups of claims that its own arithmetic found to state one figure; none overlap."""
    found: dict[str, list[set[str]]] = {}
    query = "SELECT document, claims FROM relations WHERE kind = 'same' AND verdict = 'consistent' ORDER BY ALL"
    for document, claims in connection.execute(query).fetchall():
        groups = found.setdefault(document, [])
        met = [one for one in groups if not one.isdisjoint(claims)]
        found[document] = [one for one in groups if one not in met] + [set(claims).union(*met)]
    return found


def _merged(
    rows: Iterable[Row], same: Mapping[str, Sequence[set[str]]], asked: Asked, agency: Whose | None
) -> list[_Told]:
    """Claims of a statement that are one figure, together."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        tied = next((at for at, one in enumerate(same.get(row["document"], ())) if row["claim"] in one), None)
        groups.setdefault((row["document"], tied, row["claim"] if tied is None else ""), []).append(row)
    return [
        _Told(tuple(group), tuple(row for row in group if _answers(row, asked, agency))) for group in groups.values()
    ]


class _Others:
    """Which statements repeat a figure, each by its bytes: a second capture is not another statement."""

    def __init__(self, connection: Connection) -> None:
        bytes_of = "SELECT document, sha256 FROM documents JOIN last_seen USING (document) WHERE is_last"
        self._bytes: dict[str, str] = dict(connection.execute(bytes_of).fetchall())
        self._by: dict[tuple[str, str], set[str]] = {}
        again = f"SELECT earlier, unnest(claims_earlier), document FROM ({REPEATED})"
        for earlier, claim, document in connection.execute(again).fetchall():
            self._by.setdefault((earlier, claim), set()).add(document)

    def count(self, document: str, rows: Iterable[Row]) -> int:
        """How many other statements than this one state the figure of these claims, or repeat one of them."""
        keys = [(row["document"], row["claim"]) for row in rows]
        documents = {key[0] for key in keys}.union(*(self._by.get(key, ()) for key in keys))
        return len({self._bytes[one] for one in documents if one in self._bytes} - {self._bytes[document]})


def _once(merged: Iterable[tuple[Row, tuple[Row, ...]]], others: _Others) -> list[Stated]:
    """One figure for a sentence that several statements print alike of the same days; the earliest is kept."""
    groups: dict[tuple[object, ...], list[tuple[Row, tuple[Row, ...]]]] = {}
    for row, told in merged:
        key = (" ".join(row["quote"].split()), row["words"], row["period_start"], row["period_end"])
        groups.setdefault(key, []).append((row, told))
    found = []
    for group in groups.values():
        row, told = min(group, key=lambda one: (str(one[0]["published"] or "9"), one[0]["figure"]))
        also = others.count(row["document"], [one for _, rows in group for one in rows])
        found.append(replace(_made(row), told=len(told), also=also))
    return found


def _made(row: Row) -> Stated:
    says = named().counted(
        hedge=row["hedge"], words=row["words"], value=row["value"], noun=row["noun"], unit=row["unit"]
    )
    alike = {name: row[name] for name in Stated.__dataclass_fields__ if name in row}
    return Stated(
        **{
            **alike,
            "says": says,
            "filters": tuple(row["filters"]),
            "places": tuple(row["places"]),
            "interval": Interval(row["low_bound"], row["high_bound"], row["low_open"], row["high_open"]),
            "plausible": Interval(row["plausible_low"], row["plausible_high"]),
            "is_part": bool(row["filters"]) or row["share_of"] is not None,
            "period": Period(row["period_start"], row["period_end"]),
        }
    )
