"""Counterfoil: audit the figures in official enforcement statements.

>>> audit = counterfoil.audit("statement.txt", published="2024-03-28")  # doctest: +SKIP
>>> audit.findings[0].says  # doctest: +SKIP
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from counterfoil.model.version import __version__

if TYPE_CHECKING:
    from counterfoil.extract import extract
    from counterfoil.model import CounterfoilError, SourceError
    from counterfoil.pipeline import Audit, audit, audit_document
    from counterfoil.read import read

__all__ = ["Audit", "CounterfoilError", "SourceError", "__version__", "audit", "audit_document", "extract", "read"]

_ROOMS = {
    "Audit": "pipeline", "CounterfoilError": "model", "SourceError": "model", "audit": "pipeline",
    "audit_document": "pipeline", "extract": "extract", "read": "read",
}  # fmt: skip
"""Where each name is at home. A room is opened when something in it is asked for, so that a command starts fast."""


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


class _Package(ModuleType):
    """`read` and `extract` are functions here and rooms, too: an import would put the room in the function's place."""

    def __setattr__(self, name: str, value: object) -> None:
        if _ROOMS.get(name) == name and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
