"""The number grammar: every number of a text, as a figure or as a leftover with its reason."""

from counterfoil.extract.numbers.figures import numbers
from counterfoil.extract.numbers.scan import COMMA_GROUPS, POINT_GROUPS, Separators

__all__ = ["COMMA_GROUPS", "POINT_GROUPS", "Separators", "numbers"]
