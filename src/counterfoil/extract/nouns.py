"""The noun that a figure counts: the strict head of its noun phrase."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterfoil.extract.words import Figure, Sentence
from counterfoil.model import Span
from counterfoil.reference.grammar import change_verb_forms, grammar
from counterfoil.reference.inflections import is_plural, singular
from counterfoil.reference.units import is_person, listed_unit

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = _NOUN_TAGS | {
    "JJ",
    "JJR",
    "JJS",
    "VBN",
    "VBG",
    "CD",
    "RB",
    "HYPH",
    "POS",
    "CC",
    "FW",
    "AFX",
    "``",
    "''",
    ",",
    "ADD",
    "XX",
    "VBD",
    "VB",
}
_CHARGES = frozenset({"charge", "conviction"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_ENDS = frozenset({"IN", "CC", "TO", "VBD", "VBZ", "VBP", "MD", "WDT", "WP", "DT"})
_REACH = 10
_LABEL_MARKS = _HYPHENS | {"—", ":", "("}
_LABEL_UNITS = frozenset({"item", "event", "mass", "place", "country", "conviction", "charge"})
_OFFENCES = frozenset(
    {
        "murder",
        "homicide",
        "robbery",
        "burglary",
        "theft",
        "assault",
        "crime",
        "offense",
        "offence",
        "rape",
        "kidnapping",
        "threat",
        "dui",
        "dwi",
        "violation",
        "weapon",
    }
)
_FINITE = frozenset(
    {
        "had",
        "have",
        "has",
        "were",
        "was",
        "are",
        "is",
        "be",
        "been",
        "did",
        "do",
        "does",
        "will",
        "would",
        "could",
        "can",
        "may",
        "must",
        "who",
    }
)
_PARTICLES = frozenset({"de", "la", "los", "del", "el", "&", "/", "en"})
_SUMS = frozenset({"dollar", "euro", "peso", "yuan", "rupee"})
_MONEYED = frozenset(
    {
        "tax",
        "taxes",
        "fees",
        "revenue",
        "income",
        "losses",
        "profits",
        "damages",
        "fines",
        "payments",
        "premiums",
        "wages",
        "cash",
        "debt",
        "proceeds",
        "funds",
        "bribes",
        "loans",
        "rent",
    }
)
_LARGE = frozenset({"millions", "billions", "trillions"})


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted. index: of its word in the sentence, None where elided or implied by a sign. lemma: singular."""

    lemma: str | None
    rule: str
    index: int | None = None
    span: Span | None = None


ELIDED = Noun(None, "noun.elided")
LABELLED = Noun(None, "noun.labelled")
"""A figure behind a label that names a part of the persons counted before."""


def noun(figure: Figure) -> Noun:
    """The noun that `figure` counts by its own phrase; ELIDED where the phrase leaves it out."""
    form = figure.mention.form
    if form in ("digits", "words") and labels(figure):
        return _label(figure)
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
    return _lower(figure.sentence, figure.last + 1) in ("the", "as", "its", "that", "what")


def labels(figure: Figure) -> bool:
    """True where the figure stands behind its label, as in a table: `Burglary: 9`, `Peru - 4`, `Vipers (3)`."""
    sentence, before = figure.sentence, figure.first - 1
    if before < 1 or _lower(sentence, before) not in _LABEL_MARKS:
        return False
    if (
        _lower(sentence, before) in _HYPHENS
        and sentence.words[before].span.end == sentence.words[figure.first].span.start
    ):
        return False
    after = _lower(sentence, figure.last + 1)
    if _lower(sentence, before) == "(":
        return after == ")"
    if after in ("", ".", ";", ","):
        return True
    # Several labels run together on one line: "Peru - 4 Chile - 2".
    rest = [word.lower for word in sentence.words[figure.last + 1 : figure.last + 9]]
    return (
        _lower(sentence, before) != ":"
        and sentence.words[figure.last + 1].text[:1].isupper()
        and any(mark in _HYPHENS for mark in rest)
    )


def _lower(sentence: Sentence, index: int) -> str:
    return sentence.words[index].lower if 0 <= index < len(sentence.words) else ""


