"""The text as the number grammar reads it: one character for each character, with fewer kinds of them."""

from __future__ import annotations

from itertools import pairwise

from counterfoil.model import Document, Segment
from counterfoil.reference.patterns import pattern

THIN = "\u2063"
"""Stands in the plain text for a space that groups digits ("1 234"); no other white space but " " and "\\n" is left."""

_SPACES = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"
)
_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_NARROW = "\u00a0\u2007\u2009\u202f"
_GROUPED = pattern(rf"\b[0-9]{{1,3}}(?:[{_NARROW}][0-9]{{3}})+\b")
_SAME = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_BREAKS, " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u00ad", "-"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201f\u00ab\u00bb", '"'),
}


def plain(document: Document) -> str:
    """The document's text with one kind of space, hyphen and quotation mark; code points stand where they stood.

    A line break inside a segment is a space, so that a number expression may run over it. White space between segments
    is line feeds, which no pattern of the grammar crosses; between the cells of a table's row a bar stands.
    """
    words = _grouped(document.text)
    for letter in sorted(
        _SAME.keys() & set(words)
    ):  # a few replacements in C are faster than a table for every character
        words = words.replace(letter, _SAME[letter])
    pieces, at = [], 0
    for segment in document.segments:
        inside = words[segment.span.start : segment.span.end]
        pieces += [words[at : segment.span.start].replace(" ", "\n"), _barred(inside, segment)]
        at = segment.span.end
    pieces.append(words[at:].replace(" ", "\n"))
    return "".join(pieces)


def _barred(words: str, segment: Segment) -> str:
    for one, two in pairwise(segment.cells):
        at = one.end - segment.span.start
        if one.end < two.start:
            words = f"{words[:at]}|{words[at + 1 :]}"
    return words


def _grouped(text: str) -> str:
    """`text` with THIN for each narrow or non-breaking space that groups digits by threes."""
    if text.isascii():
        return text
    pieces, at = [], 0
    for match in _GROUPED.finditer(text):
        digits = text[match.start() : match.end()]
        pieces += [text[at : match.start()], "".join(THIN if mark in _NARROW else mark for mark in digits)]
        at = match.end()
    return "".join((*pieces, text[at:]))
