"""Who says a figure: the statement itself, an official quoted, a document or a body cited. Roles only, never names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from counterfoil.extract.quotations import Quotation
from counterfoil.extract.words import Figure
from counterfoil.model import Document, NameMention, Span
from counterfoil.reference.patterns import Pattern, escape, pattern
from counterfoil.reference.people import given_names, roles
from counterfoil.reference.places import gazetteer
from counterfoil.reference.speech import speech

NARRATOR = "narrator"
UNKNOWN = "speaker"
"""The speaker of a quotation whose attribution was not found."""
_ROLE_LENGTH = 110
_CAPITAL = "\u2063"
"""Stands for ", D.C." while a role is cut at its commas and full stops."""
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_PREPOSITIONS = frozenset(
    {"during", "in", "from", "of", "by", "with", "for", "after", "before", "under", "on", "at", "to"}
)
_PASSIVE = frozenset({"was", "were", "been", "being", "be", "is", "are"})
_PERSON = ("official", "person")


@dataclass(frozen=True, slots=True)
class SpeakerReading:
    """The role or body that says the figure (`narrator` for the statement itself), the rule, its words."""

    speaker: str
    rule: str
    cues: tuple[Span, ...] = ()


def speaker(
    figure: Figure, document: Document, quoted: Sequence[Quotation], names: Sequence[NameMention]
) -> SpeakerReading:
    """Who says `figure`."""
    place = next((i for i, one in enumerate(quoted) if one.span.contains(figure.mention.span)), None)
    if place is not None and len(document.quote(quoted[place].span).split()) >= speech().least_words:
        spoken = _attributed(document, quoted, place, names)
        if spoken is not None:
            return spoken
        if quoted[place].open or len(quoted[place].span) > len(figure.sentence.span) // 2:
            return SpeakerReading(UNKNOWN, "speaker.quotation", (quoted[place].span,))
    return _reported(figure, document, names)


def _attributed(
    document: Document, quoted: Sequence[Quotation], place: int, names: Sequence[NameMention]
) -> SpeakerReading | None:
    """The attribution of a quotation: beside it in its paragraph, or in the paragraph that began or ends the speech."""
    own = quoted[place].segment
    for segment in _paragraphs(quoted, place):
        span = document.segments[segment].span
        for match in _verb().finditer(document.quote(span)):
            at = Span(span.start + match.start(), span.start + match.end())
            if any(one.span.contains(at) for one in quoted if one.segment == segment):
                continue
            role = _role_at(document, at, names)
            if role is not None:
                return SpeakerReading(role, "speaker.said" if segment == own else "speaker.said-elsewhere", (at,))
    return None


def _paragraphs(quoted: Sequence[Quotation], place: int) -> tuple[int, ...]:
    """The paragraph of the quotation, then those that the same speech runs through."""
    own = quoted[place].segment
    before, after = [], []
    segment = own
    while any(one.segment == segment - 1 and one.open for one in quoted):
        segment -= 1
        before.append(segment)
    segment = own
    while any(one.segment == segment and one.open for one in quoted) and any(
        one.segment == segment + 1 for one in quoted
    ):
        segment += 1
        after.append(segment)
    return (own, *before, *after, own - 1) if own else (own, *before, *after)


@cache
def _verb() -> Pattern:
    verbs = "|".join(sorted(speech().speech_verbs))
    return pattern(rf"\b(?:{verbs})\b")


def _role_at(document: Document, verb: Span, names: Sequence[NameMention]) -> str | None:
    """The role of the person named behind or before a speech verb."""
    after = next((n for n in names if n.kind in _PERSON and 0 <= n.span.start - verb.end <= _ROLE_LENGTH), None)
    before = next(
        (n for n in reversed(names) if n.kind in _PERSON and 0 <= verb.start - n.span.end <= _ROLE_LENGTH), None
    )
    text = document.text
    if after is not None and not _breaks(text[verb.end : after.span.start]):
        role = _clean(text[verb.end : after.span.start])
        return role or _clean(_apposition(text, after.span.end)) or "official"
    if before is not None and not _breaks(text[before.span.end : verb.start]):
        role = _clean(_apposition(text, before.span.end)) or _clean(_back(text, before.span.start))
        return role or "official"
    alone = _office_alone(text, verb.end)
    if alone:
        return alone
    tail = text[max(0, verb.start - 60) : verb.start].rstrip(" ,")
    last = tail.replace("”", "\n").replace('"', "\n").replace(".", "\n").split("\n")[-1].strip(" ,")
    return _clean(last) or None


def _office_alone(text: str, start: int) -> str:
    """`said the Kenmore Field Director.`: an office without a name, up to the end of its clause."""
    rest = text[start : start + _ROLE_LENGTH].replace("U.S.", "US").replace(", D.C.", _CAPITAL)
    for mark in (",", ".", ";", "“", "”", '"', "\n"):
        rest = rest.split(mark)[0]
    rest = rest.replace(_CAPITAL, ", D.C.")
    words = rest.split()
    named = bool(words) and (words[0][0].isupper() or words[0] in ("the", "a", "an", "acting"))
    return _clean(rest) if named and words[-1].lower() in _offices() | {"charge"} else ""


def _breaks(words: str) -> bool:
    return any(mark in words for mark in ("“", "”", '"', "\n", ";")) or ". " in words.replace("U.S. ", "").replace(
        "Jr. ", ""
    ).replace("D.C. ", "")


def _apposition(text: str, start: int) -> str:
    if not text[start : start + 2].startswith(","):
        return ""
    rest = text[start + 1 : start + 1 + _ROLE_LENGTH]
    for mark in (",", ".", "“", "”", '"', "\n", " said", " who "):
        rest = rest.split(mark)[0]
    return rest if any(word.lower() in _offices() for word in rest.split()) else ""


@cache
def _offices() -> frozenset[str]:
    table = roles()
    return frozenset(word.lower() for word in (*table.heads, *table.weak_heads))


def _back(text: str, end: int) -> str:
    """Capitalised words and the small words between them, back from a name."""
    words = text[max(0, end - _ROLE_LENGTH) : end].split()
    kept: list[str] = []
    for word in reversed(words):
        if not (
            word[:1].isupper()
            or word in ("of", "for", "the", "in", "and", "acting", "special", "agent", "charge", "district", "attorney")
        ):
            break
        if word.endswith((".", "”", '"')) and word not in ("U.S.", "D.C.") and kept:
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _clean(words: str) -> str:
    kept = " ".join(words.split()).strip(' ,.:;“”"-–—')
    for opening in ("the ", "The ", "by ", "that ", "his ", "her ", "their ", "His ", "Her ", "Their "):
        kept = kept.removeprefix(opening)
    first = kept.split(" ")[0]
    if first[1:].islower() and first.lower() in _cited():
        kept = kept[:1].lower() + kept[1:]  # a sentence began with it
    words_kept = kept[:_ROLE_LENGTH].split()
    # A given name that the person's span has left out is still a name.
    while words_kept and (words_kept[-1].lower() in given_names()[0] or words_kept[-1].rstrip(".") in _SUFFIXES):
        if " ".join(words_kept[-2:]).rstrip(".,") in gazetteer():
            break
        words_kept.pop()
    return " ".join(words_kept)


@cache
def _cited() -> frozenset[str]:
    """The first words of the documents and bodies that a statement cites without a name."""
    return frozenset(words.split(" ")[0] for words in speech().documents)


@cache
def _documents() -> Pattern:
    listed = "|".join(escape(words).replace("\\ ", " ") for words in sorted(speech().documents, key=len, reverse=True))
    verbs = "|".join(sorted(speech().report_verbs))
    named = rf"(?:the |an? )?((?:[\w-]+ ){{0,2}}?(?:{listed}))"
    return pattern(rf"(?i)\b{named}(?: (?:also|further|filed in the case|in the case))? (?:{verbs})\b")


@cache
def _opening() -> Pattern:
    openings = "|".join(escape(words).replace("\\ ", " ") for words in speech().openings)
    return pattern(rf"(?i)(?:^|[\s,(“])(?:{openings}) (?:the |an? )?([^,.;]{{3,80}})")


@cache
def _citing() -> Pattern:
    verbs = "|".join(sorted(speech().citing))
    return pattern(rf"\b(?i:{verbs}) (?:the )?((?:[A-Z][\w.&-]* ?){{1,6}})")


@cache
def _trailing() -> Pattern:
    verbs = "|".join(sorted(speech().report_verbs))
    listed = "|".join(sorted(speech().trailing))
    return pattern(rf"(?i), (?:the )?((?:[\w-]+ ){{0,2}}?(?:{listed})) (?:{verbs})\.?$")


def _reported(figure: Figure, document: Document, names: Sequence[NameMention]) -> SpeakerReading:
    """Reported speech in the figure's own sentence; else the statement itself speaks."""
    span = figure.sentence.span
    text = document.quote(span)
    place = figure.mention.span.start - span.start
    for compiled, rule in (
        (_opening(), "speaker.according"),
        (_citing(), "speaker.citing"),
        (_documents(), "speaker.document"),
        (_trailing(), "speaker.document"),
    ):
        for match in compiled.finditer(text):
            if rule in ("speaker.citing", "speaker.document") and match.start() > place and compiled is not _trailing():
                continue
            who = _clean(match.group(1) or "")
            if who and not who[0].isdigit() and who.split()[0].lower() not in _PREPOSITIONS:
                return SpeakerReading(
                    _shorten(who, span, match.start(1), names, document),
                    rule,
                    (Span(span.start + match.start(), span.start + match.end()),),
                )
    return _confessed(figure, text, span) or SpeakerReading(NARRATOR, "speaker.narrator")


def _shorten(who: str, sentence: Span, offset: int, names: Sequence[NameMention], document: Document) -> str:
    """The role before a person's name, the name itself never."""
    start = sentence.start + offset
    for name in names:
        if name.kind in _PERSON and start <= name.span.start < start + len(who) + 4:
            role = _clean(document.text[start : name.span.start]) or _clean(_apposition(document.text, name.span.end))
            return role or ("official" if name.kind == "official" else "individual")
    return who


@cache
def _confession() -> Pattern:
    return pattern(rf"\b(?:{'|'.join(sorted(speech().confessing))})\b(?: (?:that|to|he|she|they|in))?")


def _confessed(figure: Figure, text: str, span: Span) -> SpeakerReading | None:
    match = _confession().search(text)
    if match is None or match.start() > figure.mention.span.start - span.start:
        return None
    if not _PASSIVE.isdisjoint(text[: match.start()].lower().split()[-1:]):
        return None  # "was admitted to the United States"
    return SpeakerReading(
        "defendant", "speaker.confessed", (Span(span.start + match.start(), span.start + match.end()),)
    )
