"""What the tests of this room share: segments as words, and a page of an invented office."""

from __future__ import annotations

from counterfoil.model import SegmentKind
from counterfoil.read import segments

STORY = (
    "HARBORVILLE – More than 40 people were arrested on Monday in a sweep of the county’s ports, officials said.",
    "“Nobody was hurt, and 12 stolen boats are back with their owners,” said Chief Marlow Quint of the Harbor Patrol.",
    "The case is being prosecuted by the county’s maritime unit, which has 3 other cases before the same court.",
)


def told(text: str) -> list[tuple[SegmentKind, str]]:
    """Kind and words of each segment, line breaks as spaces."""
    return [(part.kind, " ".join(text[part.span.start : part.span.end].split())) for part in segments(text)]


def kept(text: str) -> list[str]:
    """Words of the segments that are no boilerplate."""
    return [words for kind, words in told(text) if kind != "boilerplate"]
