"""Near-duplicates without comparing all pairs: a sketch of each text, and only texts that share a piece of it compared.

MinHash: the least value of a hash over all runs of words is the same in two texts with the probability that a run of
either is in both, so the share of equal least values estimates how alike they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from counterfoil.reference.patterns import pattern

RUN = 5
"""Words a run. Shorter ones are shared by texts on one subject, longer ones broken by every edit."""
HASHES, BANDS = 128, 32
"""Four hashes a band: two texts that share 60 percent of their runs meet in a band with a probability of 0.99."""
FEWEST = 20
"""Runs below which a text is too short to be called anybody's copy."""
_SHORT = 30
"""A piece longer than this does not come twice."""

_WORDS = pattern(r"[\pL]+|\pN[\pN.,]*")
_WITHIN = pattern(r"[\pL\pN.,]")


class _Within(dict[int, str]):
    """What each character is turned into so that words stand apart: itself where a word may hold it, else a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if _WITHIN.match(char) else " "
        return self[code]


_APART = _Within()


@dataclass(frozen=True, slots=True)
class Sketch:
    """runs: how many different runs of words. least: the least value of each hash; () for a text that is too short."""

    runs: int
    least: tuple[int, ...]

    def likeness(self, other: Sketch) -> float:
        """Share of the runs of both that both have, estimated; 0 where either text is too short."""
        if not self.least or not other.least:
            return 0.0
        return sum(a == b for a, b in zip(self.least, other.least, strict=True)) / len(self.least)


def sketch(passages: Iterable[str]) -> Sketch:
    """The sketch of a text, given its passages; runs do not go from one passage into the next."""
    runs: set[int] = set()
    for passage in passages:
        words = [word.encode() for word in _words(passage)]
        data, ends = b" ".join(words), list(accumulate(len(word) + 1 for word in words))
        # A checksum of the words: 32 bits suffice to tell the runs of two texts apart, and it is the same everywhere.
        runs.update(zlib.crc32(data[start : end - 1]) for start, end in zip([0, *ends], ends[RUN - 1 :], strict=False))
    if len(runs) < FEWEST:
        return Sketch(len(runs), ())
    values = np.fromiter(runs, np.uint64, len(runs))
    factors, shifts = _hashes()
    # Wraps around at 64 bits, as multiply-shift hashing means it to; the upper half is the well-mixed one.
    mixed = factors[:, None] * values[None, :]
    mixed += shifts[:, None]
    return Sketch(len(runs), tuple((mixed.min(axis=1) >> np.uint64(32)).tolist()))


def _words(passage: str) -> list[str]:
    """What `_WORDS` finds, in small letters. Most words are letters between spaces: the engine sees only the others."""
    found: list[str] = []
    for run in passage.split():
        if run.isascii() and run.isalpha():
            found.append(run.lower())
            continue
        for piece in run.translate(_APART).split():
            word = piece.strip(".,")
            if word.isascii() and word.isalpha():
                found.append(word.lower())
            elif word:
                found += _known(piece) if len(piece) <= _SHORT else _found(piece)
    return found


def _found(piece: str) -> tuple[str, ...]:
    return tuple((match.group() or "").casefold() for match in _WORDS.finditer(piece))


_known = lru_cache(maxsize=8192)(_found)  # figures and abbreviations come again and again


@cache
def _hashes() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors and shifts of the hash functions, worked out and not drawn, so that they never change."""
    state, numbers = 0x9E3779B97F4A7C15, []
    for _ in range(2 * HASHES):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        numbers.append((state ^ (state >> 29)) | 1)
    return np.array(numbers[:HASHES], np.uint64), np.array(numbers[HASHES:], np.uint64)
