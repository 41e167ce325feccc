"""Variants of an example: the same statement with other figures, nationalities, cities and offences.

Months are left alone, so that a date goes on to mean the days that the annotation gives.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from counterfoil.model import Span

if TYPE_CHECKING:
    from examples import Example
    from labels import Target

GROUPS = (
    ("Mexican", "Honduran", "Guatemalan", "Salvadoran", "Colombian", "Brazilian", "Ecuadorian", "Cuban", "Venezuelan",
     "Chinese", "Haitian", "Jamaican", "Dominican", "Nicaraguan", "Peruvian"),
    ("Mexico", "Honduras", "Guatemala", "El Salvador", "Colombia", "Brazil", "Ecuador", "Cuba", "Venezuela", "China",
     "Haiti", "Jamaica", "Panama", "Nicaragua", "Peru", "India", "Vietnam"),
    ("Houston", "Boston", "Chicago", "Denver", "Atlanta", "Dallas", "Miami", "Phoenix", "Seattle", "Baltimore",
     "Newark", "Buffalo", "Detroit", "Philadelphia", "Tucson", "El Paso", "San Antonio", "Omaha", "Nashville", "Tampa"),
    ("assault", "burglary", "robbery", "theft", "arson", "homicide", "kidnapping", "fraud", "larceny", "extortion"),
    ("cocaine", "heroin", "fentanyl", "methamphetamine", "marijuana"),
    ("rifles", "handguns", "shotguns", "pistols", "firearms"),
)  # fmt: skip  # rows of names
_MEMBER = {word: group for group in GROUPS for word in group}
_WORD = re.compile(r"\b(?:" + "|".join(sorted((re.escape(word) for word in _MEMBER), key=len, reverse=True)) + r")\b")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
Change = tuple[int, int, str]


def swapped(example: Example, chance: random.Random) -> Example:
    """The example with about half of what can be swapped swapped, alike wherever it stands; all spans follow."""
    text = example.window.text
    others: dict[str, str] = {}
    changes: list[Change] = []
    for figure in example.window.figures:
        words = text[figure.start : figure.end]
        changes.append((figure.start, figure.end, others.setdefault(words, _figure(words, chance))))
    for match in _WORD.finditer(text):
        if match[0] not in others:
            able = [word for word in _MEMBER[match[0]] if word != match[0] and word not in others.values()]
            others[match[0]] = chance.choice(able) if able and chance.random() < 0.5 else match[0]
        changes.append((*match.span(), others[match[0]]))
    changes = sorted(change for change in changes if change[2] != text[change[0] : change[1]])
    clear = [change for at, change in enumerate(changes) if at == 0 or changes[at - 1][1] <= change[0]]
    made, at = "", 0
    for start, end, words in clear:
        made += text[at:start] + words
        at = end
    made += text[at:]
    starts = [change[0] for change in clear]
    shifts = [0, *accumulate(len(words) - (end - start) for start, end, words in clear)]

    def moved(position: int, *, end: bool) -> int:
        index = bisect_right(starts, position) - 1
        if index < 0:
            return position
        start, stop, words = clear[index]
        if position >= stop or position == start:
            return position + shifts[index + (position >= stop)]
        return start + shifts[index] + (len(words) if end else 0)

    def span(given: Span) -> Span:
        return Span(moved(given.start, end=False), moved(given.end, end=True))

    window = replace(
        example.window,
        text=made,
        passages=tuple(replace(each, span=span(each.span)) for each in example.window.passages),
        **{
            name: tuple(span(each) for each in getattr(example.window, name)) for name in ("figures", "dates", "places")
        },
    )
    return replace(example, window=window, targets=tuple(_moved(target, span) for target in example.targets))


def _moved(target: Target, span: Callable[[Span], Span]) -> Target:
    if not target.get("claim"):
        return target

    def pairs(given: Sequence[Sequence[int]]) -> list[list[int]]:
        return [[(to := span(Span(*each))).start, to.end] for each in given]

    made = dict(target)
    made["noun"] = pairs([target["noun"]])[0] if target["noun"] else target["noun"]
    made["agency_words"] = pairs(target["agency_words"])
    made["filter_words"] = {kind: pairs(spans) for kind, spans in target["filter_words"].items()}
    return made


def _figure(words: str, chance: random.Random) -> str:
    """Another figure of the same form and about the same size."""
    if chance.random() < 0.4:
        return words
    if words.lower() in _SMALL:
        return chance.choice(_SMALL)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})*|\d+", words):
        value = int(words.replace(",", ""))
        if value < 2:
            return words
        made = max(2, round(value * chance.uniform(0.5, 1.9)))
        return f"{made:,}" if "," in words or made > 9999 else str(made)
    return words
