"""Nouns that a figure leaves out, filled from what stands before: `five rifles and two in a shed`, `All four pleaded`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterfoil.extract.nouns import Noun
from counterfoil.extract.words import Figure, Sentence
from counterfoil.reference.grammar import grammar
from counterfoil.reference.inflections import is_plural, singular
from counterfoil.reference.units import is_person, listed_unit

_PARALLEL = frozenset({"for", "from", "in", "with", "on", "of", "each", "through", "at", "who", "and", ",", ";", ".", "to", "against", "by", "are", "were", "had", "have"})
_WHOLES = frozenset({"of", "among"})
_DEAD = frozenset({"death", "body", "fatality", "casualty"})
_NEVER = frozenset({"dollar", "year", "month", "day", "week", "hour", "time"})


def filled(pairs: Sequence[tuple[Figure, Noun]]) -> tuple[Noun, ...]:
    """The nouns of all figures of a document in text order, elided ones filled where the text before names one."""
    done: list[Noun] = []
    for index, (figure, noun) in enumerate(pairs):
        if noun.rule == "noun.elided":
            found = _of_the_whole(figure) or _from_sentence(figure, pairs[:index], done) or _from_before(figure, pairs[:index], done)
            done.append(found or noun)
        else:
            done.append(noun)
    return tuple(done)


def _of_the_whole(figure: Figure) -> Noun | None:
    """`Of these clerks, six …`: the noun of the opening phrase."""
    words = figure.sentence.words
    if not words or words[0].lower not in _WHOLES:
        return None
    for index in range(1, min(figure.first, 12)):
        lower = words[index].lower
        if lower == ",":
            return None
        lemma = singular(lower)
        if is_plural(lower) and words[index].tag.startswith("NN") and (is_person(lemma) or listed_unit(lemma)):
            return Noun(lemma, "noun.whole", None, words[index].span)
    return None


def _from_sentence(figure: Figure, before: Sequence[tuple[Figure, Noun]], nouns: Sequence[Noun]) -> Noun | None:
    """The noun of an earlier figure of the same sentence, where this one runs parallel to it."""
    words, after = figure.sentence.words, figure.last + 1
    following = words[after].lower if after < len(words) else "."
    is_other = following in grammar().others
    if not (is_other or following in _PARALLEL or following in grammar().change_nouns or figure.mention.form == "percent"):
        return None
    for (earlier, _), noun in zip(reversed(before), reversed(nouns), strict=True):
        if earlier.sentence.span != figure.sentence.span:
            break
        if noun.lemma is None or noun.lemma in _NEVER or (is_other and (not is_person(noun.lemma) or noun.lemma in _DEAD)):
            continue
        return Noun(noun.lemma, "noun.parallel", None, noun.span)
    return None


def _from_before(figure: Figure, before: Sequence[tuple[Figure, Noun]], nouns: Sequence[Noun]) -> Noun | None:
    """`All four pleaded guilty`: the persons counted last in the sentences before."""
    words, after = figure.sentence.words, figure.last + 1
    opening = figure.first == 0 or (figure.first <= 2 and words[0].lower in ("all", "the", "these", "those", "only", "at", "another", "of"))
    verb = after < len(words) and (words[after].tag.startswith("V") or words[after].tag == "MD" or words[after].lower in grammar().pro_nouns)
    if not (opening and verb and figure.sentence.segment != 0):
        return None
    for (earlier, _), noun in zip(reversed(before), reversed(nouns), strict=True):
        if noun.lemma is not None and is_person(noun.lemma) and earlier.sentence.span != figure.sentence.span:
            return replace(noun, rule="noun.before", index=None)
    return None
