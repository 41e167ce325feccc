"""Lines to blocks: which line breaks end a block, and which only wrap or interrupt a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from counterfoil.model import Span
from counterfoil.read.furniture import Form, form
from counterfoil.read.tables import rows_of
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.reading import joins

WRAP_WIDTH_LIMIT = 130
"""A typesetter's line holds at most this many characters; a longer line is a paragraph that nobody wrapped."""
PROSE_LENGTH = 60
"""A line this long that reads like a sentence is part of a story, not of a menu."""

_TERMINAL = frozenset(".!?:;")
_CLOSERS = "\"'”’)]»*_"
_OPENERS = ("“", "(", "[", "$", "«", "‘")
_ITEM_ENDS = ("; and", "; or", ", and", ", or", ";")
_CONTINUERS = (",", ".", ";", ":", ")", "’", "”", "]", "%")


@cache
def _mark() -> Pattern:
    # Bullets of word processors sit in the private use area; a lone letter o is the second-level bullet of one of them.
    return pattern(r"^(?:[•◦▪●‣⁃∙·■□➢➤✓*\x{f000}-\x{f0ff}§+–—-]+|o|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])[\s\x{a0}]+\S")


@cache
def _dateline() -> Pattern:
    return pattern(
        r"^(?:\([A-Z][\w .’']+(?:, [A-Z][\w. ]+)?\)|[A-Z][A-Z.’' ]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?) ?[–—-]"
    )


