"""The statement as the report shows it: whole, in order, cut into runs at every figure and every other number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from counterfoil.model import AuditRecord, SegmentKind, Span
from counterfoil.publish.masking import Mask

RunKind = Literal["text", "figure", "leftover", "masked"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch shown in one way. ref: the claim's id, or the place of the leftover in the audit; else empty.

    tail: what is joined to a figure by a hyphen (`-day`), so that no line ends between the two.
    """

    kind: RunKind
    words: str
    ref: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item. figures: ids of the claims in it, in text order. depth: of a nested item."""

    kind: SegmentKind
    runs: tuple[Run, ...]
    figures: tuple[str, ...]
    depth: int
    span: Span


MOST_FURNITURE = 3  # blocks of boilerplate in a row that are shown; more are folded


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that share one set of notes: a paragraph, or a list with the paragraph that leads to it."""

    blocks: tuple[Block, ...]

    @property
    def is_folded(self) -> bool:
        """True for a long run of navigation, contact lines and the like, which would keep a reader from the story."""
        return len(self.blocks) > MOST_FURNITURE and all(block.kind == "boilerplate" for block in self.blocks)

    @property
    def figures(self) -> tuple[str, ...]:
        """Ids of the claims in the row, in text order."""
        return tuple(id_ for block in self.blocks for id_ in block.figures)


def rows(record: AuditRecord, hide: Mask) -> tuple[Row, ...]:
    """The statement row by row. A list stays in one piece, so that its notes do not push its items apart."""
    grouped: list[list[Block]] = []
    for block in blocks(record, hide):
        last = grouped[-1][-1] if grouped else None
        follows = block.kind == "list_item" and last is not None and last.kind in ("list_item", "body")
        alike = block.kind == "boilerplate" and last is not None and last.kind == "boilerplate"
        if follows or alike or (last is not None and last.kind == "dateline"):
            grouped[-1].append(block)
        else:
            grouped.append([block])
    return tuple(Row(tuple(group)) for group in grouped)


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    kind: RunKind
    ref: str


def blocks(record: AuditRecord, hide: Mask) -> tuple[Block, ...]:
    """Every block of the statement, boilerplate too; text that no segment holds is shown as a paragraph of its own."""
    marks = _marks(record, hide)
    found: list[Block] = []
    at = 0
    for span, kind, depth in _stretches(record):
        inside: list[_Mark] = []
        while at < len(marks) and marks[at].span.start < span.end:
            inside.append(marks[at])
            at += 1
        runs = tuple(_joined(_runs(span, inside, hide)))
        figures = tuple(run.ref for run in runs if run.kind == "figure")
        found.append(Block(kind, runs, figures, depth, span))
    return tuple(found)


def _stretches(record: AuditRecord) -> Iterator[tuple[Span, SegmentKind, int]]:
    text, at = record.document.text, 0
    depths: list[int] = []
    for segment in record.document.segments:
        yield from _between(text, at, segment.span.start)
        lead = segment.lead
        nested = lead is not None and lead < len(depths) and record.document.segments[lead].kind == "list_item"
        depths.append(depths[lead] + 1 if nested and lead is not None else 0)
        yield segment.span, segment.kind, min(depths[-1], 3)
        at = segment.span.end
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[Span, SegmentKind, int]]:
    """Text outside every segment, which a reader should not have left: shown, never lost."""
    words = text[start:end].strip()
    if words:
        first = start + text[start:end].index(words)
        yield Span(first, first + len(words)), "body", 0


def _marks(record: AuditRecord, hide: Mask) -> list[_Mark]:
    """Figures, leftovers and masked stretches, in text order and apart: figures win over masks, masks over the rest."""
    every = [_Mark(claim.span, "figure", claim.id) for claim in record.claims]
    every += [_Mark(item.span, "masked", item.shown) for item in hide.hidden]
    every += [_Mark(item.span, "leftover", str(place)) for place, item in enumerate(record.leftovers, 1)]
    taken: list[_Mark] = []  # kept sorted and apart, so that only the neighbours can overlap
    for mark in every:  # in order of right
        if not _insert(taken, mark) and mark.kind == "masked":
            for span in _outside(mark.span, taken):
                _insert(taken, _Mark(span, "masked", mark.ref))
    return taken


def _insert(taken: list[_Mark], mark: _Mark) -> bool:
    place = bisect_left(taken, mark.span.start, key=lambda other: other.span.start)
    before, after = taken[max(place - 1, 0) : place], taken[place : place + 1]
    free = len(mark.span) > 0 and not any(mark.span.overlaps(other.span) for other in before + after)
    if free:
        taken.insert(place, mark)
    return free


def _outside(span: Span, taken: list[_Mark]) -> list[Span]:
    """What is left of a span that is to be hidden, around the figures that stand in it."""
    left, at = [], span.start
    for other in (mark.span for mark in taken if mark.span.overlaps(span)):
        if other.start > at:
            left.append(Span(at, other.start))
        at = max(at, other.end)
    if at < span.end:
        left.append(Span(at, span.end))
    return left


def _runs(span: Span, marks: list[_Mark], hide: Mask) -> Iterator[Run]:
    at = span.start
    for mark in marks:
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if start > at:
            yield Run("text", hide.text[at:start])
        if end > start:
            words = mark.ref if mark.kind == "masked" else hide.text[start:end]
            yield Run(mark.kind, words, "" if mark.kind == "masked" else mark.ref)
        at = max(at, end)
    if at < span.end:
        yield Run("text", hide.text[at : span.end])


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """The same runs, with a hyphenated word's second half moved to the figure that is its first."""
    held: Run | None = None
    for run in runs:
        if held is not None and run.kind == "text" and run.words[:1] in ("-", "‑"):
            tail = run.words.split(maxsplit=1)[0]
            yield replace(held, tail=tail)
            held, run = None, replace(run, words=run.words[len(tail) :])  # noqa: PLW2901 - what is left of it
        elif held is not None:
            yield held
            held = None
        if run.kind == "figure":
            held = run
        elif run.words:
            yield run
    if held is not None:
        yield held
