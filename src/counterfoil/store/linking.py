"""The last step of a build: every statement of the record held against those that may tell of the same thing.

It reads the record as it stands, puts aside what it finds, and replaces all links at once. Where neither statements nor
rulings nor the software have changed since the last time, nothing is read or written.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

import duckdb

from counterfoil import link
from counterfoil.link import Likeness
from counterfoil.model import Linked, Statement
from counterfoil.store.candidates import Candidate, Candidates
from counterfoil.store.identity import linking_software
from counterfoil.store.link_rows import Row, finding_row, link_row, tie_row
from counterfoil.store.opening import Connection, Told, reading, writing
from counterfoil.store.rulings import Ruling, Rulings
from counterfoil.store.schema_links import LINK_VIEWS
from counterfoil.store.spool import Spool
from counterfoil.store.statements import statements

LINKING_TABLES = ("copies", "links", "ties", "cross_findings", "rulings")
_BATCH = 200
"""Pairs whose statements are in memory at once."""
_MEMORY = "SET memory_limit = '96MB'"
"""What the engine may keep of the record in memory meanwhile: it takes what it is given."""
_STATE = """
SELECT md5(coalesce(string_agg(d.document || d.software || s.is_last, ' ' ORDER BY d.document), ''))
FROM documents d JOIN last_seen s USING (document)
"""
_One = TypeVar("_One")


def state(connection: Connection, rulings: Rulings) -> str:
    """What the links depend on: the statements, the rulings, and the software that links."""
    parts = (_held(connection), rulings.digest, linking_software())
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32]


def _held(connection: Connection) -> str:
    """A hash over the statements that the record holds."""
    found = connection.execute(_STATE).fetchone()
    return str(found[0] if found else "")


def linked(connection: Connection) -> str | None:
    """The state that the record's links are of; None where it has never been linked."""
    return _about(connection, "linked")


def are_stale(connection: Connection) -> bool:
    """Whether statements came or changed since the links were made: a build was stopped before it made them anew."""
    of = _about(connection, "linked_statements")
    if of is None:  # never linked, or by a version that did not keep this
        return linked(connection) is None and bool(connection.execute("SELECT 1 FROM documents LIMIT 1").fetchall())
    return of != _held(connection)


def _about(connection: Connection, key: str) -> str | None:
    found = connection.execute("SELECT value FROM about WHERE key = ?", [key]).fetchone()
    return None if found is None else str(found[0])


@dataclass(frozen=True, slots=True)
class LinkTally:
    """What linking came to: links by kind, findings across statements by verdict, rulings that met nothing.

    looked_at: pairs of statements that were held against each other.
    """

    links: dict[str, int]
    findings: dict[str, int]
    unmet: int
    looked_at: int = 0


def relink(path: Path, rulings: Rulings, told: Told | None = None) -> LinkTally | None:
    """Bring the links of the record up to date; None where they are. Call it under `building_alone`."""
    try:
        return _relinked(path, rulings, told, _MEMORY)
    except duckdb.OutOfMemoryException:  # a record so large that it takes what it takes
        return _relinked(path, rulings, told)


def _relinked(path: Path, rulings: Rulings, told: Told | None, *means: str) -> LinkTally | None:
    with Spool(path.parent) as spool:
        with reading(path) as connection:
            held, now = _held(connection), state(connection, rulings)
            if linked(connection) == now:
                return None
            for each in means:
                connection.execute(each)
            tally = _Linking(connection, rulings, spool).go()
        with writing(path, told) as connection:
            for each in means:
                connection.execute(each)
            for name in LINKING_TABLES:
                connection.execute(f"DELETE FROM {name}")
            spool.insert(connection)
            for view in LINK_VIEWS:  # as this version understands them: the record may be an older one's
                for made in view.ddl():
                    connection.execute(made)
            states = "INSERT OR REPLACE INTO about VALUES ('linked', ?), ('linked_statements', ?)"
            connection.execute(states, [now, held])
    return tally


@dataclass(slots=True)
class _Told:
    """What was counted on the way."""

    links: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    looked_at: int = 0


