"""The tables say what they hold, in the file as in the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil.model import Document
from counterfoil.read import document
from counterfoil.store.failing import shown
from counterfoil.store.identity import document_key, page_key
from counterfoil.store.opening import make
from counterfoil.store.schema import TABLES, VIEWS
from tests.store.statements import asked


def test_every_table_and_column_is_described_in_the_file(tmp_path: Path) -> None:
    store = tmp_path / "record.duckdb"
    make(store)
    tables = dict(asked(store, "SELECT table_name, comment FROM duckdb_tables()"))
    assert {name: says for name, says in tables.items() if name != "about"} == {one.name: one.says for one in TABLES}
    columns = asked(
        store, "SELECT table_name, column_name, comment, is_nullable FROM duckdb_columns() WHERE internal = false"
    )
    described = {(table, column): (says, nullable) for table, column, says, nullable in columns}
    for table in TABLES:
        for column in table.columns:
            assert described[table.name, column.name] == (column.says, not column.needed)
    views = dict(asked(store, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"))
    assert views == {view.name: view.says for view in VIEWS}


def test_keys_and_references_name_columns_that_exist() -> None:
    names = {table.name: set(table.names) for table in TABLES}
    for table in TABLES:
        assert set(table.key) <= names[table.name]
        for column, target in table.refers:
            other, key = target.split(".")
            assert column in names[table.name]
            assert key in names[other]
        assert not table.of_document or "document" in names[table.name]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://tollgate.example/news/tolls", "http://www.Tollgate.example/news/tolls/#top", True),
        ("https://tollgate.example/news?id=4&utm_source=x", "https://tollgate.example/news?id=4", True),
        ("https://tollgate.example/news?b=1&a=2", "https://tollgate.example/news?a=2&b=1", True),
        ("https://tollgate.example/news?id=4", "https://tollgate.example/news?id=5", False),
        ("https://tollgate.example/News", "https://tollgate.example/news", False),
        ("https://[broken/", "https://[broken/", True),
    ],
)
def test_a_page_is_known_however_its_address_is_written(one: str, other: str, *, same: bool) -> None:
    assert (page_key(one) == page_key(other)) is same


def test_without_an_address_there_is_no_page() -> None:
    assert page_key(None) is None
    assert page_key("") is None


def test_a_date_that_was_given_makes_another_document() -> None:
    def read(published: str | None) -> Document:
        return document("ICE arrested 41 people last week.", "one", published)

    assert document_key(read(None)) == document_key(read(None))
    assert document_key(read("2024-03-28")) != document_key(read("2024-03-29"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("/var/press/mine/empty.txt is empty.", "empty.txt is empty."),
        ("releases/maria-lopez-arrested.txt is empty.", "releases/[name]-[name]-arrested.txt is empty."),
        ("Line 7 of releases is longer than 5 MB.", "Line 7 of releases is longer than 5 MB."),
    ],
)
def test_what_is_said_of_a_failure_names_nobody(words: str, expected: str) -> None:
    assert shown(words) == expected
