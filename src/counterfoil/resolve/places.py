"""Where each figure belongs: its own sentence's places, those of what governs it, or none.

A fitted log-linear choice among the options of `places_options` and "none": the features are named in
`places_features`, the weights stand in data/places/weights.yml, and the probability is the confidence of the inference.
The names of the places are never fitted: they stand in the text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterfoil.model import Claim, Cue, Extraction, Inference
from counterfoil.reference.patterns import pattern
from counterfoil.reference.ties import place_weights
from counterfoil.resolve.places_features import features, none_features
from counterfoil.resolve.places_options import Ground, Option, ground, options

_TRUST = 0.5
"""How far the odds that a cue of the extraction states are taken over."""
_POINTED = 0.5
"""What it adds to the log odds of places that a cue points at them, at full weight."""
_SHY = 0.9
"""What "none" loses of its log odds beside cues: weights and cues together find no place too often, as was counted on
statements held out of the training of both."""
_AT_COURT = ("sentence", "conviction", "charge")
_SURE = 0.96
"""How often what a court did is, in the annotated statements, of the place that the sentence gives the court."""
_THESE = pattern(
    r"\b[Oo]f (?:these|those) (?:\w+ )?"
    r"(?:aliens|people|individuals|persons|men|women|suspects|defendants|offenders)\b"
)
_NEXT = 2
"""Sentences back to the court that a further penalty is of."""
_ON = pattern(
    r"^[“\"]?(?:He|She|They|Both|The (?:court|judge)|In addition"
    r"|(?:Chief )?(?:U\.S\. |United States )?(?:District |Circuit )?(?:Court )?Judge)\b"
)
_ELSEWHEN = pattern(
    r"(?i)\b(?:previously|prior|earlier|faces?|facing|could|would|will|maximum|carr(?:y|ies)|if convicted)\b"
)
_BY_DAY: dict[str, frozenset[str]] = {
    "scene": frozenset({"arrest", "extent", "detention", "removal", "traffic", "illegal_entry", "encounter"}),
    "court": frozenset({"sentence", "conviction", "money"}),
}
"""What is where its date is told, farther off than in one paragraph, by what the place is to that sentence."""
_OF_DAY = 0.8
"""How often that is so in the annotated statements."""
_FLOOR = 0.02
_RULES = {"ahead": "place.scene", "lead": "place.lead"}


def places(extraction: Extraction, claims: tuple[Claim, ...], *, operation: bool) -> tuple[Claim, ...]:
    """The claims with `places` settled; the United States itself is never listed. operation: the text tells of one."""
    if not claims:
        return claims
    place = ground(extraction, claims, operation=operation)
    hints: dict[str, list[Cue]] = {}
    for cue in extraction.cues:
        if cue.field == "places":
            hints.setdefault(cue.claim, []).append(cue)
    placed = tuple(_placed(claim, *decide(place, claim, hints.get(claim.id, ()))) for claim in claims)
    return tuple(_of_its_day(place, _of_these(place, claim, placed)) for claim in placed)


def _of_its_day(place: Ground, claim: Claim) -> Claim:
    """What no sentence places is where the sentence that gives its date is set: day and place are of one event."""
    tie = claim.inference("period")
    if claim.places or tie is None or not tie.basis or place.groups[claim.sentence]:
        return claim
    told = next((each for each in place.extraction.sentences if each.contains(tie.basis[0])), None)
    if told is None or told == claim.sentence:
        return claim
    near = tie.rule == "period.same-paragraph"
    roles = [role for role, measures in _BY_DAY.items() if near or claim.measure in measures]
    groups = [group for group in place.groups[told] if group.role in roles]
    if not groups:
        return claim
    names = tuple(dict.fromkeys(name for group in groups for name in group.names))
    found = Inference("places", "place.of-its-day", tuple(group.span for group in groups), confidence=_OF_DAY)
    return replace(claim, places=names, basis=(*claim.basis, found))


def _of_these(place: Ground, claim: Claim, placed: Sequence[Claim]) -> Claim:
    """What a sentence without a place tells "of these people" is of the one place of the figures just before it."""
    if claim.places or place.groups[claim.sentence]:
        return claim
    here = place.index.get(claim.sentence, 0)
    if here == 0 or not _THESE.search(place.extraction.document.quote(claim.sentence)):
        return claim
    above = place.extraction.sentences[here - 1]
    ties = [tie for other in placed if other.sentence == above and (tie := other.inference("places")) is not None]
    told = {other.places for other in placed if other.sentence == above}
    if len(told) != 1 or not ties or place.blocks[here] != place.blocks[here - 1]:
        return claim
    tie = Inference("places", "place.of-these", ties[0].basis, confidence=ties[0].confidence)
    return replace(claim, places=told.pop(), basis=(*claim.basis, tie))


def decide(place: Ground, claim: Claim, cues: Sequence[Cue] = ()) -> tuple[Option | None, float]:
    """The option that a figure takes, or None, and the probability of that choice."""
    able = options(place, claim)
    court = next((option for option in able if _at_court(claim, option)), None) or _bench(place, claim)
    if court is not None:
        return replace(court, source="court"), _SURE
    return chosen(place, claim, able, place_weights().weights, cues)


def _at_court(claim: Claim, option: Option) -> bool:
    """Whether the option is where the court sits that the figure's own sentence names for what it did."""
    return option.source == "own" and option.role == "court" and claim.measure in _AT_COURT


