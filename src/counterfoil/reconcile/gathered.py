"""People who are told of in turn: one "along with two others", nine of eleven and "the final suspect", those abroad."""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation, Span, Step
from counterfoil.reconcile.company import PEOPLE, joined_by_others, persons
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.phrasing import MINUS, figure, numeral
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_ALONG = pattern(r"\b(?:(?:along|together) with|and|joined by)\s+$")
_OTHERS = pattern(rf"^ (?:others\b|other (?:[\pL’'-]+ )?{PEOPLE}\b)")
_ONE = pattern(
    r"\b(?:the|an?|one|his|her) (?:[\pL’'-]+ ){0,3}(?:suspect|man|woman|driver|defendant|individual|alien|person"
    r"|fugitive|smuggler|target|gunman|leader|subject|national|citizen)\b|^(?:he|she)\b"
)
_SEVERAL = pattern(
    r"\b(?:and|men|women|people|suspects|individuals|aliens|defendants|they|both|several|some|members|brothers|couple"
    r"|group|family|children|passengers|migrants)\b"
)
_THE_SO_MANY = pattern(r"^(?:the|all|these|those)\s+$")
_WHO = pattern(r"^(?: [\pL-]+){1,2} (?:who|that|already|in|at|from|inside)\b")
_LAST = pattern(
    r"\bthe (?:one |sole |lone )?(?:final|last|remaining|other) (?:[\pL-]+ )?"
    r"(suspect|defendant|man|woman|individual|person"
    r"|alien|fugitive|member|conspirator|co-conspirator|co-defendant|smuggler|migrant|victim|subject|target|detainee)"
    r" (?:is|remains?|was|has|had|remained|continues)\b"
)
_ELSEWHERE = pattern(
    rf"^(?: (?:of (?:them|the defendants|whom)|others|other))?(?: {PEOPLE})? (?:is|are|remains?)"
    r" (?:(?:still|currently|now) )?(?:believed to be (?:in|hiding|living|outside|abroad)|at large|fugitives?\b"
    r"|wanted\b|being sought|abroad|outside (?:of )?the)"
)
_TOTAL = pattern(
    rf"^ (?:total {PEOPLE}\b|{PEOPLE} (?:named|charged|indicted) in the (?:complaint|indictment|case)s?\b)"
)
_IN_CUSTODY = pattern(r"\b(?:were|was) (?:[\pL]+ )?(?:arrested|apprehended|taken into custody)\b")
_IN_CUSTODY_TOO = pattern(r"\barrest|\bcustody\b")
_APART = pattern(r"\b(?:of them|among them|of whom|other charges|separate(?:ly)?|unrelated|another|also)\b")
_BESIDES = pattern(r"\b(?:another|additional|others?|also|more|including|include|some)\b")
_GAP, _SOON = 3, 2
"""Characters between sentences that follow one another; sentences within which the last man is told of."""


def gathered(setting: Setting) -> tuple[Relation, ...]:
    """Every such group whose number is not that of the people told of."""
    found = [
        *(_company(setting, c) for c in setting.claims),
        *(_last_one(setting, c) for c in setting.claims),
        *(_at_large(setting, c) for c in setting.claims),
    ]
    return tuple(relation for relation in found if relation is not None)


def _exact(claim: Claim) -> bool:
    return dimension(claim) == "people" and claim.quantity.hedge == "exact" and not claim.change


def _company(setting: Setting, others: Claim) -> Relation | None:
    """The four men, where the driver left with two others."""
    if not _exact(others) or _ALONG.search(setting.before(others, 30)) is None:
        return None
    opening = setting.lower[others.sentence.start : others.span.start]
    beside = [c for c in setting.claims if c.sentence == others.sentence and dimension(c) == "people"]
    if _OTHERS.match(setting.after(others, 50)) is None or len(beside) > 1 or not _single(setting, others, opening):
        return None
    one_more = (others.quantity.value or 0) + 1
    for later in setting.claims:
        at = setting.lower[later.sentence.start : later.span.start]
        if not setting.adjoins(others, later) or _THE_SO_MANY.match(at) is None or not _exact(later):
            continue
        value = later.quantity.value
        told = {c.quantity.value for c in setting.claims if dimension(c) == "people" and c.id != later.id}
        some = _WHO.match(setting.after(later, 40)) is not None
        joined = some or persons(setting, later.sentence) or joined_by_others(setting, later.sentence)
        if value in (None, 1, one_more, others.quantity.value) or value in told or joined:
            return None
        step = f"1 + {numeral(setting, others)} = {number(one_more)}"
        return _made((others, later), "sum.company", step, figure(setting, later), one_more)
    return None


