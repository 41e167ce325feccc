"""Read the claims once more for arithmetic: what kind of number each is, and of which whole the words make it a part.

The stages before decide what a figure counts; they take the likeliest reading. Here only the words beside the figures
count, because a part that is larger than its whole is the very fault that is sought, and no likeliest reading has it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from counterfoil.model import Claim, Extraction
from counterfoil.reconcile.crowd import MORE_PEOPLE, others_told
from counterfoil.reconcile.of_age import of_age
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.hedges import quantity
from counterfoil.reference.patterns import pattern

HEDGED = (
    r"(?:(?:about|approximately|around|roughly|nearly|almost|more than|over|at least|some|just over|just under|close to"
    r"|up to|fewer than|less than|an estimated)\s+)*"
)
"""Words that may stand between a tie and its number."""
_SHARE = pattern(
    r"%|\bper ?cent|^(?:half|third|quarter|(?:fif|six|seven|eigh|nin|ten)th|one[- ]half"
    r"|(?:an?|one|two|three|four|five|seven|nine)[- ]"
    r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|\pN+) (?:in|out of) (?:every )?[\pL\pN]+)$",
    ignore_case=True,
)
_SENTENCED = pattern(r"\bsentenc(?:ed to|e of|es of|ing to)\s+(?:[\pL-]+\s+){0,3}$", ignore_case=True)
_THOSE = pattern(
    r"^(?:of|among) (?:those|these|them|the (?:arrested|detained))(?: [\pL]+)?(?: individuals| people)?,",
    ignore_case=True,
)
_DONE_TO = pattern(r"^(?:of|among) (?:those \pL{3,}(?:ed|n|t)|the (?:arrested|detained))\b", ignore_case=True)
_TERM = pattern(
    r"^[- ](?:years?|months?)[- ](?:[\pL-]+[- ]){0,2}(?:prison|imprisonment|jail|sentence|probation|behind bars)\b",
    ignore_case=True,
)
_TIMES = pattern(r"^ times (?:the \pN|as (?:many|much) as)")
_UNMEASURED = pattern(
    r"^\s?[,;)]|^ (?:(?:of|in|from|for) )?(?:the )?(?:last|this|next|previous|prior|same) (?:week|month|year|quarter)"
    r"|^ (?:an?|one|the) (?:week|month|year) (?:ago|earlier|before)",
    ignore_case=True,
)  # "18 last year" are no years
_OF_NUMBER = pattern(
    rf"^(?:(?: [\pL’'-]+){{0,2}} (?:out )?of (?:the|those|these|all|its|their|all of the) | of ){HEDGED}$"
)
_NO_PART = pattern(r"\b(?:total|average|combined|sum|maximum|minimum|value|worth|counts?|reward|fine)\b")
_LEADS = pattern(r"^[^.;:]{0,160}(?:\b(?:including|included|among them|of whom|were|are|as follows|breakdown)\b)?:\s*$")
_BULLET = 4
"""Characters of a bullet before the figure that opens an item."""
_OF_NAMED = pattern(r"^ of (?:the|those|these) (?:([\pL-]+) )?([\pL-]+)\b")
_OF_THEM = pattern(
    r"^ of them(?:[,.;)]|$| (?:have|has|had|were|was|are|is|did|do|pleaded|pled|remain|face|still|later)\b)"
)
_SITED = pattern(r"^ (?:in|at|from|near) ")
_NEXT_SITE = pattern(r"^ (?:in|at|from|near) [^.;:]{1,40}?(?:,| and|, and) $")
_RISE_OVER = pattern(
    r"\b(?:increase|rise|jump|gain|growth|improvement|surge|percent|%|up|advantage) over (?:the )?$", ignore_case=True
)
_AS_MANY_AS = pattern(r"\b(?:times|twice|double|half) as (?:many|much|high) as (?:the )?$", ignore_case=True)
_OF_THE = pattern(r"^ of the(?:m|se|ose)?\b")
_FROM_NATION = pattern(r"^ (?:from|citizens? of|nationals? of) [\pL]")
_SHORTLY = pattern(
    rf"^[“\"]?(?:(?:so far|to date|since then|all told|as of [^,]{{1,30}}|only|but|and|today|now),? ){{0,2}}{HEDGED}$"
)
_LAST_SENTENCE = 200
_SIGHT = 400
"""Characters that "five of those aliens" looks back for the aliens."""
_OF_THEM_BEHIND = pattern(r"^(?: [\pL’'-]+)? of (whom|which|them)\b")
_OF_THEM_BEFORE = pattern(rf"\bof (whom|which|them),? {HEDGED}$")
_OF_THOSE_BEFORE = pattern(
    rf"[;,–—] (?:and )?of (?:the|those|these)(?: (?:people|individuals|suspects|men))?"
    rf"(?: (?:who were )?(?:arrested|detained|apprehended|charged|indicted))?, {HEDGED}$"
)
_INCLUDING = pattern(rf"^[^.;:]{{0,90}}\b(?:including|among them) {HEDGED}$")
_INCLUDING_A = pattern(r"^[^.;:]{0,60}\bincluding an? $")
"""Between two amounts: "$8,000 for a visa, including a $2,000 deposit"."""
_NESTED = pattern(r"\b(?:of whom|of which|of them|of those|including|includes|among them|with|who|whose|each)\b")
_LISTED = pattern(r"(?:,|;|\band\b|\bor\b)")
_OPENING = pattern(
    rf"^(?:[^—–]{{0,60}}(?:[—–]| - ) ?)?[“\"]?(?:out )?(?:of|among) (?:(?:the|those|these|all|all of the) )?"
    rf"(?:(?:remaining|other) )?{HEDGED}$"
)
_ELIDED = pattern(r"^ (?:on|for|from|in|at|by|were|was|are|had|have)\b")
_REST = pattern(rf"\bthe (?:other|remaining|rest,|others,) {HEDGED}$")
_GUNS = frozenset({"firearm", "gun", "weapon", "handgun", "pistol", "rifle", "shotgun", "revolver"})
_FRACTIONS = frozenset({"percent", "half", "third", "quarter", "fifth", "sixth"})
"""Nouns that a figure is given by mistake where its share follows it: "225, or three-quarters, …"."""
_PEOPLE = frozenset({"person", "event"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_CALENDAR = frozenset({"week", "month", "year", "quarter"})
_TAKEN = pattern(
    r"^ (?:(?:were|are|was) )?(?:arrested|detained|apprehended|indicted|sentenced|convicted|deported)\b",
    ignore_case=True,
)
"""Behind a number that names nothing: "83 arrested, 12 firearms seized" counts people first."""
_BEARS = pattern(
    r"^ (?:(?:also|still|already) )?(?:fac(?:e|es|ed)|ha(?:d|ve|s))"
    r" (?:[\pL-]+ ){0,3}(?:charges?|counts?|convictions?)\b"
)
"""Behind a number that names nothing: "2,118 had convictions, 1,102 faced charges" counts people."""
_AMOUNTS = frozenset({"money", "duration", "mass", "percent", "factor"})


def read_again(extraction: Extraction, claims: tuple[Claim, ...]) -> tuple[tuple[Claim, ...], frozenset[str]]:
    """The claims with what their own words settle, and the ids of those whose whole the words name."""
    read = tuple(_as_read(extraction, claim) for claim in claims if not of_age(extraction, claim))
    plain = Setting(extraction, _in_one_unit(read), None)
    read = _in_one_list(plain)
    plain = Setting(extraction, read, None)
    setting = Setting(extraction, tuple(_of_those(plain, claim) for claim in read), None)
    worded: dict[str, str] = {}
    for sentence in dict.fromkeys(c.sentence for c in setting.claims):
        own = [c for c in setting.claims if c.sentence == sentence]
        worded |= _in_words(setting, own)
    found = {c.id: c for c in setting.claims}
    for claim in setting.claims:
        named = _of_those_named(setting, claim) or _of_them_before(setting, claim) or _under_lead(setting, claim)
        if claim.id not in worded and named is not None:
            worded[claim.id] = named.id
    for part, whole in worded.items():
        found[part] = _as_part(_loosened(setting, found[part], found[whole]), found[whole])
    for claim in setting.claims:
        likeliest = found.get(claim.share_of or "")
        if claim.noun is None and likeliest is not None and claim.quantity.unit == likeliest.quantity.unit:
            found[claim.id] = replace(found[claim.id], noun=likeliest.noun)  # "240 arrests: 96 in one county, 71 in …"
    return _siblings(setting, found, worded), frozenset(worded)


def _in_one_unit(read: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """In "one got twelve years, the other nine" the second length is in the unit of the one before it."""
    out: list[Claim] = []
    for claim in read:
        last = out[-1] if out else None
        bare = claim.quantity.unit == "duration" and claim.noun is None and last is not None
        joined = bare and last is not None and last.sentence == claim.sentence and last.quantity.unit == "duration"
        out.append(replace(claim, noun=last.noun) if joined and last is not None else claim)
    return tuple(out)


def _in_one_list(setting: Setting) -> tuple[Claim, ...]:
    """In "three towns: 31 in one, 20 in the next and 13 in the last" the last number counts what the others count."""
    out: list[Claim] = []
    for claim in setting.claims:
        last = out[-1] if out else None
        if last is None or last.sentence != claim.sentence or not _counts_alike(setting, last, claim):
            out.append(claim)
        else:
            out.append(replace(claim, noun=last.noun, quantity=replace(claim.quantity, unit=last.quantity.unit)))
    return tuple(out)


def _counts_alike(setting: Setting, last: Claim, claim: Claim) -> bool:
    sited = _SITED.match(setting.after(claim, 12)) is not None
    joined = _NEXT_SITE.match(setting.between(last, claim)) is not None
    filled_in = claim.quantity.unit in ("place", "organisation", "country") and not _named(setting, claim)
    return sited and joined and filled_in and last.quantity.unit in _PEOPLE


def _as_read(extraction: Extraction, claim: Claim) -> Claim:
    """The claim with what its own words settle for arithmetic, whatever it was taken to count.

    A percentage or a fraction is counted in percent, and can never be added to numbers; a length of years that someone
    is sentenced to is a sentence, and no length of an operation.
    """
    text, unit = extraction.document.text, claim.quantity.unit
    claim = _unhedged(text, claim)
    after = text[claim.span.end : min(claim.sentence.end, claim.span.end + 40)]
    if claim.noun in _WEEKDAYS:  # "on Saturday 24 and Sunday 31" counts no Sundays
        unit = "other" if unit == "item" else unit
        claim = replace(claim, noun=None, quantity=replace(claim.quantity, unit=unit))
    calendar = unit == "duration" or (claim.noun in _CALENDAR and unit not in ("percent", "factor"))
    if calendar and _UNMEASURED.match(after):
        return replace(claim, noun=None, quantity=replace(claim.quantity, unit="other"))
    if unit == "duration" and claim.measure in ("extent", "other"):
        before = text[max(claim.sentence.start, claim.span.start - 30) : claim.span.start]
        if _SENTENCED.search(before) or _TERM.search(after):
            return replace(claim, measure="sentence")
    if unit in ("duration", "money", "mass"):
        return claim
    if _counts_people(unit, after):
        return replace(claim, noun=None, quantity=replace(claim.quantity, unit="person"))
    if _TIMES.match(after):
        return replace(claim, noun=None, change=True, quantity=replace(claim.quantity, unit="factor"))
    return _as_share_or_count(claim, share=_SHARE.search(extraction.document.quote(claim.span)) is not None)


def _counts_people(unit: str, after: str) -> bool:
    """True where what stands behind a number that names nothing is said of people only."""
    if unit in ("charge", "conviction"):
        return _BEARS.match(after) is not None
    return unit in ("item", "place", "organisation", "country", "other") and _TAKEN.match(after) is not None


def _unhedged(text: str, claim: Claim) -> Claim:
    """The number itself in "a rise of 46 percent over the 2,201" and "twice as many as the 22": those are no hedges."""
    said = claim.quantity
    before = text[max(claim.sentence.start, claim.span.start - 30) : claim.span.start]
    compared = {"over": _RISE_OVER, "at_most": _AS_MANY_AS}.get(said.hedge)
    if compared is None or said.value is None or compared.search(before) is None:
        return claim
    words = text[claim.span.start : claim.span.end]
    return replace(claim, quantity=quantity(said.value, said.high, "exact", said.unit, words, claim.noun))


def _as_share_or_count(claim: Claim, *, share: bool) -> Claim:
    if share == (claim.quantity.unit == "percent"):
        return replace(claim, noun=None) if claim.noun in _FRACTIONS and not share else claim
    if share:
        return replace(claim, quantity=replace(claim.quantity, unit="percent"))
    return replace(claim, noun=None, quantity=replace(claim.quantity, unit="other"))


def _of_those(setting: Setting, claim: Claim) -> Claim:
    """In "Of those, 52 had …, 24 had … and the remaining 20 had …" each figure is a part of the sentence before.

    Where that sentence has several figures of the kind the largest is taken, so that no part is called too large for
    the wrong one.
    """
    start = claim.sentence.start
    if claim.quantity.unit == "percent" or not _THOSE.match(setting.document.text[start : start + 60]):
        return claim
    whole = setting.by_id.get(claim.share_of or "")
    done = _DONE_TO.match(setting.document.text[start : start + 60])  # all who were arrested, and no rest of them
    if whole is not None and whole.sentence != claim.sentence and not setting.is_mean(whole):
        return replace(claim, share_of=whole.share_of) if done and _REST.search(setting.before(whole, 40)) else claim
    before = [
        c
        for c in setting.claims
        if start - _LAST_SENTENCE < c.span.end <= start
        and c.quantity.unit == claim.quantity.unit
        and c.quantity.value is not None
        and not setting.is_mean(c)
        and not (done and _REST.search(setting.before(c, 40)))
    ]
    last = [c for c in before if c.sentence == before[-1].sentence]
    largest = max(last, key=lambda c: (c.quantity.value or 0, c.span.start), default=None)
    if largest is not None and _too_small(largest, claim) and not _all_told(setting, largest, claim):
        largest = None
    return replace(claim, share_of=None if largest is None else largest.id)


def _all_told(setting: Setting, whole: Claim, part: Claim) -> bool:
    """True where nobody but whom the whole counts can be meant by "of those": no others, no earlier ones, one deed."""
    if MORE_PEOPLE.search(setting.sentence(whole)) is not None:
        return False
    told = setting.lower[part.sentence.start : part.sentence.start + 60].split(",")[0].split()
    if whole.measure == "arrest" and any(word.startswith(("deport", "remov", "charg", "convict")) for word in told):
        return False
    earlier = [c for c in setting.claims if c.span.end <= part.span.start and not setting.in_headline(c)]
    alike = {
        c.quantity.value for c in earlier
        if c.quantity.unit == part.quantity.unit and c.measure == whole.measure and not c.share_of
    }  # fmt: skip
    return sum(value for value in alike if value) < (part.quantity.value or 0)


def _in_words(setting: Setting, own: list[Claim]) -> dict[str, str]:
    """Parts of one sentence with the wholes that its words name: ids to ids."""
    found: dict[str, str] = {}
    for index, (first, later) in enumerate(pairwise(own)):
        between = setting.between(first, later)
        if _OF_NUMBER.match(between) and not _NO_PART.search(between) and _fits(first, later):
            found[first.id] = later.id
        elif _included(between, first, later) and first.id not in found:
            holder = _holder(setting, own[: index + 1], later)
            found |= {later.id: holder.id} if holder is not None else {}
    for index, part in enumerate(own):
        whole = _antecedent(setting, own[:index], part, found)
        if whole is not None and part.id not in found:
            found[part.id] = whole.id
    if len(own) > 1 and own[0].id not in found:
        opening = setting.lower[own[0].sentence.start : own[0].span.start]
        second = own[1]
        tied = second.id in found or own[0].quantity.unit in _AMOUNTS
        if _OPENING.match(opening) and not tied and _fits(second, own[0]) and _near(setting, own[0], second):
            found[second.id] = own[0].id
    return found


def _included(between: str, first: Claim, later: Claim) -> bool:
    """True where "including" makes the later figure a part of the first, or of one before it."""
    if first.quantity.unit == later.quantity.unit == "money" and _INCLUDING_A.match(between):
        return True
    return _INCLUDING.match(between) is not None and _same_things(first, later)


def _holder(setting: Setting, before: list[Claim], part: Claim) -> Claim | None:
    """What "including 22 from Ecuador" is a part of: a number that names nothing may be of any figure before it.

    Of "47 people in two houses, including 22 from Ecuador" it is the people; where the nearest is too small and
    another figure could hold the part, nothing is said.
    """
    nearest = before[-1]
    if _named(setting, part) or nearest.quantity.unit in _PEOPLE:
        return nearest
    people = [c for c in before if c.quantity.unit == "person" and not c.change]
    if _FROM_NATION.match(setting.after(part, 30)) is not None and len(people) == 1:
        return people[0]
    return None if _too_small(nearest, part) and _other_holder(before, nearest, part) else nearest


def _too_small(whole: Claim, part: Claim) -> bool:
    return (whole.quantity.value or 0) < (part.quantity.value or 0)


def _other_holder(before: list[Claim], nearest: Claim, part: Claim) -> bool:
    """True where another figure, of whatever kind, could hold the part."""
    others = (c for c in before if c.id != nearest.id and c.quantity.unit not in _AMOUNTS and not c.change)
    return any(not _too_small(c, part) for c in others)


def _of_those_named(setting: Setting, part: Claim) -> Claim | None:
    """The one figure shortly before that counts the things of "seven of the vehicles", "five of those aliens"."""
    match = _OF_NAMED.match(setting.after(part, 60))
    if match is None or part.change or part.quantity.value is None or part.quantity.unit == "percent":
        return None
    nouns = {stem(w) for w in (match.group(1), match.group(2)) if w}
    near = [c for c in setting.claims if 0 < part.span.start - c.span.end < _SIGHT and not setting.in_headline(c)]
    able = [c for c in near if _whole_enough(c) and nouns & _named(setting, c)]
    able = [c for c in able if c.quantity.value != 1 and not _OF_NAMED.match(setting.after(c, 60))]  # no part itself
    if len({c.quantity.value for c in able}) != 1 or not _fits(part, able[0]):
        return None
    small = (able[0].quantity.value or 0) < part.quantity.value
    return None if small and (_larger_before(setting, part) or others_told(setting, able[0], part)) else able[0]


def _of_them_before(setting: Setting, part: Claim) -> Claim | None:
    """The one count in the sentence before "So far 12 of them have …", where it counts everybody that it names."""
    opening = setting.lower[part.sentence.start : part.span.start]
    if _OF_THEM.match(setting.after(part, 30)) is None or _SHORTLY.match(opening) is None or part.change:
        return None
    before = [c for c in setting.claims if setting.adjoins(c, part) and c.quantity.unit not in _AMOUNTS]
    people = [c for c in before if c.quantity.unit in _PEOPLE]
    able = people if part.quantity.unit == "person" and people else before
    whole = able[0] if len(able) == 1 else None
    if whole is None or not _whole_enough(whole) or whole.noun is None or not _fits(part, whole):
        return None
    open_ended = MORE_PEOPLE.search(setting.sentence(whole)) is not None
    small = (whole.quantity.value or 0) < (part.quantity.value or 0)
    return None if open_ended or whole.quantity.value == 1 or (small and _larger_before(setting, part)) else whole


def _larger_before(setting: Setting, part: Claim) -> bool:
    """True where the text before gives a number that could hold the part: then the nearest, too small, is not meant."""
    before = [c for c in setting.claims if c.span.end <= part.span.start and c.quantity.unit not in _AMOUNTS]
    units = _PEOPLE if part.quantity.unit in _PEOPLE else {part.quantity.unit}
    return any(c.quantity.unit in units and (c.quantity.value or 0) >= (part.quantity.value or 0) for c in before)


def _under_lead(setting: Setting, part: Claim) -> Claim | None:
    """The one count of people in the paragraph that opens the part's list: "led to 97 arrests, including:"."""
    item = setting.segment(part)
    if (
        item is None
        or item.lead is None
        or part.quantity.unit != "person"
        or part.span.start - item.span.start > _BULLET
    ):
        return None
    lead = setting.document.segments[item.lead].span
    inside = [c for c in setting.claims if lead.contains(c.span) and c.quantity.unit in _PEOPLE and not c.change]
    whole = inside[0] if len(inside) == 1 else None
    if whole is None or not _LEADS.match(setting.lower[whole.span.end : lead.end]) or setting.is_mean(part):
        return None
    return whole if _fits(part, whole) and whole.measure in ("arrest", part.measure) else None


