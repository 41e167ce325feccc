"""Names, ages and birth dates of private persons, kept out of everything that leaves the program.

Officials speaking in office keep role and name. Where the two cannot be told apart, the name is masked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from counterfoil.model import AuditRecord, Document, Leftover, NameMention, PeriodReading, Span
from counterfoil.reference.patterns import Pattern, escape, pattern
from counterfoil.reference.printing import MONTHS

NAME, AGE, BIRTH = "[name]", "[age]", "[birth date]"

# Words inside a name that point to nobody: alone they are never masked.
_PARTICLES = frozenset(
    ("jr", "jnr", "sr", "snr", "ii", "iii", "iv", "de", "del", "della", "la", "las", "los", "el", "van", "von", "der",
     "den", "da", "dos", "das", "di", "al", "bin", "ibn", "y", "e", "san", "santa", "st")
)  # fmt: skip
# A given name that is also a month is masked within the name alone, so that dates stay whole.
_MONTHS = frozenset(month.casefold() for month in MONTHS)

_EDGES = ".,;:’'\"“”()"

_AGE_WORDS = pattern(
    r"\b(\d{1,3})(?:[ -](?:year|month|week|day)s?[ -]old)|\bage[ds]?(?: of| is|:)? (\d{1,3})\b"
    r"|, (\d{1,3})(?:,|;|\)| of\b)",
    ignore_case=True,
)
_BIRTH_WORDS = pattern(
    r"(?:\bborn(?: on| in)?|\bdate of birth(?: is|:| of)?|\bD\.?O\.?B\.?:?|\bbirth ?date:?)\s+"
    r"((?:\pL{3,9}\.? )?\d{1,2}(?:st|nd|rd|th)?,? (?:\pL{3,9}\.? )?(?:19|20)\d\d|\pL{3,9}\.?,? (?:19|20)\d\d"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|(?:19|20)\d\d)",
    ignore_case=True,
)


@dataclass(frozen=True, slots=True)
class Hidden:
    """One stretch of the source text that is not shown, and what is shown for it."""

    span: Span
    shown: str


@dataclass(frozen=True)  # without slots: what finds the names is made once, when first needed
class Mask:
    """What is hidden in one document. Offsets of the source stay valid: a mask changes what is shown, not the text.

    hidden: in text order, none overlapping another. people: the words of every private person's name, longest first.
    kept: other names of the document (places, agencies, officials), which a mask leaves whole.
    """

    text: str
    hidden: tuple[Hidden, ...]
    people: tuple[str, ...]
    surnames: tuple[str, ...]
    kept: tuple[str, ...]

    def quote(self, span: Span) -> str:
        """The words at `span`, masked. A span that lies within a hidden stretch gives what is shown for the stretch."""
        at = bisect_right(self._ends, span.start)
        if at == len(self.hidden) or self.hidden[at].span.start >= span.end:
            return self.text[span.start : span.end]  # nothing of it is hidden, as nearly always
        return "".join(words for words, _ in self.pieces(span))

    def pieces(self, span: Span) -> list[tuple[str, Span]]:
        """What is shown at `span`, piece by piece, each with the source span it stands for."""
        found: list[tuple[str, Span]] = []
        at = span.start
        for item in self.hidden[bisect_right(self._ends, at) :]:
            if item.span.start >= span.end:
                break
            if item.span.start > at:
                found.append((self.text[at : item.span.start], Span(at, item.span.start)))
            end = min(item.span.end, span.end)
            found.append((item.shown, Span(max(at, item.span.start), end)))
            at = end
        if at < span.end:
            found.append((self.text[at : span.end], Span(at, span.end)))
        return found

    def stated(self, reading: PeriodReading | None) -> str:
        """The words that state a period, masked; empty where there are none."""
        return "" if reading is None else " … ".join(self.quote(span) for span in reading.words)

    def covers(self, span: Span) -> bool:
        """True where `span` touches a hidden stretch."""
        at = bisect_right(self._ends, span.start)
        return at < len(self.hidden) and self.hidden[at].span.start < span.end

    def words(self, written: str) -> str:
        """A string that some stage wrote about the document (a title, a `says`), masked by the names it holds."""
        if not any(name in written for name in self.people):
            return written  # as nearly always
        at, shown = 0, []
        for start, end in _whole_words(self._finder.find_matches_as_indexes(written), written):
            if start < at or written[start:end] not in self.people:
                continue
            shown += [written[at:start], NAME]
            at = end
        return "".join([*shown, written[at:]])

    def label(self, written: str) -> str:
        """A place, agency or role as written: kept where the document names one so, though a person shares the word."""
        return written if written in self.kept else self.words(written)

    def maybe(self, written: str | None) -> str | None:
        """`words`, and None for None."""
        return None if written is None else self.words(written)

    def maybe_label(self, written: str | None) -> str | None:
        """`label`, and None for None."""
        return None if written is None else self.label(written)

    def address(self, written: str) -> str:
        """A file stem, path or URL, masked where its parts spell a private person's name (`jane-doe-sentenced`)."""
        small = written.casefold()
        if not any(name in small for name in self.surnames):
            return written  # as nearly always
        found = ((0, match.start(), match.end()) for match in self._slug.finditer(written))
        at, shown = 0, []
        for start, end in _whole_words(found, written):
            if not any(name in written[start:end].casefold() for name in self.surnames):
                continue
            shown += [written[at:start], NAME]
            at = end
        return "".join([*shown, written[at:]])

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(item.span.end for item in self.hidden)

    @cached_property
    def _finder(self) -> AhoCorasick:
        return _one_of({*self.people, *self.kept})

    @cached_property
    def _slug(self) -> Pattern:
        parts = {token.casefold() for name in self.people for token in _tokens(name)}
        one = "(?:" + "|".join(escape(part) for part in sorted(parts, key=lambda part: (-len(part), part))) + ")"
        return pattern(f"{one}(?:(?:[-_+. ]|%20){one})*", ignore_case=True)


