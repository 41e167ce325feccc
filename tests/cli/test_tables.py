"""`counterfoil tables`, as a user types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil.reference.tables import table_profiles
from tests.cli.conftest import Run
from tests.tables.files import write_example

NAME = "us-ice-arrests-by-week"
PROFILE = table_profiles()[NAME]


@pytest.fixture
def weeks(tmp_path: Path) -> Path:
    """The profile's own invented file."""
    return write_example(tmp_path, PROFILE, PROFILE.examples[0], "csv")


def test_every_table_is_listed_before_any_is_added(run: Run, tmp_path: Path) -> None:
    ran = run("tables", "--tables", tmp_path / "none")
    assert ran.code == 0
    assert all(name in ran.out for name in table_profiles())
    assert ran.out.count("nothing") == len(table_profiles())
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("before", [True, False], ids=["option before", "option after"])
def test_a_table_is_added_listed_and_shown(run: Run, tmp_path: Path, weeks: Path, *, before: bool) -> None:
    folder = ("--tables", tmp_path / "store")
    ran = run("tables", *folder, "add", NAME, weeks) if before else run("tables", "add", NAME, weeks, *folder)
    assert ran.code == 0, ran.err
    assert "2 kept out" in ran.out
    assert "one-release" in ran.out
    assert "2024-08-04 to 2024-08-17" in " ".join(run("tables", *folder).out.split())
    shown = " ".join(run("tables", "show", NAME, *folder).out.split())
    for words in (PROFILE.counts, weeks.name, "kept out", "met", *PROFILE.warnings):
        assert words in shown


def test_the_folder_may_be_set_for_good(run: Run, tmp_path: Path, weeks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERFOIL_TABLES", str(tmp_path / "mine"))
    assert run("tables", "add", NAME, weeks).code == 0
    assert (tmp_path / "mine" / f"{NAME}.parquet").is_file()


@pytest.mark.parametrize("name", sorted(table_profiles()))
def test_every_table_can_be_shown_before_it_is_added(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("tables", "show", name, "--tables", tmp_path)
    assert ran.code == 0
    assert "Not added yet" in ran.out


def test_a_table_that_tells_nothing_apart_has_no_such_heading(run: Run, tmp_path: Path) -> None:
    assert not PROFILE.dimensions
    assert "Tells apart" not in run("tables", "show", NAME, "--tables", tmp_path).out
    assert "Tells apart" in run("tables", "show", "us-ice-ero-arrests", "--tables", tmp_path).out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "us-ice-arrests-by-weak", "x.csv"), "us-ice-arrests-by-week"),
        (("add", NAME, "no-such-file.csv"), "no-such-file.csv"),
        (("show", "us-ice-arrest"), "There is no table"),
        (("fetch", "us-ice-ero-arrests"), "tables add us-ice-ero-arrests"),
        (("add", NAME, "x.csv", "--vintage", "May"), "YYYY-MM-DD"),
    ],
)
def test_an_error_says_what_to_do(run: Run, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    ran = run("tables", *arguments, "--tables", tmp_path)
    assert ran.code == 2
    assert says in ran.err
