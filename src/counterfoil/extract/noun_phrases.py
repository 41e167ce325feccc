"""Noun phrases behind a figure: where one ends, and which of its words is the head."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.extract.words import Figure, Sentence, Word
from counterfoil.model import Span
from counterfoil.reference.grammar import grammar
from counterfoil.reference.inflections import is_plural, singular
from counterfoil.reference.measures import lexicon
from counterfoil.reference.units import is_person, listed_unit

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
HYPHENS = frozenset({"-", "‐", "‑", "–"})
_INSIDE = NOUN_TAGS | {
    "JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "VB", "CD", "RB", "HYPH", "POS", "CC", "FW", "AFX", "ADD", "XX",
    "``", "''", ",",
}  # fmt: skip
_REACH = 10
_APPOSED = 9
_STAYING = frozenset({"remain", "remains", "remained", "is", "are", "was", "were"})
_STILL = _STAYING | {"still", "currently", "also", "yet"}
_OPENERS = frozenset({",", "(", "—", "–", "--"})
_ENDS = frozenset({".", ";"})
_CLOSERS = frozenset({",", ")", "—", "–", "--"}) | _ENDS


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted. index: of its word in the sentence, None where elided or implied by a sign. lemma: singular."""

    lemma: str | None
    rule: str
    index: int | None = None
    span: Span | None = None


ELIDED = Noun(None, "noun.elided")


def lower(sentence: Sentence, index: int) -> str:
    """The lower-case word at `index`; empty outside the sentence."""
    return sentence.words[index].lower if 0 <= index < len(sentence.words) else ""


def noun_at(sentence: Sentence, index: int, rule: str) -> Noun:
    """The word at `index` as the counted noun."""
    word = sentence.words[index]
    if lower(sentence, index - 1) in HYPHENS and lower(sentence, index - 2) in grammar().prefixes:
        prefix = sentence.words[index - 2]
        return Noun(f"{prefix.lower}-{singular(word.lower)}", rule, index, Span(prefix.span.start, word.span.end))
    return Noun(singular(word.lower), rule, index, word.span)


def is_currency(word: str) -> bool:
    """True for the names of currencies, singular or plural."""
    return singular(word) in grammar().currencies.values()


def after_of(figure: Figure, start: int) -> Noun:
    """`two of the four men`, `dozens of firearms`, `hundreds of kilograms`."""
    sentence, index = figure.sentence, start
    while index < len(sentence.words) and (
        lower(sentence, index) in grammar().determiners
        or sentence.words[index].lower.replace(",", "").isdigit()
        or sentence.words[index].tag == "CD"
    ):
        index += 1
    if lower(sentence, index) in grammar().pro_nouns:
        return ELIDED
    if is_currency(lower(sentence, index)):
        return noun_at(sentence, index, "noun.currency")
    return head_of(figure, index, beyond=True)


def head_of(figure: Figure, after: int, *, beyond: bool = False) -> Noun:
    """The head by the parse, checked against the run of words that can belong to one noun phrase."""
    sentence = figure.sentence
    if _told_alone(figure, after):
        return ELIDED
    run = _run(sentence, after)
    heads = [index for index in run if _can_count(sentence, index)]
    if not heads:
        return ELIDED
    if not beyond:
        head = sentence.words[figure.last].head
        if (
            sentence.words[figure.last].dep == "nummod"
            and head in heads
            and (_one(figure) or is_plural(sentence.words[head].lower))
        ):
            return noun_at(sentence, head, "noun.head")
    if not _one(figure):
        # More than one thing has a plural head: "48 drug trafficking or drug possession-related convictions".
        plural = next((index for index in heads if is_plural(sentence.words[index].lower)), None)
        if plural is not None:
            return noun_at(sentence, plural, "noun.phrase")
    return noun_at(sentence, heads[0], "noun.phrase")


