"""What the encoder reads: a sentence, the figures in it, and a little of what stands around it.

The same code makes the examples that the model is trained on, so that training and running cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.model import Document, Span

TITLE_LENGTH = 90
LEAD_LENGTH = 140
BEFORE_LENGTH = 90
AFTER_LENGTH = 50
SHORT_BLOCK = 160
_OPENING, _CLOSING = "“", "”"


@dataclass(frozen=True, slots=True)
class SentenceInput:
    """One sentence for one pass of the encoder.

    text: the sentence. figures: half-open ranges of code points into `text`, in order, one for each figure to predict.
    title, lead, before, after: what stands around it, each already cut to length; empty where there is none.
    quoted: one flag a figure, true where it stands inside quotation marks that may have opened in an earlier sentence.
    """

    text: str
    figures: tuple[tuple[int, int], ...]
    title: str = ""
    lead: str = ""
    before: str = ""
    after: str = ""
    quoted: tuple[bool, ...] = ()


def sentence_inputs(
    document: Document, sentences: Sequence[Span], figures: Sequence[Span]
) -> tuple[tuple[SentenceInput, ...], tuple[tuple[int, ...], ...]]:
    """Inputs for every sentence that holds a figure, and for each input the indexes into `figures` of its figures.

    `sentences` and `figures` are in text order. A figure in no sentence, or across the end of one, is left out.
    """
    inputs: list[SentenceInput] = []
    members: list[tuple[int, ...]] = []
    at = 0
    for number, sentence in enumerate(sentences):
        while at < len(figures) and figures[at].start < sentence.start:
            at += 1
        held: list[int] = []
        while at < len(figures) and figures[at].start < sentence.end:
            if figures[at].end <= sentence.end:
                held.append(at)
            at += 1
        if held:
            inputs.append(_input(document, sentences, number, [figures[index] for index in held]))
            members.append(tuple(held))
    return tuple(inputs), tuple(members)


def _input(document: Document, sentences: Sequence[Span], number: int, figures: Sequence[Span]) -> SentenceInput:
    sentence = sentences[number]
    block = document.segment_at(sentence.start)
    start = document.segments[block].span.start if block is not None else sentence.start
    before = sentences[number - 1] if number else None
    after = sentences[number + 1] if number + 1 < len(sentences) else None
    if after is not None and document.segment_at(after.start) != block:
        after = None
    title = "" if block == 0 or not document.segments else document.quote(document.segments[0].span)
    lead = _lead(document, block)
    if before is not None and (before.start < start and lead):
        before = None
    return SentenceInput(
        document.quote(sentence),
        tuple((figure.start - sentence.start, figure.end - sentence.start) for figure in figures),
        _cut_end(title, TITLE_LENGTH),
        _cut_start(lead, LEAD_LENGTH),
        _cut_start(document.quote(before), BEFORE_LENGTH) if before is not None else "",
        _cut_end(document.quote(after), AFTER_LENGTH) if after is not None else "",
        tuple(_quoted(document.text[start : figure.start]) for figure in figures),
    )


def _lead(document: Document, block: int | None) -> str:
    """The words that introduce a list item; for a short block without a known lead, the last line ending in a colon."""
    if block is None or block == 0:
        return ""
    segment = document.segments[block]
    if segment.lead is not None:
        above = document.segments[segment.lead]
        words = document.quote(above.span)
        if above.lead is not None and len(words) < SHORT_BLOCK:
            words = _cut_start(document.quote(document.segments[above.lead].span), LEAD_LENGTH) + " " + words
        return words
    if len(segment.span) >= SHORT_BLOCK:
        return ""
    for earlier in range(block - 1, max(0, block - 25), -1):
        words = document.quote(document.segments[earlier].span)
        if words.endswith(":"):
            return words
        if len(words) >= SHORT_BLOCK:
            return ""
    return ""


def _quoted(words: str) -> bool:
    """Whether a quotation opened in `words` is still open at their end."""
    opened, closed = words.rfind(_OPENING), words.rfind(_CLOSING)
    if opened >= 0 or closed >= 0:
        return opened > closed
    return words.count('"') % 2 == 1


def _cut_end(words: str, length: int) -> str:
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0]


def _cut_start(words: str, length: int) -> str:
    return words if len(words) <= length else words[-length:].split(" ", 1)[-1]
