"""The number that a percentage stands for where it does not stand right beside it.

"150 of the 240 have convictions. That is 63 percent"; "63 percent of those arrested, or 150 of 240 people,".
"""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

RATE = r"(?:for )?an? (?:[\pL-]+ ){0,2}(?:rate|share|proportion) of"
_THAT_IS = pattern(
    r"^[“\"]?(?:that|this|it|which)"
    r"(?:[’']s| (?:is|was|means|represents?|equals|translates to|amounts to|works out to|comes to|makes(?: for)?"
    rf"|accounts for))(?: {RATE})? {HEDGED}$"
)
_N_OF_M = pattern(rf"^(?: [\pL’'-]+){{0,8}}?(?:,| [–—-]|,? \() ?(?:or |that is,? )?{HEDGED}$")
_OF = pattern(rf"^(?: [\pL’'-]+){{0,2}} (?:out )?of (?:(?:the|those|these|all|its) )?{HEDGED}$")


def counted(claim: Claim) -> bool:
    """True for a number of things or an amount, and no share and no change."""
    return claim.quantity.unit not in ("percent", "factor") and claim.quantity.value is not None and not claim.change


def told_before(setting: Setting, share: Claim) -> Claim | None:
    """The one part of a whole that the sentence before gives, for a sentence that opens with "That is 63 percent"."""
    if _THAT_IS.match(setting.lower[share.sentence.start : share.span.start]) is None:
        return None
    last = [c for c in setting.claims if setting.adjoins(c, share)]
    if any(not counted(c) for c in last):
        return None
    parts = [c for c in last if c.share_of is not None]
    return parts[0] if len(parts) == 1 and len(last) <= 2 else None


def behind_it(setting: Setting, share: Claim, later: list[Claim]) -> Claim | None:
    """The part of "63 percent of those arrested, or 150 of 240 people,". later: numbers behind the share."""
    if len(later) < 2 or _N_OF_M.match(setting.between(share, later[0])) is None:
        return None
    return later[0] if _OF.match(setting.between(later[0], later[1])) is not None else None
