"""distill.py LABELLED.jsonl … --unlabelled ROWS.jsonl --teachers A.pt … --out MODEL.pt: learn on from others.

Several networks together are right more often than any of them. What they say of statements that nobody annotated
(their probabilities, averaged) is learnt by one network, beside the annotated statements, so that running it costs no
more. Takes the options of train.py as well.
"""

from __future__ import annotations

import argparse
import pathlib
from typing import Any

import torch
from batches import STARTS, Row, columns, rows_of, tensors
from measure import load, predictions
from network import ANSWERS, SOFT
from torch import Tensor, nn
from train import POINTED, WEIGHTS, arguments, begun, fit, loss_of


def taught(rows: list[Row], teachers: list[pathlib.Path]) -> None:
    """Write into every row, figure by figure, what the teachers say on average."""
    votes = [predictions(load(path), rows) for path in teachers]
    for row in rows:
        count = len(row["figures"])
        opens, dates, places = (list(part.values()) for part in columns(row, count))
        said = [vote[id(row)] for vote in votes]
        row["taught"] = [
            {
                "answers": torch.stack([_shares(logits[at]) for logits, _ in said]).mean(0),
                "whole": torch.stack([scores[at, 0, [0, *opens]].softmax(-1) for _, scores in said]).mean(0),
                "period": torch.stack([scores[at, 1, [0, *dates]].softmax(-1) for _, scores in said]).mean(0),
                "place": torch.stack([scores[at, 2, places].sigmoid() for _, scores in said]).mean(0),
            }
            for at in range(count)
        ]


def _shares(logits: Tensor) -> Tensor:
    out = logits.sigmoid()
    for name, size in ANSWERS:
        if name in SOFT:
            part = slice(STARTS[name], STARTS[name] + size)
            out[part] = logits[part].softmax(-1)
    return out


def soft_loss(model: nn.Module, batch: list[Row]) -> Tensor:
    """How far the model is from what its teachers say of a batch."""
    read, there = tensors(batch)
    logits, scores = model(*read)
    logits, scores = logits[there], scores[there]
    said: list[dict[str, Any]] = [figure for row in batch for figure in row["taught"]]
    total: Tensor = logits.new_zeros(())
    aims = torch.stack([figure["answers"] for figure in said])
    for name, size in ANSWERS:
        part = slice(STARTS[name], STARTS[name] + size)
        if name in SOFT:
            each = -(aims[:, part] * torch.log_softmax(logits[:, part], -1)).sum(1)
        else:
            each = nn.functional.binary_cross_entropy_with_logits(logits[:, part], aims[:, part], reduction="none")
            each = each.mean(1)
        total = total + WEIGHTS[name] * each.mean()
    return total + _pointed(scores, batch, said) / len(said)


def _pointed(scores: Tensor, batch: list[Row], said: list[dict[str, Any]]) -> Tensor:
    """The same for the pointers, summed over the figures."""
    most = max(len(row["figures"]) for row in batch)
    total: Tensor = scores.new_zeros(())
    at = 0
    for row in batch:
        opens, dates, places = (list(part.values()) for part in columns(row, most))
        for _ in row["figures"]:
            figure = said[at]
            for index, (name, held) in enumerate((("whole", [0, *opens]), ("period", [0, *dates]))):
                total = total - POINTED[name] * (figure[name] * torch.log_softmax(scores[at, index, held], -1)).sum()
            if places:
                missed = nn.functional.binary_cross_entropy_with_logits(scores[at, 2, places], figure["place"])
                total = total + POINTED["place"] * missed
            at += 1
    return total


def main() -> None:
    """Learn as the command line says."""
    ask = arguments(__doc__)
    ask.add_argument("--unlabelled", type=pathlib.Path, required=True)
    ask.add_argument("--teachers", type=pathlib.Path, nargs="+", required=True)
    ask.add_argument("--share", type=float, default=1.0, help="what the teachers' word counts beside an annotation's")
    args: argparse.Namespace = ask.parse_args()
    model, gold, watch = begun(args)
    extra = rows_of(args.unlabelled)
    taught(extra, args.teachers)
    variants = max(row["variant"] for row in gold) + 1
    more = [{**row, "variant": variant} for row in extra for variant in range(variants)]

    def loss(model: nn.Module, batch: list[Row]) -> Tensor:
        labelled = [row for row in batch if "taught" not in row]
        others = [row for row in batch if "taught" in row]
        total = loss_of(model, labelled) * len(labelled) if labelled else 0.0
        total = total + (args.share * soft_loss(model, others) * len(others) if others else 0.0)
        return total / len(batch)

    fit(model, [*gold, *more], args, watch, loss)


if __name__ == "__main__":
    main()
