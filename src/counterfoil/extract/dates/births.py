"""Dates of birth: they tell of a person, never of a figure, and are masked in all output."""

from __future__ import annotations

from counterfoil.model import DateMention, Document
from counterfoil.reference.patterns import pattern

_BEFORE = pattern(
    r"(?:\bborn(?: on| in)?|\bdate of birth|\bbirth ?date|\bbirthday|\bdob)(?: is| was| of)?[:,]?\s*$", ignore_case=True
)
_REACH = 30


def of_birth(document: Document, mention: DateMention) -> bool:
    """True where the words before a date say that somebody was born then; such a date governs no figure."""
    at = mention.span.start
    return _BEFORE.search(document.text[max(0, at - _REACH) : at]) is not None
