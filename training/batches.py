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


def tensors(batch: list[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """ids, parts, opens, closes and the mask of figures that are there."""
    places = max(len(row["ids"]) for row in batch)
    count = max(len(row["figures"]) for row in batch)

    def padded(name: str, width: int) -> Tensor:
        return torch.tensor([list(row[name]) + [0] * (width - len(row[name])) for row in batch])

    there = torch.tensor([[at < len(row["figures"]) for at in range(count)] for row in batch])
    return padded("ids", places), padded("parts", places), padded("opens", count), padded("closes", count), there


def wanted(batch: list[Row], places: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Targets of annotated rows, figure by figure: probabilities and their mask, pointers and their mask."""
    figures = [figure for row in batch for figure in row["figures"]]
    answers, known = torch.zeros(len(figures), TOTAL), torch.zeros(len(figures), TOTAL)
    points, seen = torch.zeros(len(figures), len(POINTERS), places), torch.zeros(len(figures), len(POINTERS))
    for at, figure in enumerate(figures):
        if not figure["claim"]:
            known[at, STARTS["claim"]] = 1
            continue
        known[at] = 1
        for name, size in ANSWERS:
            _want(answers[at], known[at], slice(STARTS[name], STARTS[name] + size), figure[name])
        if figure["noun"] >= 0:
            points[at, 0, figure["noun"]] = seen[at, 0] = 1
        if figure["whole"] >= 0 or not figure["share"]:
            points[at, 1, max(0, figure["whole"])] = seen[at, 1] = 1
        pointed = [(2, figure["period_words"]), (3, figure["place_words"]), (4, figure["agency_words"])]
        pointed += [(5 + int(kind), words) for kind, words in figure["filter_words"].items()]
        for pointer, words in pointed:
            if words:
                points[at, pointer, words] = seen[at, pointer] = 1
    return answers, known, points, seen


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
