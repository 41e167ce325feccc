"""When two values of a field agree, by the annotation guide's scoring."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterfoil.evaluation.annotated import Fields
from counterfoil.reference.patterns import pattern

_WORD = pattern(r"[a-z0-9]+")
_EMPTY_WORDS = frozenset(
    ("the", "of", "a", "an", "u", "s", "us", "united", "states", "area", "areas", "responsibility")
)


def words(value: str | None) -> frozenset[str]:
    """The words of a name that tell it from another."""
    return frozenset(m.group() or "" for m in _WORD.finditer((value or "").lower())) - _EMPTY_WORDS


def numbers_agree(annotated: float | None, extracted: float | None) -> bool:
    """Equal up to rounding; both absent agrees."""
    if annotated is None or extracted is None:
        return annotated is extracted
    rounding = 0.02 if abs(annotated) < 100 and annotated != int(annotated) else 0
    return abs(annotated - extracted) <= max(0.01, 1e-6 * abs(annotated), rounding)


def _places(annotated: list[str] | None, extracted: list[str] | None) -> bool:
    mine = [w for w in map(words, annotated or []) if w]
    theirs = [w for w in map(words, extracted or []) if w]
    if not mine and not theirs:
        return True
    return any(a & b for a in mine for b in theirs)


def _filters(annotated: list[Fields] | None, extracted: list[Fields] | None) -> bool:
    return {f["kind"] for f in annotated or []} == {f["kind"] for f in extracted or []}


def _period(annotated: Fields | None, extracted: Fields | None) -> bool:
    if not annotated or not extracted:
        return (annotated or None) == (extracted or None)
    return bool(annotated["start"] == extracted["start"] and annotated["end"] == extracted["end"])


def _noun(annotated: str | None, extracted: str | None) -> bool:
    mine, theirs = words(annotated), words(extracted)
    if mine & theirs or (not annotated and not extracted):
        return True
    return (annotated or "").rstrip("s") == (extracted or "").rstrip("s")


def _speaker(annotated: str | None, extracted: str | None) -> bool:
    return (annotated in (None, "narrator")) == (extracted in (None, "narrator"))


def _change(annotated: object, extracted: object) -> bool:
    return bool(annotated) == bool(extracted)


_RULES: dict[str, Callable[[Any, Any], bool]] = {
    "high": numbers_agree,
    "hedge": lambda a, b: bool(a == b),
    "unit": lambda a, b: bool(a == b),
    "measure": lambda a, b: bool(a == b),
    "noun": _noun,
    "change": _change,
    "period": _period,
    "places": _places,
    "speaker": _speaker,
    "filters": _filters,
}
FIELDS = tuple(_RULES)
STRICT = ("high", "hedge", "unit", "measure")
FULL = (*STRICT, "period", "places")


def agrees(field: str, annotated: Fields, extracted: Fields) -> bool:
    """Whether one field of two claims agrees. A missing field counts as null."""
    return _RULES[field](annotated.get(field), extracted.get(field))
