"""When each claim is about: which date of the text governs it, and why.

A fitted log-linear choice among the dates of the text and "no date": its features are named in `periods_features`,
its weights stand in data/period_weights.yml, and its probability is the confidence of the inference. The days
themselves are never fitted: they come from the rules of `calendar`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from counterfoil.model import Claim, Cue, Extraction, Inference, PeriodReading, Span
from counterfoil.reference.calendar import Profile
from counterfoil.reference.periods import period_weights
from counterfoil.resolve.periods_bonds import bond, imposed, wall
from counterfoil.resolve.periods_charged import indicted
from counterfoil.resolve.periods_counted import counted
from counterfoil.resolve.periods_features import features, none_features
from counterfoil.resolve.periods_ground import Figure, Ground, ground, key, main_effort, spans_of
from counterfoil.resolve.periods_lists import introduced
from counterfoil.resolve.periods_turns import by_turns, right_behind
from counterfoil.resolve.periods_twins import dated_as, restated, told_elsewhere, told_in_body
from counterfoil.resolve.periods_view import Choice, view
from counterfoil.resolve.placed import Placed
from counterfoil.resolve.rows import dating_cells

_CALM = 1.25
"""Scores are divided by this before they become odds: what makes them as sure as they are right on held-out texts."""
_CUE_TRUST = 1.6
"""How far the odds that a cue of the extraction states are taken over."""
_FLOOR = 0.01
_RESTATED = 0.9
"""The confidence that such a figure, in a sentence that speaks of the effort, has the date of the one it restates."""

_ELSEWHERE = 0.75
"""The confidence that a figure which nothing else dates has the date right behind it, or of what it restates."""
_BESIDE = 0.95
"""The confidence that a figure has the date beside it, where others of its sentence have theirs beside them, or that of
the sentence that introduces its list."""


def periods(
    extraction: Extraction, claims: tuple[Claim, ...], jurisdiction: Profile | None = None
) -> tuple[Claim, ...]:
    """The claims with `period` set where a date of the text governs them, and the inference that says by which rule."""
    if not claims:  # of five statements one: no need to ask what its dates mean
        return claims
    place = ground(extraction, claims, jurisdiction)
    chosen: dict[int, Choice] = {}
    out = list(claims)
    cues = _cues(extraction)
    for figure in in_order(place, again=True):
        item, odds, rule = _governed(place, figure, chosen, cues.get(figure.claim.id, ()))
        chosen[figure.index] = None if item is None else key(item)
        out[figure.index] = claims[figure.index] if item is None else _dated(figure, item, odds, rule)
    return tuple(out)


def told_again(place: Ground, figure: Figure) -> bool:
    """Whether the text tells the figure, or its whole, again further down: it is decided anew when that is known."""
    others = {place.wholes[figure.index], *place.twins[figure.index]}
    return any(other is not None and other > figure.index for other in others)


def _governed(
    place: Ground, figure: Figure, chosen: dict[int, Choice], cues: tuple[Cue, ...]
) -> tuple[Placed | None, float, str]:
    """The date of a figure, if any, how sure that is, and by which rule."""
    for find, odds, rule in _SURE:
        item = find(place, figure)
        if item is not None:
            return item, odds, rule
    body = told_in_body(place, figure, chosen)
    if body is not None:
        return dated_as(place, chosen[body]), _RESTATED, "period.title-from-body"
    item = restated(place, figure, chosen)
    if item is not None:
        return item, _RESTATED, "period.restated"
    item, odds = decide(place, figure, chosen, cues)
    if item is not None:
        return item, odds, _rule(figure, item)
    return _otherwise(place, figure, chosen)


def _otherwise(place: Ground, figure: Figure, chosen: dict[int, Choice]) -> tuple[Placed | None, float, str]:
    """The date of a figure that weights and cues leave without one, where its words still say which it is."""
    item = None if figure.possible else right_behind(place, figure)
    item = item or imposed(place, figure)
    if item is not None:
        return item, _ELSEWHERE, _rule(figure, item)
    item = told_elsewhere(place, figure, chosen)
    return item, _ELSEWHERE, "" if item is None else "period.restated"


def in_order(place: Ground, *, again: bool = False) -> Iterator[Figure]:
    """The figures in the order in which they are decided: the body first, then the titles, which restate it.

    again: those of the body that it tells again further down are decided once more before the titles.
    """
    body = [figure for figure in place.figures if figure.part != "title"]
    yield from body
    yield from (figure for figure in body if again and told_again(place, figure))
    yield from (figure for figure in place.figures if figure.part == "title")


def in_table(place: Ground, figure: Figure) -> Placed | None:
    """The date that heads a figure's column or names its row: a table says of each figure when it is of."""
    for cell in dating_cells(place.extraction, figure.claim):
        for item in place.dates:
            if cell.contains(item.mention.span):
                return item
    return None


