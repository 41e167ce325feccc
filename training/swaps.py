"""Variants of an example: the same sentence with other figures, nationalities, agencies and cities."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

GROUPS = (
    ("Mexican", "Honduran", "Guatemalan", "Salvadoran", "Colombian", "Brazilian", "Ecuadorian", "Cuban", "Venezuelan",
     "Chinese", "Haitian", "Jamaican", "Dominican", "Nicaraguan", "Peruvian"),
    ("Mexico", "Honduras", "Guatemala", "El Salvador", "Colombia", "Brazil", "Ecuador", "Cuba", "Venezuela", "China",
     "Haiti", "Jamaica", "Panama", "Nicaragua", "Peru", "India", "Vietnam"),
    ("Houston", "Boston", "Chicago", "Denver", "Atlanta", "Dallas", "Miami", "Phoenix", "Seattle", "Baltimore",
     "Newark", "Buffalo", "Detroit", "Philadelphia", "Tucson", "El Paso", "San Antonio", "Omaha", "Nashville", "Tampa"),
    ("January", "February", "April", "June", "July", "August", "September", "October", "November", "December"),
    ("assault", "burglary", "robbery", "theft", "arson", "homicide", "kidnapping", "fraud", "larceny", "extortion"),
    ("cocaine", "heroin", "fentanyl", "methamphetamine", "marijuana"),
    ("rifles", "handguns", "shotguns", "pistols", "firearms"),
)  # fmt: skip  # rows of names
_MEMBER = {word: group for group in GROUPS for word in group}
_WORD = re.compile(r"\b(?:" + "|".join(sorted((re.escape(word) for word in _MEMBER), key=len, reverse=True)) + r")\b")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def swapped(example: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The example with about half of what can be swapped swapped; all ranges of characters follow."""
    given = example["given"]
    changes = [(start, end, _figure(given.text[start:end], chance)) for start, end in given.figures]
    for match in _WORD.finditer(given.text):
        others = [word for word in _MEMBER[match[0]] if word != match[0]]
        if chance.random() < 0.5:
            changes.append((*match.span(), chance.choice(others)))
    changes = sorted(change for change in changes if change[2] != given.text[change[0] : change[1]])
    clear = [c for i, c in enumerate(changes) if i == 0 or changes[i - 1][1] <= c[0]]
    text, at = "", 0
    for start, end, words in clear:
        text += given.text[at:start] + words
        at = end
    text += given.text[at:]

    def moved(span: Sequence[int]) -> list[int]:
        return [_moved(span[0], clear, end=False), _moved(span[1], clear, end=True)]

    labels = [_moved_label(label, moved) for label in example["labels"]]
    figures = tuple((moved(figure)[0], moved(figure)[1]) for figure in given.figures)
    return {**example, "given": replace(given, text=text, figures=figures), "labels": labels}


def _moved(position: int, changes: list[tuple[int, int, str]], *, end: bool) -> int:
    shift = 0
    for start, stop, words in changes:
        if position >= stop:
            shift += len(words) - (stop - start)
        elif position > start:
            return start + shift + (len(words) if end else 0)
    return position + shift


def _moved_label(label: dict[str, Any], moved: Callable[[Sequence[int]], list[int]]) -> dict[str, Any]:
    if not label.get("claim"):
        return label
    made = dict(label)
    made["noun"] = moved(label["noun"]) if label["noun"] else label["noun"]
    for name in ("period_words", "place_words", "agency_words"):
        made[name] = [moved(span) for span in label[name]]
    made["filter_words"] = {kind: [moved(span) for span in spans] for kind, spans in label["filter_words"].items()}
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
