"""An invented table of an invented agency, for tests of the import and of questions."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

from counterfoil.reference.tables import (
    Dimension,
    Expectation,
    Layout,
    TableProfile,
    Time,
    Value,
    WayOfCounting,
)

SOUND = Expectation("readable", "dated", "Every row can be read.")
STATED = Expectation("stated", "inside_stated_period", "No row lies outside the period that the file states.")
ONE_SOURCE = Expectation("one-source", "one_source_a_day", "No day is covered by two files.")


def profile(
    expectations: Sequence[Expectation] = (SOUND, STATED, ONE_SOURCE),
    *,
    time: Time = "day",
    columns: dict[str, str] | None = None,
    values: Sequence[Value] = (),
    dimensions: Sequence[Dimension] = (
        Dimension("area", "Area.", "area", remove=" District"),
        Dimension("way", "Way."),
    ),
    additive: bool = True,
    republished: bool = False,
) -> TableProfile:
    """A profile in which a test sets what it is about."""
    layout = Layout(
        ("csv",),
        columns or {"Seen On": "day", "District": "area", "Way": "way"},
        values=tuple(values),
        not_read=("Landmark", "Born"),
        separator=";",
        dates=("%d.%m.%Y",),
        stated={"fiscal_year": r"FY(\d{4})", "first": r"from (\S+)", "last": r"to (\S+)"},
    )
    return TableProfile(
        schema="table",
        about="An invented table.",
        source="Invented.",
        id="us-ice-ero-arrests",
        title="Invented arrests",
        publisher="An invented agency",
        address="https://tables.example",
        measure="arrest",
        units=("person", "event"),
        counts="an invented arrest",
        agency="ero",
        time=time,
        additive=additive,
        republished=republished,
        layouts=(layout,),
        dimensions=tuple(dimensions),
        expectations=tuple(expectations),
        ways=(
            WayOfCounting("all", "all arrests", "All.", {}),
            WayOfCounting("street", "arrests in the street", "In the street.", {"way": ("street",)}),
        ),
        warnings=(),
        not_with=(),
        breaks=(),
        area_changes=(),
        downloads=(),
        examples=(),
        counter_examples=(),
    )


HEADER = "Seen On;District;Way;Landmark;Born"


def write(path: Path, *lines: str) -> Path:
    """A file of the table: title lines, a header, rows."""
    text = "\n".join(lines) + "\n"
    path.write_bytes(gzip.compress(text.encode(), mtime=0) if path.suffix == ".gz" else text.encode())
    return path


def write_rows(path: Path, rows: Sequence[tuple[str, str, str]], title: str = "Arrests") -> Path:
    """A file with these days, districts and ways; landmark and birth date are filled in for every row."""
    body = (f"{day};{area};{way};12 Elm Street;03.04.1988" for day, area, way in rows)
    return write(path, title, HEADER, *body)
