"""The one prison term of a statement about one man, told twice: "18 months", and "one year and three months" below.

The title's term and one in two units are compared by `title_terms`, equal units by `differ`. Here is what neither
sees: the term that opens the body, and a hedge that leaves no room for the term told in another unit ("more than
seven years", 78 months). One man must be told of, one court, and one term besides the first; nothing else may come
to the first.
"""

from __future__ import annotations

from counterfoil.model import Interval, Relation, Step
from counterfoil.reconcile.likeness import penalties_clash, periods_clash
from counterfoil.reconcile.phrasing import interval, measured
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.title_terms import Term, imposed, lengths_told, possible
from counterfoil.reconcile.who import somebody_else, supervised
from counterfoil.reference.patterns import pattern

_COURT = pattern(r"\b(?:judge|court|sentenced (?:[\pL.’'-]+ ){0,6}?to|was sentenced|received|ordered)\b")
_ONE = pattern(
    r"\b(?:an?|the) (?:[\pL.’'-]+ ){0,6}?(?:man|woman|felon|alien|national|citizen|resident|fugitive|smuggler|dealer"
    r"|trafficker|offender|member|driver|owner|officer|defendant|teacher|pilot|doctor|leader|predator|immigrant)\b"
)
_MORE_PEOPLE = pattern(
    r"\b(?:co-?(?:defendant|conspirator)s?|defendants|both|brothers?|sisters?|wife|husband|father|mother"
    r"|sons?|daughters?|cousins?|uncle|nephew|couple|accomplices?|(?:multiple|several|other) couriers|associates?"
    r"|others? (?:was|were|have|had|also)|(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+) "
    r"(?:[\pL-]+ ){0,3}(?:men|women|members|aliens|nationals|people|individuals|suspects|felons))\b"
)
"""Words of a text that tells of more than one person."""
_SHARED = pattern(
    r"\b(?:(?:on|for|of) (?:[\pL]+ )?counts?|first|second|remainder|remaining|balance|plus|additional(?:ly)?"
    r"|another|minimum|maximum|at least|up to|between|credit|split|half|home|halfway|foreign"
    r"|mexic\pL+ (?:court|prison)|then|parole|eligible|deferred|consecutively|on top|later)\b"
)
"""Words of a part of a term, or of another court's: "18 months on the first count"."""
_OF_OLD = pattern(r"\bin (?:19|20)\d\d\b|\bprevious|\bcriminal history\b|\bprior\b")
_AGED = pattern(r"\pL, (?:1[89]|[2-9]\d), ")
_PRISON = pattern(
    r"^[ -](?:years?|months?|days?|weeks?)[’']?(?:[ -][\pL-]+){0,4}? (?:prison|jail|behind bars|imprisonment|custody"
    r"|incarceration|sentence|term|penitentiary)\b"
)
_TO_SERVE = pattern(r"\b(?:sentenced|sentences|serve|sentence of|term of)\b[^.;]{0,30}$")
_MANY, _OPEN, _FAR = 5, 1.25, 1.9
_YEAR = 12.0
_ROUND = 0.26
_EXACT = 0.6
"""Months by which one length, in days and months, may miss itself."""


def retold_terms(setting: Setting) -> tuple[Relation, ...]:
    """The first term of the text, and the only other one, where they cannot be one."""
    every = tuple(lengths_told(setting))
    told = [t for t in every if imposed(setting, t) and _penal(setting, t)]
    if not 2 <= len(told) <= _MANY or sum(1 for _ in _AGED.finditer(setting.document.text)) > 1:
        return ()
    titles = [t for t in told if setting.in_headline(t.last)]
    body = [t for t in told if not setting.in_headline(t.last)]
    pairs = [(body[0], body[1:])] if body and setting.in_lead(body[0].last) else []
    pairs += [(t, body) for t in titles[:1]]
    for one, later in pairs:
        if len({t.exact for t in later}) == 1 and _at_odds(setting, one, later[0], every):
            return (_made(setting, one, later[0]),)
    return ()


def _penal(setting: Setting, term: Term) -> bool:
    """True where the words right beside a length make it a term: "a 25-year scheme" is none."""
    behind, before = setting.after(term.last, 50), setting.before(term.claims[0], 50)
    return _PRISON.match(behind) is not None or _TO_SERVE.search(before) is not None


