"""How a command ends when its reader leaves, and what it repeats of hostile names."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import ROOT


def test_a_reader_that_leaves_is_no_error() -> None:
    command = [sys.executable, "-m", "counterfoil", "measures"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(60) == 0
    assert said == b""


@pytest.mark.parametrize("form", ["jsonl", "json", "table"])
def test_a_report_is_written_though_the_reader_of_the_output_leaves(tmp_path: Path, form: str) -> None:
    samples = [str(ROOT / "samples" / name) for name in ("harbor.txt", "lantern.txt")]
    report, audits = tmp_path / "report.html", tmp_path / "audits.json"
    command = [sys.executable, "-m", "counterfoil", "audit", *samples, "--no-model", "--format", form]
    files = ["--html", str(report), "--json", str(audits)]
    with subprocess.Popen([*command, *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(60) == 0
    assert b"Reports written: 2" in said
    assert b"Traceback" not in said
    assert len(list((tmp_path / "report-statements").iterdir())) == 2
    assert report.exists()
    assert len(json.loads(audits.read_text(encoding="utf-8"))) == 2


def test_a_name_cannot_steer_the_terminal(run: Run) -> None:
    ran = run("audit", "nothing\x1b[2Jhere\x07.txt", "--no-model")
    assert ran.code == 2
    assert "There is no file nothing\N{REPLACEMENT CHARACTER}[2Jhere" in ran.err
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.err
    assert len(ran.err.splitlines()) == 3


@pytest.mark.parametrize(
    ("words", "code"), [(["measures"], 0), (["audit", "nothing.txt"], 2), (["explain", "--nothing"], 2)]
)
def test_a_program_that_ends_at_once_has_said_all_and_says_how_it_ended(run: Run, words: list[str], code: int) -> None:
    command = [sys.executable, "-m", "counterfoil", *words]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == code
    assert bool(ended.stdout) == (code == 0)
    assert bool(ended.stderr) == (code != 0)
    assert len(ended.stdout.splitlines()) == len(run(*words).out.splitlines())


def test_what_is_to_be_put_in_order_at_the_end_is() -> None:
    told = (
        "import atexit, sys; from counterfoil.cli.main import program; sys.argv[1:] = ['--version'];"
        "atexit.register(print, 'in order'); program()"
    )
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "in order"
