"""Every format holds the rows of the record: no more, no less, and the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from counterfoil.export import Form, export
from counterfoil.export.contents import DICTIONARY, FIGURES, Sheet, rows, sheets
from counterfoil.model import CounterfoilError
from counterfoil.publish.cells import cell, text
from counterfoil.store import TABLES, reading
from tests.export.statements import STATEMENTS, text_of

Exported = dict[Form, Path]
PRIVATE = ("temperance", "quillfeather")


def _expected(store: Path) -> dict[str, tuple[Sheet, list[tuple[Any, ...]]]]:
    with reading(store) as connection:
        return {sheet.name: (sheet, list(rows(connection, sheet))) for sheet in sheets(connection)}


def _as_json(value: object, kind: str) -> object:
    """A value of the record as JSON has it."""
    if value is None:
        return None
    if kind == "JSON":
        return json.loads(str(value))
    return f"{value.isoformat()}Z" if kind == "TIMESTAMP" else str(value) if kind == "DATE" else value  # type: ignore[attr-defined]


def test_every_table_and_column_is_exported_and_described(store: Path) -> None:
    found = _expected(store)
    assert {table.name for table in TABLES} - {"sketches"} == found.keys() - {FIGURES, DICTIONARY}
    for table in TABLES:
        if table.name in found:
            assert set(table.names) <= set(found[table.name][0].table.names)
    told = {(row[0], row[2]) for row in found[DICTIONARY][1]}
    assert told == {(name, column) for name, (sheet, _) in found.items() for column in sheet.table.names}
    assert all(row[-2] and row[-1] for row in found[DICTIONARY][1])


def test_every_figure_can_be_cited_alone(store: Path) -> None:
    sheet, found = _expected(store)[FIGURES]
    assert len(found) >= 12
    texts = {text_of(one) for one in STATEMENTS if "paragraphs" in one}
    held = {hashlib.sha256(whole.encode()).hexdigest(): whole for whole in texts}
    for row in found:
        told = dict(zip(sheet.table.names, row, strict=True))
        whole = held[told["text_sha256"]]
        assert whole[told["span_start"] : told["span_end"]] == told["words"]
        assert "[" in told["quote"] or whole[told["quote_start"] : told["quote_end"]] == told["quote"]
        assert len(told["sha256"]) == 64


def test_an_earlier_state_of_a_page_is_not_distinct(store: Path) -> None:
    sheet, found = _expected(store)[FIGURES]
    told = [dict(zip(sheet.table.names, row, strict=True)) for row in found]
    assert {one["is_distinct"] for one in told if "arrests 41" in one["title"]} == {False}
    assert {one["is_distinct"] for one in told if "Old Harrow" in one["title"]} == {True}


def test_rows_that_point_to_a_document_carry_its_hash(store: Path) -> None:
    for sheet, _ in _expected(store).values():
        for column, target in sheet.table.refers:
            if target == "documents.document" and sheet.name != FIGURES:
                names = set(sheet.table.names)
                assert names & {"sha256", f"{column}_sha256"}, f"{sheet.name}.{column}"


def test_json_lines_hold_the_rows(store: Path, exported: Exported) -> None:
    for name, (sheet, found) in _expected(store).items():
        lines = (exported[Form.JSONL] / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        kinds = [column.type for column in sheet.table.columns]
        wanted = [
            {key: _as_json(value, kind) for key, value, kind in zip(sheet.table.names, row, kinds, strict=True)}
            for row in found
        ]
        assert [json.loads(line) for line in lines] == wanted, name


def test_parquet_holds_the_rows_with_their_types_and_meaning(store: Path, exported: Exported) -> None:
    for name, (sheet, found) in _expected(store).items():
        path = exported[Form.PARQUET] / f"{name}.parquet"
        with duckdb.connect() as connection:
            assert connection.execute(f"SELECT * FROM '{path}'").fetchall() == found, name  # noqa: S608 - our own path
            query = f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{path}')"  # noqa: S608 - the same
            kinds = dict(connection.execute(query).fetchall())
            query = f"SELECT decode(value) FROM parquet_kv_metadata('{path}') WHERE decode(key) = 'counterfoil'"  # noqa: S608 - the same
            meaning = json.loads(connection.execute(query).fetchall()[0][0])
        assert list(kinds) == list(sheet.table.names)
        assert meaning["columns"] == {column.name: column.says for column in sheet.table.columns}
    assert (kinds["position"], kinds["may_be_null"]) == ("INTEGER", "BOOLEAN")


def test_sqlite_holds_the_rows_and_its_keys_lead_somewhere(store: Path, exported: Exported) -> None:
    with closing(sqlite3.connect(exported[Form.SQLITE] / "record.db")) as made:
        for name, (sheet, found) in _expected(store).items():
            answer = made.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - our own names
            kinds = [column.type for column in sheet.table.columns]
            read = [tuple(map(_from_sqlite, row, kinds)) for row in answer.fetchall()]
            assert read == [tuple(map(_as_json, row, kinds)) for row in found], name
        assert made.execute("PRAGMA foreign_key_check").fetchall() == []
        followed = {
            name: made.execute(f'PRAGMA foreign_key_list("{name}")').fetchall() for name in ("claims", "places")
        }
        assert {one[2] for one in followed["claims"]} == {"documents"}
        assert {one[2] for one in followed["places"]} == {"documents", "claims"}


def _from_sqlite(value: object, kind: str) -> object:
    if kind == "BOOLEAN" and value is not None:
        return bool(value)
    return json.loads(str(value)) if value is not None and (kind == "JSON" or kind.endswith("[]")) else value


def test_datasette_is_told_of_every_table_and_its_queries_run(exported: Exported) -> None:
    told = json.loads((exported[Form.SQLITE] / "metadata.json").read_text(encoding="utf-8"))["databases"]["record"]
    with closing(sqlite3.connect(exported[Form.SQLITE] / "record.db")) as made:
        made.row_factory = sqlite3.Row
        tables = {row[0] for row in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert told["tables"].keys() == tables
        for name, said in told["tables"].items():
            columns = [row["name"] for row in made.execute(f'PRAGMA table_info("{name}")')]
            assert list(said["columns"]) == columns
            assert said["description_html"]
            for facet in said.get("facets", ()):
                assert (facet if isinstance(facet, str) else next(iter(facet.values()))) in columns
        found = {
            key: made.execute(one["sql"], {"measure": "arrest"}).fetchall() for key, one in told["queries"].items()
        }
    assert {"inconsistent", "of_a_measure"} <= found.keys()
    assert len(found["of_a_measure"]) >= 2


@pytest.mark.parametrize(("form", "inside", "mark"), [(Form.CSV, ".", "﻿"), (Form.DATAPACKAGE, "data", "")])
def test_csv_files_run_nothing_and_lose_nothing(
    store: Path, exported: Exported, form: Form, inside: str, mark: str
) -> None:
    guarded = 0
    for name, (sheet, found) in _expected(store).items():
        whole = (exported[form] / inside / f"{name}.csv").read_bytes().decode("utf-8")
        assert whole.startswith(mark + sheet.table.names[0])
        read = list(csv.reader(whole.removeprefix(mark).splitlines(keepends=True)))
        assert read[0] == list(sheet.table.names)
        assert len(read) == len(found) + 1, name
        for line, row in zip(read[1:], found, strict=True):
            for written, value in zip(line, row, strict=True):
                if isinstance(value, str):
                    assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
                    assert text(written) == value
                    guarded += written != value
                elif not isinstance(value, list):
                    assert written == str(cell(value))
    assert guarded >= 6


def test_lists_are_readable_in_a_spreadsheet_and_json_for_programs(exported: Exported) -> None:
    told = {}
    for form, inside in ((Form.CSV, "."), (Form.DATAPACKAGE, "data")):
        with (exported[form] / inside / "operations.csv").open(encoding="utf-8-sig", newline="") as handle:
            told[form] = next(
                row["claims"] for row in csv.DictReader(handle) if "; " in row["claims"] or "," in row["claims"]
            )
    assert told[Form.CSV] == "; ".join(json.loads(told[Form.DATAPACKAGE]))


@pytest.mark.parametrize("form", list(Form))
def test_the_same_record_gives_the_same_bytes(store: Path, exported: Exported, form: Form, tmp_path: Path) -> None:
    written = {one.path for one in export(store, tmp_path, form)}
    assert written == {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    for path in written:
        assert (tmp_path / path).read_bytes() == (exported[form] / path).read_bytes(), path


def test_no_private_name_is_in_any_file(exported: Exported) -> None:
    for folder in exported.values():
        for path in folder.rglob("*"):
            if path.suffix != ".parquet" and path.is_file():
                whole = path.read_bytes().lower()
                assert not [name for name in PRIVATE if name.encode() in whole], path.name


def test_files_of_other_names_are_left_alone(store: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    list(export(store, tmp_path, "jsonl"))
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not list(tmp_path.glob(".*"))


def _no_record(folder: Path, store: Path) -> tuple[Path, Path]:
    del store
    return folder / "none.duckdb", folder


def _a_file_for_a_folder(folder: Path, store: Path) -> tuple[Path, Path]:
    (folder / "taken").write_text("")
    return store, folder / "taken"


@pytest.mark.parametrize(
    ("place", "said"), [(_no_record, "There is no record"), (_a_file_for_a_folder, "could not be written to")]
)
def test_what_cannot_be_done_is_said(
    place: Callable[[Path, Path], tuple[Path, Path]], said: str, store: Path, tmp_path: Path
) -> None:
    source, target = place(tmp_path, store)
    for form in Form:
        with pytest.raises(CounterfoilError, match=said):
            list(export(source, target, form))
