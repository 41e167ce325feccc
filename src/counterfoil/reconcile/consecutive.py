"""One man's terms that run one after another, against their total: "70 years: 20 on each of two counts, and 30"."""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.likeness import in_base
from counterfoil.reconcile.lists import total_of
from counterfoil.reconcile.phrasing import interval, measured
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reconcile.terms import compounds
from counterfoil.reconcile.who import supervised
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_CONSECUTIVE = pattern(r"\bconsecutive(?:ly)?\b|\b(?:one after (?:the other|another)|back[- ]to[- ]back)\b")
_OF_HIM = pattern(r"\b(?:he|she|him|her)\b|^(?:that|this|the (?:sentence|term)) ")
_OTHERWISE = pattern(
    r"\b(?:(?:terms|sentences) of|concurrent\pL*|at the same time|suspended|respectively|except|already|previous\pL*"
    r"|prior|earlier|time served|life (?:in|sentences?|terms?|imprisonment)|remaining|other|another|additional"
    r"|including|some|both|probation|supervised|parole|brothers?|his (?:wife|cousin|son|father)|her (?:husband|son)"
    r"|co-?(?:defendant|conspirator)s?)\b"
)
_EACH = pattern(
    r"^[ -](?:years?|months?|days?)(?: (?:in prison|behind bars))? (?:on|for) each (?:of (?:the|those|these))? ?"
)
_POSSIBLE = pattern(r"\b(?:fac(?:e|es|ed|ing)|could|up to|minimum|at least|carr(?:y|ies))\b")
_EACH_WORD = pattern(r"\beach\b")
_TOTALLED = pattern(r"\b(?:sentenced|total(?:ing|s)?|receiv\pL+|combined|serve)\b")
_LENGTHS = frozenset({"year", "month", "day"})
_FEWEST, _WORDS_ON, _YEAR = 2, 3, 12


def consecutive(setting: Setting) -> tuple[Relation, ...]:
    """The total of the terms that one sentence lists and calls consecutive, where they do not add up to it."""
    pairs = compounds(setting)
    inside = {claim.id for pair in pairs for claim in pair}
    terms = [c for c in setting.claims if _term(setting, c)]
    found: list[Relation] = []
    for sentence in dict.fromkeys(c.sentence for c in terms):
        said = setting.lower[sentence.start : sentence.end]
        run = [c for c in terms if c.sentence == sentence]
        if _CONSECUTIVE.search(said) is None or _OTHERWISE.search(said) is not None or len(run) < _FEWEST:
            continue
        if _OF_HIM.search(setting.lower[sentence.start : run[0].span.start]) is None:
            continue  # somebody else may be named
        total = _total(setting, terms, run)
        many = [_many(setting, c) for c in run]
        if total is None or None in many or any(c.id in inside for c in (*run, total)):
            continue
        found.append(_made(setting, run, [n or 1 for n in many], total))
    return tuple(found)


def _term(setting: Setting, claim: Claim) -> bool:
    quantity = claim.quantity
    exact = quantity.unit == "duration" and claim.noun in _LENGTHS and quantity.hedge == "exact" and quantity.value
    if not exact or claim.measure != "sentence" or supervised(setting, claim):
        return False
    return _POSSIBLE.search(setting.before(claim, 40)) is None


def _total(setting: Setting, terms: list[Claim], run: list[Claim]) -> Claim | None:
    """The one longer term of the sentence before, in which nobody else is told of."""
    before = [c for c in terms if setting.adjoins(c, run[0])]
    if len(before) != 1 or any(setting.in_headline(c) for c in before):
        return None
    said = setting.sentence(before[0])
    if _OTHERWISE.search(said) is not None or _EACH_WORD.search(said) or _TOTALLED.search(said) is None:
        return None
    longest = max(in_base(c, c.quantity.interval).high or 0 for c in run)
    return before[0] if (in_base(before[0], before[0].quantity.interval).low or 0) > longest else None


def _many(setting: Setting, term: Claim) -> int | None:
    """How often a term is told to be given: once; for "on each of the fraud counts", so many as there are."""
    behind = setting.after(term, 70)
    if _EACH_WORD.search(behind[:40]) is None:
        return 1
    match = _EACH.match(behind)
    if match is None:
        return None
    named = [stem(w + "s") for w in behind[match.end() :].split()[:_WORDS_ON]]
    counts = [c for c in setting.claims if c.quantity.unit == "charge" and c.span.end < term.span.start]
    own = [c for c in counts if any(n in _behind(setting, c) for n in named[:1])]
    told = {int(c.quantity.value or 0) for c in own if c.quantity.hedge == "exact" and c.quantity.value}
    return told.pop() if len(told) == 1 else None


def _behind(setting: Setting, counts: Claim) -> set[str]:
    words = setting.after(counts, 60).split()
    return {stem(w.strip(".,;:") + "s") for w in words[:6]}


def _made(setting: Setting, run: list[Claim], many: list[int], total: Claim) -> Relation:
    months = [in_base(c, c.quantity.interval) for c, n in zip(run, many, strict=True) for _ in range(n)]
    parts, stated = total_of(months), in_base(total, total.quantity.interval)
    words = [measured(setting, c) for c, n in zip(run, many, strict=True) for _ in range(n)]
    whole = total.noun == "year" and any(c.noun != "year" for c in run)
    years = total.noun == "year" and not whole and parts.low is not None
    shown = f"{number((parts.low or 0) / _YEAR)} years" if years else f"{interval(parts)} months"
    room = Interval((stated.low or 0) - 6, (stated.high or 0) + 12) if whole else stated
    return Relation(
        kind="sum",
        claims=(*(c.id for c in run), total.id),
        verdict="consistent" if parts.meets(room) else "inconsistent",
        stated=measured(setting, total),
        computed=shown,
        rule="sum.consecutive",
        steps=(Step(f"{' + '.join(words)} = {shown}", parts),),
        stated_interval=stated,
        computed_interval=parts,
        basis=(*(c.span for c in run), total.span),
    )
