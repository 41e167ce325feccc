"""Context: the same question for every other window of the same kind that the table covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from counterfoil.reference.calendar import profile as jurisdiction
from counterfoil.reference.tables import TableProfile, WayOfCounting, table_profiles
from counterfoil.tables import sql
from counterfoil.tables.asking import conditions
from counterfoil.tables.manifest import Manifest
from counterfoil.tables.questions import Question, statement
from counterfoil.tables.spans import NEAR_DAYS, fiscal_start
from counterfoil.tables.store import Store

WindowKind = Literal["days", "month", "year", "fiscal year", "as published"]


@dataclass(frozen=True, slots=True)
class Window:
    """One span of days and its figure."""

    first_day: date
    last_day: date
    value: float


@dataclass(frozen=True, slots=True)
class Context:
    """The windows of one kind, in order.

    asked: the place in `windows`, from 0, of the one asked for; None where the table has no such window.
    """

    table: str
    way: WayOfCounting
    kind: WindowKind
    windows: tuple[Window, ...]
    asked: int | None
    query: str

    @property
    def rank(self) -> int | None:
        """1 where no other window has more."""
        if self.asked is None:
            return None
        return 1 + sum(window.value > self.windows[self.asked].value for window in self.windows)

    @property
    def median(self) -> float | None:
        """The median of the other windows."""
        others = sorted(window.value for at, window in enumerate(self.windows) if at != self.asked)
        half = len(others) // 2
        if not others:
            return None
        return others[half] if len(others) % 2 else (others[half - 1] + others[half]) / 2

    @property
    def ratio(self) -> float | None:
        """The window's figure to the median of the others."""
        median = self.median
        return None if self.asked is None or not median else self.windows[self.asked].value / median


def context(store: Store, table: str, question: Question, way: WayOfCounting) -> Context | None:
    """Every comparable window of a table; None where there is no second one."""
    profile, manifest = table_profiles()[table], store.manifest(table)
    if manifest is None:
        return None
    if profile.time == "to_date" and question.first_day != fiscal_start(question.first_day):
        return None  # what is stated is a difference of totals, and no total stands beside it
    if profile.time in {"to_date", "snapshot"}:
        kind: WindowKind = "as published"
        made: str | None = _as_published(profile, question, way)
    else:
        kind = _kind(question)
        made = _of_spans(profile, manifest, question, way, kind)
    if made is None:
        return None
    windows = tuple(Window(first, last, float(value)) for first, last, value in store.rows(made) if value is not None)
    at = _asked(profile, question, windows)
    return Context(table, way, kind, windows, at, made) if len(windows) > 1 else None


def _asked(profile: TableProfile, question: Question, windows: tuple[Window, ...]) -> int | None:
    """The place of the window asked for: of its days; of running totals that of its year, of stocks the nearest day."""
    near = [
        (abs((window.last_day - question.last_day).days), at)
        for at, window in enumerate(windows)
        if profile.time == "snapshot" or window.first_day == question.first_day
    ]
    apart, at = min(near, default=(1, 0))
    return at if apart <= (NEAR_DAYS if profile.time in {"to_date", "snapshot"} else 0) else None


def _kind(question: Question) -> WindowKind:
    """What the days asked for are: a month, a year, a fiscal year, or a number of days."""
    first, after = question.first_day, question.last_day + timedelta(days=1)
    if first.day == after.day == 1:
        if (after.year - first.year) * 12 + after.month - first.month == 1:
            return "month"
        if (first.month, after.year - first.year, after.month) == (1, 1, 1):
            return "year"
        start = jurisdiction().fiscal_year_month
        if (first.month, after.year - first.year, after.month) == (start, 1, start):
            return "fiscal year"
    return "days"


