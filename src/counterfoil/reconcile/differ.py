"""Two figures that restate one thing and cannot both be right: title and body, a total given again, a slip of the keys.

A tie between figures that disagree rests on the words alone, so it takes more of them than a tie between figures that
agree: what is counted must be the same, the second must present itself as the first given again, and no other figure
of the text may explain the first.
"""

from __future__ import annotations

from itertools import combinations, pairwise

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.bearing import DISTINCT, added_up, bears_out, one_kind, rounded
from counterfoil.reconcile.durations import EFFORT
from counterfoil.reconcile.likeness import (
    FAR,
    alike,
    could_agree,
    dimension,
    likely,
    looks_slipped,
    overlap,
    places_clash,
    ratio,
    same_population,
)
from counterfoil.reconcile.other_people import of_other_people
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.scopes import apart
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reconcile.singled_out import of_fewer
from counterfoil.reconcile.terms import compounds
from counterfoil.reconcile.told_together import told_together
from counterfoil.reconcile.units import converted
from counterfoil.reconcile.who import somebody_else, supervised
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_LIKE_TITLE, _LIKE_AGAIN = 0.5, 0.45
_NEAR = 1.35
"""A hedged figure this much off an exact one is still said of the same thing."""
_ALL = pattern(r"(?:\ball|\bof (?:the|these|those)|\ball of (?:the|these|those))\s+$")
_COUNTED_BY = pattern(
    r"\b(?:counted|estimat(?:ed|es)|claim(?:ed|s)|put the (?:number|figure|total|count)|according to"
    r"|(?:records|figures|data) show(?:ed|s)?)\b"
)
_THAT_DID = pattern(r"^ (?:[\pL-]+ )?[\pL-]+ (?:that|who|which) (?:have |has |had |were |was |are )?(\pL+)")
_LONG = 5
"""Digits, zeros at the end left out, from which a number is seldom like another by chance."""
_FEW = 2
"""Fewer words in common than this are no likeness of two sentences, however short they are."""
_ENDED_WITH = pattern(
    r"\b(?:end|conclud|finish|clos|result|began|start|wrapped|charg|indict)[\pL]*(?: [\pL\pN.,]+){0,5} with\s+$"
)
_JOINED = pattern(r"\b(?:and|with|plus)\s+(?:the|his|her|their|other)?\s*$")  # "the owner and three employees" are four
_AND_ONE = pattern(r"\b(?:and|plus|with)\s+(?:an?|another|his|her|their)\s+\pL")  # "arrests three killers and a felon"
_AND_TWICE = pattern(r"(?:,|\band|\bplus)\s+(?:[\pL]+ ){0,3}(?:once|twice|again)\b")  # "four times, and twice in 2009"
_FROM_TO = pattern(r"^ ?from \|[ -](?:[\pL]+ ){0,2}?to \pN")
_ABOUT_ALL = pattern(
    r"\b(?:combined|collective(?:ly)?|total(?:ing|s)?|together|respectively|each|in all|altogether|all told)\b"
)
_JOINS = pattern(r"(?:^|\s)[\pL’'-]+(?:,| and| &)\s+$")
_ONE_MORE = pattern(
    r"\band an? (?:[\pL\pN-]+ ){1,4}(?:were|are|have|face)\b|"
    r"\band an? (?:[\pL\pN-]+ ){0,3}(?:man|woman|boy|girl|teenager|teen|minor|juvenile|suspect|accomplice)\b|"
    r"\b(?:and|;) (?:another|an?other|a (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\b"
)
_TERM = pattern(
    r"\b(?:sentenc[\pL]*|prison|imprison[\pL]*|jail|behind bars|incarcerat[\pL]*|probation"
    r"|supervised|custody|serve|months|given)\b"
)
_SERVED = pattern(r"^[^.;,]{0,30}\b(?:prison|imprison[\pL]*|jail|behind bars|incarcerat[\pL]*|probation|supervised)\b")
_STOOD = pattern(r"^(?:on|in|by|as of) .{2,30}, (?:there were|there had been|\pL+(?: \pL+)? had)\b")
_HAD_STOOD = pattern(rf"\b(?:had been|had stood at|stood at) {HEDGED}$")
"""How a sentence tells of an earlier state."""
_EARLIER = pattern(
    r"\b(?:last (?:week|month|year|quarter|spring|summer|fall|winter)"
    r"|(?:an?|one|two|three|\pN+) (?:weeks?|months?|years?|days?) (?:ago|earlier|before)|stood at"
    r"|at the (?:end|beginning|start|time) of|as of|previous(?:ly)?|at (?:that|the) time|until then|yesterday"
    rf"|earlier (?:this|in|that))\b|\bhad been {HEDGED}\pN"
)
"""Words of a state at another time than now."""


