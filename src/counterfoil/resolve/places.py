"""Where each figure belongs: its own sentence's places, else those of what governs it, else none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterfoil.model import Claim, Cue, Extraction, Inference, Span
from counterfoil.reference.ties import place_ties
from counterfoil.resolve.settings import Setting, settings

_SURE = 0.6


@dataclass(frozen=True, slots=True)
class _Found:
    names: tuple[str, ...]
    rule: str
    basis: tuple[Span, ...]


def places(extraction: Extraction, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with `places` settled; the United States itself is never listed."""
    by_sentence = {sentence: settings(extraction, sentence) for sentence in {claim.sentence for claim in claims}}
    hints = {cue.claim: cue for cue in extraction.cues if cue.field == "places"}
    own = {claim.id: _own(claim, by_sentence[claim.sentence], _rivals(claim, claims), hints.get(claim.id)) for claim in claims}
    scene = _main_scene(extraction, claims, own)
    return tuple(_placed(claim, _choose(claim, claims, own, scene, extraction, hints.get(claim.id))) for claim in claims)


def _placed(claim: Claim, found: _Found | None) -> Claim:
    if found is None:
        return replace(claim, places=())
    return replace(claim, places=found.names, basis=(*claim.basis, Inference("places", found.rule, found.basis)))


def _rivals(claim: Claim, claims: tuple[Claim, ...]) -> list[Claim]:
    return [other for other in claims if other.sentence == claim.sentence]


def _own(claim: Claim, groups: tuple[Setting, ...], rivals: list[Claim], hint: Cue | None) -> _Found | None:
    """Places that the claim's own sentence gives it."""
    fit = [group for group in groups if _fits(claim, group)]
    if len(fit) > 1 and len(rivals) > 1:
        fit = _nearest(claim, fit, rivals)
    if not fit:
        return None
    names = tuple(dict.fromkeys(name for group in fit for name in group.names))
    return _Found(names, "place.own", tuple(group.span for group in fit))


def _fits(claim: Claim, group: Setting) -> bool:
    ties = place_ties()
    if claim.measure in ties.cases:
        return group.role == "court"
    if group.role == "scene":
        return True
    return group.role in ("way", "loose") and claim.measure in ties.routes


def _nearest(claim: Claim, fit: list[Setting], rivals: list[Claim]) -> list[Setting]:
    """Where figures and places alternate (`two in Salem and four in Dayton`), each figure takes the places behind it."""
    following = sorted(other.span.start for other in rivals if other.span.start > claim.span.start)
    limit = following[0] if following else None
    mine = [g for g in fit if g.span.start > claim.span.start and (limit is None or g.span.start < limit)]
    starts = sorted(other.span.start for other in rivals)
    each = [any(start < g.span.start and (i + 1 == len(starts) or g.span.start < starts[i + 1]) for g in fit) for i, start in enumerate(starts)]
    return mine if all(each) and mine else fit


def _main_scene(extraction: Extraction, claims: tuple[Claim, ...], own: dict[str, _Found | None]) -> _Found | None:
    """Where the event that the text tells of took place: the first arrest's places, else the first event's scene."""
    for claim in claims:
        found = own[claim.id]
        if claim.measure in ("arrest", "encounter") and found is not None:
            return replace(found, rule="place.operation")
    events = place_ties().events
    for sentence in extraction.sentences:
        words = {word.strip(".,;:“”\"") for word in extraction.document.quote(sentence).lower().split()}
        if events & words:
            for group in settings(extraction, sentence):
                if group.role == "scene":
                    return _Found(group.names, "place.operation", (group.span,))
    return None


def _choose(
    claim: Claim,
    claims: tuple[Claim, ...],
    own: dict[str, _Found | None],
    scene: _Found | None,
    extraction: Extraction,
    hint: Cue | None,
) -> _Found | None:
    if hint is not None and hint.weight >= _SURE and hint.value == "none":
        return None
    mine = own[claim.id]
    if mine is not None:
        return mine
    whole = next((other for other in claims if other.id == claim.share_of), None)
    if whole is not None and own[whole.id] is not None:
        return replace(own[whole.id], rule="place.whole")  # type: ignore[type-var]
    same = next(
        (own[o.id] for o in claims if o is not claim and o.measure == claim.measure and o.quantity.value == claim.quantity.value
         and o.quantity.unit == claim.quantity.unit and own[o.id] is not None), None,
    )
    if same is not None:
        return replace(same, rule="place.restated")
    if claim.measure in place_ties().scenes and scene is not None:
        return scene
    return None
