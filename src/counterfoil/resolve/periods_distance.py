"""How far a date stands from a figure: what lies between them in one sentence, or across sentences and blocks."""

from __future__ import annotations

from functools import cache

from counterfoil.model import Span
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.periods import event_kind, event_pattern
from counterfoil.resolve.periods_ground import key, same
from counterfoil.resolve.periods_view import View, bucket
from counterfoil.resolve.placed import Placed


@cache
def _turn() -> Pattern:
    return pattern(r"\b(?:who|which|that|whom|whose|after|following|before|for|to|including|where|when|while|but)\b")


def in_sentence(view: View, item: Placed) -> list[str]:
    """Date and figure in one sentence: how near, on which side, and what stands between."""
    claim, span = view.figure.claim, item.mention.span
    side, gap = _between(claim.span, span)
    between = view.ground.extraction.document.quote(gap)
    out = [f"own:{side}", f"own:{side}:gap-{bucket(len(between), (12, 40, 90, 160))}", _rank(view, item)]
    if ";" in between or ". " in between:
        out.append("own:across-stop")
    turns = sum(1 for _ in _turn().finditer(between))
    out.append(f"own:{side}:turns-{min(turns, 3)}")
    if "who" in between.split():
        out.append(f"own:{side}:across-who")
    kinds = {event_kind(match.group() or "") for match in event_pattern().finditer(between)}
    out.append(f"own:{side}:crosses-{min(len(kinds - {item.event}), 2)}")
    if span.start - claim.sentence.start < 6:
        out.append("own:opens")
    if side == "right" and claim.sentence.end - span.end < 4:
        out.append("own:closes")
    crossed = sum(1 for each in view.ground.inside[view.figure.sentence] if gap.contains(each.claim.span))
    out.append(f"own:{side}:over-figures-{min(crossed, 2)}")
    return out


def _between(figure: Span, day: Span) -> tuple[str, Span]:
    if day.end <= figure.start:
        return "left", Span(day.end, figure.start)
    if day.start >= figure.end:
        return "right", Span(figure.end, day.start)
    return "over", Span(figure.start, figure.start)


def _rank(view: View, item: Placed) -> str:
    """Whether the date is the only one of its sentence, the nearest, or a farther one."""
    inside = [each for each in view.single if each.sentence == view.figure.sentence]
    if len(inside) <= 1:
        return "own:only"
    nearest = min(inside, key=lambda each: each.mention.span.gap(view.figure.claim.span))
    return "own:nearest" if nearest.mention.span == item.mention.span else "own:farther"


def across_sentences(view: View, item: Placed, side: str, tie: str) -> list[str]:
    """Date in another sentence: how far, in which block, and whether another date stands nearer.

    side, tie: what `where` and `agree` say of figure and date.
    """
    figure = view.figure
    apart, blocks = abs(item.sentence - figure.sentence), abs(item.segment - figure.segment)
    out = [
        f"{side}:sentences-{bucket(apart, (1, 2, 4, 8))}", f"{side}:blocks-{min(blocks, 4)}",
        f"{side}:{figure.part}:blocks-{min(blocks, 3)}", f"{side}:blocks-{min(blocks, 2)}:{tie}",
    ]  # fmt: skip
    low, high = sorted((item.sentence, figure.sentence))
    mine = key(item)
    between = [mark for mark in view.marks if low <= mark[0] <= high and mark[1] != mine]
    out.append(f"{side}:dates-between-{min(len(between), 3)}")
    fitting = sum(1 for mark in between if mark[2])
    out.append(f"{side}:fitting-between-{min(fitting, 2)}:{tie}")
    if any(mark[0] == figure.sentence for mark in between):
        out.append(f"{side}:own-there")
    first = next((each for each in view.ground.dates if not each.headed and each.segment > 0), None)
    if first is not None and same(first, item):
        out.append(f"{side}:first-date:{figure.part}")
    lead = view.ground.extraction.document.segments[figure.segment].lead if figure.segment >= 0 else None
    if lead is not None and lead == item.segment:
        out.append(f"{side}:list-lead")
    return out
