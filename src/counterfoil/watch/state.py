"""What a watch remembers between rounds: one SQLite file beside the captures, every step committed as a whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from counterfoil.model import CounterfoilError

_SHAPE = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS pages (
    url TEXT PRIMARY KEY, place TEXT, etag TEXT, modified TEXT, sha256 TEXT, reading TEXT, gone INTEGER,
    first_listed TEXT NOT NULL, asked TEXT, faults INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS captures (url TEXT, at TEXT, sha256 TEXT, archive TEXT, PRIMARY KEY (url, at));
CREATE TABLE IF NOT EXISTS absences (url TEXT, since TEXT, until TEXT, status INTEGER, noted INTEGER,
    PRIMARY KEY (url, since));
CREATE TABLE IF NOT EXISTS listings (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, sha256 TEXT, links TEXT,
    next TEXT);
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, asked REAL, not_before REAL);
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, words TEXT, at REAL);
CREATE TABLE IF NOT EXISTS archives (name TEXT PRIMARY KEY, length INTEGER, pages INTEGER, filed INTEGER);
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT);
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of one address. place: where it led when it was captured, itself where it did not lead anywhere.

    sha256: of the last capture. reading: a hash of all that was read from that.
    gone: the status with which it was found gone, None while it is there. asked: when it was last asked. faults: how
    often in a row it gave no answer.
    """

    url: str
    place: str | None = None
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    reading: str | None = None
    gone: int | None = None
    asked: datetime | None = None
    faults: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page of the listing gave. next: the address of the page after it."""

    url: str
    links: tuple[str, ...]
    next: str | None
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None


class State:
    """The memory of one newsroom's watch, open to one watch at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @contextmanager
    def step(self) -> Iterator[None]:
        """All that is written inside is kept as a whole, or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def page(self, url: str) -> Page | None:
        """What is known of an address."""
        row = self._db.execute(
            "SELECT url, place, etag, modified, sha256, reading, gone, asked, faults FROM pages WHERE url = ?", [url]
        ).fetchone()
        return _page(row) if row else None

    def pages(self) -> tuple[Page, ...]:
        """Every known address, those that were asked longest ago first."""
        rows = self._db.execute(
            "SELECT url, place, etag, modified, sha256, reading, gone, asked, faults FROM pages "
            "ORDER BY asked IS NOT NULL, asked, first_listed, rowid"
        )
        return tuple(_page(row) for row in rows)

    def listed(self, urls: Sequence[str], at: datetime) -> None:
        """These addresses stand on the listing."""
        self._db.executemany(
            "INSERT INTO pages (url, first_listed) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(url, at.isoformat()) for url in urls],
        )

    def keep(self, page: Page) -> None:
        """What is now known of an address that is known."""
        self._db.execute(
            "UPDATE pages SET place = ?, etag = ?, modified = ?, sha256 = ?, reading = ?, gone = ?, asked = ?, "
            "faults = ? WHERE url = ?",
            [
                page.place, page.etag, page.modified, page.sha256, page.reading, page.gone,
                page.asked.isoformat() if page.asked else None, page.faults, page.url,
            ],
        )  # fmt: skip  # one long line of names reads better than one name a line

    def captured(self, url: str, at: datetime, sha256: str, archive: str) -> None:
        """A capture stands in an archive."""
        self._db.execute("INSERT OR IGNORE INTO captures VALUES (?, ?, ?, ?)", [url, at.isoformat(), sha256, archive])

    def absent(self, url: str, at: datetime, status: int) -> None:
        """A page is gone; nothing is written where that is known."""
        if not self._db.execute("SELECT 1 FROM absences WHERE url = ? AND until IS NULL", [url]).fetchone():
            self._db.execute("INSERT INTO absences VALUES (?, ?, NULL, ?, 0)", [url, at.isoformat(), status])

    def present(self, url: str, at: datetime) -> None:
        """A page is there; where it was gone, it is back."""
        self._db.execute(
            "UPDATE absences SET until = ?, noted = 0 WHERE url = ? AND until IS NULL", [at.isoformat(), url]
        )

    def unnoted(self) -> list[tuple[str, datetime, datetime | None, int]]:
        """Absences that are not in the record yet: address, since, until, status."""
        rows = self._db.execute("SELECT url, since, until, status FROM absences WHERE NOT noted ORDER BY url, since")
        return [(url, _time(since), _time(until) if until else None, status) for url, since, until, status in rows]

    def noted(self) -> None:
        """Every absence is in the record."""
        self._db.execute("UPDATE absences SET noted = 1")

    def listing(self, url: str) -> Listing | None:
        """What a page of the listing gave the last time."""
        row = self._db.execute(
            "SELECT url, links, next, etag, modified, sha256 FROM listings WHERE url = ?", [url]
        ).fetchone()
        return Listing(row[0], tuple(json.loads(row[1])), *row[2:]) if row else None

    def keep_listing(self, one: Listing) -> None:
        """What a page of the listing gave."""
        self._db.execute(
            "INSERT OR REPLACE INTO listings VALUES (?, ?, ?, ?, ?, ?)",
            [one.url, one.etag, one.modified, one.sha256, json.dumps(one.links), one.next],
        )

    def settle(self, reading: str) -> None:
        """How listings are read now: where that is another way than before, what they gave is asked for anew."""
        row = self._db.execute("SELECT value FROM about WHERE key = 'reading'").fetchone()
        if row is None or row[0] != reading:
            self._db.execute("DELETE FROM listings")
            self._db.execute("DELETE FROM about WHERE key = 'order'")
            self._db.execute("INSERT OR REPLACE INTO about VALUES ('reading', ?)", [reading])

    def order(self) -> tuple[str, ...]:
        """The links of the last round, in the order of the listing."""
        row = self._db.execute("SELECT value FROM about WHERE key = 'order'").fetchone()
        return tuple(json.loads(row[0])) if row else ()

    def keep_order(self, urls: Sequence[str]) -> None:
        """The links of this round, in the order of the listing."""
        self._db.execute("INSERT OR REPLACE INTO about VALUES ('order', ?)", [json.dumps(list(urls))])

    def host(self, host: str) -> tuple[float, float]:
        """When a host was last asked, and before when it is not to be asked: seconds since 1970, 0 for never."""
        row = self._db.execute("SELECT asked, not_before FROM hosts WHERE host = ?", [host]).fetchone()
        return (row[0], row[1]) if row else (0.0, 0.0)

    def keep_host(self, host: str, asked: float, not_before: float) -> None:
        """The same, written down."""
        self._db.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?, ?)", [host, asked, not_before])

    def robots(self, origin: str) -> tuple[str, float] | None:
        """The words of a site's robots.txt, and when they were fetched."""
        row: tuple[str, float] | None = self._db.execute(
            "SELECT words, at FROM robots WHERE origin = ?", [origin]
        ).fetchone()
        return row

    def keep_robots(self, origin: str, words: str, at: float) -> None:
        """The same, written down."""
        self._db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", [origin, words, at])

    def archive(self, name: str, length: int, pages: int) -> None:
        """An archive has grown to `length` bytes, with so many pages in it; it is not in the record yet."""
        self._db.execute("INSERT OR REPLACE INTO archives VALUES (?, ?, ?, 0)", [name, length, pages])

    def drop(self, name: str) -> None:
        """An archive that nothing came into is not there."""
        self._db.execute("DELETE FROM archives WHERE name = ?", [name])

    def archives(self) -> dict[str, int]:
        """Every archive, with the bytes of it that are whole."""
        return dict(self._db.execute("SELECT name, length FROM archives ORDER BY name").fetchall())

    def unfiled(self) -> tuple[str, ...]:
        """Archives with pages that are not in the record yet."""
        rows = self._db.execute("SELECT name FROM archives WHERE pages > 0 AND NOT filed ORDER BY name")
        return tuple(row[0] for row in rows)

    def filed(self, names: Sequence[str]) -> None:
        """What stands in these archives is in the record."""
        self._db.executemany("UPDATE archives SET filed = 1 WHERE name = ?", [(name,) for name in names])


