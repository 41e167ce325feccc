"""Fit the weights by which a figure takes places, from annotated statements.

usage: fit_places.py GOLD_DIR... OUT.yml [--folds N] [--penalty X]

The choice among the places that a text offers and "none" is a softmax over the sums of weights; several options that
hold an annotated place share its credit. L2 penalty, full-batch Adam from zero: the same input gives the same weights.
With --folds the documents are split into N parts by the order of their names, and the share of figures placed right by
weights fitted on the other parts is printed.
"""

from __future__ import annotations

import argparse
import json
import re
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from counterfoil.extract.names import names
from counterfoil.extract.sentences import sentences
from counterfoil.model import Claim, Document, Extraction, Filter, Inference, Span
from counterfoil.read.segments import segments
from counterfoil.reference.hedges import quantity
from counterfoil.resolve.operation import tells_of_operation
from counterfoil.resolve.places_features import features, none_features
from counterfoil.resolve.places_options import ground, options
from counterfoil.resolve.wholes import wholes

_EMPTY = {"the", "of", "a", "an", "u", "s", "us", "united", "states", "area", "areas", "responsibility"}

Figure = tuple[list[list[str]], list[bool]]


def words(name: str) -> set[str]:
    """The words of a place that the score compares."""
    return set(re.findall(r"[a-z0-9]+", name.lower())) - _EMPTY


def extraction(path: Path) -> tuple[Extraction, list[dict[str, Any]]]:
    """A statement with its annotated claims."""
    gold = json.loads(path.read_text())
    text = path.with_suffix(".txt").read_text()
    meta = json.loads(path.with_suffix(".meta.json").read_text())
    published = date.fromisoformat(meta["published"][:10]) if meta.get("published") else None
    document = Document(path.stem, text, "", published=published, segments=segments(text))
    parted = sentences(document)
    claims = []
    for row in gold["claims"]:
        span = Span(row["start"], row["end"])
        sentence = next((s for s in parted if s.overlaps(span)), span)
        size = quantity(row["value"], row["high"], row["hedge"], row["unit"], row["text"])
        filters = tuple(Filter(f["kind"], f["value"]) for f in row["filters"])
        claims.append(
            Claim(row["id"], span, size, sentence, (Inference("span", "gold"),), row["noun"], row["measure"], None,
                  filters, bool(row["change"]), speaker=row["speaker"] or "narrator")
        )  # fmt: skip
    read = Extraction(document, parted, tuple(claims), ())
    return replace(read, names=names(document, parted)), gold["claims"]


def figures(path: Path) -> list[Figure]:
    """For each figure of a statement the features of each option, "none" first, and which options are right."""
    read, rows = extraction(path)
    claims = wholes(read, read.claims)
    place = ground(read, claims, operation=tells_of_operation(read, claims))
    found = []
    chosen: dict[str, tuple[str, ...]] = {}
    listed = {row["id"]: row["places"] for row in rows}
    for claim in place.claims:
        able = options(place, claim)
        gold = [w for w in (words(name) for name in listed[claim.id]) if w]
        fits = [any(g & words(n) for g in gold for n in option.names) for option in able]
        named = [none_features(place, claim), *(features(place, claim, o, able) for o in able)]
        found.append((named, [not gold, *fits]))
        best = next((option.names for option, fit in zip(able, fits, strict=True) if fit), ())
        if not gold or best:
            chosen[claim.id] = best
    return found


def placed(path: Path, weights: dict[str, float]) -> tuple[int, int]:
    """How many figures of a statement take right places, and how many figures there are."""
    read, rows = extraction(path)
    claims = wholes(read, read.claims)
    place = ground(read, claims, operation=tells_of_operation(read, claims))
    chosen: dict[str, tuple[str, ...]] = {}
    listed = {row["id"]: row["places"] for row in rows}
    hits = 0
    for claim in place.claims:
        able = options(place, claim)
        gold = [w for w in (words(name) for name in listed[claim.id]) if w]
        named = [none_features(place, claim), *(features(place, claim, o, able) for o in able)]
        scores = [sum(weights.get(name, 0.0) for name in one) for one in named]
        best = max(range(len(scores)), key=scores.__getitem__)
        chosen[claim.id] = able[best - 1].names if best else ()
        took = [w for w in (words(name) for name in chosen[claim.id]) if w]
        hits += any(g & t for g in gold for t in took) if gold else not took
    return hits, len(claims)


def fit(data: list[Figure], penalty: float, rounds: int = 250) -> dict[str, float]:
    """Weights that make the right options likely."""
    index: dict[str, int] = {}
    rows, columns, owners, good = [], [], [], []
    at = 0
    usable = [(named, right) for named, right in data if any(right)]
    for owner, (named, right) in enumerate(usable):
        for names_, ok in zip(named, right, strict=True):
            for name in names_:
                rows.append(at)
                columns.append(index.setdefault(name, len(index)))
            owners.append(owner)
            good.append(ok)
            at += 1
    r, c, o, g = map(np.asarray, (rows, columns, owners, good))
    w = np.zeros(len(index))
    m, v = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, rounds + 1):
        score = np.bincount(r, weights=w[c], minlength=at)
        score = np.exp(score - score.max())
        share = score / np.bincount(o, weights=score)[o]
        credit = np.where(g, score, 0.0)
        credit = credit / np.bincount(o, weights=credit)[o]
        gradient = np.bincount(c, weights=(share - credit)[r], minlength=len(w)) + penalty * w
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w[i]), 2) for name, i in sorted(index.items())}


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description="Fit the weights of the places.")
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=2.0)
    given = parser.parse_args()
    paths = [p for folder in given.gold for p in sorted(folder.glob("*.json")) if not p.name.endswith(".meta.json")]
    data = [figures(path) for path in paths]
    hits = total = 0
    for fold in range(given.folds):
        weights = fit([f for i, d in enumerate(data) if i % given.folds != fold for f in d], given.penalty)
        for path in paths[fold :: given.folds]:
            hit, count = placed(path, weights)
            hits, total = hits + hit, total + count
    if total:
        print(f"held out: {hits / total:.4f} of {total}")
    weights = {k: w for k, w in fit([f for d in data for f in d], given.penalty).items() if abs(w) >= 0.05}
    print(len(weights), "weights")
    head = {
        "schema": "place-weights",
        "about": "What each feature of a figure and of places adds to the log odds that the figure takes them.",
        "source": "Fitted by training/fit_places.py on annotated statements; no text of them is kept.",
    }
    pairs = ", ".join(f"{json.dumps(name)}: {weight}" for name, weight in weights.items())
    folded = textwrap.fill(pairs, 118, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    given.out.write_text(yaml.safe_dump(head, sort_keys=False, width=120) + "weights: {\n" + folded + ",\n}\n")


if __name__ == "__main__":
    main()
