"""Rows of examples as tensors, in batches of like length."""

from __future__ import annotations

import json
import pathlib
import random
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


def tensors(batch: list[Row]) -> tuple[tuple[Tensor, Tensor, Tensor, Tensor, Tensor], Tensor]:
    """ids, parts, opens, closes and spots (dates, then places), and the mask of figures that are there."""
    places = max(len(row["ids"]) for row in batch)
    count = max(len(row["figures"]) for row in batch)

    def padded(name: str, width: int) -> Tensor:
        return torch.tensor([list(row[name]) + [0] * (width - len(row[name])) for row in batch])

    there = torch.tensor([[at < len(row["figures"]) for at in range(count)] for row in batch])
    most = max(1, *(len(row["dates"]) + len(row["places"]) for row in batch))
    spots = torch.tensor([(row["dates"] + row["places"] + [0] * most)[:most] for row in batch])
    read = padded("ids", places), padded("parts", places), padded("opens", count), padded("closes", count), spots
    return read, there


def columns(row: Row, count: int) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Where the network answers for a row's opening marks, dates and places, by their places in the row.

    count: figures of the longest row of the batch.
    """
    opens = {place: 1 + at for at, place in enumerate(row["opens"])}
    dates = {place: 1 + 2 * count + at for at, place in enumerate(row["dates"])}
    places = {place: 1 + 2 * count + len(row["dates"]) + at for at, place in enumerate(row["places"])}
    return opens, dates, places


class Wanted:
    """Targets of the figures of annotated rows, figure by figure.

    answers, known: probabilities and their mask. right, able: for each pointer the places that are right and those that
    may be chosen. seen: which pointers a figure trains.
    """

    def __init__(self, batch: list[Row], width: int) -> None:
        figures = [(row, figure) for row in batch for figure in row["figures"]]
        count = len(figures)
        self.most = max(len(row["figures"]) for row in batch)
        self.answers, self.known = torch.zeros(count, TOTAL), torch.zeros(count, TOTAL)
        self.right = torch.zeros(count, len(POINTERS), width)
        self.able = torch.zeros(count, len(POINTERS), width)
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
        opens, dates, places = columns(row, self.most)
        whole, days, sites = figure["whole"], figure["dates"], figure["sites"]
        if whole >= 0:
            self._set(at, 0, [opens[whole]] if whole else [0], [0, *opens.values()])
        if days is not None:
            self._set(at, 1, [dates[day] for day in days] or [0], [0, *dates.values()])
        if sites is not None and places:
            self._set(at, 2, [places[site] for site in sites], list(places.values()))

    def _set(self, at: int, pointer: int, right: list[int], able: list[int]) -> None:
        self.right[at, pointer, right] = self.seen[at, pointer] = 1
        self.able[at, pointer, able] = 1


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
