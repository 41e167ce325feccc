"""What narrows the population that a figure counts: told from the words of its own phrase and of its own clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterfoil.extract.labels import LABEL_MARKS
from counterfoil.extract.noun_phrases import Noun, at_large, behind_alternative, lower
from counterfoil.extract.words import Figure, Sentence, Word
from counterfoil.model import Filter, FilterKind, Measure, Span, Unit
from counterfoil.reference.countries import country_forms, demonyms
from counterfoil.reference.filters import drugs, lexemes, phrases, sexes
from counterfoil.reference.grammar import grammar

_LISTS: dict[FilterKind, str] = {
    "status": "statuses",
    "criminality": "criminality",
    "gang": "gangs",
    "offence": "offences",
}
_PROSECUTED: frozenset[Measure] = frozenset({"arrest", "charge", "conviction", "sentence", "removal"})
_OF_PEOPLE: frozenset[Measure] = frozenset({"arrest", "removal", "detention", "encounter"})
_TRIED: frozenset[Measure] = frozenset({"conviction", "charge", "sentence"})
# What is said of persons charged or convicted is the measure itself, but narrows a figure of arrests.
_ONLY_OF_ARRESTED = frozenset({"charged", "pending", "facing charges", "facing criminal"})
_ATTACHED = frozenset(
    {"with", "from", "who", "whose", "without", "wanted", "convicted", "illegally", "unlawfully", "previously"}
)
_NATIONALS = frozenset({"national", "citizen", "born"})
_ENDERS = frozenset({"including", "during", "such", "while", "following", "as", "after", "who", "—", "–", "at"})
_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "VBN", "VBG", "VBD", "NNP", "FW"})
_PLAIN_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})
_BEFORE_OFFENCE = frozenset({
    "of", "for", "with", "on", "in", ",", "and", "or", "to", "from", "including", "included", "include", "includes",
    "which", "that", "who", "as", "related", "conviction", "convictions", "charge", "charges", "several", "multiple",
    "various", ":", "(", "each", "every", "the", "any",
})  # fmt: skip
_AFTER_OFFENCE = frozenset({
    ",", ";", ".", "and", "or", "in", "after", "following", "which", "who", "is", "are", "was", "were", "while",
    "when", "where",
})  # fmt: skip
_NOT = frozenset({"no", "without", "neither"})
_THREATENING = frozenset({"carries", "carry", "carried", "punishable", "provides", "provide"})
_ANY_OFFENCE = frozenset({
    "a", "crime", "crimes", "offense", "offenses", "offence", "offences", "violation", "violations", "felony",
    "felonies", "misdemeanor", "misdemeanors", "charged",
})  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
_PENALTIES = frozenset({"penalty", "sentence", "term", "maximum", "minimum", "punishment"})
_POSSIBLE = frozenset({"face", "faces", "facing", "maximum", "up", "minimum"})
_CLAUSE_ENDS = frozenset({",", ";", ".", "and", "or"})
_PHRASE_ENDS = frozenset({
    "and", "or", "from", "during", "to", "in", "for", "with", "by", "on", "at", "that", "which", "was", "were", "is",
    "are", "after", "as", "of", "into", "when", "while", "who", "had", "has", "hidden", "through", "between", "their",
    "his",
})  # fmt: skip
_CLAUSE = 12
"""Words of a clause among which the offence of a threatened term is looked for."""
_COPULAS = frozenset({"are", "were", "is", "was", "all", "both"})
_POST_REACH = 22
_VALUE_LENGTH = 60
_LABEL = 5
"""Words of a label before a figure."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter and the words it rests on."""

    filter: Filter
    span: Span


