"""Official tables: imported as counts, vetted against what their profiles expect, asked in SQL that anyone can run."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterfoil.tables.adding import Added, add
    from counterfoil.tables.answering import answer
    from counterfoil.tables.asking import Answer, Reading, area, ask
    from counterfoil.tables.manifest import Manifest, Outcome, Source
    from counterfoil.tables.questions import Question, Refusal
    from counterfoil.tables.store import Store, default_folder
    from counterfoil.tables.windows import Context, Window, context

__all__ = [
    "Added", "Answer", "Context", "Manifest", "Outcome", "Question", "Reading", "Refusal", "Source", "Store", "Window",
    "add", "answer", "area", "ask", "context", "default_folder",
]  # fmt: skip  # one long line of names reads better than one name a line

_MODULES = {
    "Added": "adding", "Answer": "asking", "Context": "windows", "Manifest": "manifest", "Outcome": "manifest",
    "Question": "questions", "Reading": "asking", "Refusal": "questions", "Source": "manifest", "Store": "store",
    "Window": "windows", "add": "adding", "answer": "answering", "area": "asking", "ask": "asking",
    "context": "windows", "default_folder": "store",
}  # fmt: skip
"""Where each name is at home. Opened when asked for: a build of a record needs only how values stand in SQL."""


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
