"""Words by which a figure is given as somebody else's: data/speech.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load
from counterfoil.reference.measures import Stated


@dataclass(frozen=True, slots=True)
class Speech:
    """data/speech.yml. least_words: a quotation with fewer words is a name or a scare quote, not speech."""

    schema: str
    about: str
    source: str
    speech_verbs: frozenset[str]
    report_verbs: frozenset[str]
    documents: tuple[str, ...]
    openings: tuple[str, ...]
    citing: frozenset[str]
    confessing: frozenset[str]
    trailing: frozenset[str]
    least_words: int
    examples: tuple[Stated, ...]
    counter_examples: tuple[Stated, ...]


@cache
def speech() -> Speech:
    """The table of the package."""
    return load("speech.yml", Speech)
