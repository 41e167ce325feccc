"""Whether a figure is a change: `a 40 percent rise`, `an increase of 300`, `fell by half`, `doubled`."""

from __future__ import annotations

from counterfoil.extract.words import Figure
from counterfoil.model import Span
from counterfoil.reference.grammar import change_verb_forms, grammar

_BETWEEN = frozenset({
    "by", "of", "more", "than", "about", "over", "nearly", "almost", "approximately", "roughly", "some", "an", "a", "the", "around", "at", "least",
    "another", "additional", "just", "only", "estimated", "up", "to", "under", "as", "much", "astounding", "whopping", "staggering", "stunning", "sharply", "significantly",
})  # fmt: skip
_COMPARED = frozenset({"more", "fewer", "less", "higher", "lower", "greater", "above", "below"})


def change(figure: Figure) -> tuple[bool, str, tuple[Span, ...]]:
    """Whether the figure is a change, the rule, and the word that says so."""
    words, mention = figure.sentence.words, figure.mention
    if mention.form == "multiple" and words[figure.first].lower.endswith(("led", "bled", "pling", "ples", "ubles")):
        return True, "change.multiple", (mention.span,)
    for index in range(figure.last + 1, min(figure.last + 5, len(words))):
        lower = words[index].lower
        if lower in grammar().change_nouns:
            return True, "change.noun", (words[index].span,)
        if mention.form == "percent" and lower in _COMPARED and index <= figure.last + 2:
            return True, "change.compared", (words[index].span,)
        if words[index].tag not in ("NN", "JJ", "HYPH", "NNP", "") and lower not in ("percent", "%", "-"):
            break
    for index in range(figure.first - 1, max(-1, figure.first - 7), -1):
        lower = words[index].lower
        if lower in grammar().change_nouns:
            of = any(word.lower in ("of", "by") for word in words[index + 1 : index + 3])
            return of, "change.noun", (words[index].span,) if of else ()
        if lower in change_verb_forms() or (
            lower in grammar().up_or_down and mention.form == "percent" and words[index + 1].lower != "to"
        ):
            to = any(word.lower in ("to", "from") for word in words[index + 1 : figure.first]) and not any(
                word.lower == "by" for word in words[index + 1 : figure.first]
            )
            return not to, "change.verb", (words[index].span,) if not to else ()
        if lower not in _BETWEEN:
            break
    return False, "change.none", ()
