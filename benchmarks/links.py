"""Linking under load: what it costs as a record grows, and how many pairs of statements it looks at."""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

import duckdb

from counterfoil.store.linking import links_of
from counterfoil.store.rulings import Rulings

_YEARS = 12


def _varied(source: Path, times: int, target: Path, seed: int) -> int:
    """A record so many times as large: each copy with other keys, other days, other figures and other sketches.

    A copy is as a newsroom of another year would write: the same kinds of sentence, other numbers and other texts.
    Three quarters of each sketch are drawn anew, so that copies are as alike as releases of one office are.
    """
    chance = random.Random(seed)  # noqa: S311 - varied copies, no secret
    target.unlink(missing_ok=True)
    target.write_bytes(source.read_bytes())
    with duckdb.connect(str(target)) as record:
        for copy in range(1, times):
            days = chance.randrange(365 * _YEARS)
            for table in ("captures", "claims", "filters", "places", "operations", "sketches", "documents"):
                _copied(record, table, copy, days)
        return int(record.execute("SELECT count(*) FROM documents").fetchall()[0][0])


def _copied(record: duckdb.DuckDBPyConnection, table: str, copy: int, days: int) -> None:
    columns = [row[0] for row in record.execute(f"SELECT * FROM {table} LIMIT 0").description or []]  # noqa: S608
    changed = {
        "document": f"document || '-{copy}'",
        "page": f"page || '-{copy}'",
        "capture": f"capture || '-{copy}'",
        "value": f"CASE WHEN value >= 11 THEN value + {copy} ELSE value END" if table == "claims" else "value",
        "least": f"[CASE WHEN hash(x, {copy}) % 4 = 0 THEN x ELSE (hash(x, {copy}) % 4294967296)::UINTEGER END "
        "FOR x IN least]",
    }
    changed |= {name: f"{name} + {days}" for name in ("published", "modified", "period_start", "period_end")}
    chosen = ", ".join(changed.get(name, name) for name in columns)
    only = "" if table != "documents" else f" WHERE document NOT LIKE '%-{copy}'"
    original = "regexp_full_match(document, '[0-9a-f]{32}')"
    where = f"{only} AND {original}" if only else f" WHERE {original}"
    record.execute(f"INSERT INTO {table} SELECT {chosen} FROM {table}{where}")  # noqa: S608 - our own names


def main() -> None:
    """Link 1, 4, … times a record that `counterfoil build` made."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("record", type=Path)
    arguments.add_argument("--times", type=int, nargs="+", default=[1, 4, 16])
    arguments.add_argument("--seed", type=int, default=7)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for times in options.times:
            target = Path(folder) / f"x{times}.duckdb"
            count = _varied(options.record, times, target, options.seed)
            start, worked = time.perf_counter(), time.process_time()
            found = links_of(target, Rulings())
            seconds, worked = time.perf_counter() - start, time.process_time() - worked
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{times:3d}x {count:6d} documents: {found.looked_at:7d} pairs looked at "
                f"({found.looked_at / count:.1f} a document; all pairs would be {count * (count - 1) // 2}), "
                f"{len(found.rows['links'])} links, {worked:.1f} s of a processor "
                f"({1000 * worked / count:.2f} ms a document), {seconds:.1f} s by the clock, "
                f"peak memory so far {peak:.0f} MB"
            )


if __name__ == "__main__":
    main()
