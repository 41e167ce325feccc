"""A figure that a later sentence takes up, "all 47 suspects", "the operation led to 47 arrests", where there is no 47.

The text gives one number twice and then another, in words that point back: to those told of before, or to what the
whole effort came to. Where no figure of the text, and no sum of some, is the later number, it must be the one told
twice, and one of the two is wrong.
"""

from __future__ import annotations

from itertools import combinations

from counterfoil.model import Claim, Relation, Span
from counterfoil.reconcile.bearing import bears_out, may_be_some, singled_out
from counterfoil.reconcile.company import full_names, joined_by_others, persons, set_apart
from counterfoil.reconcile.likeness import FAR, alike, could_agree, dimension, places_clash, ratio
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.scopes import scopes
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.told_together import told_together
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern

_POINTS_BACK = pattern(
    r"(?:^|[^\pL])(?:(?:all|each) of (?:the|these|those)|of (?:the|these|those)|all|these|those|the)"
    rf" (?:same )?{HEDGED}$"
)
_OF = pattern(rf"\bof (?:the|these|those) {HEDGED}$")
_DEED = (
    r"(?:arrested|detained|apprehended|taken into custody|encountered|charged|indicted|killed|sentenced|involved"
    r"|removed|deported|convicted|smuggled|rescued|seized|recovered)"
)
_DID = (
    r"(?:were|was|are|have|had|has|will|would|face|faced|remain|remained|pleaded|pled|appeared|made|returned|fled|entered"
    r"|and|for|include|included|behind|off)"
)
_NO_MORE = pattern(rf"^(?: (?:[\pL’'-]+ ){{0,3}}?[\pL’'-]+(?: {_DEED})?)??(?:[.,;:)”\"]|$| {_DID}\b)")
"""Behind the number: a noun, a deed, and then what they did, but nothing that singles some of them out."""
_YIELDED = pattern(
    r"\b(?:(?:the|this|our) (?:[\pL-]+ ){0,2}(?:operation|effort|surge|sweep|raid|inspection|search)s?"
    r"|our (?:agents|officers|efforts)|together,? we)\b[^.;:]{0,60}"
    r" (?:resulted in|led to|netted|yielded|ended with|produced|were able to arrest|arrested)"
    rf" (?:the )?(?:(?:arrests?|apprehensions?|detention) of )?{HEDGED}$"
)
_BESIDES = pattern(
    r"\b(?:also|another|other operations?|similar|separate|previous(?:ly)?|earlier|first|second|third|last|since|so far"
    r"|initial(?:ly)?|phase|additional(?:ly)?|including|among)\b"
)
_ACROSS = pattern(r"\b(?:across|throughout|statewide|nationwide|countrywide|all over|so far|to date|since)\b")
_ONE_MORE = pattern(r"(?:\band|\bplus|\bwith|,)\s+(?:an?|another|one|his|her|their)\s+\pL")
_MORE = pattern(r"\b(?:and|with|plus) (?:others|several|some|many|dozens|more)\b|\bothers\b")
"""Words of somebody whom the figure beside them does not count."""
_LEFT_OUT = pattern(
    r"\b(?:one|two|some|most|several|others?) (?:of|was|were|is|has|had|remains?)\b|\b(?:another|except|but|released"
    r"|escaped|fled|died|at large|dismissed|acquitted|freed"
    r"|a (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth))\b"
)
"""Words of some whom a smaller figure further down may leave out."""
_SMALL = 20
"""Up to here a number may be told on, man by man, by words and no figures."""
_MOST, _FEW, _SIGHT = 8, 3, 300


def taken_up(setting: Setting) -> tuple[Relation, ...]:
    """Every figure taken up that no figure of the text is, beside the one that it must mean."""
    found: list[Relation] = []
    counted = [c for c in setting.claims if c.quantity.value is not None and not c.change]
    for later in counted:
        if _points_back(setting, later) or _yielded(setting, later):
            first = _told_twice(setting, later, counted)
            if first is not None and not _explained(setting, first, later, counted):
                found.append(disagreement(setting, first, later, "differ.again"))
    return tuple(found)


