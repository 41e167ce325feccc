"""A few people, or things, counted once and taken up again with another number: "arrested four … All five are held".

Small numbers meet by chance, and a text tells of many groups, so the later number must point back by its own words
("all five", "these three"), to the one group of its kind that the text has told of; a newcomer, a second operation, a
sum of two figures or anybody set apart from the others explains it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from counterfoil.model import Claim, Relation, Span
from counterfoil.reconcile.all_of import restricted
from counterfoil.reconcile.company import joined_by_others, persons, set_apart
from counterfoil.reconcile.likeness import could_agree, dimension
from counterfoil.reconcile.lists import ANY_ITEM
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.setting import Setting, words_of
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern

_ALL = pattern(r"\ball(?: of)?(?: (?:the|these|those))?\s+$")
_THESE = pattern(r"(?:^|[“\"(]\s?|\b(?:of|to|that|and|like|on|against|for|by) )(?:these|those)\s+$")
_SOME = pattern(
    r"\b(?:one|two|some|most|several|majority|half|both) of (?:the|those|them|these|whom)\b|\bboth\b|\bonly\b"
)
_SEPARATE = pattern(
    r"\b(?:separate(?:ly)?|unrelated|another (?:operation|case|incident|investigation|enforcement)"
    r"|(?:second|two|three|other|different) (?:operation|case|incident|investigation|vehicle|group|load|raid|site"
    r"|location)s?)\b"
)
_FURTHER = pattern(r"\b(?:another|additional|others?|further|(?:an?|one|two|three) more)\s+$")
_NARROW = ("nationality", "sex", "gang", "minor")
_OF_TWO = pattern(r"\b(?:both|neither)(?: of (?:the|these|those))? ([\pL]+)\b")
_SIGHT = 300
"""Characters between "both boys" and the number of them."""
_MOST, _FAR = 99, 2
"""The largest number that is taken up so; how many figures of people are added up to explain one."""
_UNITS = ("person", "event", "item", "organisation", "place")


def pointed_back(setting: Setting) -> tuple[Relation, ...]:
    """Every such number that the group which it points back to does not have."""
    found = [_contradicted(setting, claim) for claim in setting.claims if _points_back(setting, claim)]
    return (*(relation for relation in found if relation is not None), *_both(setting))


def _points_back(setting: Setting, claim: Claim) -> bool:
    value, before = claim.quantity.value, setting.before(claim, 24)
    counted = claim.quantity.unit in _UNITS and not claim.change and claim.quantity.hedge == "exact"
    small = value is not None and 2 <= value <= _MOST
    words = _ALL.search(before) or (claim.quantity.unit == "person" and _THESE.search(before))
    told = counted and small and words and not setting.in_headline(claim) and claim.noun is not None
    return bool(told) and not restricted(setting, claim)


def _contradicted(setting: Setting, later: Claim) -> Relation | None:
    kin = [c for c in setting.claims if c.id != later.id and _kin(c, later)]
    told = [c for c in kin if c.span.end <= later.span.start and not _of_others(setting, c)]
    told = [c for c in told if c.quantity.hedge != "vague"]
    if all((c.quantity.value or 0) < (later.quantity.value or 0) for c in told):
        told = [c for c in told if c.share_of is None]  # none of them is enough, and its parts are less
    if not told or any(c.quantity.value is None or c.quantity.hedge != "exact" for c in told):
        return None
    other = {c.quantity.value for c in told} - {later.quantity.value}
    if len(other) != 1:
        return None  # two groups, of which either may be meant
    first = next(c for c in told if c.quantity.value in other)
    agreeing = [c for c in kin if c.quantity.value == later.quantity.value]
    odd = bool(agreeing) and _odd_one_out(setting, first, told, agreeing)
    if could_agree(first, later) or (agreeing and not odd) or _explained(setting, first, later):
        return None
    alone = (
        _one_thing(setting, told, later)
        if later.quantity.unit != "person"
        else _one_group(setting, told, later, odd=odd)
    )
    return disagreement(setting, first, later, "differ.all") if alone else None


def _kin(claim: Claim, later: Claim) -> bool:
    """True for figures of the same things; of people, of whatever name, but no victims beside suspects."""
    if claim.change or dimension(claim) != dimension(later) or claim.quantity.unit != later.quantity.unit:
        return dimension(claim) == dimension(later) == "people" and claim.noun == "arrest" and not claim.change
    if claim.noun == later.noun:
        return True
    if claim.quantity.unit != "person":
        return False
    generic = arithmetic().generic_people
    return claim.noun in generic and later.noun in generic


def _of_others(setting: Setting, claim: Claim) -> bool:
    """True for a part that its own words make one: "two of whom", "four of the five"."""
    return claim.share_of is not None and claim.id in setting.worded


def _odd_one_out(setting: Setting, first: Claim, told: list[Claim], agreeing: list[Claim]) -> bool:
    """True where the title has the later number, and one sentence of the lead, of the same people, another."""
    titles = [c for c in agreeing if setting.in_headline(c)]
    leads = [c for c in told if c.quantity.value == first.quantity.value]
    if len(titles) != len(agreeing) or len(leads) != 1 or not titles or not setting.in_lead(leads[0]):
        return False
    same = titles[0].noun == first.noun and titles[0].measure == first.measure
    return same and not setting.in_headline(first)


def _one_thing(setting: Setting, told: list[Claim], later: Claim) -> bool:
    """True where the things were counted right before, or twice over, and none was told of singly."""
    if later.noun in ANY_ITEM or any(
        _FURTHER.search(setting.before(c, 30)) or setting.is_mean(c) for c in (*told, later)
    ):
        return False
    near = setting.adjoins(told[-1], later) or setting.adjoins(told[0], later)
    beside = pattern(rf"\b(?:an?|another|one|third|fourth|fifth|last) (?:[\pL’'-]+ ){{0,3}}{later.noun}\b")
    one_off = abs((told[0].quantity.value or 0) - (later.quantity.value or 0)) == 1
    singly = one_off and beside.search(setting.lower[told[0].sentence.start : later.sentence.end]) is not None
    return (near or len(told) > 1) and not singly


def _one_group(setting: Setting, told: list[Claim], later: Claim, *, odd: bool) -> bool:
    """True where nothing but what the first figure counts can be meant by the later one. odd: the title has it too."""
    first = next(c for c in told if c.quantity.value != later.quantity.value)
    opens = setting.in_headline(first) or setting.in_lead(first)
    near = setting.adjoins(first, later)
    if not (opens or near) or setting.is_further(first) or setting.is_further(later) or setting.is_mean(first):
        return False
    below = (later.quantity.value or 0) < (first.quantity.value or 0)
    span = Span(first.sentence.start, later.sentence.end)
    text, named = setting.lower[span.start : span.end], persons(setting, span)
    if _SEPARATE.search(text) is not None:
        return False
    if odd:
        return named in (0, later.quantity.value)
    if named not in (0, first.quantity.value):
        return False  # the fifth man may be named, and not counted; "all three" may be those named
    if below:
        apart = _narrower(first, later) or set_apart(setting, span) or _named_beside(setting, later)
        return not apart and _whole_again(told, later, text)
    everybody = persons(setting, Span(0, len(setting.lower)))
    return everybody != later.quantity.value and not joined_by_others(
        setting, span, described=named == first.quantity.value
    )


def _named_beside(setting: Setting, later: Claim) -> bool:
    """True where the paragraph of the figure names people before it, who may be those that it counts."""
    home = setting.segment(later)
    return home is not None and persons(setting, Span(home.span.start, later.span.start)) > 0


def _narrower(first: Claim, later: Claim) -> bool:
    """True for "all three Mexican nationals" of five aliens."""
    more, fewer = ({f.kind for f in c.filters if f.kind in _NARROW} for c in (later, first))
    return bool(more - fewer) or later.noun in ("man", "woman", "adult")


def _whole_again(told: list[Claim], later: Claim, text: str) -> bool:
    """True where the later figure has the name of the whole, or nobody is told of as some of these."""
    return later.noun in {c.noun for c in told} or _SOME.search(text) is None


def _explained(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where another figure of the text, or a sum of some, is the later number."""
    wanted = later.quantity.value or 0
    kind = dimension(later)
    others = [
        c for c in setting.claims if c.id != later.id and dimension(c) == kind and c.quantity.value and not c.change
    ]
    plain = [c for c in others if c.quantity.value not in (first.quantity.value, wanted)]
    sizes = sorted({float(c.quantity.value or 0) for c in plain})
    opening = float(first.quantity.value or 0)
    sums = {opening + sum(s) for n in (1, _FAR) for s in combinations(sizes, n)}
    sums |= {sum(s) for n in (1, _FAR) for s in combinations(sizes, n)}
    differences = {opening - size for size in sizes}
    body = {c.quantity.value for c in others if not setting.in_headline(c) and c.noun != later.noun}
    return wanted in sums | differences | (body - {opening}) or len(words_of(setting.sentence(later))) < _FAR


def _both(setting: Setting) -> Iterator[Relation]:
    """The three boys, beside "both boys" and "neither boy", of a text that counts two and never three."""
    told = [(m.start(), m.group(1) or "") for m in _OF_TWO.finditer(setting.lower)]
    for later in setting.claims:
        value, two = later.quantity.value or 0, [at for at, noun in told if _named(noun) == _named(later.noun or "")]
        near = [at for at in two if abs(at - later.span.start) < _SIGHT]
        if not near or value < 3 or later.quantity.hedge != "exact" or not setting.is_definite(later):
            continue
        alike = [c for c in setting.claims if c.id != later.id and dimension(c) == dimension(later) and not c.change]
        pairs = [c for c in alike if c.quantity.value == 2 and c.span.end < later.span.start]
        pairs = [] if any(c.share_of for c in pairs) else pairs  # "two of the three boys … both boys"
        span = Span(min(*near, later.span.start), later.sentence.end)
        if pairs and not any(c.quantity.value == value for c in alike) and not joined_by_others(setting, span):
            yield disagreement(setting, pairs[0], later, "differ.both")


def _named(noun: str) -> str:
    return {"men": "man", "women": "woman"}.get(noun, noun.removesuffix("s"))
