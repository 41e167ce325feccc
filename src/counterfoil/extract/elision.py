"""Nouns that a figure leaves out, filled from before: `five rifles and two in a shed`, `All four pleaded`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterfoil.extract.noun_phrases import ELIDED, Noun, behind_alternative
from counterfoil.extract.words import Figure, Word
from counterfoil.reference.grammar import grammar
from counterfoil.reference.inflections import is_plural, singular
from counterfoil.reference.units import is_person, listed_unit

_PARALLEL = frozenset({
    "for", "from", "in", "with", "on", "of", "each", "through", "at", "who", "and", ",", ";", ".", "to", "against",
    "by", "per",
})  # fmt: skip
_OF_PERSONS = frozenset({"who", "whom", "whose", "had", "have", "has", "were", "was", "are"})
_WHOLES = frozenset({"of", "among"})
_THOSE = frozenset({"those", "these", "them", "whom"})
_ORIGINS = frozenset({"from", "in"})
_LANDS = frozenset({"country", "nation", "state"})
_CLOSE = 6
Known = Sequence[tuple[Figure, Noun]]


def filled(pairs: Sequence[tuple[Figure, Noun]]) -> tuple[Noun, ...]:
    """The nouns of all figures of a document in text order, elided ones filled where the text before names one."""
    done: list[tuple[Figure, Noun]] = []
    for figure, noun in pairs:
        found: Noun | None = None
        if noun.rule == "noun.labelled":
            found = _labelled(figure, done)
        elif noun.rule == "noun.elided":
            found = (
                _of_the_whole(figure, done)
                or _of_those(figure, done)
                or _again(figure, done)
                or _from_including(figure)
                or _from_sentence(figure, done)
                or _from_before(figure, done)
            )
        done.append((figure, found or noun))
    return tuple(_part(noun, done, index) for index, (_, noun) in enumerate(done))


def _part(noun: Noun, known: Known, index: int) -> Noun:
    """`31 of the 96`: a part without a noun counts what the whole behind it does."""
    if noun != ELIDED or index + 1 == len(known):
        return noun
    (figure, _), (whole, counted) = known[index], known[index + 1]
    words = figure.sentence.words[figure.last + 1 : whole.first]
    if counted.lemma is None or figure.sentence.span != whole.sentence.span or not 0 < len(words) < _CLOSE:
        return noun
    return _copy(counted, "noun.part") if words[0].lower == "of" else noun


def _of_those(figure: Figure, known: Known) -> Noun | None:
    """`Nineteen of those arrested`, `two of them`: the persons that the document counts."""
    words = figure.sentence.words[figure.last + 1 : figure.last + 3]
    if len(words) < 2 or words[0].lower not in _WHOLES or words[1].lower not in _THOSE:
        return None
    usual = next(_persons(known, figure, own=True), None) or _usual(known, figure)
    return _copy(usual, "noun.of-those") if usual else None


def _again(figure: Figure, known: Known) -> Noun | None:
    """`of the 96`: a number with an article and without a noun is that of an earlier figure."""
    if figure.first < 1 or figure.sentence.words[figure.first - 1].lower != "the" or figure.mention.value is None:
        return None
    same = (noun for earlier, noun in reversed(known) if earlier.mention.value == figure.mention.value)
    found = next((noun for noun in same if noun.lemma is not None and is_person(noun.lemma)), None)
    return _copy(found, "noun.again") if found else None


def _next(figure: Figure) -> Word | None:
    after = behind_alternative(figure.sentence, figure.last + 1)
    return figure.sentence.words[after] if after < len(figure.sentence.words) else None


def _says(figure: Figure) -> bool:
    """True where a verb or participle follows the figure: `12 were held`, `one wanted for arson`."""
    following = _next(figure)
    return following is not None and (
        following.tag in ("VBD", "VBN", "VBZ", "VBP", "MD", "VBG") or following.lower in _OF_PERSONS
    )


def _persons(known: Known, figure: Figure, *, own: bool) -> Iterator[Noun]:
    """Persons counted before, the nearest first; `own`: in the figure's sentence, else in the sentences before."""
    for earlier, noun in reversed(known):
        same = earlier.sentence.span == figure.sentence.span
        if own and not same:
            return
        if (
            same == own
            and noun.lemma is not None
            and is_person(noun.lemma)
            and noun.lemma not in grammar().never_resumed
        ):
            yield noun


