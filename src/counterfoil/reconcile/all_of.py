"""Numbers of people taken up again by "all four" or "all but three", against the number that was told of them."""

from __future__ import annotations

from itertools import combinations

from counterfoil.model import Claim, Interval, Relation, Span, Step
from counterfoil.reconcile.company import joined_by_others, persons, set_apart
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.named import opens_with_name
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.phrasing import MINUS, measured, numeral
from counterfoil.reconcile.setting import Setting, words_of
from counterfoil.reconcile.told_together import told_together
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern

_ALL = pattern(r"^(?:[“\"‘])?(?:all|all of the) $")
_ALL_BUT = pattern(r"^(?:[“\"‘])?all but (?:about )?$")
_OF_THEM = pattern(
    r"^ (?:[\pL-]+ )?of (?:the (?:above-named |above |named )?(?:[\pL-]+ )?"
    r"(?:individuals|people|defendants|suspects|aliens|men|subjects|members)"
    r"|those (?:named|charged|indicted|listed)|them)\b"
    r"|^ (?:of the \pN+ )?(?:were|was|have|had|are|is)\b"
)
_SINGLED = pattern(
    r"\b(?:others|another (?:\pL+ )?(?:man|woman|person|suspect|defendant|alien|individual|was|is|has)|remaining"
    r"|rest of the"
    r"|except|former|latter|groups?|famil(?:y|ies)|couples?|separate(?:ly)?"
    r"|other (?:\pL+ )?(?:people|persons|individuals|men|women|suspects|defendants|aliens|members)"
    r"|one (?:of|was|is|has|had|remains|surrendered|also)"
    r"|(?:the|an?) (?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|final)"
    r"|(?:also|additionally) (?:was |were )?(?:arrested|charged|detained|taken|found|present)"
    r"|an? (?:[\pL-]+ )?(?:man|woman|person|suspect|defendant|child|juvenile|minor|teen\pL*|driver|passenger"
    r"|worker|alien|individual|mother|father|boy|girl|citizen|husband|wife|couple|brother|sister)"
    r" (?:was|were|is|has|had|remains?|also|who (?:was|were)|surrendered|fled|escaped|died))\b"
)
"""Words by which a smaller number of people may have been singled out, or another group told of."""
_RESTRICTING = frozenset(
    {"who", "whom", "that", "whose", "of", "in", "on", "from", "at", "aboard", "victims", "officers", "agents", "dozen"}
)
_VERBS = frozenset(
    {"are", "were", "was", "is", "have", "had", "has", "will", "would", "face", "remain", "pleaded", "illegally"}
)
_NAMING = 5
"""Words behind the number in which its noun, and what narrows it, stand."""
_FEW = 6
_MOST = 25
_NOT_OF_IT = frozenset({"victim", "staffing", "death", "extent"})


def all_of(setting: Setting) -> tuple[Relation, ...]:
    """Every "all four" that no number of people told before, and no sum or difference of them, comes to."""
    found: list[Relation] = []
    for claim in setting.claims:
        if not _counts(claim):
            continue
        opening = setting.lower[claim.sentence.start : claim.span.start]
        if _ALL.match(opening) is not None:
            first = _told(setting, claim)
            if first is not None and not told_together(setting, first, claim):
                found.append(disagreement(setting, first, claim, "differ.total"))
        elif _ALL_BUT.match(opening) is not None:
            made = _all_but(setting, claim)
            found.extend([made] if made is not None else [])
    return tuple(found)


def _counts(claim: Claim) -> bool:
    if claim.quantity.unit != "person" or claim.change or claim.quantity.hedge != "exact":
        return False
    return claim.quantity.value is not None and claim.quantity.value <= _MOST


def _people(setting: Setting, claim: Claim) -> list[Claim]:
    return [c for c in setting.claims if dimension(c) == "people" and not c.change and c.id != claim.id]


