"""Data files are read into typed records, and what does not fit is said."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from counterfoil.model import DataError
from counterfoil.reference import files


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    schema: str
    entries: tuple[Entry, ...]


def _load(monkeypatch: pytest.MonkeyPatch, raw: object) -> Table:
    monkeypatch.setattr(files, "_raw", lambda _: raw)
    return files.load("invented.yml", Table)


def test_a_file_becomes_records(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {"schema": "invented", "entries": [{"id": "a", "words": ["b"]}]}
    assert _load(monkeypatch, raw) == Table("invented", (Entry("a", ("b",)),))


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"schema": "invented"}, "entries"),
        ({"schema": 3, "entries": []}, "schema"),
        ({"schema": "invented", "entries": [], "wrods": []}, "wrods"),
        ({"schema": "invented", "entries": [{"id": "a", "words": [], "exampels": []}]}, "exampels"),
    ],
)
def test_what_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch, raw: object, named: str) -> None:
    with pytest.raises(DataError, match=named):
        _load(monkeypatch, raw)
