"""What a figure says happened: told from the noun, the words that govern it, the list it stands in, its unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterfoil.extract.noun_phrases import Noun, at_large
from counterfoil.extract.words import Figure, Sentence, Word
from counterfoil.model import Measure, Span, Unit
from counterfoil.reference.grammar import grammar
from counterfoil.reference.inflections import singular
from counterfoil.reference.measures import Verb, lexicon

_FOLLOWS = 12
_CLIMB = 8
# A measure that gives way to what a clause on the counted noun says: "found two men, who were arrested".
_WEAK = frozenset({"encounter", "other", "detention", "staffing"})
_TIMES = frozenset({"time", "occasion"})
_AUXILIARIES = frozenset(
    {"has", "have", "had", "was", "were", "been", "is", "are", "did", "intoxicated", "based", "related"}
)
_FAR = 3
_CLOSE = 6
_DONE_TO_PERSONS = frozenset({"arrest", "removal", "death", "charge"})
_CHARGED = frozenset({"defendant", "co-defendant", "codefendant"})
_TERM = 7
_PLEA, _HELD = 14, 8
"""How many words a plea may stand before its counts, and custody behind those held in it."""
_TAKEN = ("measure.object", "measure.modifier")
_VERB_RULES = ("measure.verb", "measure.verb-far")
_DEED_RULES = ("measure.deed", "measure.deed-far")
_DEFAULTS: dict[Unit, Measure] = {
    "person": "other", "event": "other", "charge": "charge", "conviction": "conviction", "country": "extent",
    "place": "extent", "organisation": "other", "duration": "other", "money": "money", "mass": "seizure",
    "item": "other", "percent": "other", "factor": "other", "other": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureReading:
    """A measure, the rule that gave it, and the words it rests on."""

    measure: Measure
    rule: str
    cues: tuple[Span, ...] = ()


def measure(figure: Figure, noun: Noun, unit: Unit, lead: Sequence[Word] = ()) -> MeasureReading:
    """The measure of `figure`; `lead` are the words that introduce the list it stands in."""
    counted = _by_kind(figure, noun, unit) or _by_noun(noun, unit)
    governor = _by_governor(figure, noun, unit)
    told = _free(figure, noun, unit) or _by_plea(figure, unit) or _held(figure, noun, unit, governor)
    if told is not None:
        return told
    if counted is not None and not (governor and counted.measure == "victim" and governor.measure == "death"):
        return counted
    found = _by_syntax(figure, noun, unit, governor, _by_lead(lead, unit))
    if noun.lemma in grammar().staff and (found is None or found.measure in _WEAK):
        return MeasureReading("staffing", "measure.staff", (noun.span,) if noun.span else ())
    return found or _by_nearness(figure, unit) or _by_default(noun, unit)


def _by_kind(figure: Figure, noun: Noun, unit: Unit) -> MeasureReading | None:
    """Lengths of time and numbers of times have ways of their own to say what they measure."""
    if unit == "duration":
        return _by_term(figure)
    if unit == "event" and (noun.lemma in _TIMES or noun.rule == "noun.frequency"):
        return _by_frequency(figure) or MeasureReading("other", "measure.default")
    return None


def _by_plea(figure: Figure, unit: Unit) -> MeasureReading | None:
    """`pleaded guilty to an information charging him with one count`: the count is one of the plea."""
    if unit != "charge":
        return None
    before = figure.sentence.words[max(0, figure.first - _PLEA) : figure.first]
    said = [word.lower for word in before]
    if "guilty" not in said or "charging" not in said[said.index("guilty") :]:
        return None
    return MeasureReading("conviction", "measure.plea", (before[said.index("guilty")].span,))


def _free(figure: Figure, noun: Noun, unit: Unit) -> MeasureReading | None:
    """`three remain at large`: they are not held; defendants are charged, and of others nothing was done."""
    span = at_large(figure, noun) if unit == "person" else None
    if span is None:
        return None
    return MeasureReading("charge" if noun.lemma in _CHARGED else "other", "measure.at-large", (span,))


def _held(figure: Figure, noun: Noun, unit: Unit, governor: MeasureReading | None) -> MeasureReading | None:
    """`the 300 men in the county's custody`: where no verb says who put them there, they are held."""
    if unit != "person" or (governor is not None and governor.rule in _TAKEN):
        return None
    words = figure.sentence.words
    start = (figure.last if noun.index is None else noun.index) + 1
    behind = [word.lower for word in words[start : start + _HELD]]
    if behind[:1] != ["in"] or "custody" not in behind:
        return None
    at = behind.index("custody")
    if any(word.tag.startswith("V") or word.lower in (",", ";") for word in words[start : start + at]):
        return None
    return MeasureReading("detention", "measure.held", (words[start + at].span,))


def _by_syntax(
    figure: Figure, noun: Noun, unit: Unit, governor: MeasureReading | None, lead: MeasureReading | None
) -> MeasureReading | None:
    """What governs the counted noun, what hangs on it, what introduces its list."""
    if governor is None and lead is not None and lead.measure == "arrest":
        # What else a list says of its members narrows them: "Those arrested include: 12 men convicted of theft".
        return lead
    modifier = _by_modifier(figure, noun, unit)
    participle = _by_participle(figure, noun, unit)
    subset = _by_subset(figure, unit) or (participle if noun.index is None else None)
    if modifier is not None and _is_part(figure):
        subset = subset or modifier
    if subset is None and governor and modifier and governor.measure in _WEAK and modifier.measure not in _WEAK:
        governor = modifier
    return subset or governor or modifier or lead or participle


def _by_default(noun: Noun, unit: Unit) -> MeasureReading:
    if unit == "charge" and noun.lemma == "charge":
        return MeasureReading("charge", "measure.noun", (noun.span,) if noun.span else ())
    return MeasureReading(_DEFAULTS[unit], "measure.default")


def _is_part(figure: Figure) -> bool:
    """`four of the men …`."""
    words = figure.sentence.words[figure.last + 1 : figure.last + 3]
    return len(words) == 2 and words[0].lower == "of" and words[1].lower in ("the", "these", "those")


def _by_term(figure: Figure) -> MeasureReading | None:
    """`40 months in federal prison`, `a 12-day sweep`: the first word behind a length of time that tells its use."""
    behind = figure.sentence.words[figure.last + 1 : figure.last + 1 + _TERM]
    return _by_words(tuple(reversed(behind)), "duration", "measure.term")


def _by_lead(lead: Sequence[Word], unit: Unit) -> MeasureReading | None:
    """What introduces the list: persons of whom it speaks of arrests were arrested, whatever else it says."""
    found = _by_words(lead, unit, "measure.lead")
    if unit == "person" and found is not None and found.measure != "arrest":
        verbs, deeds = lexicon(unit).objects, lexicon(unit).deeds
        for index, word in enumerate(lead):
            known = next((verb.measure for verb in verbs.get(word.lower, ()) if _followed(lead, index, verb)), None)
            if "arrest" in (known, deeds.get(singular(word.lower))):
                return MeasureReading("arrest", "measure.lead", (word.span,))
    return found


def _by_frequency(figure: Figure) -> MeasureReading | None:
    """`deported four times`, `a twice-convicted man`: the participle behind, else the verb before."""
    words, known = figure.sentence.words, lexicon("event")
    for index in range(figure.last + 1, min(figure.last + 5, len(words))):
        if words[index].lower in ("-", "time", "times", "previously") or words[index].lower.startswith("time"):
            continue
        name = _verb(figure.sentence, index, known.objects) if words[index].lower.endswith("ed") else None
        if name is not None:
            return MeasureReading(name, "measure.frequency", (words[index].span,))
        break
    for index in range(figure.first - 1, -1, -1):
        name = _verb(figure.sentence, index, known.objects) or _verb(figure.sentence, index, known.subjects)
        if name is not None and words[index].tag != "NN" and words[index].tag != "NNS":
            return MeasureReading(name, "measure.frequency", (words[index].span,))
        if words[index].tag in ("VBD", "VBN", "VBZ", "VBP") and words[index].lower not in _AUXILIARIES:
            return None
    return None


def _by_noun(noun: Noun, unit: Unit) -> MeasureReading | None:
    """`19 arrests`: the noun counted is the deed."""
    name = lexicon(unit).nouns.get(noun.lemma or "")
    return MeasureReading(name, "measure.noun", (noun.span,) if noun.span else ()) if name else None


def _by_subset(figure: Figure, unit: Unit) -> MeasureReading | None:
    """`Of those arrested, 32 …`: a part is measured as its whole is."""
    words = figure.sentence.words
    if unit not in ("person", "percent") or not words or words[0].lower not in ("of", "among"):
        return None
    end = next((i for i, word in enumerate(words) if word.lower in (",", ":") or i >= figure.first), 0)
    if end >= len(words):
        return None
    return _by_words(words[:end], "person", "measure.subset")


def _by_participle(figure: Figure, noun: Noun, unit: Unit) -> MeasureReading | None:
    """`leads to 12 charged`, `60 people arrested`: a participle right behind a figure or its noun."""
    if unit != "person":
        return None
    words = figure.sentence.words
    start = figure.last if noun.index is None else noun.index
    for index in range(start + 1, min(start + (3 if noun.index is None else 2), len(words))):
        if words[index].tag in ("VBN", "VBD"):
            name = _verb(figure.sentence, index, lexicon(unit).objects)
            return MeasureReading(name, "measure.participle", (words[index].span,)) if name else None
    return None


def _by_governor(figure: Figure, noun: Noun, unit: Unit) -> MeasureReading | None:
    """The nearest word up the parse that states a measure: `arrested 12 men`, `the arrest of 12 men`."""
    sentence = figure.sentence
    if not sentence.parsed:
        return None
    start = noun.index if noun.index is not None else figure.last
    for steps, (index, role) in enumerate(governors(sentence, start)):
        word = sentence.words[index]
        name = _stated(sentence, index, role, unit)
        if name is not None:
            near, far = _VERB_RULES if word.tag.startswith("V") else _DEED_RULES
            if steps == 0 and near == "measure.verb" and sentence.words[start].dep in ("dobj", "nsubjpass"):
                near = "measure.object"
            return MeasureReading(name, near if steps < _FAR else far, (word.span,))
    return None


def governors(sentence: Sentence, start: int) -> Iterator[tuple[int, str]]:
    """Words that govern the word at `start`, nearest first, each with the role it gives: object, subject or other."""
    index = start
    for _ in range(_CLIMB):
        word = sentence.words[index]
        head = word.head
        if head == index:
            return
        if word.dep == "pobj":
            index, head = head, sentence.words[head].head
            if head == index:
                return
            yield head, "object"
        elif word.dep in ("nsubj", "csubj"):
            yield head, "subject"
        elif word.dep in ("conj", "appos") and not word.tag.startswith("V"):
            pass
        else:
            yield head, "object" if word.dep in ("dobj", "nsubjpass", "attr", "oprd", "dative") else "other"
        index = head


def _stated(sentence: Sentence, index: int, role: str, unit: Unit) -> Measure | None:
    """The measure that the word at `index` states of what stands to it in `role`."""
    word, words = sentence.words[index], lexicon(unit)
    if word.tag.startswith("N") and word.dep != "ROOT":
        return words.deeds.get(singular(word.lower))
    if role != "subject":
        return _verb(sentence, index, words.objects) or _verb(sentence, index, words.subjects)
    # "Twelve arrested" is a passive without its auxiliary; "Twelve arrested a man" is not.
    acts = any(sentence.words[child].dep == "dobj" for child in sentence.children(index))
    return _verb(sentence, index, words.subjects) or (None if acts else _verb(sentence, index, words.objects))


def _verb(sentence: Sentence, index: int, verbs: Mapping[str, Sequence[Verb]]) -> Measure | None:
    for verb in verbs.get(sentence.words[index].lower, ()):
        if _followed(sentence.words, index, verb):
            return verb.measure
    return None


def _followed(words: Sequence[Word], index: int, verb: Verb) -> bool:
    at = index
    for part in verb.rest:
        at = next((i for i in range(at + 1, min(index + _FOLLOWS, len(words))) if words[i].lower == part), -1)
        if at < 0:
            return False
    return True


def _by_modifier(figure: Figure, noun: Noun, unit: Unit) -> MeasureReading | None:
    """`12 men arrested in May`, `three who pleaded guilty`: a clause that hangs on the counted noun."""
    sentence = figure.sentence
    if not sentence.parsed:
        return None
    for child in sentence.children(noun.index if noun.index is not None else figure.last):
        word = sentence.words[child]
        if word.dep in ("acl", "relcl") and child > figure.last:
            passive = word.dep == "acl" or any(
                sentence.words[i].dep in ("nsubjpass", "auxpass") for i in sentence.children(child)
            )
            name = _stated(sentence, child, "object" if passive else "subject", unit)
            if name is not None:
                return MeasureReading(name, "measure.modifier", (word.span,))
    return None


def _by_nearness(figure: Figure, unit: Unit) -> MeasureReading | None:
    """The nearest word of the sentence that states a measure, those before the figure first.

    Persons stand near many deeds that are not theirs, so only a verb close before them counts.
    """
    words = figure.sentence.words
    if unit == "person":
        close = _by_words(words[max(0, figure.first - _CLOSE) : figure.first], unit, "measure.near")
        if close is not None and close.measure in _DONE_TO_PERSONS:
            return close
        found = _by_words(words[: figure.first], unit, "measure.near")
        return found if found is not None and found.measure == "arrest" else None
    before = _by_words(words[: figure.first], unit, "measure.near")
    if before is not None or unit == "charge":
        return before
    return _by_words(tuple(reversed(words[figure.last + 1 : figure.last + 9])), unit, "measure.near")


def _by_words(words: Sequence[Word], unit: Unit, rule: str) -> MeasureReading | None:
    """The last of `words` that states a measure which `unit` can have."""
    known = lexicon(unit)
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        for verb in known.objects.get(word.lower, ()):
            if _followed(words, index, verb):
                return MeasureReading(verb.measure, rule, (word.span,))
        lemma = singular(word.lower)
        name = known.deeds.get(lemma) or known.nouns.get(lemma)
        if name is not None:
            return MeasureReading(name, rule, (word.span,))
    return None
