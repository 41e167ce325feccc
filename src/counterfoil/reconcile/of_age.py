"""Numbers that are ages and count nothing: "two men over 75", "11 of them were under 21", "he died at 29"."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction
from counterfoil.reference.patterns import pattern

_LIMIT = r"(?:over|under|above|below|past|older than|younger than|beyond)"
_COUNTED = (
    r"(?:\pN+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|some"
    r"|many|several|half|none|all|both|few"
    r"|each|others?|those|them|whom|these|people|persons|individuals|adults|men|women|man|woman|boys?|girls?|child|children"
    r"|victims?|suspects?|defendants?|drivers?|residents?|patients?|customers?|inmates?|prisoners?|detainees?|workers?"
    r"|couples?|members?|anyone|everyone|nobody|somebody|someone)"
)
_BOUND = pattern(
    rf"\b{_COUNTED},? (?:(?:who|that) )?(?:(?:is|are|was|were|being|all|both"
    r"|each) )*(?:(?:well|just|slightly|still|far) )?"
    rf"{_LIMIT} (?:the age of )?$",
    ignore_case=True,
)
_AT = pattern(r"(?:^|[^\pL])([\pL’'-]+),? at (?:age |only |just |about )?$", ignore_case=True)
_LEVEL = pattern(
    r"^(?:stand|stands|standing|stood|put|puts|set|sets|peak(?:s|ed)?|cap(?:s|ped)?|remain(?:s|ed)?|total|number|count"
    r"|held|hold|holds|level(?:s|ed)?|estimated|start(?:s|ed)?|end(?:s|ed)?|figure|toll|arrests|removals|steady|is|was"
    r"|are|were|capacity|record|high|low|limited|staff(?:ed|ing)?|now|today|currently|came|arrived)$",
    ignore_case=True,
)
"""Before "at": a count that stands there."""
_WAS = pattern(
    r"\b(?:when|while|before|after|until|since) (?:he|she) (?:was|turned|is) (?:only |just |about )?$"
    r"|\b(?:he|she) (?:will be|would be|turned|turns|is now|was then) $",
    ignore_case=True,
)
_BARE = pattern(
    r"^(?:[.,;:)”\"—–]|\s[—–(]|$|\n| (?:and|or|but|when|while|in (?:19|20)\pN\pN"
    r"|on|for|after|before|was|were|is|are|had|has|have"
    r"|who|at|years old|to)\b)"
)
"""Behind the number no noun: a thing counted would be named."""
_OLDEST = 110
_THINGS = frozenset({"person", "event", "item", "other"})


def of_age(extraction: Extraction, claim: Claim) -> bool:
    """True where the words beside a number up to the years of a long life make it an age."""
    value = claim.quantity.value
    if value is None or not 1 <= value <= _OLDEST or claim.quantity.unit not in _THINGS or claim.change:
        return False
    text = extraction.document.text
    if _BARE.match(text[claim.span.end : min(claim.sentence.end, claim.span.end + 24)]) is None:
        return False
    before = text[max(claim.sentence.start, claim.span.start - 60) : claim.span.start]
    match = _AT.search(before)
    if match is not None:
        return _LEVEL.match(match.group(1) or "") is None
    return _BOUND.search(before) is not None or _WAS.search(before) is not None
