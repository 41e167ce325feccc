"""What the parser knows of each word in its sentence: the model's own weights, run with less ado.

The model's library sends every sentence through a chain of general parts that are ready to be trained, and looks up
every word anew. Here the same products are made of the same weights one after another, and what depends on a word alone
is kept. docs/decisions/0014-vectors.md says why, what is the same, and how that is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from counterfoil.extract import library
from counterfoil.extract.library import Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

_KEPT = 20_000
"""Words kept: some ten megabytes. The statements of a year have fewer."""
_TOGETHER = 16
"""Unknown words are worked out so many at a time, always: routines for matrices may add up in another order where a
matrix has another shape, and what is known of a word must not depend on the words that came with it."""
_TINY = np.float32(1e-8)


_LAYER = "maxout>>layernorm>>dropout"
_EMBED = (
    f"extract_features>>list2ragged>>with_array({'|'.join(['ints-getitem>>hashembed'] * 6)})>>with_array({_LAYER})"
    ">>ragged2list"
)
_ENCODE = f"with_array({'>>'.join([f'residual(expand_window>>{_LAYER})'] * 4)})"
"""What the parts of the model call themselves that are known here."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """Products with a bias, of which the largest of every three counts, brought to one scale."""

    weights: Rows
    bias: Rows
    gain: Rows
    shift: Rows

    def __call__(self, rows: Rows) -> Rows:
        made = np.dot(rows, self.weights)
        made += self.bias
        width = len(self.gain)
        best: Rows = np.maximum(made[:, :width], made[:, width : 2 * width])
        np.maximum(best, made[:, 2 * width :], out=best)
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        spread = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width) + _TINY
        best *= spread ** np.float32(-0.5)
        best *= self.gain
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class _Table:
    """The vectors of one property of words; each value of it is four rows, added up."""

    rows: Rows
    seed: int


class Vectors:
    """The vectors of words in their sentences, as the model's first part gives them."""

    def __init__(self, vocabulary: Any, model: Any, *, kept: int = _KEPT) -> None:  # noqa: ANN401 - no type of the library says more
        """kept: words kept. Raises ValueError where `model` is made of other parts than those known here."""
        embed, encode = model.layers
        if (embed.name, encode.name) != (_EMBED, _ENCODE):
            raise ValueError(f"The English model is made of other parts: {embed.name}, then {encode.name}.")
        columns, _, tables, mix, _ = embed.layers
        self._vocabulary, self._ops = vocabulary, model.ops
        self.columns: list[str] = list(columns.attrs["columns"])
        """The properties of a word that are looked at."""
        self._tables = tuple(_table(one.layers[1]) for one in tables.layers[0].layers)
        self._mix = _layer(mix.layers[0].layers[0])
        self._padding = int(encode.attrs["pad"])
        self._layers = tuple(_layer(one.layers[0].layers[1].layers[0]) for one in encode.layers[0].layers)
        self._kept = kept
        self._known: dict[Token, Rows] = {}

    def of(self, sentences: Sequence[Sequence[Token]]) -> list[Rows]:
        """A row for each word of each sentence."""
        words = self._words(token for sentence in sentences for token in sentence)
        padding, width = self._padding, len(self._mix.gain)
        # The sentences stand in one matrix, with empty rows between them and at its ends.
        rows = np.zeros((sum(map(len, sentences)) + padding * (len(sentences) + 1), width), np.float32)
        places: list[tuple[int, int]] = []
        at = padding
        for sentence in sentences:
            places.append((at, at + len(sentence)))
            for place, token in enumerate(sentence, at):
                rows[place] = words[token]
            at += len(sentence) + padding
        beside = np.zeros((len(rows), 3 * width), np.float32)
        for layer in self._layers:
            beside[1:, :width] = rows[:-1]
            beside[:, width : 2 * width] = rows
            beside[:-1, 2 * width :] = rows[1:]
            rows += layer(beside)
        return [rows[start:end] for start, end in places]

    def _words(self, tokens: Iterable[Token]) -> dict[Token, Rows]:
        """What is known of each word by itself. Whoever asks at the same time from another thread does no harm."""
        known = self._known
        found: dict[Token, Rows] = {}
        new: dict[Token, None] = {}
        for token in tokens:
            row = known.get(token)
            if row is None:
                new[token] = None
            else:
                found[token] = row
        if new:
            learned = dict(self._learned(list(new)))
            found.update(learned)
            if len(known) + len(learned) > self._kept:
                self._known = known = {}
            known.update(learned)
        return found

    def _learned(self, tokens: Sequence[Token]) -> Iterator[tuple[Token, Rows]]:
        filler = [("a", False)] * (-len(tokens) % _TOGETHER)
        values = (
            library.sentence(self._vocabulary, [*tokens, *filler]).to_array(self.columns).astype(np.uint64, order="F")
        )
        ops = self._ops
        parts = [
            ops.gather_add(one.rows, ops.hash(values[:, column], one.seed) % len(one.rows))
            for column, one in enumerate(self._tables)
        ]
        joined = np.concatenate(parts, axis=1)
        for start in range(0, len(tokens), _TOGETHER):
            made = self._mix(joined[start : start + _TOGETHER])
            yield from zip(tokens[start : start + _TOGETHER], made, strict=False)


def _table(one: Any) -> _Table:  # noqa: ANN401 - as above
    return _Table(one.get_param("E"), one.attrs["seed"])


def _layer(one: Any) -> _Layer:  # noqa: ANN401 - as above
    products, scale = one.layers
    weights, bias = products.get_param("W"), products.get_param("b")
    # The products that compete stand in three blocks, so that whole rows are compared.
    blocks = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return _Layer(np.ascontiguousarray(blocks.T), bias.T.reshape(-1), scale.get_param("G"), scale.get_param("b"))