@cache
def _number() -> Pattern:
    return pattern(r"^[$€£]?[0-9][0-9.,]*%?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without the white space around it.

    gap: empty lines before it. mark: its list mark, if any. cells: those of a table's row, which is a line of its own.
    """

    span: Span
    words: str
    gap: int
    indent: int
    mark: str | None
    form: Form | None
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, and the words they hold (line breaks included)."""

    lines: tuple[Line, ...]
    words: str

    @property
    def span(self) -> Span:
        """From the first character of the first line to the last of the last."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    @property
    def mark(self) -> str | None:
        """The list mark that the block begins with."""
        return self.lines[0].mark

    @property
    def cells(self) -> tuple[Span, ...]:
        """The cells of a table's row; empty elsewhere."""
        return self.lines[0].cells

    @property
    def ends_sentence(self) -> bool:
        """True where the last character closes a sentence."""
        return ends_sentence(self.words)


def ends_sentence(words: str) -> bool:
    """True where `words` end as a sentence does: a full stop, or the like, closing quotes after it allowed."""
    bare = words.rstrip(_CLOSERS + " \xa0")
    return bool(bare) and bare[-1] in ".!?" and not bare.endswith(("...", ".."))


def opens_with_dateline(words: str) -> bool:
    """True where `words` begin with a place and a dash, as the first paragraph of a release does."""
    return _dateline().match(words) is not None


def is_heading(words: str) -> bool:
    """True for a heading as Markdown marks it."""
    level = len(words) - len(words.lstrip("#"))
    return 1 <= level <= 6 and words[level : level + 1] == " " and words[level:].strip() != ""


def title_case(words: str) -> bool:
    """True where most longer words begin with a capital, as headlines and menus have it."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 2 > len(long)


def printed_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold more than white space."""
    found: list[Line] = []
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            found.append(Line(Span(start, start + len(words)), words, gap, start - at, _list_mark(words), form(words)))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return tuple(found)


def wrap_width(found: Sequence[Line]) -> int | None:
    """The width at which lines were broken by a typesetter; None where paragraphs run on."""
    lengths = sorted(len(line.words) for line in found)
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    if not 40 <= width <= WRAP_WIDTH_LIMIT or lengths[-1] > 2 * WRAP_WIDTH_LIMIT:
        return None
    full = sum(width * 0.8 <= length for length in lengths)
    broken = sum(
        len(one.words) >= width * 0.75 and not two.gap and two.mark is None and two.words[0].islower()
        for one, two in pairwise(found)
    )
    return width if broken >= 2 or full * 5 >= len(lengths) * 2 else None


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order; every printed line is in exactly one."""
    found = printed_lines(text)
    rows = rows_of(text, [line.span for line in found])
    if rows:
        found = tuple(_row(line, rows[index]) if index in rows else line for index, line in enumerate(found))
    return grouped_lines(text, found, wrap_width(found))


def _row(line: Line, cells: tuple[Span, ...]) -> Line:
    return replace(line, mark=None, form=None, cells=cells)


def _list_mark(words: str) -> str | None:
    # Most lines begin with a word, which needs no pattern to be told from a mark.
    if words[0].isalpha() and words[1:2] not in ("", " ", ")", ".", "\xa0", "\t"):
        return None
    return words.split(maxsplit=1)[0] if _mark().match(words) else None


def lines_of(text: str, span: Span, *, listed: int = 0) -> tuple[Line, ...]:
    """The printed lines of one block of a web page. listed: how many lists deep it stands, 0 outside lists."""
    found: list[Line] = []
    at = span.start
    for raw in text[span.start : span.end].split("\n"):
        if raw.strip():
            start = at + len(raw) - len(raw.lstrip())
            words = raw.strip()
            mark = "•" if listed and not found else None
            found.append(Line(Span(start, start + len(words)), words, 0, listed, mark, form(words)))
        at += len(raw) + 1
    return tuple(found)


def grouped_lines(text: str, found: tuple[Line, ...], width: int | None = None) -> tuple[Block, ...]:
    """Blocks of the lines `found`, in order. width: that at which a typesetter broke them, None where none did."""
    return tuple(_block(text, group) for group in _grouped(found, width))


def _block(text: str, group: list[Line]) -> Block:
    return Block(tuple(group), text[group[0].span.start : group[-1].span.end])


def _grouped(found: tuple[Line, ...], width: int | None) -> Iterator[list[Line]]:
    group: list[Line] = []
    state = _ListState()
    for line, after in pairwise((*found, None)):
        if line is None:
            break
        if group and not _goes_on(group, line, after, width, state):
            state.close(group)
            yield group
            group = []
        group.append(line)
    if group:
        yield group


class _ListState:
    """Whether the lines at hand are items under a lead, and whether those begin in lower case."""

    __slots__ = ("lower", "open")

    def __init__(self) -> None:
        self.open = False
        self.lower = False

    def lists_lower(self, group: list[Line]) -> bool:
        """True where the lines at hand are items that begin in lower case, so that a small letter joins nothing."""
        return self.open and (self.lower or (len(group) == 1 and group[0].words[0].islower()))

    def close(self, group: list[Line]) -> None:
        """Take note of a finished block."""
        last = group[-1].words
        if last.endswith(":"):
            self.open, self.lower = True, False
        elif self.open and len(group) == 1 and group[0].words[0].islower():
            self.lower = True
        elif ends_sentence(last) and len(last) > 3 * PROSE_LENGTH:
            self.open = False


def _goes_on(group: list[Line], line: Line, after: Line | None, width: int | None, state: _ListState) -> bool:
    """True where `line` continues the block that `group` has so far."""
    last = group[-1].words
    if line.cells or group[-1].cells:
        return False
    if line.mark is not None:
        return _no_bullet(group, line) and not _stands_alone(group[-1])
    if is_heading(last) or is_heading(line.words) or opens_with_dateline(line.words):
        return False
    if _stands_alone(group[-1]) or line.form is not None:
        return False
    if line.gap:
        return _across_gap(last, line, after, width)
    return (
        _unfinished(group, line.words, state) or _inline(group, line, after, state) or _wrapped(last, line.words, width)
    )


def _no_bullet(group: list[Line], line: Line) -> bool:
    """True where what looks like a list mark belongs to a sentence that the line above leaves open.

    A dash before a small letter, the Spanish "o", and the "12." of a date broken over two lines.
    """
    mark = line.mark or ""
    if line.gap or group[0].mark is not None or _closed(group[-1].words):
        return False
    if mark in ("–", "—"):
        return line.words.lstrip("–— \xa0")[:1].islower()
    return mark == "o" or (mark[:-1].isdigit() and mark != "1.")


def _stands_alone(line: Line) -> bool:
    """True for furniture; "For immediate release:" and "Contact:" lines may carry the headline or a name further."""
    return line.form is not None and not (line.form == "release" and len(line.words) > PROSE_LENGTH)


def _across_gap(last: str, line: Line, after: Line | None, width: int | None) -> bool:
    """An empty line ends a block unless the words around it cannot stand apart."""
    if _last_word(last) in joins().open_words - {"and", "or"}:
        return line.words[0].islower() or _is_number(line.words) or width is not None
    if _is_number(last) and not title_case(line.words):
        return line.words[0].islower()
    if _is_number(line.words) and after is not None and after.words[0].islower():
        return not _closed(last)
    # A page of typeset text ends where the paper does, in mid-sentence.
    return width is not None and not _closed(last) and len(last) > width * 0.8 and not title_case(last)


def _unfinished(group: list[Line], words: str, state: _ListState) -> bool:
    """True where the last line cannot end where it does, or `words` cannot begin a sentence."""
    last = group[-1].words
    if state.open and last.endswith(_ITEM_ENDS):
        return False
    dash = last.endswith(("–", "—")) and len(last) > 1
    if dash or words.startswith(_CONTINUERS) or last.endswith(_OPENERS) or _last_word(last) in joins().open_words:
        return True
    if last.endswith((",", ",”", ',"')):
        return not (state.open and len(last) < PROSE_LENGTH)
    if _closed(last):
        return False
    if words[0].islower():
        return not state.lists_lower(group)
    first = words.split(maxsplit=1)[0].casefold()
    return first in joins().headline_joins and title_case(words) and title_case(last)


def _inline(group: list[Line], line: Line, after: Line | None, state: _ListState) -> bool:
    """A short run of words between two halves of a sentence: a link or bold words that a web page set apart."""
    last = group[-1].words
    if _closed(last) or state.lists_lower(group):
        return False
    if len(line.words) <= PROSE_LENGTH and not _closed(line.words) and after is not None and not after.gap:
        begins = after.words[0]
        if (begins.islower() or begins == ",") and after.mark is None and after.form is None:
            return True
    sofar = " ".join(part.words for part in group)
    return len(group) > 1 and len(sofar) > PROSE_LENGTH and ends_sentence(line.words) and not title_case(sofar)


def _wrapped(last: str, words: str, width: int | None) -> bool:
    """In typeset text a line goes on where the next word would not have fitted on it."""
    if width is None:
        return False
    fits = len(last) + 1 + len(words.split(maxsplit=1)[0]) <= width * 0.85
    heading = ends_sentence(last) and len(words) < width * 0.6 and title_case(words) and not _closed(words)
    return not (fits or heading or last.endswith(":"))


def _last_word(words: str) -> str:
    return words.rsplit(None, 1)[-1].casefold()


def _closed(words: str) -> bool:
    bare = words.rstrip(_CLOSERS + " \xa0")
    return not bare or bare[-1] in _TERMINAL


def _is_number(words: str) -> bool:
    return _number().match(words) is not None