class _Linking:
    """One pass over a record that is open to read."""

    def __init__(self, connection: Connection, rulings: Rulings, spool: Spool) -> None:
        self._connection, self._spool = connection, spool
        self._candidates = Candidates(connection)
        self._rulings = rulings.resolved(connection)
        both = [one for one in self._rulings if len(one.documents) == 2]
        self._apart = {frozenset(one.documents): one for one in both if one.act == "unlink"}
        self._together: dict[frozenset[str], list[Ruling]] = {}
        for one in both:
            if one.act == "link":
                self._together.setdefault(frozenset(one.documents), []).append(one)
        self._overruled = {one.finding: one for one in self._rulings if one.act == "overrule" and one.finding}
        self._met: dict[str, Row] = {}
        self._made: set[frozenset[str]] = set()
        self._late: dict[str, Row] = {}
        self._latest: tuple[str, set[str]] = ("", set())
        self._told = _Told()

    def go(self) -> LinkTally:
        self._link_copies()
        for one, earlier, later in self._both(self._candidates.pairs(), lambda one: (one.earlier, one.later)):
            self._take(self._links_of(one, earlier, later), earlier, later)
        self._link_ruled()
        return self._ended()

    def _link_copies(self) -> None:
        kept: list[Likeness] = []
        for one, earlier, later in self._both(self._candidates.alike(), lambda one: (one.earlier, one.later)):
            if link.is_copy(earlier, later, one.share):
                if frozenset((earlier.key, later.key)) not in self._apart:
                    kept.append(one)
                self._take([link.copied(earlier, later, one)], earlier, later)
        for copy in link.groups(self._candidates.order, kept):
            if copy.document != copy.original:
                self._candidates.pass_over(copy.document)
            self._spool.add("copies", {
                "document": copy.document, "original": copy.original, "likeness": round(copy.share, 3),
                "rule": copy.rule,
            })  # fmt: skip  # one long line of names reads better than one name a line

    def _links_of(self, one: Candidate, earlier: Statement, later: Statement) -> list[Linked]:
        programmes = self._candidates.programmes
        made = link.event_link(earlier, later, programmes=programmes) if one.of_events else None
        ruled = self._together.get(frozenset((earlier.key, later.key)))
        if made is None and ruled:
            made = link.ruled(earlier, later, ruled[0].author, ruled[0].reason)
        restated = self._restated(earlier, later, next_to=one.next_to) if one.of_figures else []
        return restated if made is None else [*link.told_once(link.held(made, earlier, later), restated)]

    def _restated(self, earlier: Statement, later: Statement, *, next_to: bool) -> list[Linked]:
        """Figures that the two restate; where other statements lie between them, those that none of these gives."""
        if later.key != self._latest[0]:
            self._latest = (later.key, set())
        told = self._latest[1]
        rows = [row for row in link.restated(earlier, later) if next_to or row.pair.later.claim.id not in told]
        told |= {row.pair.later.claim.id for row in rows}
        return link.linked(rows)

    def _link_ruled(self) -> None:
        """Links that persons made, where the program made none between the two."""
        wanted = [several[0] for both, several in self._together.items() if both not in self._made]
        for one, *two in self._both(wanted, lambda one: (one.documents[0], one.documents[1])):
            earlier, later = link.in_order(*two)
            self._take([link.held(link.ruled(earlier, later, one.author, one.reason), earlier, later)], earlier, later)

    def _both(
        self, pairs: Iterable[_One], keys: Callable[[_One], tuple[str, str]]
    ) -> Iterator[tuple[_One, Statement, Statement]]:
        """Each pair with its two statements, which are read a batch at a time."""
        pairs, found = iter(pairs), dict[str, Statement]()
        while some := list(islice(pairs, _BATCH)):
            named = [keys(pair) for pair in some]
            needed = {key for both in named for key in both}
            found = {key: one for key, one in found.items() if key in needed}
            found |= statements(self._connection, sorted(needed - found.keys()))
            self._told.looked_at += len(some)
            for pair, (one, other) in zip(some, named, strict=True):
                yield pair, found[one], found[other]

    def _take(self, made: list[Linked], earlier: Statement, later: Statement) -> None:
        """All that was made of two statements at once. Of one pair of figures the last word counts."""
        both = frozenset((earlier.key, later.key))
        apart = self._apart.get(both)
        findings: dict[str, Row] = {}
        for each in made:
            one = each.link
            ruled = self._together.get(both, []) if one.kind == "event" else []
            if ruled:
                self._made.add(both)
            self._spool.add("links", link_row(one, ruled[-1] if ruled else apart, stands=apart is None))
            self._told.links[one.kind] += apart is None
            for tie in each.ties:
                self._spool.add("ties", tie_row(tie, one))
            rows = (finding_row(finding, one, apart) for finding in each.findings)
            findings |= {row["cross_finding"]: row for row in rows}
        if apart or both in self._together:  # such a pair may come once more, and only then the last word is said
            self._late |= findings
        else:
            self._file(findings.values())

    def _file(self, findings: Iterable[Row]) -> None:
        for row in findings:
            ruling = self._overruled.get(row["cross_finding"])
            if ruling is not None:
                row["stands"], row["ruling"] = False, ruling.key
                self._met[ruling.key] = row
            self._told.findings[row["verdict"]] += row["stands"]
            self._spool.add("cross_findings", row)

    def _ended(self) -> LinkTally:
        """What was counted; every ruling is put down with whether it met anything."""
        self._file(self._late.values())
        unmet = 0
        for one in self._rulings:
            row = self._met.get(one.key)
            met = one
            if row is not None:
                met = replace(one, documents=(row["earlier"], row["later"]), code=row["code"], met=True)
            unmet += not met.met
            self._spool.add("rulings", met.row())
        told = self._told
        return LinkTally(_counted(told.links), _counted(told.findings), unmet, told.looked_at)


def _counted(found: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in sorted(found.items()) if count}
