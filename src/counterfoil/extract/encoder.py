"""A small learned encoder: one pass over a statement says, for every figure in it, what it most likely counts.

It proposes, with probabilities; the rules of the other modules dispose. It reads spans and never makes one up: every
pointer is a range of the text's own characters. docs/encoder.md says how it was trained and where it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from counterfoil.extract.encoder_input import Window
from counterfoil.extract.encoder_tokens import Marks, Pass, WordPieces, passes
from counterfoil.model import FILTER_KINDS, MEASURES, UNITS, DataError, FilterKind, Measure, Span, Unit
from counterfoil.reference import encoder as files

__all__ = ["FigurePrediction", "Pointer", "available", "encode"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that the model points at, with a probability."""

    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class FigurePrediction:
    """What the model makes of one figure. Probabilities are calibrated on statements held out of training.

    unit, measure: every label with its probability, the likeliest first. filters: every kind with its own probability
    (several may hold). period, places, agency: `none`, `own` (stated in this sentence) or `inherited` (governed from
    elsewhere), the likeliest first. change, speaker, share, claim: probabilities that the figure is a change, is quoted
    or reported from somebody, is a share or a part of another figure, is a claim at all. whole: the figure that is the
    whole, None where none is likelier. undated: that no date of the window governs the figure; dates: each date of the
    window, with the probability that it does (these and `undated` add up to one). sites: each place of the window, with
    the probability that it is one of the figure's.
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
    whole: Pointer | None = None
    undated: float = 1.0
    dates: tuple[Pointer, ...] = ()
    sites: tuple[Pointer, ...] = ()


SOURCES = ("none", "own", "inherited")

Scores = NDArray[np.float32]
T = TypeVar("T")


def available() -> bool:
    """Whether the package carries a model."""
    return files.present()


def encode(given: Sequence[Window]) -> dict[Span, FigurePrediction]:
    """Predictions for the figures of a text's windows, by the figure's span.

    Windows are read one by one, never in a padded batch: 8-bit arithmetic scales by what is in a batch, and what a
    statement is told must not depend on its neighbours. Raises DataError where the package carries no model.
    """
    session, tokenizer, marks = _loaded()
    found: dict[Span, FigurePrediction] = {}
    for one in given:
        for window, row in passes(one, tokenizer, marks):
            _read(window, row, session, found)
    return found


@cache
def _loaded() -> tuple[object, WordPieces, Marks]:
    if not available():
        raise DataError(
            "This installation carries no encoder.",
            "Figures can be read by the written rules alone.",
            "Run with --no-model, or install the package as it was built.",
        )
    import onnxruntime as ort
    from tokenizers import Tokenizer

    options = ort.SessionOptions()  # type: ignore[attr-defined]  # not re-exported
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.use_deterministic_compute = True
    # The graph is written as it is to be run: rewritten on one machine, it would answer a little differently there.
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL  # type: ignore[attr-defined]
    session = ort.InferenceSession(  # type: ignore[attr-defined]  # not re-exported
        files.network(), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_str(files.vocabulary())
    return session, tokenizer, Marks.of(tokenizer)


def _read(window: Window, row: Pass, session: object, found: dict[Span, FigurePrediction]) -> None:
    spots = (*row.dates, *row.places)
    given = {"ids": row.ids, "parts": row.parts, "opens": row.opens, "closes": row.closes, "spots": spots or (0,)}
    answers, pointers = session.run(  # type: ignore[attr-defined]
        None, {name: np.array(numbers, np.int64) for name, numbers in given.items()}
    )
    for figure, prediction in zip(row.figures, _predictions(answers, pointers, row, window), strict=True):
        found[window.figures[figure]] = prediction


def _predictions(answers: Scores, pointers: Scores, row: Pass, window: Window) -> list[FigurePrediction]:
    """One for each figure of the row. All figures are worked out together: that takes half the time of one by one."""
    order = files.labels()
    warmth = order.temperatures
    logits: dict[str, Scores] = {}
    at = 0
    for name, size in order.answers:
        logits[name] = answers[:, at : at + size] / warmth[name]
        at += size
    scores = {name: pointers[:, index] / warmth.get(f"to_{name}", 1.0) for index, name in enumerate(order.pointers)}
    ranked = [_ranked(SOURCES, logits[name]) for name in ("period", "places", "agency")]
    chances = [_sigmoid(logits[name])[:, 0].tolist() for name in ("change", "speaker", "share", "claim")]
    told = zip(
        _ranked(UNITS, logits["unit"]), _ranked(MEASURES, logits["measure"]), _sigmoid(logits["filters"]).tolist(),
        *ranked, *chances, _wholes(scores["whole"], row, window), _dates(scores["period"], row, window),
        _sites(scores["place"], row, window), strict=True,
    )  # fmt: skip  # a table of answers
    return [
        FigurePrediction(
            unit, measure, tuple(zip(FILTER_KINDS, kinds, strict=True)), period, places, agency,
            change, speaker, share, claim, whole, undated, dates, sites,
        )
        for unit, measure, kinds, period, places, agency, change, speaker, share, claim, whole, (undated, dates), sites
        in told
    ]  # fmt: skip


def _dates(scores: Scores, row: Pass, window: Window) -> list[tuple[float, tuple[Pointer, ...]]]:
    """How likely no date governs the figure, and each date; the first score stands for none."""
    first = 1 + 2 * len(row.figures)
    kept = [(span, first + at) for at, (span, place) in enumerate(zip(window.dates, row.dates, strict=True)) if place]
    shares = _softmax(np.take(scores, [0, *(column for _, column in kept)], axis=1)).tolist()
    spans = [span for span, _ in kept]
    return [(undated, tuple(map(Pointer, spans, each))) for undated, *each in shares]


def _sites(scores: Scores, row: Pass, window: Window) -> list[tuple[Pointer, ...]]:
    first = 1 + 2 * len(row.figures) + len(row.dates)
    shares = _sigmoid(scores[:, first : first + len(row.places)]).tolist()
    known = list(zip(window.places, row.places, strict=True))
    return [
        tuple(Pointer(span, share) for (span, place), share in zip(known, each, strict=True) if place)
        for each in shares
    ]  # fmt: skip


def _ranked(labels: tuple[T, ...], logits: Scores) -> list[tuple[tuple[T, float], ...]]:
    """For each figure the labels with their probabilities, the likeliest first; equal ones in the labels' order."""
    probabilities = _softmax(logits)
    order = np.argsort(-probabilities, axis=-1, kind="stable")
    return [
        tuple((labels[index], shares[index]) for index in likeliest)
        for likeliest, shares in zip(order.tolist(), probabilities.tolist(), strict=True)
    ]


def _softmax(logits: Scores) -> Scores:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Scores = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _sigmoid(logits: Scores) -> Scores:
    shares: Scores = np.exp(-np.logaddexp(np.float32(0.0), -logits))
    return shares


def _wholes(scores: Scores, row: Pass, window: Window) -> list[Pointer | None]:
    """The likeliest other figure; None where no figure is likelier than none."""
    probabilities = _softmax(scores[:, : 1 + len(row.figures)])
    best = probabilities.argmax(axis=-1).tolist()
    return [
        Pointer(window.figures[row.figures[at - 1]], shares[at]) if at else None
        for at, shares in zip(best, probabilities.tolist(), strict=True)
    ]
