"""Places as a sentence sets them: groups that belong together, and what each group is to the sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Literal

from counterfoil.model import Document, Extraction, NameMention, Span
from counterfoil.reference.calendar import words as calendar
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import pattern
from counterfoil.reference.places import HOME
from counterfoil.reference.ties import place_ties

Role = Literal["scene", "way", "court", "elsewhere", "loose"]
_BETWEEN = pattern(r"^(?:,? and |, | or |/| & | to |-|, and in |,)$")
_AGED_OF = pattern(r"\b\d{2},(?: [\w-]+){0,4} (?:of|from|in)(?: the)? $|\b(?:both|all|each) (?:of|from) $")
_COURT_OF = pattern(
    r"\b[Cc]ourts?(?: (?:of|for)(?: the)?(?:,? [A-Z][\w.’'-]*| of| and| the| for)+)?,? (?:in|at)(?: downtown)? $"
)
"""`the Court of Common Pleas of Alder County in`: what stands behind is where the court sits."""
_TERM_IN = pattern(r"\b(?:years?|months?|days?) in (?:federal |state |county )?(?:prison|jail) in $")
"""`sentenced to nine months in prison in Kenmore`: where the court sits, not where somebody is held."""
_ARTICLES = frozenset({"the", "a", "an", "greater", "rural", "nearby", "city"})
_TOWNS = frozenset({"city", "town", "village", "island"})
_EXAMPLES = frozenset({"including", "like", "as", "namely"})
_START = attrgetter("span.start")


@dataclass(frozen=True, slots=True)
class Setting:
    """Places named together (`in Salem and Dayton, Ohio`). names: as written, in order, none twice."""

    span: Span
    names: tuple[str, ...]
    role: Role
    office: bool


def settings(extraction: Extraction, sentence: Span) -> tuple[Setting, ...]:
    """The groups of places that `sentence` names, in order, without datelines, offices and the United States."""
    groups: list[list[NameMention]] = []
    text = extraction.document.text
    for mention in _places(extraction, sentence):
        if groups and _BETWEEN.match(text[groups[-1][-1].span.end : mention.span.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return tuple(_setting(extraction.document, sentence, group) for group in groups)


def _places(extraction: Extraction, sentence: Span) -> list[NameMention]:
    names = extraction.names
    first = bisect_left(names, sentence.start, key=_START)
    last = bisect_left(names, sentence.end, first, key=_START)
    found = []
    for mention in names[first:last]:
        placed = mention.kind in ("place", "country") and mention.rule != "name.dateline"
        home = placed and extraction.document.quote(mention.span).lower() in HOME
        if (placed and not home) or mention.rule == "name.area":
            found.append(mention)
    return found


def _setting(document: Document, sentence: Span, group: list[NameMention]) -> Setting:
    span = Span(group[0].span.start, group[-1].span.end)
    names = tuple(dict.fromkeys(document.quote(mention.span).strip() for mention in group))
    area = any(mention.rule == "name.area" for mention in group)
    return Setting(span, names, "scene" if area else _role(document.text, sentence, span), area)


def _role(text: str, sentence: Span, span: Span) -> Role:
    """What the words before and behind a group make of it."""
    ties = place_ties()
    before = text[max(sentence.start, span.start - 110) : span.start].replace("\n", " ")
    behind = text[span.end : min(sentence.end, span.end + 40)].replace("\n", " ").lower()
    words = _words_before(before)
    last = words[-1].strip('“"(') if words else ""
    previous = words[-2] if len(words) > 1 else ""
    said = _role_behind(behind, last)
    if said is not None:
        return said
    if last == "of" and previous in ties.kinds and any(word in ties.locative for word in words[-7:-2]):
        return "scene"  # "in 12 counties of northern Ohio"
    if last == "of" or _aged_of(before):
        return "elsewhere"
    if (last in ties.locative and previous in ties.court_before) or _COURT_OF.search(before) or _TERM_IN.search(before):
        return "court"
    if (last in ties.locative or last in ties.ways) and _elsewhere(words, previous):
        return "elsewhere"
    return _role_before(words, last, previous)


def _aged_of(before: str) -> bool:
    """`Otto, 43, of Salem`: somebody's home. The day of a date is no age: `on May 19, a judge in Salem`."""
    match = _AGED_OF.search(before)
    if match is None:
        return False
    lead = before[: match.start()].split()
    return not lead or lead[-1].strip(".,") not in _months() or not before[match.start() : match.start() + 1].isdigit()


@cache
def _months() -> frozenset[str]:
    return frozenset(name.strip(".") for month in calendar().months for name in month.names)


def _role_behind(behind: str, last: str) -> Role | None:
    """A court, a scene or somebody's home by the words that follow; None where they say nothing."""
    ties = place_ties()
    if any(behind.startswith((" " + tail, "’s " + tail, "'s " + tail)) for tail in ties.court_behind):
        return "court"
    if behind[:1] in {",", ".", ";"}:
        return None
    follower = behind.lstrip(" -’'s").split(" ", 1)[0].strip(".,;:")
    if follower in ties.describes or behind.startswith("-based"):
        return "elsewhere"
    return "scene" if follower in ties.settings and last not in ties.ways and last != "of" else None


def _role_before(words: list[str], last: str, previous: str) -> Role:
    """A scene or a way by the preposition; an origin where people come from there; a scene for examples of places."""
    ties = place_ties()
    if last == "from" and (previous in ties.people or _is_number(previous)):
        return "elsewhere"
    if last in ties.locative or (last in _EXAMPLES and ties.kinds.intersection(words[-9:])):
        return "scene"
    return "way" if last in ties.ways else "loose"


def _is_number(word: str) -> bool:
    known = number_words()
    return word[:1].isdigit() or word in known.units or word in known.tens


def _words_before(before: str) -> list[str]:
    """The words before a group, articles and `city of` dropped from the end."""
    words = before.lower().replace(",", " ").split()
    while len(words) > 1 and (words[-1] in _ARTICLES or (words[-1] == "of" and words[-2] in _TOWNS)):
        words.pop()
    return words


def _elsewhere(words: list[str], previous: str) -> bool:
    """`residing illegally in`, `wanted in`: the word before the preposition, or before an adverb there."""
    before = place_ties().elsewhere_before
    return previous in before or (previous.endswith("ly") and len(words) > 2 and words[-3] in before)
