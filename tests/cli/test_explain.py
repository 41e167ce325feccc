"""`counterfoil explain`, `measures`, `evaluate` and the flags of the program itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterfoil import __version__
from counterfoil.model import MEASURES
from counterfoil.reference.findings import findings
from counterfoil.reference.rules import rules
from tests.cli.conftest import Run
from tests.conftest import ROOT


@pytest.mark.parametrize("code", sorted(findings()))
def test_every_finding_code_is_explained(run: Run, code: str) -> None:
    ran = run("explain", code)
    assert ran.code == 0
    assert code in ran.out


def test_a_rule_is_explained_with_its_example(run: Run) -> None:
    rule = next(iter(rules().values()))
    assert rule.id in run("explain", rule.id).out


def test_explain_alone_lists_the_codes(run: Run) -> None:
    out = run("explain").out
    assert all(code in out for code in findings())


def test_an_unknown_code_is_answered_with_the_nearest(run: Run) -> None:
    code = next(iter(findings()))
    ran = run("explain", code[:-1] + "x")
    assert ran.code == 2
    assert code in ran.err


def test_measures_lists_every_measure(run: Run) -> None:
    out = run("measures").out
    assert all(measure in out for measure in MEASURES)


def test_version(run: Run) -> None:
    assert run("--version").out.strip() == f"counterfoil {__version__}"


@pytest.mark.parametrize("arguments", [("--help",), ("tables", "--help")])
def test_help_says_what_each_command_does_in_words_that_are_not_cut(run: Run, arguments: tuple[str, ...]) -> None:
    listed = run(*arguments).out.split("Commands:")[1].splitlines()[1:]
    assert len(listed) >= 3
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


def test_evaluate_scores_a_folder_and_writes_the_error_browser(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "samples" / "lantern.txt").read_text(encoding="utf-8")
    claims = json.loads(run("claims", ROOT / "samples" / "lantern.txt").out)["claims"]
    claims[0]["value"] = 7777
    folder = tmp_path / "annotated"
    folder.mkdir()
    (folder / "lantern.txt").write_text(text, encoding="utf-8")
    (folder / "lantern.meta.json").write_text('{"published": "2025-09-18"}')
    (folder / "lantern.json").write_text(json.dumps({"id": "lantern", "claims": claims}), encoding="utf-8")
    ran = run("evaluate", folder, "--html", tmp_path / "errors.html", "--json")
    assert ran.code == 0
    scores = json.loads(ran.out)
    assert scores["found"]["recall"] == pytest.approx(1 - 1 / len(claims), abs=1e-4)
    assert scores["fields"]["measure"] == 1.0
    assert "7777" in (tmp_path / "errors.html").read_text(encoding="utf-8")


def test_evaluate_on_a_folder_without_annotations_says_so(run: Run, tmp_path: Path) -> None:
    ran = run("evaluate", tmp_path)
    assert ran.code == 2
    assert "no annotated statements" in ran.err
