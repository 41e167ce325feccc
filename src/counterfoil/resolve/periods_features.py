"""Features of a figure and a date that may govern it: short names, each worth its weight in data/period_weights.yml.

Nothing here reads the days that a date means, so that a figure is governed by the same words whether or not the date of
publication is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from counterfoil.model import Period, Span
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.periods import event_pattern, period_words
from counterfoil.resolve.calendar_text import Placed
from counterfoil.resolve.periods_ground import Figure, Ground, key, same

Choice = Period | Span | None
"""What governs a figure already decided: the days (or words) of a date, or None."""
_FORMS = {
    "day": "day", "days": "days", "month": "month", "months": "span", "years": "span", "year": "year", "since": "since",
    "fiscal_year": "fiscal", "fiscal_quarter": "fiscal", "quarter": "fiscal", "window": "window", "weekday": "day",
    "weekend": "days", "season": "month", "term": "term", "holiday": "day", "until": "until", "relative": "relative",
}  # fmt: skip
_GROUPS = {
    "arrest": "effort", "encounter": "effort", "detainer": "effort", "detention": "effort", "staffing": "effort",
    "extent": "effort", "seizure": "seizure", "sentence": "sentence", "charge": "charge", "conviction": "conviction",
    "removal": "removal", "illegal_entry": "entry", "victim": "harm", "death": "harm", "money": "money",
    "traffic": "traffic", "other": "other",
}  # fmt: skip


@cache
def _turn() -> Pattern:
    return pattern(r"\b(?:who|which|that|whom|whose|after|following|before|for|to|including|where|when|while|but)\b")


def form(item: Placed) -> str:
    """The kind of date expression, as few kinds as matter."""
    if item.mention.rule == "date.list":
        return "list"
    if item.mention.form == "relative":
        return {"date.today": "today", "date.last": "last", "date.this": "this", "date.week-of": "days"}.get(
            item.mention.rule, "anchored"
        )
    return _FORMS[item.mention.form]


def _bucket(value: int, edges: Sequence[int]) -> int:
    return sum(value > edge for edge in edges)


def features(ground: Ground, figure: Figure, item: Placed, chosen: dict[int, Choice]) -> list[str]:
    """The features of `item` as what governs `figure`. chosen: figures decided before, by index."""
    if item.mention.rule == "date.series":
        return _series(ground, figure, item, chosen)
    where = _where(figure, item)
    group = _GROUPS[figure.claim.measure]
    kind = form(item)
    agree = _agree(figure, item)
    out = [
        where, f"{where}:{figure.part}", f"{where}:{kind}", f"{where}:{agree}", f"{where}:{group}",
        f"form:{kind}:{group}", f"event:{item.event}:{group}", f"{where}:{group}:{agree}",
    ]  # fmt: skip
    for name in ("possible", "history", "past", "quoted"):
        if getattr(figure, name):
            out += [f"{where}:{name}", f"{where}:{name}:{agree}"]
    if item.ahead:
        out.append(f"{where}:ahead:{figure.possible}")
    effort = ground.effort is not None and same(ground.effort, item)
    if where == "own":
        out += _own(ground, figure, item)
    elif where != "line" and not (effort and _of_effort(figure)):
        out += _away(ground, figure, item, where, agree)
    out += _bound(ground, figure, item, where)
    if effort:
        out += _effort(ground, figure, where)
    return out + _carried(ground, figure, item, chosen)


def _of_effort(figure: Figure) -> bool:
    """The figure counts what an effort brings in, or its sentence speaks of one."""
    return (_GROUPS[figure.claim.measure] in ("effort", "seizure") or figure.linked) and not figure.past


def _effort(ground: Ground, figure: Figure, where: str) -> list[str]:
    sure = "sure" if ground.counted else "told"
    tie = "past" if figure.past else "linked" if figure.linked else "loose"
    group = _GROUPS[figure.claim.measure]
    return [
        f"effort:{sure}", f"effort:{sure}:{group}", f"effort:{sure}:{figure.part}", f"effort:{sure}:{where}",
        f"effort:{tie}", f"effort:{tie}:{group}", f"effort:{sure}:{tie}", f"effort:of:{_of_effort(figure)}:{where != 'own'}",
    ]  # fmt: skip


def _series(ground: Ground, figure: Figure, item: Placed, chosen: dict[int, Choice]) -> list[str]:
    """A stretch of several events: does the figure count just these?"""
    fits = item.event in period_words().measure_events[figure.claim.measure]
    count = figure.claim.quantity.value == item.mention.count
    tie = f"{'fits' if fits else 'odd'}:{'counted' if count else 'uncounted'}"
    out = ["series", f"series:{tie}", f"series:{tie}:{'past' if figure.past else 'now'}"]
    if figure.claim.quantity.unit in ("event", "conviction"):
        out.append(f"series:{tie}:times")
    return out + _carried(ground, figure, item, chosen)


def _where(figure: Figure, item: Placed) -> str:
    if item.sentence == figure.sentence:
        return "own"
    if item.headed:
        return "line"
    return "before" if item.sentence < figure.sentence else "after"


def _agree(figure: Figure, item: Placed) -> str:
    """Whether the event named beside the date fits the one named beside the figure, or its measure."""
    if item.event is None:
        return "unnamed"
    fits = item.event in period_words().measure_events[figure.claim.measure]
    if item.event == figure.event:
        return "same-fits" if fits else "same"
    return "fits" if fits else "other"


def _fitting(ground: Ground, figure: Figure) -> list[Placed]:
    """The dates beside which an event is named that fits the figure's measure, one for each meaning."""
    kinds = period_words().measure_events[figure.claim.measure]
    found: dict[Choice, Placed] = {}
    for item in ground.dates:
        if item.event in kinds and not item.headed and item.mention.rule != "date.series":
            found.setdefault(key(item), item)
    return list(found.values())


