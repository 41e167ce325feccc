"""Files of an export: each is written beside its place and put there when it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec


@dataclass(frozen=True, slots=True)
class Written:
    """One file of an export. path: within its folder. rows: of the table that it holds; None where it holds none."""

    path: str
    rows: int | None = None


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to. At the end it becomes `path`; where writing fails, what stood there before stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        yield fresh
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """A file of text in UTF-8, with the line ends that are written to it."""
    with whole(path) as fresh, fresh.open("w", encoding="utf-8", newline="") as handle:
        yield handle


def write_json(path: Path, value: object) -> Written:
    """A JSON file that a person can read."""
    with opened(path) as handle:
        handle.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8") + "\n")
    return Written(path.name)


def json_text(value: object) -> str:
    """A value as JSON on one line."""
    return msgspec.json.encode(value).decode("utf-8")
