"""Whether the words beside a part too large for its whole leave open that it is a part of something else."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reference.patterns import pattern

_GROUPS = frozenset(
    {"gang", "family", "group", "crew", "ring", "unit", "team", "household", "clan", "cartel", "firm", "company"}
    | {"organization", "cell", "class", "school", "village", "town", "nation", "nationality", "band", "squad", "party"}
    | {"category", "kind", "type", "department", "agency", "station", "network", "faction", "couple", "set"}
)
"""What holds many: "21 of one gang", "12 of the first gang" count its members."""
_OF = pattern(rf"^ of {HEDGED}$")
_OF_NAMED = pattern(r"\b(?:of|among) the ([\pL-]+),? $")
_OF_TURN = pattern(r"^ of the (?:first|second|third|fourth|fifth|other|same|last|larger|smaller) ")
_OTHERS = pattern(r"^ others?\b")
_IN_ALL = pattern(r"^(?: [\pL’'-]+){0,3},? (?:in all|altogether|all told|in total)\b")
_ALL = pattern(rf"\ball (?:of the )?{HEDGED}$")
_DONE_TO = pattern(r"^(?:arrest|arrested|apprehension|event)$")
_OCCASIONS = pattern(
    r"^ (?:cases?|raids?|operations?|incidents?|towns?|cities|counties|places|instances|searches|stops|visits|days"
    r"|nights"
    r"|weeks|months|years|sites|houses|stores|times)\b"
)


def may_hold(setting: Setting, part: Claim, whole: Claim) -> bool:
    """False where the part, too large for this whole, may well be of something else."""
    if (part.quantity.value or 0) <= (whole.quantity.value or 0):
        return True
    if whole.noun in _GROUPS and part.noun in (None, whole.noun, "person"):
        between = setting.between(part, whole) if part.span.end <= whole.span.start else ""
        if _OF.match(between) is not None or _OF_TURN.match(setting.after(part, 30)) is not None:
            return False
    of_others = part.noun in _GROUPS and _OTHERS.match(setting.after(whole, 12)) is not None  # "of the three others"
    if (
        of_others
        or _IN_ALL.match(setting.after(part, 40)) is not None
        or _ALL.search(setting.before(part, 20)) is not None
    ):
        return False  # a sum, or all that were told of, is no part of the last of them
    if _DONE_TO.match(whole.noun or "") is not None and _OCCASIONS.match(setting.after(whole, 30)) is not None:
        return False  # "in five cases arrests were made"
    named = _OF_NAMED.search(setting.before(part, 40))
    if named is None or whole.noun is None:
        return named is None
    said = stem(named.group(1) or "")
    return said in (stem(whole.noun + "s"), stem(whole.noun))
