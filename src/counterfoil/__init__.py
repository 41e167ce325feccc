"""Counterfoil: audit the figures in official enforcement statements.

>>> audit = counterfoil.audit("statement.txt", published="2024-03-28")  # doctest: +SKIP
>>> audit.findings[0].says  # doctest: +SKIP
"""

from counterfoil.extract import extract
from counterfoil.model import CounterfoilError, SourceError
from counterfoil.model.version import __version__
from counterfoil.pipeline import Audit, audit, audit_document
from counterfoil.read import read

__all__ = ["Audit", "CounterfoilError", "SourceError", "__version__", "audit", "audit_document", "extract", "read"]
