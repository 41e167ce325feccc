"""Two lists of claims held against each other: the same document read by two versions, or a page captured twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from counterfoil.reference.patterns import pattern

Claim = Mapping[str, Any]
"""A row of `claims`, with `filters` and `places` as lists."""
DifferenceKind = Literal["figure", "reading", "added", "removed"]

FIGURE = ("value", "high", "hedge", "unit", "low_bound", "high_bound", "low_open", "high_open")
READING = (
    "noun", "measure", "share_of", "is_change", "period_status", "period_start", "period_end", "agency", "speaker",
    "filters", "places",
)  # fmt: skip  # one long line of names reads better than one name a line
ALIKE = 0.5
"""Sentences that share so much of their words are taken for one sentence, rewritten."""
_FIGURES = pattern(r"[0-9][0-9.,]*")
_SPACE = pattern(r"\s+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim that is not the same on both sides. fields: those that differ, none where one side is missing."""

    kind: DifferenceKind
    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()


def differences(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[Difference, ...]:
    """What differs, in the order of the later text, with what was removed at the end.

    Claims are paired where the sentence and the words are the same; then where the sentence is the same but for its
    figures; then where the sentences are alike and both claims count the same thing. What finds no partner was added or
    removed.
    """
    pairs = _paired(before, after)
    partners = {later: earlier for earlier, later in pairs}
    found: list[Difference] = []
    for index, claim in enumerate(after):
        if index not in partners:
            found.append(Difference("added", None, claim))
            continue
        old = before[partners[index]]
        fields = tuple(name for name in (*FIGURE, *READING) if old[name] != claim[name])
        if fields:
            figure = any(name in FIGURE for name in fields)
            found.append(Difference("figure" if figure else "reading", old, claim, fields))
    kept = {earlier for earlier, _ in pairs}
    found += [Difference("removed", claim, None) for index, claim in enumerate(before) if index not in kept]
    return tuple(found)


def _paired(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(before))), list(range(len(after)))
    for key in (_words, _frame):
        taken = _in_order([key(before[i]) for i in left], [key(after[i]) for i in right])
        pairs += [(left[a], right[b]) for a, b in taken]
        gone_left, gone_right = {a for a, _ in taken}, {b for _, b in taken}
        left = [one for place, one in enumerate(left) if place not in gone_left]
        right = [one for place, one in enumerate(right) if place not in gone_right]
    return pairs + _alike(before, after, left, right)


def _words(claim: Claim) -> tuple[str, ...]:
    return (_plain(claim["quote"]), claim["words"])


def _frame(claim: Claim) -> tuple[str, ...]:
    """The sentence without its figures: what stays when a figure is changed."""
    quote = _plain(claim["quote"]).replace(_plain(claim["words"]), "#")
    return (_FIGURES.sub("#", quote),)


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words).strip()


def _in_order(before: Sequence[object], after: Sequence[object]) -> list[tuple[int, int]]:
    """Equal items paired, the first with the first and so on, so that a sentence that moved is still the same one."""
    waiting: dict[object, list[int]] = {}
    for index, item in enumerate(before):
        waiting.setdefault(item, []).append(index)
    found = []
    for index, item in enumerate(after):
        if waiting.get(item):
            found.append((waiting[item].pop(0), index))
    return found


def _alike(
    before: Sequence[Claim], after: Sequence[Claim], left: Sequence[int], right: Sequence[int]
) -> list[tuple[int, int]]:
    """The most alike first, the same words before others; a claim is paired once, and with one that counts the same."""
    rated: list[tuple[float, bool, int, int]] = []
    for earlier in left:
        match = SequenceMatcher(None, autojunk=False)
        match.set_seq2(_plain(before[earlier]["quote"]).casefold().split())
        for later in right:
            if before[earlier]["measure"] != after[later]["measure"] or before[earlier]["unit"] != after[later]["unit"]:
                continue
            match.set_seq1(_plain(after[later]["quote"]).casefold().split())
            if match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE:
                same = before[earlier]["words"] == after[later]["words"]
                rated.append((match.ratio(), same, earlier, later))
    found: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for likeness, _, earlier, later in sorted(rated, key=lambda one: (-one[0] - one[1], one[2], one[3])):
        if likeness >= ALIKE and earlier not in used[0] and later not in used[1]:
            used[0].add(earlier)
            used[1].add(later)
            found.append((earlier, later))
    return found
