"""Claims as a table of rows, one a claim, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from counterfoil.model import AuditRecord, Number
from counterfoil.publish.cells import cell
from counterfoil.publish.convert import output_record
from counterfoil.publish.records import AuditOut, ClaimRecord

COLUMNS = (
    "document", "id", "start", "end", "text", "value", "high", "hedge", "interval_low", "interval_high", "unit", "noun",
    "measure", "share_of", "filters", "change", "period_start", "period_end", "period_status", "places", "agency",
    "speaker", "verdict", "quote", "published", "sha256",
)  # fmt: skip  # as many as a spreadsheet is wide, in reading order


def to_csv(records: Iterable[AuditRecord]) -> str:
    """A header and a row for each claim. Lists are joined with `; `; a missing value is an empty cell.

    A text that a spreadsheet would run as a formula or take for a date gets an apostrophe before it (`cells.RULE`);
    numbers are written as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records:
        whole = output_record(record)
        for claim in whole.claims:
            writer.writerow([cell(value) for value in _row(whole, claim)])
    return out.getvalue()


def _row(whole: AuditOut, claim: ClaimRecord) -> tuple[str | Number | date | None, ...]:
    period, reading = claim.period, claim.period_reading
    verdicts = dict.fromkeys(finding.verdict for finding in whole.findings if claim.id in finding.claims)
    return (
        whole.id, claim.id, claim.start, claim.end, claim.text, claim.value, claim.high, claim.hedge,
        claim.interval.low, claim.interval.high, claim.unit, claim.noun, claim.measure, claim.share_of,
        "; ".join(f"{item.kind}: {item.value}" for item in claim.filters),
        claim.change,
        None if period is None else period.start,
        None if period is None else period.end,
        None if reading is None else reading.status,
        "; ".join(claim.places), claim.agency, claim.speaker, "; ".join(verdicts), claim.quote,
        whole.document.published,
        whole.document.sha256,
    )  # fmt: skip  # in the order of COLUMNS
