"""The places that a figure may belong to: those of its own sentence, of its whole, of the scene, of the operation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from counterfoil.model import Claim, Extraction, Span
from counterfoil.reference.ties import place_ties
from counterfoil.resolve.layout import in_headline, lead_of
from counterfoil.resolve.settings import Role, Setting, settings
from counterfoil.resolve.stretches import person_stretches, walled

_ROLES: tuple[Role, ...] = ("scene", "court", "way", "loose", "elsewhere")
_SETTING: tuple[Role, ...] = ("scene", "court")
Source = Literal["own", "lead", "whole", "restated", "scene", "setting", "operation", "ahead", "court"]


@dataclass(frozen=True, slots=True)
class Option:
    """Places that a figure may take.

    source: where they stand. role: what they are to their sentence. away: sentences between.
    """

    source: Source
    role: Role
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    away: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """The places that a sentence sets something in. event: it tells of an arrest, a search or the like."""

    sentence: int
    role: Role
    event: bool
    headline: bool
    names: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What one text offers: the places and the figures of its sentences, its scenes, and that of its operation.

    blocks: the segment of each sentence. persons: for each segment the stretch about one person that it belongs to.
    about: for each claim asked of, by id, what the features of all its options share; kept so that it is told once.
    """

    extraction: Extraction
    claims: tuple[Claim, ...]
    groups: dict[Span, tuple[Setting, ...]]
    rivals: dict[Span, list[Claim]]
    scenes: tuple[Scene, ...]
    main: Scene | None
    index: dict[Span, int]
    operation: bool
    blocks: tuple[int, ...] = ()
    persons: tuple[int | None, ...] = ()
    about: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)


def ground(extraction: Extraction, claims: tuple[Claim, ...], *, operation: bool) -> Ground:
    """Everything that the options of every claim of a text are made from."""
    index = {sentence: at for at, sentence in enumerate(extraction.sentences)}
    groups = {sentence: settings(extraction, sentence) for sentence in extraction.sentences}
    # A figure that a splitter's mistake has cut in two has a sentence of its own, longer than any of the text's.
    groups.update({c.sentence: settings(extraction, c.sentence) for c in claims if c.sentence not in groups})
    rivals: dict[Span, list[Claim]] = {}
    for claim in claims:
        rivals.setdefault(claim.sentence, []).append(claim)
    scenes = _scenes(extraction, groups)
    counted = {c.sentence for c in claims if c.measure in ("arrest", "encounter")}
    events = [s for s in scenes if s.event and s.role == "scene"]
    first = next((s for s in events if extraction.sentences[s.sentence] in counted), events[0] if events else None)
    segment_at = extraction.document.segment_at
    blocks = tuple(at if (at := segment_at(each.start)) is not None else -1 for each in extraction.sentences)
    persons = person_stretches(extraction)
    return Ground(extraction, claims, groups, rivals, scenes, first, index, operation, blocks, persons)


def _scenes(extraction: Extraction, groups: dict[Span, tuple[Setting, ...]]) -> tuple[Scene, ...]:
    events = place_ties().events
    found = []
    for at, sentence in enumerate(extraction.sentences):
        for role in _SETTING:
            set_in = [group for group in groups[sentence] if group.role == role]
            if set_in:
                spans = tuple(group.span for group in set_in)
                words = extraction.document.quote(sentence).lower().split()
                event = not events.isdisjoint(word.strip('.,;:“”"') for word in words)
                found.append(Scene(at, role, event, in_headline(extraction, sentence), _names(set_in), spans))
    return tuple(found)


def _names(groups: list[Setting]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group.names))


def options(place: Ground, claim: Claim) -> tuple[Option, ...]:
    """The options of one claim, its own sentence's first; none is listed twice with the same places from one source."""
    found = _own(place, claim)
    found += _governing(place, claim)
    here = place.index.get(claim.sentence, 0)
    for role, event in (("scene", True), ("scene", False), ("court", None)):
        fit = [s for s in place.scenes if s.role == role and event in (None, s.event) and not _walled(place, s, here)]
        before = [s for s in fit if s.sentence < here]
        after = [s for s in fit if s.sentence > here]
        if before:
            found.append(_option("scene" if event else "setting", before[-1], here))
        if after and not before:
            found.append(_option("ahead", after[0], here))
    if place.main is not None and place.main.sentence != here and not _walled(place, place.main, here):
        found.append(Option("operation", "scene", place.main.names, place.main.spans, abs(here - place.main.sentence)))
    return tuple(found)


def _walled(place: Ground, scene: Scene, here: int) -> bool:
    """Whether a scene is told of a person whom the sentence `here` is not about."""
    return bool(place.blocks) and walled(place.persons, place.blocks[scene.sentence], place.blocks[here])


def _option(source: Source, scene: Scene, here: int) -> Option:
    return Option(source, scene.role, scene.names, scene.spans, abs(here - scene.sentence))


def _own(place: Ground, claim: Claim) -> list[Option]:
    """One option for each role that places of the sentence have, and one for the places next to the figure."""
    found = []
    rivals = place.rivals[claim.sentence]
    for role in _ROLES:
        groups = [group for group in place.groups[claim.sentence] if group.role == role]
        if len(groups) > 1 and len(rivals) > 1:
            groups = _nearest(claim, groups, rivals)
        if groups:
            found.append(Option("own", groups[0].role, _names(groups), tuple(group.span for group in groups)))
    return found


def _nearest(claim: Claim, groups: list[Setting], rivals: list[Claim]) -> list[Setting]:
    """Where figures and places alternate (`two in Salem, four in Dayton`), each figure takes the places behind it."""
    starts = sorted(other.span.start for other in rivals)
    ends = [*starts[1:], max(group.span.end for group in groups) + 1]
    behind = [[g for g in groups if start < g.span.start < end] for start, end in zip(starts, ends, strict=True)]
    return behind[starts.index(claim.span.start)] if all(behind) else groups


def _governing(place: Ground, claim: Claim) -> list[Option]:
    """Places of the figure that this one is part of, that restates it, or of the paragraph above its list."""
    found = []
    here = place.index.get(claim.sentence, 0)
    whole = next((other for other in place.claims if other.id == claim.share_of), None)
    same = next(
        (other for other in place.claims if _restates(claim, other) and _scene_of(place, other) is not None), None
    )
    pairs: tuple[tuple[Source, Claim | None], ...] = (("whole", whole), ("restated", same))
    for source, other in pairs:
        option = _scene_of(place, other) if other is not None and other.sentence != claim.sentence else None
        if option is not None and other is not None:
            away = abs(here - place.index.get(other.sentence, 0))
            found.append(Option(source, option.role, option.names, option.spans, away))
    lead = lead_of(place.extraction, claim.span)
    if lead is not None:
        inside = [
            s for s in place.scenes if s.role == "scene" and lead.contains(place.extraction.sentences[s.sentence])
        ]
        found += [Option("lead", "scene", s.names, s.spans, here - s.sentence) for s in inside[-1:]]
    return found


def _restates(claim: Claim, other: Claim) -> bool:
    alike = other.measure == claim.measure and other.quantity.unit == claim.quantity.unit
    return other is not claim and alike and other.quantity.value == claim.quantity.value


def _scene_of(place: Ground, claim: Claim) -> Option | None:
    if not place.groups[claim.sentence]:
        return None
    own = _own(place, claim)
    return next((option for option in own if option.role in ("scene", "court", "way")), None)
