"""The rows of a web page's tables of figures, each as one block.

Tables also set out whole pages, so a row of figures is known by its form: short cells with one block of text in each,
a name first and a figure behind it, and another such row in the same table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from counterfoil.model import Span
from counterfoil.read.blocks import Block, Line
from counterfoil.read.page import Page, PageBlock, Role
from counterfoil.read.tables import LONGEST_CELL, tables_of


def page_rows(found: Page, roles: Sequence[Role]) -> dict[int, tuple[Block, ...]]:
    """The block of every row by the index of its first cell's; its other cells have none of their own."""
    rows: list[tuple[int, list[int]]] = []
    for row, members in groupby(range(len(found.blocks)), key=lambda index: _row(found.blocks[index])):
        indexes = list(members)
        plain = all(roles[index] == "prose" for index in indexes)
        cell = found.blocks[indexes[0]].cell
        if row and cell is not None and plain and _is_row(found, indexes):
            rows.append((cell.table, indexes))
    tables = tables_of([(table, [_words(found, cell) for cell in _cells(found, row)]) for table, row in rows])
    made: dict[int, tuple[Block, ...]] = {}
    for table, indexes in rows:
        if table in tables:
            made[indexes[0]] = (_block(found, indexes),)
            made.update(dict.fromkeys(indexes[1:], ()))
    return made


def _row(part: PageBlock) -> int:
    return part.cell.row if part.cell is not None else 0


def _column(part: PageBlock) -> int:
    return part.cell.column if part.cell is not None else 0


def _is_row(found: Page, indexes: Sequence[int]) -> bool:
    """Several cells, with one short block in each."""
    columns = {_column(found.blocks[index]) for index in indexes}
    short = all(len(found.blocks[index].span) <= LONGEST_CELL for index in indexes)
    return len(indexes) == len(columns) > 1 and short


def _cells(found: Page, indexes: Sequence[int]) -> tuple[Span, ...]:
    """The cells from the first column on; one without words stands where the one before it ends."""
    spans = {_column(found.blocks[index]): found.blocks[index].span for index in indexes}
    at = found.blocks[indexes[0]].span.start
    cells: list[Span] = []
    for column in range(max(spans) + 1):
        cells.append(spans.get(column, Span(at, at)))
        at = cells[-1].end
    return tuple(cells)


def _words(found: Page, cell: Span) -> str:
    return found.text[cell.start : cell.end]


def _block(found: Page, indexes: Sequence[int]) -> Block:
    span = Span(found.blocks[indexes[0]].span.start, found.blocks[indexes[-1]].span.end)
    words = found.text[span.start : span.end]
    return Block((Line(span, words, 0, 0, None, None, _cells(found, indexes)),), words)
