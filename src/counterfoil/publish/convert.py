"""From an audit to the record that is published, masked on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from counterfoil.model import (
    VERDICTS,
    AuditRecord,
    Claim,
    Finding,
    Inference,
    Leftover,
    Operation,
    PeriodReading,
    Relation,
    Span,
)  # fmt: skip
from counterfoil.model.version import __version__
from counterfoil.publish import records as out
from counterfoil.publish.held import comparison_record, interval_record, period_record
from counterfoil.publish.masking import AGE, BIRTH, NAME, Mask, mask_of


def output_record(record: AuditRecord, hide: Mask | None = None) -> out.AuditOut:
    """The record of one statement as it leaves the program. hide: its mask, where the caller has it already."""
    hide = hide or mask_of(record)
    return out.AuditOut(
        schema=out.SCHEMA,
        id=hide.address(record.document.id),
        software=out.Software(name="counterfoil", version=__version__),
        document=_document(record, hide),
        claims=tuple(_claim(claim, hide) for claim in record.claims),
        operation=None if record.operation is None else _operation(record.operation, record.claims, hide),
        relations=tuple(_relation(relation, hide) for relation in record.relations),
        findings=tuple(
            _finding(finding, anchor, hide)
            for finding, anchor in zip(record.findings, finding_anchors(record.findings), strict=True)
        ),
        leftovers=tuple(_leftover(leftover, hide) for leftover in record.leftovers),
        comparisons=tuple(comparison_record(one, hide) for one in record.comparisons),
    )


def finding_anchors(findings: Iterable[Finding]) -> tuple[str, ...]:
    """An anchor for each finding, from its code and claims, so that a new finding elsewhere does not move it."""
    seen: dict[str, int] = {}
    anchors: list[str] = []
    for finding in findings:
        words = [finding.code, *finding.claims[:1], *finding.claims[1:][-1:]]
        anchor = "-".join("".join(c if c.isascii() and c.isalnum() else "-" for c in word) for word in words)
        seen[anchor] = seen.get(anchor, 0) + 1
        anchors.append(f"f-{anchor}" if seen[anchor] == 1 else f"f-{anchor}-{seen[anchor]}")
    return tuple(anchors)


def by_gravity(findings: tuple[Finding, ...]) -> list[tuple[int, Finding]]:
    """Findings with their places in the audit, most serious verdict first, else in the audit's order."""
    return sorted(enumerate(findings), key=lambda pair: VERDICTS.index(pair[1].verdict))


def _document(record: AuditRecord, hide: Mask) -> out.DocumentRecord:
    document = record.document
    shown = [item.shown for item in hide.hidden]
    return out.DocumentRecord(
        title=hide.maybe(document.title),
        issuer=hide.maybe(document.issuer),
        url=None if document.url is None else hide.address(document.url),
        source=None if document.source is None else hide.address(hide.words(document.source)),
        media_type=document.media_type,
        sha256=document.sha256,
        text_sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        characters=len(document.text),
        published=document.published,
        published_rule=document.published_rule,
        modified=document.modified,
        retrieved=document.retrieved,
        masked=out.Masked(names=shown.count(NAME), ages=shown.count(AGE), birth_dates=shown.count(BIRTH)),
        notes=tuple(hide.words(note) for note in document.notes),
    )


def _claim(claim: Claim, hide: Mask) -> out.ClaimRecord:
    quantity, reading = claim.quantity, claim.period
    period = None if reading is None else reading.period
    return out.ClaimRecord(
        id=claim.id,
        start=claim.span.start,
        end=claim.span.end,
        text=hide.text[claim.span.start : claim.span.end],
        value=quantity.value,
        high=quantity.high,
        hedge=quantity.hedge,
        unit=quantity.unit,
        noun=claim.noun,
        measure=claim.measure,
        share_of=claim.share_of,
        filters=tuple(out.FilterRecord(kind=item.kind, value=hide.label(item.value)) for item in claim.filters),
        change=claim.change,
        period=None if period is None else period_record(period),
        places=tuple(hide.label(place) for place in claim.places),
        agency=hide.maybe_label(claim.agency),
        speaker=hide.label(claim.speaker),
        quote=hide.quote(claim.sentence),
        interval=interval_record(quantity.interval),
        plausible=interval_record(quantity.plausible),
        period_reading=None if reading is None else _reading(reading, hide),
        basis=tuple(_basis(inference, hide) for inference in claim.basis),
    )


