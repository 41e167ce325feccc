"""How long a scheme is said to have gone on, against the months in which it is said to have been carried out.

"A smuggling conspiracy that spanned four years", and sentences later: "from November 2020 through March 2023, the
smuggling organization …". Only where both tell of the scheme itself: one man may have joined it late, and one deed
was done in a part of the time.
"""

from __future__ import annotations

from counterfoil.model import Claim, DateMention, Interval, Relation, Span, Step
from counterfoil.reconcile.phrasing import numeral
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern

_SCHEMES = r"(?:scheme|conspiracy|plot|fraud|ring|racket|spree|enterprise|network|organization|operation|ruse|scam)"
_LASTED = pattern(
    rf"\b({_SCHEMES})\b(?: [\pL’'-]+){{0,6}}? (?:spann(?:ed|ing)|last(?:ed|ing)|ran|running|went on|stretched|continued"
    rf"|operated|carried on|for|over|during)(?: (?:for|over|across|a period of))? {HEDGED}$"
)
_LONG = pattern(rf"^-(?:year|month|decade)(?:-long)? (?:[\pL’'-]+ ){{0,4}}?({_SCHEMES})\b")
_FROM = pattern(r"(?:^|[\s,—–(“])(?:from|between) $")
_DOES = pattern(rf"^,? (?:the|this|his|her|their|its) (?:[\pL’'-]+ ){{0,5}}?({_SCHEMES})\b")
_RAN = pattern(
    rf"\b({_SCHEMES})\b(?:(?:,? [\pL’'-]+){{0,3}}? (?:ran|lasted|operated|took place|occurred|was carried out|continued"
    r"|went on|spanned|existed|was active|stretched))?,?(?: from| between)? $"
)
_IN_PART = pattern(
    r"\b(?:join(?:ed|ing)?|left|role|involve[ds]?|involvement|participat\pL+|at first|initially|alone|part of|first"
    r"|later|then|second|third|earlier|phases?|at least|one of|some of|until|relevant|beginning|since|again"
    r"|(?:its|the) last)\b"
)
_SCHEME = pattern(rf"\b{_SCHEMES}\b")
_IT_LASTED = pattern(rf"\b(?:lasted|spanned|went on for) {HEDGED}$")
_NEXT = pattern(r"\b(?:followed|preceded|another|next|previous|old)\b")
_ROUNDED_UP, _CUT = 6, 11
"""Months that whole years may fall short of, and be cut from, the months that were meant."""
_MONTH = 30.4
_FEWEST = 2


def stretches(setting: Setting, told: frozenset[str]) -> tuple[Relation, ...]:
    """Every such length, with the one range of months told of the scheme. told: lengths held against dates already."""
    found: list[Relation] = []
    ranges = [(m, heads) for m in setting.extraction.dates if (heads := told_of(setting, m))]
    lengths = [c for c in setting.claims if c.noun in ("year", "decade") and c.id not in told and _plain(c)]
    if len({(m.first, m.last) for m, _ in ranges}) != 1 or not _one_stretch(setting, ranges[0][0]):
        return ()
    dates, others = ranges[0]
    for claim in lengths:
        heads = _heads(setting, claim)
        beside = claim.sentence.contains(dates.span) and _IT_LASTED.search(setting.before(claim, 40)) is not None
        if beside or heads & others or (heads and _one_scheme(setting, claim, dates)):
            found.extend(_made(setting, claim, dates))
    return tuple(found)


def _plain(claim: Claim) -> bool:
    return (claim.quantity.value or 0) >= _FEWEST and claim.quantity.unit == "duration" and not claim.change


def _heads(setting: Setting, claim: Claim) -> frozenset[str]:
    """The words for the scheme whose length the figure is."""
    match = _LONG.match(setting.after(claim, 90)) or _LASTED.search(setting.before(claim, 110))
    if match is None or _NEXT.search(setting.sentence(claim)) is not None:
        return frozenset()
    return _named(match.group() or "")