def _at_odds(setting: Setting, one: Term, two: Term, every: tuple[Term, ...]) -> bool:
    """True where the two are of one man and cannot be one, and no other length of the text could be the first."""
    meant = _meant(one, two)
    if max(_base(one), _base(two)) > _FAR * min(_base(one), _base(two)) or somebody_else(setting, two.claims[0]):
        return False
    if meant.meets(_grown(two)) or _plain_pair(one, two) or not _of_one_man(setting, one, two):
        return False
    near = Interval(meant.low, meant.high if meant.high is not None else (meant.low or 0) * _OPEN + _YEAR)
    others = [t for t in every if t not in (one, two) and t.exact not in (one.exact, two.exact)]
    others = [t for t in others if not possible(setting, t) and not setting.in_headline(t.last)]
    others = [t for t in others if not supervised(setting, t.last)]
    return not any(near.meets(_grown(t)) or near.meets(_grown(t).plus(_grown(two))) for t in others)


def _plain_pair(one: Term, two: Term) -> bool:
    """True where both are one figure in one unit: `differ` compares those."""
    return len(one.claims) == len(two.claims) == 1 and one.last.noun == two.last.noun


def _of_one_man(setting: Setting, one: Term, two: Term) -> bool:
    said, again = setting.sentence(one.claims[0]), setting.sentence(two.claims[0])
    if one.claims[0].sentence == two.claims[0].sentence or _MORE_PEOPLE.search(setting.lower) is not None:
        return False
    titled = setting.in_headline(one.last)
    if (_ONE.search(said) is None and not titled) or _COURT.search(again) is None:
        return False
    around = (setting.before(two.claims[0], 90), setting.after(two.last, 60))
    if any(_SHARED.search(words) is not None for words in around):
        return False
    if any(_OF_OLD.search(words) is not None for words in (said, setting.before(two.claims[0], 120))):
        return False
    return not (penalties_clash(setting, one.last, two.last) or periods_clash(one.last, two.last))


def _meant(one: Term, two: Term) -> Interval:
    """What the first can mean, in months, beside a term told more finely; whole years may be rounded or cut."""
    low, high = one.exact.low or 0.0, one.exact.high
    value = _base(one)
    years = one.last.noun == "year" and (len(two.claims) > 1 or two.last.noun != "year")
    hedge = one.last.quantity.hedge
    if hedge in ("over", "at_least"):
        return Interval(value - _EXACT, None)
    if hedge in ("nearly", "under", "at_most"):
        return Interval(value * (1 - _ROUND) - _YEAR, value + _EXACT)
    if hedge == "about":
        room = max(_YEAR, _ROUND * value)
        return Interval(value - room, value + room)
    if years:
        return Interval(value - _YEAR / 2 - _EXACT, value + _YEAR)
    return Interval(low - _EXACT, None if high is None else high + _EXACT)


def _base(term: Term) -> float:
    """The number that the words give, without its hedge, in months."""
    factor = {"year": _YEAR, "month": 1.0, "week": 7 / 30.4, "day": 1 / 30.4, "decade": 10 * _YEAR}
    return sum(float(c.quantity.value or 0) * factor.get(c.noun or "", 1.0) for c in term.claims)


def _grown(term: Term) -> Interval:
    """A later term with the room that its own words leave it."""
    value, hedge = _base(term), term.last.quantity.hedge
    whole = len(term.claims) == 1 and term.last.noun == "year"
    if hedge == "exact":
        return Interval(value - (_YEAR / 2 if whole else _EXACT), value + (_YEAR if whole else _EXACT))
    room = max(_YEAR, _ROUND * value)
    return Interval(value - (room if hedge in ("nearly", "about", "under", "at_most") else 0), value + room)


def _made(setting: Setting, one: Term, two: Term) -> Relation:
    said, again = (" and ".join(measured(setting, each) for each in t.claims) for t in (one, two))
    step = f"{said} = {interval(one.exact)} months; {again} = {interval(two.exact)} months"
    claims = (*one.claims, *two.claims)
    return Relation(
        kind="same",
        claims=tuple(c.id for c in claims),
        verdict="inconsistent",
        stated=said,
        computed=again,
        rule="differ.term",
        steps=(Step(step),),
        stated_interval=one.exact,
        computed_interval=two.exact,
        basis=tuple(c.span for c in claims),
    )
