"""calibrate.py MODEL.pt EXAMPLES.jsonl OUT.json: temperatures that make probabilities as often right as they say.

The examples must be ones that the model was not trained on. A temperature changes no answer, only how sure it is.
"""

from __future__ import annotations

import argparse
import json
import pathlib

import torch
from batches import STARTS, Row, columns, rows_of
from measure import Answer, load, predictions
from network import ANSWERS, SOFT
from torch import Tensor, nn

Pair = tuple[Answer, int, Row, Row]
GRID = [0.5 + 0.05 * step for step in range(71)]


def best(logits: Tensor, aims: Tensor, *, soft: bool) -> float:
    """The temperature with the least loss."""

    def loss(warmth: float) -> float:
        if soft:
            return float(nn.functional.cross_entropy(logits / warmth, aims))
        return float(nn.functional.binary_cross_entropy_with_logits(logits / warmth, aims))

    return min(GRID, key=loss)


def _chosen(pairs: list[Pair], pointer: int, warmth: float) -> float:
    """The loss of a pointer at one place, at a temperature."""
    total = 0.0
    for (_, scores), at, figure, row in pairs:
        right = figure.get(("whole", "dates")[pointer])
        if right is None or right == -1:
            continue
        able = {0: 0, **columns(row, len(row["figures"]))[pointer]}
        aims = [able[place] for place in ([right] if isinstance(right, int) else right or [0])]
        shares = scores[at, pointer] / warmth
        total -= float(torch.logsumexp(shares[aims], -1) - torch.logsumexp(shares[list(able.values())], -1))
    return total


def main() -> None:
    """Fit as the command line says."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("model", type=pathlib.Path)
    ask.add_argument("examples", type=pathlib.Path)
    ask.add_argument("out", type=pathlib.Path)
    args = ask.parse_args()
    torch.set_num_threads(1)
    rows = rows_of(args.examples)
    found = predictions(load(args.model), rows)
    pairs = [(found[id(row)], at, figure, row) for row in rows for at, figure in enumerate(row["figures"])]
    claims = [pair for pair in pairs if pair[2]["claim"]]
    warmths: dict[str, float] = {}
    for name, size in ANSWERS:
        if name == "claim" and len(claims) == len(pairs):
            continue  # examples without other numbers say nothing of it
        held = pairs if name == "claim" else claims
        logits = torch.stack([answer[0][at, STARTS[name] : STARTS[name] + size] for answer, at, *_ in held])
        if name in SOFT:
            aims = torch.tensor([pair[2][name] for pair in held])
        else:
            aims = torch.tensor([pair[2][name] for pair in held], dtype=torch.float).reshape(-1, size)
        warmths[name] = round(best(logits, aims, soft=name in SOFT), 2)
    for at, name in enumerate(("whole", "period")):
        warmths[f"to_{name}"] = round(min(GRID, key=lambda warmth: _chosen(pairs, at, warmth)), 2)
    sites = [
        (answer[1][at, 2, column], float(place in figure["sites"]))
        for answer, at, figure, row in pairs
        if figure["claim"] and figure["sites"] is not None
        for place, column in columns(row, len(row["figures"]))[2].items()
    ]
    logits, aims = (torch.tensor([pair[part] for pair in sites]) for part in (0, 1))
    warmths["to_place"] = round(best(logits, aims, soft=False), 2)
    args.out.write_text(json.dumps(warmths, indent=1) + "\n")
    print(warmths)


if __name__ == "__main__":
    main()
