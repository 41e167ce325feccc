"""Places: of the data files, beside their state, by their shape (`Kenmore County`), after a preposition of place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.extract.names.gazetteer import Hit
from counterfoil.extract.names.words import Blocks
from counterfoil.model import Document, NameKind, NameMention, Span
from counterfoil.reference.filters import drugs
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.people import not_names
from counterfoil.reference.places import states
from counterfoil.reference.shapes import CAPITAL, either, shapes, trimmed

_NAME = rf"(?:{CAPITAL}(?:[ ](?:de[ ]|del[ ]|of[ ])?{CAPITAL}){{0,3}})"
_LOCATIVE = pattern(
    r"\b(?:in|In|near|Near|at|from|From|to|into|through|throughout|across|Across|around|outside|between|toward)[ ]"
    rf"(?:the[ ])?(?:(?:city|town|village)[ ]of[ ])?({_NAME})"
)
_TIMED = pattern(
    r"^(.+?)[ ](?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
    r"|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(\.?[ \n]\d.*)?$)"
)
_PLAIN = frozenset({"in", "near", "throughout", "across", "around", "outside"})
_MONTHS = frozenset({"May", "March", "June", "April", "August"})  # also names, so they are not among the stop words
_DATELINE = pattern(
    r"(?m)^[ \t]*((?:[\p{Lu}’'.\-]+[ ]){0,3}[\p{Lu}’'.\-]{2,}|(?:\p{Lu}\pL+[ ]?){1,3})"
    r"((?:,[ ](?:\p{Lu}[\pL.]*[ ]?){1,3})?)[ ]*(?:\([^)\n]{1,20}\)[ ]*)?[–—‒-]{1,2}[ ]?"
)
_KINDS: dict[str, tuple[NameKind, str]] = {
    "region": ("place", "name.region"),
    "city": ("place", "name.city"),
    "state": ("place", "name.state"),
    "country": ("country", "name.country"),
    "nationality": ("nationality", "name.nationality"),
}


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Patterns of places that no list can hold. paired: a name, then its state. The first group of each is the name."""

    paired: Pattern
    listed: tuple[tuple[Pattern, str], ...]
    described: Pattern


@cache
def _shapes() -> _Shapes:
    words = shapes()
    forms = (*(form for state in states().states for form in (state.name, *state.forms)), "Washington", "New York")
    codes = "|".join(sorted(state.id[3:].upper() for state in states().states))
    compass = either(tuple(form for word in words.compass for form in (word, word.capitalize())))
    listed = (
        (rf"((?:{CAPITAL}[ ]){{1,4}}(?:International[ ])?{either(words.places)})(?:[^\pL]|$)", "name.place-shape"),
        (rf"((?:{_NAME}(?:,[ ]and[ ]|,[ ]|[ ]and[ ]))+{_NAME})[ ](?:[Cc]ounties|[Pp]arishes)\b", "name.place-shape"),
        (rf"\b((?:{either(words.roads)}[ ]|I-|IH-|FM[ -])\d{{1,4}}[A-Z]?)\b", "name.place-shape"),
        (r"\b((?:Port|Gulf|Republic)[ ]of[ ]\p{Lu}\pL+(?:[ ]\p{Lu}\pL+)?)", "name.place-shape"),
        (rf"\b(\d{{1,5}}[ ](?:{CAPITAL}[ ]){{1,3}}{either(words.addresses)})\b", "name.place-shape"),
        (rf"\b({compass}[ ]{CAPITAL}(?:[ ]{CAPITAL}){{0,2}})", "name.region"),
    )
    article = r"\b(?:his|her|their|the|a|an|\pL+[’']s)[ ]"
    return _Shapes(
        paired=pattern(rf"({_NAME}),[ \n]({either(forms)}|(?:{codes})\b)(?:[^\pL]|$)"),
        listed=tuple((pattern(expression), rule) for expression, rule in listed),
        described=pattern(rf"{article}({CAPITAL}(?:[ ]{CAPITAL}){{0,2}})[ ]{either(words.described)}\b"),
    )


@cache
def _state_ids() -> dict[str, str]:
    found = {form: state.id for state in states().states for form in (state.name, *state.forms)}
    found |= {state.id[3:].upper(): state.id for state in states().states}
    return found | {"Washington": "us-wa", "New York": "us-ny"}


