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
    own = {
        claim.id: _own(claim, by_sentence[claim.sentence], _rivals(claim, claims), hints.get(claim.id))
        for claim in claims
    }
    scene = _scenes(extraction, claims, own)
    return tuple(
        _placed(claim, _choose(claim, claims, own, scene, extraction, hints.get(claim.id))) for claim in claims
    )


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
    if claim.measure in ties.cases and not (claim.measure in ("charge", "removal") and claim.quantity.unit == "person"):
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
    each = [
        any(start < g.span.start and (i + 1 == len(starts) or g.span.start < starts[i + 1]) for g in fit)
        for i, start in enumerate(starts)
    ]
    return mine if all(each) and mine else fit


@dataclass(frozen=True, slots=True)
class _Scenes:
    """Where the text's events took place. main: of the event it tells of; by_start: each event's scene in text order."""

    main: _Found | None
    by_start: tuple[tuple[int, _Found], ...]

    def before(self, position: int) -> _Found | None:
        """The last scene set before `position`."""
        earlier = [found for start, found in self.by_start if start < position]
        return earlier[-1] if earlier else None


def _scenes(extraction: Extraction, claims: tuple[Claim, ...], own: dict[str, _Found | None]) -> _Scenes:
    events = place_ties().events
    found: list[tuple[int, _Found]] = []
    for sentence in extraction.sentences:
        words = {word.strip('.,;:“”"') for word in extraction.document.quote(sentence).lower().split()}
        groups = settings(extraction, sentence) if events & words else ()
        scene = [group for group in groups if group.role == "scene"]
        if scene:
            named = tuple(dict.fromkeys(name for group in scene for name in group.names))
            found.append((sentence.start, _Found(named, "place.scene", tuple(group.span for group in scene))))
    arrests = (own[c.id] for c in claims if c.measure in ("arrest", "encounter"))
    main = next((place for place in arrests if place is not None), found[0][1] if found else None)
    return _Scenes(main and replace(main, rule="place.operation"), tuple(found))


def _choose(
    claim: Claim,
    claims: tuple[Claim, ...],
    own: dict[str, _Found | None],
    scenes: _Scenes,
    extraction: Extraction,
    hint: Cue | None,
) -> _Found | None:
    if hint is not None and hint.weight >= _SURE and hint.value == "none":
        return None
    mine = own[claim.id]
    if mine is not None:
        return mine
    ties = place_ties()
    governing = _whole(claim, claims, own) or _restated(claim, claims, own)
    if governing is not None:
        return governing
    said = extraction.document.quote(claim.sentence).lower()
    if claim.measure not in ties.scenes or any(total in said for total in ties.totals):
        return None
    if claim.measure == "arrest":
        return scenes.main
    return scenes.before(claim.sentence.start) or scenes.main


def _whole(claim: Claim, claims: tuple[Claim, ...], own: dict[str, _Found | None]) -> _Found | None:
    whole = next((other for other in claims if other.id == claim.share_of), None)
    found = own[whole.id] if whole is not None else None
    return replace(found, rule="place.whole") if found is not None else None


def _restated(claim: Claim, claims: tuple[Claim, ...], own: dict[str, _Found | None]) -> _Found | None:
    """The places of the figure that says the same elsewhere in the text."""
    if claim.measure in place_ties().cases and claim.quantity.unit != "person":
        return None
    for other in claims:
        found = own[other.id]
        alike = other.measure == claim.measure and other.quantity.unit == claim.quantity.unit
        if other is not claim and found is not None and alike and other.quantity.value == claim.quantity.value:
            return replace(found, rule="place.restated")
    return None
