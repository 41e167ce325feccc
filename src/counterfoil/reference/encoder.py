"""The encoder's files: the network, its vocabulary, and the order and temperatures of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec


@dataclass(frozen=True, slots=True)
class EncoderLabels:
    """data/encoder/labels.json.

    answers: name and number of logits of each answer, in the order of the network's output. pointers: names of the
    pointers, in order. temperatures: what the logits of an answer are divided by, fitted on statements held out.
    """

    answers: tuple[tuple[str, int], ...]
    pointers: tuple[str, ...]
    temperatures: dict[str, float]


def present() -> bool:
    """Whether the package was built with the network in it."""
    return _folder().joinpath("encoder.onnx").is_file()


def network() -> bytes:
    """The ONNX file."""
    return _folder().joinpath("encoder.onnx").read_bytes()


def vocabulary() -> str:
    """The tokenizer's JSON."""
    return _folder().joinpath("tokenizer.json").read_text(encoding="utf-8")


@cache
def labels() -> EncoderLabels:
    """Order and temperatures of the answers."""
    return msgspec.json.decode(_folder().joinpath("labels.json").read_bytes(), type=EncoderLabels)


def _folder() -> resources.abc.Traversable:
    return resources.files("counterfoil").joinpath("data", "encoder")
