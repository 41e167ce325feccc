"""The noun that a figure counts: the strict head of its noun phrase."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.extract.labels import is_labelled, labelled
from counterfoil.extract.noun_phrases import (
    ELIDED,
    HYPHENS,
    NOUN_TAGS,
    Noun,
    after_of,
    head_of,
    is_currency,
    lower,
    noun_at,
)  # fmt: skip
from counterfoil.extract.words import Figure, Sentence
from counterfoil.reference.grammar import change_verb_forms, grammar
from counterfoil.reference.inflections import singular
from counterfoil.reference.units import is_person, listed_unit

_CHARGES = frozenset({"charge", "conviction"})
_ENDS = frozenset({"IN", "CC", "TO", "VBD", "VBZ", "VBP", "MD", "WDT", "WP", "DT"})
_BEFORE_WHOLE = frozenset({"percent", "%", "per", "cent", "-", "the"})
_DASHES = frozenset({"—", "–", "--"})
_DATELINE = 14
"""Words at the head of a sentence among which the dash of a dateline stands: a city, a state, a day."""
_AFTER_MULTIPLE = frozenset({"times", "as", "many", "much", "over"})


def noun(figure: Figure) -> Noun:
    """The noun that `figure` counts by its own phrase; ELIDED where the phrase leaves it out."""
    form = figure.mention.form
    if form in ("digits", "words") and is_labelled(figure):
        return labelled(figure)
    if form == "money":
        return Noun(_currency(figure), "noun.currency", None, figure.mention.span)
    if form == "frequency":
        return _multiple(figure) if is_ratio(figure) else Noun(None, "noun.frequency")
    if form == "multiple":
        return _multiple(figure)
    if form in ("percent", "fraction", "ratio"):
        return _share(figure)
    return _counted(figure, figure.last + 1)


def is_ratio(figure: Figure) -> bool:
    """`twice the limit`: a multiple; `removed twice`: a frequency."""
    return lower(figure.sentence, figure.last + 1) in ("the", "as", "its", "that", "what")


def _currency(figure: Figure) -> str:
    for word in figure.sentence.words[figure.first : figure.last + 2]:
        name = grammar().currencies.get(word.lower)
        if name is not None:
            return name
    return "dollar"


def _counted(figure: Figure, after: int) -> Noun:
    """The head after a plain count."""
    sentence = figure.sentence
    if lower(sentence, after) in ("+", ")") or (
        lower(sentence, after) == "or" and lower(sentence, after + 1) == "more"
    ):
        after += 1 if lower(sentence, after) != "or" else 2
    if lower(sentence, after) in HYPHENS and lower(sentence, after + 1).isalpha():
        found = noun_at(sentence, after + 1, "noun.hyphen")
        return (
            replace(found, lemma=found.lemma.removesuffix("ed"))
            if found.lemma and found.lemma.endswith("ged")
            else found
        )
    if is_currency(lower(sentence, after)):
        return noun_at(sentence, after, "noun.currency")
    if figure.mention.form == "vague" and _sum(figure) and lower(sentence, after) in ("in", "from"):
        return Noun("dollar", "noun.sum", None, figure.mention.span)
    near = _unit_noun(sentence, after)
    if near is not None:
        return noun_at(sentence, near, "noun.adjacent")
    if lower(sentence, after) == "of":
        return after_of(figure, after + 1)
    return head_of(figure, after)


def _sum(figure: Figure) -> bool:
    """`millions in fees`, `tens of thousands in taxes`: a sum of money without its currency."""
    if lower(figure.sentence, figure.last) in grammar().large_sums:
        return True
    return any(word.lower in grammar().moneyed for word in figure.sentence.words[figure.last + 1 : figure.last + 8])


def _unit_noun(sentence: Sentence, after: int) -> int | None:
    """A unit of measure or of charging that stands right behind the figure: `12 years`, `two felony counts`."""
    found: int | None = None
    for index in range(after, min(after + 4, len(sentence.words))):
        word = sentence.words[index]
        if not word.lower.isalpha() or word.tag in _ENDS:
            break
        unit = listed_unit(singular(word.lower))
        if unit in ("duration", "mass") and found is None and lower(sentence, index + 1) not in HYPHENS:
            return index
        if unit in _CHARGES:
            found = index
        elif found is not None:
            # Another noun follows ("two felony cases"): the head is looked for by the parse.
            return found if word.tag not in NOUN_TAGS else None
        elif unit is not None or is_person(singular(word.lower)):
            return None
    if found is not None and lower(sentence, found + 1) in HYPHENS:
        return None
    return found


def _share(figure: Figure) -> Noun:
    """The noun of the whole: `75 percent of the inmates`, `a 40% rise in threats`, `Of 90 clerks, half …`."""
    sentence, after = figure.sentence, figure.last + 1
    while lower(sentence, after) in _BEFORE_WHOLE:
        after += 1
    if lower(sentence, after) == "of":
        return after_of(figure, after + 1)
    for index in range(after, min(after + 4, len(sentence.words))):
        if lower(sentence, index) in grammar().change_nouns and lower(sentence, index + 1) in ("in", "of", "on"):
            return after_of(figure, index + 2)
    if lower(sentence, after) == "in" and any(
        word.lower in grammar().change_nouns for word in sentence.words[max(0, figure.first - 6) : figure.first]
    ):
        return after_of(figure, after + 1)
    if lower(sentence, after) in grammar().change_nouns:
        return _before_change(figure)
    if sentence.words[figure.last].dep == "nummod" or figure.mention.form == "fraction":
        found = head_of(figure, after)
        if found.lemma is not None:
            return found
    return _before_change(figure)


def _before_change(figure: Figure) -> Noun:
    """`threats rose 40 percent`: the subject of a verb of change, or the noun before the figure."""
    sentence = figure.sentence
    for index in range(figure.first - 1, -1, -1):
        word = sentence.words[index]
        verb = word.head if word.lower in grammar().up_or_down and sentence.parsed else index
        if verb != index or word.lower in change_verb_forms():
            for child in sentence.children(verb):
                if sentence.words[child].dep in ("nsubj", "nsubjpass") and child < index:
                    subject = _behind_dateline(sentence, child, index)
                    return ELIDED if subject is None else noun_at(sentence, subject, "noun.subject")
    return ELIDED


def _behind_dateline(sentence: Sentence, subject: int, verb: int) -> int | None:
    """The subject, or where the parse took the place of a dateline for it the first noun behind that; None for none."""
    words = sentence.words
    dash = next((at for at in range(subject + 1, min(verb, _DATELINE)) if words[at].text in _DASHES), None)
    in_dateline = words[subject].tag in ("NNP", "NNPS") and dash is not None
    if not in_dateline or dash is None or any(word.text.islower() for word in words[:dash]):
        return subject
    return next((at for at in range(dash + 1, verb) if words[at].tag in NOUN_TAGS), None)


def _multiple(figure: Figure) -> Noun:
    """`doubled its staff`, `twice the legal limit`, `three times the number of calls`."""
    sentence, after = figure.sentence, figure.last + 1
    while lower(sentence, after) in grammar().determiners or lower(sentence, after) in _AFTER_MULTIPLE:
        after += 1
    found = head_of(figure, after, beyond=True)
    return found if found.lemma is not None else _before_change(figure)