def _named(setting: Setting, claim: Claim) -> set[str]:
    """The claim's noun, where it stands behind the figure and is not filled in from elsewhere."""
    return {stem((claim.noun or "") + "s")} & {stem(w) for w in words_of(setting.after(claim, 40))[:3]}


def _whole_enough(claim: Claim) -> bool:
    exact = claim.quantity.hedge in ("exact", "about", "nearly", "at_most", "under", "range")
    return exact and claim.share_of is None and not claim.change and claim.quantity.unit not in _AMOUNTS


def _near(setting: Setting, whole: Claim, part: Claim) -> bool:
    """True where one comma and few words lie between: "Of the 118 people arrested, 71 had …"."""
    between = setting.between(whole, part)
    return between.count(",") == 1 and ";" not in between and len(between) <= 90


def _fits(part: Claim, whole: Claim) -> bool:
    """True where the part counts what the whole counts, or names nothing that it counts."""
    if part.change or whole.change or part.quantity.value is None or whole.quantity.value is None:
        return False
    if whole.quantity.unit in ("percent", "factor", "duration"):
        return False
    if part.quantity.unit == "percent":
        return True
    units = {part.quantity.unit, whole.quantity.unit}
    return part.noun is None or len(units) == 1 or units <= _PEOPLE


def _same_things(whole: Claim, part: Claim) -> bool:
    """True where "including" makes the second a part of the first: things of one kind, no rounds among guns."""
    if not _fits(part, whole) or part.quantity.unit == "percent" or part.noun is None:
        return False
    if part.quantity.unit == whole.quantity.unit and part.quantity.unit in ("charge", "conviction"):
        return True
    if part.noun == whole.noun or {part.quantity.unit, whole.quantity.unit} <= _PEOPLE:
        return True
    return {part.noun, whole.noun} <= _GUNS or part.quantity.unit == whole.quantity.unit == "mass"


