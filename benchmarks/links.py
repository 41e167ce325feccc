"""Linking under load: what it costs as a record grows, and how many pairs of statements it looks at."""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

import duckdb

from counterfoil.link import keys_of
from counterfoil.store.linking import relink
from counterfoil.store.rulings import Rulings
from counterfoil.store.statements import statements

_YEARS = 12
_BATCH = 500


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
        record.execute("DELETE FROM about WHERE key IN ('linked', 'linked_statements')")
        _find_anew(record)
        return int(record.execute("SELECT count(*) FROM documents").fetchall()[0][0])


def _find_anew(record: duckdb.DuckDBPyConnection) -> None:
    """The keys that copies are found by, which hold figures and days."""
    documents = [row[0] for row in record.execute("SELECT document FROM documents ORDER BY document").fetchall()]
    record.execute("CREATE TEMP TABLE found (document VARCHAR, events UBIGINT[], figures UBIGINT[])")
    for start in range(0, len(documents), _BATCH):
        for key, statement in statements(record, documents[start : start + _BATCH]).items():
            keys = keys_of(statement)
            record.execute("INSERT INTO found VALUES (?, ?, ?)", [key, list(keys.events), list(keys.figures)])
    record.execute(
        "UPDATE sketches SET events = f.events, figures = f.figures FROM found f WHERE f.document = sketches.document"
    )
    record.execute("DROP TABLE found")


def _copied(record: duckdb.DuckDBPyConnection, table: str, copy: int, days: int) -> None:
    columns = [row[0] for row in record.execute(f"SELECT * FROM {table} LIMIT 0").description or []]  # noqa: S608
    changed = {
        "document": f"document || '-{copy}'",
        "page": f"page || '-{copy}'",
        "capture": f"capture || '-{copy}'",
        "value": _moved("value", copy) if table == "claims" else "value",
        "least": f"[CASE WHEN hash(x, {copy}) % 4 = 0 THEN x ELSE (hash(x, {copy}) % 4294967296)::UINTEGER END "
        "FOR x IN least]",
    }
    bounds = ("high", "low_bound", "high_bound", "plausible_low", "plausible_high")
    changed |= {name: _moved(name, copy) for name in bounds}
    changed |= {name: f"{name} + {days}" for name in ("published", "modified", "period_start", "period_end")}
    chosen = ", ".join(changed.get(name, name) for name in columns)
    only = "" if table != "documents" else f" WHERE document NOT LIKE '%-{copy}'"
    original = "regexp_full_match(document, '[0-9a-f]{32}')"
    where = f"{only} AND {original}" if only else f" WHERE {original}"
    record.execute(f"INSERT INTO {table} SELECT {chosen} FROM {table}{where}")  # noqa: S608 - our own names


def _moved(name: str, by: int) -> str:
    return f"CASE WHEN value >= 11 THEN {name} + {by} ELSE {name} END"


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
            found = relink(target, Rulings())
            if found is None:
                raise SystemExit("the record was linked before")
            seconds, worked = time.perf_counter() - start, time.process_time() - worked
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{times:3d}x {count:6d} documents: {found.looked_at:7d} pairs looked at "
                f"({found.looked_at / count:.1f} a document; all pairs would be {count * (count - 1) // 2}), "
                f"{sum(found.links.values())} links, {worked:.1f} s of a processor "
                f"({1000 * worked / count:.2f} ms a document), {seconds:.1f} s by the clock, "
                f"peak memory so far {peak:.0f} MB"
            )


if __name__ == "__main__":
    main()
