"""Names of operations: `Operation Copper Kettle`."""

from __future__ import annotations

from counterfoil.extract.names.words import Blocks, titled_spans
from counterfoil.model import Document, NameMention, Span
from counterfoil.reference.patterns import pattern
from counterfoil.reference.shapes import shapes

_CAPITAL = r"\p{Lu}[\pL\pN’'\-]*"
_NAMED = pattern(rf"\b[Oo]peration[ ]{_CAPITAL}(?:[ ](?:of[ ]the[ ]|of[ ]|the[ ])?{_CAPITAL}){{0,3}}(?:[ ]\pN\.\pN\b)?")
_OFFICE = frozenset({"field", "office", "director", "special", "agent"})
# "The operation Jan. 28 at a car wash", "in the operation I saw": no names either.
_NO_NAMES = _OFFICE | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "i"}
_NOT_NAMED = ("Removal ", "Removals ", "-")


def operations(document: Document) -> list[NameMention]:
    """Mentions of named operations.

    Headlines capitalise verbs, so a headline's words count only as far as the body has them; without a body's name, up
    to the first word that no name has.
    """
    text = document.text
    found = list(_NAMED.finditer(text))
    if not found:
        return []
    titled = Blocks(titled_spans(document))
    sure: list[Span] = []
    doubtful: list[Span] = []
    for match in found:
        span = Span(match.start(), match.end())
        if not text[max(0, span.start - 9) : span.start].endswith(_NOT_NAMED):
            (doubtful if titled.holds(span.start, span.end) else sure).append(span)
    names = {text[span.start : span.end] for span in sure}
    spans = sorted([*(_cut(text, span) for span in sure), *(_known(text, span, names) for span in doubtful)])
    return [NameMention(span, "operation", "name.operation") for span in spans if " " in text[span.start : span.end]]


def _cut(text: str, span: Span) -> Span:
    """The name without words behind it that no name has (a month, an office)."""
    words = text[span.start : span.end].split(" ")
    while len(words) > 1 and (words[-1].lower() in shapes().leads or words[-1].lower() in _NO_NAMES):
        words.pop()
    return Span(span.start, span.start + len(" ".join(words)))


def _known(text: str, span: Span, names: set[str]) -> Span:
    """The longest beginning of a headline's words that the body has as a name."""
    words = text[span.start : span.end].split(" ")
    beginnings = [" ".join(words[:count]) for count in range(len(words), 1, -1)]
    known = next((name for name in beginnings if name.lower() in {other.lower() for other in names}), None)
    if known is not None:
        return Span(span.start, span.start + len(known))
    return _cut(text, span) if not names else Span(span.start, span.start)
