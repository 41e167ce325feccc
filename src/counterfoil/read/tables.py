"""Tables set in plain text: which lines are rows, and where their cells are.

Columns are parted by pipes, as Markdown has it, by tabs, or by runs of spaces. Two rows with numbers below one another
make a table, and the row of words right above them heads its columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from counterfoil.model import Span
from counterfoil.reference.patterns import Pattern, pattern

LONGEST_CELL = 80
"""A cell longer than this is a paragraph set in a column, and no row of figures."""
_UNKNOWN = frozenset({"none", "n/a", "na", "nil", "unknown", "tbd", "-", "–", "—", "*"})
"""What stands in a cell in place of a figure."""
_MOST = 30
"""Columns that a table of a statement can have."""


@cache
def _rule() -> Pattern:
    return pattern(r"^[-–—=:|+_ \t]*[-–—=_]{2,}[-–—=:|+_ \t]*$")


@cache
def _gap() -> Pattern:
    return pattern(r"[ \x{a0}]*\t[\t \x{a0}]*|[ \x{a0}]{2,}")


@cache
def _number() -> Pattern:
    return pattern(r"^(?:[~<>≈(]\s?)?[$€£]?\s?[0-9][0-9.,]*(?:\s?[%+)]|\s?\pL+\.?){0,3}[*†)]{0,2}$")


@cache
def _year() -> Pattern:
    return pattern(r"^(?:FY ?)?[12][0-9]{3}(?:[-–/][0-9]{2,4})?$")


def is_number(words: str) -> bool:
    """True for the words of a cell that holds a figure, with its sign or unit."""
    return _number().match(words.strip("* ")) is not None


def heads(cells: Sequence[str]) -> bool:
    """True for a row that names its columns: words, or years beside an empty or a worded first cell."""
    named = [cell for cell in cells[1:] if cell]
    if not _UNKNOWN.isdisjoint(cell.casefold() for cell in named):
        return False
    return bool(named) and all(not is_number(cell) or _year().match(cell) is not None for cell in named)


def holds_figures(cells: Sequence[str]) -> bool:
    """True for a row with a name first and a figure behind it."""
    named = bool(cells) and cells[0] != "" and not is_number(cells[0])
    return named and any(is_number(cell) for cell in cells[1:]) and all(len(cell) <= LONGEST_CELL for cell in cells)


def rows_of(text: str, lines: Sequence[Span]) -> dict[int, tuple[Span, ...]]:
    """The cells of every line, by its index, that is a row of a table."""
    split = {index: cells for index, line in enumerate(lines) if len(cells := _cells(text, line)) > 1}
    found: dict[int, tuple[Span, ...]] = {}
    for run in _runs(text, lines, split):
        words = {index: [text[cell.start : cell.end] for cell in split[index]] for index in run}
        figures = [index for index in run if holds_figures(words[index]) and not heads(words[index])]
        if len(figures) < 2:
            continue
        first = run.index(figures[0])
        above = run[first - 1 : first] if first and heads(words[run[first - 1]]) else []
        found.update((index, split[index]) for index in (*above, *run[first : run.index(figures[-1]) + 1]))
    return found


def _runs(text: str, lines: Sequence[Span], split: dict[int, tuple[Span, ...]]) -> Iterator[list[int]]:
    """Lines below one another with as many cells each; lines of dashes between them are passed over."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if run and _rule().match(text[line.start : line.end]) is not None:
            continue
        cells = split.get(index)
        if run and (cells is None or not _alike(len(split[run[-1]]), len(cells))):
            yield run
            run = []
        if cells is not None and _rule().match(text[line.start : line.end]) is None:
            run.append(index)
    if run:
        yield run


def _alike(above: int, here: int) -> bool:
    """The heading row may leave out the name of the first column, and a row its last cells."""
    return abs(above - here) <= 1


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    words = text[line.start : line.end]
    if words.count("|") > 1:
        return _between(text, line, [line.start + at for at, mark in enumerate(words) if mark == "|"])
    if "\t" not in words and "  " not in words and "\xa0\xa0" not in words:
        return ()
    cuts = [(line.start + gap.start(), line.start + gap.end()) for gap in _gap().finditer(words)]
    if len(cuts) >= _MOST:
        return ()
    edges = [line.start, *(place for cut in cuts for place in cut), line.end]
    return tuple(Span(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True))


def _between(text: str, line: Span, pipes: Sequence[int]) -> tuple[Span, ...]:
    """The cells between pipes; those at the edges of the line close it, and open no cell."""
    inner = [at for at in pipes if line.start < at < line.end - 1]
    low = line.start + (pipes[0] == line.start)
    high = line.end - (pipes[-1] == line.end - 1)
    if len(inner) >= _MOST:
        return ()
    edges = [low, *(place for at in inner for place in (at, at + 1)), high]
    return tuple(trimmed(text, Span(*pair)) for pair in zip(edges[::2], edges[1::2], strict=True))


def trimmed(text: str, span: Span) -> Span:
    """The span without white space and stars of emphasis around its words."""
    words = text[span.start : span.end]
    bare = words.strip(" \t\xa0*_")
    start = span.start + (words.find(bare) if bare else 0)
    return Span(start, start + len(bare))


def tables_of(rows: Sequence[tuple[int, Sequence[str]]]) -> frozenset[int]:
    """Of the rows of a page, each with the number of its table and its cells, the tables that hold figures."""
    figures = Counter(table for table, cells in rows if holds_figures(cells) and not heads(cells))
    return frozenset(table for table, count in figures.items() if count > 1)