def datelines(document: Document) -> list[NameMention]:
    """`DULUTH, Minn. —` at the head of a paragraph: where a text was issued, which says nothing of its figures."""
    found = []
    title = document.segments[0].span.end if document.segments else 0
    for match in _DATELINE.finditer(document.text):
        place, said = match.group(1) or "", match.group() or ""
        dashed = ("—" in said or "–" in said) and match.start() >= title  # a title may set a name off by a dash
        typeset = place.upper() == place or bool(match.group(2)) or dashed
        if typeset and len(place) > 2 and place.lower() not in not_names():
            found.append(NameMention(Span(match.start(1), match.end(2)), "place", "name.dateline"))
    return found


def strong(text: str, hits: tuple[Hit, ...], taken: Blocks) -> list[NameMention]:
    """Places that need no other proof than their own words or the state behind them."""
    return [*_beside_state(text, taken), *_listed(hits), *_shaped(text), *_described(text, taken)]


def _beside_state(text: str, taken: Blocks) -> list[NameMention]:
    found = []
    for match in _shapes().paired.finditer(text):
        start, end = trimmed(text, match.start(1), match.end(1)), match.end(1)
        if not taken.holds(start, end) and text[start:end].lower() not in shapes().leads:
            found.append(NameMention(Span(start, end), "place", "name.city-state"))
        key = _state_ids().get(match.group(2) or "")
        found.append(NameMention(Span(match.start(2), match.end(2)), "place", "name.state", key))
    return found


def _shaped(text: str) -> list[NameMention]:
    found = []
    for shape, rule in _shapes().listed:
        for match in shape.finditer(text):
            start, end = match.start(1), match.end(1)
            start = _owned(text, trimmed(text, start, end), end) if rule == "name.place-shape" else start
            end = _untimed(text, start, end)
            end -= 2 if text[start:end].endswith(("’s", "'s")) else 0
            if " " in text[start:end] or "-" in text[start:end]:
                found.append(NameMention(Span(start, end), "place", rule))
    return found


def _owned(text: str, start: int, end: int) -> int:
    """Where a place begins behind its owner: `Ferrybridge’s Kenmore Street`."""
    for mark in ("’s ", "'s "):
        at = text.find(mark, start, end)
        if at >= 0 and " " in text[at + len(mark) : end]:
            return at + len(mark)
    return start


def _listed(hits: tuple[Hit, ...]) -> list[NameMention]:
    known = ((hit, _KINDS[hit.sort]) for hit in hits if hit.sort in _KINDS)
    return [NameMention(hit.span, kind, rule, hit.key) for hit, (kind, rule) in known]


def _described(text: str, taken: Blocks) -> list[NameMention]:
    """`his Kenmore residence`."""
    spans = [Span(match.start(1), match.end(1)) for match in _shapes().described.finditer(text)]
    free = [s for s in spans if not taken.holds(s.start, s.end) and not _stops(text[s.start : s.end])]
    return [NameMention(span, "place", "name.located") for span in free]


def _stops(name: str) -> bool:
    """Whether any word of a name is one that goes on no map."""
    return any(word.lower().rstrip(".") in not_names() for word in name.split())


def located(text: str, hits: tuple[Hit, ...], taken: Blocks) -> list[NameMention]:
    """Capitalised words behind a preposition of place that nothing else has claimed."""
    weak = {hit.span.start: hit for hit in hits if hit.sort in ("weak", "office")}
    found = []
    for match in _LOCATIVE.finditer(text):
        preposition = text[match.start() : match.end()].split(" ", 1)[0].lower()
        span = Span(match.start(1), _untimed(text, match.start(1), match.end(1)))
        hit = weak.get(span.start)
        name = text[span.start : span.end]
        if hit is not None and not taken.holds(hit.span.start, hit.span.end):
            found.append(NameMention(hit.span, "place", "name.city", hit.key))
        elif preposition in _PLAIN and not taken.holds(span.start, span.end) and _may_be_place(name):
            found.append(NameMention(span, "place", "name.located"))
    return found


def _untimed(text: str, start: int, end: int) -> int:
    """Where a name ends: before a weekday or a month with its day behind it (`in Ferrybridge Oct. 4`)."""
    name = text[start:end]
    if " " not in name:
        return end
    match = _TIMED.search(name + text[end : end + 4].replace("\n", " "))
    if match is not None and match.start(2) >= 0 and match.end(1) < len(name):
        return start + match.end(1)
    match = _TIMED.search(name)
    timed = match is not None and name.endswith("day")
    return start + match.end(1) if match is not None and timed else end


def _may_be_place(name: str) -> bool:
    return not (_stops(name) or name.isupper() or name in _MONTHS or name.lower() in drugs().words)
