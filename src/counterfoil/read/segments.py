"""Blocks of a text and what each is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.model import Segment, SegmentKind
from counterfoil.read.blocks import PROSE_LENGTH, Block, blocks, is_heading, opens_with_dateline, title_case
from counterfoil.read.furniture import Form, fold, holds_standing_words, opens_standing_paragraph
from counterfoil.read.lists import introduces, leads
from counterfoil.read.page import Role

_Named = tuple[SegmentKind, str]
_Cases = tuple[tuple[bool, SegmentKind, str], ...]

_FORM_RULES: dict[str, str] = {
    "release": "segment.release-line",
    "contact": "segment.contact",
    "address": "segment.address",
    "link": "segment.link",
    "stamp": "segment.stamp",
    "page": "segment.page-number",
    "end": "segment.end-mark",
    "menu": "segment.menu",
    "section": "segment.menu",
    "closing": "segment.menu",
}
SENTENCE_LENGTH = 20
"""Where there are no menus to be told from, a sentence this long is a part of the story."""
_END_SHARE = {"section": 1.0, "end": 1.5, "closing": 0.25, "link": 0.0}
"""How much prose, against what stands before, may follow a line that ends a story; teasers count as prose."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A block with what it looks like by itself."""

    block: Block
    form: Form | None
    prose: int
    standing: bool
    role: Role | None


@dataclass(frozen=True, slots=True)
class _Page:
    """What the whole text looks like. start, end: the story's first block and the one after its last.

    menus: it holds menus, so it is a web page. title: folded, without the name of the site. released: the release
    line's index. repeats: how often the title stands again above the story.
    """

    parts: tuple[_Part, ...]
    start: int
    end: int
    menus: bool
    title: str
    released: int
    repeats: int


def segments(text: str) -> tuple[Segment, ...]:
    """Split `text` into segments in text order; together they hold every character that is not white space.

    Line breaks inside a sentence stay inside the segment. Page furniture is kept as segments of kind `boilerplate`.
    """
    found = blocks(text)
    return classify(found, ["heading" if is_heading(block.words) else None for block in found])


def classify(found: Sequence[Block], roles: Sequence[Role | None]) -> tuple[Segment, ...]:
    """What each block is for. roles: what the source's own markup says of it, None where there is no markup."""
    page = _page(found, roles)
    ties = leads(found, range(page.start, page.end))
    named = [_name(page, index, listed=index in ties) for index in range(len(found))]
    return tuple(
        Segment(block.span, kind, rule, ties.get(index) if kind == "list_item" else None)
        for index, (block, (kind, rule)) in enumerate(zip(found, named, strict=True))
    )


def _page(found: Sequence[Block], roles: Sequence[Role | None]) -> _Page:
    forms = [_form(block) for block in found]
    furniture = sum(shape in ("menu", "section", "closing") for shape in forms)
    menus = furniture >= 2 or any(fold(block.words).startswith("skip to") for block in found)
    shortest = PROSE_LENGTH if menus else SENTENCE_LENGTH
    parts = tuple(_part(*facts, shortest) for facts in zip(found, forms, roles, strict=True))
    start = next((index for index in range(len(parts)) if _starts_story(parts, index, menus=menus)), len(parts))
    end = _story_end(parts, start, menus=menus)
    heads = [part.block.words for part in parts if part.role == "heading"] or [part.block.words for part in parts[:1]]
    title = heads[0] if heads else ""
    for separator in (" | ", " - ", " – ", " — ", " :: "):
        if separator in title and menus:
            title = title.rsplit(separator, 1)[0]
            break
    title = fold(title)
    released = next((index for index, part in enumerate(parts) if part.form == "release"), len(parts))
    repeats = sum(fold(part.block.words) == title for part in parts[1:start])
    return _Page(parts, start, end, menus, title, released, repeats)


def _form(block: Block) -> Form | None:
    first = block.lines[0].form
    return first if len(block.lines) == 1 or first == "release" else None


def _part(block: Block, shape: Form | None, role: Role | None, shortest: int) -> _Part:
    if role == "furniture":
        return _Part(block, None, 0, standing=False, role=role)
    prose = len(block.words) if shape is None and role != "heading" and _is_prose(block, shortest) else 0
    return _Part(block, shape, prose, shape is None and opens_standing_paragraph(block.words), role)


def _starts_story(parts: Sequence[_Part], index: int, *, menus: bool) -> bool:
    """True for sentences, and in a text without menus for the lead of a list too."""
    part = parts[index]
    if part.prose:
        # A headline may end with a full stop; the dateline below it shows where the story begins.
        headline = index == 0 and len(parts) > 1 and opens_with_dateline(parts[1].block.words)
        return not part.standing and not headline
    lead = introduces(part.block) and len(part.block.words.split()) > 1
    return index > 0 and not menus and part.form is None and part.role is None and lead


def _is_prose(block: Block, shortest: int) -> bool:
    """Sentences, as against menus, headlines and teasers that break off."""
    words = block.words
    if len(words) < shortest or words.endswith(("…", "...", "[…]", "[...]")):
        return False
    return block.ends_sentence or words.endswith(":") or (len(words) > 4 * PROSE_LENGTH and not title_case(words))


