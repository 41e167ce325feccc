"""Questions in the terms of tables, refusals, and the queries that stored tables are asked with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from counterfoil.model import Measure, Unit
from counterfoil.reference.tables import TableProfile

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
class Refusal:
    """Why a table that has the measure does not answer."""

    table: str
    code: RefusalCode
    says: str


def statement(profile: TableProfile, selected: str, where: Sequence[str]) -> str:
    """A query on the stored table, as printed."""
    lines = "\n  AND ".join(where)
    return f"SELECT {selected}\nFROM '{profile.id}.parquet'" + (f"\nWHERE {lines}" if where else "")


def no_column(dimension: str) -> str:
    """What a table says that does not tell a dimension apart."""
    return f"It has no column for {dimension}."
