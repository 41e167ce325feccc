"""What the learned encoder says of the figures of a document, and the cues that resolution may follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.extract import encoder
from counterfoil.extract.encoder import FigurePrediction
from counterfoil.model import Cue, Document, Span


@dataclass(frozen=True, slots=True)
class Hint:
    """The encoder's prediction for one figure. beside: indices of all figures of its sentence, itself included."""

    prediction: FigurePrediction
    beside: tuple[int, ...]


def hints(document: Document, sentences: Sequence[Span], figures: Sequence[Span]) -> dict[int, Hint]:
    """The encoder's predictions by the index of the figure; empty where the package carries no encoder."""
    if not encoder.available():
        return {}
    inputs, members = encoder.sentence_inputs(document, sentences, figures)
    found: dict[int, Hint] = {}
    for held, row in zip(members, encoder.encode(inputs), strict=True):
        for index, prediction in zip(held, row, strict=True):
            found[index] = Hint(prediction, held)
    return found


def cues(claim: str, sentence: Span, hint: Hint, ids: Sequence[str]) -> tuple[Cue, ...]:
    """Where the period, the places, the agency and the whole of `claim` come from. ids: of all claims, in order."""
    prediction = hint.prediction
    found = [Cue(claim, "share_of", "part", "share_of.encoder", prediction.share)]
    if prediction.whole is not None:
        whole, weight = prediction.whole
        found.append(Cue(claim, "share_of", ids[hint.beside[whole]], "share_of.encoder", weight))
    for field, rule, words_rule, sources, pointers in (
        ("period", "period.encoder", "period.encoder-words", prediction.period, prediction.period_words),
        ("places", "places.encoder", "places.encoder-words", prediction.places, prediction.place_words),
        ("agency", "agency.encoder", "agency.encoder-words", prediction.agency, prediction.agency_words),
    ):
        found += [Cue(claim, field, source, rule, share) for source, share in sources]
        for one in pointers:
            words = Span(sentence.start + one.start, sentence.start + one.end)
            found.append(Cue(claim, field, "own", words_rule, one.probability, words))
    return tuple(found)
