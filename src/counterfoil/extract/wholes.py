"""A part is measured as its whole is: what the figures of a document say of one another's measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.extract.measures import MeasureReading
from counterfoil.extract.noun_phrases import Noun
from counterfoil.extract.words import Figure
from counterfoil.model import Measure, Unit

_ANAPHORIC = frozenset({"noun.before", "noun.whole", "noun.labelled"})
# What is said of some of those arrested narrows them; those removed are counted for themselves.
_SAID_OF_A_PART: frozenset[Measure] = frozenset(
    {"charge", "conviction", "illegal_entry", "other", "encounter", "sentence"}
)
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
        done.append(found or one.reading)
    return tuple(done)


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
    return MeasureReading(reading.measure, "measure.along", (earlier.figure.mention.span,))


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
