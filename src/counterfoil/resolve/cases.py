"""Persons' cases that a text tells as examples: nationality, place and offences, never a name."""

from __future__ import annotations

from counterfoil.model import CaseExample, Extraction, NameMention, Span
from counterfoil.reference.patterns import pattern

_PERSON_WORD = pattern(
    r"^[ ]+(?:[\w-]+[ ]){0,3}?(?:citizen|national|man|woman|alien|native|male|female|immigrant|gang member)\b"
)
_NEXT_CASE = frozenset({"nationality", "person", "official"})  # a name ends the case, so that none gets into it
_SINGULAR = pattern(r"(?i)(?:\b(?:an?|another|one|this)|\d{2}-year-old|,)[ ]+(?:[\w-]+[ ]){0,4}$")
_CONVICTED = pattern(
    r"(?:convicted|convictions?|charged|wanted|sentenced|arrested)[ ](?:of|for|with)[ ]"
    r"((?:[^.;,]|,[ ](?:and[ ])?[a-z])+)"
)
_CUT = pattern(r"[ ](?:in|while|after|by|when|who|following|related|on)[ ]|,[ ](?:while|who|where|after)[ ]")


def cases(extraction: Extraction) -> tuple[CaseExample, ...]:
    """Every case in text order: a nationality with a word for one person, and what the person did, by the text."""
    names = extraction.names
    found = []
    for index, mention in enumerate(names):
        if mention.kind == "nationality":
            example = _example(extraction, mention, names[index + 1 :])
            if example is not None:
                found.append(example)
    return tuple(found)


def _example(extraction: Extraction, mention: NameMention, later: tuple[NameMention, ...]) -> CaseExample | None:
    document = extraction.document
    sentence = next((s for s in extraction.sentences if s.contains(mention.span)), None)
    if sentence is None or not _SINGULAR.search(document.text[sentence.start : mention.span.start]):
        return None
    following = next((m for m in later if m.kind in _NEXT_CASE and m.span.start < sentence.end), None)
    end = following.span.start if following is not None else sentence.end
    clause = document.text[mention.span.end : end]
    if not _PERSON_WORD.search(clause):
        return None
    place = next((m for m in later if m.kind == "place" and m.rule != "name.dateline" and m.span.end <= end), None)
    offences = _offences(clause)
    if not offences:
        return None
    return CaseExample(
        span=Span(mention.span.start, end),
        nationality=document.quote(mention.span),
        place=document.quote(place.span) if place is not None else None,
        offences=offences,
    )


def _offences(clause: str) -> tuple[str, ...]:
    match = _CONVICTED.search(clause)
    if match is None:
        return ()
    words = match.group(1) or ""
    cut = _CUT.search(words)
    words = words[: cut.start()] if cut is not None else words
    pieces = words.replace(", and ", ", ").replace(" and ", ", ").split(", ")
    return tuple(piece.strip() for piece in pieces if 2 < len(piece.strip()) < 60)
