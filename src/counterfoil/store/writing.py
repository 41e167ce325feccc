"""The one writer: what the workers hand in is committed in batches, each of them whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from counterfoil.model.version import __version__
from counterfoil.store import identity
from counterfoil.store.changing import changed_rows, claims_by_document, revised_rows
from counterfoil.store.failing import Failure
from counterfoil.store.opening import Connection, Told, reading, writing
from counterfoil.store.rows import Filed, Row, encoded
from counterfoil.store.schema import TABLES, table

BATCH_DOCUMENTS = 1_000
"""So many are kept in memory: to open the record and to close it takes as long as to write a hundred of them."""
BATCH_SECONDS = 2.0
"""A killed build loses what was done in the last two seconds, and no more."""

Time = date | datetime | None
"""When a document was seen: the moment in UTC, or the day, or not known."""


@dataclass(slots=True)
class Tally:
    """How far a build is. added, again: documents in the record by now, new ones and those audited again."""

    read: int = 0
    unchanged: int = 0
    added: int = 0
    again: int = 0
    failed: int = 0
    claims_changed: int = 0
    documents_changed: int = 0


@dataclass(slots=True)
class _Batch:
    """What waits to be committed. again: documents of it whose rows of another software are to be replaced.

    since: when the first of it came.
    """

    filed: list[Filed] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    captures: list[Row] = field(default_factory=list)
    failures: list[Row] = field(default_factory=list)
    since: float | None = None

    def __bool__(self) -> bool:
        return bool(self.filed or self.captures or self.failures)

    def is_due(self) -> bool:
        """Whether it has waited, or grown, for long enough. Asked after each thing that is put into it."""
        now = time.monotonic()
        if self.since is None:
            self.since = now
        longest = max(len(self.filed), len(self.captures), len(self.failures))
        return longest >= BATCH_DOCUMENTS or now - self.since > BATCH_SECONDS


class Writer:
    """Writes one run into a record. A run that has nothing to write leaves the file as it was, byte for byte."""

    def __init__(self, path: Path, *, use_model: bool, told: Told | None = None) -> None:
        self.path, self.use_model, self._told = path, use_model, told
        self.software = identity.software(use_model=use_model)
        self.tally = Tally()
        with reading(path) as connection:
            # Some hundred bytes a document: the record of a million releases still fits.
            self._known: dict[str, str] = dict(
                connection.execute("SELECT document, software FROM documents").fetchall()
            )
            self._captures = {row[0] for row in connection.execute("SELECT capture FROM captures").fetchall()}
            self._failures: dict[str, str] = dict(connection.execute("SELECT failure, source FROM failures").fetchall())
            last = connection.execute("SELECT coalesce(max(run), 0) FROM runs").fetchone()
        self.run = int(last[0] if last else 0) + 1
        self._begun = False
        self._batch = _Batch()
        self._seen: set[str] = set()

    def has(self, document: str) -> bool:
        """Whether the record holds the document as this software audits it, or will with the next batch."""
        return self._known.get(document) == self.software

    def seen(self, document: str, when: Time) -> None:
        """A document that the record holds was seen then."""
        self._capture(document, when)
        self._commit_if_due()

    def file(self, filed: Filed, times: Iterable[Time]) -> None:
        """A document was audited, and seen at these times."""
        if filed.document in self._known:
            self._batch.again.append(filed.document)
        self._known[filed.document] = self.software
        self._batch.filed.append(filed)
        for when in times:
            self._capture(filed.document, when)
        self._commit_if_due()

    def _capture(self, document: str, when: Time) -> None:
        key = identity.capture_key(document, when)
        if key not in self._captures:
            self._captures.add(key)
            moment = when if isinstance(when, datetime) else None
            self._batch.captures.append({
                "capture": key, "document": document, "retrieved": moment.date() if moment else when,
                "retrieved_at": moment, "run": self.run,
            })  # fmt: skip  # one long line of names reads better than one name a line

    def fail(self, source: str, place: str, failure: Failure, sha256: str | None = None) -> None:
        """Something could not be read (no sha256) or audited."""
        self.tally.failed += 1
        origin = identity.source_key(source)
        key = identity.failure_key(origin, place, failure.reason)
        self._seen.add(key)
        if key in self._failures:
            return
        self._failures[key] = origin
        self._batch.failures.append({
            "failure": key, "source": origin, "place": place, "stage": "audit" if sha256 else "read",
            "sha256": sha256, "reason": failure.reason, "means": failure.means, "remedy": failure.do,
            "software": self.software, "run": self.run,
        })  # fmt: skip  # one long line of names reads better than one name a line
        self._commit_if_due()

    def commit(self) -> None:
        """Write what has been handed in since the last time."""
        if self._batch:
            self._write(None)

    def finish(self, sources: Sequence[str]) -> None:
        """Write the rest, and forget the failures of these sources that did not happen again."""
        origins = {identity.source_key(source) for source in sources}
        mended = [key for key, origin in self._failures.items() if origin in origins and key not in self._seen]
        if self._batch or mended or self._begun:
            self._write(mended)

    def _write(self, mended: Sequence[str] | None) -> None:
        """One transaction. mended: failures to forget, at the end of the run; None before it."""
        begun = self._begun
        try:
            self._commit(mended)
        except BaseException:
            self._begun = begun  # what was rolled back takes the row of the run with it
            raise

    def _commit(self, mended: Sequence[str] | None) -> None:
        batch, tally = self._batch, self.tally
        with writing(self.path, self._told) as connection:
            self._begin(connection)
            changes, added = self._put(connection, batch) if batch else ([], 0)
            if mended is not None:
                connection.execute("DELETE FROM failures WHERE failure IN (SELECT unnest(?::VARCHAR[]))", [mended])
                connection.execute(
                    "UPDATE runs SET ended = ? WHERE run = ?", [datetime.now(UTC).replace(tzinfo=None), self.run]
                )
        self._batch = _Batch()
        tally.added += added
        tally.again += len(batch.again)
        tally.claims_changed += len(changes)
        tally.documents_changed += len({row["document"] for row in changes})

    def _put(self, connection: Connection, batch: _Batch) -> tuple[list[Row], int]:
        """Write a batch; what changed by it, and how many documents are new."""
        before = claims_by_document(connection, batch.again)
        _delete(connection, batch.again)
        _insert(connection, batch)
        changes = changed_rows(before, claims_by_document(connection, batch.again), self.run)
        _add(connection, "changes", changes)
        filed = {one.document for one in batch.filed}
        seen = [row["document"] for row in batch.captures if row["document"] not in filed]
        pages = {one.page for one in batch.filed if one.page} | _pages(connection, seen)
        _revise(connection, sorted(pages))
        added = len(batch.filed) - len(batch.again)
        connection.execute(
            "UPDATE runs SET added = added + ?, again = again + ?, failed = failed + ?, "
            "claims_changed = claims_changed + ? WHERE run = ?",
            [added, len(batch.again), len(batch.failures), len(changes), self.run],
        )
        return changes, added

    def _commit_if_due(self) -> None:
        if self._batch.is_due():
            self.commit()

    def _begin(self, connection: Connection) -> None:
        if not self._begun:
            connection.execute(
                "INSERT INTO runs VALUES (?, ?, ?, ?, ?, NULL, 0, 0, 0, 0)",
                [self.run, __version__, self.software, self.use_model, datetime.now(UTC).replace(tzinfo=None)],
            )
            self._begun = True


def _delete(connection: Connection, documents: Sequence[str]) -> None:
    if documents:
        for one in TABLES:
            if one.of_document:
                connection.execute(
                    f"DELETE FROM {one.name} WHERE document IN (SELECT unnest(?::VARCHAR[]))", [documents]
                )


def _insert(connection: Connection, batch: _Batch) -> None:
    for one in TABLES:
        rows = [filed.rows[one.name] for filed in batch.filed if one.name in filed.rows]
        if rows:
            connection.execute(one.insert(), [f"[{b','.join(rows).decode('utf-8')}]"])
    _add(connection, "captures", batch.captures)
    _add(connection, "failures", batch.failures)


def _add(connection: Connection, name: str, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(table(name).insert(), [f"[{encoded(rows).decode('utf-8')}]"])


def _pages(connection: Connection, documents: Sequence[str]) -> set[str]:
    """The pages of documents that were seen on another day, whose order may now be another."""
    if not documents:
        return set()
    query = "SELECT DISTINCT page FROM documents WHERE page IS NOT NULL AND document IN (SELECT unnest(?::VARCHAR[]))"
    return {row[0] for row in connection.execute(query, [documents]).fetchall()}


def _revise(connection: Connection, pages: Sequence[str]) -> None:
    """Hold the captures of these pages against one another anew."""
    if not pages:
        return
    within = "page IN (SELECT unnest(?::VARCHAR[]))"
    connection.execute(f"DELETE FROM revisions WHERE {within}", [pages])
    # Nearly every page is one document: that is sooner seen than the captures of all of them are put in order.
    query = f"SELECT page FROM documents WHERE {within} GROUP BY page HAVING count(*) > 1 ORDER BY page"
    several = [row[0] for row in connection.execute(query, [pages]).fetchall()]
    if several:
        _add(connection, "revisions", revised_rows(connection, several))
