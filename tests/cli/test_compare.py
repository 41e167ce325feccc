"""`counterfoil compare`, as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterfoil.store import reading
from tests.cli.conftest import Run
from tests.store.statements import corpus
from tests.store.test_linking import RELEASE, REPORT, SLIP

_ONE = """NCS arrests 216 in Operation Blue Lantern

Published: 2024-03-28

LAKEPORT, Vt. — The Northmark Compliance Service (NCS) arrested 216 people during Operation Blue Lantern, which ran \
from March 11, 2024 to March 22, 2024 in 25 jurisdictions around Lakeport. Officers seized more than 40 rifles.

In fiscal year 2023, NCS arrested 73,822 people who were charged with arson by Temperance Quillfeather-Moss of Lakeport.
"""
_OTHER = (
    _ONE.replace("jurisdictions", "cities").replace("73,822", "73,882").replace("more than 40", "nearly 40")
    + "\nOfficers closed three bridges.\n"
)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(_ONE)
    other.write_text(_OTHER)
    return one, other


@pytest.fixture
def built(run: Run, tmp_path: Path) -> Path:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", [RELEASE, REPORT, SLIP])
    run("build", source, "--store", store, "--no-model", "--workers", 0)
    return store


def test_two_files_are_compared_on_the_terminal(run: Run, two: tuple[Path, Path]) -> None:
    ran = run("compare", *two, "--no-model")
    assert ran.code == 0
    shown = " ".join(ran.out.split())
    for words in (
        "73,822 people",
        "73,882 people",
        "a digit differs",
        "25 cities",
        "another hedge",
        "Only in the other",
    ):
        assert words in shown
    assert "Quillfeather" not in ran.out


def test_json_has_both_sides_and_offsets(run: Run, two: tuple[Path, Path]) -> None:
    told = json.loads(run("compare", *two, "--no-model", "--format", "json").out)
    assert told["schema"] == "counterfoil.compare/1"
    assert {finding["code"] for finding in told["findings"]} >= {"across-slip", "across-unit", "across-hedge"}
    texts = {"earlier": two[0].read_text(), "later": two[1].read_text()}
    names = {told["earlier"]["name"]: "one", told["later"]["name"]: "other"}
    assert set(names) == {"one", "other"}
    for row in told["rows"]:
        for side in ("earlier", "later"):
            figure, path = row[side], two[0] if told[side]["name"] == "one" else two[1]
            if figure:
                assert path.read_text()[figure["start"] : figure["end"]] == figure["words"]
    assert texts["earlier"] != texts["later"]


def test_the_page_stands_alone_and_hides_names(run: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out" / "compare.html"
    assert run("compare", *two, "--no-model", "--html", out).code == 0
    page = out.read_text()
    assert "73,882" in page
    assert "<script" not in page
    assert "http" not in page.split("</style>")[1]
    assert "Quillfeather" not in page


def test_a_text_is_shown_as_text(run: Run, tmp_path: Path) -> None:
    one, other, out = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.html"
    one.write_text("Officers <b>arrested</b> 41 people & a dog in Salem on March 3, 2024.")
    other.write_text("Officers <b>arrested</b> 43 people & a dog in Salem on March 3, 2024.")
    run("compare", one, other, "--no-model", "--html", out)
    assert "&lt;b&gt;arrested&lt;/b&gt;" in out.read_text()


def test_statements_with_nothing_in_common_say_so(run: Run, tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(_ONE)
    other.write_text("The harvest fair of Old Harrow opened with 31 stands.")
    ran = run("compare", one, other, "--no-model")
    assert ran.code == 0
    assert "Too little ties these two" in ran.out
    assert "Drifted" not in ran.out


def test_two_statements_of_a_record_are_compared(run: Run, tmp_path: Path) -> None:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", [RELEASE, REPORT, SLIP])
    built = run("build", source, "--store", store, "--no-model", "--workers", 0)
    assert "Links between statements:" in built.out
    told = json.loads(run("compare", "slip", "lantern", "--store", store, "--format", "json").out)
    assert (told["kind"], told["certain"], told["earlier"]["name"]) == ("copy", True, "lantern")
    assert told["findings"][0]["code"] == "across-slip"
    ran = run("compare", "slip", "nowhere", "--store", store)
    assert ran.code == 2
    assert "no statement that is named nowhere" in ran.err


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("lantern", "lantern"),
        ("releases/lantern.txt", "lantern"),
        ("http://www.ncs.example/news/lantern/", "lantern"),
        ("ncs arrests 216 in operation blue lantern", "lantern"),
        ("What came of Blue", "report"),
        ("{key}", "lantern"),
        ("{key:.12}", "lantern"),
    ],
)
def test_a_statement_of_a_record_is_named_as_a_person_would(run: Run, built: Path, given: str, name: str) -> None:
    with reading(built) as connection:
        key = connection.execute("SELECT document FROM documents WHERE name = 'lantern'").fetchall()[0][0]
    told = json.loads(run("compare", "slip", given.format(key=key), "--store", built, "--format", "json").out)
    assert name in (told["earlier"]["name"], told["later"]["name"])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            "blue lantern",
            ["2 statements of the record answer to blue lantern", "2024-04-02, What came of Blue Lantern"],
        ),
        ("nowhere", ["no statement that is named nowhere"]),
        ("La", ["no statement that is named La"]),  # too little of a title
        ("https://ncs.example/news/other", ["no statement that is named https"]),
        ("Bridges closed", ["are one statement of the record"]),
    ],
)
def test_a_name_that_is_nobodys_or_of_several_is_told(run: Run, built: Path, given: str, words: list[str]) -> None:
    ran = run("compare", "slip", given, "--store", built)
    assert ran.code == 2
    for each in words:
        assert each in ran.err


@pytest.mark.parametrize("source", ["missing.txt", "many.jsonl"])
def test_what_is_no_single_statement_is_refused(run: Run, tmp_path: Path, source: str) -> None:
    corpus(tmp_path / "many.jsonl", [RELEASE, SLIP])
    (tmp_path / "a.txt").write_text(_ONE)
    ran = run("compare", tmp_path / "a.txt", tmp_path / source, "--no-model")
    assert ran.code == 2
    assert ran.err.startswith("counterfoil: ")
    assert "Traceback" not in ran.err


def test_a_file_names_its_statement_though_the_record_knows_it_by_another_name(run: Run, tmp_path: Path) -> None:
    first, second, other = (tmp_path / name for name in ("copy.txt", "roundup.txt", "other.txt"))
    for file in (first, second):
        file.write_text("ICE arrested 41 people in Denver on November 2, 2020.", encoding="utf-8")
    other.write_text("ICE arrested 12 people in Chicago on December 7, 2020.", encoding="utf-8")
    store = tmp_path / "r.duckdb"
    assert run("build", first, second, other, "--store", store, "--no-model").code == 0
    ran = run("compare", "--store", store, second, other, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert run("compare", "--store", store, first, second).code == 2  # one statement of the record
