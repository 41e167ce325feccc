"""Words of a sentence, with their places in the text and, where it was parsed, their syntax."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from counterfoil.model import Document, NumberMention, Span
from counterfoil.reference.patterns import pattern

# Letters and figures apart, hyphens and possessives as words of their own: the way the parser was taught to see them.
_WORD = pattern(
    r"""
    (?:\pL\.){2,}                                                    # U.S. D.C.
    | \b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Jr|Sr|No|Lt|Sgt|Gen|Gov|Sen|Rep)\.
    | ['’]\pL+\b
    | \pN+(?:[.,]\pN+)*
    | \pL+
    | [^\s]
    """,
    verbose=True,
)

_SPACES = "\t\n\f\r"
"""What RE2 takes for white space."""
_SHORT = 30
"""A run longer than this is an address of the web or the like, which does not come twice."""


@dataclass(frozen=True, slots=True, init=False)
class Word:
    """One word or mark. lower: its lower-case form. tag, dep, head: empty, empty and -1 until parsed."""

    text: str
    lower: str
    span: Span
    tag: str
    dep: str
    head: int

    def __init__(self, text: str, lower: str, span: Span, tag: str = "", dep: str = "", head: int = -1) -> None:  # noqa: PLR0913, PLR0917 - its fields
        # There are two for each word that is parsed: by hand, each takes two thirds of a frozen dataclass's time.
        _set_text(self, text)
        _set_lower(self, lower)
        _set_span(self, span)
        _set_tag(self, tag)
        _set_dep(self, dep)
        _set_head(self, head)


_set_text, _set_lower, _set_span, _set_tag, _set_dep, _set_head = (
    vars(Word)[name].__set__ for name in ("text", "lower", "span", "tag", "dep", "head")
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds figures. `segment`: the index of its segment, None where the document has none."""

    span: Span
    words: tuple[Word, ...]
    segment: int | None = None

    @property
    def parsed(self) -> bool:
        """True where the words carry their syntax."""
        return bool(self.words) and self.words[0].head >= 0

    def covering(self, span: Span) -> tuple[int, int]:
        """Indices of the first and the last word that share a character with `span`; (-1, -1) where none does."""
        inside = [i for i, word in enumerate(self.words) if word.span.overlaps(span)]
        return (inside[0], inside[-1]) if inside else (-1, -1)

    def children(self, index: int) -> tuple[int, ...]:
        """Indices of the words that depend on the word at `index`."""
        return tuple(i for i, word in enumerate(self.words) if word.head == index and i != index)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its sentence: `first` and `last` are the indices of its first and last word.

    label: how many words at the head of the sentence name the row and the column that the figure stands in; 0 outside
    tables. column: which of the row's cells it stands in.
    """

    mention: NumberMention
    sentence: Sentence
    first: int
    last: int
    label: int = 0
    column: int = 0


def words(document: Document, span: Span) -> tuple[Word, ...]:
    """The words of `span`, in order, every character that is not a space in exactly one of them."""
    found: list[Word] = []
    at = span.start
    # No word reaches over white space, so runs without it are told apart one by one, and a run met before is known.
    spaced = document.quote(span)
    for space in _SPACES:
        spaced = spaced.replace(space, " ")
    for run in spaced.split(" "):
        parts = _known(run) if len(run) <= _SHORT else _parts(run)
        found += [Word(text, lower, Span(at + start, at + end)) for text, lower, start, end in parts]
        at += len(run) + 1
    return tuple(found)


def _parts(run: str) -> tuple[tuple[str, str, int, int], ...]:
    """The words of a run of characters without white space: each, in lower case, and from where to where it stands."""
    if run.isascii() and run.isalpha():  # most runs, and one word for the pattern too, which takes ten times as long
        return ((run, run.lower(), 0, len(run)),)
    matches = ((match.group() or "", match.start(), match.end()) for match in _WORD.finditer(run))
    return tuple((text, text.lower(), start, end) for text, start, end in matches)


_known = lru_cache(maxsize=8192)(_parts)
