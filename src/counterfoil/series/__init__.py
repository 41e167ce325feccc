"""What was claimed of a measure over time, figure by figure, beside the official series. Nothing is added up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counterfoil.model import Period
from counterfoil.series.beside import Beside, Official, official
from counterfoil.series.buckets import By, bucket, label
from counterfoil.series.stated import Asked, Found, Stated, stated
from counterfoil.store import reading
from counterfoil.tables import Store

__all__ = ["NO_TOTAL", "Asked", "Beside", "By", "Found", "Group", "Official", "Series", "Stated", "series"]

NO_TOTAL = (
    "Nothing is added up: claims overlap (an operation is part of its month, a part of its whole), and many days have "
    "no claim at all."
)
"""Why a series has no totals; it stands in every form of it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures whose days end in one bucket."""

    label: str
    period: Period
    figures: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A series: what was asked, the figures by bucket, what was left out, and what official tables say."""

    asked: Asked
    found: Found
    groups: tuple[Group, ...]
    beside: Beside


def series(store: str | Path, asked: Asked, tables: Store | None = None) -> Series:
    """The claims of a record on one measure. tables: official tables to set beside it.

    A figure stands in the bucket in which its days end; its own days stand with it. Raises CounterfoilError where the
    record cannot be opened.
    """
    with reading(Path(store)) as connection:
        found = stated(connection, asked)
    groups: dict[Period, list[Stated]] = {}
    for one in found.figures:
        groups.setdefault(bucket(one.period.end, asked.by), []).append(one)
    beside = Beside()
    if tables is not None:
        beside = official(tables, asked, found.unit, [one.period for one in found.figures])
    return Series(
        asked,
        found,
        tuple(Group(label(period, asked.by), period, tuple(each)) for period, each in groups.items()),
        beside,
    )
