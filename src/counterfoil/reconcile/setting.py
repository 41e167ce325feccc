"""Where each claim stands: its words, its neighbours, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from counterfoil.model import Claim, DateMention, Document, Extraction, Operation, Segment, Span
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.countries import country_named
from counterfoil.reference.patterns import pattern

_WORD = pattern(r"[\pL][\pL'’-]+")
_SPACE = pattern(r"\s+")
_BETWEEN_SENTENCES = 3
"""Characters between sentences that follow one another."""
_MEAN = pattern(r"\b(?:average|averaging|averaged|mean)\b[^.;,]*$")
_RATE = pattern(
    r"^(?: [\pL’'-]+){0,2} (?:(?:an?|per|every|each) (?:hour|day|night|week|month|year|person)|per [\pL]+|apiece)\b"
)
_ROW = pattern(r"^[^.!?:\pN][^.!?:]{0,60}:\s*[\pN][\pN,.]*\s*(?:\([^)]*\))?$")
"""A label and its figure, with a smaller figure in brackets or without."""
_EMPTY = frozenset(
    [
        "with",
        "that",
        "this",
        "from",
        "have",
        "been",
        "were",
        "their",
        "they",
        "which",
        "during",
        "after",
        "following",
        "more",
        "than",
        "over",
        "under",
        "about",
        "into",
        "also",
        "said",
        "says",
        "will",
        "would",
        "some",
        "such",
        "other",
        "nearly",
        "least",
        "most",
        "many",
        "than",
        "then",
        "when",
        "where",
    ]
)
_LEAD_SEGMENTS = 4
"""The headline, a subhead or dateline, and the first two paragraphs: where a statement says its main figures."""


def words_of(text: str) -> list[str]:
    """The words of a text, numbers left out."""
    return [match.group() or "" for match in _WORD.finditer(text)]


def stem(word: str) -> str:
    """A word without its commonest endings, so that "arrests" and "arrested" meet."""
    for ending in ("ing", "ions", "ion", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)  # the claims of one text are set down several times, as more is known of them
def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


@dataclass(frozen=True)  # no slots: cached_property needs the instance dictionary
class Setting:
    """One document with its claims, and questions about where they stand."""

    extraction: Extraction
    claims: tuple[Claim, ...]
    operation: Operation | None
    worded: frozenset[str] = frozenset()
    """Ids of the claims whose whole the words beside them name."""

    @property
    def document(self) -> Document:
        """The statement."""
        return self.extraction.document

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _segment(self) -> dict[str, int]:
        return {c.id: -1 if (i := self.document.segment_at(c.span.start)) is None else i for c in self.claims}

    @cached_property
    def told(self) -> tuple[Span, ...]:
        """The sentences outside the boilerplate."""
        segments, at = self.document.segments, self.document.segment_at
        return tuple(
            s for s in self.extraction.sentences if (i := at(s.start)) is not None and segments[i].kind != "boilerplate"
        )

    @cached_property
    def _dates(self) -> dict[Span, tuple[DateMention, ...]]:
        found: dict[Span, list[DateMention]] = {}
        for mention in self.extraction.dates:
            for sentence in self.extraction.sentences:
                if sentence.contains(mention.span):
                    found.setdefault(sentence, []).append(mention)
        return {sentence: tuple(mentions) for sentence, mentions in found.items()}

    def dates_in(self, sentence: Span) -> tuple[DateMention, ...]:
        """The dates of one sentence, in order."""
        return self._dates.get(sentence, ())

    @cached_property
    def lower(self) -> str:
        """The text in lower case, of the same length, so that spans fit it."""
        return _lower(self.document.text)

    def segment_index(self, claim: Claim) -> int:
        """Index of the segment that holds the claim; -1 where none does."""
        return self._segment[claim.id]

    def segment(self, claim: Claim) -> Segment | None:
        """The segment that holds the claim."""
        index = self._segment[claim.id]
        return None if index < 0 else self.document.segments[index]

    def in_headline(self, claim: Claim) -> bool:
        """True in the title and in a subhead that stands before the body, and is no row of a table: "Arrests: 44"."""
        index = self._segment[claim.id]
        if index < 0:
            return False
        segment = self.document.segments[index]
        if segment.kind == "headline":
            return True
        if segment.kind != "subhead" or index >= _LEAD_SEGMENTS:
            return False
        return _ROW.match(self.lower[segment.span.start : segment.span.end]) is None

    def in_lead(self, claim: Claim) -> bool:
        """True in the first segments of the text."""
        return 0 <= self._segment[claim.id] < _LEAD_SEGMENTS

    def between(self, one: Claim, two: Claim) -> str:
        """The words between two claims, in lower case; empty where they overlap."""
        return self.lower[min(one.span.end, two.span.end) : max(one.span.start, two.span.start)]

    def before(self, claim: Claim, size: int = 40) -> str:
        """The words before the claim in its sentence, at most `size` characters, in lower case."""
        return self.lower[max(claim.sentence.start, claim.span.start - size) : claim.span.start]

    def after(self, claim: Claim, size: int = 60) -> str:
        """The words after the claim in its sentence, at most `size` characters, in lower case."""
        return self.lower[claim.span.end : min(claim.sentence.end, claim.span.end + size)]

    def words_behind(self, claim: Claim, size: int) -> str:
        """The words after the claim in its sentence, at most `size` characters, as they are written."""
        return self.document.text[claim.span.end : min(claim.sentence.end, claim.span.end + size)]

    def sentence(self, claim: Claim) -> str:
        """The claim's sentence in lower case."""
        return self.lower[claim.sentence.start : claim.sentence.end]

    def words(self, span: Span) -> str:
        """The words of the text at `span`, with single spaces."""
        return _SPACE.sub(" ", self.document.quote(span))

    def is_definite(self, claim: Claim) -> bool:
        """True where the figure stands after "the", "all", "these" and the like: one given before."""
        return claim.id in self._definite

    def is_further(self, claim: Claim) -> bool:
        """True where the words beside the figure say that it adds to another: "an additional 12", "12 others"."""
        return claim.id in self._further

    def is_mean(self, claim: Claim) -> bool:
        """True where the figure is an average or a rate, which is no total and no part of one."""
        return _MEAN.search(self.before(claim, 26)) is not None or _RATE.match(self.after(claim, 40)) is not None

    def nation(self, claim: Claim) -> str | None:
        """The one nationality or country that the claim's group is of, from its filters or the words that follow it."""
        values = [f.value.lower() for f in claim.filters if f.kind == "nationality"]
        if values:
            return values[0] if len(values) == 1 else None
        citizen = None if claim.noun is None else country_named(claim.noun)
        if citizen is not None:  # "61 Hondurans"
            return citizen.lower()
        following = [c.span.start for c in self.claims if c.span.start >= claim.span.end]
        end = min([claim.sentence.end, *following[:1]])
        named = [
            n for n in self.extraction.names
            if n.kind in ("nationality", "country") and claim.span.end <= n.span.start < end
        ]  # fmt: skip
        return self.lower[named[0].span.start : named[0].span.end] if len(named) == 1 else None

    @staticmethod
    def adjoins(first: Claim, then: Claim) -> bool:
        """True where the sentence of `then` begins right behind that of `first`."""
        return 0 <= then.sentence.start - first.sentence.end <= _BETWEEN_SENTENCES

    def neighbours(self, claim: Claim, sentences: int = 1) -> tuple[Claim, ...]:
        """Claims in the same sentence and in up to `sentences` sentences before and after it, in text order."""
        order = self.extraction.sentences
        at = next((i for i, s in enumerate(order) if s.contains(claim.span)), None)
        if at is None:
            return tuple(c for c in self.claims if c.sentence == claim.sentence)
        low, high = order[max(0, at - sentences)].start, order[min(len(order) - 1, at + sentences)].end
        return tuple(c for c in self.claims if low <= c.span.start < high)

    def content(self, claim: Claim) -> frozenset[str]:
        """Stems of the words that carry the meaning of the claim's sentence."""
        known = self._content.get(claim.sentence)
        if known is None:
            words = words_of(self.sentence(claim))
            known = frozenset(stem(w) for w in words if len(w) > 3 and w not in _EMPTY)
            self._content[claim.sentence] = known
        return known

    @cached_property
    def _content(self) -> dict[Span, frozenset[str]]:
        # Claims are compared pair by pair; what is asked of each of them is worked out once.
        return {}

    @cached_property
    def _definite(self) -> frozenset[str]:
        before = {claim.id: words_of(self.before(claim, 24)) for claim in self.claims}
        return frozenset(name for name, words in before.items() if words and words[-1] in arithmetic().definite)

    @cached_property
    def _further(self) -> frozenset[str]:
        words = any_of(arithmetic().additional)
        found: set[str] = set()
        for claim in self.claims:
            following = " ".join(self.after(claim, 30).replace("more than", "").split()[:2])
            leading = self.before(claim, 20).replace("more than", "")
            if words.search(leading) is not None or words.search(following) is not None:
                found.add(claim.id)
        return frozenset(found)
