"""What the learned encoder says of the figures of a document, and the cues that resolution may follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterfoil.extract import encoder
from counterfoil.extract.encoder import FigurePrediction
from counterfoil.extract.encoder_input import Marked, windows
from counterfoil.model import Cue, DateMention, Document, NameMention, Span

_FAINT = 0.01
"""A date or a place less likely than this is no hint."""
_HOME = frozenset({"us", "u.s", "u.s.", "united states", "united states of america", "america", "usa", "u.s.a."})


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
    placed = name.kind in ("place", "country") and document.quote(name.span).lower() not in _HOME
    return placed or name.rule == "name.area"


def hints(document: Document, sentences: Sequence[Span], given: Marked) -> dict[Span, FigurePrediction]:
    """The encoder's predictions by the figure's span; empty where the package carries no encoder."""
    if not encoder.available():
        return {}
    return encoder.encode(windows(document, sentences, given)[0])


def cues(ids: Mapping[Span, str], figure: Span, prediction: FigurePrediction) -> tuple[Cue, ...]:
    """Where the period, the places, the agency and the whole of a figure come from. ids: the claims by their spans."""
    claim = ids[figure]
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
    if prediction.whole is not None and prediction.whole.span in ids:
        whole = prediction.whole
        found.append(Cue(claim, "share_of", ids[whole.span], "whole.encoder", whole.probability, whole.span))
    return tuple(found)
