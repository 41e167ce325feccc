"""Lists: which blocks are items, and which block introduces each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from counterfoil.read.blocks import PROSE_LENGTH, Block
from counterfoil.read.furniture import MONTHS
from counterfoil.read.tables import heads
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.reading import joins

_MORE = (";", "; and", "; or", ",", ", and", ", or")
"""How an item ends that is not the last."""
_SEVERAL = 3
"""So many lines that end in semicolons are a list, whatever stands above them."""
_QUOTES = ("“", '"', "«", "‘", "'")


@cache
def _article() -> Pattern:
    hedges = "more than|over|nearly|almost|about|around|approximately|roughly|at least|up to|some|an estimated"
    return pattern(
        rf"^(?:(?:{hedges}) )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|[$€£]?[0-9])\b", ignore_case=True
    )


def leads(blocks: Sequence[Block], story: range) -> dict[int, int | None]:
    """Index of every list item among `blocks[story]`, with the index of the block that introduces it."""
    ties: dict[int, int | None] = {}
    index = story.start
    while index < story.stop:
        block = blocks[index]
        if block.cells:
            index = _rows(blocks, index, story, ties)
            continue
        if block.mark is None and introduces(block):
            after = _marked(blocks, index, story.stop, ties)
            if after == index + 1:
                after = _unmarked(blocks, index, story.stop, ties)
            index = after
            continue
        if block.mark is not None:
            index = _marked(blocks, index - 1, story.stop, ties, lead=None)
            continue
        if index > story.start and (after := _semicolons(blocks, index, story.stop)) > index:
            ties.update(dict.fromkeys(range(index, after), index - 1))
            index = after
            continue
        index += 1
    return ties


def _semicolons(blocks: Sequence[Block], at: int, stop: int) -> int:
    """Where the list ends that begins at `at` without a lead of its own: lines that end in semicolons, and the last."""
    index = at
    while index < stop and blocks[index].words.endswith(_MORE[:3]) and blocks[index].mark is None:
        index += 1
    if index - at < _SEVERAL:
        return at
    return index + (index < stop and blocks[index].ends_sentence and blocks[index].mark is None)


def introduces(block: Block) -> bool:
    """True where `block` ends as the lead of a list does: a colon, or "including" at the end of the line."""
    words = block.words.rstrip(" *_")
    if words.endswith((":", ":-", ":–")):
        return True
    last = words.split()[-1].casefold().rstrip(",") if words.split() else ""
    return last in joins().list_leads and len(words) > len(last)


def _rows(blocks: Sequence[Block], at: int, story: range, ties: dict[int, int | None]) -> int:
    """Tie the rows of the table that begins at `at` to the row that heads it. Returns where the table ends."""
    above = at - 1
    while above > story.start and blocks[above].lines[0].form == "rule":
        above -= 1
    lead = above if above >= story.start and introduces(blocks[above]) else None
    ties[at] = lead
    if heads(_cell_words(blocks[at])):
        lead = at
    index = at + 1
    while index < story.stop and (blocks[index].cells or blocks[index].lines[0].form == "rule"):
        if blocks[index].cells:
            if heads(_cell_words(blocks[index])):
                break  # another table
            ties[index] = lead
        index += 1
    return index


def _cell_words(block: Block) -> list[str]:
    start = block.span.start
    return [block.words[cell.start - start : cell.end - start] for cell in block.cells]


_INHERIT: Final = -1


def _marked(
    blocks: Sequence[Block], at: int, stop: int, ties: dict[int, int | None], lead: int | None = _INHERIT
) -> int:
    """Tie the run of blocks with list marks after `at`; deeper marks hang on the item above. Returns where it ends."""
    top = at if lead == _INHERIT else lead
    levels: list[tuple[tuple[int, str], int | None]] = []
    index = at + 1
    while index < stop and blocks[index].mark is not None:
        key = _level(blocks[index])
        known = [place for place, (other, _) in enumerate(levels) if other == key]
        if known:
            del levels[known[0] + 1 :]
        elif levels and not _deeper(key, levels[-1][0]):
            levels = [(key, top)]
        else:
            levels.append((key, index - 1 if levels else top))
        ties[index] = levels[-1][1]
        index += 1
    return index


def _level(block: Block) -> tuple[int, str]:
    mark = block.mark or ""
    kind = (
        "1" if any(char.isdigit() for char in mark) else ("a" if mark.strip("().").isalpha() and mark != "o" else mark)
    )
    return block.lines[0].indent, kind


def _deeper(key: tuple[int, str], above: tuple[int, str]) -> bool:
    return key[0] >= above[0]


def _unmarked(blocks: Sequence[Block], at: int, stop: int, ties: dict[int, int | None]) -> int:
    """Tie the paragraphs after the lead at `at` that read as its items. Returns the first block that does not."""
    items: list[int] = []
    index = at + 1
    while index < stop and _is_item(blocks, at, items, index):
        block = blocks[index]
        ties[index] = at
        items.append(index)
        index += 1
        if introduces(block):
            return index - 1  # an item that introduces a list of its own: the caller goes on from there
    return index


def _is_item(blocks: Sequence[Block], at: int, items: list[int], index: int) -> bool:
    """True where the block at `index` reads as an item under the lead at `at`, after the `items` found so far."""
    block = blocks[index]
    words = block.words
    if words.startswith(_QUOTES) or block.mark is not None or block.cells:
        return False
    if not items:
        named = set(blocks[at].words.casefold().rstrip(": ").split()[-6:]) & (joins().list_leads | {"arrested", "as"})
        return len(words) <= 200 or bool(named)
    first, last = blocks[items[0]].words, blocks[items[-1]].words
    if last.endswith(_MORE) or first.endswith((";", ",")):
        return last.endswith(_MORE) or (_opening(words) == "count" and not block.ends_sentence)
    longest = max(len(blocks[item].words) for item in items)
    return len(words) <= max(2.2 * longest, 2 * PROSE_LENGTH) and _reads_alike(block, [blocks[i] for i in items])


def _reads_alike(block: Block, items: Sequence[Block]) -> bool:
    """True for a block that opens as the items do, and goes on with the story no more than they do."""
    first = items[0].words
    kind = _opening(block.words)
    if kind != _opening(first) and (len(first) > 200 or kind == "determiner"):
        return False
    if kind == _opening(first) == "date" or not _has_verb(block.words) or any(_has_verb(item.words) for item in items):
        return True
    # "Failure to remain at the scene": among lines that are no sentences, one that ends without a full stop is none.
    return not (block.ends_sentence or introduces(block) or any(item.ends_sentence for item in items))


def _opening(words: str) -> str:
    if _article().match(words):
        return "count"
    first = words.split(None, 1)[0].casefold().strip(",.")
    if first[:3] in MONTHS and words[len(first) :].lstrip(". ")[:1].isdigit():
        return "date"
    return "determiner" if first in joins().openers else "name"


def _has_verb(words: str) -> bool:
    return not joins().verbs.isdisjoint(words.casefold().split()[1:8])
