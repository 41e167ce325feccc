"""Whether a share or a change stands beside numbers that it is not of.

"Half as long again" and "300, or 25%, more than in 2024" are no shares; "it comes to 2,063, leaving 347 vacant, or 14%"
is a share of all posts; "arrests fell by half and removals from 60 to 45" tells of two changes.
"""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_AGAIN = pattern(
    r"^(?: again)? as (?:much|many|long|large|big|high|heavy|old|often|far|great|\pL+)\b(?: [\pL’'-]+)? (?:again|as)\b"
)
_THAN = pattern(r"^,? (?:more|fewer|less|above|below|over|higher|lower|longer|up|down)\b")
_LEAVING = pattern(rf"\b(?:leav(?:ing|es)|left|which leaves) {HEDGED}$")
_GROWN = pattern(
    rf"\b(?:additional|added|gain(?:ed)?|increase|rise|growth|jump|drop|decrease|decline|up|down)(?: of| by)? {HEDGED}$"
)
_AFTER = pattern(r"(?:^|[—–-] )[“\"]?(?:after|once|when|since|before|until|with)\b")
_OF_THEM = pattern(r"^ of (?:them|which|whom|these|those)\b")
_OF_WHICH = pattern(rf"\bof (?:which|whom|them|these) (?:only |just |another )?{HEDGED}$")
_FROM_TO = pattern(rf"\b(?:from|by) [^.;]{{1,60}} to (?:the |just |only )?{HEDGED}$")
_TWO_SHARES = pattern(r"^ (?:and|or) (?:\pL+ )?$")
_CLAUSES = pattern(
    r"[;:]|\b(?:and|while|whilst|but|whereas|as|though|although)\b"
    r"|, (?:the |those |that of |its |their )?[\pL-]+ (?:[\pL]+ ){0,3}"
    r"(?:rose|fell|grew|went|dropped|increased|declined)\b"
)
_OTHER_SUBJECT = pattern(
    r", (?:the |those |that |its |their )?([\pL-]+)(?: [\pL-]+){0,3},? from (?:the )?(?:[\pL-]+ ){0,2}$"
)
_BETWEEN_DAYS = pattern(r"\bbetween [^,;]{1,30} and [\pL\pN]+")
_NO_SUBJECT = frozenset({
    "up", "down", "going", "rising", "falling", "growing", "climbing", "jumping", "dropping",
    "increasing", "decreasing", "declining", "or", "in", "last", "this", "over", "during", "since",
    "year-over-year", "nationwide", "statewide", "respectively",
})  # fmt: skip
"""What may open the words between a change and its two numbers, and is nothing else that changed."""
_WHICH = pattern(r", (?:which|that|who) [^,;]*$")
_VERB = pattern(r"^(?:(?:more than |nearly |almost )?(?:doubl|tripl|quadrupl|quintupl|halv)ed)\b")


def is_no_share(setting: Setting, share: Claim) -> bool:
    """True for "half as long again" and for "300, or 25%, more than in 2024": by how much, and not what part."""
    after = setting.after(share, 60)
    return _AGAIN.match(after) is not None or _THAN.match(after.replace(")", "")) is not None


def of_other_whole(setting: Setting, share: Claim, part: Claim, whole: Claim) -> bool:
    """True where the words leave open whether the part is of this whole."""
    own = [c for c in setting.claims if c.sentence == share.sentence]
    near = [c for c in setting.neighbours(share) if c.id not in (share.id, part.id, whole.id)]
    before = setting.before(part, 90)
    joined = {float((c.quantity.value or 0) + (part.quantity.value or 0)) for c in near}
    total = float(whole.quantity.value or 0)
    if _LEAVING.search(before) is not None and total not in joined:
        return True
    if _FROM_TO.search(before) is not None or (_GROWN.search(before) is not None and total in joined):
        return True
    opening = setting.lower[share.sentence.start : part.span.start]
    if _AFTER.search(opening) is not None and whole.span.start > part.span.end:
        return True
    if any(c.quantity.unit == "percent" and _joined(setting, share, c) for c in own):
        return True
    if _OF_THEM.match(setting.after(part, 20)) is None and _OF_WHICH.search(before) is None:
        return False
    earlier = [c for c in own if c.span.end <= part.span.start and c.quantity.unit not in ("percent", "factor")]
    return bool(earlier) and earlier[-1].quantity.value != whole.quantity.value and whole.id not in {c.id for c in own}


def _joined(setting: Setting, share: Claim, other: Claim) -> bool:
    """True for "30% and 12%": each is of another."""
    first, last = sorted((share, other), key=lambda c: c.span.start)
    return first.id != last.id and _TWO_SHARES.match(setting.between(first, last)) is not None


def of_other_pair(setting: Setting, change: Claim, first: Claim, last: Claim) -> bool:
    """True where a clause or a subject of its own stands between a change and "from 60 to 45"."""
    if last.span.end <= change.span.start:
        lead = setting.lower[change.sentence.start : first.span.start]
        verb = setting.lower[change.span.start : change.span.start + 30]
        return _WHICH.search(lead) is not None and _VERB.match(verb) is not None
    if first.span.start < change.span.end:
        return False
    between = _BETWEEN_DAYS.sub("", setting.between(change, first))
    subject = _OTHER_SUBJECT.search(between)
    other = subject is not None and (subject.group(1) or "") not in _NO_SUBJECT
    return other or _CLAUSES.search(between) is not None
