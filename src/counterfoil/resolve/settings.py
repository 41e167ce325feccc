"""Places as a sentence sets them: groups that belong together, and what each group is to the sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from counterfoil.model import Document, Extraction, NameMention, Span
from counterfoil.reference.patterns import pattern
from counterfoil.reference.ties import place_ties

Role = Literal["scene", "way", "court", "elsewhere", "loose"]
_BETWEEN = pattern(r"^(?:,? and |, | or |/| & | to |-|, and in |,)$")
_WORDS_BEFORE = pattern(r"([\pL’'-]+)[^\pL]*?(?:[ ](?:the|a|an|greater|rural|nearby|beautiful|downtown))*[ ]*[“\"(]?$")
_AGED_OF = pattern(r"\d{2},(?: [\w-]+){0,4} (?:of|from|in)(?: the)? $|\b(?:both|all|each) (?:of|from) $")
_EXAMPLES = frozenset({"including", "like", "as", "namely"})
_HOME = frozenset({"us", "u.s", "u.s.", "united states", "united states of america", "america", "usa", "u.s.a."})


@dataclass(frozen=True, slots=True)
class Setting:
    """Places named together (`in Salem and Dayton, Ohio`). names: as written, in order, none twice."""

    span: Span
    names: tuple[str, ...]
    role: Role
    office: bool


def settings(extraction: Extraction, sentence: Span) -> tuple[Setting, ...]:
    """The groups of places that `sentence` names, in order; datelines, offices' places and the United States left out."""
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
    first = bisect_left(names, sentence.start, key=lambda m: m.span.start)
    found = []
    for mention in names[first:]:
        if mention.span.start >= sentence.end:
            break
        home = extraction.document.quote(mention.span).lower() in _HOME
        placed = mention.kind in ("place", "country") and mention.rule != "name.dateline"
        if (placed and not home) or mention.rule == "name.area":
            found.append(mention)
    return found


def _setting(document: Document, sentence: Span, group: list[NameMention]) -> Setting:
    span = Span(group[0].span.start, group[-1].span.end)
    names = tuple(dict.fromkeys(document.quote(mention.span).strip() for mention in group))
    area = any(mention.rule == "name.area" for mention in group)
    return Setting(span, names, "scene" if area else _role(document.text, sentence, span, group), area)


def _role(text: str, sentence: Span, span: Span, group: list[NameMention]) -> Role:
    ties = place_ties()
    before = text[max(sentence.start, span.start - 70) : span.start].replace("\n", " ")
    behind = text[span.end : min(sentence.end, span.end + 40)].replace("\n", " ").lower()
    follower = behind.lstrip(" -’'s").split(" ", 1)[0].strip(".,;:")
    words = before.lower().replace(",", " ").split()
    while (
        words
        and words[-1] in {"the", "a", "an", "greater", "rural", "nearby", "city", "of"}
        and len(words) > 1
        and (words[-1] != "of" or words[-2] in {"city", "town", "village", "island"})
    ):
        words.pop()
    last = words[-1].strip('“"(') if words else ""
    previous = words[-2] if len(words) > 1 else ""
    if any(behind.startswith((" " + tail, "’s " + tail, "'s " + tail)) for tail in ties.court_behind):
        return "court"
    if behind[:1] not in {",", ".", ";"}:
        if follower in ties.describes or behind.startswith("-based"):
            return "elsewhere"
        if follower in ties.settings and last not in ties.ways and last != "of":
            return "scene"
    if _AGED_OF.search(before) or last == "of":
        return "elsewhere"
    if last in ties.locative and previous in ties.court_before | {"by"}:
        return "court"
    if last in ties.locative | ties.ways and _elsewhere(words, previous):
        return "elsewhere"
    if last == "from" and previous in ties.people:
        return "elsewhere"
    if last in _EXAMPLES and ties.kinds.intersection(words[-9:]):
        return "scene"
    if last in ties.locative:
        return "scene"
    if last in ties.ways:
        return "way"
    return "loose"


def _elsewhere(words: list[str], previous: str) -> bool:
    """`residing illegally in`, `wanted in`: the word before the preposition, or before an adverb there."""
    before = place_ties().elsewhere_before
    return previous in before or (previous.endswith("ly") and len(words) > 2 and words[-3] in before)