def _single(setting: Setting, others: Claim, opening: str) -> bool:
    """True where the words before "along with two others" tell of one man."""
    before = _ALONG.sub("", opening)
    named = persons(setting, Span(others.sentence.start, others.span.start))
    if _SEVERAL.search(before) is not None or named > 1:
        return False
    return named == 1 or _ONE.search(before) is not None


def _last_one(setting: Setting, part: Claim) -> Relation | None:
    """The final suspect, where nine of 11 are held."""
    whole = setting.by_id.get(part.share_of or "")
    if whole is None or part.id not in setting.worded or not (_exact(part) and _exact(whole)):
        return None
    if part.sentence != whole.sentence or part.span.start > whole.span.start:
        return None
    order = setting.extraction.sentences
    at = next((i for i, s in enumerate(order) if s == part.sentence), len(order))
    left = (whole.quantity.value or 0) - (part.quantity.value or 0)
    for sentence in order[at + 1 : at + 1 + _SOON]:
        words = setting.lower[sentence.start : sentence.end]
        match = _LAST.search(words)
        people = any(c.sentence == sentence and dimension(c) == "people" for c in setting.claims)
        if match is not None and match.group(1) == whole.noun and not people and left != 1:
            span = Span(sentence.start + match.start(), sentence.start + match.end(1))
            step = f"{numeral(setting, whole)} {MINUS} {numeral(setting, part)} = {number(left)}"
            said = f"“{setting.words(span)}”"
            return _made((part, whole), "rest.last", step, said, left, span)
        if people or _BESIDES.search(words) is not None or _LAST.search(words) is not None:
            return None
    return None


def _at_large(setting: Setting, away: Claim) -> Relation | None:
    """So many arrested, so many abroad, and fewer defendants in all."""
    if not _exact(away) or _ELSEWHERE.match(setting.after(away, 90)) is None:
        return None
    alike = [c for c in setting.claims if _exact(c) and c.id != away.id and c.quantity.value is not None]
    wholes = [c for c in alike if c.sentence == away.sentence or setting.adjoins(c, away)]
    wholes = [c for c in wholes if _TOTAL.match(setting.after(c, 60)) and c.span.end <= away.span.start]
    if len(wholes) != 1:
        return None
    whole = wholes[0]
    held = [c for c in alike if c.noun == whole.noun and setting.in_lead(c) and c.id != whole.id]
    held = [c for c in held if _IN_CUSTODY.search(setting.lower[c.span.end : c.sentence.end])]
    if _IN_CUSTODY_TOO.search(setting.lower[away.span.end : away.sentence.end]) is not None:
        return None  # "six are at large, two of whom were arrested and let go"
    if len(held) != 1 or any(setting.is_further(c) or _APART.search(setting.sentence(c)) for c in (held[0], away)):
        return None
    total = (held[0].quantity.value or 0) + (away.quantity.value or 0)
    most = whole.quantity.value or 0
    if total <= most or max(held[0].quantity.value or 0, away.quantity.value or 0) > most:
        return None
    step = f"{numeral(setting, held[0])} + {numeral(setting, away)} = {number(total)}"
    return _made((held[0], away, whole), "sum.at-large", step, figure(setting, whole), total)


def _made(claims: tuple[Claim, ...], rule: str, step: str, stated: str, value: float, *at: Span) -> Relation:
    return Relation(
        kind="rest" if rule.startswith("rest") else "sum",
        claims=tuple(c.id for c in claims),
        verdict="inconsistent",
        stated=stated,
        computed=number(value),
        rule=rule,
        steps=(Step(step, Interval.point(value)),),
        stated_interval=claims[-1].quantity.interval,
        computed_interval=Interval.point(value),
        basis=(*(c.span for c in claims), *at),
    )
