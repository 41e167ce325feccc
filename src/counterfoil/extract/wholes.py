"""A part is measured as its whole is: what the figures of a document say of one another's measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.extract.measures import MeasureReading
from counterfoil.extract.noun_phrases import Noun, behind_alternative
from counterfoil.extract.words import Figure
from counterfoil.model import Measure, Unit

_ANAPHORIC = frozenset({"noun.before", "noun.whole", "noun.labelled"})
# What is said of some of those arrested narrows them; those removed are counted for themselves.
_SAID_OF_A_PART: frozenset[Measure] = frozenset(
    {"charge", "conviction", "illegal_entry", "other", "encounter", "sentence"}
)
_MEAN = 4
_TELLING = 10
"""From this number on, an equal number with an article is the same group again; `the two` may be any two."""
_UNSAID = frozenset({"measure.default", "measure.near"})
_LOOSE = ("measure.near", "measure.default", "measure.participle")
_SAID_BEHIND_A_LABEL: frozenset[Measure] = _SAID_OF_A_PART | {
    "removal",
    "detainer",
    "victim",
    "death",
    "traffic",
    "staffing",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, its noun, its unit, and the measure that its own sentence gives."""

    figure: Figure
    noun: Noun
    unit: Unit
    reading: MeasureReading


def settled(counted: Sequence[Counted], leads: Sequence[int | None]) -> tuple[MeasureReading, ...]:
    """The readings of all figures of a document, in order, parts brought in line with their wholes.

    leads: for each figure the index of the segment that introduces its list, None outside lists.
    """
    done: list[MeasureReading] = []
    for index, one in enumerate(counted):
        before = [
            (earlier, reading) for earlier, reading in zip(counted, done, strict=False) if earlier.unit == one.unit
        ]
        found: MeasureReading | None = None
        if one.unit == "person":
            found = (
                _part(one, before)
                or _listed(one, before)
                or _sibling(
                    one, leads[index], [(e, r, leads[i]) for i, (e, r) in enumerate(zip(counted, done, strict=False))]
                )
            )
        elif one.unit == "event":
            found = _again(one, before)
        elif one.noun.rule == "noun.parallel" and one.reading.rule.startswith(_LOOSE) and before:
            found = _along(one, before[-1])
        found = found or _restated(one, before)
        done.append(found or one.reading)
    for index in range(1, len(done)):
        done[index - 1 : index + 1] = _said_twice(counted[index - 1], counted[index], done[index - 1], done[index])
    return tuple(done)


def _restated(one: Counted, before: Sequence[tuple[Counted, MeasureReading]]) -> MeasureReading | None:
    """`The 96 people came from …`, `six of the 96`: the count of a group is what it was where the group was counted."""
    words, first = one.figure.sentence.words, one.figure.first
    size = one.figure.mention.value
    if one.unit != "person" or first < 1 or words[first - 1].lower != "the" or size is None or size < _TELLING:
        return None
    own = one.reading.rule == "measure.default" or one.reading.measure in _SAID_OF_A_PART
    if not own and not (first > 1 and words[first - 2].lower == "of"):
        return None
    same = (pair for pair in reversed(before) if pair[0].figure.mention.value == size)
    earlier = next((pair for pair in same if pair[1].measure not in _SAID_OF_A_PART), None)
    if earlier is None:
        return None
    return MeasureReading(earlier[1].measure, "measure.restated", (earlier[0].figure.mention.span,))


def _said_twice(
    one: Counted, two: Counted, first: MeasureReading, second: MeasureReading
) -> tuple[MeasureReading, MeasureReading]:
    """`171, or 60 percent, had …`: a count and its share measure the same; the reading of the surer one stands."""
    figure, other = one.figure, two.figure
    if figure.sentence.span != other.sentence.span or (one.unit == "percent") == (two.unit == "percent"):
        return first, second
    between = range(figure.last + 1, other.first)
    if not any(behind_alternative(figure.sentence, at) > other.last for at in between):
        return first, second
    spans = figure.mention.span, other.mention.span
    if second.rule in _UNSAID and first.rule not in _UNSAID:
        return first, MeasureReading(first.measure, "measure.said-twice", (spans[0],))
    if first.rule in _UNSAID and second.rule not in _UNSAID:
        return MeasureReading(second.measure, "measure.said-twice", (spans[1],)), second
    return first, second


