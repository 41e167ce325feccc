"""What is in a record, in few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from counterfoil.store.linking import are_stale
from counterfoil.store.named import AtOdds, Otherwise, Revised, at_odds, read_otherwise, revised
from counterfoil.store.opening import Connection, holder, reading
from counterfoil.store.schema import LATE_DAYS, TABLES


@dataclass(frozen=True, slots=True)
class RunView:
    """One run. ended: None while it runs, or where it was stopped."""

    run: int
    software: str
    started: datetime
    ended: datetime | None
    added: int
    again: int
    failed: int
    claims_changed: int


@dataclass(frozen=True, slots=True)
class FailureView:
    """One thing that is not in the record."""

    place: str
    stage: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Status:
    """A record at a glance. builder: the process that is building it now. software: documents by what audited them.

    links_stale: statements came or changed since links and findings across statements were made. otherwise: statements
    whose claims came out otherwise in the last run in which any did. changed_pages, at_odds: see `store.named`.
    """

    path: str
    bytes: int
    builder: int | None
    rows: dict[str, int]
    published: tuple[date | None, date | None]
    undated: int
    software: dict[str, int]
    verdicts: dict[str, int]
    recaptured: int
    revisions: dict[str, int]
    absent: int
    late_stamps: int
    late_days: int
    links_stale: bool
    links: dict[str, int]
    across: dict[str, int]
    otherwise: tuple[Otherwise, ...]
    changed_pages: tuple[Revised, ...]
    at_odds: tuple[AtOdds, ...]
    failures: tuple[FailureView, ...]
    runs: tuple[RunView, ...]


def status(path: str | Path) -> Status:
    """What is in the record at `path`. Raises CounterfoilError where it cannot be opened."""
    target = Path(path)
    with reading(target) as connection:
        first, last, undated = connection.execute(
            "SELECT min(published), max(published), count(*) FILTER (published IS NULL) FROM documents"
        ).fetchall()[0]
        return Status(
            path=target.name,
            bytes=target.stat().st_size,
            builder=holder(target),
            rows={one.name: _number(connection, f"SELECT count(*) FROM {one.name}") for one in TABLES},
            published=(first, last),
            undated=undated,
            software=_counts(connection, "SELECT software, count(*) FROM documents GROUP BY ALL ORDER BY ALL"),
            verdicts=_counts(connection, "SELECT verdict, count(*) FROM findings GROUP BY ALL ORDER BY ALL"),
            recaptured=_number(
                connection,
                "SELECT count(*) FROM (SELECT page FROM documents WHERE page IS NOT NULL GROUP BY page "
                "HAVING count(*) > 1)",
            ),
            revisions=_counts(connection, "SELECT kind, count(*) FROM revisions GROUP BY ALL ORDER BY ALL"),
            absent=_number(connection, "SELECT count(*) FROM absences WHERE until IS NULL"),
            late_stamps=_number(connection, "SELECT count(*) FROM late_stamps"),
            late_days=LATE_DAYS,
            links_stale=are_stale(connection),
            links=_counts(connection, "SELECT kind, count(*) FROM links WHERE stands GROUP BY ALL ORDER BY ALL"),
            across=_counts(
                connection, "SELECT verdict, count(*) FROM cross_findings WHERE stands GROUP BY ALL ORDER BY ALL"
            ),
            otherwise=read_otherwise(connection),
            changed_pages=revised(connection),
            at_odds=at_odds(connection),
            failures=tuple(
                FailureView(*row)
                for row in connection.execute(
                    "SELECT place, stage, reason, remedy FROM failures ORDER BY ALL"
                ).fetchall()
            ),
            runs=tuple(
                RunView(*row)
                for row in connection.execute(
                    "SELECT run, software, started, ended, added, again, failed, claims_changed FROM runs ORDER BY run"
                ).fetchall()
            ),
        )


def _number(connection: Connection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])


def _counts(connection: Connection, query: str) -> dict[str, int]:
    return dict(connection.execute(query).fetchall())
