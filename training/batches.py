"""Rows of examples as tensors, in batches of like length."""

from __future__ import annotations

import json
import pathlib
import random
from collections.abc import Iterable
from typing import Any

import torch
from network import ANSWERS, POINTERS, TOTAL
from torch import Tensor

Row = dict[str, Any]
STARTS = {name: sum(size for _, size in ANSWERS[:at]) for at, (name, _) in enumerate(ANSWERS)}


def rows_of(path: pathlib.Path) -> list[Row]:
    """All rows of an examples file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def batches(rows: list[Row], size: int, chance: random.Random | None) -> list[list[Row]]:
    """Batches of about `size` × 80 word pieces; shuffled by `chance`, or in order of length without it."""
    noise = {id(row): (chance.uniform(-8, 8) if chance else 0.0) for row in rows}
    ordered = sorted(rows, key=lambda row: len(row["ids"]) + noise[id(row)])
    made: list[list[Row]] = []
    for row in ordered:
        if made and (len(made[-1]) + 1) * len(row["ids"]) <= size * 80:
            made[-1].append(row)
        else:
            made.append([row])
    if chance:
        chance.shuffle(made)
    return made


def tensors(batch: list[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """ids, parts, opens, closes and the mask of figures that are there."""
    places = max(len(row["ids"]) for row in batch)
    count = max(len(row["figures"]) for row in batch)

    def padded(name: str, width: int) -> Tensor:
        return torch.tensor([list(row[name]) + [0] * (width - len(row[name])) for row in batch])

    there = torch.tensor([[at < len(row["figures"]) for at in range(count)] for row in batch])
    return padded("ids", places), padded("parts", places), padded("opens", count), padded("closes", count), there


class Wanted:
    """Targets of the figures of annotated rows, figure by figure.

    answers, known: probabilities and their mask. right, able: for each pointer the places that are right and those that
    may be chosen. seen: which pointers a figure trains.
    """

    def __init__(self, batch: list[Row], places: int) -> None:
        figures = [(row, figure) for row in batch for figure in row["figures"]]
        count = len(figures)
        self.answers, self.known = torch.zeros(count, TOTAL), torch.zeros(count, TOTAL)
        self.right = torch.zeros(count, len(POINTERS), places)
        self.able = torch.zeros(count, len(POINTERS), places)
        self.seen = torch.zeros(count, len(POINTERS))
        for at, (row, figure) in enumerate(figures):
            if not figure["claim"]:
                self.known[at, STARTS["claim"]] = 1
                continue
            self.known[at] = 1
            for name, size in ANSWERS:
                _want(self.answers[at], self.known[at], slice(STARTS[name], STARTS[name] + size), figure[name])
            self._point(at, row, figure)

    def _point(self, at: int, row: Row, figure: Row) -> None:
        length = len(row["ids"])
        noun, whole, days, sites = figure["noun"], figure["whole"], figure["dates"], figure["sites"]
        self._set(at, 0, [noun] if noun >= 0 else None, range(length))
        self._set(at, 1, [whole] if whole >= 0 else None, [0, *row["opens"]])
        self._set(at, 2, None if days is None else days or [0], [0, *row["dates"]])
        self._set(at, 3, sites if row["places"] else None, row["places"])
        self._set(at, 4, figure["agency_words"] or None, range(1, length))
        for kind, words in figure["filter_words"].items():
            self._set(at, 5 + int(kind), words or None, range(1, length))

    def _set(self, at: int, pointer: int, right: list[int] | None, able: Iterable[int]) -> None:
        if right is not None:
            self.right[at, pointer, right] = self.seen[at, pointer] = 1
            self.able[at, pointer, list(able)] = 1


def _want(answers: Tensor, known: Tensor, part: slice, aim: int | list[int]) -> None:
    """One answer's target: the place of a label (-1: not known), or one or several yes or no."""
    if isinstance(aim, list):
        answers[part] = torch.tensor(aim, dtype=torch.float)
    elif part.stop - part.start == 1:
        answers[part] = aim
    elif aim < 0:
        known[part] = 0
    else:
        answers[part.start + aim] = 1
