"""`counterfoil export` and `counterfoil series`, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterfoil.cli.export import ExportFormat
from counterfoil.cli.series import Grouping
from counterfoil.export import Form
from counterfoil.series import By
from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.series.statements import record


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("out"))


def test_the_command_line_names_what_the_program_knows() -> None:
    assert {one.value for one in ExportFormat} == {one.value for one in Form}
    assert {one.value for one in Grouping} == {one.value for one in By}


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "docs/store.md"])
def test_what_the_pages_tell_to_type_can_be_typed(run: Run, page: str) -> None:
    told: dict[str, str] = {}
    typed = 0
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        words = line.removeprefix("$ ").split("#")[0].split()
        if words[:1] == ["counterfoil"] and len(words) > 1 and not words[1].endswith(":"):
            if words[1] not in told:
                ran = run(words[1], "--help")
                assert ran.code == 0, line
                told[words[1]] = ran.out
            known = told[words[1]].split()
            assert {word for word in words if word.startswith("--")} <= set(known), line
            typed += 1
    assert typed >= 2


def test_a_record_is_exported(run: Run, store: Path, tmp_path: Path) -> None:
    ran = run("export", "--store", store, "--to", tmp_path, "--format", "sqlite")
    assert ran.code == 0
    assert "record.db, 11 rows" in ran.out
    assert "datasette" in ran.out
    assert (tmp_path / "metadata.json").is_file()


def test_a_series_is_shown_and_written(run: Run, store: Path, tmp_path: Path) -> None:
    asked = ("series", "arrest", "--store", store, "--agency", "ICE", "--tables", tmp_path)
    assert "about 900 people" in run(*asked).out
    assert len(json.loads(run(*asked, "--format", "json").out)["groups"]) == 4
    ran = run(*asked, "--format", "html", "--to", tmp_path / "arrests.html")
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'arrests.html'}, 5 figures\n")
    assert (tmp_path / "arrests.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    run(*asked, "--format", "csv", "--to", tmp_path / "arrests.csv")
    assert (tmp_path / "arrests.csv").read_bytes().startswith(b"\xef\xbb\xbfseries,bucket,")
    run(*asked, "--to", tmp_path / "arrests.txt")
    assert "about 900 people" in (tmp_path / "arrests.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("series", "arests"), "Did you mean arrest"),
        (("series", "arrest", "--unit", "persons"), "Did you mean person"),
        (("series", "arrest", "--since", "2025-02-30"), "'2025-02-30' is not a day of the calendar"),
        (("series", "arrest", "--tables", "no-such-folder"), "There is no folder no-such-folder."),
    ],
)
def test_a_slip_is_named(run: Run, store: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments, "--store", store)
    assert ran.code == 2
    assert said in ran.err
