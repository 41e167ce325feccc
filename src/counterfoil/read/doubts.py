"""What speaks for one statement on a page that looks like a listing: what it says of itself, and beside the entries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from counterfoil.read.blocks import ends_sentence, opens_with_dateline
from counterfoil.read.digests import names_a_digest
from counterfoil.read.furniture import fold, form, printed_date
from counterfoil.read.page import Page, PageBlock
from counterfoil.reference.numbers import number_words
from counterfoil.reference.reading import digests

_PROSE = 300
"""Characters of sentences that may stand beside the entries: a word of welcome, what the site says of itself."""
_SENTENCE = 60
_LINES = 1
"""Short lines with a figure that may stand beside the entries: how many there are in all."""
_LABEL_WORDS = 8
"""What a listing is headed with is no longer: News releases of the bureau's office in Quill Bay."""
_YEARS = range(1900, 2201)
_BARE = ".,;:!?()[]'\"“”’©|"


def may_be_statement(found: Page, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a page with entries in these ranges of its source may be one statement all the same.

    It may where it calls itself an article or a digest, where anything beside the entries has the form of a release or
    of news, or a figure, and where more is told there than in a word of welcome.
    """
    title = found.title or ""
    if _is_article(found) or names_a_digest(title) or _has_verb_of_news(title):
        return True
    starts = [text for text, _, _, _ in found.places]
    prose = lines = 0
    for part in found.blocks:
        words = found.text[part.span.start : part.span.end]
        at = found.places[bisect_right(starts, part.span.start) - 1][2]
        # Many ranges lie one after another: the last that begins before these words is the only one that may hold them.
        near = bisect_right(ranges, (at, len(found.text) + at)) - 1
        if near >= 0 and at < ranges[near][1]:
            continue
        if _tells(part, words, above=not ranges or at < ranges[0][0]):
            return True
        if part.role != "furniture":
            prose += len(words) if len(words) > _SENTENCE else 0
            lines += _counts(words)
    return prose > _PROSE or lines > _LINES


def _is_article(found: Page) -> bool:
    """Whether the page calls itself one statement."""
    kinds = ('"NewsArticle"', '"Article"', '"ReportageNewsArticle"', '"BlogPosting"')
    said = found.metas.get("og:type", "").casefold() == "article" or "article:published_time" in found.metas
    return said or any(kind in source for source in found.data for kind in kinds)


def _tells(part: PageBlock, words: str, *, above: bool) -> bool:
    """Whether words beside the entries are what only a statement says. above: before the first entry."""
    shape = form(words)
    if shape == "release" or opens_with_dateline(words):
        return True
    if part.role == "furniture":
        # A footer has an address and a year; what is told in sentences may be a story in the wrong place.
        has_figure = any(char.isdigit() for char in words)
        return has_figure and len(words) > _SENTENCE and (". " in words or ends_sentence(words))
    if part.role == "heading" and (above or part.level == 1) and _is_headline(words):
        return True
    if shape is not None:
        return above and shape in ("contact", "date")
    if len(words) > _SENTENCE and any(char.isdigit() for char in words):
        return True
    return _has_figure(words) and (len(words) > _SENTENCE or ends_sentence(words))


def _is_headline(words: str) -> bool:
    """Whether the page's own heading tells news, and does not only name what is listed."""
    told = _has_verb_of_news(words) or _has_figure(words) or names_a_digest(words)
    return told or len(words.split()) > _LABEL_WORDS


def _has_verb_of_news(words: str) -> bool:
    return not digests().news.isdisjoint(word.strip(_BARE) for word in fold(words).split())


def _counts(words: str) -> bool:
    """Whether a short line has a figure, and is no telephone number, address or page number."""
    if len(words) > _SENTENCE or printed_date(words) is not None or form(words) is not None:
        return False
    said = words.split()
    return _has_figure(words) and (len(said) > 2 or (len(said) == 2 and _has_figure(said[0])))


@cache
def _numbers() -> frozenset[str]:
    known = number_words()
    # One is a pronoun too, and zero is no figure that anyone would miss.
    named = {word for word, worth in known.units.items() if worth > 1}
    return frozenset({*named, *known.tens, *known.scales, *known.vague, *known.groups})


def _has_figure(words: str) -> bool:
    """Whether there is a number in these words, in digits or spelled out, that is no year."""
    for word in fold(words).split():
        bare = word.strip(_BARE)
        if bare in _numbers() or not _numbers().isdisjoint(bare.split("-")):
            return True
        if any(char.isdigit() for char in bare) and not (bare.isdecimal() and int(bare[:5]) in _YEARS):
            return True
    return False
