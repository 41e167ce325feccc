"""Tables: which figure of a row stands under which, and which row gives the total of a column."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction, Segment, Span
from counterfoil.reference.patterns import pattern

_TOTAL = pattern(r"(?i)^\W*(?:grand |sub-?|overall )?totals?\b|^\W*(?:all|overall|combined|sum)\b")


def row_of(extraction: Extraction, claim: Claim) -> int | None:
    """The index of the table's row in which a figure stands; None outside tables."""
    at = extraction.document.segment_at(claim.span.start)
    return at if at is not None and extraction.document.segments[at].cells else None


def total_of_column(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> tuple[Claim, Span] | None:
    """The figure that a row of totals gives for the column of `claims[index]`, and the words that name that row.

    Some tables begin with their totals; in one with several, it is not said which rows each of them adds up.
    """
    part = claims[index]
    at = row_of(extraction, part)
    if at is None or _is_total(extraction, at):
        return None
    totals = [row for row in _table(extraction, at) if _is_total(extraction, row)]
    if len(totals) != 1:
        return None
    row, segments = totals[0], extraction.document.segments
    column = _column(segments[at], part)
    for claim in claims:
        if segments[row].span.contains(claim.span) and _column(segments[row], claim) == column:
            return claim, segments[row].cells[0]
    return None


def dating_cells(extraction: Extraction, claim: Claim) -> tuple[Span, ...]:
    """The head of a figure's column and the name of its row, in which its date may stand."""
    at = row_of(extraction, claim)
    if at is None:
        return ()
    segments = extraction.document.segments
    row, column = segments[at], _column(segments[at], claim)
    if not column:
        return ()
    heads = segments[row.lead].cells if row.lead is not None else ()
    above = column + max(0, len(heads) - len(row.cells))
    return (*heads[above : above + 1], row.cells[0])


def _table(extraction: Extraction, at: int) -> range:
    """The rows around the one at `at` that are led by the same row of column heads, lines between them included."""
    segments = extraction.document.segments
    low = high = at
    while low > 0 and _goes_on(segments[low - 1], segments[at]):
        low -= 1
    while high + 1 < len(segments) and _goes_on(segments[high + 1], segments[at]):
        high += 1
    return range(low, high + 1)


def _goes_on(other: Segment, row: Segment) -> bool:
    return other.rule == "segment.rule-line" or (bool(other.cells) and other.lead == row.lead)


def _is_total(extraction: Extraction, at: int) -> bool:
    cells = extraction.document.segments[at].cells
    return bool(cells) and _TOTAL.search(extraction.document.quote(cells[0])) is not None


def _column(row: Segment, claim: Claim) -> int | None:
    return next((index for index, cell in enumerate(row.cells) if cell.contains(claim.span)), None)