def _basis(inference: Inference, hide: Mask) -> out.BasisRecord:
    return out.BasisRecord(
        field=inference.field,
        rule=inference.rule,
        spans=_quotes(inference.basis, hide),
        note=hide.maybe(inference.note),
        confidence=inference.confidence,
    )


def _quotes(spans: Iterable[Span], hide: Mask) -> tuple[out.QuoteRecord, ...]:
    return tuple(out.QuoteRecord(start=span.start, end=span.end, text=hide.quote(span)) for span in spans)


def _reading(reading: PeriodReading, hide: Mask) -> out.PeriodReadingRecord:
    return out.PeriodReadingRecord(
        status=reading.status,
        rule=reading.rule,
        words=_quotes(reading.words, hide),
        candidates=tuple(period_record(candidate) for candidate in reading.candidates),
        reason=hide.maybe(reading.reason),
        needs=hide.maybe(reading.needs),
    )


def _operation(operation: Operation, claims: tuple[Claim, ...], hide: Mask) -> out.OperationRecord:
    values = {claim.id: claim.quantity.value for claim in claims}
    period = None if operation.period is None else operation.period.period
    return out.OperationRecord(
        name=hide.maybe_label(operation.name),
        start=None if period is None else period.start,
        end=None if period is None else period.end,
        places=tuple(hide.label(place) for place in operation.places),
        agencies=tuple(hide.label(agency) for agency in operation.agencies),
        totals={measure: values.get(claim) for measure, claim in operation.totals},
        total_claims=dict(operation.totals),
        cases=tuple(
            out.CaseRecord(
                start=case.span.start,
                end=case.span.end,
                nationality=hide.maybe_label(case.nationality),
                place=hide.maybe_label(case.place),
                offences=tuple(hide.words(offence) for offence in case.offences),
            )
            for case in operation.cases
        ),
        claims=operation.claims,
        rule=operation.rule,
        period_reading=None if operation.period is None else _reading(operation.period, hide),
    )


def _relation(relation: Relation, hide: Mask) -> out.RelationRecord:
    stated, computed = relation.stated_interval, relation.computed_interval
    return out.RelationRecord(
        kind=relation.kind,
        claims=relation.claims,
        verdict=relation.verdict,
        stated=hide.words(relation.stated),
        computed=hide.words(relation.computed),
        rule=relation.rule,
        steps=tuple(
            out.StepRecord(
                words=hide.words(step.words), result=None if step.result is None else interval_record(step.result)
            )
            for step in relation.steps
        ),
        stated_interval=None if stated is None else interval_record(stated),
        computed_interval=None if computed is None else interval_record(computed),
        basis=_quotes(relation.basis, hide),
    )


def _finding(finding: Finding, anchor: str, hide: Mask) -> out.FindingRecord:
    return out.FindingRecord(
        id=anchor,
        code=finding.code,
        verdict=finding.verdict,
        claims=finding.claims,
        stated=hide.words(finding.stated),
        computed=hide.words(finding.computed),
        says=hide.words(finding.says),
        basis=_quotes(finding.basis, hide),
        relation=finding.relation,
        comparison=finding.comparison,
    )


def _leftover(leftover: Leftover, hide: Mask) -> out.LeftoverRecord:
    return out.LeftoverRecord(
        start=leftover.span.start,
        end=leftover.span.end,
        text=hide.quote(leftover.span),
        value=None if hide.covers(leftover.span) else leftover.value,
        hedge=leftover.hedge,
        reason=leftover.reason,
        rule=leftover.rule,
    )
