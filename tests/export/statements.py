"""Invented statements for exports: figures of every kind, names to mask, and sentences that a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counterfoil.store import Options, build
from tests.store.statements import HARROW, LATER, QUILL, corpus

HOSTILE = {
    "id": "hostile",
    "url": "https://tollgate.example/news/hostile",
    "title": '=HYPERLINK("https://evil.example","ICE arrests 52 in Marlow")',
    "published": "2024-06-03",
    "issuer": "@Tollgate",
    "paragraphs": [
        "+52 people were arrested by ICE in Marlow on June 1, 2024.",
        "- 17 of them were convicted of arson.",
        '\'Twelve boats were seized by ICE in Marlow, "all at once"; 3-4 remain.',
    ],
}
STATEMENTS: tuple[Mapping[str, Any], ...] = (QUILL, HARROW, LATER, HOSTILE, {"id": "empty", "text": " "})


def text_of(statement: Mapping[str, Any]) -> str:
    """The text that the spans of a statement point into."""
    return "\n\n".join([statement["title"], *statement["paragraphs"]])


def record(folder: Path) -> Path:
    """A record of these statements, with an earlier state of a page, a failure, and names that are masked."""
    path = folder / "record.duckdb"
    build([corpus(folder / "some.jsonl", map(dict, STATEMENTS))], path, Options(workers=0, use_model=False))
    return path
