"""How often the encoder is right, field by field, on rows whose figures are given."""

from __future__ import annotations

import pathlib
import sys
from typing import Any

import torch
from batches import STARTS, Row, columns, rows_of, tensors
from network import ANSWERS, SOFT, Encoder
from torch import Tensor

Answer = tuple[Tensor, Tensor]


@torch.no_grad()
def predictions(model: Encoder, rows: list[Row]) -> dict[int, Answer]:
    """Logits and pointer scores of every row, by the row's identity."""
    model.eval()
    found: dict[int, Answer] = {}
    for row in rows:
        logits, scores = model(*tensors([row])[0])
        found[id(row)] = (logits[0], scores[0])
    return found


def accuracy(rows: list[Row], found: dict[int, Answer]) -> str:
    """One line of shares: of claims right by field, of pointers whose best place is one of the right ones."""
    right: dict[str, list[bool]] = {}
    for row in rows:
        logits, scores = found[id(row)]
        for at, figure in enumerate(row["figures"]):
            hits = {"claim": bool(logits[at, STARTS["claim"]] > 0) == bool(figure["claim"])}
            if figure["claim"]:
                hits |= _answers_right(logits[at], figure) | _pointers_right(scores[at], row, figure)
            for name, hit in hits.items():
                right.setdefault(name, []).append(hit)
    return "  ".join(f"{name} {sum(hits) / len(hits):.3f}" for name, hits in right.items())


def _answers_right(logits: Tensor, figure: dict[str, Any]) -> dict[str, bool]:
    hits: dict[str, bool] = {}
    for name, size in ANSWERS:
        part = logits[STARTS[name] : STARTS[name] + size]
        if name in SOFT:
            hits[name] = int(part.argmax()) == figure[name]
        elif name != "claim":
            aim = figure[name] if name == "filters" else [figure[name]]
            hits[name] = [bool(logit > 0) for logit in part] == [bool(one) for one in aim]
    return hits


def _pointers_right(scores: Tensor, row: Row, figure: dict[str, Any]) -> dict[str, bool]:
    opens, dates, places = columns(row, len(row["figures"]))
    hits: dict[str, bool] = {}
    if figure["whole"] >= 0:
        hits["@whole"] = _best(scores[0], {0: 0, **opens}) == figure["whole"]
    if figure["dates"] is not None:
        hits["@period"] = _best(scores[1], {0: 0, **dates}) in (figure["dates"] or [0])
    if figure["sites"] is not None:
        pointed = {place for place, column in places.items() if scores[2, column] > 0}
        hits["@place"] = bool(pointed & set(figure["sites"])) if figure["sites"] else not pointed
    return hits


def _best(scores: Tensor, able: dict[int, int]) -> int:
    """Which of the places scores best; `able` says where each is answered for."""
    return max(able, key=lambda place: float(scores[able[place]]))


def load(path: pathlib.Path) -> Encoder:
    """A trained model."""
    kept = torch.load(path, weights_only=False)
    model = Encoder(kept["layers"])
    model.load_state_dict(kept["weights"])
    return model


if __name__ == "__main__":
    torch.set_num_threads(1)
    given = rows_of(pathlib.Path(sys.argv[1]))
    votes = [predictions(load(pathlib.Path(path)), given) for path in sys.argv[2:]]
    together = {
        key: (sum(v[key][0] for v in votes) / len(votes), sum(v[key][1] for v in votes) / len(votes))
        for key in votes[0]
    }
    print(len(votes), "models", accuracy(given, together))
