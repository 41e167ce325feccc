"""What a stored table says of itself: its sources, what was expected of them, what was kept out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """One imported file.

    first_day, last_day: what it covers, by its own words where it states a period, else by its rows. rows: of the
    table, notes and rows of other tables apart. unknown: columns of the file that the profile does not speak of.
    """

    name: str
    sha256: str
    size: int
    vintage: str | None
    first_day: date | None
    last_day: date | None
    stated: bool
    rows: int
    notes: int
    others: int
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An expectation and whether it was met. rows: how many rows broke it. found: what was found, in words."""

    id: str
    says: str
    met: bool
    keep_out: bool
    rows: int
    found: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A stored table.

    digest: of the profile it was made with. rows: read from the sources; kept_out: of these, broke an expectation;
    cells: rows of the stored table. figures: the sum of all that is kept, a checksum and not an answer. stretches: the
    spans of days that it covers without a gap. areas: the areas it knows, where it tells areas apart. issued: the
    latest vintage.
    """

    table: str
    version: str
    digest: str
    sources: tuple[Source, ...]
    outcomes: tuple[Outcome, ...]
    rows: int
    kept_out: int
    cells: int
    figures: float
    stretches: tuple[tuple[date, date], ...]
    areas: tuple[str, ...] = ()
    issued: str | None = None

    @property
    def first_day(self) -> date | None:
        """The first day that it covers."""
        return self.stretches[0][0] if self.stretches else None

    @property
    def last_day(self) -> date | None:
        """The last day that it covers."""
        return self.stretches[-1][1] if self.stretches else None

    def covers(self, first: date, last: date) -> bool:
        """Whether every day from `first` to `last` lies in one stretch."""
        return any(start <= first and last <= end for start, end in self.stretches)
