"""Blocks of a text and what each is for."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.model import Segment, SegmentKind
from counterfoil.read.blocks import PROSE_LENGTH, Block, blocks, is_heading
from counterfoil.read.digests import in_stories
from counterfoil.read.furniture import (
    calls_on_readers,
    describes_a_body,
    fold,
    holds_standing_words,
    names_a_body,
)
from counterfoil.read.lists import leads
from counterfoil.read.page import Role
from counterfoil.read.story import Page, survey

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
    "rule": "segment.rule-line",
    "menu": "segment.menu",
    "section": "segment.menu",
    "closing": "segment.menu",
}


def segments(text: str) -> tuple[Segment, ...]:
    """Split `text` into segments in text order; together they hold every character that is not white space.

    Line breaks inside a sentence stay inside the segment. Page furniture is kept as segments of kind `boilerplate`.
    """
    found = blocks(text)
    return classify(found, ["heading" if is_heading(block.words) else None for block in found])


def classify(
    found: Sequence[Block],
    roles: Sequence[Role | None],
    *,
    bounded: bool = False,
    breaks: frozenset[int] = frozenset(),
) -> tuple[Segment, ...]:
    """What each block is for.

    roles: what the source's own markup says of it, None where there is no markup. bounded: the markup also says where
    the story stands, so that what has another role is a part of it. breaks: indexes of the blocks with which the markup
    begins another article.
    """
    page = survey(found, roles, bounded=bounded)
    ties = leads(found, range(page.start, page.end))
    named = [_name(page, index, listed=index in ties) for index in range(len(found))]
    parts = [
        Segment(
            block.span,
            kind,
            rule,
            ties.get(index) if kind == "list_item" else None,
            cells=block.cells if kind == "list_item" else (),
        )
        for index, (block, (kind, rule)) in enumerate(zip(found, named, strict=True))
    ]
    return in_stories(parts, [block.words for block in found], breaks)


def _name(page: Page, index: int, *, listed: bool) -> _Named:
    part = page.parts[index]
    release = part.form == "release" and _tells_more(part.block.words)
    cases: _Cases = (
        (part.role == "furniture", "boilerplate", "segment.page-part"),
        (part.form == "date" and index < page.end and index not in page.boxed, "dateline", "segment.date-line"),
        (release, "headline", "segment.release-headline"),
        (part.form is not None and part.form != "date", "boilerplate", _FORM_RULES.get(part.form or "", "")),
        (index >= page.end or index in page.boxed, "boilerplate", "segment.after-story"),
    )
    found = _first(cases)
    if found is not None:
        return found
    return _before_story(page, index) if index < page.start else _in_story(page, index, listed=listed)


def _first(cases: _Cases) -> _Named | None:
    """The kind and rule of the first case that holds."""
    return next(((kind, rule) for holds, kind, rule in cases if holds), None)


def _tells_more(words: str) -> bool:
    """True where a release notice goes on with a headline, and not with a date or a contact in a second column."""
    return len(" ".join(words.split())) > PROSE_LENGTH and "   " not in words


def _before_story(page: Page, index: int) -> _Named:
    part = page.parts[index]
    words = part.block.words
    short = len(words.split()) < 4 or len(words) < 25 or part.prose > 0
    menu = page.menus and (short or part.block.mark is not None or index < min(page.named, default=0))
    cases: _Cases = (
        (part.standing, "boilerplate", "segment.standing"),
        (part.role == "heading", "headline", "segment.heading"),
        (index == 0 and part.role is None, "headline", "segment.first-line"),
        (page.menus and _is_crumb(page, index), "boilerplate", "segment.breadcrumb"),
        (fold(words) == page.title, "headline", "segment.title-again"),
        (_in_contact_block(page, index), "boilerplate", "segment.contact-block"),
        (menu, "boilerplate", "segment.before-story"),
        (part.block.mark is not None, "list_item", "segment.list-mark"),
        (index > page.released or page.menus, "headline", "segment.before-story-line"),
    )
    return _first(cases) or ("subhead", "segment.second-line")


def _is_crumb(page: Page, index: int) -> bool:
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
    if not any(step in ("home", "you are here", "breadcrumb") for step in trail):
        return False
    return len(page.named) > 1 or any(step in ("/", ">", "»", "you are here") for step in trail)


def _in_contact_block(page: Page, index: int) -> bool:
    """A name or a job between lines that tell whom to call."""
    words = page.parts[index].block.words
    if len(words) > PROSE_LENGTH or words.isupper():
        return False
    reach = range(max(0, index - 4), min(page.start, index + 5))
    near = [other for other in reach if page.parts[other].form in ("contact", "address") or _names_contact(page, other)]
    return any(other > index for other in near) and (any(other < index for other in near) or index > 1)


def _names_contact(page: Page, index: int) -> bool:
    return fold(page.parts[index].block.words) in ("contact", "contacts", "media contact", "press contact")


def _in_story(page: Page, index: int, *, listed: bool) -> _Named:
    part = page.parts[index]
    words = part.block.words
    unended = not part.prose and not part.block.ends_sentence and not words.endswith(":")
    late = index * 2 > page.end
    cases: _Cases = (
        (part.standing and index > page.start, "boilerplate", "segment.standing"),
        (late and calls_on_readers(words), "boilerplate", "segment.standing"),
        (late and holds_standing_words(words), "boilerplate", "segment.about-office"),
        (late and _is_tail(page, index), "boilerplate", "segment.about-body"),
        (part.role == "heading", "subhead", "segment.heading"),
        (bool(part.block.cells), "list_item", "segment.table-row"),
        (part.block.mark is not None, "list_item", "segment.list-mark"),
        (listed, "list_item", "segment.under-lead"),
        (unended and len(words) <= 2 * PROSE_LENGTH, "subhead", "segment.short-line"),
    )
    return _first(cases) or ("body", "segment.paragraph")


def _is_tail(page: Page, index: int) -> bool:
    """A paragraph that describes a body, or follows `About the body`, where nothing of the story comes after it."""
    words = page.parts[index].block.words
    headed = index > 0 and names_a_body(page.parts[index - 1].block.words)
    if not (describes_a_body(words) or (headed and not words.startswith(("“", '"')))):
        return False
    rest = page.parts[index + 1 : page.end]
    return all(part.standing or part.form is not None or _stands(part.block.words) for part in rest)


def _stands(words: str) -> bool:
    return calls_on_readers(words) or holds_standing_words(words) or describes_a_body(words)