_SURE: tuple[tuple[Callable[[Ground, Figure], Placed | None], float, str], ...] = (
    (in_table, 1.0, "period.table"),
    (by_turns, _BESIDE, "period.own-sentence"),
    (introduced, _BESIDE, "period.list-lead"),
    (counted, _RESTATED, "period.series"),
    (indicted, _RESTATED, "period.indictment"),
)
"""What dates a figure by itself, in order: the finder, the confidence, and the rule that the claim names."""


def decide(
    place: Ground, figure: Figure, chosen: dict[int, Choice], cues: tuple[Cue, ...] = ()
) -> tuple[Placed | None, float]:
    """The date that governs `figure`, or None, and the probability of that choice."""
    weight = period_weights().get
    seen = view(place, figure, chosen)
    choices = [(None, none_features(seen)), *((each, features(seen, each)) for each in seen.around)]
    tied, push = bond(place, figure)
    scored = []
    for item, found in choices:
        score = sum([weight(name, 0.0) for name in found]) / _CALM + _hint(item, cues)
        if item is not None:
            score += push * (item is tied) - wall(place, figure, item)
        scored.append((item, score))
    top = max(score for _, score in scored)
    mass: dict[object, float] = {}
    best: dict[object, tuple[float, Placed | None]] = {}
    for item, score in scored:
        name = None if item is None else key(item)
        mass[name] = mass.get(name, 0.0) + math.exp(score - top)
        if name not in best or score > best[name][0]:
            best[name] = (score, item)
    winner, share = max(mass.items(), key=lambda pair: pair[1])
    return best[winner][1], share / sum(mass.values())


def _cues(extraction: Extraction) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for cue in extraction.cues:
        if cue.field == "period":
            found[cue.claim] = (*found.get(cue.claim, ()), cue)
    return found


def _hint(item: Placed | None, cues: tuple[Cue, ...]) -> float:
    """What the cues add to the log odds of a choice; nothing where the text was not read for them."""
    if not cues:
        return 0.0
    if item is None:
        share = max((cue.weight for cue in cues if cue.span is None), default=_FLOOR)
    elif item.mention.rule == "date.series":
        days = spans_of(item)  # a stretch is as likely as its days are on average: no cue speaks of the whole
        share = sum(_told(day, cues) for day in days) / len(days)
    else:
        share = _told(item.mention.span, cues)
    return _CUE_TRUST * math.log(max(_FLOOR, share))


def _told(words: Span, cues: tuple[Cue, ...]) -> float:
    """How likely the cues hold the date that `words` state."""
    return max((cue.weight for cue in cues if cue.span and words.contains(cue.span)), default=0.0)


def _dated(figure: Figure, item: Placed, odds: float, rule: str) -> Claim:
    claim = figure.claim
    reading = replace(item.reading, words=spans_of(item))
    inference = Inference("period", rule, spans_of(item), confidence=round(odds, 3))
    return replace(claim, period=reading, basis=(*claim.basis, inference))


def _rule(figure: Figure, item: Placed) -> str:
    if item.sentence == figure.sentence:
        return "period.own-sentence"
    if item.headed:
        return "period.date-line"
    if figure.part == "title":
        return "period.title-from-body"
    if item.segment == figure.segment:
        return "period.same-paragraph"
    return "period.from-earlier" if item.sentence < figure.sentence else "period.from-later"


def event_period(extraction: Extraction, claims: tuple[Claim, ...]) -> PeriodReading | None:
    """When the main operation took place: the days of most arrests, else of the effort that the text tells of."""
    counted: Counter[object] = Counter()
    readings: dict[object, PeriodReading] = {}
    for claim in claims:
        if claim.period is not None and claim.measure in ("arrest", "encounter"):
            name = claim.period.period or claim.period.words
            counted[name] += 1
            readings.setdefault(name, claim.period)
    if counted:
        return readings[counted.most_common(1)[0][0]]
    found = main_effort(extraction, claims)
    return found.reading if found else None
