"""`counterfoil audit` and `counterfoil claims`, as a user types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import ROOT

HARBOR = ROOT / "samples" / "harbor.txt"
LANTERN = ROOT / "samples" / "lantern.txt"


def test_the_demo_statement_shows_findings_of_every_verdict(run: Run) -> None:
    ran = run("audit", HARBOR, "--format", "json")
    assert ran.code == 0
    verdicts = {finding["verdict"] for finding in json.loads(ran.out)["findings"]}
    assert verdicts == {"consistent", "inconsistent", "not comparable", "not checkable", "note"}


def test_the_sound_sample_is_accused_of_nothing(run: Run) -> None:
    ran = run("audit", LANTERN, "--format", "json")
    findings = json.loads(ran.out)["findings"]
    assert findings
    assert not [f for f in findings if f["verdict"] == "inconsistent"]


def test_one_source_is_one_object_and_several_are_a_list_in_input_order(run: Run) -> None:
    one = json.loads(run("audit", LANTERN, "--format", "json").out)
    several = json.loads(run("audit", LANTERN, HARBOR, "--format", "json").out)
    assert one["id"] == "lantern"
    assert [each["id"] for each in several] == ["lantern", "harbor"]
    assert several[0] == one


def test_jsonl_is_one_object_a_line(run: Run) -> None:
    lines = run("audit", HARBOR, LANTERN, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["harbor", "lantern"]


def test_the_table_names_the_findings_and_the_figures(run: Run) -> None:
    ran = run("audit", HARBOR)
    assert ran.code == 0
    assert "inconsistent" in ran.out
    assert "241" in ran.out


def test_fail_on_turns_a_verdict_into_an_exit_code(run: Run) -> None:
    assert run("audit", HARBOR, "--fail-on", "inconsistent").code == 1
    assert run("audit", LANTERN, "--fail-on", "inconsistent").code == 0


def test_a_folder_of_tables_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("audit", LANTERN, "--tables", tmp_path / "none")
    assert (ran.code, ran.out) == (2, "")
    assert f"There is no folder {tmp_path / 'none'}." in ran.err


def test_fail_on_a_word_that_is_no_verdict_is_refused(run: Run) -> None:
    ran = run("audit", LANTERN, "--fail-on", "wrong")
    assert ran.code == 2
    assert "inconsistent" in ran.err


def test_the_given_date_wins_over_metadata(run: Run) -> None:
    given = json.loads(run("audit", LANTERN, "--published", "2019-10-01", "--format", "json").out)
    assert given["document"]["published"] == "2019-10-01"
    assert given["operation"]["start"] == "2019-09-02"


def test_a_date_that_is_none_is_refused(run: Run) -> None:
    ran = run("audit", LANTERN, "--published", "28/03/2024")
    assert ran.code == 2
    assert "28/03/2024" in ran.err
    assert "Traceback" not in ran.err


def test_files_are_written_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    html, out = tmp_path / "a" / "report.html", tmp_path / "b" / "audit.json"
    assert run("audit", HARBOR, "--html", html, "--json", out).code == 0
    assert html.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "harbor"


def test_several_reports_come_with_an_index_whose_links_resolve(run: Run, tmp_path: Path) -> None:
    assert run("audit", HARBOR, LANTERN, HARBOR, "--html", tmp_path / "report.html").code == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    reports = sorted(p.relative_to(tmp_path).as_posix() for p in (tmp_path / "report-statements").glob("*.html"))
    assert len(reports) == 3
    assert all(f'href="{name}"' in page for name in reports)


def test_a_folder_that_cannot_be_written_is_said_to_be_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = run("audit", LANTERN, "--html", tmp_path / "file" / "report.html")
    assert ran.code == 2
    assert "could not be written" in ran.err


def test_one_bad_source_is_told_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    ran = run("audit", missing, LANTERN, "--format", "jsonl")
    assert ran.code == 2
    assert json.loads(ran.out)["id"] == "lantern"
    assert "missing.txt" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("content", [b"", b"   \n\n ", b"\x00\x01\x02" * 500], ids=["empty", "blank", "binary"])
def test_a_file_without_a_statement_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nothing.txt"
    path.write_bytes(content)
    ran = run("audit", path)
    assert ran.code == 2
    assert ran.err.startswith("counterfoil: ")
    assert "Traceback" not in ran.err


def test_claims_prints_what_the_scorer_reads(run: Run) -> None:
    whole = json.loads(run("claims", LANTERN, "--format", "jsonl").out)
    assert set(whole) == {"id", "claims"}
    text = LANTERN.read_text(encoding="utf-8")
    assert whole["claims"]
    for claim in whole["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]


def test_claims_as_csv_has_a_row_a_claim(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("claims", LANTERN, "--format", "csv").out)))
    claims = json.loads(run("claims", LANTERN).out)["claims"]
    assert [row["text"] for row in rows] == [claim["text"] for claim in claims]


def test_rules_alone_give_claims_too(run: Run) -> None:
    assert json.loads(run("claims", LANTERN, "--no-model").out)["claims"]


def test_the_same_input_gives_the_same_bytes(run: Run) -> None:
    assert run("audit", HARBOR, "--format", "json").out == run("audit", HARBOR, "--format", "json").out
