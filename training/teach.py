"""teach.py EXAMPLES.jsonl OUT.pt MODEL.pt…: let trained models together answer rows nobody annotated."""

from __future__ import annotations

import argparse
import pathlib
import random

import torch
from batches import STARTS, rows_of
from measure import Answer, load, predictions
from network import ANSWERS, POINTERS, SOFT
from torch import Tensor


def shares(answer: Answer) -> tuple[Tensor, Tensor]:
    """Logits and scores as probabilities."""
    logits, scores = answer
    parts = [
        torch.softmax(part, -1) if name in SOFT else torch.sigmoid(part)
        for (name, _), part in zip(ANSWERS, logits.split([size for _, size in ANSWERS], -1), strict=True)
    ]
    return torch.cat(parts, -1), torch.cat([torch.softmax(scores[:, :2], -1), torch.sigmoid(scores[:, 2:])], 1)


def trust(answers: Tensor) -> tuple[Tensor, Tensor]:
    """How far each answer and pointer is to be learnt: as likely as the figure is a claim, and the source its own."""
    claim = answers[:, STARTS["claim"]]
    known = claim[:, None].expand_as(answers).clone()
    known[:, STARTS["claim"]] = 1
    seen = claim[:, None].expand(-1, len(POINTERS)).clone()
    for pointer, name in ((2, "period"), (3, "places"), (4, "agency")):
        seen[:, pointer] *= answers[:, STARTS[name] + 1]
    seen[:, 5:] *= answers[:, STARTS["filters"] : STARTS["filters"] + 8]
    return known, seen


def main() -> None:
    """Answer as the command line says."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("examples", type=pathlib.Path)
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("models", type=pathlib.Path, nargs="+")
    ask.add_argument("--rows", type=int, default=10**9)
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    torch.set_num_threads(2)
    rows = rows_of(args.examples)
    random.Random(args.seed).shuffle(rows)  # noqa: S311 - a fixed seed
    rows = rows[: args.rows]
    total: dict[int, tuple[Tensor, Tensor]] = {}
    for path in args.models:
        for key, answer in predictions(load(path), rows).items():
            answers, points = shares(answer)
            before = total.get(key)
            total[key] = (answers, points) if before is None else (before[0] + answers, before[1] + points)
        print(path, flush=True)
    for row in rows:
        answers, points = (part / len(args.models) for part in total[id(row)])
        known, seen = trust(answers)
        row["taught"] = [part.half() for part in (answers, points, known, seen)]
    torch.save(rows, args.out)
    print(len(rows), "rows", args.out)


if __name__ == "__main__":
    main()