@contextmanager
def remembering(path: Path) -> Iterator[State]:
    """The state in the file at `path`, which is made where there is none, for this process alone.

    Raises CounterfoilError where another watch has it, or the file is none of ours.
    """
    connection = sqlite3.connect(path, timeout=0.5, isolation_level=None)
    try:
        try:
            # The lock is the operating system's: it goes with the process, however that ends.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            connection.executescript(_TABLES)
            connection.execute("INSERT OR IGNORE INTO about VALUES ('shape', ?)", [str(_SHAPE)])
        except sqlite3.OperationalError as error:
            raise _taken(path, error) from error
        except sqlite3.DatabaseError as error:
            raise _damaged(path, error) from error
        yield State(connection)
    finally:
        connection.close()


def _page(row: Sequence[object]) -> Page:
    made = Page(*row)  # type: ignore[arg-type]  # the columns are in the order of the fields
    return replace(made, asked=_time(str(made.asked))) if made.asked else made


def _time(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _taken(path: Path, error: sqlite3.Error) -> CounterfoilError:
    if "locked" in str(error):
        return CounterfoilError(
            f"Another watch of {path.parent.name} is running on this record.",
            "Two at once would ask the newsroom twice.",
            "Wait until it has ended, or end it.",
        )
    return CounterfoilError(
        f"{path.name} cannot be opened: {error}.",
        "The watch would not know what it has seen.",
        "Check that the folder beside the record may be written to, and that the disk has room.",
    )


def _damaged(path: Path, error: sqlite3.Error) -> CounterfoilError:
    return CounterfoilError(
        f"{path.name} is not the memory of a watch, or it is damaged ({error}).",
        "The captures and the record are not touched by that.",
        f"Move {path.name} away: the next round asks for every page anew.",
    )
