"""Who did it: the first-named actor of the figure's own sentence, else the lead agency of the operation."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from counterfoil.model import Claim, Extraction, Inference, NameMention, Span
from counterfoil.reference.agencies import shorts
from counterfoil.reference.operations import operation_words
from counterfoil.reference.patterns import pattern
from counterfoil.resolve.layout import in_headline

_BY = pattern(r"\bby (?:the |officers (?:of|from|with) (?:the )?)?$")
_OF_TITLE = pattern(r"\b(?:director|commissioner|administrator|secretary|chief|in charge) (?:of|for) (?:the )?$")
_SURE = 0.8
_INTRODUCED = frozenset({"name.agency-introduced", "name.agency-again"})


def agencies(extraction: Extraction, claims: tuple[Claim, ...], *, operation: bool) -> tuple[Claim, ...]:
    """The claims with `agency` settled. operation: the text tells of one, whose lead agency its figures take."""
    lead = _lead(extraction) if operation else None
    hints = {cue.claim: cue for cue in extraction.cues if cue.field == "agency" and cue.weight >= _SURE}
    found = []
    for claim in claims:
        hint = hints.get(claim.id)
        stated = _source(extraction, claim.sentence)
        if stated is not None:
            found.append(_by(claim, extraction, stated, "agency.figures"))
            continue
        if claim.measure not in operation_words().acts or (hint is not None and hint.value == "none"):
            found.append(claim)
            continue
        own = _actor(extraction, claim.sentence, claim.span)
        if own is not None:
            found.append(_by(claim, extraction, own, "agency.own"))
        elif lead is not None and claim.measure in operation_words().inherits:
            found.append(_by(claim, extraction, lead, "agency.operation"))
        else:
            found.append(claim)
    return tuple(found)


def short_form(extraction: Extraction, mention: NameMention) -> str:
    """The shortest unambiguous form of an agency's name: its abbreviation where it has one, else as written."""
    words = extraction.document.quote(mention.span)
    if mention.kind == "agency" and mention.key in shorts():
        return shorts()[mention.key]
    if mention.rule in _INTRODUCED:
        forms = [extraction.document.quote(m.span) for m in extraction.names if m.key == mention.key]
        return min(forms, key=len)
    return words.removeprefix("the ").strip()


def _by(claim: Claim, extraction: Extraction, mention: NameMention, rule: str) -> Claim:
    tie = Inference("agency", rule, (mention.span,))
    return replace(claim, agency=short_form(extraction, mention), basis=(*claim.basis, tie))


def _source(extraction: Extraction, sentence: Span) -> NameMention | None:
    """`citing CDC figures`: the agency whose own figures the sentence gives."""
    for mention in extraction.names:
        if mention.kind == "agency" and sentence.contains(mention.span):
            behind = extraction.document.text[mention.span.end : sentence.end].lstrip("’'s ").lower().split(" ", 1)[0]
            if behind.strip(".,") in operation_words().figures:
                return mention
    return None


def actors(extraction: Extraction, within: Span) -> list[NameMention]:
    """Agencies and offices named in a stretch of text that can act: not courts, not areas, not part of a title."""
    names = extraction.names
    first = bisect_left(names, within.start, key=lambda m: m.span.start)
    found = []
    for mention in names[first:]:
        if mention.span.start >= within.end:
            break
        body = mention.kind in ("agency", "office") and mention.rule not in ("name.area", "name.court", "name.district")
        if body and mention.key not in operation_words().not_parties and not _titular(extraction, mention):
            found.append(mention)
    return found


def _titular(extraction: Extraction, mention: NameMention) -> bool:
    """`ICE Houston Special Agent in Charge`, `Director of the ICE`: the name belongs to a title."""
    before = extraction.document.text[max(0, mention.span.start - 40) : mention.span.start].lower()
    if _OF_TITLE.search(before):
        return True
    behind = extraction.document.text[mention.span.end : mention.span.end + 40].lstrip("’'s ").lower()
    words = behind.replace(")", " ").split()
    return bool(words) and words[0].strip(".,") in operation_words().titles


def _actor(extraction: Extraction, sentence: Span, figure: Span) -> NameMention | None:
    named = actors(extraction, sentence)
    before = [m for m in named if m.span.end <= figure.start]
    if before:
        return before[0]
    text = extraction.document.text
    return next((m for m in named if _BY.search(text[max(sentence.start, m.span.start - 30) : m.span.start])), None)


def _lead(extraction: Extraction) -> NameMention | None:
    """The first agency that the body names (a headline's form is the second choice)."""
    every = actors(extraction, Span(0, len(extraction.document.text)))
    body = [m for m in every if not in_headline(extraction, m.span)]
    first = body or every
    return first[0] if first else None
