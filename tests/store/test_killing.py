"""A build that is killed keeps what it committed, is readable, and goes on where it was."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterfoil.model import CounterfoilError
from counterfoil.store import Options, build, identity, status
from counterfoil.store.opening import holder, reading, writing
from tests.conftest import ROOT
from tests.store.statements import corpus, numbered, slowly

BUILDER = """
import sys
from counterfoil.store import Options, build
from counterfoil.store import identity, writing
from tests.store.statements import slowly
writing.BATCH_SECONDS = 0.2
identity._contents = lambda: sys.argv[3]
if __name__ == "__main__":
    build([sys.argv[1]], sys.argv[2], Options(workers=0, use_model=False, auditing=slowly))
"""
HOLDER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def test_a_killed_build_keeps_what_it_committed_and_is_resumed(tmp_path: Path) -> None:
    store, source = tmp_path / "record.duckdb", corpus(tmp_path / "some.jsonl", numbered(30))
    # One software from beginning to end, though somebody may edit its files in the meantime.
    command = [sys.executable, "-c", BUILDER, source, str(store), identity._contents()]
    with subprocess.Popen(command, cwd=ROOT) as builder:
        while not store.exists() or status(store).rows["documents"] < 3:  # read while it runs
            assert builder.poll() is None
            time.sleep(0.05)
        assert holder(store) == builder.pid
        with pytest.raises(CounterfoilError, match=f"process {builder.pid}"):
            build([source], store, Options(workers=0, auditing=slowly))
        builder.send_signal(signal.SIGKILL)
    kept = status(store)
    assert 3 <= kept.rows["documents"] < 30
    assert kept.rows["documents"] == kept.rows["captures"] == kept.runs[0].added
    assert (kept.builder, kept.runs[0].ended, kept.links_stale) == (None, None, True)
    tally = build([source], store, Options(workers=0, use_model=False, auditing=slowly))
    assert tally.unchanged == kept.rows["documents"]
    assert tally.added + tally.unchanged == 30
    whole = status(store)
    assert whole.runs[-1].ended is not None
    assert not whole.links_stale


def test_a_reader_is_told_why_it_has_no_turn(tmp_path: Path) -> None:
    store = tmp_path / "record.duckdb"
    build([corpus(tmp_path / "some.jsonl", numbered(1))], store, Options(workers=0, auditing=slowly))
    command = [sys.executable, "-c", HOLDER, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(CounterfoilError, match="being written by another program"), reading(store, seconds=0.2):
            pass
        told: list[str] = []
        with pytest.raises(CounterfoilError), writing(store, told.append, seconds=0.2):
            pass
        assert len(told) == 1
        other.communicate("")
    with reading(store) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(1,)]