def _copy(noun: Noun, rule: str) -> Noun:
    return replace(noun, rule=rule, index=None)


def _usual(known: Known, figure: Figure) -> Noun | None:
    """The persons that the document has counted most often so far, the latest where two are as frequent."""
    seen = [*_persons(known, figure, own=True), *_persons(known, figure, own=False)]
    if not seen:
        return None
    often = Counter(noun.lemma for noun in seen)
    return max(reversed(seen), key=lambda noun: often[noun.lemma])


def _labelled(figure: Figure, known: Known) -> Noun | None:
    """`Peru - 4` in a table: the persons that the document counts."""
    usual = _usual(known, figure)
    return _copy(usual, "noun.labelled") if usual else None


def _of_the_whole(figure: Figure, known: Known) -> Noun | None:
    """`Of these clerks, six …`: the opening noun; `Of those arrested, six …`: the persons that the document counts."""
    words = figure.sentence.words
    if not words or words[0].lower not in _WHOLES:
        return None
    for index in range(1, min(figure.first, 12)):
        lower = words[index].lower
        if lower == ",":
            break
        lemma = singular(lower)
        if is_plural(lower) and words[index].tag.startswith("NN") and (is_person(lemma) or listed_unit(lemma)):
            return Noun(lemma, "noun.whole", None, words[index].span)
    if len(words) > 1 and words[1].lower in ("those", "these", "them", "the"):
        usual = _usual(known, figure)
        return _copy(usual, "noun.whole") if usual else None
    return None


def _from_including(figure: Figure) -> Noun | None:
    """`several convictions, including one for arson`: the noun that the part is a part of."""
    words = figure.sentence.words
    start = next(
        (i for i in range(figure.first - 1, max(-1, figure.first - 4), -1) if words[i].lower == "including"), None
    )
    if start is None:
        return None
    for index in range(start - 1, max(-1, start - 12), -1):
        lemma = singular(words[index].lower)
        if not is_plural(words[index].lower) or not words[index].tag.startswith("NN"):
            continue
        if is_person(lemma) or (listed_unit(lemma) and not _of_persons(figure)):
            return Noun(lemma, "noun.including", None, words[index].span)
    return None


def _of_persons(figure: Figure) -> bool:
    following = _next(figure)
    return following is not None and following.lower in _OF_PERSONS


def _from_sentence(figure: Figure, known: Known) -> Noun | None:
    """The noun of an earlier figure of the same sentence, where this runs parallel to it; cells of a table do not."""
    if figure.label:
        return None
    following = _next(figure)
    lower = following.lower if following is not None else "."
    before = [word.lower for word in figure.sentence.words[max(0, figure.first - 2) : figure.first]]
    if lower in grammar().others or _says(figure) or before in (["of", "whom"], ["of", "which"]):
        return next((_copy(noun, "noun.parallel") for noun in _persons(known, figure, own=True)), None)
    if not (lower in _PARALLEL or lower in grammar().change_nouns or figure.mention.form == "percent"):
        return None
    for earlier, noun in reversed(known):
        if earlier.sentence.span != figure.sentence.span:
            break
        if noun.lemma is None or noun.lemma in grammar().never_resumed or (lower == "per" and is_person(noun.lemma)):
            continue
        if lower in _ORIGINS and noun.lemma in _LANDS:  # "three countries: 40 from Peru": the 40 are no countries
            continue
        return _copy(noun, "noun.parallel")
    return None


def _from_before(figure: Figure, known: Known) -> Noun | None:
    """`All four pleaded guilty`, `Additionally, 12 were held`: the persons that the document counts."""
    if not _says(figure) or figure.sentence.segment == 0:
        return None
    usual = _usual(known, figure)
    return _copy(usual, "noun.before") if usual else None