def _told_alone(figure: Figure, after: int) -> bool:
    """`270 arrested, record seizures`: at the head of a headline a deed with a comma behind it is all that is told."""
    sentence = figure.sentence
    opens = figure.first == 0 or all(word.tag in ("IN", "JJR", "RB", "RBR") for word in sentence.words[: figure.first])
    return opens and after == figure.last + 1 and lower(sentence, after + 1) == "," and _deed(lower(sentence, after))


def _deed(word: str) -> bool:
    return word.endswith("ed") and word in lexicon("person").objects


def _one(figure: Figure) -> bool:
    return figure.mention.value == 1


def _can_count(sentence: Sentence, index: int) -> bool:
    """A word that can be the counted head: a noun that no other noun of the same phrase follows."""
    word = sentence.words[index]
    if not word.lower[:1].isalpha() or word.lower in grammar().others:
        return False
    lemma = singular(word.lower)
    listed = listed_unit(lemma) is not None or is_person(lemma)
    if word.tag not in NOUN_TAGS and not (listed and is_plural(word.lower)):
        return False
    following = sentence.words[index + 1] if index + 1 < len(sentence.words) else None
    if following is not None and following.lower in HYPHENS and following.span.start == word.span.end:
        return False
    if following is not None and following.lower in ("'s", "’s", "'", "’"):
        return False
    if following is None or following.tag not in NOUN_TAGS:
        return True
    # "19 weapons offenses" are offenses; "12 rifles Monday" are rifles.
    leads_on = following.tag == "NNS" and listed_unit(singular(following.lower)) is not None
    return is_plural(word.lower) and listed and not leads_on


def behind_alternative(sentence: Sentence, start: int) -> int:
    """Index behind a second way to say a count that begins at `start` (`, or 60 percent,`, `(half)`); else `start`."""
    if lower(sentence, start) not in _OPENERS:
        return start
    said = sentence.words[start + 1 : start + 1 + _APPOSED]
    end = next((i for i, word in enumerate(said) if word.lower in _CLOSERS), len(said))
    another = end > 0 and said[0].lower == "or"
    share = next((i for i in range(end) if _says_share(said[i]) or (another and said[i].tag == "CD")), None)
    if share is None:
        return start
    if end < len(said):
        return start + 1 + end + (said[end].lower not in _ENDS)
    return start + 2 + share if another else start


def at_large(figure: Figure, noun: Noun) -> Span | None:
    """`three remain at large`, `two suspects are still at large`: the words that say so of the persons counted.

    A number whose persons the text does not name is left to the other rules.
    """
    if noun.lemma is None:
        return None
    sentence = figure.sentence
    index = max(figure.last, figure.last if noun.index is None else noun.index) + 1
    index += lower(sentence, index) in ("others", "other", "more")
    index += lower(sentence, index) == "who"
    while index < len(sentence.words) and lower(sentence, index) in _STILL:
        index += 1
    if lower(sentence, index) != "at" or lower(sentence, index + 1) != "large" or lower(sentence, index - 1) == "who":
        return None
    verbs = {lower(sentence, at) for at in range(figure.last + 1, index)} & _STAYING
    return Span(sentence.words[index].span.start, sentence.words[index + 1].span.end) if verbs else None


def _says_share(word: Word) -> bool:
    return word.lower in grammar().portions


def _run(sentence: Sentence, after: int) -> list[int]:
    """Indices of the words from `after` on that can stand in one noun phrase."""
    run: list[int] = []
    index = after
    while index < min(after + _REACH, len(sentence.words)):
        word = sentence.words[index]
        if word.lower == "(" and ")" in (close := [part.lower for part in sentence.words[index : index + 4]]):
            index += close.index(")") + 1
            continue
        linked = word.lower in grammar().particles or (word.tag == "IN" and lower(sentence, index + 1) in HYPHENS)
        if word.lower in grammar().finite or (
            word.tag not in _INSIDE and word.lower not in grammar().others and not linked
        ):
            break
        if word.tag == "VBD" and run and _can_count(sentence, run[-1]):
            break
        if word.lower == "," and behind_alternative(sentence, index) > index:
            break
        run.append(index)
        index += 1
    return run
