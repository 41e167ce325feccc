"""`counterfoil watch`, as a user types it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from counterfoil.store import status
from counterfoil.watch.clock import SystemClock
from tests.cli.conftest import Run, run  # noqa: F401 - a fixture
from tests.conftest import ROOT
from tests.watch.copies import Copies
from tests.watch.press import Press, Reply, newsroom_file, statement

QUICK = "delay_seconds: 0.5"


@pytest.fixture
def arguments(press: Press, store: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A watch of the newsroom: in this process by the clock of the newsroom, in another one by that of the machine."""
    monkeypatch.setattr(SystemClock, "now", lambda _: press.clock.now())
    monkeypatch.setattr(SystemClock, "seconds", lambda _: press.clock.seconds())
    monkeypatch.setattr(SystemClock, "sleep", lambda _, seconds: press.clock.sleep(seconds))
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


@pytest.mark.parametrize(
    ("sent", "during", "started"),
    [
        (signal.SIGINT, "a page", True),  # by the interpreter; the others are copies of what that comes to
        (signal.SIGINT, "the wait for the next round", False),
        (signal.SIGTERM, "a page", False),
        (signal.SIGTERM, "the wait for the next round", False),
    ],
)
def test_a_signal_ends_it_cleanly(
    press: Press,
    run: Run,  # noqa: F811 - the fixture
    copies: Copies,
    arguments: list[object],
    store: Path,
    sent: signal.Signals,
    during: str,
    *,
    started: bool,
) -> None:
    press.listing("/news/a", "/news/b")
    press.release("/news/a", 41)
    press.put("/news/b", Reply((lambda h: h.rfile.read()) if during == "a page" else statement(52, place="Old Harrow")))
    process = _started(arguments, copies.out, copies.err) if started else copies.start("counterfoil", *arguments)
    try:
        while "/news/b" not in press.paths() if during == "a page" else "requests" not in copies.out.read_text():
            assert process.poll() is None, copies.err.read_text()
            time.sleep(0.05)
        process.send_signal(sent)
        code, err = process.wait(timeout=60), copies.err.read_text()
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()
    assert code == 0, err
    assert "Traceback" not in err
    assert "What was captured is kept" in err
    press.release("/news/b", 52)
    press.clock.at = datetime.now(UTC) + timedelta(hours=1)
    assert run(*arguments, "--once").code == 0
    assert status(store).rows["documents"] == 2


def _started(arguments: list[object], out: Path, err: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "counterfoil", *map(str, arguments)]
    with out.open("wb") as printed, err.open("wb") as said:
        return subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=said)
