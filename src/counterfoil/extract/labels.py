"""Figures that stand behind their label, as in a table: `Burglary: 9`, `Peru - 4`, `Vipers (3)`."""

from __future__ import annotations

from counterfoil.extract.noun_phrases import HYPHENS, Noun, lower, noun_at
from counterfoil.extract.words import Figure
from counterfoil.reference.grammar import grammar
from counterfoil.reference.inflections import is_plural, singular
from counterfoil.reference.units import is_person, listed_unit

LABELLED = Noun(None, "noun.labelled")
"""A figure behind a label that names a part of the persons counted before."""

LABEL_MARKS = HYPHENS | {"—", ":", "("}
"""What stands between a label and its figure."""
_UNITS = frozenset({"item", "event", "mass", "place", "country", "conviction", "charge"})


def is_labelled(figure: Figure) -> bool:
    """True where the figure stands behind its label, as in a table: `Burglary: 9`, `Peru - 4`, `Vipers (3)`."""
    sentence, before = figure.sentence, figure.first - 1
    if figure.label:
        return figure.last + 1 == len(sentence.words)
    if before < 1 or lower(sentence, before) not in LABEL_MARKS:
        return False
    if (
        lower(sentence, before) in HYPHENS
        and sentence.words[before].span.end == sentence.words[figure.first].span.start
    ):
        return False
    after = lower(sentence, figure.last + 1)
    if lower(sentence, before) == "(":
        return after == ")"
    if after in ("", ".", ";", ","):
        return True
    # Several labels run together on one line: "Peru - 4 Chile - 2".
    rest = [word.lower for word in sentence.words[figure.last + 1 : figure.last + 9]]
    return (
        lower(sentence, before) != ":"
        and sentence.words[figure.last + 1].text[:1].isupper()
        and any(mark in HYPHENS for mark in rest)
    )


def labelled(figure: Figure) -> Noun:
    """`Rifles: 12`: the label's own noun where it names things or deeds; LABELLED where it names a group."""
    sentence = figure.sentence
    if figure.label:
        return _of_column(figure)
    for index in range(figure.first - 2, max(-1, figure.first - 6), -1):
        word = sentence.words[index]
        if word.lower in (")", "(") or not word.lower[:1].isalpha():
            break
        if is_plural(word.lower) and _is_thing(singular(word.lower)):
            return noun_at(sentence, index, "noun.label")
    return LABELLED


def _is_thing(lemma: str) -> bool:
    return listed_unit(lemma) in _UNITS and lemma not in grammar().offence_nouns


def _of_column(figure: Figure) -> Noun:
    """In a table the head of the column names what is counted, or else the name of the row."""
    sentence = figure.sentence
    for index in range(figure.label - 1, -1, -1):
        lemma = singular(sentence.words[index].lower)
        if is_plural(sentence.words[index].lower) and (is_person(lemma) or _is_thing(lemma)):
            return noun_at(sentence, index, "noun.label")
    last = sentence.words[figure.label - 1]
    headed = not sentence.span.contains(last.span)
    if headed and is_plural(last.lower) and singular(last.lower) not in grammar().offence_nouns:
        return noun_at(sentence, figure.label - 1, "noun.label")
    return LABELLED
