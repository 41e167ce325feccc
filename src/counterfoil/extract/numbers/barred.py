"""Which numbers are free to be figures, and the leftovers that the others make."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from counterfoil.extract.numbers.grammar import expressions
from counterfoil.extract.numbers.guards import Guarded, guarded, states_length
from counterfoil.extract.numbers.scan import Atom
from counterfoil.model import DateMention, Document, Leftover, LeftoverReason, Span

_WINDOWS = frozenset(("window", "relative", "since", "until"))
_LONE: dict[str, LeftoverReason] = {"ordinal": "ordinal", "portion": "ordinal", "glued": "code"}


@dataclass(frozen=True, slots=True)
class Split:
    """Atoms that may be figures, and what the guards have taken."""

    free: tuple[Atom, ...]
    leftovers: tuple[Leftover, ...]


def split(document: Document, text: str, found: tuple[Atom, ...], dates: tuple[DateMention, ...]) -> Split:
    """Give every atom of the plain `text` to the weightiest guard that covers it; the rest are free."""
    starts = [atom.start for atom in found]
    taken = [False] * len(found)
    leftovers: list[Leftover] = []
    for guard in (*_of_document(document, text, dates), *guarded(text)):
        at = bisect_left(starts, guard.span.start)
        if at and found[at - 1].end > guard.span.start:
            at -= 1
        own: list[Atom] = []
        while at < len(found) and found[at].start < guard.span.end:
            if not taken[at]:
                taken[at] = True
                own.append(found[at])
            at += 1
        if own:
            leftovers += _leftovers(text, guard, tuple(own))
    free = tuple(atom for atom, is_taken in zip(found, taken, strict=True) if not is_taken)
    return Split(free, tuple(leftovers))


def unused(free: tuple[Atom, ...], spans: tuple[Span, ...]) -> tuple[Leftover, ...]:
    """Free atoms that no expression took: ordinals in words, digits inside a word, groups that count nothing."""
    covered = {span.start for span in spans}
    at, found = 0, []
    for atom in free:
        while at < len(spans) and spans[at].end <= atom.start:
            at += 1
        inside = atom.start in covered or (at < len(spans) and spans[at].start <= atom.start < spans[at].end)
        if not inside:
            reason = _LONE.get(atom.kind, "pronoun")
            found.append(Leftover(Span(atom.start, atom.end), atom.value, "exact", reason, f"number.lone-{reason}"))
    return tuple(found)


def _of_document(document: Document, text: str, dates: tuple[DateMention, ...]) -> list[Guarded]:
    """What the document itself takes out of the figures: its boilerplate, and the date expressions in it."""
    pieces = [
        Guarded(segment.span, "boilerplate", "number.boilerplate", whole=False)
        for segment in document.segments
        if segment.kind == "boilerplate"
    ]
    for mention in dates:
        is_window = mention.form in _WINDOWS
        if is_window and states_length(text, mention.span):
            continue
        reason: LeftoverReason = "window" if is_window else "date"
        pieces.append(Guarded(mention.span, reason, f"number.in-{reason}", whole=not is_window))
    return pieces


def _leftovers(text: str, guard: Guarded, own: tuple[Atom, ...]) -> list[Leftover]:
    """One leftover for words that are one thing; else one for each number in them."""
    if guard.whole:
        value = own[0].value if len(own) == 1 else None
        span = Span(min(guard.span.start, own[0].start), max(guard.span.end, own[-1].end))
        return [Leftover(span, value, "exact", guard.reason, guard.rule)]
    found = expressions(text, own)
    spans = tuple(Span(item.start, item.end) for item in found)
    lone = unused(own, spans)
    return [
        *(
            Leftover(
                Span(item.start, item.end),
                item.value,
                "vague" if item.value is None else "exact",
                guard.reason,
                guard.rule,
            )
            for item in found
        ),
        *(Leftover(item.span, item.value, item.hedge, guard.reason, guard.rule) for item in lone),
    ]