def _named(words: str) -> frozenset[str]:
    return frozenset(match.group() or "" for match in _SCHEME.finditer(words))


def told_of(setting: Setting, dates: DateMention) -> frozenset[str]:
    """The words for the scheme that a range of months, with the years of both ends, is told of."""
    first, last = dates.first, dates.last
    if dates.form != "months" or first is None or last is None:
        return frozenset()
    sentence = next((s for s in setting.extraction.sentences if s.contains(dates.span)), None)
    if sentence is None or not (first.year and last.year and first.month and last.month):
        return frozenset()
    before, behind = setting.lower[sentence.start : dates.span.start], setting.lower[dates.span.end : sentence.end]
    led = _FROM.search(before) is not None or dates_open(setting, dates)
    match = _DOES.match(behind) or _RAN.search(before)
    if not led or match is None or _IN_PART.search(before + " | " + behind) is not None:
        return frozenset()
    return _named(match.group() or "")


def dates_open(setting: Setting, dates: DateMention) -> bool:
    """True where the words of the range themselves begin with "from" or "between"."""
    return setting.lower[dates.span.start : dates.span.end].startswith(("from ", "between "))


def _one_stretch(setting: Setting, dates: DateMention) -> bool:
    """True where no other range of months or years is told in the text."""
    others = [m for m in setting.extraction.dates if m.form in ("months", "years") and m.span != dates.span]
    return all((m.first, m.last) == (dates.first, dates.last) for m in others)


def _one_scheme(setting: Setting, claim: Claim, dates: DateMention) -> bool:
    """True where a word before the head is the same in both: a smuggling conspiracy, a smuggling organization."""
    beside = setting.lower[dates.span.end : dates.span.end + 90]
    near = setting.before(claim, 70) + " " + setting.after(claim, 60)
    kinds = {stem(w) for w in words_of(near)} & {stem(w) for w in words_of(beside)}
    return bool(kinds & _KINDS)


_KINDS = frozenset(
    stem(w)
    for w in (
        "smuggling",
        "trafficking",
        "laundering",
        "fraud",
        "theft",
        "counterfeiting",
        "marriage",
        "visa",
        "tax",
        "robbery",
    )
)


def _made(setting: Setting, claim: Claim, dates: DateMention) -> list[Relation]:
    first, last = dates.first, dates.last
    if first is None or last is None or not (first.year and last.year and first.month and last.month):
        return []
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months < 1:
        return []
    stated, meant = Interval(months - 2, months), _meant(claim)
    years = (claim.quantity.value or 0) * (10 if claim.noun == "decade" else 1)
    touched = last.year - first.year + 1 == years and claim.quantity.hedge in ("exact", "about")
    fits = stated.meets(meant) or touched
    shown = f"{months} months"
    return [
        Relation(
            kind="duration",
            claims=(claim.id,),
            verdict="consistent" if fits else "inconsistent",
            stated=f"{numeral(setting, claim)} {claim.noun}s",
            computed=shown,
            rule="duration.scheme",
            steps=(Step(f"{setting.words(dates.span)}, both months counted, is {shown}", stated),),
            stated_interval=meant,
            computed_interval=stated,
            basis=(claim.span, Span(dates.span.start, dates.span.end)),
        )
    ]


def _meant(claim: Claim) -> Interval:
    """The months that whole years can mean."""
    months = 12 * float(claim.quantity.value or 0) * (10 if claim.noun == "decade" else 1)
    hedge = claim.quantity.hedge
    if hedge in ("over", "at_least"):
        return Interval(months, None)
    if hedge in ("under", "at_most"):
        return Interval(0, months)
    room = 2 * _ROUNDED_UP if months > 12 * 5 else _ROUNDED_UP
    return Interval(
        months - (room if hedge in ("about", "nearly") else _ROUNDED_UP), months + (0 if hedge == "nearly" else _CUT)
    )