def _persons(ground: Ground, figure: Figure, item: Placed) -> str:
    """Whether figure and date tell of one person: shared, other, or unsaid on either side."""
    mine, its = ground.persons[figure.sentence], ground.persons[item.sentence]
    if mine and its:
        return "shared" if mine & its else "other"
    return "figure-only" if mine else "date-only" if its else "nobody"


def _bound(ground: Ground, figure: Figure, item: Placed, where: str) -> list[str]:
    """How far event and person bind the date to the figure."""
    fits = _fitting(ground, figure)
    mine = any(same(each, item) for each in fits)
    bond = f"{'fits' if mine else 'odd'}-{min(len(fits), 2)}"
    out = [f"bound:{bond}", f"bound:{where}:{bond}"]
    if where in ("before", "after") and figure.sentence >= 0 and item.sentence >= 0:
        who = _persons(ground, figure, item)
        out += [f"person:{where}:{who}", f"person:{who}:{bond}"]
    return out


def _own(ground: Ground, figure: Figure, item: Placed) -> list[str]:
    """Date and figure in one sentence: how near, and what stands between."""
    claim, span = figure.claim, item.mention.span
    text = ground.extraction.document.text
    first, last = (span.end, claim.span.start) if span.end <= claim.span.start else (claim.span.end, span.start)
    between = text[first:last] if first <= last else ""
    side = "left" if span.end <= claim.span.start else "right" if span.start >= claim.span.end else "over"
    out = [f"own:{side}", f"own:{side}:gap-{_bucket(len(between), (12, 40, 90, 160))}"]
    inside = [
        each
        for each in ground.dates
        if each.sentence == figure.sentence and each.mention.rule not in ("date.list", "date.series")
    ]
    ranked = sorted(inside, key=lambda each: each.mention.span.gap(claim.span))
    if len(inside) <= 1:
        out.append("own:only")
    elif ranked and ranked[0].mention.span == span:
        out.append("own:nearest")
    else:
        out.append("own:farther")
    if ";" in between or ". " in between:
        out.append("own:across-stop")
    turns = sum(1 for _ in _turn().finditer(between))
    out.append(f"own:{side}:turns-{min(turns, 3)}")
    if "who" in between.split():
        out.append(f"own:{side}:across-who")
    kinds = {match.lastgroup for match in event_pattern().finditer(between)}
    out.append(f"own:{side}:crosses-{min(len(kinds - {item.event}), 2)}")
    if span.start - claim.sentence.start < 6:
        out.append("own:opens")
    if side == "right" and claim.sentence.end - span.end < 4:
        out.append("own:closes")
    figures = [each for each in ground.figures if each.sentence == figure.sentence]
    crossed = sum(1 for each in figures if min(first, last) <= each.claim.span.start < max(first, last))
    out.append(f"own:{side}:over-figures-{min(crossed, 2)}")
    return out


