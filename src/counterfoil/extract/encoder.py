"""A small learned encoder: one pass a sentence says, for every figure in it, what it most likely counts.

It proposes, with probabilities; the rules of the other modules dispose. It reads spans and never makes one up: every
pointer is a range of the sentence's own characters. docs/encoder.md says how it was trained and where it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from counterfoil.extract.encoder_input import SentenceInput, sentence_inputs
from counterfoil.extract.encoder_tokens import Marks, Pass, WordPieces, passes
from counterfoil.model import FILTER_KINDS, MEASURES, UNITS, DataError, FilterKind, Measure, Unit
from counterfoil.reference import encoder as files

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
    or reported from somebody, is a share or a part of another figure, is a claim at all. noun: the head noun counted,
    None where the model sees none in the sentence. whole: index of the figure of this sentence that is the whole, with
    a probability. The other pointers are the words that a source rests on; empty unless the source is likely `own`.
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


SOURCES = ("none", "own", "inherited")
_OWN = 0.2
_POINTED = 0.5

Scores = NDArray[np.float32]
T = TypeVar("T")


def available() -> bool:
    """Whether the package carries a model."""
    return files.present()


def encode(inputs: Sequence[SentenceInput]) -> list[list[FigurePrediction]]:
    """Predictions for every figure of every input, in the order given.

    Sentences are read one by one, never in a padded batch: 8-bit arithmetic scales by what is in a batch, and a
    sentence's answers must not depend on its neighbours. Raises DataError where the package carries no model.
    """
    session, tokenizer, marks = _loaded()
    return [_read(given, session, tokenizer, marks) for given in inputs]


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
    session = ort.InferenceSession(  # type: ignore[attr-defined]  # not re-exported
        files.network(), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_str(files.vocabulary())
    return session, tokenizer, Marks.of(tokenizer)


def _read(given: SentenceInput, session: object, tokenizer: WordPieces, marks: Marks) -> list[FigurePrediction]:
    found: dict[int, FigurePrediction] = {}
    for row in passes(given, tokenizer, marks):
        answers, pointers = session.run(  # type: ignore[attr-defined]
            None,
            {
                "ids": np.array([row.ids], np.int64),
                "parts": np.array([row.parts], np.int64),
                "opens": np.array([row.opens], np.int64),
                "closes": np.array([row.closes], np.int64),
            },
        )
        for place, figure in enumerate(row.figures):
            found[figure] = _prediction(answers[0, place], pointers[0, place], row, given.text)
    return [found[figure] for figure in range(len(given.figures))]


def _prediction(answers: Scores, pointers: Scores, row: Pass, text: str) -> FigurePrediction:
    order = files.labels()
    logits: dict[str, Scores] = {}
    at = 0
    for name, size in order.answers:
        logits[name] = answers[at : at + size] / order.temperatures[name]
        at += size
    warmth = order.temperatures["pointers"]
    scores = {name: pointers[index] / warmth for index, name in enumerate(order.pointers)}
    period, places, agency = (_ranked(SOURCES, logits[name]) for name in ("period", "places", "agency"))
    filters = tuple(zip(FILTER_KINDS, (float(p) for p in _sigmoid(logits["filters"])), strict=True))
    return FigurePrediction(
        unit=_ranked(UNITS, logits["unit"]),
        measure=_ranked(MEASURES, logits["measure"]),
        filters=filters,
        period=period,
        places=places,
        agency=agency,
        change=float(_sigmoid(logits["change"])[0]),
        speaker=float(_sigmoid(logits["speaker"])[0]),
        share=float(_sigmoid(logits["share"])[0]),
        claim=float(_sigmoid(logits["claim"])[0]),
        noun=_noun(scores["noun"], row, text),
        whole=_whole(scores["whole"], row),
        period_words=_words(scores["period"], row, text) if dict(period)["own"] > _OWN else (),
        place_words=_words(scores["place"], row, text) if dict(places)["own"] > _OWN else (),
        agency_words=_words(scores["agency"], row, text) if dict(agency)["own"] > _OWN else (),
        filter_words=tuple(
            (kind, pointer)
            for index, (kind, probability) in enumerate(filters)
            if probability > _OWN
            for pointer in _words(scores[f"filter{index}"], row, text)
        ),
    )


def _ranked(labels: tuple[T, ...], logits: Scores) -> tuple[tuple[T, float], ...]:
    """Labels with their probabilities, the likeliest first; equal ones in the order of the labels."""
    probabilities = _softmax(logits)
    order = np.argsort(-probabilities, kind="stable")
    return tuple((labels[index], float(probabilities[index])) for index in order)


def _softmax(logits: Scores) -> Scores:
    raised = np.exp(logits - logits.max())
    shares: Scores = raised / raised.sum()
    return shares


def _sigmoid(logits: Scores) -> Scores:
    shares: Scores = np.exp(-np.logaddexp(np.float32(0.0), -logits))
    return shares


def _noun(scores: Scores, row: Pass, text: str) -> Pointer | None:
    """The word at the likeliest place; place 0 stands for "not in this sentence"."""
    probabilities = _softmax(scores)
    place = int(probabilities.argmax())
    offset = row.offsets[place] if place < len(row.offsets) else None
    if offset is None:
        return None
    start, end = _whole_word(text, *offset)
    return Pointer(start, end, float(probabilities[place]))


def _whole(scores: Scores, row: Pass) -> tuple[int, float] | None:
    """The likeliest other figure; None where no figure of the sentence is likelier than none."""
    probabilities = _softmax(scores)
    best, index = max((float(probabilities[place]), -index) for index, place in enumerate(row.opens))
    return (row.figures[-index], best) if best > float(probabilities[0]) else None


def _words(scores: Scores, row: Pass, text: str) -> tuple[Pointer, ...]:
    """Runs of places above one half, or the best place where none is; widened to whole words."""
    probabilities = [
        float(p) if offset is not None else -1.0 for p, offset in zip(_sigmoid(scores), row.offsets, strict=True)
    ]
    chosen = [place for place, p in enumerate(probabilities) if p > _POINTED]
    if not chosen:
        chosen = [max(range(len(probabilities)), key=probabilities.__getitem__)]
    runs: list[tuple[int, int, list[float]]] = []
    for place in chosen:
        offset = row.offsets[place]
        if offset is None:
            continue
        if runs and offset[0] - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], offset[1], [*runs[-1][2], probabilities[place]])
        else:
            runs.append((*offset, [probabilities[place]]))
    return tuple(Pointer(*_whole_word(text, start, end), sum(ps) / len(ps)) for start, end, ps in runs)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
