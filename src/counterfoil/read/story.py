"""Where on a page the story stands: after which line it begins, before which it ends, and what interrupts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterfoil.read.blocks import PROSE_LENGTH, Block, opens_with_dateline, title_case
from counterfoil.read.furniture import Form, fold, opens_standing_paragraph
from counterfoil.read.lists import introduces, leads
from counterfoil.read.page import Role

_TOLD = 2 * PROSE_LENGTH
"""So much prose above a list of other news is a story."""
SENTENCE_LENGTH = 20
"""Where there are no menus to be told from, a sentence this long is a part of the story."""
_END_SHARE = {"section": 1.0, "end": 1.5}
"""How much prose, against what stands before, may follow a line that ends a story; teasers count as prose."""
_CLOSING_SHARE = {"closing": 0.25, "link": 0.0}
"""The same for lines that stand inside stories too, such as "Share"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block with what it looks like by itself. prose: its length where it is sentences, else 0."""

    block: Block
    form: Form | None
    prose: int
    standing: bool
    role: Role | None

    @property
    def told(self) -> int:
        """Length of the sentences in it that may belong to a story."""
        return 0 if self.standing else self.prose


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole text looks like. start, end: the story's first block and the one after its last.

    menus: it holds menus, so it is a web page. title: folded, without the name of the site. named: indexes of the
    blocks above the story that repeat the title. released: the release line's index. boxed: blocks that interrupt the
    story.
    """

    parts: tuple[Part, ...]
    start: int
    end: int
    menus: bool
    title: str
    named: tuple[int, ...]
    released: int
    boxed: frozenset[int]


def survey(found: Sequence[Block], roles: Sequence[Role | None], *, bounded: bool = False) -> Page:
    """The page that the blocks make up.

    roles: what markup says of each, None where there is none. bounded: the markup says where the story stands.
    """
    forms = [_form(block) for block in found]
    furniture = sum(shape in ("menu", "section", "closing") for shape in forms)
    menus = furniture >= 2 or any(fold(block.words).startswith("skip to") for block in found)
    shortest = PROSE_LENGTH if menus else SENTENCE_LENGTH
    parts = tuple(_part(*facts, shortest) for facts in zip(found, forms, roles, strict=True))
    title = _title(parts)
    named = _repeats(parts, title) if menus else ()
    above = _headline(parts, named)
    start = next((index for index in range(above, len(parts)) if _starts(parts, index, menus=menus)), len(parts))
    boxed = _boxes(parts, start) if menus else frozenset()
    end = _end(parts, start, boxed, menus=menus and not bounded)
    released = next((index for index, part in enumerate(parts) if part.form == "release"), len(parts))
    return Page(parts, start, end, menus, title, tuple(index for index in named if index < start), released, boxed)


def _form(block: Block) -> Form | None:
    if block.cells:
        return None
    first = block.lines[0].form
    return first if len(block.lines) == 1 or first == "release" else None


def _part(block: Block, shape: Form | None, role: Role | None, shortest: int) -> Part:
    if role == "furniture":
        return Part(block, None, 0, standing=False, role=role)
    prose = len(block.words) if shape is None and role != "heading" and _is_prose(block, shortest) else 0
    return Part(block, shape, prose, shape is None and opens_standing_paragraph(block.words), role)


def _is_prose(block: Block, shortest: int) -> bool:
    """Sentences, as against menus, headlines and teasers that break off."""
    words = block.words
    if len(words) < shortest or block.cells or words.endswith(("…", "...", "[…]", "[...]")):
        return False
    return block.ends_sentence or words.endswith(":") or (len(words) > 4 * PROSE_LENGTH and not title_case(words))


def _title(parts: Sequence[Part]) -> str:
    """The page's own heading, or its first line without the name of the site before or after it."""
    heading = next((part.block.words for part in parts if part.role == "heading"), None)
    if heading is not None or not parts:
        return fold(heading or "")
    first = fold(parts[0].block.words)
    # What stands again by itself is the title; what does not is the name of the site.
    shorter = (fold(part.block.words) for part in parts[1:] if len(part.block.words) <= len(first))
    within = max((words for words in shorter if len(words.split()) > 2 and words in first), key=len, default="")
    if within and len(within) * 2 > len(first):
        return within
    for separator in (" | ", " - ", " – ", " — ", " :: "):
        pieces = first.split(separator)
        if len(pieces) > 1:
            return within if within in pieces else max((separator.join(pieces[:-1]), *pieces), key=len)
    return within or first


def _repeats(parts: Sequence[Part], title: str) -> tuple[int, ...]:
    return tuple(
        index
        for index, part in enumerate(parts)
        if index
        and part.role != "furniture"
        and len(part.block.words) < 4 * PROSE_LENGTH
        and fold(part.block.words) == title
    )


