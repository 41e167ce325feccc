"""Statements written with their claims marked, so that a tie can be tested without the stages before it.

`{216|person|individual|arrest}` is a claim: words, unit, noun, measure; then any of `hedge=over`, `of=c1`, `value=50`,
`high=9`, `f=nationality:peruvian`, `change`. `{216|P}` stands for people arrested, `{216|S}` for officers on the staff,
`{60 percent|%}` for a share of people arrested, `|D}` and `|X}` for a change of the staff in percent and in times.
`[April 7 to April 14|4/7|4/14]` is a range of days, `<April 7|4/7>` a day. A first line with a blank line after it is
the title; lines that start with "- " are items of a list under the line before them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import cast

from counterfoil.model import (
    MEASURES,
    UNITS,
    Claim,
    DateMention,
    DatePart,
    Document,
    Extraction,
    Filter,
    FilterKind,
    Hedge,
    Inference,
    Relation,
    Segment,
    SegmentKind,
    Span,
)  # fmt: skip
from counterfoil.reconcile import reconcile
from counterfoil.reference.hedges import quantity

_SHORT = {
    "P": ["person", "people", "arrest"], "S": ["person", "officer", "staffing"], "%": ["percent", "people", "arrest"],
    "D": ["percent", "", "staffing", "change"], "X": ["factor", "", "staffing", "change"],
}  # fmt: skip
_MARK = re.compile(r"\{([^}]*)\}|\[([^\]]*)\]|<([^>]*)>")
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "half": 50, "two-thirds": 66.67, "doubled": 2, "twelve": 12,
}  # fmt: skip


def _value(words: str) -> float:
    if words.lower() in _WORDS:
        return _WORDS[words.lower()]
    number = float(re.sub(r"[^\d.]", "", words))
    return number * 1_000_000 if words.endswith("million") else number


def _claim(index: int, span: Span, parts: list[str]) -> Claim:
    if parts[1] in _SHORT:
        parts = [parts[0], *_SHORT[parts[1]], *parts[2:]]
    words, unit, noun, measure = parts[:4]
    assert unit in UNITS, unit
    assert measure in MEASURES, measure
    options = {p.partition("=")[0]: p.partition("=")[2] for p in parts[4:]}
    value = float(options["value"]) if "value" in options else _value(words)
    value = int(value) if value == int(value) else value
    high = float(options["high"]) if "high" in options else None
    filters = tuple(
        Filter(cast(FilterKind, p[2:].split(":")[0]), p.split(":", 1)[1]) for p in parts[4:] if p.startswith("f=")
    )
    hedge, kind = cast(Hedge, options.get("hedge", "exact")), unit
    return Claim(
        f"c{index}", span, quantity(value, high, hedge, kind, words), span, (Inference("measure", "test"),),
        noun or None, measure, options.get("of"), filters, "change" in options,
    )  # fmt: skip


def _date(span: Span, parts: list[str]) -> DateMention:
    ends = [DatePart(None, *map(int, p.split("/"))) for p in parts[1:3]]
    return DateMention(span, "days" if len(ends) > 1 else "day", "test", ends[0], ends[-1])


def _segments(text: str) -> tuple[Segment, ...]:
    found: list[Segment] = []
    at, lead = 0, None
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            item = words.startswith("- ")
            title = not found and text.startswith(words + "\n\n")
            kind: SegmentKind = "list_item" if item else "headline" if title else "body"
            lead = lead if item else len(found)
            found.append(Segment(Span(at, at + len(words)), kind, "test", lead if item else None))
        at += len(line)
    return tuple(found)


def statement(marked: str) -> Extraction:
    """The marked text as an extraction."""
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        parts = next(group for group in match.groups() if group is not None).split("|")
        spans.append((match.group(1) is not None, Span(len(text), len(text) + len(parts[0])), parts))
        text += parts[0]
        at = match.end()
    text += marked[at:]
    segments = _segments(text)
    sentences: list[Span] = []
    for segment in segments:
        words = text[segment.span.start : segment.span.end]
        for piece in re.finditer(r".+?(?:[.!?](?=\s|$)|$)", words):
            lead = len(piece.group()) - len(piece.group().lstrip())
            if piece.group().strip():
                sentences.append(Span(segment.span.start + piece.start() + lead, segment.span.start + piece.end()))
    claims: list[Claim] = []
    for is_claim, span, parts in spans:
        if is_claim:
            one = _claim(len(claims) + 1, span, parts)
            home = next(s for s in sentences if s.contains(span))
            claims.append(replace(one, sentence=home))
    document = Document("test", text, hashlib.sha256(text.encode()).hexdigest(), segments=segments)
    dates = tuple(_date(span, parts) for is_claim, span, parts in spans if not is_claim)
    return Extraction(document, tuple(sentences), tuple(claims), (), dates)


def ties(marked: str) -> tuple[Relation, ...]:
    """The relations of the marked text; every span of a relation is checked to hold words."""
    extraction = statement(marked)
    found = reconcile(extraction, extraction.claims, None)
    ids = {c.id for c in extraction.claims}
    for relation in found:
        assert set(relation.claims) <= ids
        assert relation.steps
        assert all(extraction.document.quote(span).strip() for span in relation.basis)
    return found


def of_kind(marked: str, kind: str) -> list[tuple[tuple[str, ...], str]]:
    """Claims and verdicts of the relations of one kind."""
    return [(r.claims, r.verdict) for r in ties(marked) if r.kind == kind]
