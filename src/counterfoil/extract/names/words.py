"""The words of a text, and the runs of capitalised ones that may be names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from counterfoil.model import Document, Span
from counterfoil.reference.patterns import pattern
from counterfoil.reference.people import given_names, not_names

_SPACED = '—–/,;:!?()[]{}“”"…|*#$%&+=<>•·@_\u00a0'
_DOTTED = frozenset({"jr.", "sr.", "st."})
_MOST = 0.65
_AGED = pattern(r"[,(] ?\d{2}(?:[,;)–-]| –)")
_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august"})
_NAMES_TOO = frozenset({"man", "van", "long", "park", "white", "black", "green", "day", "hall", "don", "said"})
_SHORT = frozenset({"sac", "da"})  # abbreviations of offices, and names where only the first letter is a capital
_SHORT_RUN = 30
"""A run longer than this is an address of the web or the like, which does not come twice."""
_COMPASS = frozenset({"north", "south", "east", "west"})
_PARTICLES = frozenset(
    {"de", "la", "del", "los", "las", "von", "van", "der", "da", "dos", "di", "el", "al", "bin", "ben", "y", "ibn"}
)
PLACE = attrgetter("start", "end")
"""What spans are sorted by: this is told a tenth as slowly as one span is compared with another."""
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_BRIDGES = frozenset({" ", "\u00a0", "\n", "  ", ' "', '" ', " “", "” ", " ‘", "’ ", " (“", "”) ", ' ("', '") '})


class Word(NamedTuple):
    """One word; `lower` is without a possessive ending, as is `end`; `stop` marks words that no person is called.

    A tuple and not a dataclass, since there is one for each word of a text and tuples are made three times as fast.
    """

    start: int
    end: int
    lower: str
    capital: bool
    stop: bool
    possessive: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, with particles (`de la`) and nicknames in quotation marks.

    index: of its first word. titled: it stands in a headline.
    """

    words: tuple[Word, ...]
    index: int
    titled: bool

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.words[0].start, self.words[-1].end)


class Blocks:
    """Spans already taken, for fast questions."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans, key=PLACE)
        self._starts = [span.start for span in self._spans]

    def holds(self, start: int, end: int) -> bool:
        """True where any taken span overlaps [start, end)."""
        at = bisect_left(self._starts, end)
        return any(span.end > start for span in self._spans[max(0, at - 3) : at])


def words(text: str) -> list[Word]:
    """The words of `text` in order.

    Split by hand: a pattern match for each word of a text costs ten times as much.
    """
    stops = not_names()
    spaced = text
    for mark in _SPACED:  # a tenth of the time that a table of translation takes
        spaced = spaced.replace(mark, " ")
    found: list[Word] = []
    add, find, new = found.append, text.find, tuple.__new__
    at = 0
    for raw in spaced.split():
        start = find(raw, at)
        at = start + len(raw)
        if raw.islower() and raw.isalpha():  # most words of a text; what follows is for the others
            add(new(Word, (start, at, raw, False, raw in stops, False)))
            continue
        shape = _known(raw) if len(raw) <= _SHORT_RUN else _shape(raw)
        if shape is not None:
            first, last, lower, capital, stop, possessive = shape
            add(new(Word, (start + first, start + last, lower, capital, stop, possessive)))
    return found


def _shape(raw: str) -> Word | None:
    """The word in a run of characters without white space, its place counted from where the run begins."""
    core, start, stops = raw, 0, not_names()
    if not raw.isalnum():
        core = raw.strip("-’'‘")
        start = raw.find(core)
    possessive = core.endswith(("’s", "'s", "’S", "'S"))
    if possessive:
        core = core[:-2]
    if core.endswith(".") and core.lower() not in _DOTTED and not _initials(core):
        core = core.rstrip(".")
    if not core:
        return None
    lower = core.lower()
    stop = (lower in stops and (lower not in _SHORT or core.isupper())) or not core[0].isalpha()
    return Word(start, start + len(core), lower, core[0].isupper(), stop, possessive)


_known = lru_cache(maxsize=8192)(_shape)
"""The same, kept: names and sentence beginnings come again and again, within a statement and in the next."""


def _initials(core: str) -> bool:
    """`P.J.`: capitals, each with its period."""
    return len(core) % 2 == 0 and core[0::2].isupper() and core[1::2].strip(".") == ""


def titled_spans(document: Document) -> list[Span]:
    """Headlines, and short lines whose words are mostly capitalised: there a capital says nothing.

    A line with an age in it is a list of people, and one with a full stop a sentence.
    """
    found = []
    for segment in document.segments:
        said = document.quote(segment.span)
        longer = [w for w in said.split() if len(w) > 3 and w[0].isalpha()]
        line = segment.kind == "body" and len(longer) <= 20 and _AGED.search(said) is None
        line = segment.kind in ("headline", "subhead") or (line and not said.endswith((".", ";", ",")))
        if line and longer and sum(w[0].isupper() for w in longer) >= _MOST * len(longer):
            found.append(segment.span)
    return found


def runs(document: Document, every: list[Word], blocks: Blocks) -> list[Run]:
    """Runs of capitalised words outside `blocks`, none across segments."""
    text = document.text
    breaks = {segment.span.start for segment in document.segments}
    titled = Blocks(titled_spans(document))
    found: list[Run] = []
    current: list[Word] = []
    first = 0

    def close() -> None:
        while current and (not current[-1].capital or _dated(text, current)):
            current.pop()
        if any("." not in word.lower for word in current):
            found.append(Run(tuple(current), first, titled.holds(current[0].start, current[0].end)))
        current.clear()

    for index, word in enumerate(every):
        if current and (word.start in breaks or not _bridged(text, every[index - 1], word)):
            close()
        stop = word.stop and not (current and _inner(every, index))
        name_word = word.capital and not stop and not blocks.holds(word.start, word.end)
        if name_word or (current and not word.capital and word.lower in _PARTICLES):
            if not current:
                first = index
            current.append(word)
            if word.possessive:
                close()
        elif current:
            close()
    close()
    return found


def _bridged(text: str, left: Word, right: Word) -> bool:
    return text[left.end : right.start] in _BRIDGES


def _dated(text: str, current: list[Word]) -> bool:
    """A month with its day behind a name (`removed Ferrybridge May 4`) is not of the name."""
    last = current[-1]
    return last.lower in _MONTHS and text[last.end : last.end + 2].strip()[:1].isdigit()


def _inner(every: list[Word], index: int) -> bool:
    """A stop word that is a name as well: `Kin Man Ferrybridge`, or `Orla West` where no capital follows."""
    word = every[index]
    behind = every[index + 1] if index + 1 < len(every) else None
    follows = behind is not None and behind.capital and behind.start - word.end == 1
    if word.lower not in _COMPASS and word.lower not in _NAMES_TOO:
        return False
    if not follows:
        return every[index - 1].lower in given_names()[0]
    return word.lower in _NAMES_TOO and not word.possessive and behind is not None and not behind.stop
