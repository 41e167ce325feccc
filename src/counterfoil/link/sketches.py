"""Near-duplicates without comparing all pairs: a sketch of each text, and only texts that share a piece of it compared.

MinHash: the least value of a hash over all runs of words is the same in two texts with the probability that a run of
either is in both, so the share of equal least values estimates how alike they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

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
_HELD = bytes(
    ord(char.lower()) if char.isalnum() or char in ".," else ord(" ") for char in map(chr, range(128))
) + bytes(range(128, 256))
"""What each byte is turned into so that words stand apart: itself in small letters where a word of plain letters or a
number may hold it, or where it is part of another letter or sign; else a space."""


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
        words = _words(passage)
        following = zip(*(words[skip:] for skip in range(RUN)), strict=False)
        # A checksum of the words: 32 bits suffice to tell the runs of two texts apart, and it is the same everywhere.
        runs.update(map(crc32, map(b" ".join, following)))
    if len(runs) < FEWEST:
        return Sketch(len(runs), ())
    values = np.fromiter(runs, np.uint64, len(runs))
    factors, shifts = _hashes()
    # Wraps around at 64 bits, as multiply-shift hashing means it to; the upper half is the well-mixed one.
    mixed = factors[:, None] * values[None, :]
    mixed += shifts[:, None]
    return Sketch(len(runs), tuple((mixed.min(axis=1) >> np.uint64(32)).tolist()))


def _words(passage: str) -> list[bytes]:
    """What `_WORDS` finds, in small letters. Nearly all are plain letters: the engine sees only the others."""
    found: list[bytes] = []
    for piece in passage.encode().translate(_HELD).split():
        if piece.isalpha():  # of bytes, only plain letters are
            found.append(piece)
        elif (word := piece.strip(b".,")).isalpha():
            found.append(word)
        elif word:
            found += _known(piece) if len(piece) <= _SHORT else _found(piece)
    return found


def _found(piece: bytes) -> tuple[bytes, ...]:
    return tuple((match.group() or "").casefold().encode() for match in _WORDS.finditer(piece.decode()))


_known = lru_cache(maxsize=8192)(_found)  # figures and abbreviations come again and again


@cache
def _hashes() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors and shifts of the hash functions, worked out and not drawn, so that they never change."""
    state, numbers = 0x9E3779B97F4A7C15, []
    for _ in range(2 * HASHES):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        numbers.append((state ^ (state >> 29)) | 1)
    return np.array(numbers[:HASHES], np.uint64), np.array(numbers[HASHES:], np.uint64)
