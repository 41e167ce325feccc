"""The date expressions of a document: every one with its exact words, none yet placed on the calendar."""

from counterfoil.extract.dates.births import of_birth
from counterfoil.extract.dates.mentions import dates

__all__ = ["dates", "of_birth"]
