"""Hold extracted claims against annotated statements, and show where they differ."""

from counterfoil.evaluation.annotated import Annotated, annotated
from counterfoil.evaluation.browser import browser
from counterfoil.evaluation.extraction import extracted_claims
from counterfoil.evaluation.score import Difference, Score, score

__all__ = ["Annotated", "Difference", "Score", "annotated", "browser", "extracted_claims", "score"]
