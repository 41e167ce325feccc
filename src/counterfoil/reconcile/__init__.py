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

_SENTENCED = pattern(r"\bsentenc(?:ed to|e of|es of|ing to)\s+(?:[\pL-]+\s+){0,3}$", ignore_case=True)
_THOSE = pattern(
    r"^(?:of|among) (?:those|these|them|the (?:arrested|detained))(?: arrested| detained| individuals| people)?,",
    ignore_case=True,
)
_TERM = pattern(
    r"^[- ](?:years?|months?)[- ](?:[\pL-]+[- ]){0,2}(?:prison|imprisonment|jail|sentence|probation|behind bars)\b",
    ignore_case=True,
)


def reconcile(extraction: Extraction, claims: tuple[Claim, ...], operation: Operation | None) -> tuple[Relation, ...]:
    """Relations that the text itself makes checkable, each with its arithmetic in intervals."""
    read = tuple(_as_read(extraction, claim) for claim in claims)
    setting = Setting(extraction, tuple(_of_those(extraction, claim, read) for claim in read), operation)
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


def _as_read(extraction: Extraction, claim: Claim) -> Claim:
    """The claim with what its own words settle for arithmetic, whatever it was taken to count.

    A percentage or a fraction is counted in percent, and can never be added to numbers; a length of years that someone
    is sentenced to is a sentence, and no length of an operation.
    """
    text, unit = extraction.document.text, claim.quantity.unit
    if unit == "duration" and claim.measure in ("extent", "other"):
        before = text[max(claim.sentence.start, claim.span.start - 30) : claim.span.start]
        after = text[claim.span.end : min(claim.sentence.end, claim.span.end + 40)]
        if _SENTENCED.search(before) or _TERM.search(after):
            return replace(claim, measure="sentence")
    if unit in ("duration", "money", "mass"):
        return claim
    share = _SHARE.search(extraction.document.quote(claim.span)) is not None
    if share == (unit == "percent"):
        return claim
    if share:
        return replace(claim, quantity=replace(claim.quantity, unit="percent"))
    return replace(claim, noun=None, quantity=replace(claim.quantity, unit="other"))


def _of_those(extraction: Extraction, claim: Claim, claims: tuple[Claim, ...]) -> Claim:
    """In "Of those, 52 had …, 24 had … and the remaining 20 had …" each figure is a part of the sentence before."""
    start = claim.sentence.start
    if claim.quantity.unit == "percent" or not _THOSE.match(extraction.document.text[start : start + 40]):
        return claim
    whole = next((c for c in claims if c.id == claim.share_of), None)
    if whole is not None and whole.sentence != claim.sentence:
        return claim
    before = [c for c in claims if c.span.end <= start and c.quantity.unit == claim.quantity.unit]
    return replace(claim, share_of=before[-1].id) if before and before[-1].span.end > start - 200 else claim
