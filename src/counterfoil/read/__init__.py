"""Read statements: bytes of many kinds in, documents out; what cannot be read says why and what to do."""

from __future__ import annotations

from counterfoil.read.documents import document
from counterfoil.read.segments import segments
from counterfoil.read.sources import read, read_all

__all__ = ["document", "read", "read_all", "segments"]