def _part(one: Counted, before: Sequence[tuple[Counted, MeasureReading]]) -> MeasureReading | None:
    """`Four were charged` after `12 men were arrested`: four of those arrested."""
    if one.noun.rule in _ANAPHORIC:
        said = _SAID_BEHIND_A_LABEL if one.noun.rule == "noun.labelled" else _SAID_OF_A_PART
        whole = next((pair for pair in reversed(before) if pair[1].measure == "arrest"), None)
    elif one.noun.rule == "noun.parallel" and one.reading.rule.startswith(_LOOSE):
        said = _SAID_BEHIND_A_LABEL
        own = [pair for pair in before if pair[0].figure.sentence.span == one.figure.sentence.span]
        whole = own[-1] if own else None
    elif _partitive(one.figure):
        said = _SAID_OF_A_PART if not one.reading.rule.startswith("measure.near") else _SAID_BEHIND_A_LABEL
        whole = next((pair for pair in reversed(before) if pair[0].noun.lemma == one.noun.lemma), None)
    else:
        return None
    if whole is None or one.reading.measure not in said or one.reading.rule == "measure.subset":
        return None
    rule = "measure.part" if one.noun.rule in _ANAPHORIC else "measure.part-of"
    if one.noun.rule == "noun.parallel":
        rule = "measure.parallel"
    return MeasureReading(whole[1].measure, rule, (whole[0].figure.mention.span,))


def _listed(one: Counted, before: Sequence[tuple[Counted, MeasureReading]]) -> MeasureReading | None:
    """`13 citizens of Peru, two citizens of Chile`: the members of a list are measured alike."""
    if one.reading.rule != "measure.default" or not before:
        return None
    words, last = one.figure.sentence.words, before[-1][0].figure
    if last.sentence.span != one.figure.sentence.span or not one.figure.sentence.parsed:
        return None
    between = words[last.last + 1 : one.figure.first]
    return None if any(word.tag.startswith("V") or word.tag == "MD" for word in between) else _along(one, before[-1])


def _along(one: Counted, last: tuple[Counted, MeasureReading]) -> MeasureReading | None:
    """`300 charges, an average of four per person`: four is measured as the 300 are."""
    earlier, reading = last
    if earlier.figure.sentence.span != one.figure.sentence.span:
        return None
    words = one.figure.sentence.words[max(0, one.figure.first - _MEAN) : one.figure.first]
    rule = "measure.mean" if any(word.lower == "average" for word in words) else "measure.along"
    return MeasureReading(reading.measure, rule, (earlier.figure.mention.span,))


def _partitive(figure: Figure) -> bool:
    """`fifty of the men`, `23 of these drivers`."""
    words = figure.sentence.words[figure.last + 1 : figure.last + 3]
    return len(words) == 2 and words[0].lower == "of" and words[1].lower in ("the", "these", "those")


def _sibling(
    one: Counted, lead: int | None, before: Sequence[tuple[Counted, MeasureReading, int | None]]
) -> MeasureReading | None:
    """A list item that says nothing of its own is measured as the item before it."""
    if lead is None or not one.reading.rule.startswith(("measure.default", "measure.near")):
        return None
    for earlier, reading, its_lead in reversed(before):
        if its_lead == lead and earlier.unit == "person":
            return MeasureReading(reading.measure, "measure.sibling", (earlier.figure.mention.span,))
    return None


def _again(one: Counted, before: Sequence[tuple[Counted, MeasureReading]]) -> MeasureReading | None:
    """`convicted twice of theft and once of arson`: the second figure hangs on the first one's verb."""
    if one.noun.rule != "noun.frequency" and one.noun.lemma != "time":
        return None
    if not before or before[-1][0].figure.sentence.span != one.figure.sentence.span:
        return None
    earlier, reading = before[-1]
    own = one.reading.cues[0] if one.reading.cues else None
    if own is not None and own.start > earlier.figure.mention.span.start:
        return None
    if one.reading.rule == "measure.frequency" and reading.cues == one.reading.cues:
        return None
    if one.reading.rule == "measure.default" or own is not None:
        return MeasureReading(reading.measure, "measure.again", (earlier.figure.mention.span,))
    return None
