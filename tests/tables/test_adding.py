"""The import: rows become counts, files are added once, and a table is whole or as it was."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import duckdb
import pytest

from counterfoil.model import CounterfoilError, SourceError
from counterfoil.reference.tables import Dimension, TableProfile, Value
from counterfoil.tables import Store, add
from tests.tables.invented import HEADER, SOUND, profile, write, write_rows

ROWS = [
    ("01.10.2020", "Denver District", "street"),
    ("01.10.2020", "Denver District", "street"),
    ("02.10.2020", "Chicago District", "jail"),
    ("02.10.2020", "", "jail"),
]


def _stored(store: Store, made: TableProfile) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        return connection.read_parquet(str(store.path(made.id))).fetchall()


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a [1]*'?.csv"])
def test_rows_become_counts_of_days_and_dimensions(tmp_path: Path, name: str) -> None:
    store, made = Store(tmp_path / "store [x]*"), profile()
    added = add(store, made, [write_rows(tmp_path / name, ROWS)])
    assert _stored(store, made) == [
        (date(2020, 10, 1), "Denver", "street", 2, name),
        (date(2020, 10, 2), "Chicago", "jail", 1, name),
        (date(2020, 10, 2), None, "jail", 1, name),
    ]
    assert (added.manifest.rows, added.manifest.cells, added.manifest.areas) == (4, 3, ("Chicago", "Denver"))


def test_nothing_that_singles_out_a_person_reaches_the_folder(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    add(store, profile(), [write_rows(tmp_path / "a.csv", ROWS)])
    files = [path for path in store.folder.rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        with duckdb.connect() as connection:
            columns = connection.read_parquet(str(path)).columns
        assert not {*columns} & {"Landmark", "Born", "landmark", "born"}
        assert b"Elm Street" not in path.read_bytes()


def test_adding_again_changes_no_byte(tmp_path: Path) -> None:
    store, made = Store(tmp_path / "store"), profile()
    path = write_rows(tmp_path / "a.csv", ROWS)
    add(store, made, [path])
    before = {file: file.read_bytes() for file in store.folder.rglob("*.parquet")}
    again = add(store, made, [path, path])
    assert again.known == ("a.csv",)
    assert again.new == ()
    assert {file: file.read_bytes() for file in store.folder.rglob("*.parquet")} == before


def test_files_may_come_one_by_one_or_together(tmp_path: Path) -> None:
    first = write_rows(tmp_path / "a.csv", ROWS, "Arrests for FY2021")
    second = write_rows(tmp_path / "b.csv", [("05.11.2021", "Denver District", "jail")], "Arrests for FY2022")
    made = profile()
    one, two = Store(tmp_path / "one"), Store(tmp_path / "two")
    add(one, made, [first])
    add(one, made, [second])
    add(two, made, [second, first])
    assert one.path(made.id).read_bytes() == two.path(made.id).read_bytes()
    manifest = one.manifest(made.id)
    assert manifest is not None
    assert manifest.stretches == ((date(2020, 10, 1), date(2022, 9, 30)),)


def test_one_bad_file_leaves_everything_as_it_was(tmp_path: Path) -> None:
    store, made = Store(tmp_path / "store"), profile()
    add(store, made, [write_rows(tmp_path / "a.csv", ROWS)])
    before = sorted((file, file.read_bytes()) for file in store.folder.rglob("*.parquet"))
    good = write_rows(tmp_path / "b.csv", [("05.11.2021", "Denver District", "jail")])
    with pytest.raises(CounterfoilError, match="lacks"):
        add(store, made, [good, write(tmp_path / "c.csv", "Day;Place", "1;2")])
    assert sorted((file, file.read_bytes()) for file in store.folder.rglob("*.parquet")) == before
    assert not list(store.folder.glob(".adding-*"))


def test_where_two_files_cover_a_day_the_later_issue_has_it(tmp_path: Path) -> None:
    store, made = Store(tmp_path / "store"), profile()
    old = write_rows(tmp_path / "old.csv", [("01.10.2020", "Denver District", "jail")] * 5)
    new = write_rows(tmp_path / "new.csv", [("01.10.2020", "Denver District", "jail")] * 7)
    add(store, made, [new], date(2021, 2, 1))
    manifest = add(store, made, [old], date(2021, 1, 1)).manifest
    assert _stored(store, made) == [(date(2020, 10, 1), "Denver", "jail", 7, "new.csv")]
    assert manifest.kept_out == 5


def test_titles_above_and_notes_below_are_no_rows(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv", "Agency", "", "Arrests", HEADER, "01.10.2020;Denver District;jail;;", "Note: final"
    )
    source = add(Store(tmp_path / "store"), profile(), [path]).manifest.sources[0]
    assert (source.rows, source.notes) == (1, 1)


def test_what_the_file_states_of_its_period_is_held_against_its_rows(tmp_path: Path) -> None:
    rows = [("01.10.2020", "Denver District", "jail"), ("09.10.2020", "Denver District", "jail")]
    path = write_rows(tmp_path / "a.csv", rows, "Arrests from 01.10.2020 to 08.10.2020")
    manifest = add(Store(tmp_path / "store"), profile(), [path]).manifest
    (broken,) = [one for one in manifest.outcomes if not one.met]
    assert (broken.id, broken.rows, broken.found) == ("stated", 1, "1 row on 2020-10-09")
    assert manifest.stretches == ((date(2020, 10, 1), date(2020, 10, 8)),)


def test_a_column_that_the_profile_does_not_know_is_told_and_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", HEADER + ";Nickname", "01.10.2020;Denver District;jail;;;Bo")
    manifest = add(Store(tmp_path / "store"), profile(), [path]).manifest
    assert manifest.sources[0].unknown == ("Nickname",)


@pytest.mark.parametrize(
    ("figure", "kept"), [("1,234", 1234), ("12.5", 12.5), ("290622", 290622), ("2290,622", 0), ("12*", 0)]
)
def test_a_mark_glued_to_a_figure_makes_it_none(tmp_path: Path, figure: str, kept: float) -> None:
    made = profile(
        [SOUND],
        time="month",
        columns={"Month": "first_day"},
        values=[Value("Total", {})],
        dimensions=[Dimension("way", "Way.")],
    )
    path = write(tmp_path / "a.csv", "Month;Total", f"01.10.2020;{figure}")
    manifest = add(Store(tmp_path / "store"), made, [path]).manifest
    assert (manifest.figures, manifest.kept_out) == (kept, int(not kept))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"%PDF-", "not a kind of file"),
        ("a.xlsx", b"PK not a workbook", "is a xlsx file"),
        ("a.csv.gz", gzip.compress(b"Seen On;District;Way\n" * 9000)[:-400], "could not be read"),
        ("a.csv", b"", "is empty"),
        ("a.csv", HEADER.encode(), "no rows"),
    ],
)
def test_what_cannot_be_read_says_why_and_leaves_no_table(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    store = Store(tmp_path / "store")
    with pytest.raises(CounterfoilError, match=says):
        add(store, profile(), [path])
    assert not list((tmp_path / "store").rglob("*.parquet"))


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CounterfoilError, match="could not be written"):
        add(Store(tmp_path / "file" / "store"), profile(), [write_rows(tmp_path / "a.csv", ROWS)])


def test_a_damaged_table_is_said_and_not_used(tmp_path: Path) -> None:
    store, made = Store(tmp_path), profile()
    store.path(made.id).write_bytes(b"PAR1 nonsense PAR1")
    with pytest.raises(CounterfoilError, match="damaged"):
        store.manifest(made.id)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([""], "is empty"),
        (["Arrests", HEADER + ";x" * 2500], "more than 2,000 columns"),
        # Which of the two depends on the longest cell that the csv module takes, which other libraries raise for all.
        (["Arrests", "x" * 200_000], "could not be read|does not have the columns"),
        (
            ["Arrests", HEADER, '01.10.2020;"Denver;jail;;', "02.10.2020;Chicago District;jail;;"],
            "a quote in it was not closed",
        ),
    ],
)
def test_a_file_that_cannot_be_told_apart_is_refused_with_the_reason(
    tmp_path: Path, lines: list[str], words: str
) -> None:
    store = Store(tmp_path / "store")
    with pytest.raises(SourceError, match=words):
        add(store, profile(), [write(tmp_path / "a.csv", *lines)])
    assert store.manifests() == {}


def test_words_of_a_file_are_data_and_never_sql(tmp_path: Path) -> None:
    bad = ["x'); DROP TABLE cells -- ", 'Denver" OR 1=1 -- ', "=1+1 ", "$(rm) "]
    quoted = ['"' + words.replace('"', '""') + 'District"' for words in bad]
    store, made = Store(tmp_path / "store"), profile()
    path = write_rows(tmp_path / "a'b.csv", [("01.10.2020", area, "jail") for area in quoted])
    added = add(store, made, [path])
    assert sorted(added.manifest.areas) == sorted(words.strip() for words in bad)
    assert added.manifest.rows == 4
