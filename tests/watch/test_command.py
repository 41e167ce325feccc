"""`counterfoil watch`, as a user types it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterfoil.store import status
from tests.cli.conftest import Run, run  # noqa: F401 - a fixture
from tests.conftest import ROOT
from tests.watch.press import Press, Reply, newsroom_file, statement

QUICK = "delay_seconds: 0.5"


@pytest.fixture
def arguments(press: Press, store: Path) -> list[object]:
    """A watch of the newsroom, in this process and without pauses worth the name."""
    path = newsroom_file(store.parent, press, f"{QUICK}\nrecheck_hours: 0")
    return ["watch", path, "--store", store, "--no-model", "--workers", 0]


def test_two_rounds_and_what_was_changed(press: Press, run: Run, arguments: list[object], store: Path) -> None:  # noqa: F811 - the fixture
    press.listing("/news/a")
    press.release("/news/a", 41)
    first = run(*arguments, "--once")
    assert first.code == 0, first.err
    assert "new" in first.out
    press.release("/news/a", 47)
    second = run(*arguments, "--once", "--format", "json")
    told = json.loads(second.out)
    assert told["counts"] == {"changed": 1}
    assert [(one["words_before"], one["words_after"]) for one in told["revisions"]] == [("41", "47")]
    press.put("/news/a", Reply(b"", 404))
    third = run(*arguments, "--once")
    assert third.code == 0
    assert f"gone: {press.root}/news/a" in third.out
    assert "Pages that are gone since they were captured: 1" in run("status", "--store", store).out


def test_trouble_is_told_in_the_exit_code(press: Press, run: Run, arguments: list[object]) -> None:  # noqa: F811 - the fixture
    press.listing("/news/a")
    press.put("/news/a", Reply(b"no", 403))
    ran = run(*arguments, "--once")
    assert ran.code == 2
    assert "failed: " in ran.out
    assert "status 403" in ran.out


def test_names_in_addresses_are_masked(press: Press, run: Run, arguments: list[object]) -> None:  # noqa: F811 - the fixture
    press.listing("/news/temperance-thompson-convicted")
    ran = run(*arguments, "--once", "--format", "json")
    assert "hompson" not in ran.out
    assert "convicted" in ran.out


def test_a_file_that_is_wrong_is_told(run: Run, tmp_path: Path) -> None:  # noqa: F811 - the fixture
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("name: x\n", encoding="utf-8")
    ran = run("watch", wrong, "--store", tmp_path / "record.duckdb", "--once")
    assert ran.code == 2
    assert "does not describe a newsroom" in ran.err


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("during", ["a page", "the wait for the next round"])
def test_a_signal_ends_it_cleanly(
    press: Press, arguments: list[object], store: Path, sent: signal.Signals, during: str
) -> None:
    press.listing("/news/a", "/news/b")
    press.release("/news/a", 41)
    press.put("/news/b", Reply((lambda h: h.rfile.read()) if during == "a page" else statement(52, place="Old Harrow")))
    command = [sys.executable, "-m", "counterfoil", *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as process:
        if during == "a page":
            while "/news/b" not in press.paths():
                assert process.poll() is None
                time.sleep(0.05)
        else:
            assert process.stdout is not None
            while "requests" not in process.stdout.readline():
                assert process.poll() is None
        process.send_signal(sent)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "Traceback" not in err
    assert "What was captured is kept" in err
    press.release("/news/b", 52)
    again = [*command, "--once"]
    assert subprocess.run(again, cwd=ROOT, capture_output=True, text=True, check=False).returncode == 0
    assert status(store).rows["documents"] == 2
