"""A statement as it was read: its text, its parts, and the way back to the source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from counterfoil.model.span import Span

SegmentKind = Literal["headline", "subhead", "dateline", "body", "list_item", "boilerplate"]
"""What a block of text is for. `boilerplate` is navigation, contact lines, tip lines and "about us"."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One block of text (a paragraph, a list item, a headline), soft line breaks included.

    `lead` is the index of the segment that introduces this one: the paragraph ending in a colon above a list
    item, or the shorter item above a nested one; None elsewhere. `rule` names how the kind was decided.
    `cells` are the cells of a row of a table, in order, empty ones included, () elsewhere; the `lead` of a row is the
    row that heads its columns, where the table has one.
    `story` counts from 1 on a page that tells several stories one under another; 0 is what belongs to all of them, such
    as the page's title, and the whole of a page with one story.
    """

    span: Span
    kind: SegmentKind
    rule: str
    lead: int | None = None
    story: int = 0
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Ties `span` of the text to where it stood in the source.

    HTML: `source` is a half-open byte range. PDF: `page` counts from 1 and `box` is (left, bottom, right, top) in
    points.
    """

    span: Span
    source: tuple[int, int] | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One statement. The text is never altered after reading; `published`, `modified` and event dates are three things.

    id: the file's stem. sha256: of the bytes that were read. published_rule: how the publication date is known
    (`date.given`, `date.metadata`, …), None where it is not known. retrieved_at: the moment, in UTC and without a zone,
    where the source says it; `retrieved` is its day.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    issuer: str | None = None
    url: str | None = None
    source: str | None = None
    media_type: str = "text/plain"
    published: date | None = None
    published_rule: str | None = None
    modified: date | None = None
    retrieved: date | None = None
    retrieved_at: datetime | None = None
    segments: tuple[Segment, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    notes: tuple[str, ...] = ()

    def quote(self, span: Span) -> str:
        """The words at `span`. Only a Document makes a quote, so quote and text cannot disagree."""
        if span.end > len(self.text):
            raise ValueError(f"span [{span.start}, {span.end}) runs past the text's {len(self.text)} characters")
        return self.text[span.start : span.end]

    def segment_at(self, position: int) -> int | None:
        """Index of the segment that holds the character at `position`; None between segments."""
        low, high = 0, len(self.segments)
        while low < high:
            middle = (low + high) // 2
            if self.segments[middle].span.end <= position:
                low = middle + 1
            else:
                high = middle
        if low < len(self.segments) and self.segments[low].span.start <= position:
            return low
        return None

    def in_quotation(self, position: int) -> bool:
        """Whether a quotation opened earlier in the block of `position` is still open there."""
        block = self.segment_at(position)
        before = self.text[self.segments[block].span.start if block is not None else 0 : position]
        opened, closed = before.rfind("“"), before.rfind("”")
        return opened > closed if max(opened, closed) >= 0 else before.count('"') % 2 == 1

    @property
    def stories(self) -> tuple[int, ...]:
        """The numbers of the stories that the page tells one under another; empty where it tells one."""
        return tuple(sorted({segment.story for segment in self.segments} - {0}))

    def of_story(self, number: int) -> Document:
        """The same text with only the segments of one story and those that belong to all."""
        kept = [index for index, segment in enumerate(self.segments) if segment.story in (0, number)]
        moved = {old: new for new, old in enumerate(kept)}
        segments = (self.segments[index] for index in kept)
        again = (replace(part, lead=None if part.lead is None else moved.get(part.lead)) for part in segments)
        return replace(self, segments=tuple(again))
