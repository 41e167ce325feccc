"""A record under load: how it grows with varied copies of a corpus, and what a killed build loses."""

from __future__ import annotations

import argparse
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from counterfoil.model import CounterfoilError, Document
from counterfoil.read import read_all
from counterfoil.store import reading, status


def _copies(source: str, times: int, target: Path) -> int:
    """The corpus so many times over, every copy with other figures, names of pages and bytes; the number of documents.

    Each digit but the last of a number with three or more is moved on, so that texts of copies differ as releases do.
    """
    count = 0
    with target.open("w", encoding="utf-8") as handle:
        for number in range(times):
            for document in read_all([source]):
                if isinstance(document, Document):
                    text = document.text if not number else _varied(document.text, number)
                    record = {"id": f"{document.id}-{number}", "text": text, "title": document.title}
                    record["published"] = document.published.isoformat() if document.published else None
                    record["url"] = f"{document.url}?copy={number}" if document.url else None
                    handle.write(json.dumps(record) + "\n")
                    count += 1
    return count


def _varied(text: str, by: int) -> str:
    words = text.split(" ")
    for place, word in enumerate(words):
        figure = word.replace(",", "")
        if figure.isdigit() and 3 <= len(figure) <= 7 and not 1900 <= int(figure) <= 2100:
            words[place] = f"{int(figure) + by:,}"
    return " ".join(words)


def _command(source: str, store: Path, options: argparse.Namespace) -> list[str]:
    more = [] if options.model else ["--no-model"]
    return [sys.executable, "-m", "counterfoil", "build", source, "--store", str(store), "--workers",
            str(options.workers), *more]  # fmt: skip  # a command on two lines reads better than a word a line


def grow(source: str, folder: Path, options: argparse.Namespace) -> None:
    """Build 1, 4, … times the corpus: documents a second, bytes a document, the most memory of any one process."""
    for times in options.times:
        corpus, store = folder / f"x{times}.jsonl", folder / f"x{times}.duckdb"
        count = _copies(source, times, corpus)
        start, before = time.perf_counter(), _processor_seconds()
        subprocess.run(_command(str(corpus), store, options), check=True)
        seconds, worked = time.perf_counter() - start, _processor_seconds() - before
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{times:3d}x {count:6d} documents {seconds:7.1f} s {count / seconds:6.1f} a second, "
            f"{1000 * worked / count:5.1f} ms of a processor each, {store.stat().st_size / count / 1000:5.1f} kB each, "
            f"peak memory of a process so far {peak:.0f} MB"
        )


def _processor_seconds() -> float:
    """What the builds so far have used, their workers with them: on a busy machine this says more than the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def kill(source: str, folder: Path, options: argparse.Namespace) -> None:
    """Kill builds at random moments, look at what is there, and finish: nothing committed may be lost."""
    chance = random.Random(options.seed)  # noqa: S311 - moments of a test, no secret
    store = folder / "killed.duckdb"
    held: set[str] = set()
    lost = 0
    for number in range(options.kills):
        with subprocess.Popen(_command(source, store, options), stdout=subprocess.DEVNULL) as builder:
            if number % 2:  # while it starts up, or wherever it is by then
                time.sleep(chance.uniform(0.0, options.longest))
            else:  # while it works: a reader sees the record grow, and some time after that
                while builder.poll() is None and len(set(_documents(store)) - held) == 0:
                    time.sleep(0.5)
                time.sleep(chance.uniform(0.0, options.longest))
            builder.send_signal(signal.SIGKILL)
        found = set(_documents(store))
        lost += len(held - found)
        print(f"kill {number + 1:2d}: {len(found):5d} documents, {len(held - found)} lost")
        held = found
    subprocess.run(_command(source, store, options), check=True)
    whole = folder / "whole.duckdb"
    subprocess.run(_command(source, whole, options), check=True)
    same = _contents(store) == _contents(whole)
    print(f"{options.kills} kills, {lost} documents lost; as a build that was never killed: {'yes' if same else 'NO'}")
    if lost or not same:
        raise SystemExit(1)


def _documents(store: Path) -> Iterator[str]:
    """The documents of which every part is there."""
    try:
        found = status(store)
    except CounterfoilError as error:
        if not store.exists():
            return
        raise SystemExit(f"not readable: {error}") from error
    if (
        found.rows["documents"] != sum(run.added for run in found.runs)
        or found.rows["captures"] < found.rows["documents"]
    ):
        raise SystemExit("a batch was committed in part")
    with reading(store) as connection:
        yield from (row[0] for row in connection.execute("SELECT document FROM documents").fetchall())


def _contents(store: Path) -> list[list[tuple[object, ...]]]:
    """Every row but for the runs, which say when and in how many goes it was built."""
    tables = (
        "documents",
        "captures",
        "claims",
        "filters",
        "places",
        "operations",
        "relations",
        "findings",
        "leftovers",
        "copies",
        "links",
        "ties",
        "cross_findings",
    )
    with reading(store) as connection:
        return [
            connection.execute(f"SELECT COLUMNS(lambda name: name != 'run') FROM {one} ORDER BY ALL").fetchall()  # noqa: S608 - our own names
            for one in tables
        ]


def main() -> None:
    """Run one of the two."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("what", choices=["grow", "kill"])
    arguments.add_argument("source", help="a corpus: what `counterfoil build` reads")
    arguments.add_argument("--times", type=int, nargs="+", default=[1, 4])
    arguments.add_argument("--kills", type=int, default=20)
    arguments.add_argument("--longest", type=float, default=8.0, help="seconds until a kill, at most")
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--model", action="store_true", help="with the encoder")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (grow if options.what == "grow" else kill)(options.source, Path(folder), options)


if __name__ == "__main__":
    main()