def _at(sentence: Sentence, index: int, rule: str) -> Noun:
    word = sentence.words[index]
    return Noun(singular(word.lower), rule, index, word.span)


def _label(figure: Figure) -> Noun:
    """`Rifles: 12`: the label's own noun where it names things or deeds; LABELLED where it names a group of the whole."""
    sentence = figure.sentence
    for index in range(figure.first - 2, max(-1, figure.first - 6), -1):
        word = sentence.words[index]
        lemma = singular(word.lower)
        if word.lower in (")", "(") or not word.lower[:1].isalpha():
            break
        if is_plural(word.lower) and listed_unit(lemma) in _LABEL_UNITS and lemma not in _OFFENCES:
            return _at(sentence, index, "noun.label")
    return LABELLED


def _currency(figure: Figure) -> str:
    for word in figure.sentence.words[figure.first : figure.last + 2]:
        name = grammar().currencies.get(word.lower)
        if name is not None:
            return name
    return "dollar"


def _counted(figure: Figure, after: int) -> Noun:
    """The head after a plain count."""
    sentence = figure.sentence
    if _lower(sentence, after) in ("+", ")") or (
        _lower(sentence, after) == "or" and _lower(sentence, after + 1) == "more"
    ):
        after += 1 if _lower(sentence, after) != "or" else 2
    if _lower(sentence, after) in _HYPHENS and _lower(sentence, after + 1).isalpha():
        found = _at(sentence, after + 1, "noun.hyphen")
        return (
            replace(found, lemma=found.lemma.removesuffix("ed"))
            if found.lemma and found.lemma.endswith("ged")
            else found
        )
    if singular(_lower(sentence, after)) in _SUMS:
        return _at(sentence, after, "noun.currency")
    if figure.mention.form == "vague" and _sum(figure) and _lower(sentence, after) in ("in", "from"):
        return Noun("dollar", "noun.sum", None, figure.mention.span)
    near = _unit_noun(sentence, after)
    if near is not None:
        return _at(sentence, near, "noun.adjacent")
    if _lower(sentence, after) == "of":
        return _after_of(figure, after + 1)
    return _head(figure, after)


def _sum(figure: Figure) -> bool:
    """`millions in fees`, `tens of thousands in taxes`: a sum of money without its currency."""
    if _lower(figure.sentence, figure.last) in _LARGE:
        return True
    return any(word.lower in _MONEYED for word in figure.sentence.words[figure.last + 1 : figure.last + 8])


def _unit_noun(sentence: Sentence, after: int) -> int | None:
    """A unit of measure or of charging that stands right behind the figure: `12 years`, `two felony counts`."""
    found: int | None = None
    for index in range(after, min(after + 4, len(sentence.words))):
        word = sentence.words[index]
        if not word.lower.isalpha() or word.tag in _ENDS:
            break
        unit = listed_unit(singular(word.lower))
        if unit in ("duration", "mass") and found is None and _lower(sentence, index + 1) not in _HYPHENS:
            return index
        if unit in _CHARGES:
            found = index
        elif found is not None:
            # Another noun follows ("two felony cases"): the head is looked for by the parse.
            return found if word.tag not in _NOUN_TAGS else None
        elif unit is not None or is_person(singular(word.lower)):
            return None
    if found is not None and _lower(sentence, found + 1) in _HYPHENS:
        return None
    return found


def _after_of(figure: Figure, start: int) -> Noun:
    """`two of the four men`, `dozens of firearms`, `hundreds of kilograms`."""
    sentence, index = figure.sentence, start
    while index < len(sentence.words) and (
        _lower(sentence, index) in grammar().determiners
        or sentence.words[index].lower.replace(",", "").isdigit()
        or sentence.words[index].tag == "CD"
    ):
        index += 1
    if _lower(sentence, index) in grammar().pro_nouns:
        return ELIDED
    if singular(_lower(sentence, index)) in _SUMS:
        return _at(sentence, index, "noun.currency")
    return _head(figure, index, beyond=True)


