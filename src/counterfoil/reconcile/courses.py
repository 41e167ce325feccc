"""The course of a case: nobody is convicted of a crime before it is done, nor sentenced before being convicted."""

from __future__ import annotations

from itertools import pairwise

from counterfoil.model import Relation, Span
from counterfoil.reconcile.elapsed import placed_in
from counterfoil.reconcile.moments import Moment, apart_by_stop
from counterfoil.reconcile.order import wrong
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import Pattern, pattern

_CRIME = (
    r"(?:murder\w*|killings?|homicides?|rapes?|robber(?:y|ies)|shootings?|assaults?|kidnappings?"
    r"|stabbings?|burglar(?:y|ies)"
    r"|crimes?|offenses?|thefts?|arson|manslaughter|massacre|attacks?)"
)
_TRIED = pattern(r"\b(?:convicted|sentenced|found guilty|pleaded guilty|pled guilty)\b[^.;]{0,80}$")
_FOR_CRIME = pattern(
    rf"^,?[^;]{{0,60}}\b(?:for|of|in connection with)\b[^;]{{0,60}}\b{_CRIME}\b(?: of [^,;]{{1,30}})?"
    r" (?:(?:that|which) )?(?:he )?(?:was )?(?:committed |occurred |happened |took place )?(?:in|on) $"
)
_OF_A = pattern(r"^,? (?:for|of|in) (?:his|her|an?|the) $")
_OF_CRIME = pattern(rf"^ (?:[\pL-]+ )?{_CRIME}\b")
_WHOLE_CRIME = pattern(rf"\b(?:for|of) [^.;]{{0,40}}\b{_CRIME}\b")
_HAS_CRIME = pattern(r"\b(?:convicted|convictions?|guilty|sentenced)\b[^.;]{0,20} (?:of|for) [^.;]{2,60} (?:in|on) $")
_NEXT_CRIME = pattern(r"^, (?:of|for)\b")
_AND = pattern(r"\b(?:and|who|while|had|prior|previous)\b")
_ORDERED = r"ordered (?:[\pL’'-]+ ){0,3}(?:removed|deported)"
_REMOVED = r"\b(?:ice|ero|ins|officers|immigration officials) (?:[\pL]+ ){0,4}(?:removed|deported)\b"
_PLEADED = r"\b(?:was (?:convicted|sentenced)|pleaded guilty|pled guilty|found guilty)\b"
_STEPS: tuple[tuple[Pattern, Pattern], ...] = (
    (pattern(rf"\b{_ORDERED}\b"), pattern(_REMOVED)),
    (pattern(r"\b(?:convicted|pleaded guilty)\b"), pattern(r"\b(?:was|judge|court) (?:later )?sentenced\b")),
    (pattern(r"\bindicted\b"), pattern(_PLEADED)),
)
"""A step of a case, and one that cannot come before it, as two sentences in a row tell of them."""
_SAME = pattern(r"^(?:he|she) |\b(?:removed|deported|sentenced|convicted) (?:him|her)\b")
_NAME = pattern(r"\b\p{Lu}[\pL’'-]{3,}\b")
_OTHERS = pattern(r"\b(?:those|others?|they|defendants|members|wife|brother|husband|co-\w+|two|three|four|five)\b")
_FLASHBACK = pattern(
    r"\b(?:had|previous(?:ly)?|earlier|before|prior|also|another|separate(?:ly)?|again|first|reinstat\w+"
    r"|additional(?:ly)?|other|"
    r"re-?ent\w+|meanwhile|both|each|respectively|in absentia)\b"
)


_COMMON = frozenset(
    [
        "Court",
        "County",
        "Judge",
        "District",
        "United",
        "States",
        "Immigration",
        "Customs",
        "Enforcement",
        "Department",
        "Justice",
        "Superior",
        "Federal",
        "State",
        "Police",
        "Border",
        "Patrol",
        "Texas",
        "Mexico",
        "California",
    ]
)  # capitals that two sentences may share though they tell of two people


def courses(setting: Setting) -> tuple[Relation, ...]:
    """Every pair of dates of one case that lie the wrong way round."""
    found: list[Relation | None] = []
    for sentence in setting.told:
        found.extend(_crime(setting, sentence, one, two) for one, two in pairwise(placed_in(setting, sentence)))
    for one, two in pairwise(setting.told):
        found.append(_step(setting, one, two))
    return tuple(dict.fromkeys(r for r in found if r is not None))


def _crime(setting: Setting, sentence: Span, one: Moment, two: Moment) -> Relation | None:
    """As in "was convicted in 2003 of a robbery in 2009", "sentenced in 2003 for a 2009 robbery"."""
    lower = setting.lower
    between = lower[one.span.end : two.span.start]
    if _AND.search(between) is not None or apart_by_stop(setting, one.span.end, two.span.start):
        return None
    if _TRIED.search(lower[sentence.start : one.span.start]) is None:
        return None
    if _NEXT_CRIME.match(between) is not None and _HAS_CRIME.search(lower[sentence.start : one.span.start]) is not None:
        return None  # "convicted of robbery in 2011, of assault in 2017 and of theft in 2018"
    named = _OF_A.match(between) is not None and _OF_CRIME.match(lower[two.span.end : two.span.end + 40]) is not None
    if not (named or _FOR_CRIME.match(between) is not None):
        return None
    return wrong(setting, two, one)


def _step(setting: Setting, one: Span, two: Span) -> Relation | None:
    """As in "was convicted on May 3, 2019. He was sentenced on March 2, 2018": each sentence with its one date."""
    early, late = setting.dates_in(one), setting.dates_in(two)
    if len(early) != 1 or len(late) != 1 or any(m.first is None or not m.first.year for m in (*early, *late)):
        return None
    first, second = (setting.lower[s.start : s.end] for s in (one, two))
    apart = setting.document.segment_at(one.start) != setting.document.segment_at(two.start)
    if apart or not any(a.search(first) is not None and b.search(second) is not None for a, b in _STEPS):
        return None
    if _FLASHBACK.search(first + second) or _OTHERS.search(first + second) or not _of_one(setting, one, two):
        return None
    if _WHOLE_CRIME.search(second) is not None:
        return None  # "convicted of theft in 2019. He was sentenced in 2018 for a robbery"
    placed = [*placed_in(setting, one), *placed_in(setting, two)]
    return wrong(setting, placed[0], placed[1]) if len(placed) == len(early) + len(late) else None


def _of_one(setting: Setting, one: Span, two: Span) -> bool:
    """True where the second sentence is of the one whom the first names: "he", "removed him", the same surname."""
    if _SAME.search(setting.lower[two.start : two.end]) is not None:
        return True
    first, second = (setting.document.quote(s) for s in (one, two))
    names = {m.group() for m in _NAME.finditer(second)}
    return any(m.group() in names and m.group() not in _COMMON for m in _NAME.finditer(first))
