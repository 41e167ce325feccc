"""calibrate.py MODEL.pt EXAMPLES.jsonl OUT.json: temperatures that make probabilities as often right as they say.

The examples must be ones that the model was not trained on. A temperature changes no answer, only how sure it is.
"""

from __future__ import annotations

import argparse
import json
import pathlib

import torch
from batches import STARTS, rows_of
from measure import load, predictions
from network import ANSWERS, SOFT
from torch import Tensor, nn

GRID = [0.5 + 0.05 * step for step in range(71)]


def best(logits: Tensor, aims: Tensor, *, soft: bool) -> float:
    """The temperature with the least loss."""

    def loss(warmth: float) -> float:
        if soft:
            return float(nn.functional.cross_entropy(logits / warmth, aims))
        return float(nn.functional.binary_cross_entropy_with_logits(logits / warmth, aims))

    return min(GRID, key=loss)


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
    pairs = [(found[id(row)], at, figure) for row in rows for at, figure in enumerate(row["figures"])]
    claims = [pair for pair in pairs if pair[2]["claim"]]
    warmths: dict[str, float] = {}
    for name, size in ANSWERS:
        if name == "claim" and len(claims) == len(pairs):
            continue  # examples without other numbers say nothing of it
        held = pairs if name == "claim" else claims
        logits = torch.stack([answer[0][at, STARTS[name] : STARTS[name] + size] for answer, at, _ in held])
        if name in SOFT:
            aims = torch.tensor([figure[name] for *_, figure in held])
        else:
            aims = torch.tensor([figure[name] for *_, figure in held], dtype=torch.float).reshape(-1, size)
        warmths[name] = round(best(logits, aims, soft=name in SOFT), 2)
    nouns = [(answer[1][at, 0], figure["noun"]) for answer, at, figure in claims if figure["noun"] >= 0]
    width = max(len(scores) for scores, _ in nouns)
    padded = torch.stack([nn.functional.pad(scores, (0, width - len(scores)), value=-1e4) for scores, _ in nouns])
    warmths["pointers"] = round(best(padded, torch.tensor([aim for _, aim in nouns]), soft=True), 2)
    args.out.write_text(json.dumps(warmths, indent=1) + "\n")
    print(warmths)


if __name__ == "__main__":
    main()
