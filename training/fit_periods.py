"""Fit the weights by which a figure finds the date that governs it, from annotated statements.

usage: fit_periods.py GOLD_DIR[:TIMES] … [--out period_weights.yml] [--score DIR …]

GOLD_DIR holds `<id>.txt` and `<id>.json` as the annotation guide describes; `:3` counts its statements three times.
The choice among the dates of a text and "no date" is a softmax over sums of weights; several dates that mean the
annotated days share the credit. L2 penalty, full-batch Adam from zero: the same input gives the same weights.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from readings import Reading, period, readings

from counterfoil.reference.periods import period_weights
from counterfoil.resolve.periods import in_order, periods
from counterfoil.resolve.periods_features import features, none_features
from counterfoil.resolve.periods_ground import ground, key
from counterfoil.resolve.periods_view import Choice, view

L2, LEAST, SMALL, STEPS, RATE = 2.0, 10, 0.05, 300, 0.08
OUT = Path(__file__).parents[1] / "src/counterfoil/data/period_weights.yml"


@dataclass(frozen=True)
class Case:
    """One figure: the features of every choice, and which choices are right."""

    choices: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def cases(reading: Reading) -> Iterator[Case]:
    """A case for every figure whose annotated days are among the choices; figures before it are taken as annotated."""
    place = ground(reading.extraction, reading.extraction.claims)
    chosen: dict[int, Choice] = {}
    for figure in in_order(place):
        row = reading.truth.get(figure.claim.id)
        if row is None:
            continue
        truth = period(row)
        seen = view(place, figure, chosen)
        choices = (tuple(none_features(seen)), *(tuple(features(seen, item)) for item in seen.around))
        right = (truth is None, *(key(item) == truth for item in seen.around))
        if any(right):
            yield Case(choices, right)
        chosen[figure.index] = truth


def fit(found: list[Case]) -> dict[str, float]:
    """The weights that make the annotated choices likeliest."""
    seen = Counter(name for case in found for choice in case.choices for name in set(choice))
    names = sorted(name for name, times in seen.items() if times >= LEAST)
    column = {name: index for index, name in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    case_of: list[int] = []
    right: list[bool] = []
    for number, case in enumerate(found):
        for choice, is_right in zip(case.choices, case.right, strict=True):
            held = [column[name] for name in choice if name in column]
            rows += [len(right)] * len(held)
            columns += held
            case_of.append(number)
            right.append(is_right)
    row, col, of, good = np.array(rows), np.array(columns), np.array(case_of), np.array(right, float)
    weights, first, second = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        score = np.bincount(row, weights[col], minlength=len(of))
        top = np.full(len(found), -np.inf)
        np.maximum.at(top, of, score)
        odds = np.exp(score - top[of])
        share = odds / np.bincount(of, odds)[of]
        credit = odds * good / np.maximum(np.bincount(of, odds * good), 1e-12)[of]
        slope = np.bincount(col, (share - credit)[row], minlength=len(names)) + L2 * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope * slope
        move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = weights - RATE * 0.5 * (1 + np.cos(np.pi * step / STEPS)) * move
    return {name: round(float(value), 2) for name, value in zip(names, weights, strict=True) if abs(value) >= SMALL}


def written(weights: dict[str, float], source: str) -> str:
    """The data file, several weights a line."""
    lines = [
        "schema: period_weights",
        "about: What each feature of a figure and a date adds to the log odds that the date governs it. Fitted.",
        f"source: {source}",
        "weights: {",
    ]
    line = " "
    for name in sorted(weights):
        entry = f' "{name}": {weights[name]},'
        if len(line) + len(entry) > 130:
            lines.append(line)
            line = " "
        line += entry
    return "\n".join([*lines, line, "}", ""])


def score(folder: Path) -> float:
    """The share of figures whose days agree with the annotation, by the weights of the package."""
    right = total = 0
    for reading in readings(folder):
        for got in periods(reading.extraction, reading.extraction.claims):
            if got.id in reading.truth:
                right += period(reading.truth[got.id]) == (got.period.period if got.period else None)
                total += 1
    return right / total


def main() -> None:
    """Fit, write, score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--score", nargs="*", default=[])
    args = parser.parse_args()
    found: list[Case] = []
    for folder in args.folders:
        name, _, times = folder.partition(":")
        found += [case for one in readings(Path(name)) for case in cases(one)] * int(times or 1)
    if found:
        source = f"training/fit_periods.py on {len(found)} annotated figures; features in resolve/periods_features.py."
        args.out.write_text(written(fit(found), source), encoding="utf-8")
        period_weights.cache_clear()
    for folder in args.score:
        print(f"{folder}: {score(Path(folder)):.4f}")


if __name__ == "__main__":
    main()
