"""The prison term of a title, and the one that the body tells in two units: "46 months", "three years and two months".

Terms in one unit are compared with others by `differ`; a length in two units is two figures, which only together are a
term. Like there, a difference takes more than an agreement: the text must tell of one term that a court imposed, and
nothing else in it may explain the title's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.likeness import allowed, in_base, likely, penalties_clash, periods_clash
from counterfoil.reconcile.phrasing import interval, measured
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.terms import compounds
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern

_IMPOSED = pattern(r"\b(?:sentenc\pL*|gets?|got|given|gave|receiv\pL+|order(?:ed|s)|serve|lands?|nets?|prison|jail)\b")
_OTHERWISE = pattern(
    r"\b(?:previous(?:ly)?|prior|earlier|already|suspended|served|concurrent\pL*|consecutive\pL*|each|respectively"
    r"|combined|total(?:ing|s)?|collective(?:ly)?|resentenced|appeal|reduced|instead|recommend\pL*|sought|request\pL*"
    r"|plea agreement|guidelines?|co-?defendants?|home country|wanted)\b"
)
"""Words of a term that is another than the one just imposed, or that is not the whole of it."""


_LENGTHS = frozenset({"year", "month", "week", "day", "decade"})


@dataclass(frozen=True, slots=True)
class Term:
    """A length: one claim, or the two that give it in two units; what it can mean, in months."""

    claims: tuple[Claim, ...]
    exact: Interval
    widest: Interval

    @property
    def last(self) -> Claim:
        """The claim that ends it."""
        return self.claims[-1]


def title_terms(setting: Setting) -> tuple[Relation, ...]:
    """The title's term where it is not that of the body, and one of the two is told in two units."""
    terms = tuple(lengths_told(setting))
    titles = [t for t in terms if setting.in_headline(t.last) and imposed(setting, t)]
    body = [t for t in terms if not setting.in_headline(t.last)]
    told = [t for t in body if imposed(setting, t) and setting.in_lead(t.last)]
    if not titles or len({t.exact for t in titles}) > 1 or len({t.exact for t in told}) != 1:
        return ()
    title, term = titles[0], told[0]
    if len(title.claims) == len(term.claims) == 1 or not _of_one(setting, title, term):
        return ()
    able = [t for t in body if not possible(setting, t)]
    if any(explains(title, one, two) for one in able for two in (None, *able)):
        return ()
    return (_relation(setting, title, term),)


def lengths_told(setting: Setting) -> Iterator[Term]:
    """Every length of the text, those in two units as one."""
    pairs = {one.id: (one, two) for one, two in compounds(setting)}
    seconds = {two.id for _, two in pairs.values()}
    for claim in setting.claims:
        if claim.quantity.unit != "duration" or claim.quantity.value is None or claim.id in seconds:
            continue
        if claim.noun not in _LENGTHS:
            continue  # hours are of community service
        both = pairs.get(claim.id, (claim,))
        exact, widest = Interval.point(0), Interval.point(0)
        for each in both:
            exact = exact.plus(in_base(each, each.quantity.interval))
            widest = widest.plus(likely(each) if len(both) == 1 else allowed(each))
        yield Term(both, exact, widest)


def imposed(setting: Setting, term: Term) -> bool:
    """True for a term of prison that a court has just imposed."""
    first, last = term.claims[0], term.last
    said = setting.sentence(first)
    if first.measure != "sentence" or any_of(arithmetic().possible).search(setting.before(first, 70)) is not None:
        return False
    if _OTHERWISE.search(said) is not None or _IMPOSED.search(said) is None:
        return False
    # "10 years in prison and five of supervised release": what stands right behind a length is how it is served
    served = setting.after(last, 40)
    others = any_of((*arithmetic().penalties[1], *arithmetic().penalties[2])).search(served)
    prison = any_of(arithmetic().penalties[0]).search(served)
    return others is None or (prison is not None and prison.start() < others.start())


def possible(setting: Setting, term: Term) -> bool:
    """True for a term that the law allows; "up to 20 years" could be any, and explains none."""
    first = term.claims[0]
    threat = any_of(arithmetic().possible).search(setting.before(first, 70)) is not None
    return threat or first.quantity.hedge in ("at_most", "under")


def _of_one(setting: Setting, title: Term, term: Term) -> bool:
    one, two = title.last, term.last
    return not (penalties_clash(setting, one, two) or periods_clash(one, two))


def explains(title: Term, one: Term, two: Term | None) -> bool:
    """True where a length of the body, or two of them together, could be the title's."""
    if two is None:
        # nobody rounds 14 years and eight months up to "more than 15 years"
        above = title.last.quantity.hedge in ("over", "at_least")
        least = (title.exact.low or 0) - 1
        return rounded(one).meets(title.widest) and not (above and (one.exact.high or least) < least)
    return one is not two and rounded(one).plus(rounded(two)).meets(title.widest)


def rounded(term: Term) -> Interval:
    """A term as a title may round it: to the half year below or above, where it is in two units."""
    if len(term.claims) == 1:
        return term.widest
    half = 6.0 if (term.exact.low or 0) >= 24 else 1.0
    low, high = term.exact.low or 0, term.exact.high
    return Interval(low - half, None if high is None else high + half)


def _relation(setting: Setting, title: Term, term: Term) -> Relation:
    said, again = (" and ".join(measured(setting, each) for each in t.claims) for t in (title, term))
    step = f"{said} = {interval(title.exact)} months; {again} = {interval(term.exact)} months"
    claims = (*title.claims, *term.claims)
    return Relation(
        kind="same",
        claims=tuple(claim.id for claim in claims),
        verdict="inconsistent",
        stated=said,
        computed=again,
        rule="differ.title",
        steps=(Step(step),),
        stated_interval=title.exact,
        computed_interval=term.exact,
        basis=tuple(claim.span for claim in claims),
    )
