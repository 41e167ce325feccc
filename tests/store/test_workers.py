"""Workers that die, hang or fail take one document with them, and no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from multiprocessing import forkserver

import pytest

from counterfoil import nursery
from counterfoil.model import Document
from counterfoil.read import document
from counterfoil.store.failing import Failure
from counterfoil.store.rows import Filed
from counterfoil.store.workers import Workers
from tests.store.statements import Marked


def outcomes(texts: list[str], count: int, seconds: float = 60.0) -> dict[str, Filed | Failure]:
    workers = Workers(Marked("1.0", 1), count, seconds)
    documents: list[Document] = [document(text, f"d{number}") for number, text in enumerate(texts)]
    try:
        found = list(workers.each(iter(documents)))
    finally:
        workers.close()
    assert sorted(one.id for one, _ in found) == sorted(one.id for one in documents)
    return {one.id: outcome for one, outcome in found}


@pytest.mark.parametrize("count", [1, 3])
def test_every_document_comes_back_once(count: int) -> None:
    found = outcomes([f"sound {number}" for number in range(20)], count)
    assert all(isinstance(outcome, Filed) and outcome.name == name for name, outcome in found.items())


def test_nothing_to_do_starts_nothing() -> None:
    assert outcomes([], 2) == {}


@pytest.mark.parametrize(("bad", "says"), [("kill", "signal 9"), ("defect", "ValueError"), ("refuse", "too much")])
def test_a_bad_document_is_given_up_and_the_others_are_done(bad: str, says: str) -> None:
    found = outcomes(["sound 1", bad, "sound 2", "sound 3", "sound 4", "sound 5"], 1)
    failed = {name: outcome for name, outcome in found.items() if isinstance(outcome, Failure)}
    assert list(failed) == ["d1"]
    assert says in failed["d1"].reason


def test_a_document_that_hangs_is_given_up() -> None:
    found = outcomes(["hang", "sound 1"], 1, seconds=8.0)
    assert isinstance(found["d1"], Filed)
    assert isinstance(hung := found["d0"], Failure)
    assert "longer than 8 seconds" in hung.reason


linux = pytest.mark.skipif(sys.platform != "linux", reason="workers are copied on Linux alone")


@linux
def test_what_workers_are_copied_from_has_one_thread_when_it_has_loaded_all() -> None:
    told = "import os, sys, counterfoil.store.loaded; print('spacy' in sys.modules, len(os.listdir('/proc/self/task')))"
    with nursery.quietly():
        ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("True 1\n", "")


@linux
def test_who_did_not_begin_the_one_that_is_copied_does_not_end_it() -> None:
    assert not nursery.begin()
    outcomes(["sound 1", "sound 2"], 1)
    assert not nursery.begin()
    nursery.end()
    assert nursery.begin()


@linux
def test_workers_are_there_though_the_one_that_is_copied_has_died(monkeypatch: pytest.MonkeyPatch) -> None:
    os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined]
    assert len(outcomes(["sound 1", "sound 2"], 2)) == 2

    def gone(_: object) -> tuple[int, int]:
        raise EOFError

    monkeypatch.setattr(forkserver, "connect_to_new_process", gone)
    assert len(outcomes(["sound 1", "sound 2"], 2)) == 2
