"""What the encoder reads: a statement cut to what matters for its figures, in as few windows as it fits.

A window is read in one pass: the title, the first sentence, every sentence with a figure or a date, and what leads into
a list. So each figure is read beside all that may govern it, and no sentence is read twice but for a little context.
The same code makes the examples that the model is trained on, so that training and running cannot drift apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from counterfoil.model import Document, Span

WINDOW = 1_900
"""Characters of a window; about 440 word pieces."""
ABOVE = 520
"""Characters that a later window repeats of the text above: the title, and the first sentences with a date."""
BEFORE = 240
"""Characters that it repeats of what stands just before it."""
LONGEST = 900
"""A longer sentence is read in parts."""
_START = attrgetter("start")

TITLE, LEAD, CONTEXT_ONLY, BODY, ITEM = 1, 2, 3, 4, 5
"""What a passage is: a part of the title, words that lead into a list, context, a sentence, an item of a list."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive words of a window. part: what they are. opens: whether a new block of the text begins here."""

    span: Span
    part: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Window:
    """One pass of the encoder over a text; all spans are of the text.

    figures: those to be read here, in order, each inside one passage. quoted: one flag a figure, true where it stands
    inside quotation marks. dates, places: the words that may say when and where, each inside one passage.
    """

    text: str
    passages: tuple[Passage, ...]
    figures: tuple[Span, ...]
    quoted: tuple[bool, ...]
    dates: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """What is to be read: figures, and the words that may say when and where; each in text order."""

    figures: tuple[Span, ...]
    dates: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()


def windows(
    document: Document, sentences: Sequence[Span], marked: Marked
) -> tuple[tuple[Window, ...], tuple[tuple[int, ...], ...]]:
    """The windows of a text, and for each the indexes into `marked.figures` of its figures.

    A figure in no sentence, or across the end of one, is left out.
    """
    passages = _passages(document, sentences, marked)
    made: list[Window] = []
    members: list[tuple[int, ...]] = []
    for context, fresh in _cut(passages, marked.dates):
        held = tuple(at for passage in fresh for at in _inside(marked.figures, passage.span))
        if not held:
            continue
        every = (*context, *fresh)
        dates = tuple(marked.dates[at] for passage in every for at in _inside(marked.dates, passage.span))
        places = tuple(marked.places[at] for passage in every for at in _inside(marked.places, passage.span))
        figures = tuple(marked.figures[at] for at in held)
        quoted = tuple(document.in_quotation(figure.start) for figure in figures)
        made.append(Window(document.text, every, figures, quoted, dates, places))
        members.append(held)
    return tuple(made), tuple(members)


def _passages(document: Document, sentences: Sequence[Span], marked: Marked) -> list[Passage]:
    """The sentences that a reader of the figures needs, in text order; none longer than `LONGEST`."""
    leads = _leads(document, marked.figures)
    found: list[Passage] = []
    last: int | None = -1
    for sentence in sentences:
        block = document.segment_at(sentence.start)
        part = _part(document, block, leads)
        first = part == BODY and all(each.part == TITLE for each in found)
        telling = _inside(marked.figures, sentence) or _inside(marked.dates, sentence)
        if part is None or not (telling or first or part in (TITLE, LEAD)):
            continue
        for piece in _pieces(document.text, sentence, marked):
            found.append(Passage(piece, part, block != last))
            last = block
    return found


def _leads(document: Document, figures: Sequence[Span]) -> frozenset[int]:
    """The blocks that lead into the lists that hold figures."""
    found: set[int] = set()
    for figure in figures:
        block = document.segment_at(figure.start)
        while block is not None and document.segments[block].lead is not None and block not in found:
            block = document.segments[block].lead
            if block is not None:
                found.add(block)
    return frozenset(found)


def _part(document: Document, block: int | None, leads: frozenset[int]) -> int | None:
    """What a block is to the reader; None for what belongs to no story."""
    if block is None:
        return BODY
    segment = document.segments[block]
    if segment.kind == "boilerplate":
        return None
    if block == 0 or segment.kind in ("headline", "subhead"):
        return TITLE
    if block in leads:
        return LEAD
    return ITEM if segment.lead is not None or segment.kind == "list_item" else BODY


def _pieces(text: str, sentence: Span, marked: Marked) -> list[Span]:
    """The sentence, or, where it is very long, lengths of it that cut no figure, date or place in two."""
    pieces: list[Span] = []
    start = sentence.start
    while sentence.end - start > LONGEST:
        stop = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1
        while stop > start and _crossed(marked, stop):
            stop = text.rfind(" ", start, stop - 1) + 1
        if stop <= start:
            break
        pieces.append(Span(start, stop))
        start = stop
    return [*pieces, Span(start, sentence.end)]


def _crossed(marked: Marked, at: int) -> bool:
    for spans in (marked.figures, marked.dates, marked.places):
        index = bisect_left(spans, at, key=_START)
        if index and spans[index - 1].end > at:
            return True
    return False


def _cut(passages: list[Passage], dates: Sequence[Span]) -> list[tuple[tuple[Passage, ...], tuple[Passage, ...]]]:
    """Runs of passages that fit a window, each with the context that it repeats from above."""
    runs: list[tuple[tuple[Passage, ...], tuple[Passage, ...]]] = []
    above = _landmarks(passages, dates)
    start = 0
    while start < len(passages):
        context = _context(passages, start, above)
        room = WINDOW - sum(len(passage.span) for passage in context)
        stop = start
        while stop < len(passages) and (stop == start or len(passages[stop].span) <= room):
            room -= len(passages[stop].span)
            stop += 1
        runs.append((context, tuple(passages[start:stop])))
        start = stop
    return runs


def _landmarks(passages: list[Passage], dates: Sequence[Span]) -> list[int]:
    """The title, and the first sentences of the story that hold a date: what most often governs a figure far below."""
    chosen: list[int] = []
    room = ABOVE
    for at, passage in enumerate(passages):
        first = at < 2 and passage.part == TITLE
        if first or (passage.part != TITLE and _inside(dates, passage.span)):
            if chosen and len(passage.span) > room:
                continue
            chosen.append(at)
            room -= len(passage.span)
    return chosen


def _context(passages: list[Passage], start: int, above: list[int]) -> tuple[Passage, ...]:
    """For a window that begins at `start`: the landmarks above, what leads into the list, and what stands before."""
    chosen = {at for at in above if at < start}
    if start and passages[start].part == ITEM:
        lead = next((at for at in range(start - 1, -1, -1) if passages[at].part == LEAD), None)
        chosen.update(() if lead is None else (lead,))
    room = BEFORE
    for at in range(start - 1, -1, -1):
        room -= len(passages[at].span)
        if room < 0:
            break
        chosen.add(at)
    kept = (passages[at] for at in sorted(chosen))
    return tuple(
        replace(each, part=CONTEXT_ONLY if each.part in (BODY, ITEM) else each.part, opens=True) for each in kept
    )


def _inside(spans: Sequence[Span], room: Span) -> range:
    """Indexes of the spans that lie inside `room`."""
    first = bisect_left(spans, room.start, key=_START)
    last = first
    while last < len(spans) and spans[last].end <= room.end:
        last += 1
    return range(first, last)
