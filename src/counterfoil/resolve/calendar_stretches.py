"""Stretches that a text tells by their length: which days "in just 12 days" and "a three-day sweep" are."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.model import DateMention, Period, PeriodReading
from counterfoil.resolve.placed import Placed


def of_that_length(found: list[Placed]) -> list[Placed]:
    """A window such as "in just 12 days" is the stretch of 12 days that the text names, where it names one."""
    stretches = {
        item.reading.period
        for item in found
        if item.mention.form == "days" and item.reading.period is not None and item.reading.period.days > 1
    }
    if not stretches:
        return found
    return [
        replace(item, reading=PeriodReading("resolved", "period.window-told", period=fitting[0]))
        if item.mention.rule == "date.within-window" and len(fitting := _fitting(item.mention, stretches)) == 1
        else item
        for item in found
    ]


def _fitting(mention: DateMention, stretches: set[Period]) -> list[Period]:
    """The stretches as long as a window says, both ends counted or one."""
    days = {"day": 1, "week": 7}.get(mention.unit or "", 0) * (mention.count or 0)
    return [each for each in stretches if days and 0 <= each.days - days <= 1]
