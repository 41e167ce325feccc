"""Invented statements whose figures overlap, repeat one another and differ in days, hedge and unit."""

from __future__ import annotations

from pathlib import Path

from counterfoil.store import Options, build
from tests.store.statements import corpus


def _statement(name: str, published: str, *paragraphs: str) -> dict[str, object]:
    return {
        "id": name,
        "url": f"https://tollgate.example/news/{name}",
        "title": f"Statement {name}",
        "published": published,
        "paragraphs": list(paragraphs),
    }


STATEMENTS = (
    _statement(
        "week",
        "2020-11-10",
        "ICE arrested more than 40 people in Denver from November 2, 2020, to November 8, 2020.",
        "ICE arrested 41 people in Denver from November 2, 2020, to November 8, 2020. Of the 41, 30 were convicted of "
        "arson.",
    ),
    # The same sentence of the same days in another statement, and the month that the week is a part of.
    _statement(
        "again",
        "2020-12-02",
        "ICE arrested 41 people in Denver from November 2, 2020, to November 8, 2020.",
        "ICE arrested about 900 people in November 2020.",
    ),
    _statement("office", "2021-01-05", "ERO Chicago arrested 12 people in Chicago on December 7, 2020."),
    _statement("year", "2021-10-20", "ICE arrested 74,000 people in fiscal year 2021, up 4 percent."),
    _statement("undated", "2021-10-21", "ICE arrested 55 people <b>there</b>, and HSI seized 12 boats on May 3, 2021."),
)


BODIES = (
    {
        **_statement(
            "kestrel", "2024-02-05", "The Kenmore Harbour Service (KHS) arrested 312 people on February 2, 2024."
        ),
        "title": "KHS operation nets 312 arrests",
    },
    _statement("lark", "2024-03-11", "Kenmore Harbour Service officers arrested 148 people on March 8, 2024."),
    _statement("month", "2024-04-02", "The Kenmore Harbour Service made 480 arrests in March 2024."),
    # Another body of the same initials, in a statement that says so.
    _statement(
        "other", "2024-04-03", "The Kettle Hill Society (KHS) arrested 17 people on April 1, 2024. KHS officers left."
    ),
    _statement("ice", "2024-04-04", "Immigration and Customs Enforcement arrested 21 people on April 3, 2024."),
    _statement("twice", "2024-04-30", "On April 29, 2024, a man who had been arrested twice in March 2024 was fined."),
    _statement(
        "often", "2024-05-02", "A man who had been deported three times in 2023 was deported twice in April 2024."
    ),
    _statement("sent", "2024-05-03", "ICE removed 60 people on May 2, 2024."),
    _statement("nobody", "2024-05-04", "In all, 33 people were arrested on May 3, 2024."),
)
"""Bodies that no table knows, by name and by what stands for it; arrests that are persons, and arrests alone."""


_BODY = (
    "LAKEPORT, Vt. — Officers of the Kenmore Harbour Service arrested 143 people from March 11, 2024, to March 22, "
    "2024, in Lakeport. Of them, the service removed 31 people in the week from March 25, 2024, to March 31, 2024. The "
    "sweep was planned for three months by the offices of the service and was carried out with the help of the harbor "
    "police, who closed two bridges on the first morning. Nobody was hurt, the director of the service said, and the "
    "bridges were opened again at noon."
)
VERSIONS = (
    _statement("first", "2024-04-01", _BODY),
    _statement("reprint", "2024-04-02", _BODY),
    _statement("edited", "2024-04-03", _BODY.replace("143", "147")),
)
"""A statement, one that prints it again, and one that puts a figure of it right."""


def record(folder: Path, statements: tuple[dict[str, object], ...] = STATEMENTS) -> Path:
    """A record of these statements."""
    path = folder / "record.duckdb"
    build([corpus(folder / "some.jsonl", statements)], path, Options(workers=0, use_model=False))
    return path
