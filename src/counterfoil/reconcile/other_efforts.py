"""Whether a length is told of another effort than the one whose dates the text gives.

"A similar operation in 2024, lasting 30 days", "the first phase, lasting four days", "the investigation, which took 18
months": none of them is the length of "the operation, which ran from Feb. 16 to Feb. 27".
"""

from __future__ import annotations

from counterfoil.model import Claim, DateMention, Span
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_TIME = (
    r"(?:week|month|year|spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)"
)
_NOUN = (
    r"(?:operation|effort|enforcement|initiative|surge|sweep|campaign|blitz|action|crackdown|detail|deployment"
    r"|exercise|mission|sting|roundup|round-up|raid|patrol|checkpoint|drive|push)s?"
)
_OTHER = pattern(
    rf"\b(?:similar|another|previous|earlier|prior|former|separate|different|next|later|subsequent|comparable|other"
    rf"|last such|first such|second|third|fourth)(?: [\pL\pN’'-]+){{0,3}} {_NOUN}\b"
    rf"|\b(?:last|this|the previous|the prior|the following|next) {_TIME}(?:’s|'s)(?: [\pL\pN-]+){{0,3}} {_NOUN}\b"
    rf"|\b{_NOUN}(?: [\pL’'-]+){{0,5}} (?:in|of|last|during) (?:the )?(?:(?:early|late|mid)[ -])?(?:last |previous )?"
    rf"(?:{_TIME}|(?:19|20)\pN\pN)\b"
    r"|\bhad (?:brought|led|produced|resulted|netted|ended|lasted|taken|run|yielded|gone on)\b"
    r"|\b(?:asked|hoped|wanted|called|applied|planned|budgeted) (?:for|to)\b|\b(?:will|would) (?:last|take|run)\b"
    r"|\bphases?\b|\bstages?\b|\b(?:first|second|third|last|final|opening) (?:days?|weeks?|part|half|leg|round|wave)\b"
)
"""What tells of another effort, of one at another time, or of a part of it; a year behind the noun may be its own."""
_CASES = pattern(r"\b(?:investigation|probe|audit|inspection|training|course|program|inquiry|wiretap|surveillance)s?\b")
_ONE_THAT = pattern(
    rf"^[“\"]?an? [\pL\pN-]+(?: [\pL-]+)?[ -]{_NOUN}\b.{{0,60}}"
    r" (?:led|brought|netted|produced|yielded|resulted|ended)\b"
)
_NAMED = pattern(r"\bOperation ((?:\p{Lu}[\pL’'-]*)(?: (?:of |the )?\p{Lu}[\pL’'-]*){0,3})")


def of_other_effort(setting: Setting, claim: Claim, dates: DateMention) -> bool:
    """True where the sentence of the length, in which the dates do not stand, tells of another effort or of a part."""
    there = next((s for s in setting.extraction.sentences if s.contains(dates.span)), dates.span)
    said, given = setting.sentence(claim), setting.lower[there.start : there.end]
    if _OTHER.search(said) is not None and _OTHER.search(given) is None:
        return True
    if _case(setting, claim) and _CASES.search(given) is None:
        return True
    names, others = _names(setting, claim.sentence), _names(setting, there)
    if names and others and not names & others:
        return True
    return _of_later_mention(setting, claim, dates)


def _case(setting: Setting, claim: Claim) -> bool:
    """True where the nearest word is an investigation's or a course's: no sweep is one."""
    return _CASES.search(setting.before(claim, 45)) is not None or _CASES.search(setting.after(claim, 30)) is not None


def _names(setting: Setting, sentence: Span) -> set[str]:
    return {m.group(1) or "" for m in _NAMED.finditer(setting.words(sentence))}


def _of_later_mention(setting: Setting, claim: Claim, dates: DateMention) -> bool:
    """True for "A five-day sweep in Reed led to 22 arrests" behind the dates: one told already is "the sweep"."""
    return claim.span.start > dates.span.end and _ONE_THAT.search(setting.sentence(claim)) is not None
