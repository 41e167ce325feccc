"""What a worker does. By itself, so that a worker loads neither the engine of the record nor the links."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import Document
from counterfoil.store.rows import Filed, rows_of


@dataclass(frozen=True, slots=True)
class Auditing:
    """What a worker does with a document: audit it, mask it, write out its rows."""

    software: str
    run: int
    use_model: bool

    def __call__(self, document: Document) -> Filed:
        """The rows of one document."""
        from counterfoil.pipeline import audit_document

        return rows_of(audit_document(document, use_model=self.use_model), self.software, self.run)
