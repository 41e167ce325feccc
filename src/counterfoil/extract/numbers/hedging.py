"""The hedge of a number expression: the words before and behind it, and what governs it from a distance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.extract.numbers.expression import Expression
from counterfoil.model import Hedge, Span
from counterfoil.reference.hedges import table
from counterfoil.reference.patterns import Pattern, escape, pattern

_BEFORE, _BEHIND, _PENALTY = 70, 60, 160
_FEW, _PLACES = 10, ("some", "close to")
"""Below ten, "some" and "close to" are a determiner and a place."""


_PENAL = pattern(r"(?i)\blife$|\bm(?:ax|in)")
"""Hedges behind a figure that are said of a penalty alone."""
_CEILINGS = ("maximum", "no more than", "not more than", "not exceeding", "not to exceed")


@dataclass(frozen=True, slots=True)
class Hedging:
    """A hedge and the words that make it.

    span: None where nothing hedges, or the hedge is in the number's own words.
    """

    hedge: Hedge
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Governor:
    """A figure whose hedge "up to" or "maximum" may reach over the figures after it."""

    figure: Expression
    is_maximum: bool


EXACT = Hedging("exact", None, "hedge.none")


@dataclass(frozen=True, slots=True)
class _Words:
    before: Pattern
    after: Pattern
    hedges: tuple[Hedge, ...]
    after_hedges: tuple[Hedge, ...]
    never: dict[Hedge, Pattern]
    never_behind: dict[Hedge, Pattern]
    length_before: dict[tuple[Hedge, str], Pattern]
    penalty: Pattern
    lead: Pattern


@cache
def _words() -> _Words:
    entries = table().hedges
    fillers = "|".join(escape(word) for word in sorted(table().fillers, key=len, reverse=True))
    before = "|".join(f"({_either(entry.before, entry.patterns)})" for entry in entries)
    behind = [entry for entry in entries if entry.after]
    after = "|".join(f"({_phrases(entry.after)})" for entry in behind)
    penalty = "|".join(escape(word) for word in table().penalty_words)
    return _Words(
        pattern(rf"(?:{before})(?: (?:{fillers}))* ?[(]?$", ignore_case=True),
        pattern(rf"(?:[ -][a-z%'.]+){{0,{table().reach}}}?,?[ -]?(?:{after})(?:[^\w-]|$)", ignore_case=True),
        tuple(entry.hedge for entry in entries),
        tuple(entry.hedge for entry in behind),
        {entry.hedge: pattern("|".join(entry.never), ignore_case=True) for entry in entries if entry.never},
        {entry.hedge: pattern(entry.never_behind, ignore_case=True) for entry in entries if entry.never_behind},
        {
            (entry.hedge, word): pattern(entry.length_before, ignore_case=True)
            for entry in entries
            for word in entry.prepositions
        },
        pattern(rf"(?:[ ,'-]+(?:{penalty})\b)*[ ,'-]*", ignore_case=True),
        pattern(rf"(?:{before}):?\s*$", ignore_case=True),
    )


def _phrases(phrases: tuple[str, ...]) -> str:
    return "|".join(escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _either(phrases: tuple[str, ...], patterns: tuple[str, ...]) -> str:
    return "|".join((rf"\b(?:{_phrases(phrases)})", *patterns))


def hedging(text: str, expression: Expression, sentence: int, following: int) -> Hedging:
    """The hedge that stands beside `expression` in the plain `text`.

    sentence: where its sentence begins. following: where the next figure begins, whose hedges are its own.
    """
    if expression.value is None:
        return Hedging("vague", None, "hedge.vague")
    before = _before(text, expression, sentence)
    if expression.high is not None:
        return Hedging("range", before.span, "hedge.range")
    if before.hedge != "exact":
        return before
    if expression.plus:
        return Hedging("over", Span(expression.end, expression.end), "hedge.plus")
    return _behind(text, expression, following)


def _before(text: str, expression: Expression, sentence: int) -> Hedging:
    from_ = max(0, sentence, expression.start - _BEFORE)
    from_ = max(from_, text.rfind("\n", from_, expression.start) + 1)
    lead = text[from_ : expression.start]
    words = _words()
    match = words.before.search(lead)
    if match is None:
        return EXACT
    at = next(n for n in range(1, len(words.hedges) + 1) if match.start(n) >= 0)
    hedge, phrase = words.hedges[at - 1], (match.group(at) or "").lower()
    if _is_none(text, lead, expression, hedge, phrase):
        return EXACT
    return Hedging(hedge, Span(from_ + match.start(at), from_ + match.end(at)), f"hedge.{hedge}")


def _is_none(text: str, lead: str, expression: Expression, hedge: Hedge, phrase: str) -> bool:
    """True where the word looks like a hedge and is a preposition, a determiner, or tells of something else."""
    words = _words()
    never = words.never.get(hedge)
    if never is not None and never.search(lead) and not _counts_article(lead, expression):
        return True
    behind = words.never_behind.get(hedge)
    if behind is not None and behind.match(text[expression.end : expression.end + _BEHIND]):
        return True
    if phrase in _PLACES and (expression.value or 0) < _FEW and expression.form in ("digits", "words"):
        return True
    length = words.length_before.get((hedge, phrase))
    is_length = length is not None and _term().match(text[expression.end : expression.end + _BEHIND])
    return bool(is_length) and length is not None and length.search(lead) is None


def _counts_article(lead: str, expression: Expression) -> bool:
    """Whether the article before it belongs to the number word: over a dozen, over a million."""
    return expression.scale > 1 and lead.endswith((" a ", " an "))


def _behind(text: str, expression: Expression, following: int) -> Hedging:
    tail = text[expression.end : min(following, expression.end + _BEHIND)]
    match = _words().after.match(tail)
    if match is None:
        return EXACT
    hedges = _words().after_hedges
    at = next(n for n in range(1, len(hedges) + 1) if match.start(n) >= 0)
    if _PENAL.search(match.group(at) or "") and not _words().penalty.fullmatch(tail[: match.start(at)]):
        return EXACT  # "two men sentenced to life", "nine face a mandatory minimum": said of no term of theirs
    span = Span(expression.end + match.start(at), expression.end + match.end(at))
    if tail[match.end(at) :].startswith(" than "):
        return EXACT  # "188 months, or more than 15 years": the words hedge what follows
    return Hedging(hedges[at - 1], span, f"hedge.{hedges[at - 1]}")


def governed(text: str, governor: Governor, following: Expression) -> Hedging | None:
    """One hedge for the terms of one threatened penalty, as in "a maximum of 10 years in prison and a $500 fine".

    "Maximum" governs every term after it; "up to" only a figure that shares its noun ("up to 10 and five years"), a
    fine, or the term of another offence ("up to 10 years for arson and five years for theft").
    """
    between = text[governor.figure.end : following.start]
    is_money = following.form in ("money", "frequency")
    is_term = is_money or _term().match(text[following.end : following.end + _BEHIND])
    if len(between) > _PENALTY or not is_term:
        return None
    is_another = not is_money and governor.figure.form != "money" and _offence_between().fullmatch(between)
    if is_another:
        return Hedging("at_most", None, "hedge.same-penalty")
    if not _words().penalty.fullmatch(between):
        return None
    if following.form == "money" and governor.figure.form == "money" and " and " not in between:
        return None  # "up to $200 each, $9,000 in all"
    if governor.is_maximum or is_money or between in (" and ", ", ", ", and ", " or "):
        return Hedging("at_most", None, "hedge.same-penalty")
    return None


def of_one_length(text: str, first: Expression, hedge: Hedging, following: Expression) -> Hedging | None:
    """The hedge of a length told in two units, "about 15 years and six months": what hedges it hedges all of it."""
    if hedge.hedge in ("exact", "range", "vague"):
        return None
    between = text[first.end : following.start]
    if not _larger_unit().fullmatch(between) or not _smaller_unit().match(
        text[following.end : following.end + _BEHIND]
    ):
        return None
    return Hedging(hedge.hedge, None, "hedge.same-length")


@cache
def _larger_unit() -> Pattern:
    return pattern(r"[ -](?:years?|months?|weeks?|days?|hours?)(?:,? and |, )")


@cache
def _smaller_unit() -> Pattern:
    return pattern(r"^[ -](?:months?|weeks?|days?|hours?|minutes?)\b")


def is_ceiling(said: str) -> bool:
    """True for words that put a ceiling on a whole penalty, and so on every term of it."""
    return any(words in said.lower() for words in _CEILINGS)


@cache
def _offence_between() -> Pattern:
    """What stands between the terms of two offences of one sentence, where each term has its own."""
    return pattern(
        r" (?:years?|months?)(?: (?:in|of) (?:federal |state )?(?:prison|imprisonment|incarceration))? (?:on|for|if)"
        r" [\pL’' -]{3,60}?(?:,|,? and|,? or) ",
        ignore_case=True,
    )


@cache
def _term() -> Pattern:
    return pattern(r"[ -](?:decades?|years?|months?|weeks?|days?|hours?)\b", ignore_case=True)


def lead_hedge(words: str) -> Hedging | None:
    """The hedge that the paragraph above a list ends with ("which held approximately:"), for every item below it."""
    if not words.rstrip().endswith(":"):
        return None
    tail = words.rstrip()[-_BEFORE:]
    match = _words().lead.search(tail)
    if match is None:
        return None
    at = next(n for n in range(1, len(_words().hedges) + 1) if match.start(n) >= 0)
    hedge = _words().hedges[at - 1]
    return Hedging(hedge, None, "hedge.from-lead")