def _headline(parts: Sequence[Part], named: Sequence[int]) -> int:
    """The last block that repeats the title and has most of the page's prose below it; 0 where there is none."""
    left = sum(part.told for part in parts)
    whole, best, at = left, 0, 0
    for index in named:
        left -= sum(part.told for part in parts[at:index])
        at = index
        if left * 2 > whole:
            best = index
    return best


def _starts(parts: Sequence[Part], index: int, *, menus: bool) -> bool:
    """True for sentences and rows of figures, and in a text without menus for the lead of a list too."""
    part = parts[index]
    if part.block.cells:
        return part.role != "furniture"
    if part.prose:
        # A headline may end with a full stop; the dateline below it shows where the story begins.
        headline = index == 0 and len(parts) > 1 and opens_with_dateline(parts[1].block.words)
        return not part.standing and not headline
    lead = introduces(part.block) and len(part.block.words.split()) > 1
    return index > 0 and not menus and part.form is None and part.role is None and lead


def _boxes(parts: Sequence[Part], start: int) -> frozenset[int]:
    """Lists of other news inside the story: after them paragraph follows paragraph, as in no list of news."""
    boxed: set[int] = set()
    resumes = [index for index, (one, two) in enumerate(pairwise(parts)) if _tells(one, two)]
    for index in range(start + 1, len(parts)):
        if parts[index].form != "section":
            continue
        after = next((place for place in resumes if place > index), None)
        if after is not None and not any(parts[place].form == "end" for place in range(index, after)):
            boxed.update(range(index, after))
    return frozenset(boxed)


def _tells(one: Part, two: Part) -> bool:
    return bool(one.told or two.told) and all(part.told or _closes(part) for part in (one, two))


def _end(parts: Sequence[Part], start: int, boxed: frozenset[int], *, menus: bool) -> int:
    """Index of the first block after the story, or after the last of several on a page without menus."""
    if not menus:
        # What opens with a dateline of its own is another story, whatever mark ends the one above it.
        start = next((index for index in range(len(parts) - 1, start, -1) if _opens_story(parts[index])), start)
    whole = _cut(parts, start, _teasers(parts, start, boxed), boxed, _END_SHARE)
    shares = _CLOSING_SHARE if menus else {"closing": _CLOSING_SHARE["closing"]}
    closed = _cut(parts, start, whole, boxed, shares)
    if closed < len(parts) or not menus:
        return closed
    last = max((index for index, part in enumerate(parts) if part.told), default=-1)
    return len(parts) if last < 0 else _extended(parts, last)


def _teasers(parts: Sequence[Part], start: int, boxed: frozenset[int]) -> int:
    """Where a list of other news begins, however long it is; the end of the page where there is none.

    Below such a line no paragraph follows another: each stands alone under a headline or a date of its own.
    """
    told = 0
    for index, part in enumerate(parts):
        listed = part.form == "section" and index > start and index not in boxed and told > _TOLD
        after = parts[index + 1 :] if listed else ()
        if after and not after[0].told and not any(one.told and two.told for one, two in pairwise(after)):
            return index
        told += part.told
    return len(parts)


def _opens_story(part: Part) -> bool:
    return part.told > PROSE_LENGTH and part.block.mark is None and opens_with_dateline(part.block.words)


def _cut(parts: Sequence[Part], start: int, stop: int, boxed: frozenset[int], shares: dict[str, float]) -> int:
    """The first block before `stop` whose form ends the story, with little enough prose between it and `stop`."""
    before = sum(part.told for part in parts[: start + 1])
    after = sum(part.told for part in parts[start + 1 : stop])
    for index in range(start + 1, stop):
        share = shares.get(parts[index].form or "")
        if share is not None and index not in boxed and after <= share * before:
            return index
        before, after = before + parts[index].told, after - parts[index].told
    return stop


def _extended(parts: Sequence[Part], last: int) -> int:
    """The end of a story whose last long paragraph is at `last`: a list or short sentences may follow it."""
    plain = next((index for index in range(last + 1, len(parts)) if _breaks(parts[index])), len(parts))
    items = leads([part.block for part in parts], range(last, plain))
    end = last + 1
    while end < plain and (end in items or _closes(parts[end]) or items.get(end + 1) == end):
        end += 1
    return end


def _closes(part: Part) -> bool:
    """A short sentence right below the last long one."""
    sentence = part.block.ends_sentence and len(part.block.words.split()) > 3
    return sentence and part.form is None and part.role != "furniture" and not part.standing


def _breaks(part: Part) -> bool:
    return part.form is not None or part.role in ("heading", "furniture")