def _antecedent(setting: Setting, before: list[Claim], part: Claim, tied: dict[str, str]) -> Claim | None:
    """The figure that "whom" or "which" beside the part stands for, where the sentence leaves one choice."""
    if _OF_THOSE_BEFORE.search(setting.before(part, 60)) is not None:
        people = [c for c in before if c.id not in tied and c.quantity.unit in _PEOPLE and _fits(part, c)]
        return people[0] if len(people) == 1 and people[0].share_of is None else None
    match = _OF_THEM_BEHIND.match(setting.after(part, 40)) or _OF_THEM_BEFORE.search(setting.before(part, 50))
    if match is None or not before:
        return None
    able = [c for c in before if c.id not in tied and _fits(part, c)]
    if match.group(1) == "whom":
        able = [c for c in able if c.quantity.unit in _PEOPLE]
    elif part.quantity.unit == "mass":
        able = [c for c in able if c.quantity.unit == "mass"]
    else:
        able = [c for c in able if c.quantity.unit not in _AMOUNTS]
    kinds = {c.quantity.unit for c in able}
    nearest = [c for c in able if (c.quantity.value or 0) >= (part.quantity.value or 0)][-1:] or able[-1:]
    nearest = nearest if len(kinds) == 1 else []
    if (
        nearest
        and _too_small(nearest[0], part)
        and not _named(setting, part)
        and _other_holder(before, nearest[0], part)
    ):
        return None
    return nearest[0] if nearest and nearest[0].share_of is None else None