def filters(figure: Figure, noun: Noun, unit: Unit, measure: Measure, *, named: bool = False) -> tuple[Narrowing, ...]:
    """The narrowings of `figure`, one for each kind and value, in text order.

    named: whether the paragraph is about a private person by name; what is counted of one person narrows no population.
    """
    before, after = _label(figure) if figure.label or noun.rule == "noun.labelled" else _phrase(figure, noun)
    if unit == "person":
        found = [*_people(figure, noun, measure, before, after)]
    elif unit == "percent" or (
        unit == "event" and measure in _OF_PEOPLE and noun.rule != "noun.frequency" and noun.lemma != "time"
    ):
        found = (
            [*_listed((*before, *after), measure), *_nationality(before, after, noun)] if measure in _OF_PEOPLE else []
        )
        if unit == "event":
            found += [*_plain(before, found)]
    elif (unit == "conviction" or (unit == "event" and measure == "conviction")) and not named:
        found = [one for one in _listed(after, "charge") if one.filter.kind == "offence"]
    elif unit in ("item", "mass", "money"):
        found = [*_goods(unit, measure, before, (*after, *_substance(figure)))]
        if unit == "mass" and not found:
            found = _told_behind(figure, noun) or _weighed(figure)
    elif unit == "duration" and measure == "sentence":
        found = _threatened(figure, named=named)
    else:
        found = []
    unique: dict[Filter, Narrowing] = {}
    for narrowing in sorted(found, key=lambda one: one.span):
        unique.setdefault(narrowing.filter, narrowing)
    return tuple(unique.values())


def _label(figure: Figure) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of the label that stands before the figure, back to the figure before."""
    words = figure.sentence.words
    if figure.label:
        named = [word for word in words[: figure.label] if figure.sentence.span.contains(word.span)]
        head = _as_of(words[len(named) : figure.label])
        # The head of the column goes on with nothing that the row's name says.
        return (), (*_as_of(tuple(named)), *(Word(",", ",", word.span) for word in head[:1]), *head)
    start = figure.first - 1
    while start > 0 and not words[start - 1].lower[:1].isdigit() and words[start - 1].lower not in (":", ";"):
        start -= 1
    end = figure.first - (words[figure.first - 1].lower in LABEL_MARKS)
    while start < end - 1 and not words[start].lower[:1].isalnum():
        start += 1  # the bullet of the line
    return (), _as_of(_without_asides(words[start:end]))


def _without_asides(label: tuple[Word, ...]) -> tuple[Word, ...]:
    """`Theft (including burglary): 8`: what stands in brackets explains the label and is no narrowing of its own."""
    kept: list[Word] = []
    inside = False
    for word in label:
        inside = word.lower == "(" or (inside and word.lower != ")")
        if not inside and word.lower != ")":
            kept.append(word)
    return tuple(kept) if not inside else label


def _as_of(label: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a label as if they stood behind "of"."""
    return (Word("of", "of", Span(label[0].span.start, label[0].span.start)), *label) if label else ()


def _substance(figure: Figure) -> tuple[Word, ...]:
    """`Methamphetamine — 40 pounds`: the label at the head of a line names what is weighed."""
    words, mark = figure.sentence.words, figure.first - 1
    if figure.label or not 0 < mark <= _LABEL or words[mark].lower not in LABEL_MARKS:
        return ()
    label = words[not words[0].lower[:1].isalnum() : mark]
    return _as_of(label) if any(word.lower in drugs().words for word in label) else ()


