"""From an audit to the rows of the record. Everything passes the mask of `publish` on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from counterfoil.link import Sketch, keys_of, sketch
from counterfoil.model import AuditRecord, Span
from counterfoil.publish import records as out
from counterfoil.publish.convert import output_record
from counterfoil.publish.masking import Mask, mask_of
from counterfoil.store.from_rows import statement_in
from counterfoil.store.identity import document_key, page_key

Row = dict[str, Any]
_ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Filed:
    """The rows of one document: for each table JSON objects with a comma between, ready to be written.

    JSON, since it is made where the audit was made, in parallel, and the one writer need not look into it.
    """

    document: str
    page: str | None
    name: str
    rows: dict[str, bytes]


def rows_of(record: AuditRecord, software: str, run: int) -> Filed:
    """The rows of a document that `software` audited in `run`."""
    key, page = document_key(record.document), page_key(record.document.url)
    hide = mask_of(record)
    made, sketched = output_record(record, hide), _sketch(record, hide)
    rows: dict[str, list[Row]] = {
        "documents": [{**_document(made, hide, key, page), "software": software, "run": run}],
        "claims": [_claim(claim, made, record, key) for claim in made.claims],
        "filters": [
            {"document": key, "claim": claim.id, "kind": kind, "value": value}
            for claim in made.claims
            for kind, value in dict.fromkeys((item.kind, item.value) for item in claim.filters)
        ],
        "places": [
            {"document": key, "claim": claim.id, "place": place, "position": position}
            for claim in made.claims
            for position, place in enumerate(dict.fromkeys(claim.places), 1)
        ],
        "operations": [] if made.operation is None else [_operation(made.operation, key)],
        "relations": [_relation(relation, index, key) for index, relation in enumerate(made.relations)],
        "findings": [_finding(finding, key) for finding in made.findings],
        "leftovers": [_leftover(leftover, index, key) for index, leftover in enumerate(made.leftovers)],
    }
    blocked = keys_of(statement_in(rows))
    rows["sketches"] = [
        {"document": key, "runs": sketched.runs, "least": sketched.least, "events": blocked.events,
         "figures": blocked.figures}
    ]  # fmt: skip  # one long line of names reads better than one name a line
    return Filed(key, page, made.id, {table: encoded(each) for table, each in rows.items() if each})


def sketch_of(record: AuditRecord) -> Sketch:
    """The sketch of a document's masked text, without its boilerplate, which all pages of a site share."""
    return _sketch(record, mask_of(record))


def _sketch(record: AuditRecord, hide: Mask) -> Sketch:
    return sketch(hide.quote(part.span) for part in record.document.segments if part.kind != "boilerplate")


def encoded(rows: Iterable[Row]) -> bytes:
    """Rows as JSON objects with a comma between."""
    return b",".join(_ENCODER.encode(row) for row in rows)


def _document(made: out.AuditOut, hide: Mask, key: str, page: str | None) -> Row:
    said, operation = made.document, made.operation
    return {
        "document": key,
        "page": page,
        "sha256": said.sha256,
        "text_sha256": said.text_sha256,
        "name": made.id,
        "title": said.title,
        "issuer": said.issuer,
        "url": said.url,
        "source": said.source,
        "media_type": said.media_type,
        "characters": said.characters,
        "published": said.published,
        "published_rule": said.published_rule,
        "modified": said.modified,
        "event_start": operation.start if operation else None,
        "event_end": operation.end if operation else None,
        "masked_names": said.masked.names,
        "masked_ages": said.masked.ages,
        "masked_births": said.masked.birth_dates,
        "notes": said.notes,
        "shown_text": hide.quote(Span(0, said.characters)),
    }


def _claim(claim: out.ClaimRecord, made: out.AuditOut, record: AuditRecord, key: str) -> Row:
    sentence = next(one.sentence for one in record.claims if one.id == claim.id)
    reading = claim.period_reading
    return {
        "document": key,
        "claim": claim.id,
        "sha256": made.document.sha256,
        "span_start": claim.start,
        "span_end": claim.end,
        "words": claim.text,
        "quote": claim.quote,
        "quote_start": sentence.start,
        "quote_end": sentence.end,
        "value": claim.value,
        "high": claim.high,
        "hedge": claim.hedge,
        "unit": claim.unit,
        "low_bound": claim.interval.low,
        "high_bound": claim.interval.high,
        "low_open": claim.interval.low_open,
        "high_open": claim.interval.high_open,
        "plausible_low": claim.plausible.low,
        "plausible_high": claim.plausible.high,
        "noun": claim.noun,
        "measure": claim.measure,
        "share_of": claim.share_of,
        "is_change": claim.change,
        "period_status": reading.status if reading else None,
        "period_start": claim.period.start if claim.period else None,
        "period_end": claim.period.end if claim.period else None,
        "period_rule": reading.rule if reading else None,
        "period_words": [words.text for words in reading.words] if reading else [],
        "agency": claim.agency,
        "speaker": claim.speaker,
        "basis": claim.basis,
    }


def _operation(operation: out.OperationRecord, key: str) -> Row:
    totals = {
        measure: {"claim": claim, "value": operation.totals.get(measure)}
        for measure, claim in operation.total_claims.items()
    }
    return {
        "document": key,
        "name": operation.name,
        "period_start": operation.start,
        "period_end": operation.end,
        "period_status": operation.period_reading.status if operation.period_reading else None,
        "places": operation.places,
        "agencies": operation.agencies,
        "claims": operation.claims,
        "totals": totals,
        "rule": operation.rule,
    }


def _relation(relation: out.RelationRecord, index: int, key: str) -> Row:
    return {
        "document": key,
        "relation": index,
        "kind": relation.kind,
        "claims": relation.claims,
        "verdict": relation.verdict,
        "stated": relation.stated,
        "computed": relation.computed,
        "rule": relation.rule,
        "steps": relation.steps,
        "basis": relation.basis,
    }


def _finding(finding: out.FindingRecord, key: str) -> Row:
    return {
        "document": key,
        "finding": finding.id,
        "code": finding.code,
        "verdict": finding.verdict,
        "claims": finding.claims,
        "stated": finding.stated,
        "computed": finding.computed,
        "says": finding.says,
        "basis": finding.basis,
        "relation": finding.relation,
    }


def _leftover(leftover: out.LeftoverRecord, index: int, key: str) -> Row:
    return {
        "document": key,
        "leftover": index,
        "span_start": leftover.start,
        "span_end": leftover.end,
        "words": leftover.text,
        "value": leftover.value,
        "reason": leftover.reason,
        "rule": leftover.rule,
    }
