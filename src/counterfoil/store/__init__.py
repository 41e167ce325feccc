"""The record: many statements in one file, audited, masked, and built so that nothing finished is lost."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_MODULES = {
    "SCHEMA": "schema", "TABLES": "schema", "VIEWS": "schema", "Absence": "absent", "Difference": "comparing",
    "Listening": "building", "Options": "building", "Status": "summary", "Tally": "writing", "build": "building",
    "differences": "comparing", "note_absences": "absent", "reading": "opening", "status": "summary",
}  # fmt: skip
"""Where each name is at home. Opened when asked for: a worker, which only audits, needs no engine and no links."""


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