def _phrase(figure: Figure, noun: Noun) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of the counted phrase before its noun, and those that hang on the noun behind it."""
    sentence = figure.sentence
    inside = noun.index if noun.index is not None and noun.index > figure.last else None
    before = sentence.words[figure.last + 1 : inside] if inside is not None else ()
    start = behind_alternative(sentence, (inside if inside is not None else figure.last) + 1)
    end = _past_countries(sentence, _phrase_end(sentence, start, inside))
    return before, sentence.words[start:end]


def _past_countries(sentence: Sentence, end: int) -> int:
    """`from Peru, Chile and Cuba`: where a phrase ends in a country, the countries listed behind it are of it too."""
    words, known = sentence.words, country_forms()
    if not any(_named(words, end - length, length) in known for length in (1, 2, 3)):
        return end
    while True:
        start = end
        while start < len(words) and words[start].lower in (",", "and"):
            start += 1
        length = next((n for n in (3, 2, 1) if _named(words, start, n) in known), 0)
        if not length or start == end:
            return end
        end = start + length


def _named(words: Sequence[Word], start: int, length: int) -> str:
    return " ".join(word.text for word in words[start : start + length]) if start >= 0 else ""


def _phrase_end(sentence: Sentence, start: int, head: int | None) -> int:
    limit = min(start + _POST_REACH, len(sentence.words))
    # The parser often hangs "with final orders" on the verb; what follows the noun at once belongs to the noun.
    loose = start < len(sentence.words) and sentence.words[start].lower in _ATTACHED
    within = _subtree(sentence, head) if sentence.parsed and head is not None and not loose else None
    for index in range(start, limit):
        word = sentence.words[index]
        if index > start and word.lower in _ENDERS and word.lower != "who":
            return index
        if (
            (word.tag == "CD" and word.lower not in phrases("gangs"))
            or word.lower in (";", ".", ":")
            or (within is not None and index not in within)
        ):
            return index
        if within is None and word.lower == ",":
            return index
    return limit


def _subtree(sentence: Sentence, head: int) -> frozenset[int]:
    held = {head}
    for index in range(head + 1, len(sentence.words)):
        up, steps = index, 0
        while up not in held and sentence.words[up].head != up and steps < len(sentence.words):
            up, steps = sentence.words[up].head, steps + 1
        if up in held:
            held.add(index)
    return frozenset(held)


def _people(
    figure: Figure, noun: Noun, measure: Measure, before: Sequence[Word], after: Sequence[Word]
) -> Iterator[Narrowing]:
    sentence = figure.sentence
    head = sentence.words[noun.index : noun.index + 1] if noun.index is not None and noun.index > figure.last else ()
    near = (*before, *head, *after)
    skip = {"criminality"} if measure in _TRIED or noun.lemma in grammar().staff else set()
    listed = [*_listed(near, measure)]
    for narrowing in listed:
        if narrowing.filter.kind == "offence" and narrowing.span.end <= (head[0].span.start if head else 0):
            continue
        if narrowing.filter.kind not in skip:
            yield narrowing
    free = at_large(figure, noun)
    if free is not None:
        yield Narrowing(Filter("status", "at large"), free)
    said = _predicate(figure, noun)
    yield from _nationality((*before, *said), after, noun)
    yield from _sex_and_age((*before, *said), head, after)
    if measure in _PROSECUTED:
        yield from _for_what(figure, noun)
    yield from _plain(before, listed)


def _predicate(figure: Figure, noun: Noun) -> tuple[Word, ...]:
    """`of the nine, six are Chilean men`, `two of them minors`: what is said of a count without a noun."""
    words, at = figure.sentence.words, figure.last + 1
    if noun.index is not None and noun.index > figure.last + 1:
        return ()
    if lower(figure.sentence, at) == "of" and lower(figure.sentence, at + 1) in ("them", "whom", "these", "those"):
        at += 2
    elif lower(figure.sentence, at) not in _COPULAS:
        return ()
    while at < len(words) and words[at].lower in _COPULAS:
        at += 1
    end = at
    while end < min(at + 3, len(words)) and words[end].tag in _MODIFIER_TAGS | {"NNPS"}:
        end += 1
    return words[at:end]


def _plain(before: Sequence[Word], listed: Sequence[Narrowing]) -> Iterator[Narrowing]:
    """Adjectives of the counted noun that no list has: `violent`, `suspected`, `elected`."""
    for word in before:
        if word.tag not in _PLAIN_TAGS or word.lower in grammar().counting_modifiers or word.text in demonyms():
            continue
        if word.lower in sexes().sexes or word.lower in sexes().minors or word.lower in ("foreign", "u.s.", "american"):
            continue
        if not any(narrowing.span.overlaps(word.span) for narrowing in listed):
            yield Narrowing(Filter("other", word.lower), word.span)


def _listed(words: Sequence[Word], measure: Measure) -> Iterator[Narrowing]:
    """Words of the lists of offences, statuses, criminality and gangs among `words`, longest first."""
    for kind, name in _LISTS.items():
        if kind == "offence" and measure in ("victim", "death", "staffing", "encounter"):
            continue
        known, table, index = phrases(name), lexemes(name), 0
        while index < len(words):
            parts = next((p for p in known.get(words[index].lower, ()) if _matches(words, index, p)), None)
            if parts is None:
                index += 1
                continue
            span = Span(words[index].span.start, words[index + len(parts) - 1].span.end)
            written = " ".join(parts).replace(" - ", "-").replace("18 th", "18th")
            if written in _ONLY_OF_ARRESTED and measure != "arrest":
                index += len(parts)
                continue
            value = table.values.get(written, table.default or written)
            if kind == "criminality" and any(word.lower in _NOT for word in words[max(0, index - 3) : index]):
                value = "none"
            if kind == "offence":
                value = _offence_words(words, index)
            if not _says_nothing(value) or words[index - 1].lower == "related":
                yield Narrowing(Filter(kind, value), span)
            index += len(parts)


def _says_nothing(value: str) -> bool:
    """True for `crimes`, `a felony`: words that name no offence by themselves."""
    return set(value.split()) <= _ANY_OFFENCE


def _matches(words: Sequence[Word], index: int, parts: Sequence[str]) -> bool:
    return len(words) - index >= len(parts) and all(words[index + i].lower == part for i, part in enumerate(parts))


def _offence_words(words: Sequence[Word], index: int) -> str:
    """The offence as the text has it: from the preposition or verb before the word to the end of its phrase."""
    start = index
    while start > 0 and words[start - 1].lower not in _BEFORE_OFFENCE and index - start < 4:
        start -= 1
    end = index + 1
    while end < len(words) and words[end].lower not in _AFTER_OFFENCE and end - start < 8:
        end += 1
    value = "".join(
        (" " if i and words[i].span.start > words[i - 1].span.end else "") + words[i].lower for i in range(start, end)
    )
    return value.strip()[:_VALUE_LENGTH]


def _nationality(before: Sequence[Word], after: Sequence[Word], noun: Noun) -> Iterator[Narrowing]:
    known, named = demonyms(), country_forms()
    for word in before:
        if word.text in known or (word.lower in ("foreign", "u.s.", "american") and noun.lemma in _NATIONALS):
            yield Narrowing(Filter("nationality", word.lower), word.span)
    for index, word in enumerate(after[:-1]):
        if word.lower not in ("from", "of", "and", ","):
            continue
        for length in (3, 2, 1):
            run = after[index + 1 : index + 1 + length]
            text = " ".join(part.text for part in run)
            place = named.get(text) or named.get(text.removeprefix("the "))
            if len(run) == length and place is not None and (place != "us" or noun.lemma in _NATIONALS):
                yield Narrowing(Filter("nationality", text.lower()), Span(run[0].span.start, run[-1].span.end))
                break


def _sex_and_age(before: Sequence[Word], head: Sequence[Word], after: Sequence[Word]) -> Iterator[Narrowing]:
    table = sexes()
    for index, word in enumerate(near := (*before, *head)):
        if word.lower in table.sexes:
            yield Narrowing(Filter("sex", table.sexes[word.lower]), word.span)
        if word.lower in table.minors and not (
            index + 1 < len(near) and near[index + 1].lower in table.not_minors_after
        ):
            yield Narrowing(Filter("minor", word.lower), word.span)
    for index, word in enumerate(after):
        offence = word.lower in table.minors and (
            any(part.lower in table.not_minors_before for part in after[max(0, index - 3) : index])
            or (index + 1 < len(after) and after[index + 1].lower in table.not_minors_after)
        )
        if word.lower in table.minors and not offence:
            yield Narrowing(Filter("minor", word.lower), word.span)


def _for_what(figure: Figure, noun: Noun) -> Iterator[Narrowing]:
    """`arrested for arson`, `charged with fraud`: the offence that hangs on the verb which governs the counted noun."""
    sentence = figure.sentence
    if not sentence.parsed:
        return
    start = noun.index if noun.index is not None else figure.last
    verb = sentence.words[start].head
    for _ in range(3):
        if sentence.words[verb].tag.startswith("V") or sentence.words[verb].head == verb:
            break
        verb = sentence.words[verb].head
    for child in sentence.children(verb):
        if (
            child > start
            and sentence.words[child].dep in ("prep", "agent")
            and sentence.words[child].lower in ("with", "for", "of", "on", "in")
            and not _another_count(sentence.words[start + 1 : child])
        ):
            words = [sentence.words[i] for i in sorted(_subtree(sentence, child)) if i > child][:14]
            yield from (one for one in _listed(words, "charge") if one.filter.kind == "offence")


def _another_count(words: Sequence[Word]) -> bool:
    """`… were arrested, nine of them for arson`: a part is counted before what the verb is tied to."""
    return any(word.tag == "CD" and following.lower == "of" for word, following in pairwise(words))


def _goods(unit: Unit, measure: Measure, before: Sequence[Word], after: Sequence[Word]) -> Iterator[Narrowing]:
    """What a weight, a number of things or a sum of money consists of: `of cocaine`, `fentanyl pills`, `in cash`."""
    if unit == "money" and measure not in ("seizure", "traffic"):
        return
    for word in before:
        if (
            unit == "item"
            and word.tag in _MODIFIER_TAGS
            and ((word.tag in _PLAIN_TAGS and measure != "other") or word.lower in drugs().words)
            and word.lower not in grammar().counting_modifiers
        ):
            yield Narrowing(Filter("other", word.lower), word.span)
    links = ("of", "in") if unit != "money" else ("of", "in", "worth")
    for index, word in enumerate(after[:-1]):
        if word.lower in links or word.lower == "containing":
            run = _noun_run(after, index + 1 + (after[index + 1].lower == "of"))
            stuff = [part for part in run if part.lower in drugs().words]
            if run and (stuff or (unit != "money" and word.lower == "of" and index == 0)):
                value = " ".join(part.lower for part in run)[:_VALUE_LENGTH]
                yield Narrowing(Filter("other", value), Span(run[0].span.start, run[-1].span.end))
                return


def _told_behind(figure: Figure, noun: Noun) -> list[Narrowing]:
    """`90 pounds were heroin, 40 pounds cocaine`: the substance behind the weight, with or without a verb."""
    words = figure.sentence.words
    start = max(figure.last, noun.index if noun.index is not None else figure.last) + 1
    if start < len(words) and words[start].lower in _COPULAS:
        start += 1
    while start < len(words) and words[start].tag.startswith("RB"):
        start += 1
    run = list(_noun_run(words, start))
    while run and run[-1].tag in ("VBN", "VBD", "VBG"):
        run.pop()
    if not any(word.lower in drugs().words for word in run):
        return []
    value = " ".join(word.lower for word in run)[:_VALUE_LENGTH]
    return [Narrowing(Filter("other", value), Span(run[0].span.start, run[-1].span.end))]


def _weighed(figure: Figure) -> list[Narrowing]:
    """`bundles of heroin weighing nine kilograms`: the last substance named in the sentence before the weight."""
    for word in reversed(figure.sentence.words[: figure.first]):
        if word.lower in drugs().words:
            return [Narrowing(Filter("other", word.lower), word.span)]
    return []


def _threatened(figure: Figure, *, named: bool) -> list[Narrowing]:
    """`Arson carries a maximum of nine years`: what the law threatens with the term that is counted."""
    words = figure.sentence.words
    before, after = words[: figure.first], words[figure.last + 1 : figure.last + 1 + _CLAUSE]
    stops = [i for i, word in enumerate(after) if word.lower in _CLAUSE_ENDS]
    after = after[: stops[0] if stops else _CLAUSE]
    each = next((i for i, word in enumerate(after[:-1]) if word.lower in ("for", "on") and _picks(after, i)), None)
    possible = any(word.lower in _POSSIBLE for word in before) and not any(word.lower == "sentenced" for word in before)
    if each is not None and possible and not named:
        return _offences(after[each:])
    verb = next((i for i in range(len(before) - 1, 0, -1) if before[i].lower in _THREATENING), None)
    if verb is not None and before[verb - 1].lower not in _PRONOUNS:
        joints = [i for i in range(max(0, verb - _CLAUSE)) if before[i].lower in (";", "and", "while")]
        return _offences(before[joints[-1] + 1 if joints else 0 : verb])
    laws = [i for i in range(len(before) - 1) if before[i].lower in _PENALTIES and before[i + 1].lower == "for"]
    return _offences(before[laws[-1] + 1 :]) if laws and before[-1].lower in ("is", "of", "to") else []


def _picks(words: Sequence[Word], index: int) -> bool:
    return words[index + 1].lower in ("each", "every", "the", "any")


def _offences(words: Sequence[Word]) -> list[Narrowing]:
    return [one for one in _listed(words, "charge") if one.filter.kind == "offence"][:1]


def _noun_run(words: Sequence[Word], start: int) -> tuple[Word, ...]:
    """The words of one noun phrase; in a sentence that needed no parse, up to the first word that can be in none.

    The name of a drug is a noun, whatever the parser takes it for.
    """
    run: list[Word] = []
    for word in words[start : start + 6]:
        plain = not word.tag and word.lower.isalpha() and word.lower not in _PHRASE_ENDS
        known = word.lower in drugs().words or word.lower in ("-", "the", "a", "u.s.")
        if word.tag not in _MODIFIER_TAGS and not known and not plain:
            break
        if word.lower not in ("the", "a"):
            run.append(word)
    return tuple(run)
