"""Words before a number of people that make the names behind it those of some of them, or of others beside them."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_INSIDE = pattern(
    rf"(?:^|[^\pL\pN])([\pL\pN’'-]+) (?:of|for) (?:(?:all|all of) )?"
    rf"(?:(?:the|these|those|his|her|their|its|other|first|last|same) )*{HEDGED}$"
)
_AMONG = pattern(rf"\b(?:among|amongst|besides|except|than) (?:(?:the|these|those|other|all) )*{HEDGED}$")
_OF_A_DEED = pattern(
    r"(?:ing|ed|ions?|ments?|arrests?|charges?|sentences?|terms?|cases?|trials?|warrants?|removals?|captures?|deaths?"
    r"|killings?|murders?|pleas?|verdicts?|names?|identit(?:y|ies)|search(?:es)?|hunt|led|sent|total|group|gang|crew|trio"
    r"|team|ring|surrender|photos?|list|custody|return|release|result|rescue|bodies|charged|known|court|prison|pair"
    r"|handed|given|bail|bonds?|fines?|time|out)$"
)
"""Before the preposition: "the arrest of four men — A, B and C" names the four, "the lawyers of four men" do not."""
_SAID_OF_THEM = pattern(
    r"^,? (?:were|was|are|is|had|have|has|did|do|who|whose|both|each|neither)\b[^.;:—–]{0,80}\s[—–]"
)
"""Behind the names and before the dash that closes: the sentence between the dashes is said of those named."""


def named_of_some(setting: Setting, claim: Claim) -> bool:
    """True for "two of the five men — A and B —" and "the parents of the three victims — A and B —"."""
    before = setting.before(claim, 90)
    if _AMONG.search(before) is not None:
        return True
    match = _INSIDE.search(before)
    return match is not None and _OF_A_DEED.search(match.group(1) or "") is None


def aside(setting: Setting, end: int) -> bool:
    """True where a verb follows the last name before the dash that closes: "— A, 59, and B, 41, were absent —"."""
    return _SAID_OF_THEM.match(setting.lower[end : end + 120]) is not None
