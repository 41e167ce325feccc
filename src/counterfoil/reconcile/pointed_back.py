"""A few people, or things, counted once and taken up again with another number: "arrested four … All five are held".

Small numbers meet by chance, and a text tells of many groups, so the later number must point back by its own words
("all five", "these three"), to the one group of its kind that the text has told of; a newcomer, a second operation, a
sum of two figures or anybody set apart from the others explains it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from counterfoil.model import Claim, Interval, Relation, Span
from counterfoil.reconcile.all_of import restricted
from counterfoil.reconcile.company import full_names, joined_by_others, persons, set_apart
from counterfoil.reconcile.crowd import MORE_PEOPLE
from counterfoil.reconcile.likeness import could_agree, dimension
from counterfoil.reconcile.lists import ANY_ITEM
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.phrasing import numeral
from counterfoil.reconcile.setting import Setting, words_of
from counterfoil.reconcile.told_together import told_together
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_ALL = pattern(r"\ball(?: of)?(?: (?:the|these|those))?\s+$")
_THESE = pattern(r"(?:^|[“\"(]\s?|\b(?:of|to|that|and|like|on|against|for|by) )(?:these|those)\s+$")
_THE = pattern(r"(?:^|, |: )the\s+$")
_GOES_ON = pattern(r"^ [\pL-]+(?: were|,| are| have| had| face| remain| appeared| pleaded| conspired| allegedly)\b")
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
_CHARGED = ("defendant", "suspect", "individual", "subject", "man", "arrestee")
_TAKEN = pattern(r"\b(?:arrested|apprehended|detained|taken into custody|encountered|arrests? of)\b")
_PARTLY = pattern(
    r"\b(?:also|had|previous(?:ly)?|including|include[sd]?|among|of (?:whom|them|those|the)|wanted|convict\pL*"
    r"|warrants?|but|while|along with|together with|as well as|plus|and an?|respectively|separate|later|most"
    r"|some|u\.s\. citizens?)\b"
)
_AND = pattern(r"(?:,|\band) $")
_UNITS = ("person", "event", "item", "organisation", "place")


def pointed_back(setting: Setting) -> tuple[Relation, ...]:
    """Every such number that the group which it points back to does not have."""
    back = [claim for claim in setting.claims if _points_back(setting, claim)]
    found = [_contradicted(setting, c) or _of_those_told(setting, c) for c in back]
    return (*(relation for relation in found if relation is not None), *_both(setting))


def _points_back(setting: Setting, claim: Claim) -> bool:
    value = claim.quantity.value
    counted = claim.quantity.unit in _UNITS and not claim.change and claim.quantity.hedge == "exact"
    small = value is not None and 2 <= value <= _MOST
    told = counted and small and _words_point_back(setting, claim) and claim.noun is not None
    return told and not setting.in_headline(claim) and not restricted(setting, claim)


def _words_point_back(setting: Setting, claim: Claim) -> bool:
    before = setting.before(claim, 24)
    if _ALL.search(before) is not None:
        return True
    if claim.quantity.unit == "person" and _THESE.search(before) is not None:
        return True
    charged = claim.noun in _CHARGED and _THE.search(before) is not None
    return charged and _GOES_ON.match(setting.after(claim, 60)) is not None


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
    if could_agree(first, later) or (agreeing and not odd) or told_together(setting, first, later):
        return None
    if _explained(setting, first, later):
        return None
    alone = (
        _one_thing(setting, told, later)
        if later.quantity.unit != "person"
        else _one_group(setting, told, later, odd=odd)
    )
    return disagreement(setting, first, later, "differ.all") if alone else None


def _of_those_told(setting: Setting, later: Claim) -> Relation | None:
    """Where "all five" are neither those of the sentence before nor those who are named."""
    if later.quantity.unit != "person" or _ALL.search(setting.before(later, 24)) is None:
        return None
    return _summed(setting, later) or _named_and_joined(setting, later)


def _summed(setting: Setting, later: Claim) -> Relation | None:
    """Those of the sentence right before, nation by nation: "one Dane and three Finns were held. All five …"."""
    before = [c for c in setting.claims if setting.adjoins(c, later) and c.sentence != later.sentence]
    people = [c for c in before if dimension(c) == "people" and not c.change]
    nations = {f.value for c in people for f in c.filters if f.kind == "nationality"}
    plain = all(c.quantity.hedge == "exact" and c.quantity.value and c.noun == people[0].noun for c in people)
    if len(people) < 2 or not plain or len(nations) != len(people) or not _arrested(setting, people):
        return None
    sizes = [float(c.quantity.value or 0) for c in people]
    size, wanted = sum(sizes), later.quantity.value or 0
    end = Span(people[0].sentence.start, later.sentence.end)
    others = joined_by_others(setting, end, described=True)
    if wanted in (size, *sizes) or others or MORE_PEOPLE.search(setting.sentence(people[0])):
        return None
    if wanted < size and set_apart(setting, end):
        return None
    step = f"{' + '.join(numeral(setting, c) for c in people)} = {number(size)} ≠ {numeral(setting, later)}"
    return replace(
        disagreement(setting, people[0], later, "differ.all", step),
        computed=numeral(setting, later),
        stated=number(size),
        stated_interval=Interval.point(size),
        basis=(*(c.span for c in people), later.span),
    )


def _arrested(setting: Setting, people: list[Claim]) -> bool:
    """True where the sentence is of the arrest itself, and of nothing that only some of them did."""
    said = setting.sentence(people[0])
    joined = [setting.lower[a.span.end : b.span.start] for a, b in pairwise(people)]
    told = _TAKEN.search(said) is not None and _PARTLY.search(said) is None
    return told and all(_AND.search(words) is not None for words in joined)


def _named_and_joined(setting: Setting, later: Claim) -> Relation | None:
    """Three named behind their number, and a fourth by himself: "also arrested was D. All five …"."""
    kin = [c for c in setting.claims if c.id != later.id and dimension(c) == "people" and not c.change]
    told = [c for c in kin if c.span.end <= later.span.start]
    first = told[0] if len(told) == 1 else None
    wanted = later.quantity.value or 0
    if first is None or first.quantity.hedge != "exact" or any((c.quantity.value or wanted) >= wanted for c in kin):
        return None
    size = first.quantity.value or 0
    span = Span(first.sentence.start, later.sentence.end)
    named = persons(setting, span)
    if persons(setting, Span(first.span.end, first.sentence.end)) != size or not size < named < wanted:
        return None
    if persons(setting, Span(0, len(setting.lower))) != named or _SEPARATE.search(setting.lower[span.start : span.end]):
        return None
    for sentence in setting.extraction.sentences:
        if not first.sentence.start <= sentence.start <= later.sentence.start:
            continue
        if joined_by_others(setting, sentence, described=persons(setting, sentence) > 0 or sentence == later.sentence):
            return None
    step = f"{numeral(setting, first)} + {number(named - size)} = {number(named)} ≠ {numeral(setting, later)}"
    return disagreement(setting, first, later, "differ.all", step)


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
    near, firm = setting.adjoins(first, later), _all_named(setting, first, told)
    if not (opens or near) or setting.is_further(first) or setting.is_further(later) or setting.is_mean(first):
        return False
    below = (later.quantity.value or 0) < (first.quantity.value or 0)
    if _points_weakly(setting, later) and (below or not firm):
        return False
    return _nobody_else(setting, told, later, odd=odd, firm=firm and not below)


def _nobody_else(setting: Setting, told: list[Claim], later: Claim, *, odd: bool, firm: bool) -> bool:
    """True where no second case, nobody named besides and no newcomer stands between. firm: everybody is named."""
    first = next(c for c in told if c.quantity.value != later.quantity.value)
    span = Span(first.sentence.start, later.sentence.end)
    text, named = setting.lower[span.start : span.end], persons(setting, span)
    if firm:
        return not joined_by_others(setting, span, described=True, firm=True)
    if _SEPARATE.search(text) is not None or odd:
        return odd and _SEPARATE.search(text) is None and named in (0, later.quantity.value)
    if named not in (0, first.quantity.value):
        return False  # the fifth man may be named, and not counted; "all three" may be those named
    if (later.quantity.value or 0) < (first.quantity.value or 0):
        apart = _narrower(first, later) or set_apart(setting, span) or _named_beside(setting, later)
        return not apart and _whole_again(told, later, text)
    everybody = persons(setting, Span(0, len(setting.lower)))
    described = named == first.quantity.value
    return everybody != later.quantity.value and not joined_by_others(setting, span, described=described)


def _points_weakly(setting: Setting, later: Claim) -> bool:
    """True for "the five defendants", which alone may be those of another case."""
    before = setting.before(later, 24)
    return _ALL.search(before) is None and _THESE.search(before) is None


def _all_named(setting: Setting, first: Claim, told: list[Claim]) -> bool:
    """True where title and lead give the number, and the text names exactly as many people."""
    size = first.quantity.value
    told_so = [c for c in told if c.quantity.value == size]
    twice = any(map(setting.in_headline, told_so)) and any(not setting.in_headline(c) for c in told_so)
    everywhere = Span(0, len(setting.lower))
    if not twice or size is None:
        return False
    return persons(setting, everywhere) <= size == max(full_names(setting, everywhere), persons(setting, everywhere))


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
