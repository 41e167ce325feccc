"""Profiles of official tables: data/tables/, one file for each family of tables that is published in one form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from counterfoil.model import DataError, Filter, Measure, Unit
from counterfoil.reference.files import load, names

Time = Literal["day", "week", "month", "year", "to_date", "snapshot"]
"""What span of time one figure of a table covers: `to_date` runs from the first day of a fiscal year to a day in it."""

FileKind = Literal["csv", "xlsx", "parquet"]
DimensionKind = Literal["text", "area", "country", "state", "present"]
ExpectationKind = Literal[
    "dated", "inside_stated_period", "inside_period", "inside_fiscal_year", "not_ahead", "fresh", "together", "allowed",
    "one_source_a_day", "not_repeated", "grows_slowly", "never_falls", "parts", "share", "rows", "total",
]  # fmt: skip  # one long line of names reads better than one name a line
TIME_COLUMNS = ("day", "first_day", "as_of", "vintage", "fiscal_year", "year", "month", "count")
"""What a column can be read as besides a dimension."""


@dataclass(frozen=True, slots=True)
class Value:
    """A column that holds figures, and what each of them is of (`set`: dimension or time column, to its value)."""

    column: str
    set: dict[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """Where a table stands in a worksheet.

    sheet, title: patterns for the sheet's name and for the cell above the table. notes: patterns for other sheets
    whose first rows state something (the day the figures were drawn).
    """

    sheet: str
    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One form in which the table is published. A file has a layout's form where it has all of its columns.

    columns: the file's column to a dimension or one of TIME_COLUMNS. values: the columns that hold figures; where
    there are none, a row counts one. not_read: columns left in the file: what could single out a person, and what is
    not needed. only: rows with these values belong to the table, the rest of the file is another table. dates: how days
    are written. stated: what the file's name and the lines above the header say (fiscal_year, first, last, as_of,
    vintage), each by a pattern whose group holds it.
    """

    files: tuple[FileKind, ...]
    columns: dict[str, str]
    values: tuple[Value, ...] = ()
    not_read: tuple[str, ...] = ()
    only: dict[str, tuple[str, ...]] | None = None
    separator: str = ","
    encoding: str = "utf-8"
    header_within: int = 20
    dates: tuple[str, ...] = ("%Y-%m-%d",)
    stated: dict[str, str] | None = None
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """What figures are told apart by.

    remove: an ending that every value carries. values: the file's value to ours. total: the value that stands for all
    the others together, used where a question does not ask for one of them. kept: false for what only expectations
    need.
    """

    id: str
    says: str
    kind: DimensionKind = "text"
    remove: str = ""
    values: dict[str, str] | None = None
    total: str | None = None
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the rows of the table must be like.

    keep_out: whether rows that break it are left out of every answer, or the breach is only told. where: the rows
    it is about. values: of the dimension, that are meant (none: all but the total and those apart). The other fields
    are those its kind asks for; docs/tables.md says which.
    """

    id: str
    kind: ExpectationKind
    says: str
    keep_out: bool = True
    where: dict[str, tuple[str, ...]] | None = None
    dimension: str | None = None
    values: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    total: str | None = None
    first: date | None = None
    last: date | None = None
    days: int | None = None
    per_day: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    within: float = 0.0
    by_year: dict[str, int] | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class WayOfCounting:
    """One defensible way of counting: the rows it takes, and what to call it."""

    id: str
    label: str
    says: str
    where: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A day from which the figures are not what they were before."""

    day: date
    says: str


@dataclass(frozen=True, slots=True)
class AreaChange:
    """An area whose boundary changed; years between which the change happened, where the day is not known."""

    area: str
    after: int
    before: int
    says: str


@dataclass(frozen=True, slots=True)
class Reach:
    """The days that the published table is known to cover; `last` is None where it is carried on."""

    first: date
    last: date | None

    def covers(self, first: date, last: date) -> bool:
        """Whether every day from `first` to `last` is among them."""
        return self.first <= first and (self.last is None or last <= self.last)