def _bench(place: Ground, claim: Claim) -> Option | None:
    """The court of the sentence before, where a sentence without a place goes on with what it imposed."""
    here = place.index.get(claim.sentence, 0)
    said = place.extraction.document.quote(claim.sentence)
    if claim.measure != "sentence" or place.groups[claim.sentence] or _ELSEWHEN.search(said) or not _ON.match(said):
        return None
    for scene in reversed(place.scenes):
        if scene.role == "court" and here - _NEXT <= scene.sentence < here:
            return Option("court", "court", scene.names, scene.spans, here - scene.sentence)
    return None


def chosen(
    place: Ground, claim: Claim, able: tuple[Option, ...], weights: Mapping[str, float], cues: Sequence[Cue] = ()
) -> tuple[Option | None, float]:
    """The option of `able` that `weights` and `cues` favour, or None, and the probability of that choice."""
    scores = [_sum(weights, none_features(place, claim)) + _hint(None, cues)]
    scores += [_sum(weights, features(place, claim, option, able)) + _hint(option, cues) for option in able]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds)
    # Options that name a place in common say the same where, so their odds add up; the likeliest of them speaks.
    masses = [
        sum(share for share, other in zip(odds[1:], able, strict=True) if set(other.names) & set(option.names))
        for option in able
    ]
    if not able or max(masses) < odds[0]:
        return None, odds[0] / total
    best = max(range(len(able)), key=lambda at: (masses[at], odds[at + 1]))
    return able[best], masses[best] / total


def _sum(weights: Mapping[str, float], names: list[str]) -> float:
    weight = weights.get
    return sum([weight(name, 0.0) for name in names])


def _hint(option: Option | None, cues: Sequence[Cue]) -> float:
    """What the cues of the extraction add to the log odds of an option, or of none where it is None."""
    if not cues:
        return 0.0
    absent = next((cue.weight for cue in cues if cue.span is None and cue.value == "none"), 0.0)
    if option is None:
        return _TRUST * math.log(max(absent, _FLOOR)) - _SHY
    pointed = [cue.weight for cue in cues if cue.span and any(span.overlaps(cue.span) for span in option.spans)]
    share = sum(pointed) / max(1, len(pointed))
    return _TRUST * math.log(max(1 - absent, _FLOOR)) + _POINTED * math.log(max(share, _FLOOR))


def _placed(claim: Claim, option: Option | None, odds: float) -> Claim:
    if option is None:
        return replace(claim, places=())
    rule = _RULES.get(option.source, f"place.{option.source}")
    tie = Inference("places", rule, option.spans, confidence=round(odds, 3))
    return replace(claim, places=option.names, basis=(*claim.basis, tie))
