"""Rows that wait come out as they went in, however many they are, and nothing stays on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil.store import spool
from counterfoil.store.opening import make, writing
from counterfoil.store.spool import Spool


def _copy(number: int) -> dict[str, object]:
    return {"document": f"d{number:04d}", "original": "d0000 “é”", "likeness": 0.5, "rule": "copy.alike"}


@pytest.mark.parametrize("count", [0, 1, 499, 500, 1203])
@pytest.mark.parametrize("in_memory", [0, 1_000_000])
def test_rows_come_out_as_they_went_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, in_memory: int
) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", in_memory or 1)
    store = tmp_path / "record.duckdb"
    make(store)
    with Spool(tmp_path) as rows:
        for number in range(count):
            rows.add("copies", _copy(number))
        assert list(tmp_path.iterdir()) == [store]
        with writing(store) as connection:
            rows.insert(connection)
            found = connection.execute("FROM copies ORDER BY document").fetchall()
    assert found == [tuple(_copy(number).values()) for number in range(count)]
    assert list(tmp_path.iterdir()) == [store]
