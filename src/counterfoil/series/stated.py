"""The figures of one measure that a record holds: each once, with how often it was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from counterfoil.export.contents import sheets
from counterfoil.model import Interval, Period
from counterfoil.reference.agencies import agency_forms
from counterfoil.reference.patterns import escape, pattern
from counterfoil.reference.records import line_of
from counterfoil.reference.words import words as named
from counterfoil.series.buckets import By
from counterfoil.store.opening import Connection

Row = Mapping[str, Any]
_REPEATS = (
    "t.agree AND l.stands AND l.kind <> 'formula' "
    "AND NOT list_has_any(t.drifted, ['unit', 'population', 'place', 'period'])"
)
"""When a claim tied to an earlier one only says it again: where it counts the same of the same days."""


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
    """The figures in the order of their days, and what was left out: of other units, without days, too small."""

    unit: str | None
    figures: tuple[Stated, ...]
    other_units: dict[str, int]
    undated: int
    smaller: int


def stated(connection: Connection, asked: Asked) -> Found:
    """The figures of a record that answer; changes (up 40 percent) and vague words are none."""
    merged = _merged(_rows(connection, asked.measure), _same(connection), asked)
    told = {row["figure"]: count for row, count in merged}
    rows = [row for row, _ in merged]
    units = Counter(row["unit"] for row in rows)
    unit = asked.unit or min(units, key=lambda one: (-units[one], one), default=None)
    of_unit = [row for row in rows if row["unit"] == unit]
    dated = [row for row in of_unit if row["period_start"] is not None]
    undated = len(of_unit) - len(dated)
    dated = [row for row in dated if (asked.since or date.min) <= row["period_end"] <= (asked.until or date.max)]
    large = [row for row in dated if asked.least is None or row["value"] >= asked.least]
    figures = _once([(row, told[row["figure"]]) for row in large], _repeated(connection))
    return Found(
        unit,
        tuple(sorted(figures, key=lambda one: (one.period.end, one.period.start, -one.value, one.figure))),
        {name: count for name, count in sorted(units.items()) if name != unit},
        undated,
        len(dated) - len(large),
    )


def _rows(connection: Connection, measure: str) -> list[Row]:
    figures = sheets(connection)[0]
    answer = connection.execute(
        f"SELECT * FROM ({figures.query}) f WHERE measure = ? AND NOT is_change AND value IS NOT NULL "
        "AND document IN (SELECT document FROM last_seen WHERE is_last) "
        "AND document NOT IN (SELECT document FROM copies WHERE document <> original) "
        f"AND NOT EXISTS (SELECT 1 FROM ties t JOIN links l USING (link) WHERE {_REPEATS} "
        "AND t.later = f.document AND t.claim_later = f.claim)",
        [measure],
    )
    return [dict(zip(figures.table.names, row, strict=True)) for row in answer.fetchall()]


def _answers(row: Row, asked: Asked) -> bool:
    return (asked.agency is None or _of_agency(row["agency"], asked.agency)) and (
        asked.place is None or any(_at(place, asked.place) for place in row["places"])
    )


def _of_agency(stated_by: str | None, wanted: str) -> bool:
    """Whether it is that agency, a part of it, or one of its offices ("ICE Houston")."""
    if stated_by is None:
        return False
    if stated_by.casefold() == wanted.casefold():
        return True
    whole = agency_id(wanted)
    return whole is not None and whole in line_of(agency_id(stated_by))


def agency_id(named_so: str) -> str | None:
    """The id of an agency by any of its names, or of the one whose office is named."""
    forms = {form.casefold(): id_ for form, id_ in agency_forms().items()}
    parts = named_so.casefold().split()
    return next((forms[head] for cut in range(len(parts), 0, -1) if (head := " ".join(parts[:cut])) in forms), None)


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


def _merged(rows: Iterable[Row], same: Mapping[str, Sequence[set[str]]], asked: Asked) -> list[tuple[Row, int]]:
    """One row for claims of a statement that are one figure, and how many they are; only those with one that answers.

    It is an exact one where one is, and one that answers: a title may leave out the place that the body gives.
    """
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        tied = next((at for at, one in enumerate(same.get(row["document"], ())) if row["claim"] in one), None)
        groups.setdefault((row["document"], tied, row["claim"] if tied is None else ""), []).append(row)
    found = []
    for group in groups.values():
        answering = [row for row in group if _answers(row, asked)]
        if answering:
            found.append((min(answering, key=lambda row: (row["hedge"] != "exact", row["span_start"])), len(group)))
    return found


def _repeated(connection: Connection) -> dict[tuple[str, str | None], int]:
    """How many statements repeat a claim, or the whole document (claim None) as a copy."""
    query = (
        "SELECT original, NULL, count(*) FROM copies WHERE document <> original GROUP BY ALL UNION ALL "
        "SELECT t.earlier, t.claim_earlier, count(DISTINCT t.later) FROM ties t JOIN links l USING (link) "
        f"WHERE {_REPEATS} GROUP BY ALL"
    )
    return {(document, claim): count for document, claim, count in connection.execute(query).fetchall()}


def _once(rows: Iterable[tuple[Row, int]], repeated: Mapping[tuple[str, str | None], int]) -> list[Stated]:
    """One figure for a sentence that several statements print alike of the same days; the earliest is kept."""
    groups: dict[tuple[object, ...], list[tuple[Row, int]]] = {}
    for row, told in rows:
        key = (" ".join(row["quote"].split()), row["words"], row["period_start"], row["period_end"])
        groups.setdefault(key, []).append((row, told))
    found = []
    for group in groups.values():
        row, told = min(group, key=lambda one: (str(one[0]["published"] or "9"), one[0]["figure"]))
        again = {one["document"] for one, _ in group} - {row["document"]}
        also = repeated.get((row["document"], None), 0) + repeated.get((row["document"], row["claim"]), 0)
        found.append(replace(_made(row), told=told, also=also + len(again)))
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