def differ(setting: Setting, taken: frozenset[str], explained: frozenset[str]) -> tuple[Relation, ...]:
    """Pairs that restate one figure and disagree.

    taken: ids of claims that agree with some other claim. explained: ids of claims that a list adds up to.
    """
    found: list[Relation] = []
    used: set[str] = {claim.id for pair in compounds(setting) for claim in pair}
    for first, later in pairwise(setting.claims):
        if converted(setting, first, later) and not could_agree(first, later):
            used |= {first.id, later.id}
            found.append(disagreement(setting, first, later, "differ.unit"))
    for (first, kind), (later, other) in combinations([(claim, dimension(claim)) for claim in setting.claims], 2):
        if kind != other or first.id in used or later.id in used or not _comparable(setting, first, later):
            continue
        rule = _rule(setting, first, later, taken, explained)
        # Whether a third figure explains the difference is asked last: it takes a look at every claim.
        if rule is not None and rule == "differ.total" and told_together(setting, first, later):
            continue
        if rule is not None and (rule == "differ.cut" or not added_up(setting, first, later)):
            used |= {first.id, later.id} if rule == "differ.cut" else {later.id}
            step = _in_years(later) if rule == "differ.cut" else None
            found.append(disagreement(setting, first, later, rule, step))
    return tuple(found)


def _comparable(setting: Setting, first: Claim, later: Claim) -> bool:
    """Like in kind, whole figures both, and impossible together."""
    if first.sentence == later.sentence or dimension(first) != dimension(later):
        return False
    if first.measure != later.measure and not (dimension(first) == "money" and _long_slip(setting, first, later)):
        return False  # a sum stolen is later a sum forfeited
    if None in (first.quantity.value, later.quantity.value) or could_agree(first, later):
        return False
    if first.quantity.unit in ("percent", "factor") or first.share_of or _called_part(setting, first, later):
        return False
    if setting.is_further(first) or setting.is_further(later):
        return False
    titled = setting.in_headline(first)  # a title's dates are those of the figure that it was taken to restate
    return alike(setting, first, later, offences=not titled, periods=not titled) and _named_alike(first, later)


