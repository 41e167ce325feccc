"""Whether the numbers beside a mean may be of another time, or of other things, than the mean.

"Deaths fell from 186 to 124. That is 10 a month": the mean is of the new number. "It opened 402 cases. In the three
years before, it had opened an average of 350 a year": the mean is of years that the number is not of.
"""

from __future__ import annotations

from counterfoil.model import Claim, Span
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_TIME = r"(?:hour|day|night|week|weekend|month|quarter|year|season|decade)"
_OLD = pattern(
    rf"\b(?:(?:up |down )?from|than|against|compared (?:to|with)|instead of|over the|as opposed to) (?:the )?{HEDGED}$"
)
"""Before a number that another is held against."""
_HEDGE_THAN = pattern(r"\b(?:more|less|fewer|greater|higher|lower|no more|no fewer) than $")
"""A hedge of the number itself, and nothing that it is held against: "more than 60,000"."""
_OLD_MEAN = pattern(
    r"\b(?:average|mean|rate|averag(?:ed|ing))(?: [\pL’'-]+){0,5} (?:from|than|against|compared (?:to|with)|instead of)"
    rf" (?:the )?{HEDGED}$"
)
_RATE_BEHIND = pattern(
    rf"^(?: [\pL’'-]+){{0,2}} (?:(?:an?|per|each|every) {_TIME}s?\b|each\b|apiece\b"
    r"|per \pL|on average|on the average)"
)
_AGO = pattern(rf"^(?: [\pL’'-]+){{0,2}} an? {_TIME} (?:ago|earlier|before|later)\b")
"""Behind "four a year ago": when, and no rate."""
_MEAN_BEFORE = pattern(rf"\b(?:an? average of|averag(?:ed|ing)|average (?:was|is)) {HEDGED}$")
_SPAN_BEFORE = pattern(
    rf"\b{_TIME}s? (?:before|earlier|prior|preceding)\b"
    rf"|\b(?:previous|preceding|prior|earlier)(?: [\pL\pN-]+){{0,3}} {_TIME}s?\b"
    r"|\bhad (?:\pL+ ){0,2}?(?:been|averaged|opened|made|brought|handled|seen|removed|arrested|seized)\b"
    r"|\bused to\b|\b(?:until|before) (?:then|that|(?:19|20)\pN\pN)\b"
)
"""What tells of a time before the one that the numbers around it are of."""
_SUBGROUP = pattern(
    r"(?:^|[.,;:(–—] ?)(?:and |but )?(?:in|for|of|among|with|without|on) (?:each of )?(?:the|those|these|its|their)"
    rf" (?:[\pL-]+ )?{HEDGED}$"
)
_WITHIN = pattern(rf"\b(?:within|after|under|every|each|up to|(?:more|less|fewer) than) {HEDGED}$")


def is_old(setting: Setting, claim: Claim) -> bool:
    """True for a number that a change ran from, or that another is held against."""
    before = setting.before(claim, 50)
    return _OLD.search(before) is not None and _HEDGE_THAN.search(before) is None


def ends_at_a_time(after: str) -> bool:
    """True where the words behind a number say when, and not by what: "four a year ago"."""
    return _AGO.match(after) is not None


def is_rate(setting: Setting, claim: Claim) -> bool:
    """True for a number that is a rate or a mean itself: no total of anything, and nothing to divide by."""
    after = setting.after(claim, 50)
    return (_RATE_BEHIND.match(after) is not None and not ends_at_a_time(after)) or _MEAN_BEFORE.search(
        setting.before(claim, 50)
    ) is not None


def doubtful(setting: Setting, mean: Claim, total: Claim, count: Span) -> bool:
    """True where the words leave open whether the mean is of this total, or is by this count."""
    if is_old(setting, total) and not is_old(setting, mean):
        return True
    if is_rate(setting, total) or _OLD_MEAN.search(setting.before(mean, 90)) is not None:
        return True
    counted = next((c for c in setting.claims if c.span == count and c.quantity.unit != "duration"), None)
    if counted is None:
        return _of_other_length(setting, mean, total, count) or _of_time_before(setting, mean, total)
    if is_old(setting, counted) or (counted.sentence != mean.sentence and is_rate(setting, counted)):
        return True
    if counted.sentence != mean.sentence and _SUBGROUP.search(setting.before(counted, 60)) is not None:
        return True
    return _of_time_before(setting, mean, total)


def _of_other_length(setting: Setting, mean: Claim, total: Claim, length: Span) -> bool:
    """True for a length told in another sentence, of a limit, or where the total is dated by itself."""
    if mean.sentence.contains(length) or total.sentence.contains(length):
        return False
    dated = bool(setting.dates_in(mean.sentence) or setting.dates_in(total.sentence))
    words = total.period.words if total.period is not None else ()
    dated = dated or any(total.sentence.contains(w) for w in words if w != length)
    return dated or _WITHIN.search(setting.lower[max(0, length.start - 40) : length.start]) is not None


def _of_time_before(setting: Setting, mean: Claim, total: Claim) -> bool:
    """True where the words around the mean are of an earlier time, and the total does not stand under them."""
    start = mean.sentence.start if total.sentence != mean.sentence else min(total.span.end, mean.span.start)
    return _SPAN_BEFORE.search(setting.lower[start : mean.sentence.end]) is not None