def _loosened(setting: Setting, part: Claim, whole: Claim) -> Claim:
    """The part without a noun that was filled in from another figure: of 47 people, "22 from Ecuador" are no houses."""
    if part.quantity.unit in ("percent", whole.quantity.unit) or whole.quantity.unit != "person":
        return part
    return part if _named(setting, part) else replace(part, noun=None)


def _as_part(part: Claim, whole: Claim) -> Claim:
    """The part tied to its whole; one that names nothing counts what the whole counts."""
    if part.quantity.unit == "percent" or part.noun is not None:
        return replace(part, share_of=whole.id)
    unit = whole.quantity.unit
    return replace(part, share_of=whole.id, noun=whole.noun, quantity=replace(part.quantity, unit=unit))


def _siblings(setting: Setting, found: dict[str, Claim], worded: dict[str, str]) -> tuple[Claim, ...]:
    """Members of one list are parts of one whole ("20 were from …, eight from …"), and so is "the other 21"."""
    for one, two in pairwise(setting.claims):
        part, later = found[one.id], found[two.id]
        if later.id in worded or later.quantity.unit == "percent":
            continue
        if _REST.search(setting.before(two, 40)) is not None:
            part = _last_part(setting, found, two) or part
            tied = found.get(later.share_of or "")  # to another part of that whole, which the rest is no part of
            beside = tied is None or tied.id == part.id or tied.share_of == part.share_of
            joined = beside and part.share_of is not None
        else:
            joined = one.sentence == two.sentence and _beside(setting, part, later)
        whole = found.get(part.share_of or "")
        if not joined or whole is None or later.id == whole.id or not _fits(later, whole):
            continue
        found[later.id] = _as_part(later, whole)
        if part.id in worded:
            worded[later.id] = whole.id
    return tuple(found[c.id] for c in setting.claims)


def _beside(setting: Setting, part: Claim, later: Claim) -> bool:
    """True where the second follows the first in a list, not as a part of it."""
    between = setting.between(part, later)
    if part.quantity.unit == "percent" or _NESTED.search(between) or not _LISTED.search(between):
        return False
    if _OF_THE.match(setting.after(later, 12)) is not None:
        return False  # "the remaining 26 are in custody; two of the remaining are in hospital"
    unnamed = later.quantity.unit == part.quantity.unit == "person" and not _named(setting, later)
    elided = later.noun is None or unnamed or _ELIDED.match(setting.after(later, 12)) is not None
    return later.share_of == part.id or (later.share_of is None and elided)


def _last_part(setting: Setting, found: dict[str, Claim], claim: Claim) -> Claim | None:
    """The last number before, in this sentence or the one before it, that is a part of a whole."""
    near = [found[c.id] for c in setting.neighbours(claim) if c.span.start < claim.span.start]
    parts = [c for c in near if c.share_of is not None and c.quantity.unit != "percent"]
    return parts[-1] if parts else None
