"""`counterfoil build` and `counterfoil status`, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

from counterfoil.store.opening import writing
from tests.cli.conftest import Run
from tests.store.statements import HARROW, QUILL, corpus


def test_a_record_is_built_and_shown(run: Run, tmp_path: Path) -> None:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", [QUILL, HARROW])
    ran = run("build", source, "--store", store, "--no-model", "--workers", 0)
    assert (ran.code, ran.out) == (0, "2 read, 2 added, 0 in the record already.\n")
    shown = " ".join(run("status", "--store", store).out.split())
    for words in ("2 documents", "Published 2024-03-28 to 2024-05-02", "rules-alone: 2", "Failures: 0"):
        assert words in shown
    told = json.loads(run("status", "--store", store, "--format", "json").out)
    assert told["rows"]["documents"] == 2


def test_a_failure_is_told_and_counted(run: Run, tmp_path: Path) -> None:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", [QUILL, {"text": " "}])
    ran = run("build", source, "--store", store, "--no-model", "--workers", 0)
    assert ran.code == 2
    assert "some.jsonl, item 2: Line 2 of some.jsonl holds no text." in ran.err
    assert "1 failed" in ran.out
    assert "holds no text" in run("status", "--store", store).out


def test_a_record_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("status", "--store", tmp_path / "none.duckdb")
    assert ran.code == 2
    assert "There is no record" in ran.err


def test_links_that_a_stopped_build_left_behind_are_called_out_of_date(run: Run, tmp_path: Path) -> None:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", [QUILL])
    run("build", source, "--store", store, "--no-model", "--workers", 0)
    assert "out of date" not in run("status", "--store", store).out
    with writing(store) as connection:  # as after a batch that was committed, and no end
        connection.execute("UPDATE documents SET software = 'another'")
    assert "Links are out of date" in run("status", "--store", store).out
    run("build", source, "--store", store, "--no-model", "--workers", 0)
    assert "out of date" not in run("status", "--store", store).out
