"""The order of the story, on one screen."""

from __future__ import annotations

from counterfoil.check import check
from counterfoil.extract import extract
from counterfoil.model import AuditRecord, Document
from counterfoil.reconcile import reconcile
from counterfoil.resolve import resolve


def audit_document(document: Document) -> AuditRecord:
    """Every stage after reading, in order."""
    extraction = extract(document)
    claims, operation = resolve(extraction)
    relations = reconcile(extraction, claims, operation)
    findings = check(extraction, claims, operation, relations)
    return AuditRecord(document, claims, operation, relations, findings, extraction.leftovers, extraction.names)
