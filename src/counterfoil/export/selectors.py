"""Where in a text a figure stands, after the W3C Web Annotation model: by its words and by its place."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.publish.masking import AGE, BIRTH, NAME

CONTEXT = 64
"""Characters before and after the figure that tell it from others of the same words."""
_MASKS = (NAME, AGE, BIRTH)


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in its sentence. prefix, suffix: the source's own words around it, up to the first masked name."""

    prefix: str
    suffix: str


def around(quote: str, words: str, before: int, after: int) -> Found:
    """What stands before and after the figure in a quotation in which names may be masked.

    before, after: characters of the source, in the sentence, before and after the figure; where a name is masked, the
    quotation has more or fewer. Where the figure cannot be told from others of the same words, both sides are empty.
    """
    at = _place(quote, words, before, after)
    if at is None:
        return Found("", "")
    prefix, suffix = quote[:at], quote[at + len(words) :]
    for mask in _MASKS:
        prefix = prefix.rpartition(mask)[2]
        suffix = suffix.partition(mask)[0]
    return Found(prefix[-CONTEXT:], suffix[:CONTEXT])


def _place(quote: str, words: str, before: int, after: int) -> int | None:
    """Where the figure stands in the quotation: counted from the side on which nothing is masked, else where alone."""
    left, right = before, len(quote) - after - len(words)
    for at, part in ((left, quote[:left]), (right, quote[right + len(words) :])):
        if at >= 0 and quote.startswith(words, at) and not any(mask in part for mask in _MASKS):
            return at
    return quote.find(words) if quote.count(words) == 1 else None
