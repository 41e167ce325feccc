"""A share of the convicted that counts those charged as well: "eight in ten had been convicted", where half had."""

from __future__ import annotations

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.categories import criminality
from counterfoil.reconcile.likeness import dimension, likely
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.shares import meant_by, quotient_of, share_made
from counterfoil.reference.patterns import pattern

_BASE = pattern(r"^ of (?:the |those |these |all |all those )*([\pL\pN]+)")
_EVERYBODY = frozenset(
    {"them", "those", "these", "arrested", "detained", "people", "individuals", "suspects", "arrests"}
)
_TIME = pattern(r"\b(?:last|previous|prior|earlier|since|so far|to date|fiscal|nationwide|overall|(?:19|20)\pN\pN)\b")


def switched(setting: Setting) -> tuple[Relation, ...]:
    """Every share of the convicted that only the convicted and the charged together come to."""
    found = (_check(setting, share) for share in setting.claims if share.quantity.unit == "percent")
    return tuple(relation for relation in found if relation is not None)


def _check(setting: Setting, share: Claim) -> Relation | None:
    if share.change or share.quantity.value is None or criminality(_said(setting, share)) != "convicted":
        return None
    counted = [c for c in setting.claims if c.share_of is not None and c.quantity.unit == "person"]
    parts = {kind: [c for c in counted if criminality(_said(setting, c)) == kind] for kind in ("convicted", "pending")}
    if any(len(own) != 1 for own in parts.values()):
        return None
    convicted, pending = parts["convicted"][0], parts["pending"][0]
    whole = setting.by_id.get(convicted.share_of or "")
    if whole is None or pending.share_of != whole.id or not _of_one(setting, share, convicted, whole):
        return None
    if not all(c.quantity.hedge == "exact" and c.quantity.value for c in (convicted, pending, whole)):
        return None
    meant, alone = meant_by(setting, share), quotient_of(convicted, whole)
    together = likely(convicted).plus(likely(pending)).over(likely(whole)).times(100)
    if alone is None or alone.meets(meant) or not together.meets(meant):
        return None
    return share_made(setting, (share, convicted, whole), alone, fits=False)


def _of_one(setting: Setting, share: Claim, convicted: Claim, whole: Claim) -> bool:
    """True where the share is of the same people as the count, and told elsewhere."""
    named = setting.by_id.get(share.share_of or "", whole)
    again = [setting.by_id.get(c.share_of or "") for c in setting.claims if c.quantity.value == share.quantity.value]
    if any(c is not None and c.quantity.value != whole.quantity.value for c in again):
        return False  # the share is told once more, of others
    base = _BASE.search(_said(setting, share))
    if base is not None and base.group(1) not in _EVERYBODY and not (base.group(1) or "").isdigit():
        return False  # "70 percent of those convicted in court"
    times = [{m.group() for m in _TIME.finditer(setting.sentence(c))} for c in (share, convicted)]
    if times[0] - times[1]:
        return False
    one = named.quantity.value == whole.quantity.value and dimension(named) == dimension(whole)
    return one and convicted.sentence != share.sentence


def _said(setting: Setting, claim: Claim) -> str:
    """The words behind a figure, up to the next one in its sentence."""
    following = [c.span.start for c in setting.claims if claim.span.end <= c.span.start < claim.sentence.end]
    return setting.lower[claim.span.end : min([claim.sentence.end, *following])]
