"""The record: many statements in one file, audited, masked, and built so that nothing finished is lost."""

from __future__ import annotations

from counterfoil.store.absent import Absence, note_absences
from counterfoil.store.building import Listening, Options, build
from counterfoil.store.comparing import Difference, differences
from counterfoil.store.opening import reading
from counterfoil.store.schema import SCHEMA, TABLES, VIEWS
from counterfoil.store.summary import Status, status
from counterfoil.store.writing import Tally

__all__ = [
    "SCHEMA", "TABLES", "VIEWS", "Absence", "Difference", "Listening", "Options", "Status", "Tally", "build",
    "differences", "note_absences", "reading", "status",
]  # fmt: skip  # one long line of names reads better than one name a line
