"""People in groups that exclude one another, and together more than the text tells of.

"Seven defendants were arrested, an eighth surrendered and three are fugitives", where nine are charged: whether the
list is complete does not matter, since it runs over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.categories import ends_apart, entry, fate, standing_of, standings_apart
from counterfoil.reconcile.division import Division, is_overlapping
from counterfoil.reconcile.likeness import allowed, dimension, likely
from counterfoil.reconcile.lists import total_of
from counterfoil.reconcile.phrasing import added, measured
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern

_OF_THEM = pattern(r"^ of (?:the|these|those|them|all)\b")
_ORDINAL = pattern(
    r"(?:,|;|\band) an? (second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|11th|12th|13th|14th|15th)"
    r"(?: [\pL-]+)? (?:was|is|were|has|surrendered|turned)\b"
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "11th", "12th",
    "13th", "14th", "15th",
)  # fmt: skip
_OTHERS = pattern(
    r"\b(?:others|other (?:\pL+ )?(?:people|persons|individuals|men|women|suspects|subjects|defendants|aliens"
    r"|immigrants|migrants|members|cases?|indictments?|operations?|charges)|another|additional(?:ly)?|more|separate(?:ly)?"
    r"|unrelated|victims?)\b"
)
_SCOPED = pattern(
    r"\b(?:so far|to date|since|nationwide|overall|in total|year to date|fiscal|this year|last year|per|each|every"
    r"|average|goal|expected|previous(?:ly)?|earlier|over the (?:past|last))\b"
)
_NAMED = pattern(
    r"^(?: of (?:the|these|those|them|all)(?: [\pL-]+){0,3}?|(?: [\pL-]+){1,2}?)"
    r"( (?:was|were|has|have|are|is|remains?|still|surrendered|pleaded|pled)\b)"
)
"""The people that a part names, between its figure and its verb."""
_EARLIER = pattern(r"\bhad (?:\pL+ )?been\b|\bhad (?:already|previously)\b")
_ONCE = frozenset({"arrest", "removal"})
_FEWEST, _LONGEST = 2, 8
_JOINED = pattern(r"^[^.;:()]{1,90}(?:,| and|, and) $")
_MOST = 1.7
"""So many times the whole a list may come to and still be meant as its parts."""
_REACH = 2
"""Sentences between two parts of one list."""
_NOT_OF_IT = frozenset({"victim", "staffing", "death", "extent", "traffic"})


def exclusive(setting: Setting) -> tuple[Relation, ...]:
    """Every such list against the largest number of people that could hold it."""
    found: list[Relation] = []
    lists = [(run, whole) for run in _runs(setting) if (whole := _whole(setting, run)) is not None]
    for run, whole in (*lists, *_divided(setting)):
        extra = _counted_by_order(setting, run)
        size = total_of([allowed(c) for c in run]).plus(Interval.point(extra))
        most = allowed(whole).high
        if size.low is None or most is None or size.low <= most or size.low > _MOST * most:
            continue
        if not _held_elsewhere(setting, run, whole, float(size.low)):
            found.append(_made(setting, run, whole, size, extra))
    return tuple(found)


def _runs(setting: Setting) -> Iterable[tuple[Claim, ...]]:
    """Groups of people in one paragraph of which the words tell two ends, or two ways in, that nobody has both of."""
    people = [c for c in setting.claims if _counts(setting, c)]
    for told, apart in ((fate, ends_apart), (entry, _both_ways), (standing_of, standings_apart)):
        run: list[tuple[Claim, str]] = []
        for claim in people:
            says = told(_said(setting, claim))
            if says is None:
                continue
            if run and not (_near(setting, run[-1][0], claim) and says not in {s for _, s in run}):
                yield from _closed(setting, run, apart)
                run = []
            run.append((claim, says))
        yield from _closed(setting, run, apart)


def _divided(setting: Setting) -> Iterable[tuple[tuple[Claim, ...], Claim]]:
    """People of one sentence told by nation, or by where they were taken, where the text opens with them all."""
    for sentence in dict.fromkeys(c.sentence for c in setting.claims):
        run = tuple(c for c in setting.claims if c.sentence == sentence and dimension(c) == "people")
        if not _FEWEST <= len(run) <= _LONGEST or not all(_counts(setting, c) and c.measure in _ONCE for c in run):
            continue
        opening = [c for c in setting.claims if c.span.start < sentence.start and c.measure == run[0].measure]
        first = next((c for c in opening if setting.in_headline(c)), None)
        again = [c for c in opening if not setting.in_headline(c) and dimension(c) == "people"]
        whole = next((c for c in again if first is not None and c.quantity.value == first.quantity.value), None)
        joined = all(_JOINED.match(setting.between(a, b)) is not None for a, b in pairwise(run))
        words = setting.lower[sentence.start : sentence.end].replace("more than", "")
        if whole is None or not joined or len({c.measure for c in run}) > 1:
            continue
        if _OTHERS.search(words) is not None or _SCOPED.search(words) is not None:
            continue
        division = Division(setting, run[0], run, "")
        if (division.by_nation or division.by_site) and not division.overlaps:
            yield run, whole


def _closed(
    setting: Setting, run: list[tuple[Claim, str]], apart: Callable[[frozenset[str]], bool]
) -> Iterable[tuple[Claim, ...]]:
    if len(run) < 2 or not apart(frozenset(s for _, s in run)):
        return
    claims = tuple(c for c, _ in run)
    start, end = claims[0].sentence.start, claims[-1].sentence.end
    if _OTHERS.search(setting.lower[start:end].replace("more than", "")) or is_overlapping(setting, start, end):
        return
    if len({c.noun for c in claims}) == 1 or all(_OF_THEM.match(setting.after(c, 20)) for c in claims):
        yield claims


def _both_ways(found: frozenset[str]) -> bool:
    return found == {"lawful", "unlawful"}


def _counts(setting: Setting, claim: Claim) -> bool:
    if dimension(claim) != "people" or claim.quantity.value is None or claim.change or setting.in_headline(claim):
        return False
    return claim.quantity.hedge != "vague" and not setting.is_mean(claim) and not setting.is_further(claim)


def _said(setting: Setting, claim: Claim) -> str:
    following = [c.span.start for c in setting.claims if c.span.start > claim.span.start and dimension(c) == "people"]
    said = setting.lower[claim.span.end : min([claim.sentence.end, *following])]
    if _EARLIER.search(said) is not None:
        return ""
    named = _NAMED.match(said)
    return said if named is None else said[named.start(1) :]


def _near(setting: Setting, one: Claim, two: Claim) -> bool:
    if setting.segment_index(one) != setting.segment_index(two):
        return False
    between = [s for s in setting.extraction.sentences if one.sentence.start < s.start <= two.sentence.start]
    return len(between) < _REACH


def _whole(setting: Setting, run: Sequence[Claim]) -> Claim | None:
    """The one number of people told before the list that could be its whole: of their noun where two are told."""
    first, own = run[0], {c.id for c in run}
    told = [c for c in setting.claims if c.span.start < first.span.start and c.id not in own]
    before = [c for c in told if dimension(c) == "people" and _able(setting, c)]
    if any(setting.is_further(c) for c in told):
        return None
    large = [c for c in before if (c.quantity.value or 0) > max(r.quantity.value or 0 for r in run)]
    kin = [c for c in large if _of_noun(c, run)]
    if not kin or any(likely(c).high is None for c in large):
        return None
    named = [c for c in large if c.noun is not None and c.noun == first.noun]
    chosen = kin if len({c.quantity.value for c in large}) == 1 else named
    return chosen[-1] if len({c.quantity.value for c in chosen}) == 1 else None


def _able(setting: Setting, claim: Claim) -> bool:
    told = claim.share_of is None and claim.measure not in _NOT_OF_IT and not claim.change
    return told and not setting.is_further(claim) and not _scoped(setting, claim)


def _scoped(setting: Setting, claim: Claim) -> bool:
    return _SCOPED.search(f"{setting.before(claim, 60)} | {setting.after(claim, 80)}") is not None


def _of_noun(whole: Claim, run: Sequence[Claim]) -> bool:
    generic = arithmetic().generic_people
    nouns = {c.noun for c in run}
    return whole.noun in nouns or whole.noun in generic or whole.noun is None or None in nouns


def _held_elsewhere(setting: Setting, run: Sequence[Claim], whole: Claim, size: float) -> bool:
    """True where another number of people, or two together, could hold the list."""
    own = {c.id for c in run}
    others = [
        c
        for c in setting.claims
        if c.id not in own and dimension(c) == "people" and c.measure not in _NOT_OF_IT and not c.change
    ]
    again = any(c.quantity.value == whole.quantity.value for c in others)
    if again and all(standing_of(_said(setting, c)) for c in run):  # "dozens" behind such a list is beside it
        others = [c for c in others if c.quantity.value or c.measure != "other" or c.span.start < run[-1].span.end]
    if any(c.quantity.value is None for c in others if c.span.start < run[-1].span.end):
        return True
    if any((likely(c).high or size) >= size and not _scoped(setting, c) for c in others):
        return True
    told = [setting.sentence(c) for c in (whole, *(c for c in setting.claims if setting.in_headline(c)))]
    return any(_OTHERS.search(words.replace("more than", "")) is not None for words in told)


def _counted_by_order(setting: Setting, run: Sequence[Claim]) -> int:
    """One for "an eighth" behind seven."""
    words = setting.lower[run[0].sentence.start : run[-1].sentence.end]
    named = [m.group(1) or "" for m in _ORDINAL.finditer(words)]
    values = {c.quantity.value for c in run}
    return sum(_ORDINALS.index(word) in values for word in named)


def _made(setting: Setting, run: Sequence[Claim], whole: Claim, size: Interval, extra: int) -> Relation:
    step, shown = added(setting, run, total_of([c.quantity.interval for c in run]))
    if extra:
        parts, _ = step.rsplit(" = ", 1)
        shown = added(setting, run, size)[1]
        step = f"{parts} + {extra} = {shown}"
    return Relation(
        kind="sum",
        claims=(*(c.id for c in run), whole.id),
        verdict="inconsistent",
        stated=measured(setting, whole),
        computed=shown,
        rule="sum.above",
        steps=(Step(step, size),),
        stated_interval=whole.quantity.interval,
        computed_interval=size,
        basis=(*(c.span for c in run), whole.span),
    )
