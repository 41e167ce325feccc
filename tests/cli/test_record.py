"""`counterfoil build` and `counterfoil status`, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

from counterfoil.store.opening import writing
from tests.cli.conftest import Run
from tests.store.statements import HARROW, LATER, QUILL, corpus, numbered
from tests.store.test_linking import RELEASE, SLIP


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


def test_statements_that_came_out_otherwise_are_named(run: Run, tmp_path: Path) -> None:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", [QUILL, *numbered(6)])
    run("build", source, "--store", store, "--no-model", "--workers", 0)
    assert "Read otherwise" not in run("status", "--store", store).out
    with writing(store) as connection:  # as an earlier version may have read them
        connection.execute("UPDATE documents SET software = 'another'")
        connection.execute("UPDATE claims SET value = 7, words = '7'")
    told = run("build", source, "--store", store, "--no-model", "--workers", 0).out
    assert "Read otherwise by the software of run 2: 7 statements" in told
    assert "2024-03-28 Tollgate Bureau arrests 41 in Quill Bay: " in told
    assert f"and 2 more: counterfoil status --store {store} --all" in told
    some, every = (run("status", "--store", store, *words).out for words in ((), ("--all",)))
    assert some.count(" no date ") < every.count(" no date ") == 6
    assert "more:" not in every
    assert len(json.loads(run("status", "--store", store, "--format", "json").out)["otherwise"]) == 7


def test_statements_at_odds_are_named_with_the_command_that_shows_them(run: Run, tmp_path: Path) -> None:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", [RELEASE, SLIP])
    for told in (
        run("build", source, "--store", store, "--no-model", "--workers", 0).out,
        run("status", "--store", store).out,
    ):
        assert "2024-03-28 NCS arrests 216 in Operation Blue Lantern | 2024-03-30 Bridges closed in Lakeport" in told
        (line,) = [line for line in told.splitlines() if "counterfoil compare --store" in line]
        assert "a digit differs" in run(*line.split("counterfoil ")[1].split()).out
    more = corpus(tmp_path / "more.jsonl", [RELEASE, SLIP, HARROW])
    told = run("build", more, "--store", store, "--no-model", "--workers", 0).out
    assert "1 added" in told
    assert "Bridges closed in Lakeport" not in told  # no news of this build


def test_a_page_that_its_publisher_changed_is_named(run: Run, tmp_path: Path) -> None:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", [QUILL, LATER])
    run("build", source, "--store", store, "--no-model", "--workers", 0)
    told = run("status", "--store", store).out
    assert "Pages of which two captures differ: 1" in told
    assert "2024-03-28 Tollgate Bureau arrests 47 in Quill Bay: " in told
