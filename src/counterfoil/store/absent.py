"""Pages that are gone: written down when they are found so, and when they are there again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counterfoil.store.identity import page_key
from counterfoil.store.opening import Connection, Told, building_alone, writing

_LAST = "SELECT document FROM last_seen WHERE page = ? AND is_last"
_NOTE = (
    "INSERT INTO absences VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET until = excluded.until, status = excluded.status"
)


@dataclass(frozen=True, slots=True)
class Absence:
    """A page that was found gone. since, until: in UTC, without a zone. until: None while it is gone.

    status: 404, 410, or the redirect that led away from the page.
    """

    url: str
    status: int
    since: datetime
    until: datetime | None = None


def note_absences(path: Path, absences: Sequence[Absence], told: Told | None = None) -> int:
    """Write into the record which pages are gone, and which are back; noting one twice changes nothing.

    Gives the number noted: a page of which the record holds no document was never there to go, and is passed over.
    Raises CounterfoilError where the record cannot be opened.
    """
    if not absences:
        return 0
    with building_alone(path, wait=True, told=told), writing(path, told) as connection:
        return sum(_note(connection, one) for one in absences)


def _note(connection: Connection, absence: Absence) -> bool:
    page = page_key(absence.url)
    last = connection.execute(_LAST, [page]).fetchone()
    if last is None:
        return False
    connection.execute(_NOTE, [page, absence.since, absence.until, absence.status, last[0]])
    return True
