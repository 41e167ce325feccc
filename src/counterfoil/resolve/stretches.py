"""Stretches about one person: where a block begins another person, nothing is carried over from the one before.

"Arturo Quesnel, 43, a citizen of …" and "A 29-year-old national of …" begin a stretch; so do "In another case" and
"Defendant 4". Blocks that go on about the same person ("He …", or his surname) belong to it. A text that tells of one
person alone has no stretches: all of it is about him.
"""

from __future__ import annotations

from functools import cache

from counterfoil.model import Document, Extraction
from counterfoil.reference.patterns import Pattern, pattern

_HEAD = 160
"""Characters of a block in which the person is introduced."""
_RUN = r"[\p{Lu}][\pL'’-]+(?:[ -](?:[\p{Lu}][\pL'’.-]*|de|la|del|da|dos|al|el|y)){1,5}"
_ALIAS = r"(?:,?[ ]\(?(?:aka|a\.k\.a\.|also[ ]known[ ]as)[^,]{0,60})?"
_WHO = r"(?:citizen|national|native|man|woman|alien|immigrant|defendant|male|female)"
_KIND = r"(?:citizen|national|native|[\p{Lu}]\pL+[ ](?:national|citizen|native|alien)|illegal|criminal|previously)"

_latest: list[tuple[Document | None, tuple[int | None, ...]]] = [(None, ())]
"""The text that was asked of last, and its stretches: wholes, dates and places ask one after another."""


@cache
def _named() -> Pattern:
    """A name and an age, or a name and a nationality or a home, at the head of a block."""
    lead = r"^[^\pL\pN“\"]*(?:\pN{1,2}[.)][ ])?[“\"]?(?:Defendant[ ]|Mr\.[ ]|Ms\.[ ])?"
    told = rf"(?:age[ ])?(?:\d\d\b|an?[ ](?:\d\d-year-old|{_KIND})|(?:of|from)[ ][\p{{Lu}}])"
    return pattern(rf"{lead}(?P<name>{_RUN}){_ALIAS}(?:,[ ]|[ ]?[-–—:(][ ]?){told}")


@cache
def _unnamed() -> Pattern:
    """One person without a name, another case, or a person told by a number."""
    goes = r"(?:of|from|who|was|with|has|convicted|,|is|previously|arrested|illegally|unlawfully|living)"
    one = rf"(?:A|An|Another|One|The)[ ](?:\d\d-year-old|(?:[\pL\pN-]+[ ]){{0,4}}?{_WHO})[ ]?{goes}"
    case = r"In[ ](?:another|a[ ]separate|a[ ]second|a[ ]third|an[ ]unrelated|one)[ ](?:case|incident|arrest)\b"
    other = r"Separately,|Another[ ](?:defendant|man|woman|person|arrest)\b|(?:Criminal[ ]Alien|Defendant)[ ]\d+"
    return pattern(rf"^[^\pL\pN“\"]*(?:\pN{{1,2}}[.)][ ])?(?:{one}|{case}|{other})")


@cache
def _goes_on() -> Pattern:
    return pattern(r"^\W*(?:He|She|His|Her|In addition|Additionally)\b")


def person_stretches(extraction: Extraction) -> tuple[int | None, ...]:
    """For each segment the number of the stretch about one person that it belongs to; None outside all stretches."""
    document, stretches = _latest[0]
    if document is not extraction.document:
        document, stretches = extraction.document, _person_stretches(extraction.document)
        _latest[0] = document, stretches
    return stretches


def _person_stretches(document: Document) -> tuple[int | None, ...]:
    out: list[int | None] = []
    current: int | None = None
    begun, surname = 0, ""
    for segment in document.segments:
        words = document.quote(segment.span)
        told = segment.kind in ("body", "list_item")
        named = _named().search(words[:_HEAD]) if told else None
        if named is not None or (told and _unnamed().search(words[:_HEAD]) is not None):
            begun += 1
            current = begun
            surname = (named.group("name") or "").split()[-1] if named is not None else ""
        elif not (told and (_goes_on().search(words[:_HEAD]) is not None or (surname and surname in words))):
            current = None
        out.append(current)
    return tuple(out) if begun > 1 else (None,) * len(out)


def walled(stretches: tuple[int | None, ...], origin: int | None, here: int | None) -> bool:
    """Whether what stands in segment `origin` is told of one person, and segment `here` is not about that person."""
    if origin is None or here is None or origin < 0 or here < 0:
        return False
    return stretches[origin] is not None and stretches[origin] != stretches[here]