def _head(figure: Figure, after: int, *, beyond: bool = False) -> Noun:
    """The head by the parse, checked against the run of words that can belong to one noun phrase."""
    sentence = figure.sentence
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
            return _at(sentence, head, "noun.head")
    if not _one(figure):
        # More than one thing has a plural head: "48 drug trafficking or drug possession-related convictions".
        plural = next((index for index in heads if is_plural(sentence.words[index].lower)), None)
        if plural is not None:
            return _at(sentence, plural, "noun.phrase")
    return _at(sentence, heads[0], "noun.phrase")


def _one(figure: Figure) -> bool:
    return figure.mention.value == 1


def _can_count(sentence: Sentence, index: int) -> bool:
    """A word that can be the counted head: a noun that no other noun of the same phrase follows."""
    word = sentence.words[index]
    if not word.lower[:1].isalpha() or word.lower in grammar().others:
        return False
    lemma = singular(word.lower)
    listed = listed_unit(lemma) is not None or is_person(lemma)
    if word.tag not in _NOUN_TAGS and not (listed and is_plural(word.lower)):
        return False
    following = sentence.words[index + 1] if index + 1 < len(sentence.words) else None
    if following is not None and following.lower in _HYPHENS and following.span.start == word.span.end:
        return False
    if following is not None and following.lower in ("'s", "’s", "'", "’"):
        return False
    if following is None or following.tag not in _NOUN_TAGS:
        return True
    return is_plural(word.lower) and listed


def _run(sentence: Sentence, after: int) -> list[int]:
    """Indices of the words from `after` on that can stand in one noun phrase."""
    run: list[int] = []
    index = after
    while index < min(after + _REACH, len(sentence.words)):
        word = sentence.words[index]
        if word.lower == "(" and ")" in (close := [part.lower for part in sentence.words[index : index + 4]]):
            index += close.index(")") + 1
            continue
        linked = word.lower in _PARTICLES or (word.tag == "IN" and _lower(sentence, index + 1) in _HYPHENS)
        if word.lower in _FINITE or (word.tag not in _INSIDE and word.lower not in grammar().others and not linked):
            break
        if word.tag == "VBD" and run and _can_count(sentence, run[-1]):
            break
        run.append(index)
        index += 1
    return run


def _share(figure: Figure) -> Noun:
    """The noun of the whole: `75 percent of the inmates`, `a 40% rise in threats`, `Of 90 clerks, half …`."""
    sentence, after = figure.sentence, figure.last + 1
    while _lower(sentence, after) in ("percent", "%", "per", "cent", "-", "the"):
        after += 1
    if _lower(sentence, after) == "of":
        return _after_of(figure, after + 1)
    for index in range(after, min(after + 4, len(sentence.words))):
        if _lower(sentence, index) in grammar().change_nouns and _lower(sentence, index + 1) in ("in", "of", "on"):
            return _after_of(figure, index + 2)
    if _lower(sentence, after) in grammar().change_nouns:
        return _before_change(figure)
    if sentence.words[figure.last].dep == "nummod" or figure.mention.form == "fraction":
        found = _head(figure, after)
        if found.lemma is not None:
            return found
    return _before_change(figure)


def _before_change(figure: Figure) -> Noun:
    """`threats rose 40 percent`: the subject of a verb of change, or the noun before the figure."""
    sentence = figure.sentence
    for index in range(figure.first - 1, -1, -1):
        if sentence.words[index].lower in change_verb_forms():
            for child in sentence.children(index):
                if sentence.words[child].dep in ("nsubj", "nsubjpass") and child < index:
                    return _at(sentence, child, "noun.subject")
    return ELIDED


def _multiple(figure: Figure) -> Noun:
    """`doubled its staff`, `twice the legal limit`, `three times the number of calls`."""
    sentence, after = figure.sentence, figure.last + 1
    while _lower(sentence, after) in grammar().determiners or _lower(sentence, after) in (
        "times",
        "as",
        "many",
        "much",
        "over",
    ):
        after += 1
    found = _head(figure, after, beyond=True)
    return found if found.lemma is not None else _before_change(figure)