def _called_part(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where the words, not a guess, make the later figure a part of the first."""
    if later.share_of != first.id:
        return False
    words = any_of(arithmetic().of_whole)
    taken_up = _ALL.search(setting.before(later, 16)) is not None
    return not taken_up and words.search(setting.before(later, 40) + " | " + setting.after(later, 25)) is not None


def _named_alike(first: Claim, later: Claim) -> bool:
    return first.noun == later.noun or dimension(first) in ("people", "time", "mass", "money")


def _rule(setting: Setting, first: Claim, later: Claim, taken: frozenset[str], explained: frozenset[str]) -> str | None:
    if _cut_short(setting, first, later):
        return "differ.cut"
    if {first.id, later.id} <= taken or first.id in explained:
        return None
    if apart(setting, first, later, titled=setting.in_headline(first) and setting.in_lead(later)):
        return None
    times = ratio(first, later)
    if setting.in_headline(first) and not setting.in_headline(later):
        near = times <= FAR or _swapped(setting, first, later)
        return _title(setting, first, later) if near else None
    if first.quantity.unit in ("duration", "money", "mass", "item"):
        return "differ.slip" if _long_slip(setting, first, later) else None
    return _again(setting, first, later)


def _title(setting: Setting, first: Claim, later: Claim) -> str | None:
    """The title's figure against the first of its kind in the body, where nothing in the body bears the title out."""
    body = [c for c in setting.claims if not setting.in_headline(c) and c.quantity.value is not None]
    others = [c for c in body if not of_fewer(setting, first, c)]
    if any(bears_out(first, c) or rounded(first, c) for c in others) or title_apart(setting, first, later):
        return None
    if first.noun != later.noun and any(c.noun == later.noun and could_agree(first, c) for c in others):
        return None  # ten years are also the 121 months of another
    kin = [c for c in body if alike(setting, first, c, offences=False, periods=False)]  # titles are looser
    if kin and could_agree(first, kin[0]) and could_agree(kin[0], later):
        kin = kin[1:]  # "more than 1,400", which may be any number, and then the 1,406 that were
    if not kin or kin[0].id != later.id or _ABOUT_ALL.search(setting.sentence(first)):
        return None
    if first.quantity.unit in ("money", "mass") and len({c.quantity.value for c in kin}) > 1:
        return None  # several amounts in the body: the title may be of all of them, or of another
    close = setting.in_lead(later) or overlap(setting, first, later) >= _LIKE_TITLE
    return "differ.title" if close else None


def title_apart(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where the words of the title, or of the later sentence, leave open whether both count the same."""
    if _joined(setting, later) or any(_shares_title(first, c, later) for c in setting.claims):
        return True
    if _AND_ONE.search(setting.after(first, 200)) or _JOINS.search(setting.before(first, 40)):
        return True  # "three killers and a felon"; "owner, 6 managers charged"
    if _of_others(setting, first, later):
        return True
    said = setting.sentence(later)
    if _ONE_MORE.search(said) or _STOOD.search(said) or _HAD_STOOD.search(setting.before(later, 40)):
        return True  # "three were killed and another died later"; "on Jan. 20, there were 135 …"
    return first.quantity.unit == "duration" and not _one_length(setting, first, later)


def _of_others(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where the later figure is that of another line of the title, of before, or not of all the times there were.

    Under "six of 10 rearrested", "four remain at large" is no other number for the body's six.
    """
    above = [c for c in setting.claims if c.span.end <= first.sentence.start]
    if any(one_kind(c, later) and c.quantity.value == later.quantity.value for c in above):
        return not setting.is_definite(first)  # "the two women" are those of the title
    if _FROM_TO.match(setting.before(later, 6) + "|" + setting.after(later, 40)):
        return True  # "cut the term from 180 months to 60"
    return first.quantity.unit == "event" and _AND_TWICE.search(setting.after(later, 90)) is not None


def _one_length(setting: Setting, first: Claim, later: Claim) -> bool:
    """True for two terms of prison, or two lengths of an effort in one unit: other lengths are of anything."""
    if first.measure == "sentence":
        return (
            _TERM.search(setting.before(later, 70)) is not None or _SERVED.match(setting.after(later, 60)) is not None
        )
    efforts = [EFFORT.search(setting.after(c, 40)) or EFFORT.search(setting.before(c, 40)) for c in (first, later)]
    return first.noun == later.noun and None not in efforts


def _joined(setting: Setting, claim: Claim) -> bool:
    before = setting.before(claim, 60)
    return _JOINED.search(before) is not None and _ENDED_WITH.search(before) is None


def _shares_title(first: Claim, other: Claim, later: Claim) -> bool:
    """True where the title counts two groups of one kind, which of them the body takes up first is open.

    Of two kinds, "2 convicted, 1 extradited", the body may take up both as one.
    """
    if other.id == first.id or other.sentence != first.sentence or other.share_of == first.id:
        return False
    if dimension(other) != dimension(first):
        return False
    return other.measure == first.measure or likely(first).plus(likely(other)).meets(likely(later))


def _swapped(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where one is the other with its digits in another order: 15 and 51; or with a point lost."""
    one, two = ("".join(c for c in setting.words(x.span) if c.isdigit()) for x in (first, later))
    if len(one) > 1 and one != two and sorted(one) == sorted(two):
        return True
    tenfold = round(ratio(first, later), 6) in (10, 100)  # a point lost: $12 million and $1.2 million
    return tenfold and one.strip("0") == two.strip("0") and len(one.strip("0")) > 1


def _cut_short(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where whole years, unhedged and near the top, are the months of the only such term with the rest cut off."""
    years, months = first.quantity.value, later.quantity.value
    if first.noun != "year" or later.noun != "month" or not setting.in_lead(first) or years is None or months is None:
        return False
    if first.quantity.hedge != "exact" or later.quantity.hedge != "exact" or int(months // 12) != years:
        return False
    if supervised(setting, first) != supervised(setting, later) or places_clash(first, later):
        return False  # three years of release are no part of 46 months behind bars
    if not setting.in_headline(first) and somebody_else(setting, later):
        return False
    terms = [c for c in setting.claims if c.noun == "month" and c.measure == later.measure and alike(setting, first, c)]
    return terms[0].id == later.id


def _again(setting: Setting, first: Claim, later: Claim) -> str | None:
    """A total of the body given again: "all 216 individuals", or the same sentence with a digit changed."""
    if (
        places_clash(first, later)
        or later.share_of not in (None, first.id)
        or first.quantity.unit in ("charge", "conviction")
    ):
        return None
    slipped = looks_slipped(setting.words(first.span), setting.words(later.span))
    alike_groups = same_population(first, later)
    shared = len(setting.content(first) & setting.content(later))
    likened = alike_groups and shared >= _FEW and overlap(setting, first, later) >= _LIKE_AGAIN
    slipped = slipped and (setting.is_definite(later) or likened) and not _kinds_apart(setting, first, later)
    if slipped or _swapped_pair(setting, first, later):
        return "differ.slip"
    then = [_EARLIER.search(setting.sentence(c)) is not None for c in (first, later)]
    if not alike_groups or then[0] != then[1]:
        return None  # "more than 900" now, "it stood at 870 last week"
    if any(_COUNTED_BY.search(setting.sentence(c)) is not None for c in (first, later)):
        return None  # the mayor's figure and the police's
    hedged = {first.quantity.hedge, later.quantity.hedge} - {"exact"}
    near = ratio(first, later) <= _NEAR and (first.quantity.value or 0) >= DISTINCT
    if near and hedged and hedged <= {"over", "at_least", "nearly", "under"} and _one_effort(first, later):
        return None if of_other_people(setting, first, later) else "differ.hedge"
    return "differ.total" if _takes_up(setting, first, later) else None


def _swapped_pair(setting: Setting, first: Claim, later: Claim) -> bool:
    """True for "27 counties have signed … The 72 counties that signed": two digits swapped in one taken up again."""
    taken_up = _THAT_DID.match(setting.after(later, 60))
    if not setting.is_definite(later) or taken_up is None or first.noun is None or first.noun != later.noun:
        return False
    if stem(taken_up.group(1) or "") not in setting.content(first):
        return False
    digits = [setting.words(c.span) for c in (first, later)]
    return all(len(d) == 2 and d.isdigit() for d in digits) and digits[0] == digits[1][::-1]


def _kinds_apart(setting: Setting, first: Claim, later: Claim) -> bool:
    """True for "1,984 weapons offenses" and "1,489 drug offenses": things of one noun, and of two kinds."""
    if dimension(first) == "people" or first.noun is None:
        return False
    kinds = [_kind(setting, claim) for claim in (first, later)]
    return None not in kinds and kinds[0] != kinds[1]


def _kind(setting: Setting, claim: Claim) -> str | None:
    """The word right before the noun of a figure, where one stands between the two."""
    following = [stem(w) for w in words_of(setting.after(claim, 50))[:4]]
    noun = stem((claim.noun or "") + "s")
    at = following.index(noun) if noun in following else 0
    return following[at - 1] if at else None


def _long_slip(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where two long numbers differ by a slip: amounts so alike seldom stand in one text by chance."""
    words = (setting.words(first.span), setting.words(later.span))
    digits = min(len("".join(c for c in w if c.isdigit()).rstrip("0")) for w in words)
    enough = 3 if setting.is_definite(later) else _LONG
    return digits >= enough and looks_slipped(*words) and first.noun == later.noun and same_population(first, later)


def _takes_up(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where "all 195 people arrested" takes up the first figure of its kind, and nothing else bears it out."""
    if (
        first.noun != later.noun
        or not _ALL.search(setting.before(later, 16))
        or (later.quantity.value or 0) < DISTINCT
        or not _one_effort(first, later)
    ):
        return False
    others = [c for c in setting.claims if c.id != later.id and c.quantity.value is not None]
    kin = [c for c in others if alike(setting, c, later) and c.span.start < later.span.start]
    return bool(kin) and kin[0].id == first.id and not any(bears_out(later, c) for c in others)


def _one_effort(first: Claim, later: Claim) -> bool:
    a, b = (c.period.period if c.period else None for c in (first, later))
    return a == b


def _in_years(months: Claim) -> str:
    value = months.quantity.value or 0
    return f"{number(value)} months = {number(value // 12)} years and {number(value % 12)} months"