def _plain(setting: Setting, claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity.hedge == "vague" or quantity.unit not in ("person", "event", "item") or setting.in_headline(claim):
        return False
    return (quantity.value or 0) >= 2 and not setting.is_further(claim) and not scopes(setting, claim)


def _points_back(setting: Setting, claim: Claim) -> bool:
    """True for "all 47 suspects were", with nothing behind the noun that singles some of them out."""
    if not _plain(setting, claim) or _POINTS_BACK.search(setting.before(claim, 40)) is None:
        return False
    return _NO_MORE.match(setting.after(claim, 90)) is not None


def _yielded(setting: Setting, claim: Claim) -> bool:
    """True for "the operation led to the arrest of 47 people", with no word of another operation."""
    if not _plain(setting, claim) or _YIELDED.search(setting.before(claim, 160)) is None:
        return False
    if _ACROSS.search(setting.after(claim, 120)) is not None:
        return False
    return _BESIDES.search(setting.lower[claim.sentence.start : claim.span.start]) is None


def _told_twice(setting: Setting, later: Claim, counted: list[Claim]) -> Claim | None:
    """The first figure of the later one's kind, where another sentence gives it too and the two are of one group."""
    before = [c for c in counted if c.sentence != later.sentence and dimension(c) == dimension(later)]
    kin = [c for c in before if alike(setting, c, later) and not c.share_of]
    if not kin or kin[0].span.start > later.span.start or could_agree(kin[0], later) or ratio(kin[0], later) > FAR:
        return None
    first = kin[0]
    again = [
        c
        for c in before
        if c.sentence != first.sentence
        and c.quantity.value == first.quantity.value
        and alike(setting, first, c, periods=False, offences=False)
    ]
    opens = setting.in_headline(first) or setting.in_lead(first)
    return first if again and opens and not _of_some(setting, first, later) else None


def _of_some(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where the two may count different groups; whom "these" and "all" point back to, any noun names."""
    if places_clash(first, later):
        return True
    if not _points_back(setting, later) or dimension(first) != "people":
        return may_be_some(first, later)
    generic = arithmetic().generic_people
    if first.noun != later.noun and not (first.noun in generic and later.noun in generic):
        return True
    small, large = sorted((first, later), key=lambda claim: claim.quantity.value or 0)
    return not singled_out(small) <= singled_out(large)


def _explained(setting: Setting, first: Claim, later: Claim, counted: list[Claim]) -> bool:
    """True where a figure of the text, or a sum of some, is the later one, or where others are told of."""
    others = [c for c in counted if c.id != later.id]
    kin = [c for c in others if dimension(c) == dimension(later)]
    if (
        _told_singly(setting, first, later)
        or told_together(setting, first, later)
        or any(bears_out(later, c) for c in others)
        or any(setting.is_further(c) for c in kin)
    ):
        return True
    if _OF.search(setting.before(later, 40)) and any(
        c.sentence == later.sentence and c.quantity.value == first.quantity.value for c in others
    ):
        return True  # "57 of the 90 workers", under a title of 57
    sizes = list({c.quantity.value: c for c in kin}.values())[:_MOST]
    sums = (some for n in (2, 3) for some in combinations(sizes, n))
    if any(sum(c.quantity.value or 0 for c in some) == later.quantity.value for some in sums):
        return True
    missing = (later.quantity.value or 0) - (first.quantity.value or 0)
    between = setting.lower[first.sentence.start : later.sentence.start]
    if missing < 0:  # of five, one of whom is a citizen, "all four aliens" are the rest
        rest = any(c.quantity.value == -missing for c in kin) or _LEFT_OUT.search(between) is not None
        return rest or _introduced(setting, later)
    if _MORE.search(between) is not None:
        return True
    told = [setting.sentence(c) for c in kin if c.span.start < later.span.start]
    return missing <= _FEW and any(_ONE_MORE.search(said) for said in told)


def _told_singly(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where a single one came or went between two small numbers, told of in words."""
    if dimension(later) != "people" or (later.quantity.value or 0) > _SMALL:
        return False
    between = Span(first.sentence.start, later.sentence.end)
    if later.quantity.value in (persons(setting, between), full_names(setting, between)):
        return True  # as many are named
    fewer = (later.quantity.value or 0) < (first.quantity.value or 0)
    return set_apart(setting, between) if fewer else joined_by_others(setting, between)


def _introduced(setting: Setting, later: Claim) -> bool:
    """True where the text right before names some, whom the figure may count: "A, B and C fled. All three …"."""
    start = later.span.start - _SIGHT
    named = [n for n in setting.extraction.names if n.kind == "person" and start < n.span.start < later.sentence.start]
    return len({setting.words(n.span) for n in named}) > 1
