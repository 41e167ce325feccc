"""Find the arithmetic ties between the claims of one document."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.model import Claim, Extraction, Operation, Relation
from counterfoil.reconcile.averages import averages
from counterfoil.reconcile.changes import changes
from counterfoil.reconcile.differ import differ
from counterfoil.reconcile.durations import durations
from counterfoil.reconcile.parts import parts
from counterfoil.reconcile.same import same
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.shares import shares
from counterfoil.reconcile.terms import terms
from counterfoil.reference.patterns import pattern

_SHARE = pattern(
    r"%|\bper ?cent|^(?:half|one[- ]half|(?:an?|one|two|three|four|five|seven|nine)[- ]"
    r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"|(?:one|two|three|\pN+) (?:in|out of) (?:every )?[\pL\pN]+)$",
    ignore_case=True,
)


def reconcile(extraction: Extraction, claims: tuple[Claim, ...], operation: Operation | None) -> tuple[Relation, ...]:
    """Relations that the text itself makes checkable, each with its arithmetic in intervals."""
    setting = Setting(extraction, tuple(_as_share(extraction, claim) for claim in claims), operation)
    one_figure, means = same(setting), averages(setting)
    same_as = {claim: relation.claims for relation in one_figure for claim in relation.claims}
    family = parts(setting, same_as, frozenset(relation.claims[-1] for relation in means))
    added = frozenset(r.claims[-1] for r in family if r.kind in ("sum", "rest") and r.verdict == "consistent")
    return (
        *one_figure,
        *differ(setting, frozenset(same_as), added),
        *terms(setting),
        *family,
        *shares(setting),
        *means,
        *durations(setting),
        *changes(setting),
    )


def _as_share(extraction: Extraction, claim: Claim) -> Claim:
    """A percentage or fraction counted in percent, whatever it was taken to count: it can never be added to numbers."""
    if claim.quantity.unit in ("percent", "duration", "money", "mass") or not _SHARE.search(
        extraction.document.quote(claim.span)
    ):
        return claim
    return replace(claim, quantity=replace(claim.quantity, unit="percent"))
