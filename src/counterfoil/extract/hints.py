"""What the learned encoder says of the figures of a document, and the cues that resolution may follow."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.extract import encoder
from counterfoil.extract.encoder import FigurePrediction
from counterfoil.extract.encoder_input import Marked, windows
from counterfoil.model import Cue, DateMention, Document, NameMention, Span
from counterfoil.reference.places import HOME

_FAINT = 0.01
"""A date or a place less likely than this is no hint."""


def marked(
    document: Document, figures: Sequence[Span], dates: Sequence[DateMention], names: Sequence[NameMention]
) -> Marked:
    """What the encoder is asked about: the figures, and the words that may say when and where."""
    return Marked(
        tuple(figures),
        tuple(each.span for each in dates),
        tuple(each.span for each in names if _says_where(document, each)),
    )


def _says_where(document: Document, name: NameMention) -> bool:
    placed = name.kind in ("place", "country") and document.quote(name.span).lower() not in HOME
    return placed or name.rule == "name.area"


def hints(document: Document, sentences: Sequence[Span], given: Marked) -> dict[Span, FigurePrediction]:
    """The encoder's predictions by the figure's span; empty where the package carries no encoder."""
    if not encoder.available():
        return {}
    return encoder.encode(windows(document, sentences, given)[0])


def cues(claim: str, prediction: FigurePrediction) -> tuple[Cue, ...]:
    """Where the period, the places and the agency of a claim come from."""
    found = [Cue(claim, "period", "none", "period.encoder", prediction.undated)]
    found += [
        Cue(claim, "period", "date", "period.encoder", one.probability, one.span)
        for one in prediction.dates
        if one.probability > _FAINT
    ]
    found += [Cue(claim, "places", source, "place.encoder", share) for source, share in prediction.places]
    found += [
        Cue(claim, "places", "site", "place.encoder", one.probability, one.span)
        for one in prediction.sites
        if one.probability > _FAINT
    ]
    found += [Cue(claim, "agency", source, "agency.encoder", share) for source, share in prediction.agency]
    return tuple(found)