def _away(ground: Ground, figure: Figure, item: Placed, where: str, agree: str) -> list[str]:
    """Date in another sentence: how far, in which block, and whether another date stands nearer."""
    apart = abs(item.sentence - figure.sentence)
    blocks = abs(item.segment - figure.segment)
    out = [
        f"{where}:sentences-{_bucket(apart, (1, 2, 4, 8))}", f"{where}:blocks-{min(blocks, 4)}",
        f"{where}:{figure.part}:blocks-{min(blocks, 3)}", f"{where}:blocks-{min(blocks, 2)}:{agree}",
    ]  # fmt: skip
    low, high = sorted((item.sentence, figure.sentence))
    between = [
        each for each in ground.dates
        if not each.headed and each.mention.rule != "date.series" and low <= each.sentence <= high and not same(each, item)
    ]  # fmt: skip
    out.append(f"{where}:dates-between-{min(len(between), 3)}")
    fitting = [each for each in between if _agree(figure, each).endswith(("fits", "same"))]
    out.append(f"{where}:fitting-between-{min(len(fitting), 2)}:{agree}")
    if any(each.sentence == figure.sentence for each in between):
        out.append(f"{where}:own-there")
    body = next((each for each in ground.dates if not each.headed and each.segment > 0), None)
    if body is not None and same(body, item):
        out.append(f"{where}:first-date:{figure.part}")
    lead = ground.extraction.document.segments[figure.segment].lead if figure.segment >= 0 else None
    if lead is not None and lead == item.segment:
        out.append(f"{where}:list-lead")
    return out


def _carried(ground: Ground, figure: Figure, item: Placed | None, chosen: dict[int, Choice]) -> list[str]:
    """What was decided for the figure before it, for its whole and for its twins speaks for the same choice here."""
    mine: Choice = key(item) if item is not None else None
    out: list[str] = []
    before = _before(ground, figure, chosen)
    kind = "none" if mine is None else "date"
    if before is not None:
        index, relation = before
        like = "alike" if ground.figures[index].claim.measure == figure.claim.measure else "unlike"
        out.append(f"{kind}:previous:{relation}:{like}:{'same' if chosen[index] == mine else 'other'}")
    whole = ground.wholes[figure.index]
    if whole is not None and whole in chosen:
        out.append(f"{kind}:whole:{'same' if chosen[whole] == mine else 'other'}")
    twins = [chosen[index] for index in ground.twins[figure.index] if index in chosen]
    if twins:
        out.append(
            f"{kind}:twin:{'same' if mine in twins else 'other'}:{'title' if figure.part == 'title' else 'body'}"
        )
    if item is not None and any(
        ground.figures[index].sentence == item.sentence for index in ground.twins[figure.index]
    ):
        out.append("twin-sentence")
    return out


def _before(ground: Ground, figure: Figure, chosen: dict[int, Choice]) -> tuple[int, str] | None:
    """The nearest figure before this one that is decided, and how it stands to it."""
    for index in range(figure.index - 1, max(-1, figure.index - 8), -1):
        if index not in chosen:
            continue
        other = ground.figures[index]
        if other.sentence == figure.sentence:
            return index, "sentence"
        if other.segment == figure.segment:
            return index, "block"
        if other.part == figure.part == "list":
            return index, "list"
        return index, "apart"
    return None


def none_features(ground: Ground, figure: Figure, chosen: dict[int, Choice]) -> list[str]:
    """The features of the text giving no date for `figure`."""
    claim = figure.claim
    group = _GROUPS[claim.measure]
    dates = [item for item in ground.dates if item.mention.rule != "date.series"]
    own = sum(1 for item in dates if item.sentence == figure.sentence)
    block = any(item.segment == figure.segment for item in dates)
    effort = "none" if ground.effort is None else "sure" if ground.counted else "told"
    out = [
        "none", f"none:{figure.part}", f"none:{claim.measure}", f"none:unit:{claim.quantity.unit}",
        f"none:{group}:{figure.part}", f"none:own-{min(own, 2)}", f"none:block:{block}",
        f"none:hedge:{claim.quantity.hedge}", f"none:event:{figure.event}",
        f"none:dates-{_bucket(len(dates), (0, 1, 4))}", f"none:effort:{effort}", f"none:{group}:effort:{effort}",
    ]  # fmt: skip
    tie = "past" if figure.past else "linked" if figure.linked else "loose"
    out += [f"none:tie:{tie}:{effort}", f"none:of:{_of_effort(figure)}:{effort}"]
    fits = _fitting(ground, figure)
    out += [f"none:fitting-{min(len(fits), 2)}", f"none:{group}:fitting-{min(len(fits), 1)}"]
    mine = ground.persons[figure.sentence] if figure.sentence >= 0 else frozenset()
    if fits and mine:
        shared = any(ground.persons[item.sentence] & mine for item in fits if item.sentence >= 0)
        out.append(f"none:person-dated:{shared}")
    for name in ("possible", "history", "past", "quoted"):
        if getattr(figure, name):
            out += [f"none:{name}", f"none:{name}:{group}"]
    if claim.change:
        out.append("none:change")
    return out + _carried(ground, figure, None, chosen)
