"""The last step of a build: every statement of the record held against those that may tell of the same thing.

It reads the record as it stands, and replaces all links at once. Where neither statements nor rulings nor the software
have changed since the last time, nothing is read or written.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from counterfoil import link
from counterfoil.link import Likeness, Sketch
from counterfoil.model import CrossFinding, Link, Linked, Reason, Statement, Tie
from counterfoil.reference.links import link_rules
from counterfoil.store.identity import linking_software
from counterfoil.store.opening import Connection, Told, reading, writing
from counterfoil.store.rows import encoded
from counterfoil.store.rulings import Ruling, Rulings
from counterfoil.store.schema import table
from counterfoil.store.statements import statements

Row = dict[str, Any]
_BATCH = 400
"""Statements held in memory at once."""
_ORDER = """
SELECT d.document, d.published FROM documents d JOIN last_seen s USING (document) WHERE s.is_last
ORDER BY d.published NULLS FIRST, d.document
"""
_STATE = """
SELECT md5(coalesce(string_agg(d.document || d.software || s.is_last, ' ' ORDER BY d.document), ''))
FROM documents d JOIN last_seen s USING (document)
"""


@dataclass(slots=True)
class Links:
    """The rows of all link tables, by table. looked_at: pairs of statements that were held against each other."""

    rows: dict[str, list[Row]] = field(
        default_factory=lambda: {"copies": [], "links": [], "ties": [], "cross_findings": [], "rulings": []}
    )
    seen: set[tuple[str, str, str]] = field(default_factory=set)
    looked_at: int = 0


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


def links_of(path: Path, rulings: Rulings) -> Links:
    """All links of the record, worked out anew."""
    with reading(path) as connection:
        return _Linking(connection, rulings).go()


@dataclass(frozen=True, slots=True)
class LinkTally:
    """What linking came to: links by kind, findings across statements by verdict, rulings that met nothing."""

    links: dict[str, int]
    findings: dict[str, int]
    unmet: int


def relink(path: Path, rulings: Rulings, told: Told | None = None) -> LinkTally | None:
    """Bring the links of the record up to date; None where they are. Call it under `building_alone`."""
    with reading(path) as connection:
        now, held = state(connection, rulings), _held(connection)
        if linked(connection) == now:
            return None
    rows = links_of(path, rulings).rows
    with writing(path, told) as connection:
        for name, made in rows.items():
            connection.execute(f"DELETE FROM {name}")
            if made:
                connection.execute(table(name).insert(), [f"[{encoded(made).decode('utf-8')}]"])
        connection.execute("INSERT OR REPLACE INTO about VALUES ('linked', ?), ('linked_statements', ?)", [now, held])
    return LinkTally(
        dict(sorted(Counter(row["kind"] for row in rows["links"] if row["stands"]).items())),
        dict(sorted(Counter(row["verdict"] for row in rows["cross_findings"] if row["stands"]).items())),
        sum(not row["met"] for row in rows["rulings"]),
    )


class _Linking:
    """One pass over a record that is open to read."""

    def __init__(self, connection: Connection, rulings: Rulings) -> None:
        self._connection = connection
        self._order: list[str] = [row[0] for row in connection.execute(_ORDER).fetchall()]
        self._place = {key: place for place, key in enumerate(self._order)}
        self._rulings = rulings.resolved(connection)
        self._apart = {
            frozenset(one.documents): one for one in self._rulings if one.act == "unlink" and len(one.documents) == 2
        }
        self._found = Links()
        self._copies: set[str] = set()
        self._findings: dict[str, Row] = {}

    def go(self) -> Links:
        self._link_copies()
        events, figures, programmes = self._blocks()
        self._link_events(events, programmes)
        self._link_figures(figures)
        self._link_ruled()
        return self._ended()

    def _link_copies(self) -> None:
        likely = sorted(
            link.alike(self._sketches()), key=lambda one: (self._place[one.earlier], self._place[one.later])
        )
        kept: list[Likeness] = []
        for one, earlier, later in self._both(likely, lambda one: (one.earlier, one.later)):
            if link.is_copy(earlier, later, one.share):
                if self._ruling(earlier, later) is None:
                    kept.append(one)
                self._take(link.held(link.of_copy(earlier, later, one), earlier, later))
        for copy in link.groups(self._order, kept):
            self._copies |= {copy.document} - {copy.original}
            self._found.rows["copies"].append({
                "document": copy.document, "original": copy.original, "likeness": round(copy.share, 3),
                "rule": copy.rule,
            })  # fmt: skip

    def _sketches(self) -> Iterator[tuple[str, Sketch]]:
        for keys in _batches(self._order):
            query = "SELECT document, runs, least FROM sketches WHERE document IN (SELECT unnest(?::VARCHAR[]))"
            found = {
                row[0]: Sketch(row[1], tuple(row[2])) for row in self._connection.execute(query, [keys]).fetchall()
            }
            yield from ((key, found[key]) for key in keys if key in found)

    def _blocks(self) -> tuple[link.Blocks, link.Blocks, frozenset[str]]:
        """Blocking keys of statements, by their place in the order; of figures, too; names of programmes."""
        events, figures = link.Blocks(), link.Blocks()
        names: Counter[str] = Counter()
        for statement in self._each():
            place = self._place[statement.key]
            name = link.operation_name(statement)
            names.update([name] if name else [])
            for key in link.event_keys(statement):
                events.add(key, place)
            for figure in statement.figures:
                for key in link.running_keys(figure):
                    figures.add(key, place)
        few = link_rules().programme
        return events, figures, frozenset(name for name, count in names.items() if count >= few)

    def _each(self) -> Iterator[Statement]:
        """Every statement in order, a batch in memory at a time; of copies the original alone."""
        for keys in _batches([key for key in self._order if key not in self._copies]):
            found = statements(self._connection, keys)
            yield from (found[key] for key in keys)

    def _link_events(self, blocks: link.Blocks, programmes: frozenset[str]) -> None:
        for _, earlier, later in self._both(blocks.neighbours(link.REACH), self._keys):
            if (made := link.event_link(earlier, later, programmes=programmes)) is not None:
                self._take(link.held(made, earlier, later))

    def _link_figures(self, blocks: link.Blocks) -> None:
        for _, earlier, later in self._both(blocks.neighbours(1), self._keys):
            rows = link.restated(earlier, later)
            for kind in ("statistic", "formula"):
                if of_kind := [row for row in rows if row.kind == kind]:
                    self._take(Linked(*link.linked(of_kind)))

    def _link_ruled(self) -> None:
        wanted = [one for one in self._rulings if one.act == "link" and len(one.documents) == 2]
        for one, *both in self._both(wanted, lambda one: (one.documents[0], one.documents[1])):
            earlier, later = link.in_order(*both)
            if ("event", earlier.key, later.key) in self._found.seen:
                self._confirm(one, earlier.key, later.key)
            else:
                self._take(link.held(link.ruled(earlier, later, one.author, one.reason), earlier, later), one)

    def _confirm(self, ruling: Ruling, earlier: str, later: str) -> None:
        for row in self._found.rows["links"]:
            if (row["kind"], row["earlier"], row["later"]) == ("event", earlier, later):
                row["ruling"] = ruling.key

    def _keys(self, pair: tuple[int, int]) -> tuple[str, str]:
        return self._order[pair[0]], self._order[pair[1]]

    def _both(
        self, pairs: Iterable[Any], keys: Callable[[Any], tuple[str, str]]
    ) -> Iterator[tuple[Any, Statement, Statement]]:
        """Each pair with its two statements, which are read a batch at a time."""
        for some in _batches(list(pairs)):
            named = [keys(pair) for pair in some]
            found = statements(self._connection, sorted({key for both in named for key in both}))
            self._found.looked_at += len(some)
            for pair, (one, other) in zip(some, named, strict=True):
                yield pair, found[one], found[other]

    def _ruling(self, earlier: Statement, later: Statement) -> Ruling | None:
        return self._apart.get(frozenset((earlier.key, later.key)))

    def _take(self, made: Linked, ruling: Ruling | None = None) -> None:
        found, one = self._found, made.link
        name = (one.kind, one.earlier, one.later)
        if name in found.seen:
            return
        found.seen.add(name)
        apart = self._apart.get(frozenset((one.earlier, one.later)))
        key = _key("link", *name)
        found.rows["links"].append(_link(one, key, apart or ruling, stands=apart is None))
        found.rows["ties"] += [_tie(tie, one, key) for tie in made.ties]
        for finding in made.findings:
            row = _finding(finding, one, key, apart, stands=apart is None)
            # Of one pair of figures the last word counts: what is said of figures that run on comes after, and in the
            # place of, what is said of them as figures of a copy or an event.
            self._findings[row["cross_finding"]] = row

    def _ended(self) -> Links:
        """Rulings on findings applied, and every ruling with whether it met anything."""
        self._found.rows["cross_findings"] += self._findings.values()
        for one in self._rulings:
            row = self._findings.get(one.finding or "") if one.act == "overrule" else None
            met = one
            if row is not None:
                row["stands"], row["ruling"] = False, one.key
                met = replace(one, documents=(row["earlier"], row["later"]), code=row["code"], met=True)
            self._found.rows["rulings"].append(met.row())
        return self._found


def _batches(items: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), _BATCH):
        yield list(items[start : start + _BATCH])


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _link(one: Link, key: str, ruling: Ruling | None, *, stands: bool) -> Row:
    return {
        "link": key,
        "kind": one.kind,
        "earlier": one.earlier,
        "later": one.later,
        "order_known": one.order_known,
        "certain": one.certain,
        "rule": one.rule,
        "reasons": [_reason(reason) for reason in one.reasons],
        "stands": stands,
        "ruling": ruling.key if ruling else None,
    }


def _reason(one: Reason) -> Row:
    return {"rule": one.rule, "says": one.says, "earlier": one.earlier, "later": one.later, "weight": one.weight}


def _tie(one: Tie, of: Link, key: str) -> Row:
    return {
        "link": key,
        "earlier": of.earlier,
        "claim_earlier": one.earlier,
        "later": of.later,
        "claim_later": one.later,
        "agree": one.agree,
        "drifted": list(one.drifted),
        "rule": one.rule,
    }


def _finding(one: CrossFinding, of: Link, key: str, ruling: Ruling | None, *, stands: bool) -> Row:
    claims = (*one.claims_earlier, "|", *one.claims_later)
    return {
        "cross_finding": _key("finding", one.code, of.earlier, of.later, *claims, one.stated_earlier, one.stated_later),
        "code": one.code,
        "verdict": one.verdict,
        "link": key,
        "earlier": of.earlier,
        "later": of.later,
        "claims_earlier": list(one.claims_earlier),
        "claims_later": list(one.claims_later),
        "stated_earlier": one.stated_earlier,
        "stated_later": one.stated_later,
        "quote_earlier": one.quote_earlier,
        "quote_later": one.quote_later,
        "says": one.says,
        "stands": stands,
        "ruling": ruling.key if ruling else None,
    }
