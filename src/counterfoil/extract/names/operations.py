"""Names of operations: `Operation Copper Kettle`."""

from __future__ import annotations

from counterfoil.extract.names.words import Blocks, titled_spans
from counterfoil.model import Document, NameMention, Span
from counterfoil.reference.patterns import pattern
from counterfoil.reference.shapes import shapes

_CAPITAL = r"\p{Lu}[\pL\pN’'\-]*"
_NAMED = pattern(rf"\b[Oo]peration[ ]{_CAPITAL}(?:[ ](?:of[ ]the[ ]|of[ ]|the[ ])?{_CAPITAL}){{0,3}}(?:[ ]\pN\.\pN\b)?")
# Behind a number that belongs to the name: a stop, or a verb that the operation is the subject of. "In Operation
# Quiet Harbor 54 people were arrested" counts people, and in a headline ("Operation Quiet Harbor Nets 54") all is
# capitalised.
_NUMBERED = pattern(
    rf"\b[Oo]peration[ ]{_CAPITAL}(?:[ ](?:of[ ]the[ ]|of[ ]|the[ ])?{_CAPITAL}){{0,3}}[ ](\pN{{1,3}})"
    r"(?:[’']s\b|[;)”\"]|,(?:[^\pN]|$)|\.(?:[^\pN]|$)"
    r"|[ ](?:was|is|had|has|ran|began|started|ended|concluded|netted|resulted|led|lasted|targeted|took|which)\b)"
)
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
    numbers = {span.start: span.end for span in numbered(document)}
    sure: list[Span] = []
    doubtful: list[Span] = []
    for match in found:
        span = Span(match.start(), numbers.get(match.end() + 1, match.end()))
        if not text[max(0, span.start - 9) : span.start].endswith(_NOT_NAMED):
            (doubtful if titled.holds(span.start, span.end) else sure).append(span)
    names = {text[span.start : span.end] for span in sure}
    spans = sorted([*(_cut(text, span) for span in sure), *(_known(text, span, names) for span in doubtful)])
    return [NameMention(span, "operation", "name.operation") for span in spans if " " in text[span.start : span.end]]


def numbered(document: Document) -> list[Span]:
    """Numbers that are part of an operation's name, as in "Operation Quiet Harbor 54 began in May".

    In a headline, where a verb is capitalised like a name, only where the body has the name with its number.
    """
    text = document.text
    every = [Span(match.start(), match.end(1)) for match in _NUMBERED.finditer(text)]
    if not every:
        return []
    titles = titled_spans(document)
    titled = Blocks(titles)
    sure = [span for span in every if not titled.holds(span.start, span.end) and _ends_name(_words(text, span)[-2])]
    known = {tuple(_words(text, span)) for span in sure}
    for title in titles:
        words = _words(text, title)
        for name in known:
            found = next((at for at in range(len(words)) if tuple(words[at : at + len(name)]) == name), None)
            if found is not None:
                start = title.start + len(" ".join(words[:found])) + (found > 0)
                sure.append(Span(start, start + len(" ".join(name))))
    return sorted({Span(span.end - len(_words(text, span)[-1]), span.end) for span in sure}, key=lambda one: one.start)


def _words(text: str, span: Span) -> list[str]:
    return text[span.start : span.end].split(" ")


def _cut(text: str, span: Span) -> Span:
    """The name without words behind it that no name has (a month, an office)."""
    words = text[span.start : span.end].split(" ")
    while len(words) > 1 and not _ends_name(words[-1]):
        words.pop()
    return Span(span.start, span.start + len(" ".join(words)))


def _ends_name(word: str) -> bool:
    return word.lower() not in shapes().leads and word.lower() not in _NO_NAMES


def _known(text: str, span: Span, names: set[str]) -> Span:
    """The longest beginning of a headline's words that the body has as a name."""
    words = text[span.start : span.end].split(" ")
    beginnings = [" ".join(words[:count]) for count in range(len(words), 1, -1)]
    known = next((name for name in beginnings if name.lower() in {other.lower() for other in names}), None)
    if known is not None:
        return Span(span.start, span.start + len(known))
    return _cut(text, span) if not names else Span(span.start, span.start)
