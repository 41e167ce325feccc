"""Which numbers are free to be figures, and the leftovers that the others make."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter

from counterfoil.extract.names.operations import numbered
from counterfoil.extract.numbers.grammar import expressions
from counterfoil.extract.numbers.guards import Guarded, guarded, states_length
from counterfoil.extract.numbers.scan import Atom
from counterfoil.model import DateMention, Document, Leftover, LeftoverReason, Span

_place = attrgetter("start", "end")
_WINDOWS = frozenset(("window", "relative"))
_LONE: dict[str, LeftoverReason] = {"ordinal": "ordinal", "portion": "ordinal", "glued": "code"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A leftover to be. core: from its first number to its last; the words around them may be given to a neighbour."""

    core: Span
    leftover: Leftover


@dataclass(frozen=True, slots=True)
class Split:
    """Atoms that may be figures, and what the guards have taken."""

    free: tuple[Atom, ...]
    taken: tuple[Piece, ...]


def split(document: Document, text: str, found: tuple[Atom, ...], dates: tuple[DateMention, ...]) -> Split:
    """Give every atom of the plain `text` to the weightiest guard that covers it; the rest are free.

    Boilerplate weighs least: a telephone number in it is a telephone number.
    """
    starts = [atom.start for atom in found]
    taken = [False] * len(found)
    pieces: list[Piece] = []
    for guard in (*_dated(text, dates), *_named(document), *guarded(text), *_boilerplate(document)):
        at = bisect_left(starts, guard.span.start)
        if at and found[at - 1].end > guard.span.start:
            at -= 1
        run: list[Atom] = []
        while at < len(found) and found[at].start < guard.span.end:
            if taken[at]:
                pieces += _pieces(text, guard, tuple(run))
                run = []
            else:
                taken[at] = True
                run.append(found[at])
            at += 1
        pieces += _pieces(text, guard, tuple(run))
    free = tuple(atom for atom, is_taken in zip(found, taken, strict=True) if not is_taken)
    return Split(free, tuple(pieces))


def _named(document: Document) -> list[Guarded]:
    return [Guarded(span, "name", "number.operation", whole=True) for span in numbered(document)]


def unused(free: tuple[Atom, ...], spans: tuple[Span, ...]) -> tuple[Piece, ...]:
    """Free atoms that no expression took: ordinals in words, digits inside a word, groups that count nothing."""
    at, found = 0, []
    for atom in free:
        while at < len(spans) and spans[at].end <= atom.start:
            at += 1
        if at == len(spans) or atom.start < spans[at].start:
            reason, span = _LONE.get(atom.kind, "pronoun"), Span(atom.start, atom.end)
            found.append(Piece(span, Leftover(span, atom.value, "exact", reason, f"number.lone-{reason}")))
    return tuple(found)


def apart(text: str, pieces: tuple[Piece, ...], figures: tuple[Span, ...]) -> tuple[Leftover, ...]:
    """The leftovers in text order, none reaching into another or into a figure."""
    cores = sorted([_place(piece.core) for piece in pieces] + [_place(figure) for figure in figures])
    found: list[Leftover] = []
    for piece in sorted(pieces, key=lambda item: _place(item.core)):
        at = bisect_left(cores, _place(piece.core))
        low = max(piece.leftover.span.start, found[-1].span.end if found else 0, cores[at - 1][1] if at else 0)
        high = min(piece.leftover.span.end, cores[at + 1][0] if at + 1 < len(cores) else len(text))
        low, high = min(low, piece.core.start), max(high, piece.core.end)
        words = text[low:high]
        low += len(words) - len(words.lstrip())
        found.append(replace(piece.leftover, span=Span(low, low + len(words.strip()))))
    return tuple(found)


def _boilerplate(document: Document) -> list[Guarded]:
    return [
        Guarded(segment.span, "boilerplate", "number.boilerplate", whole=False)
        for segment in document.segments
        if segment.kind == "boilerplate"
    ]


def _dated(text: str, dates: tuple[DateMention, ...]) -> list[Guarded]:
    """The date expressions, but for a length of time that the text states as such."""
    pieces = []
    for mention in dates:
        is_window = mention.form in _WINDOWS
        if is_window and states_length(text, mention.span):
            continue
        reason: LeftoverReason = "window" if is_window else "date"
        pieces.append(Guarded(mention.span, reason, f"number.in-{reason}", whole=not is_window))
    return pieces


def _pieces(text: str, guard: Guarded, run: tuple[Atom, ...]) -> list[Piece]:
    """One leftover for words that are one thing; else one for each number in them. `run` is the atoms it takes."""
    if not run:
        return []
    if guard.whole:
        core = Span(run[0].start, run[-1].end)
        span = Span(min(guard.span.start, core.start), max(guard.span.end, core.end))
        value = run[0].value if len(run) == 1 else None
        return [Piece(core, Leftover(span, value, "exact", guard.reason, guard.rule))]
    found = expressions(text, run)
    spans = tuple(Span(item.start, item.end) for item in found)
    numbers = [
        Leftover(span, item.value, "exact" if item.value is not None else "vague", guard.reason, guard.rule)
        for item, span in zip(found, spans, strict=True)
    ]
    lone = [replace(item.leftover, reason=guard.reason, rule=guard.rule) for item in unused(run, spans)]
    return [Piece(item.span, item) for item in (*numbers, *lone)]
