"""Names of operations: `Operation Copper Kettle`."""

from __future__ import annotations

from counterfoil.extract.names.words import Blocks, titled_spans
from counterfoil.model import Document, NameMention, Span
from counterfoil.reference.patterns import pattern
from counterfoil.reference.people import not_names

_CAP = r"\p{Lu}[\pL\pN’'\-]*"
_NAMED = pattern(rf"\bOperation[ ](?:{_CAP})(?:[ ](?:of[ ]the[ ]|of[ ]|the[ ])?{_CAP}){{0,3}}")
_DUBBED = pattern(
    rf"(?:dubbed|code-named|codenamed|known as|called|named)[ ]“?[“\"‘](Operation[ ][^”\"’\n]{{2,40}}|[^”\"’\n]{{4,40}})[”\"’]"
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december special field office director".split()
)  # noqa: SIM905 - reads better


def operations(document: Document) -> list[NameMention]:
    """Mentions of named operations; in a headline only a name that the body has as well, since headlines capitalise verbs."""
    text = document.text
    titled = Blocks(titled_spans(document))
    sure: list[Span] = []
    doubtful: list[Span] = []
    for match in _NAMED.finditer(text):
        start, end = match.start(), match.end()
        if text[max(0, start - 9) : start].endswith(("Removal ", "Removals ", "and ")) or (
            document.text[start - 1 : start] == "-"
        ):
            continue
        words = text[start:end].split(" ")
        while len(words) > 1 and words[-1].lower() in _MONTHS:
            words.pop()
        if len(words) < 2 or words[1].lower() in {"houston", "boston"} and "field" in text[end : end + 8].lower():
            continue
        span = Span(start, start + len(" ".join(words)))
        (doubtful if titled.holds(start, end) else sure).append(span)
    names = {text[span.start : span.end] for span in sure}
    for span in doubtful:
        words = text[span.start : span.end].split(" ")
        for count in range(len(words), 1, -1):
            shorter = " ".join(words[:count])
            if shorter in names or (not names and words[count - 1].lower() not in not_names()):
                sure.append(Span(span.start, span.start + len(shorter)))
                break
    return [NameMention(span, "operation", "name.operation") for span in sorted(sure)]
