"""Which sentences need a parse: those with a figure that its neighbours alone do not settle."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.extract.noun_phrases import HYPHENS, lower
from counterfoil.extract.words import Sentence
from counterfoil.model import NumberMention
from counterfoil.reference.inflections import singular
from counterfoil.reference.units import listed_unit

_COUNTS = frozenset({"count", "counts"})


def needs_parse(sentence: Sentence, mentions: Sequence[NumberMention]) -> bool:
    """True unless every figure is a sum of money, a length of time or a number of counts, which words alone settle."""
    return not all(_settled(sentence, mention) for mention in mentions)


def _settled(sentence: Sentence, mention: NumberMention) -> bool:
    if mention.form == "money":
        return True
    if mention.form not in ("digits", "words"):
        return False
    after = sentence.covering(mention.span)[1] + 1
    if lower(sentence, after) in HYPHENS:
        after += 1
    word = lower(sentence, after)
    return word in _COUNTS or listed_unit(singular(word)) == "duration"
