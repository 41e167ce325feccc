"""Invented statements, and what workers of the tests do with them."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from counterfoil.model import Document, SourceError
from counterfoil.store.identity import document_key, page_key
from counterfoil.store.rows import Filed, encoded

Row = dict[str, Any]

QUILL = {
    "id": "quill-bay",
    "url": "https://tollgate.example/news/quill-bay",
    "title": "Tollgate Bureau arrests 41 in Quill Bay",
    "published": "2024-03-28",
    "modified": "2024-03-29",
    "issuer": "Tollgate Bureau",
    "paragraphs": [
        "QUILL BAY — ICE officers arrested 41 people during Operation Paper Lantern, an operation from March 4 to \
March 11. Of the 41, 30 were convicted of smuggling and the remaining 11 face charges.",
        "Among those arrested was Temperance Quillfeather-Moss, 37, of Quill Bay, who was convicted of arson and \
sentenced to five years in prison. Quillfeather-Moss remains in custody.",
    ],
}
HARROW = {
    "id": "old-harrow",
    "url": "https://tollgate.example/news/old-harrow",
    "title": "ICE removes 216 from Old Harrow",
    "published": "2024-05-02",
    "paragraphs": ["OLD HARROW — ICE removed 216 people last week, nearly twice the 110 removed in April."],
}
LATER = {
    **QUILL,
    "url": "http://www.tollgate.example/news/quill-bay/?utm_source=mail#top",
    "title": "Tollgate Bureau arrests 47 in Quill Bay",
    "modified": "2024-07-30",
    "paragraphs": [
        "QUILL BAY — ICE officers arrested 47 people during Operation Paper Lantern, an operation from March 4 to \
March 11. Of the 47, 30 were convicted of smuggling and the remaining 17 face charges.",
        "ICE also seized 12 boats in the same operation.",
    ],
}


def corpus(path: Path, records: Iterable[Row]) -> str:
    """The records as a .jsonl file; its path."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def numbered(count: int) -> list[Row]:
    """Short statements, each with a figure of its own."""
    return [
        {
            "id": f"n-{number}",
            "text": f"ICE arrested {number + 100} people in Old Harrow on May {number % 28 + 1}, 2024.",
        }
        for number in range(count)
    ]


def asked(path: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query over a record."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(query).fetchall()


@dataclass(frozen=True, slots=True)
class Marked:
    """Stands in for the audit: one row a document, and trouble where the text asks for it."""

    software: str
    run: int
    use_model: bool = False
    pause: float = 0.0

    def __call__(self, document: Document) -> Filed:
        """The least that a record takes."""
        if "kill" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "hang" in document.text:
            time.sleep(600)
        if "defect" in document.text:
            raise ValueError(document.text)
        if "refuse" in document.text:
            raise SourceError("It holds too much.", "That is no statement.", "Split it.")
        time.sleep(self.pause)
        key = document_key(document)
        row: Row = {
            "document": key, "page": None, "sha256": document.sha256, "text_sha256": "", "name": document.id,
            "media_type": document.media_type, "characters": len(document.text), "masked_names": 0, "masked_ages": 0,
            "masked_births": 0, "notes": [], "shown_text": "", "software": self.software, "run": self.run,
        }  # fmt: skip  # one long line of names reads better than one name a line
        return Filed(key, page_key(document.url), document.id, {"documents": encoded([row])})


def slowly(software: str, run: int, use_model: bool) -> Marked:
    """A worker that takes a tenth of a second."""
    return Marked(software, run, use_model, pause=0.1)
