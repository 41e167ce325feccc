"""The unit of a figure: what kind of thing it counts."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.extract.noun_phrases import Noun
from counterfoil.extract.nouns import is_ratio
from counterfoil.extract.words import Figure, Word
from counterfoil.model import NumberForm, Unit
from counterfoil.reference.grammar import grammar
from counterfoil.reference.units import is_person, listed_unit, things

_BY_FORM: dict[NumberForm, Unit] = {
    "money": "money", "percent": "percent", "fraction": "percent", "ratio": "percent", "multiple": "factor",
    "frequency": "event",
}  # fmt: skip


_BEHIND = 6
"""Words behind a figure that may still say what became of the crimes it counts: "19 crimes he was convicted of"."""
_NEAR = 8
"""Words between a crime that is counted as a deed, too ("four robberies"), and what makes charges of it."""
_CONVICTED = ("convicted", "guilty", "convictions", "conviction")
_CHARGED = ("charged", "charges", "indicted", "faces", "facing", "accused")


def unit(figure: Figure, noun: Noun, lead: Sequence[Word] = ()) -> tuple[Unit, str]:
    """The unit, and the rule that gave it: by the form of the number, by the lists of nouns, by the noun's ending.

    lead: the words that introduce the list that the figure stands in.
    """
    form = figure.mention.form
    if form == "frequency" and is_ratio(figure):
        return "factor", "unit.multiple"
    if form in _BY_FORM:
        return _BY_FORM[form], f"unit.{form}"
    if noun.lemma is None:
        return ("person", "unit.bare") if _whole_number(figure) else ("other", "unit.unknown")
    return _by_noun(figure, noun, noun.lemma, lead)


def _by_noun(figure: Figure, noun: Noun, lemma: str, lead: Sequence[Word]) -> tuple[Unit, str]:
    if lemma in grammar().currencies.values():
        return "money", "unit.money"
    by_verb = _prosecuted(figure, noun, lead) if lemma in grammar().tried_nouns | grammar().named_crimes else None
    if by_verb is not None:
        return by_verb, "unit.prosecuted"
    rate = _after(figure, noun, 2)
    if rate and " ".join((lemma, *rate)) in things().rates:
        return "other", "unit.rate"
    if is_person(lemma):
        return "person", "unit.person"
    listed = listed_unit(lemma)
    return ("item", "unit.thing") if listed is None else (listed, "unit.listed")


def _prosecuted(figure: Figure, noun: Noun, lead: Sequence[Word]) -> Unit | None:
    """`convicted of 19 crimes` counts convictions, `charged with 19 crimes` charges; in a list its lead may say so."""
    near = _NEAR if noun.lemma in grammar().named_crimes else len(figure.sentence.words)
    before = figure.sentence.words[max(0, figure.first - near) : figure.first]
    after = figure.sentence.words[figure.last + 1 : figure.last + _BEHIND]
    for words in (tuple(reversed(before)), after, tuple(reversed(lead))):
        said = [word.lower for word in words]
        said = said[: said.index(";")] if ";" in said else said
        if any(word in _CONVICTED for word in said):
            return "conviction"  # "convictions or charges for 12 offenses" is of both, and counted with the former
        if any(word in _CHARGED for word in said):
            return "charge"
    return None


def _after(figure: Figure, noun: Noun, count: int) -> tuple[str, ...]:
    if noun.index is None:
        return ()
    return tuple(word.lower for word in figure.sentence.words[noun.index + 1 : noun.index + 1 + count])


def _whole_number(figure: Figure) -> bool:
    """A figure without a noun counts persons, unless a decimal point says that it measures."""
    value = figure.mention.value
    return value is None or value == int(value)
