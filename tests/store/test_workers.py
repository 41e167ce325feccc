"""Workers that die, hang or fail take one document with them, and no other."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path

import pytest

from counterfoil import nursery
from counterfoil.model import CounterfoilError, Document
from counterfoil.read import document
from counterfoil.store import Options, build
from counterfoil.store.failing import Failure
from counterfoil.store.rows import Filed, Row
from counterfoil.store.workers import Workers
from tests.conftest import ROOT
from tests.store.statements import HARROW, QUILL, Marked, corpus


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


@dataclass(frozen=True)
class Stillborn:
    """Work that ends the process which is given it, as often as there are files in a folder to take away."""

    folder: str

    def __setstate__(self, state: dict[str, str]) -> None:
        self.__dict__.update(state)
        for file in sorted(Path(self.folder).iterdir()):
            with contextlib.suppress(FileNotFoundError):  # another process may have taken it away first
                file.unlink()
                os._exit(3)

    def __call__(self, document: Document) -> Filed:
        return Marked("1.0", 1)(document)


def of_stillborn(folder: Path, deaths: int) -> list[Filed | Failure]:
    for number in range(deaths):
        (folder / str(number)).touch()
    workers = Workers(Stillborn(str(folder)), 2)
    try:
        return [outcome for _, outcome in workers.each(document(f"sound {n}", f"d{n}") for n in range(12))]
    finally:
        workers.close()


def test_no_document_is_to_blame_for_workers_that_die_while_they_start(tmp_path: Path) -> None:
    found = of_stillborn(tmp_path, 2)
    assert len(found) == 12
    assert all(isinstance(outcome, Filed) for outcome in found)


def test_where_no_worker_starts_the_build_says_so(tmp_path: Path) -> None:
    with pytest.raises(CounterfoilError, match=r"3 processes for auditing ended .* with code 3"):
        of_stillborn(tmp_path, 50)
    assert len(list(tmp_path.iterdir())) > 40


linux = pytest.mark.skipif(sys.platform != "linux", reason="workers are copied on Linux alone")


@linux
def test_what_workers_are_copied_from_has_one_thread_when_it_has_loaded_all() -> None:
    told = "import os, sys, counterfoil.store.loaded; print('spacy' in sys.modules, len(os.listdir('/proc/self/task')))"
    with nursery.quietly():
        ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("True 1\n", "")


@linux
def test_what_workers_are_copied_from_does_not_hear_ctrl_c() -> None:
    told = (
        "from multiprocessing import forkserver; from counterfoil import nursery; nursery.begin();"
        "print(open(f'/proc/{forkserver._forkserver._forkserver_pid}/status').read()); nursery.end()"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    blocked = next(line.split()[1] for line in ran.stdout.splitlines() if line.startswith("SigBlk"))
    assert int(blocked, 16) & (1 << (signal.SIGINT - 1))


@linux
def test_workers_are_there_though_temporary_files_have_no_place_for_a_socket(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 110)
    folder.mkdir()
    told = "from tests.store.test_workers import outcomes; print(len(outcomes(['sound 1', 'sound 2'], 2)))"
    environment = {**os.environ, "TMPDIR": str(folder)}
    ran = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    )
    assert (ran.stdout, ran.stderr) == ("2\n", "")


@linux
@pytest.mark.parametrize(("arguments", "began"), [(["build"], True), (["build", "--help"], False), (["status"], False)])
def test_a_command_line_begins_it_for_a_build_and_leaves_nothing_behind(arguments: list[str], *, began: bool) -> None:
    told = (
        "import sys; from counterfoil import nursery; from counterfoil.cli.main import main; begun = []\n"
        "begin = nursery.begin; nursery.begin = lambda: begun.append(begin()) or begun[-1]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "from multiprocessing import forkserver; print('\\n', begun, forkserver._forkserver._forkserver_pid)"
    )
    ran = subprocess.run([sys.executable, "-c", told, *arguments], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1].strip() == f"{[True] if began else []} None"


@linux
@pytest.mark.parametrize(("more", "begins"), [([], False), ([HARROW], True)])
def test_a_build_of_what_the_record_holds_begins_nothing_that_audits(
    tmp_path: Path, more: list[Row], *, begins: bool
) -> None:
    store = tmp_path / "record.duckdb"
    build([str(corpus(tmp_path / "some.jsonl", [QUILL]))], store, Options(workers=0, use_model=False))
    source = corpus(tmp_path / "some.jsonl", [QUILL, *more])
    told = (
        "import sys; from counterfoil import nursery; from counterfoil.cli.main import main; begun = []\n"
        "begin = nursery.begin; nursery.begin = lambda: begun.append(begin()) or begun[-1]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint('\\n', True in begun)"
    )
    words = ["build", str(source), "--store", str(store), "--no-model"]
    ran = subprocess.run([sys.executable, "-c", told, *words], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1].strip() == str(begins)


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