def _of_spans(
    profile: TableProfile, manifest: Manifest, question: Question, way: WayOfCounting, kind: WindowKind
) -> str | None:
    """SQL for windows over days, weeks, months or years.

    In records of single days, windows in which nothing was counted are there with 0; of published spans, only windows
    that they fill.
    """
    length = (question.last_day - question.first_day).days + 1
    step = {"days": f"INTERVAL {length} DAY", "month": "INTERVAL 1 MONTH"}.get(kind, "INTERVAL 1 YEAR")
    end = f"(w.first_day + {step} - INTERVAL 1 DAY)::DATE"
    series = [
        f"SELECT unnest(generate_series({sql.day(first)}, {sql.day(last)}, {step}))::DATE AS first_day"
        for first, last in _starts(manifest, question, kind, length)
    ]
    if not series:
        return None
    # Of records of single days, the days are summed first: joining a window with every count of its days is slow.
    span, grouped = ("day, sum(n) AS n", "\nGROUP BY day") if profile.time == "day" else ("first_day, last_day, n", "")
    counted = (statement(profile, span, conditions(profile, question, way)) + grouped).replace("\n", "\n  ")
    joined = "\n  UNION ALL ".join(series)
    windows = f"FROM ({joined}) AS w"
    if profile.time == "day":
        return (
            f"SELECT w.first_day, {end} AS last_day, coalesce(sum(t.n), 0) AS value\n{windows}\n"
            f"LEFT JOIN ({counted}) AS t\n  ON t.day BETWEEN w.first_day AND {end}\nGROUP BY ALL ORDER BY ALL"
        )
    return (
        f"SELECT w.first_day, {end} AS last_day, sum(t.n) AS value\n{windows}\n"
        f"JOIN ({counted}) AS t\n  ON t.first_day >= w.first_day AND t.last_day <= {end}\nGROUP BY ALL\n"
        f"HAVING min(t.first_day) = w.first_day AND max(t.last_day) = {end}\n"
        f"  AND count(DISTINCT t.first_day) = {_parts(profile, kind, length)}\nORDER BY ALL"
    )


def _parts(profile: TableProfile, kind: WindowKind, length: int) -> int:
    """How many of the table's spans fill a window."""
    if profile.time == "week":
        return max(1, length // 7)
    return 12 if profile.time == "month" and kind in {"year", "fiscal year"} else 1


def _starts(manifest: Manifest, question: Question, kind: WindowKind, length: int) -> Iterator[tuple[date, date]]:
    """For each stretch that the table covers, the first days of its first and its last whole window."""
    for start, end in manifest.stretches:
        if kind == "days":
            first = start + timedelta(days=(question.first_day - start).days % length)
            whole = ((end - first).days + 1) // length
            if whole > 0:
                yield first, first + timedelta(days=(whole - 1) * length)
            continue
        starts = [day for day in _firsts(start, end, kind, question) if _last(day, kind) <= end]
        if starts:
            yield starts[0], starts[-1]


def _firsts(start: date, end: date, kind: WindowKind, question: Question) -> Iterator[date]:
    """The first days of months, or of years that begin as the one asked for, from `start` to `end`."""
    for year in range(start.year, end.year + 1):
        for month in range(1, 13) if kind == "month" else (question.first_day.month,):
            if start <= date(year, month, 1) <= end:
                yield date(year, month, 1)


def _last(first: date, kind: WindowKind) -> date:
    months = first.year * 12 + first.month - 1 + (1 if kind == "month" else 12)
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _as_published(profile: TableProfile, question: Question, way: WayOfCounting) -> str:
    """SQL for counts on single days; of running figures, for those up to the same time of their years."""
    where = conditions(profile, question, way)
    if profile.time == "snapshot":
        query = statement(profile, "day AS first_day, day AS last_day, sum(n) AS value", where)
        return f"{query}\nGROUP BY ALL ORDER BY ALL"
    near = f"abs(last_day - first_day - {(question.last_day - question.first_day).days})"
    query = statement(profile, "first_day, last_day, sum(n) AS value", [*where, f"{near} <= {NEAR_DAYS}"])
    nearest = f"row_number() OVER (PARTITION BY first_day ORDER BY {near}) = 1"
    return f"{query}\nGROUP BY first_day, last_day\nQUALIFY {nearest}\nORDER BY ALL"
