"""A small learned encoder: one pass a sentence says, for every figure in it, what it most likely counts.

It proposes, with probabilities; the rules of the other modules dispose. It reads spans and never makes one up: every
pointer is a range of the sentence's own characters. docs/encoder.md says how it was trained and where it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.extract.encoder_input import SentenceInput, sentence_inputs
from counterfoil.model import DataError, FilterKind, Measure, Unit

__all__ = ["FigurePrediction", "Pointer", "SentenceInput", "available", "encode", "sentence_inputs"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words of the sentence that the model points at: `text[start:end]`, with a probability."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class FigurePrediction:
    """What the model makes of one figure. Probabilities are calibrated on statements held out of training.

    unit, measure: every label with its probability, the likeliest first. filters: every kind with its own probability
    (several may hold). period, places, agency: `none`, `own` (stated in this sentence) or `inherited` (governed from
    elsewhere), the likeliest first. change, speaker, share, claim: probabilities that the figure is a change, is quoted
    or reported from somebody, is a share or a part of another figure, is a claim at all. noun: the head noun counted, None
    where the model sees none in the sentence. whole: index of the figure of this sentence that is the whole, with a
    probability. The other pointers are the words that the source rests on; empty unless the source is `own`.
    """

    unit: tuple[tuple[Unit, float], ...]
    measure: tuple[tuple[Measure, float], ...]
    filters: tuple[tuple[FilterKind, float], ...]
    period: tuple[tuple[str, float], ...]
    places: tuple[tuple[str, float], ...]
    agency: tuple[tuple[str, float], ...]
    change: float
    speaker: float
    share: float
    claim: float
    noun: Pointer | None = None
    whole: tuple[int, float] | None = None
    period_words: tuple[Pointer, ...] = ()
    place_words: tuple[Pointer, ...] = ()
    agency_words: tuple[Pointer, ...] = ()
    filter_words: tuple[tuple[FilterKind, Pointer], ...] = ()


def available() -> bool:
    """Whether the package carries a model."""
    return False


def encode(inputs: Sequence[SentenceInput]) -> list[list[FigurePrediction]]:
    """Predictions for every figure of every input, in the order given.

    Raises DataError where the package carries no model.
    """
    raise DataError(
        "The package carries no encoder.", f"{len(inputs)} sentences cannot be read by it.", "Run with --no-model."
    )
