"""Where each figure belongs: its own sentence's places, those of what governs it, or none.

A fitted log-linear choice among the options of `places_options` and "none": the features are named in
`places_features`, the weights stand in data/places/weights.yml, and the probability is the confidence of the inference.
The names of the places are never fitted: they stand in the text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from counterfoil.model import Claim, Cue, Extraction, Inference
from counterfoil.reference.ties import place_weights
from counterfoil.resolve.places_features import features, none_features
from counterfoil.resolve.places_options import Ground, Option, ground, options

_TRUST = 0.5
"""How far the odds that a cue of the extraction states are taken over."""
_FLOOR = 0.02
_RULES = {"ahead": "place.scene", "lead": "place.lead"}


def places(extraction: Extraction, claims: tuple[Claim, ...], *, operation: bool) -> tuple[Claim, ...]:
    """The claims with `places` settled; the United States itself is never listed. operation: the text tells of one."""
    place = ground(extraction, claims, operation=operation)
    hints = {cue.claim: cue for cue in extraction.cues if cue.field == "places"}
    return tuple(_placed(claim, *decide(place, claim, hints.get(claim.id))) for claim in claims)


def decide(place: Ground, claim: Claim, hint: Cue | None = None) -> tuple[Option | None, float]:
    """The option that a figure takes, or None, and the probability of that choice."""
    weights = place_weights().weights
    able = options(place, claim)
    scores: list[tuple[Option | None, float]] = [
        (None, _sum(weights, none_features(place, claim)) + _hint("none", hint))
    ]
    for option in able:
        said = "own" if option.source == "own" else "inherited"
        scores.append((option, _sum(weights, features(place, claim, option, able)) + _hint(said, hint)))
    top = max(score for _, score in scores)
    total = sum(math.exp(score - top) for _, score in scores)
    best = max(scores, key=lambda pair: pair[1])
    return best[0], math.exp(best[1] - top) / total


def _sum(weights: Mapping[str, float], names: list[str]) -> float:
    return sum(weights.get(name, 0.0) for name in names)


def _hint(said: str, hint: Cue | None) -> float:
    """What a cue adds to the log odds of the options of its kind, and takes from the others."""
    if hint is None:
        return 0.0
    odds = min(max(hint.weight, _FLOOR), 1 - _FLOOR)
    return _TRUST * math.log(odds if hint.value == said else (1 - odds) / 2)


def _placed(claim: Claim, option: Option | None, odds: float) -> Claim:
    if option is None:
        return replace(claim, places=())
    rule = _RULES.get(option.source, f"place.{option.source}")
    tie = Inference("places", rule, option.spans, confidence=round(odds, 3))
    return replace(claim, places=option.names, basis=(*claim.basis, tie))
