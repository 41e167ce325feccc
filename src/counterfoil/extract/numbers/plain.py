"""The text as the number grammar reads it: one character for each character, with fewer kinds of them."""

from __future__ import annotations

from counterfoil.model import Document, Span
from counterfoil.reference.patterns import pattern

THIN = "\u2009"
"""Stands in the plain text for a space that groups digits ("1 234"); no other white space but " " and "\\n" is left."""

_SPACES = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"
)
_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_NARROW = pattern(r"[0-9]([\x{A0}\x{2007}\x{2009}\x{202F}])[0-9]{3}")
_SAME = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_BREAKS, " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u00ad", "-"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201f\u00ab\u00bb", '"'),
    }
)


def plain(document: Document) -> str:
    """The document's text with one kind of space, hyphen and quotation mark; code points stand where they stood.

    A line break inside a segment is a space, so that a number expression may run over it. White space between segments
    is line feeds, which no pattern of the grammar crosses.
    """
    text = document.text
    words = list(text.translate(_SAME))
    at = 0
    for segment in document.segments:
        words[at : segment.span.start] = _barrier(words[at : segment.span.start])
        at = segment.span.end
    words[at:] = _barrier(words[at:])
    for narrow in _narrow_spaces(text):
        words[narrow.start] = THIN
    return "".join(words)


def _barrier(words: list[str]) -> list[str]:
    return ["\n" if word == " " else word for word in words]


def _narrow_spaces(text: str) -> tuple[Span, ...]:
    """Non-breaking and thin spaces between a digit and three more, which group digits."""
    if text.isascii():
        return ()
    found, at = [], 0
    while (match := _NARROW.search(text, at)) is not None:
        found.append(Span(match.start(1), match.end(1)))
        at = match.end(1)
    return tuple(found)
