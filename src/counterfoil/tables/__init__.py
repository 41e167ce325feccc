"""Official tables: imported as counts, vetted against what their profiles expect, asked in SQL that anyone can run."""

from __future__ import annotations

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
