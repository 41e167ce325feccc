"""One figure, the dates weighed for it, and the few distinctions that its features are built of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.model import Measure, Period, Span
from counterfoil.reference.periods import period_words
from counterfoil.resolve.periods_ground import Figure, Ground, key, near
from counterfoil.resolve.placed import Placed

Choice = Period | Span | None
"""What governs a figure already decided: the days (or words) of a date, or None."""
_FORMS = {
    "day": "day", "days": "days", "month": "month", "months": "span", "years": "span", "year": "year", "since": "since",
    "fiscal_year": "fiscal", "fiscal_quarter": "fiscal", "quarter": "fiscal", "window": "window", "weekday": "day",
    "weekend": "days", "season": "month", "term": "term", "holiday": "day", "until": "until", "relative": "relative",
}  # fmt: skip
_RELATIVE = {"date.today": "today", "date.last": "last", "date.this": "this", "date.week-of": "days"}
GROUPS: dict[Measure, str] = {
    "arrest": "effort", "encounter": "effort", "detainer": "effort", "detention": "effort", "staffing": "effort",
    "extent": "effort", "seizure": "seizure", "sentence": "sentence", "charge": "charge", "conviction": "conviction",
    "removal": "removal", "illegal_entry": "entry", "victim": "harm", "death": "harm", "money": "money",
    "traffic": "traffic", "other": "other",
}  # fmt: skip
"""Measures that are dated alike."""


@dataclass(frozen=True, slots=True)
class View:
    """One figure and what is weighed for it.

    around: the dates that may govern it. single: those that are no stretch made of several. marks: of these, without
    the date line, the sentence, what they mean, and whether the event named beside them fits. chosen: what governs the
    figures decided before, by index. before: the nearest of these before this one, and how it stands to it. twins: what
    was chosen for the figures of the same number.
    """

    ground: Ground
    figure: Figure
    chosen: dict[int, Choice]
    around: tuple[Placed, ...]
    single: tuple[Placed, ...]
    marks: tuple[tuple[int, Choice, bool], ...]
    before: tuple[int, str] | None
    twins: tuple[Choice, ...]

    @property
    def group(self) -> str:
        """The group of the figure's measure."""
        return GROUPS[self.figure.claim.measure]

    @property
    def tie(self) -> str:
        """How the figure stands to an effort: what somebody had done before, of an effort, or neither."""
        return "past" if self.figure.past else "linked" if self.figure.linked else "loose"

    @property
    def of_effort(self) -> bool:
        """The figure counts what an effort brings in, or its sentence speaks of one."""
        return (self.group in ("effort", "seizure") or self.figure.linked) and not self.figure.past


def view(ground: Ground, figure: Figure, chosen: dict[int, Choice]) -> View:
    """The view of `figure`."""
    around = near(ground, figure)
    single = tuple(item for item in around if item.mention.rule not in ("date.list", "date.series"))
    marks = tuple(
        (item.sentence, key(item), agree(figure, item) in ("same-fits", "fits", "same"))
        for item in single
        if not item.headed
    )
    twins = tuple(chosen[index] for index in ground.twins[figure.index] if index in chosen)
    return View(ground, figure, chosen, around, single, marks, _before(ground, figure, chosen), twins)


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
        return index, "list" if other.part == figure.part == "list" else "apart"
    return None


def bucket(value: int, edges: Sequence[int]) -> int:
    """How many of `edges`, which rise, the value exceeds."""
    return bisect_left(edges, value)


def form(item: Placed) -> str:
    """The kind of date expression, as few kinds as matter."""
    if item.reading.rule in ("period.stated-length", "period.launch-of-length"):
        return "days"
    if item.mention.rule in ("date.list", "date.within-window"):
        return item.mention.rule.removeprefix("date.").removesuffix("-window")
    if item.mention.form == "relative":
        return _RELATIVE.get(item.mention.rule, "anchored")
    return _FORMS[item.mention.form]


def where(figure: Figure, item: Placed) -> str:
    """Where a date stands: in the figure's own sentence, on the date line, before or after."""
    if item.sentence == figure.sentence:
        return "own"
    if item.headed:
        return "line"
    return "before" if item.sentence < figure.sentence else "after"


def agree(figure: Figure, item: Placed) -> str:
    """Whether the event named beside the date fits the one named beside the figure, or its measure."""
    if item.event is None:
        return "unnamed"
    fits = item.event in period_words().measure_events[figure.claim.measure]
    if item.event == figure.event:
        return "same-fits" if fits else "same"
    return "fits" if fits else "other"