def _told(setting: Setting, claim: Claim) -> Claim | None:
    """The number of people told twice before that "all four" takes up and is not."""
    size = claim.quantity.value
    before = [c for c in _people(setting, claim) if c.span.end <= claim.span.start and c.measure not in _NOT_OF_IT]
    values = [c.quantity.value for c in before]
    if (
        size is None
        or size < 2
        or None in values
        or restricted(setting, claim)
        or any(map(setting.is_further, (*before, claim)))
    ):
        return None
    known = {float(v) for v in values if v is not None}
    if size in known | {a + b for a in known for b in known if a != b} | {a - b for a in known for b in known}:
        return None
    first = next((c for c in before if not setting.in_headline(c)), None)
    if first is None or first.quantity.hedge != "exact":
        return None
    if values.count(first.quantity.value) < 2 and _listed_between(setting, first, claim) != first.quantity.value:
        return None  # told once, it may be of another group
    generic = arithmetic().generic_people
    alike = claim.noun in (None, first.noun) or claim.noun in generic
    nearer = [c for c in before if c.span.start > first.span.start and (c.quantity.value or 0) > 1]
    if not alike or any(c.quantity.value != first.quantity.value for c in nearer):
        return None
    apart = _SINGLED.search(_told_between(setting, first, claim).replace("more than", "")) is not None
    return None if apart or _named_beside(setting, claim) > 1 or _not_alone(setting, first, claim) else first


def _not_alone(setting: Setting, first: Claim, claim: Claim) -> bool:
    """True where somebody joins those told of, or leaves them, before the later number."""
    between = Span(first.sentence.start, claim.sentence.end)
    if (claim.quantity.value or 0) < (first.quantity.value or 0):
        return set_apart(setting, between)
    named = persons(setting, between)
    return joined_by_others(setting, between, described=named > 1 and named == first.quantity.value)


def _told_between(setting: Setting, first: Claim, claim: Claim) -> str:
    """The words from one figure to the other, without lists of people."""
    own = [s for s in setting.document.segments if s.kind != "list_item"]
    stretch = [(max(s.span.start, first.span.end), min(s.span.end, claim.span.start)) for s in own]
    return " | ".join(setting.lower[start:end] for start, end in stretch if start < end)


def _listed_between(setting: Setting, first: Claim, claim: Claim) -> int:
    """Items or paragraphs between the two figures that are of one person each."""
    between = [s.span for s in setting.document.segments if first.span.end < s.span.start < claim.span.start]
    return sum(opens_with_name(setting.document.quote(span)) for span in between)


def _named_beside(setting: Setting, claim: Claim) -> int:
    """How many people the paragraph of the claim and the one before it name: "all three" may be those."""
    at = setting.segment_index(claim)
    own = [s for s in setting.document.segments[max(0, at - 1) : at + 1] if s.kind != "list_item"]
    names = {
        setting.words(n.span).split()[-1]
        for n in setting.extraction.names
        if n.kind == "person" and n.span.start < claim.span.start and any(s.span.contains(n.span) for s in own)
    }
    return len(names)


def restricted(setting: Setting, claim: Claim) -> bool:
    """True for "all three people who ran the farm": a group of its own."""
    for word in words_of(setting.after(claim, 60))[:_NAMING]:
        if word in _VERBS:
            return False
        if word in _RESTRICTING:
            return True
    return False


def _all_but(setting: Setting, claim: Claim) -> Relation | None:
    """Those charged less the few of "all but three", against those arrested, where one number of each is told."""
    if _OF_THEM.match(setting.after(claim, 80)) is None:
        return None
    people = [c for c in _people(setting, claim) if c.quantity.value is not None and c.measure not in _NOT_OF_IT]
    deed = claim.measure
    large = [c for c in people if (c.quantity.value or 0) > (claim.quantity.value or 0) and not setting.is_further(c)]
    done = [c for c in large if c.measure == deed and c.quantity.hedge == "exact"]
    wholes = [c for c in large if c.measure != deed and c.quantity.hedge == "exact"]
    values = [c.quantity.value or 0 for c in large]
    if any(a - b == claim.quantity.value for a in values for b in values):
        return None
    if len({c.quantity.value for c in done}) != 1 or not wholes or len(values) > _FEW:
        return None
    whole = max(wholes, key=lambda c: c.quantity.value or 0)
    part, few = done[0], claim.quantity.value or 0
    size, rest = whole.quantity.value or 0, part.quantity.value or 0
    if size <= rest or len({whole.noun, part.noun} - {None}) > 1 or _summed(values, size - few):
        return None
    left = Interval.point(size - few)
    step = f"{numeral(setting, whole)} {MINUS} {numeral(setting, claim)} = {size - few}"
    return Relation(
        kind="rest",
        claims=(claim.id, part.id, whole.id),
        verdict="inconsistent",
        stated=measured(setting, part),
        computed=str(size - few),
        rule="rest.all-but",
        steps=(Step(step, left),),
        stated_interval=part.quantity.interval,
        computed_interval=left,
        basis=(claim.span, part.span, whole.span),
    )


def _summed(values: list[float], wanted: float) -> bool:
    return any(sum(pair) == wanted for pair in combinations(values, 2))