def mask(document: Document, names: Iterable[NameMention], leftovers: Sequence[Leftover] = ()) -> Mask:
    """What is hidden in `document`, given its names and the numbers that were read as ages or dates.

    Every later mention of a name is hidden with the first: surname, given name, either in capitals.
    """
    listed = list(names)
    people = {document.quote(item.span) for item in listed if item.kind == "person"} - {""}
    kept_spans = [item.span for item in listed if item.kind != "person"]
    kept = {document.quote(span) for span in kept_spans} - people - {""}
    written = _forms(people, document.text)
    hidden = [Hidden(item.span, NAME) for item in listed if item.kind == "person" and len(item.span)]
    if written:
        kept_spans.sort(key=attrgetter("start"))
        starts, reach = [span.start for span in kept_spans], list(accumulate((span.end for span in kept_spans), max))
        for start, end in _whole_words(_one_of(written).find_matches_as_indexes(document.text), document.text):
            before = bisect_left(starts, end)
            if not before or reach[before - 1] <= start:  # none of them shares a character with it
                hidden.append(Hidden(Span(start, end), NAME))
    if people:
        hidden += _lives(document, [item.span for item in hidden], leftovers)
    surnames = sorted({token.casefold() for name in people for token in _tokens(name)[1:] or _tokens(name)})
    return Mask(document.text, _disjoint(hidden), written, tuple(surnames), tuple(sorted(kept)))


def mask_of(record: AuditRecord) -> Mask:
    """What is hidden in an audited document."""
    return mask(record.document, record.names, record.leftovers)


def _tokens(name: str) -> list[str]:
    """The parts of a name that point to the person, in order."""
    parts = (part.strip(_EDGES) for part in name.replace("’s", "").replace("'s", "").replace("-", " ").split())
    return [part for part in parts if len(part) > 1 and part.casefold() not in _PARTICLES]


def _forms(people: Iterable[str], text: str) -> tuple[str, ...]:
    """Every form in which the persons may be named again, longest first.

    A given name that the text also writes in lower case ("will", "grant") is a word there, and is masked with the
    surname alone.
    """
    forms: set[str] = set()
    words = cache(lambda: {word.strip(_EDGES) for word in text.split()})
    for name in people:
        forms.add(name)
        for place, token in enumerate(_tokens(name)):
            is_word = place == 0 and (small := token.lower()) in text and small in words()
            if token.casefold() not in _MONTHS and not is_word:
                forms.add(token)
        forms.update(part.strip(_EDGES) for part in name.split() if "-" in part.strip(_EDGES))
    forms |= {form.upper() for form in forms}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _one_of(names: Iterable[str]) -> AhoCorasick:
    """What finds any of these names, the longest where several begin together; none overlaps another.

    Names differ from document to document: this takes a third of the time that an expression takes to be compiled.
    """
    return AhoCorasick(names, MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA)


def _whole_words(found: Iterable[tuple[int, int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Where what was found neither begins nor ends inside a word. found: which name, from where, to where."""
    for _, start, end in found:
        inside = (start and text[start - 1].isalnum() and text[start].isalnum()) or (
            end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
        )
        if not inside:
            yield start, end


def _lives(document: Document, persons: list[Span], leftovers: Sequence[Leftover]) -> list[Hidden]:
    """Ages and birth dates of the persons named.

    An age in a paragraph that names a person is taken for that person's, and so is "the 37-year-old" anywhere, since it
    points back to somebody; "a child under 14" in a paragraph without a name stays.
    """
    text = document.text
    ages = [item.span for item in leftovers if item.reason == "age"]
    for match in _AGE_WORDS.finditer(text):
        group = next(key for key in (1, 2, 3) if match.group(key) is not None)
        ages.append(Span(match.start(group), match.end(group)))
    births = [Span(match.start(1), match.end(1)) for match in _BIRTH_WORDS.finditer(text)]
    named = {document.segment_at(span.start) for span in persons}
    found = [Hidden(span, BIRTH) for span in births if document.segment_at(span.start) in named]
    for span in ages:
        back = text[max(0, span.start - 4) : span.start].lower()
        if document.segment_at(span.start) in named or back == "the ":
            found.append(Hidden(span, AGE))
    return found


def _disjoint(hidden: Iterable[Hidden]) -> tuple[Hidden, ...]:
    """In text order; of two that overlap the one that begins first, or is longer, grown to hold both."""
    ordered: list[Hidden] = []
    for item in sorted(hidden, key=lambda each: (each.span.start, -each.span.end)):
        if ordered and item.span.start < ordered[-1].span.end:
            last = ordered[-1]
            ordered[-1] = Hidden(Span(last.span.start, max(last.span.end, item.span.end)), last.shown)
        else:
            ordered.append(item)
    return tuple(ordered)
