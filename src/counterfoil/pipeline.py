"""The order of the story, on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.check import asked, check, held, in_order
from counterfoil.extract import extract
from counterfoil.model import AuditRecord, Document, RecordAnswer, RecordQuestion
from counterfoil.read import read
from counterfoil.reconcile import reconcile
from counterfoil.resolve import resolve

if TYPE_CHECKING:
    from counterfoil.tables import Store


@dataclass(frozen=True, slots=True)
class Audit(AuditRecord):
    """Everything known of one statement, and the ways to publish it."""

    def to_json(self) -> str:
        """The audit as one JSON object; docs/json.md describes it. Private names are masked."""
        from counterfoil.publish import to_json

        return to_json(self).decode("utf-8")

    def to_html(self, path: str | Path) -> Path:
        """Write the report, one self-contained HTML file, to `path`, and return that path."""
        from counterfoil.publish import to_html  # loads what makes pages, for those who want one

        target = Path(path)
        target.write_text(to_html(self), encoding="utf-8")
        return target


def audit_document(document: Document, *, use_model: bool = True, tables: Store | None = None) -> Audit:
    """Every stage after reading, in order. tables: the stored official tables to ask; published figures need none."""
    extraction = extract(document, use_model=use_model)
    claims, operation = resolve(extraction)
    relations = reconcile(extraction, claims, operation)
    findings = check(extraction, claims, operation, relations)
    questions = asked(extraction, claims)
    # The one place that opens the store: the stages around it are handed questions and answers.
    answers = tuple(map(RecordAnswer, questions)) if tables is None else _answers(tables, questions)
    told, comparisons = held(extraction, claims, operation, relations, answers)
    findings = in_order((*findings, *told))
    left, names = extraction.leftovers, extraction.names
    return Audit(document, claims, operation, relations, findings, left, names, comparisons)


def _answers(tables: Store, questions: tuple[RecordQuestion, ...]) -> tuple[RecordAnswer, ...]:
    from counterfoil.tables import answer  # loads the engine of the tables, for those who have some

    return answer(tables, questions)


def claims_of(document: Document, *, use_model: bool = True) -> AuditRecord:
    """The claims alone: extracted and resolved, neither reconciled nor checked."""
    extraction = extract(document, use_model=use_model)
    claims, operation = resolve(extraction)
    return AuditRecord(document, claims, operation, (), (), extraction.leftovers, extraction.names)


def audit(
    source: str | Path,
    published: date | str | None = None,
    *,
    use_model: bool = True,
    tables: str | Path | None = None,
) -> Audit:
    """Audit one source: a path, an http(s) URL, or `-` for standard input.

    tables: the folder of official tables (`counterfoil tables add`); without it published figures alone are asked.

    published: the date of publication (`YYYY-MM-DD`); it wins over metadata, and metadata over what the text says.
    Raises SourceError, which says what happened, what it means and what to do, where the source cannot be read.
    """
    document = read(source, published=published)
    if tables is None:
        return audit_document(document, use_model=use_model)
    from counterfoil.tables import Store

    return audit_document(document, use_model=use_model, tables=Store(Path(tables)))
