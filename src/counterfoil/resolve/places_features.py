"""What speaks for and against a figure's taking certain places, each under a name of its own."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reference.patterns import pattern
from counterfoil.reference.ties import place_ties
from counterfoil.resolve.layout import in_headline, lead_of
from counterfoil.resolve.places_options import Ground, Option

_FAR = (0, 1, 2, 4, 8)


_DEFINITE = frozenset({"the", "all", "these", "those", "both", "other", "his", "her", "their"})
_CASE = pattern(
    r"\b(?:sentenced|convicted|court|judge|plead|pleaded|guilty|faces?|maximum|indictment|indicted|charged|jury|plea)\b"
)


def _bucket(away: int) -> str:
    return str(next((i for i, edge in enumerate(_FAR) if away <= edge), len(_FAR)))


def _kind(claim: Claim) -> str:
    """The measure, and for people and events the unit with it."""
    unit = claim.quantity.unit
    return f"{claim.measure}.{unit}" if unit in ("person", "event", "duration", "money") else claim.measure


def _about(place: Ground, claim: Claim) -> tuple[str, ...]:
    """Where the figure stands, in words that the features of its options share."""
    if claim.id not in place.about:
        place.about[claim.id] = tuple(_told(place, claim))
    return place.about[claim.id]


def _told(place: Ground, claim: Claim) -> list[str]:
    said = place.extraction.document.quote(claim.sentence).lower()
    found = ["operation" if place.operation else "case"]
    if any(total in said for total in place_ties().totals):
        found.append("total")
    if in_headline(place.extraction, claim.span):
        found.append("headline")
    if lead_of(place.extraction, claim.span) is not None:
        found.append("listed")
    before = (
        place.extraction.document.text[max(claim.sentence.start, claim.span.start - 12) : claim.span.start]
        .lower()
        .split()
    )
    if before and before[-1] in _DEFINITE:
        found.append("definite")
    if _CASE.search(said):
        found.append("court")
    if claim.speaker != "narrator":
        found.append("quoted")
    if claim.share_of is not None:
        found.append("part")
    if claim.change or claim.quantity.unit == "percent":
        found.append("rate")
    return found


def _preposition(place: Ground, option: Option) -> str:
    """The last word before the places."""
    text = place.extraction.document.text
    words = text[max(0, option.spans[0].start - 24) : option.spans[0].start].lower().split()
    while len(words) > 1 and words[-1] in {"the", "a", "an", "of"}:
        words.pop()
    last = words[-1] if words else ""
    ties = place_ties()
    return last if last == "of" or last in ties.locative or last in ties.ways else "none"


def none_features(place: Ground, claim: Claim) -> list[str]:
    """Features of taking no place."""
    return ["none", f"none|{claim.measure}", f"none|{_kind(claim)}", *(f"none|{word}" for word in _about(place, claim))]


def features(place: Ground, claim: Claim, option: Option, options: tuple[Option, ...]) -> list[str]:
    """Features of taking the places of `option`."""
    head = f"{option.source}.{option.role}"
    about = _about(place, claim)
    found = [head, f"{option.source}|{claim.measure}", f"{head}|{claim.measure}", f"{option.source}|{_kind(claim)}"]
    found += [f"{option.source}|{word}" for word in about]
    found += [f"{option.source}|{claim.measure}|{word}" for word in about if word in ("operation", "case", "total")]
    if option.source == "own":
        found.append(f"{head}|{'behind' if option.spans[0].start > claim.span.start else 'before'}")
        found.append(f"own|{_preposition(place, option)}|{'case' if claim.measure in place_ties().cases else 'act'}")
        gap = min(span.gap(claim.span) for span in option.spans)
        found.append(f"{head}|gap{min(gap // 30, 5)}")
        others = [other for other in options if other.source == "own" and other is not option]
        found.append(f"{head}|{'among' if others else 'alone'}")
    else:
        found.append(f"{option.source}|away{_bucket(option.away)}")
        if any(other.source == "own" for other in options):
            found.append(f"{option.source}|despite-own")
        agree = sum(1 for other in options if set(other.names) & set(option.names)) - 1
        found.append(f"{option.source}|agree{min(agree, 2)}")
    return found