@dataclass(frozen=True, slots=True)
class Download:
    """A file at its official place: taken only with this sha256."""

    url: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FileExample:
    """An invented file, as text, and what is kept of it: the sum of the figures and the rows kept out.

    layout: the place, from 0, of the layout it has; it is read in every kind of file of that layout. vintage: the day
    given when adding. fails: words of the error, where such a file must be refused.
    """

    lines: tuple[str, ...]
    kept: float = 0
    kept_out: int = 0
    layout: int = 0
    name: str = "example"
    vintage: date | None = None
    fails: str | None = None


@dataclass(frozen=True, slots=True)
class TableProfile:
    """One file of data/tables/.

    counts: what a row or a figure counts, in words. units: the units of claims that it can answer. additive: whether
    the figures of two spans may be added. republished: whether each file repeats the figures of earlier ones, so that
    the latest vintage counts. coverage: `stated` where a file covers all days of the period it states, `found` where
    it is known only from its first to its last day. reach: what days the published table covers, added or not.
    population: what everyone counted is (a death of overdose): a figure that does not say so is not held against it.
    """

    schema: str
    about: str
    source: str
    id: str
    title: str
    publisher: str
    address: str
    measure: Measure
    units: tuple[Unit, ...]
    counts: str
    agency: str | None
    time: Time
    additive: bool
    republished: bool
    layouts: tuple[Layout, ...]
    dimensions: tuple[Dimension, ...]
    expectations: tuple[Expectation, ...]
    ways: tuple[WayOfCounting, ...]
    warnings: tuple[str, ...]
    not_with: tuple[str, ...]
    breaks: tuple[SeriesBreak, ...]
    area_changes: tuple[AreaChange, ...]
    downloads: tuple[Download, ...]
    examples: tuple[FileExample, ...]
    counter_examples: tuple[FileExample, ...]
    vintage: str | None = None
    calendar: Literal["fiscal", "calendar"] = "fiscal"
    reach: Reach | None = None
    population: tuple[Filter, ...] = ()

    def dimension(self, name: str) -> Dimension | None:
        """The dimension of that id."""
        return next((one for one in self.dimensions if one.id == name), None)

    @property
    def kept_dimensions(self) -> tuple[str, ...]:
        """Ids of the dimensions that the stored table has."""
        return tuple(one.id for one in self.dimensions if one.kept)


@dataclass(frozen=True, slots=True)
class RecordNames:
    """data/record_names.yml: what official records call countries that they do not call by a name of ours."""

    schema: str
    about: str
    source: str
    countries: dict[str, str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def table_profiles() -> dict[str, TableProfile]:
    """Every profile by id, in the order of the files' names. Raises DataError where one contradicts itself."""
    found: dict[str, TableProfile] = {}
    for name in names("tables"):
        profile = load(f"tables/{name}", TableProfile)
        _check(name, profile)
        found[profile.id] = profile
    return found


@cache
def record_names() -> dict[str, str]:
    """Names of countries in official records, upper case, to the country's id."""
    return load("record_names.yml", RecordNames).countries


def profile_schema() -> bytes:
    """The JSON Schema of a profile: what an editor can hold a file of data/tables/ against while it is written."""
    schema = msgspec.json.schema(TableProfile)
    for part in schema["$defs"].values():
        if "properties" in part:
            part["additionalProperties"] = False
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Counterfoil table profile"} | schema
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _check(name: str, profile: TableProfile) -> None:
    """Say which part of a profile names what the profile does not have."""
    known = {*TIME_COLUMNS, *(one.id for one in profile.dimensions)}
    named = [target for layout in profile.layouts for target in layout.columns.values()]
    named += [target for layout in profile.layouts for value in layout.values for target in value.set]
    named += [target for way in profile.ways for target in way.where]
    named += [one.dimension for one in profile.expectations if one.dimension]
    named += [target for one in profile.expectations for target in one.where or ()]
    unknown = sorted(set(named) - known)
    if unknown or name != f"{profile.id}.yml":
        raise DataError(
            f"The table profile {name} names {', '.join(unknown)}, which it does not define."
            if unknown
            else f"The table profile {name} describes {profile.id}.",
            "The table cannot be read.",
            "Name dimensions of the profile or time columns, and call the file by the profile's id.",
        )
