"""Building a record: twice is once, a failure stops nothing, another software audits again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from counterfoil.model import CounterfoilError
from counterfoil.read import read_all
from counterfoil.store import Options, Tally, build, opening, status, writing
from counterfoil.store.opening import building_alone
from counterfoil.store.schema import TABLES
from tests.store.statements import HARROW, LATER, QUILL, Marked, asked, corpus, numbered

HERE = Options(workers=0, use_model=False)


def built(path: Path, *sources: str, options: Options = HERE) -> Tally:
    return build(list(sources), path, options)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_building_twice_adds_nothing_and_changes_nothing(tmp_path: Path) -> None:
    store = tmp_path / "record.duckdb"
    source = corpus(tmp_path / "some.jsonl", [QUILL, HARROW, QUILL])
    first = built(store, source)
    assert (first.read, first.added, first.unchanged, first.failed) == (3, 2, 1, 0)
    before = digest(store)
    again = built(store, source, source)
    assert (again.read, again.added, again.unchanged) == (6, 0, 6)
    assert digest(store) == before
    assert not list(tmp_path.glob("*.lock"))


def test_a_claim_row_can_be_cited_alone(tmp_path: Path) -> None:
    store = tmp_path / "record.duckdb"
    source = corpus(tmp_path / "some.jsonl", [QUILL, HARROW])
    built(store, source)
    texts = {one.sha256: one.text for one in read_all([source]) if not isinstance(one, CounterfoilError)}
    rows = asked(store, "SELECT sha256, span_start, span_end, words, quote, quote_start, quote_end FROM claims")
    assert len(rows) >= 5
    for sha256, start, end, words, quote, quote_start, quote_end in rows:
        assert texts[sha256][start:end] == words
        if "[" not in quote:
            assert texts[sha256][quote_start:quote_end] == quote


def test_no_private_name_is_written(tmp_path: Path) -> None:
    store = tmp_path / "record.duckdb"
    named = {**QUILL, "id": "temperance-quillfeather-moss", "url": "https://t.example/temperance-quillfeather-moss"}
    built(store, corpus(tmp_path / "some.jsonl", [named]))
    assert asked(store, "SELECT masked_names >= 2, masked_ages FROM documents") == [(True, 1)]
    for table in TABLES:
        for row in asked(store, f"SELECT * FROM {table.name}"):  # noqa: S608 - our own names
            assert "quillfeather" not in str(row).casefold()


def test_every_reference_leads_somewhere(tmp_path: Path) -> None:
    store = tmp_path / "record.duckdb"
    built(store, corpus(tmp_path / "some.jsonl", [QUILL, HARROW, LATER, {"text": ""}]))
    followed = 0
    for table in TABLES:
        for column, target in table.refers:
            other, key = target.split(".")
            query = f"SELECT count({column}), count({column}) FILTER ({column} NOT IN (SELECT {key} FROM {other}))"  # noqa: S608 - our own names
            number, astray = asked(store, f"{query} FROM {table.name}")[0]
            assert astray == 0, f"{table.name}.{column}"
            followed += bool(number)
    assert followed >= 12


def test_a_failure_is_kept_with_its_reason_and_goes_when_it_is_mended(tmp_path: Path) -> None:
    store, folder = tmp_path / "record.duckdb", tmp_path / "releases"
    folder.mkdir()
    (folder / "good.txt").write_text("ICE arrested 41 people in Quill Bay.")
    (folder / "maria-lopez-arrested.txt").write_text("")
    assert built(store, str(folder)).failed == 1
    assert built(store, str(folder)).failed == 1
    (failure,) = status(store).failures
    assert (failure.stage, failure.place) == ("read", "releases, item 2")
    assert "holds no text" in failure.reason
    assert "maria" not in failure.reason
    assert len(status(store).runs) == 1
    (folder / "maria-lopez-arrested.txt").write_text("ICE arrested 3 people in Quill Bay.")
    assert built(store, str(folder)).added == 1
    assert status(store).failures == ()


@pytest.mark.parametrize(("text", "says"), [("defect", "ValueError"), ("refuse", "too much")])
def test_a_document_that_cannot_be_audited_stops_nothing(tmp_path: Path, text: str, says: str) -> None:
    store = tmp_path / "record.duckdb"
    source = corpus(tmp_path / "some.jsonl", [{"text": text}, {"text": "sound"}])
    tally = built(store, source, options=Options(workers=0, auditing=Marked))
    assert (tally.added, tally.failed) == (1, 1)
    (failure,) = status(store).failures
    assert failure.stage == "audit"
    assert says in failure.reason
    assert "defect" not in failure.reason


def test_another_software_audits_again_and_says_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "record.duckdb"
    source = corpus(tmp_path / "some.jsonl", [QUILL, HARROW])
    built(store, source)
    was = status(store).rows
    monkeypatch.setattr("counterfoil.store.identity.software", lambda **_: "2.0")
    same = built(store, source)
    assert (same.added, same.again, same.claims_changed) == (0, 2, 0)
    assert {**status(store).rows, "runs": 1} == was
    assert status(store).software == {"2.0": 2}

    # A third software that reads one figure otherwise and misses another.
    with opening.writing(store) as connection:
        connection.execute("UPDATE claims SET value = 42 WHERE words = '41'")
        missed = len(connection.execute("DELETE FROM claims WHERE words = '216' RETURNING claim").fetchall())
    monkeypatch.setattr("counterfoil.store.identity.software", lambda **_: "3.0")
    changed = built(store, source)
    kinds = dict(asked(store, "SELECT kind, count(*) FROM changes GROUP BY kind"))
    assert kinds["added"] == missed
    assert kinds["figure"] >= 1
    assert changed.claims_changed == sum(kinds.values()) == status(store).runs[-1].claims_changed
    assert changed.documents_changed == 2
    assert asked(store, "SELECT DISTINCT before->>'value', after->>'value' FROM changes WHERE kind = 'figure'") == [
        ("42.0", "41.0")
    ]


def test_two_captures_of_one_page_are_kept_apart_and_compared(tmp_path: Path) -> None:
    store = tmp_path / "record.duckdb"
    built(store, corpus(tmp_path / "one.jsonl", [QUILL, HARROW]))
    built(store, corpus(tmp_path / "two.jsonl", [LATER]))
    rows = asked(store, "SELECT kind, words_before, words_after, order_known FROM revisions")
    assert ("figure", "41", "47", True) in rows
    assert ("added", None, "12", True) in rows
    assert ("removed", "five", None, True) in rows or not any(row[1] == "five" for row in rows)
    assert not any(row[1] == row[2] == "30" for row in rows)
    found = status(store)
    assert (found.rows["documents"], found.recaptured, found.late_stamps) == (3, 1, 1)
    current = {row[0] for row in asked(store, "SELECT words FROM current_claims")}
    assert {"47", "216"} <= current
    assert "41" not in current


def test_the_order_of_building_does_not_matter(tmp_path: Path) -> None:
    tables = [table for table in TABLES if table.name != "runs"]
    contents = []
    for number, order in enumerate(([QUILL, LATER, HARROW], [HARROW, LATER, QUILL])):
        store = tmp_path / f"{number}.duckdb"
        for place, record in enumerate(order):
            built(store, corpus(tmp_path / f"{number}-{place}.jsonl", [record]))
        contents.append(
            [
                asked(store, f"SELECT * REPLACE (0 AS run) FROM {one.name} ORDER BY ALL")  # noqa: S608 - our own names
                if "run" in one.names
                else asked(store, f"SELECT * FROM {one.name} ORDER BY ALL")  # noqa: S608 - the same
                for one in tables
            ]
        )
    assert contents[0] == contents[1]


def test_a_second_builder_is_refused_and_told_why(tmp_path: Path) -> None:
    store = tmp_path / "record.duckdb"
    source = corpus(tmp_path / "some.jsonl", numbered(1))
    with building_alone(store), pytest.raises(CounterfoilError, match="Another build of record"):
        built(store, source)
    assert built(store, source).added == 1


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(4096)])
def test_a_file_that_is_no_record_is_left_alone(tmp_path: Path, content: bytes) -> None:
    store = tmp_path / "record.duckdb"
    store.write_bytes(content)
    with pytest.raises(CounterfoilError, match="is not a record"):
        built(store, corpus(tmp_path / "some.jsonl", numbered(1)))
    assert store.read_bytes() == content


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(CounterfoilError, match="cannot be written to"):
        built(tmp_path / "none" / "record.duckdb", corpus(tmp_path / "some.jsonl", numbered(1)))


def test_a_batch_is_committed_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "record.duckdb"
    source = corpus(tmp_path / "some.jsonl", [QUILL, HARROW])

    def broken(*_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "_revise", broken)
        with pytest.raises(RuntimeError):
            built(store, source)
    assert set(status(store).rows.values()) == {0}
    assert built(store, source).added == 2


def test_ctrl_c_in_the_midst_of_a_commit_keeps_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "record.duckdb"
    source = corpus(tmp_path / "some.jsonl", [QUILL, HARROW])
    insert, asked_before = writing._insert, list[int]()

    def interrupted(*given: Any) -> None:
        asked_before.append(1)
        if len(asked_before) == 1:
            raise RuntimeError("Query interrupted")  # as DuckDB says it
        insert(*given)

    monkeypatch.setattr(writing, "_insert", interrupted)
    monkeypatch.setattr(writing, "BATCH_DOCUMENTS", 1)
    with pytest.raises(KeyboardInterrupt):
        built(store, source)
    kept = status(store)
    assert (kept.rows["documents"], [run.added for run in kept.runs], kept.links_stale) == (1, [1], True)
    assert built(store, source).added == 1
