"""Counterfoil: audit the figures in official enforcement statements."""

from counterfoil.model.version import __version__

__all__ = ["__version__"]