def _story_end(parts: tuple[_Part, ...], start: int, *, menus: bool) -> int:
    """Index of the first block after the story."""
    before = 0
    total = sum(part.prose for part in parts if not part.standing)
    for index, part in enumerate(parts):
        share = _END_SHARE.get(part.form or "")
        if share is not None and index > start and (menus or part.form != "link"):
            after = total - before
            if after <= share * before:
                return index
        before += 0 if part.standing else part.prose
    if not menus:
        return len(parts)
    last = max((index for index, part in enumerate(parts) if part.prose and not part.standing), default=-1)
    if last < 0:
        return len(parts)
    plain = next((index for index in range(last + 1, len(parts)) if _breaks_list(parts[index])), len(parts))
    items = leads([part.block for part in parts], range(last, plain))
    end = last + 1
    while end < plain and (end in items or _closes_story(parts[end]) or items.get(end + 1) == end):
        end += 1
    return end


def _closes_story(part: _Part) -> bool:
    """A short sentence right below the last long one."""
    return part.block.ends_sentence and len(part.block.words.split()) > 3 and not part.standing


def _breaks_list(part: _Part) -> bool:
    return part.form is not None or part.role in ("heading", "furniture")


def _name(page: _Page, index: int, *, listed: bool) -> _Named:
    part = page.parts[index]
    release = part.form == "release" and len(part.block.words) > PROSE_LENGTH
    cases: _Cases = (
        (part.role == "furniture", "boilerplate", "segment.page-part"),
        (part.form == "date" and index < page.end, "dateline", "segment.date-line"),
        (release, "headline", "segment.release-headline"),
        (part.form is not None and part.form != "date", "boilerplate", _FORM_RULES.get(part.form or "", "")),
        (index >= page.end, "boilerplate", "segment.after-story"),
    )
    found = _first(cases)
    if found is not None:
        return found
    return _before_story(page, index) if index < page.start else _in_story(page, index, listed=listed)


def _first(cases: _Cases) -> _Named | None:
    """The kind and rule of the first case that holds."""
    return next(((kind, rule) for holds, kind, rule in cases if holds), None)


def _before_story(page: _Page, index: int) -> _Named:
    part = page.parts[index]
    words = part.block.words
    short = len(words.split()) < 4 or len(words) < 25
    cases: _Cases = (
        (part.standing, "boilerplate", "segment.standing"),
        (part.role == "heading", "headline", "segment.heading"),
        (index == 0 and part.role is None, "headline", "segment.first-line"),
        (page.menus and _is_crumb(page, index), "boilerplate", "segment.breadcrumb"),
        (fold(words) == page.title, "headline", "segment.title-again"),
        (_in_contact_block(page, index), "boilerplate", "segment.contact-block"),
        (page.menus and (short or part.block.mark is not None), "boilerplate", "segment.before-story"),
        (part.block.mark is not None, "list_item", "segment.list-mark"),
        (index > page.released or page.menus, "headline", "segment.before-story-line"),
    )
    return _first(cases) or ("subhead", "segment.second-line")


def _is_crumb(page: _Page, index: int) -> bool:
    """The title at the end of a path through the site ("Home / News / …"), where it does not stand as the headline."""
    words = fold(page.parts[index].block.words).rstrip(". …")
    if len(words) < 3 or not page.title.startswith(words):
        return False
    trail: list[str] = []
    for part in reversed(page.parts[max(0, index - 8) : index]):
        step = fold(part.block.words)
        if part.form not in (None, "menu", "page") or len(step.split()) > 3:
            break
        trail.append(step)
    if not any(step in ("home", "you are here") for step in trail):
        return False
    if any(step in ("/", ">", "»", "you are here") for step in trail):
        return True
    return page.repeats > 1


def _in_contact_block(page: _Page, index: int) -> bool:
    """A name or a job between lines that tell whom to call."""
    words = page.parts[index].block.words
    if len(words) > PROSE_LENGTH or words.isupper():
        return False
    reach = range(max(0, index - 4), min(page.start, index + 5))
    near = [other for other in reach if page.parts[other].form in ("contact", "address") or _names_contact(page, other)]
    return any(other > index for other in near) and (any(other < index for other in near) or index > 1)


def _names_contact(page: _Page, index: int) -> bool:
    return fold(page.parts[index].block.words) in ("contact", "contacts", "media contact", "press contact")


def _in_story(page: _Page, index: int, *, listed: bool) -> _Named:
    part = page.parts[index]
    words = part.block.words
    unended = not part.prose and not part.block.ends_sentence and not words.endswith(":")
    late = index * 2 > page.end
    cases: _Cases = (
        (part.standing and index > page.start, "boilerplate", "segment.standing"),
        (late and holds_standing_words(words), "boilerplate", "segment.about-office"),
        (part.role == "heading", "subhead", "segment.heading"),
        (part.block.mark is not None, "list_item", "segment.list-mark"),
        (listed, "list_item", "segment.under-lead"),
        (unended and len(words) <= 2 * PROSE_LENGTH, "subhead", "segment.short-line"),
    )
    return _first(cases) or ("body", "segment.paragraph")
