"""The written rule by which readings become a verdict; docs/records.md argues it."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.check.record_questions import is_year
from counterfoil.check.record_readings import agreement, echoes, witnesses
from counterfoil.check.record_words import listing, reading
from counterfoil.model import Claim, Comparison, Number, Reading, RecordFigure, Verdict
from counterfoil.reference.printing import number
from counterfoil.reference.published import published_series
from counterfoil.reference.records import of_one_house, record_words


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, what the readings come to in few words, and the sentence without the figure that begins it."""

    verdict: Verdict
    computed: str
    says: str


def judge(claim: Claim, comparison: Comparison, *, told_elsewhere: bool, url: str | None = None) -> Judged | None:
    """The verdict of the readings; None where there are none. told_elsewhere: the claim is part of an operation.

    url: of the statement, which is no witness of itself.
    """
    direct = [one for one in comparison.readings if one.figure.fit != "window"]
    near = [one for one in comparison.readings if one.figure.fit == "window"]
    if not direct and not any(one.agreement == "agrees" for one in near):
        return None
    agreeing = [one for one in direct if one.agreement == "agrees"]
    others = [one for one in direct if one.agreement != "agrees"]
    neighbours = [one for one in near if one.agreement == "agrees"]
    if agreeing:
        echo = all(echoes(one.figure) for one in agreeing)
        return _echoed(agreeing, others) if echo else _agrees(agreeing, others)
    if neighbours:
        apart = f"; of the days stated the record has {listing([reading(one) for one in direct])}" if direct else ""
        off = [one for one in near if one.agreement != "agrees"]
        apart += f"; other neighbouring days do not agree: {listing([reading(one) for one in off])}" if off else ""
        said = listing([reading(one) for one in neighbours])
        return Judged("note", said, f"agrees only with figures of other days: {said}{apart}")
    said = listing([reading(one) for one in direct])
    slips = [one for one in direct if is_slip(claim.quantity.value or 0, one.figure.value)]
    if slips and claim.quantity.hedge == "exact":
        said = f"{reading(slips[0])}; one digit differs, or two are swapped"
    if slips or _is_near(claim, direct):
        return Judged("note", said, f"comes near the record and is not the same: {said}")
    most = max(one.figure.value for one in direct)
    if (claim.quantity.value or 0) >= record_words().rules.part * most and any(
        one.agreement == "allows" for one in direct
    ):
        return Judged("note", said, f"is possible by the letter, and no reading of the records is close: {said}")
    return _differs(claim, comparison, direct, told_elsewhere=told_elsewhere, url=url)


def _agrees(agreeing: list[Reading], others: list[Reading]) -> Judged:
    said = listing([reading(one) for one in agreeing])
    if not others:
        return Judged("consistent", said, f"agrees with the record: {said}")
    count = f"{len(agreeing)} of {len(agreeing) + len(others)} readings"
    apart = listing([reading(one) for one in others])
    return Judged("consistent", said, f"agrees with {count} of the records: {said}; and not with {apart}")


def _echoed(agreeing: list[Reading], others: list[Reading]) -> Judged:
    said = listing([reading(one) for one in agreeing])
    apart = f"; other readings do not agree: {listing([reading(one) for one in others])}" if others else ""
    return Judged("note", said, f"is what a secondary source repeats, which is no record of its own: {said}{apart}")


def _differs(
    claim: Claim, comparison: Comparison, direct: list[Reading], *, told_elsewhere: bool, url: str | None
) -> Judged | None:
    """Every reading lies outside what the claim allows."""
    value, rules = claim.quantity.value or 0, record_words().rules
    said = listing([reading(one) for one in direct])
    most = max(one.figure.value for one in direct)
    another = _another(claim, comparison, url)
    if another is not None:
        return Judged("note", another, f"is not the record's figure and agrees with another of it: {another}")
    if value < rules.part * most:
        return Judged(
            "not comparable", said, f"may be a part of what the records count, which do not tell the part: {said}"
        )
    sound = [one.figure for one in direct if one.figure.fit == "same" and one.figure.sound]
    whose = claim.agency is not None or claim.measure == "death"
    whole = whose and not told_elsewhere and not claim.share_of
    if sound and whole and all(_refutes(value, one, comparison) for one in sound):
        return Judged("inconsistent", said, f"is not what the record says: {said}")
    return Judged("not comparable", said, f"is not what the records have, which may not count the same: {said}")


def _refutes(value: Number, record: RecordFigure, comparison: Comparison) -> bool:
    """Whether a figure cannot be the record's, nor a part of what the record counts."""
    rules = record_words().rules
    question = comparison.question
    if value > record.value * rules.beyond or value < record.value * rules.part:
        return False
    whole_country = is_year(question.period) and not question.areas and not question.elsewhere
    return value > record.value * (1 + rules.near) or (whole_country and value < record.value * (1 - rules.near))


def _another(claim: Claim, comparison: Comparison, url: str | None) -> str | None:
    """A published figure of the same days, of any population or measure of the house, that the claim agrees with."""
    question = comparison.question
    for series in published_series():
        house = None in (series.agency, question.agency) or of_one_house(series.agency or "", question.agency or "")
        for one in series.figures:
            same_days = one.period == question.period and house and series.statistic != "share"
            told = witnesses(series, one, url)
            if same_days and told and agreement(claim.quantity, one.interval) == "agrees":
                return f"{series.title}, {number(one.value)}"
    return None


def _is_near(claim: Claim, direct: list[Reading]) -> bool:
    """Whether a bound of the claim lies within a hundredth of a reading."""
    bounds = [bound for bound in (claim.quantity.value, claim.quantity.high) if bound is not None]
    near = record_words().rules.near
    return any(abs(bound - one.figure.value) <= near * one.figure.value for bound in bounds for one in direct)


def is_slip(one: Number, other: Number) -> bool:
    """Whether two numbers of four digits or more differ in one digit, or by two neighbours swapped."""
    a, b = str(one), str(other)
    if len(a) != len(b) or len(a) < 4 or a == b:
        return False
    wrong = [at for at in range(len(a)) if a[at] != b[at]]
    if len(wrong) == 1:
        return True
    first, last = wrong[0], wrong[-1]
    return len(wrong) == 2 and last == first + 1 and (a[first], a[last]) == (b[last], b[first])
