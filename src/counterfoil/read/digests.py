"""Pages that tell several stories one under another: which story each segment belongs to.

A page is taken to tell one story unless the evidence is strong, since a story cut in two loses the ties between its
figures. What stands above the first story belongs to all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterfoil.model import Segment
from counterfoil.read.blocks import PROSE_LENGTH, ends_sentence, opens_with_dateline
from counterfoil.read.furniture import MONTHS, fold
from counterfoil.reference.patterns import Pattern, escape, pattern
from counterfoil.reference.reading import digests

_HEADS = ("headline", "subhead")
_HEADLINE_WORDS = 4
"""A headline of news has at least so many words; "What was found" has fewer, or no verb of news."""
_OPENING = 160
"""Characters of a story's first paragraph in which its own date stands."""


@dataclass(frozen=True, slots=True)
class _Section:
    """Heads and what is told under them.

    start: the first segment of its own. placed: its first paragraph opens with a dateline, or its headline has a date
    below it. dated: the paragraph tells a day. news: its head is a headline. parted: a rule or a new article sets it
    off from what is above it.
    """

    start: int
    placed: bool
    dated: bool
    news: bool
    parted: bool = False


@cache
def _day() -> Pattern:
    months = "|".join(month + r"\pL*\.?" for month in MONTHS)
    weekdays = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
    return pattern(rf"\b(?:{months}) [0-9]{{1,2}}\b|\b(?:{weekdays})day\b", ignore_case=True)


@cache
def _titles() -> Pattern:
    return pattern(r"\b(?:" + "|".join(escape(words) for words in digests().titles) + r")\b")


def names_a_digest(words: str) -> bool:
    """True for a title that says of its page that it tells several stories: Weekly round-up."""
    return _titles().search(fold(words)) is not None


def in_stories(
    parts: Sequence[Segment], words: Sequence[str], breaks: frozenset[int] = frozenset()
) -> tuple[Segment, ...]:
    """The segments with the story that each belongs to.

    words: those of each segment. breaks: indexes of segments before which the markup begins a new article.
    """
    sections = _sections(parts, words, breaks)
    starts = _placed(sections) or _named(parts, words, sections) or _parted(sections) or _days(sections)
    if len(starts) < 2:
        return tuple(parts)
    found: list[Segment] = []
    for index, part in enumerate(parts):
        number = sum(start <= index for start in starts)
        found.append(replace(part, story=number) if number else part)
    return tuple(found)


def _sections(parts: Sequence[Segment], words: Sequence[str], breaks: frozenset[int]) -> list[_Section]:
    """The page as sections, each with its heads; a paragraph that opens with a dateline begins one without heads."""
    found: list[_Section] = []
    heads: list[int] = []
    parted = False
    for index, part in enumerate(parts):
        parted = parted or index in breaks or part.rule == "segment.rule-line"
        if part.kind in _HEADS or (part.kind == "dateline" and heads):
            heads.append(index)
            continue
        if part.kind != "body":
            if part.kind == "list_item":
                heads, parted = [], False
            continue
        if heads or _opens(words[index]) or not found:
            made = _section(parts, words, [*heads, index], first=not found)
            found.append(replace(made, parted=parted))
        heads, parted = [], False
    return found


def _section(parts: Sequence[Segment], words: Sequence[str], opening: Sequence[int], *, first: bool) -> _Section:
    """The section that the segments `opening` open: its heads, and the first paragraph below them."""
    *heads, body = opening
    lines = [index for index in heads if parts[index].kind in _HEADS]
    start = opening[0]
    stamped = any(parts[index].kind == "dateline" for index in heads) and bool(lines) and _is_news(words[lines[-1]])
    if first:
        # The first line above the first story is the page's title; the last may be the story's own headline.
        lines = [index for index in lines[1:][-1:] if _is_news(words[index])]
        start = lines[0] if lines else body
    news = bool(lines) and _is_news(words[lines[-1]])
    dated = _day().search(words[body][:_OPENING]) is not None
    return _Section(start, _opens(words[body]) or stamped, dated, news)


def _opens(words: str) -> bool:
    """True for a paragraph of sentences that opens with a place and a dash."""
    return len(words) >= PROSE_LENGTH and ends_sentence(words) and opens_with_dateline(words)


def _is_news(words: str) -> bool:
    """True for a headline as news has it, with a verb of its own."""
    said = fold(words).replace("'", " ").split()
    return len(said) >= _HEADLINE_WORDS and not digests().news.isdisjoint(word.strip(",.;:") for word in said)


def _placed(sections: Sequence[_Section]) -> list[int]:
    """Two or more stories with datelines of their own."""
    if sum(section.placed for section in sections) < 2:
        return []
    return [section.start for place, section in enumerate(sections) if section.placed or (place == 0 and section.news)]


def _named(parts: Sequence[Segment], words: Sequence[str], sections: Sequence[_Section]) -> list[int]:
    """Headlines on a page whose title says that it is a digest."""
    title = next((line for line, part in zip(words, parts, strict=True) if part.kind == "headline"), "")
    if not _titles().search(fold(title)):
        return []
    starts = [section.start for section in sections if section.news]
    return starts if len(starts) > 1 else []


def _parted(sections: Sequence[_Section]) -> list[int]:
    """Headlines with a rule before every one but the first."""
    news = [section for section in sections if section.news]
    ruled = len(news) > 1 and all(section.parted for section in news[1:])
    return [section.start for section in news] if ruled else []


def _days(sections: Sequence[_Section]) -> list[int]:
    """Three or more headlines, most of them with a day of its own below, and few other heads among them."""
    news = [section for section in sections[1:] if section.news]
    dated = [section for section in news if section.dated]
    if len(news) < 3 or len(dated) * 3 < len(news) * 2 or len(news) * 3 < len(sections[1:]) * 2:
        return []
    return [section.start for section in sections if section.news]
