"""Whether a figure is a change: `a 40 percent rise`, `an increase of 300`, `fell by half`, `doubled`."""

from __future__ import annotations

from counterfoil.extract.words import Figure, Word
from counterfoil.model import Span
from counterfoil.reference.grammar import change_verb_forms, grammar

_TURNED = ("led", "ling", "les")
"""Endings of the verbs that say a quantity was multiplied: doubled, tripling, quadruples."""
_INSIDE_TAGS = frozenset({"NN", "JJ", "HYPH", "NNP"})
_AHEAD, _BEHIND = 4, 6

Reading = tuple[bool, str, tuple[Span, ...]]


def change(figure: Figure) -> Reading:
    """Whether the figure is a change, the rule, and the word that says so."""
    words, mention = figure.sentence.words, figure.mention
    if mention.form == "multiple" and words[figure.first].lower.endswith(_TURNED):
        return True, "change.multiple", (mention.span,)
    return _ahead(figure, words) or _behind(figure, words) or (False, "change.none", ())


def _ahead(figure: Figure, words: tuple[Word, ...]) -> Reading | None:
    """`a 577% increase`, `12 percent higher`."""
    percent = figure.mention.form == "percent"
    for index in range(figure.last + 1, min(figure.last + 1 + _AHEAD, len(words))):
        lower = words[index].lower
        if lower in grammar().change_nouns:
            return True, "change.noun", (words[index].span,)
        if percent and lower in grammar().comparatives and index <= figure.last + 2:
            return True, "change.compared", (words[index].span,)
        if words[index].tag not in _INSIDE_TAGS and lower not in ("percent", "%", "-"):
            return None
    return None


def _behind(figure: Figure, words: tuple[Word, ...]) -> Reading | None:
    """`an increase of 300`, `rose by 40 percent`; `rose to 300` states a level and is none."""
    for index in range(figure.first - 1, max(-1, figure.first - 1 - _BEHIND), -1):
        lower = words[index].lower
        between = {word.lower for word in words[index + 1 : figure.first]}
        if lower in grammar().change_nouns:
            is_change = bool(between & {"of", "by"})
            return (True, "change.noun", (words[index].span,)) if is_change else None
        turned = lower in grammar().up_or_down and figure.mention.form == "percent" and "to" not in between
        if lower in change_verb_forms() or turned:
            level = bool(between & {"to", "from"}) and "by" not in between
            return None if level else (True, "change.verb", (words[index].span,))
        if lower not in grammar().before_change:
            return None
    return None
