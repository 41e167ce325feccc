"""Which statements a record has something to say about: read otherwise, changed by their publisher, at odds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterfoil.store.opening import Connection

_FIELDS = {
    "period_start": "period", "period_end": "period", "period_status": "period", "low_bound": "hedge",
    "high_bound": "hedge", "low_open": "hedge", "high_open": "hedge", "is_change": "change", "share_of": "whole",
}  # fmt: skip
"""Columns in words, where their names are none; the bounds of a figure are what its hedge means."""


@dataclass(frozen=True, slots=True)
class Named:
    """A statement as a reader knows it."""

    document: str
    title: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A statement whose claims came out otherwise when another version read it. what: each difference in words."""

    statement: Named
    run: int
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """Two captures of one page that differ. order_known: whether dates say which was first."""

    earlier: Named
    later: Named
    order_known: bool
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtOdds:
    """A finding across two statements that no ruling has overruled."""

    earlier: Named
    later: Named
    code: str
    verdict: str
    says: str


def read_otherwise(connection: Connection) -> tuple[Otherwise, ...]:
    """Statements that the last run which found any read otherwise, those with most differences first."""
    rows = connection.execute(
        "SELECT run, document, kind, fields, words_before, words_after FROM changes "
        "WHERE run = (SELECT max(run) FROM changes) ORDER BY document, change"
    ).fetchall()
    found: dict[str, list[str]] = {}
    for _, document, *difference in rows:
        found.setdefault(document, []).append(_difference(*difference))
    names = _names(connection, list(found))
    told = [Otherwise(names[one], rows[0][0], tuple(what)) for one, what in found.items() if one in names]
    return tuple(sorted(told, key=lambda one: (-len(one.what), str(one.statement.published), one.statement.document)))


def revised(connection: Connection) -> tuple[Revised, ...]:
    """Captures of a page that differ from the one before, the latest first."""
    rows = connection.execute(
        "SELECT earlier, later, order_known, kind, fields, words_before, words_after FROM revisions "
        "ORDER BY page, earlier, later, revision"
    ).fetchall()
    found: dict[tuple[str, str, bool], list[str]] = {}
    for earlier, later, order_known, *difference in rows:
        found.setdefault((earlier, later, order_known), []).append(_difference(*difference))
    names = _names(connection, [one for pair in found for one in pair[:2]])
    told = [Revised(names[a], names[b], known, tuple(what)) for (a, b, known), what in found.items()]
    return tuple(sorted(told, key=lambda one: str(one.later.published or ""), reverse=True))


def at_odds(connection: Connection) -> tuple[AtOdds, ...]:
    """Findings across statements that say more than that figures agree: inconsistent ones first, then the latest."""
    return _at_odds(connection, "c.verdict <> 'consistent'")


def newly_inconsistent(connection: Connection) -> tuple[AtOdds, ...]:
    """Inconsistent findings across statements of which the last run audited at least one."""
    last = "(SELECT max(run) FROM runs)"
    return _at_odds(connection, f"c.verdict = 'inconsistent' AND (d.run = {last} OR e.run = {last})")


def _at_odds(connection: Connection, where: str) -> tuple[AtOdds, ...]:
    rows = connection.execute(
        "SELECT c.earlier, c.later, c.code, c.verdict, c.says FROM cross_findings c "
        "JOIN documents d ON d.document = c.later JOIN documents e ON e.document = c.earlier "
        f"WHERE c.stands AND {where} ORDER BY c.verdict <> 'inconsistent', d.published DESC NULLS LAST, c.cross_finding"
    ).fetchall()
    names = _names(connection, [one for row in rows for one in row[:2]])
    return tuple(AtOdds(names[earlier], names[later], *rest) for earlier, later, *rest in rows)


def _names(connection: Connection, documents: Sequence[str]) -> Mapping[str, Named]:
    rows = connection.execute(
        "SELECT document, coalesce(title, name), published FROM documents "
        "WHERE document IN (SELECT unnest(?::VARCHAR[]))",
        [list(dict.fromkeys(documents))],
    ).fetchall()
    return {row[0]: Named(*row) for row in rows}


def _difference(kind: str, fields: Sequence[Any], before: str | None, after: str | None) -> str:
    """`312 is 310 now`, `312: agency, period`, `41 added`."""
    if kind in ("added", "removed"):
        return f"{after if kind == 'added' else before} {kind}"
    if before != after:
        return f"{before} is {after} now"
    named = dict.fromkeys(_FIELDS.get(field, field) for field in fields)
    return f"{after}: {', '.join(named)}"
