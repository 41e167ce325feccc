"""The unit of a figure: what kind of thing it counts."""

from __future__ import annotations

from counterfoil.extract.noun_phrases import Noun
from counterfoil.extract.nouns import is_ratio
from counterfoil.extract.words import Figure
from counterfoil.model import NumberForm, Unit
from counterfoil.reference.grammar import grammar
from counterfoil.reference.units import is_person, listed_unit, things

_BY_FORM: dict[NumberForm, Unit] = {
    "money": "money", "percent": "percent", "fraction": "percent", "ratio": "percent", "multiple": "factor",
    "frequency": "event",
}  # fmt: skip


def unit(figure: Figure, noun: Noun) -> tuple[Unit, str]:
    """The unit, and the rule that gave it: by the form of the number, by the lists of nouns, by the noun's ending."""
    form = figure.mention.form
    if form == "frequency" and is_ratio(figure):
        return "factor", "unit.multiple"
    if form in _BY_FORM:
        return _BY_FORM[form], f"unit.{form}"
    if noun.lemma is None:
        return ("person", "unit.bare") if _whole_number(figure) else ("other", "unit.unknown")
    return _by_noun(figure, noun, noun.lemma)


def _by_noun(figure: Figure, noun: Noun, lemma: str) -> tuple[Unit, str]:
    if lemma in grammar().currencies.values():
        return "money", "unit.money"
    by_verb = _prosecuted(figure) if lemma in grammar().tried_nouns else None
    if by_verb is not None:
        return by_verb, "unit.prosecuted"
    rate = _after(figure, noun, 2)
    if rate and " ".join((lemma, *rate)) in things().rates:
        return "other", "unit.rate"
    if is_person(lemma):
        return "person", "unit.person"
    listed = listed_unit(lemma)
    return ("item", "unit.thing") if listed is None else (listed, "unit.listed")


def _prosecuted(figure: Figure) -> Unit | None:
    """`convicted of 19 crimes` counts convictions, `charged with 19 crimes` charges."""
    for word in reversed(figure.sentence.words[max(0, figure.first - 8) : figure.first]):
        if word.lower in ("convicted", "guilty", "convictions", "conviction"):
            return "conviction"
        if word.lower in ("charged", "charges", "indicted", "faces", "facing", "accused"):
            return "charge"
        if word.lower in (";", "including"):
            return None
    return None


def _after(figure: Figure, noun: Noun, count: int) -> tuple[str, ...]:
    if noun.index is None:
        return ()
    return tuple(word.lower for word in figure.sentence.words[noun.index + 1 : noun.index + 1 + count])


def _whole_number(figure: Figure) -> bool:
    """A figure without a noun counts persons, unless a decimal point says that it measures."""
    value = figure.mention.value
    return value is None or value == int(value)
