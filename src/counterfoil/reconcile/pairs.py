"""What is told of two figures: that they disagree on one thing, or that one is a part of the other."""

from __future__ import annotations

from counterfoil.model import Claim, Relation, Step
from counterfoil.reconcile.likeness import in_base
from counterfoil.reconcile.phrasing import measured
from counterfoil.reconcile.setting import Setting


def disagreement(setting: Setting, first: Claim, later: Claim, rule: str, step: str | None = None) -> Relation:
    """Two figures of one thing that cannot both be right. step: the arithmetic, where it is more than `a ≠ b`."""
    said, again = measured(setting, first), measured(setting, later)
    return Relation(
        kind="same",
        claims=(first.id, later.id),
        verdict="inconsistent",
        stated=said,
        computed=again,
        rule=rule,
        steps=(Step(step or f"{said} ≠ {again}"),),
        stated_interval=in_base(first, first.quantity.interval),
        computed_interval=in_base(later, later.quantity.interval),
        basis=(first.span, later.span),
    )


def part_of(setting: Setting, part: Claim, whole: Claim, *, too_large: bool) -> Relation:
    """A part against its whole. too_large: it cannot be one."""
    said, full = measured(setting, part), measured(setting, whole)
    sign = ">" if too_large else "≤"
    return Relation(
        kind="part",
        claims=(part.id, whole.id),
        verdict="inconsistent" if too_large else "consistent",
        stated=f"{said} of {full}",
        computed=f"{said} {sign} {full}",
        rule="part.above" if too_large else "part.whole",
        steps=(Step(f"{said} {sign} {full}"),),
        stated_interval=in_base(part, part.quantity.interval),
        computed_interval=in_base(whole, whole.quantity.interval),
        basis=(part.span, whole.span),
    )
