"""One line of text, read as the program reads a statement."""

from __future__ import annotations

from counterfoil.extract.numbers import COMMA_GROUPS, Separators, numbers
from counterfoil.model import Document, Leftover, NumberMention, Segment, Span


def document(*paragraphs: str) -> Document:
    """A statement of one segment a paragraph."""
    pieces, at = [], 0
    for words in paragraphs:
        pieces.append(Segment(Span(at, at + len(words)), "body", "segment.test"))
        at += len(words) + 2
    return Document("test", "\n\n".join(paragraphs), "0" * 64, segments=tuple(pieces))


def read(words: str, separators: Separators = COMMA_GROUPS) -> tuple[tuple[NumberMention, ...], tuple[Leftover, ...]]:
    """The figures and leftovers of one paragraph."""
    statement = document(words)
    return numbers(statement, tuple(segment.span for segment in statement.segments), (), separators)


def bracketed(words: str) -> tuple[str, tuple[Span, ...]]:
    """`words` without their square brackets, and the spans that stood in them."""
    plain, spans, start = "", [], 0
    for letter in words:
        if letter == "[":
            start = len(plain)
        elif letter == "]":
            spans.append(Span(start, len(plain)))
        else:
            plain += letter
    return plain, tuple(spans)
