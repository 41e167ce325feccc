"""What ties a figure to a date further up whatever the words between: what a court ordered at a sentencing told before.

A bond adds to the log odds of one date. It is counted, not fitted: the sizes are those that were best for statements
whose annotation neither weights nor encoder had seen.
"""

from __future__ import annotations

from functools import cache

from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.periods import any_of, period_words
from counterfoil.resolve.periods_ground import NOBODYS, Figure, Ground, before, key
from counterfoil.resolve.placed import Placed
from counterfoil.resolve.stretches import walled

_IMPOSED = 1.5
"""For a sum or a term that a court imposed: the sentencing that was dated before."""
_THEN = 5.0
"""For what was to be "at that time": the date of the sentence before. For a threat of a sentencing to come: its day."""
_GOES_ON = 3
"""How many sentences after the date may be told of "that time"."""
_PARAGRAPH = 1.0
"""For what was found or happened: the one day that its paragraph tells, not more than `_CLOSE` sentences before."""
_CLOSE = 2
_WALL = 2.0
"""Against a date that is told of one person, where the figure is told of another. A figure that is told of nobody may
well have its date in the block of one: the lead of a story about two men, or the sums at its end."""
_SCENE = frozenset({"seizure", "other", "victim", "death", "encounter"})
_CASE = frozenset({"conviction", "sentence", "charge", "crime", "arrest", None})
_COURT = frozenset({"sentence", "money", "seizure"})
_THAT_TIME = pattern(r"(?i)^\W*(?:at|by) (?:that|the same) (?:time|hearing|date|point)\b")
_WHEN_SENTENCED = pattern(r"(?i)\b(?:at|upon|when) [^.;]{0,40}\bsentenc[^.;]{0,50}$")
_ORDERED = pattern(r"(?i)\b(?:court|judge)\b[^.;]{0,30}\bordered\b|\b(?:was|were) (?:also )?ordered\b")
_AT_WHICH = pattern(r"(?i)^,? (?:at which|when|where)\b")
_AT_SENTENCING = pattern(r"(?i)^\W*(?:at|upon) (?:\pL+ )?sentencing\b")
"""What makes a threat one of the day of a sentencing to come, and not of the law alone."""


@cache
def _threat() -> Pattern:
    return any_of(period_words().possible)


@cache
def _imposed() -> Pattern:
    return any_of(period_words().imposed)


@cache
def _paid() -> Pattern:
    return any_of(period_words().paid)


def bond(place: Ground, figure: Figure) -> tuple[Placed | None, float]:
    """The date that the words of the figure's sentence point to, and what that adds to its log odds."""
    if figure.sentence < 0 or figure.part == "title":
        return None, 0.0
    own = place.dated.get(figure.sentence, ())
    if own:
        hearing = next((item for item in own if _at_hearing(place, figure, item)), None)
        return hearing, _THEN if hearing is not None else 0.0
    said = place.extraction.document.quote(figure.claim.sentence)
    earlier = [item for item in before(place, figure) if _governs(item)]
    then = _that_time(place, figure, earlier)
    if then is not None:
        return then, _THEN
    if figure.possible or figure.past:
        return None, 0.0
    court = _imposed() if figure.claim.measure == "sentence" else _paid()
    if figure.claim.measure not in _COURT or court.search(said) is None:
        return _of_paragraph(figure, earlier) if figure.claim.measure in _SCENE else (None, 0.0)
    told = [item for item in earlier if item.event == "sentence" and not item.ahead and _of_person(place, figure, item)]
    if earlier and _tried(figure, earlier[-1]):
        told = earlier[-1:]
    return (told[-1], _IMPOSED) if told else (None, 0.0)


def imposed(place: Ground, figure: Figure) -> Placed | None:
    """The sentencing that a figure is surely of, where nothing else dates it.

    It is said that the court ordered the sum, or the term follows right on the dated case.
    """
    item, push = bond(place, figure)
    if item is None or push < _IMPOSED or figure.claim.measure not in _COURT:
        return None
    if figure.claim.measure == "sentence":
        right_on = figure.sentence - item.sentence == 1 and item.event in ("conviction", "sentence")
        return item if right_on else None
    return item if _ORDERED.search(place.extraction.document.quote(figure.claim.sentence)) is not None else None


def _that_time(place: Ground, figure: Figure, earlier: list[Placed]) -> Placed | None:
    """The date of the sentence before one that begins "At that time"; threats that go on after it are of it too."""
    if not earlier or not 0 < figure.sentence - earlier[-1].sentence <= _GOES_ON:
        return None
    opens = earlier[-1].sentence + 1
    sentence = place.extraction.sentences[opens]
    goes_on = opens == figure.sentence or (figure.possible and sentence.start >= _segment(place, figure))
    return earlier[-1] if goes_on and _THAT_TIME.search(place.extraction.document.quote(sentence)) is not None else None


def _segment(place: Ground, figure: Figure) -> int:
    """Where the figure's segment begins."""
    return place.extraction.document.segments[figure.segment].span.start if figure.segment >= 0 else 0


def _tried(figure: Figure, item: Placed) -> bool:
    """Whether a term follows right on a dated offence or conviction: "convicted on June 4. He was given a year".

    That date is nearer to the term than a sentencing told further up, which is another's or of another case.
    """
    follows = figure.sentence - item.sentence == 1 and figure.segment == item.segment
    return follows and figure.claim.measure == "sentence" and item.event in _CASE and not item.ahead


def _of_paragraph(figure: Figure, earlier: list[Placed]) -> tuple[Placed | None, float]:
    """The one day that the figure's own paragraph has told up to two sentences before."""
    told = [item for item in earlier if item.segment == figure.segment]
    if figure.history or figure.quoted or not told or figure.sentence - told[-1].sentence > _CLOSE:
        return None, 0.0
    one = len({key(item) for item in told}) == 1 and told[0].mention.form in ("day", "days") and not told[0].ahead
    return (told[0], _PARAGRAPH) if one else (None, 0.0)


def _at_hearing(place: Ground, figure: Figure, item: Placed) -> bool:
    """Whether a penalty is threatened for that very day: "faces 20 years when he is sentenced on June 4"."""
    if not (item.ahead and figure.possible and figure.claim.measure in _COURT):
        return False
    text, day, number = place.extraction.document.text, item.mention.span, figure.claim.span
    if _threat().search(text[figure.claim.sentence.start : number.start]) is None:
        return False
    if day.start > number.end:
        return _WHEN_SENTENCED.search(text[number.end : day.start]) is not None
    opens = text[figure.claim.sentence.start : day.start]
    return _AT_WHICH.match(text[day.end : number.start]) is not None or _AT_SENTENCING.match(opens) is not None


def _of_person(place: Ground, figure: Figure, item: Placed) -> bool:
    """Whether figure and date may tell of one person: those whom their sentences name are not others."""
    mine, its = place.persons[figure.sentence], place.persons[item.sentence]
    return not mine or not its or bool(mine & its)


def wall(place: Ground, figure: Figure, item: Placed) -> float:
    """What it takes from the log odds of a date that it is told of one person, and the figure of another."""
    own = figure.segment >= 0 and place.stretches[figure.segment] is not None
    return _WALL if own and walled(place.stretches, item.segment, figure.segment) else 0.0


def _governs(item: Placed) -> bool:
    return not item.headed and item.event not in NOBODYS and item.mention.rule != "date.list"
