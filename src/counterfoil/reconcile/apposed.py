"""Wholes that the words right behind share out: "31 children, 17 girls and 14 boys,", "$7 million. One must pay …"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.division import Division
from counterfoil.reconcile.likeness import allowed, dimension
from counterfoil.reconcile.lists import Listed, total_of
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_BEHIND = pattern(rf"^(?: [\pL-]+){{0,4}}(?:,|\s?[—–(]) ?{HEDGED}$")
_JOINED = pattern(rf"^(?: [\pL-]+){{1,3}}(?:,| and|, and) {HEDGED}$")
_ENDED = pattern(r"^(?: [\pL-]+){1,3}(?:[,.;)]|\s?[—–]|$)")
_AMONG = pattern(r"^(?: [\pL-]+){1,3},? (?:among|included|including)\b")
"""Behind a list that need not name everybody: "20 people, 12 men and three women among them"."""
_PAID = pattern(
    r"\b(?:pay|pays|paid|paying|repay|repaid|owes?|ordered|forfeit(?:s|ed)?|fined?|penalt(?:y|ies)|restitution"
    r"|settle[ds]?|contribut(?:e|es|ed)|gets?|got|received?|awarded|granted|seized|recovered)\b"
)
"""Words of money that changes hands; what was stolen, earned or sold is other money."""
_OTHER_MONEY = pattern(
    r"\b(?:stole|stolen|took|taken|lost|losses|sales|sold|earned|income|worth|valued|profits?|laundered|defrauded|embezzled"
    r"|borrowed|billed|claimed|made|kept|sent|spent|revenues?|assets|bought)\b"
)
_TOTAL = pattern(rf"\b(?:total of|combined|together|altogether) {HEDGED}$")
_GRANTED = pattern(r"\b(?:substantiated|sustained|upheld|approved|granted|accepted|honou?red)(?: only| about)? $")
_REFUSED = pattern(r"\b(?:rejected|denied|dismissed|declined|refused|turned down)(?: only| about)? $")


def apposed(setting: Setting, same_as: dict[str, tuple[str, ...]], told: set[str]) -> tuple[Relation, ...]:
    """Such wholes against what they are shared out in. told: ids of wholes that a list was held against already."""
    found: list[Relation] = []
    for whole, run in (*_beside(setting), *_next(setting), *_decided(setting), *_both_sexes(setting)):
        if whole.id in told:
            continue
        mentions = tuple(setting.by_id[i] for i in same_as.get(whole.id, (whole.id,)))
        made = _Apposed(setting, whole, mentions, tuple(replace(c, share_of=None) for c in run)).relation()
        if made is not None and made.verdict in ("consistent", "inconsistent"):
            found.append(made)
    return tuple(found)


class _Apposed(Listed):
    """Parts that need no colon to be all there are."""

    def _closed(self) -> bool:
        return True

    def _complete(self) -> bool:
        return True


def _plain(claim: Claim, unit: str) -> bool:
    return claim.quantity.unit == unit and claim.quantity.value is not None and not claim.change


def _beside(setting: Setting) -> Iterable[tuple[Claim, tuple[Claim, ...]]]:
    """People and right behind them the men and the women, or the nations, that they are; both sexes are all of them."""
    for index, whole in enumerate(setting.claims):
        if not _plain(whole, "person") or setting.nation(whole) is not None:
            continue
        run: list[Claim] = []
        for claim in setting.claims[index + 1 :]:
            between = setting.between(run[-1] if run else whole, claim)
            fits = _JOINED.match(between) if run else _BEHIND.match(between)
            if claim.sentence != whole.sentence or not _plain(claim, "person") or fits is None:
                break
            run.append(claim)
        parts = tuple(run)
        tail = setting.after(run[-1], 50) if run else ""
        ended = run and _ENDED.match(tail) is not None and _AMONG.match(tail) is None
        if len(run) < 2 or not ended or " and" not in setting.between(run[-2], run[-1]):
            continue
        division = Division(setting, whole, parts, "")
        over = (total_of([allowed(c) for c in run]).low or 0) > (allowed(whole).high or 0)
        if not _holds(division, whole, parts):
            continue
        if division.by_sex or (division.by_nation and over):
            yield whole, parts


def _holds(division: Division, whole: Claim, parts: tuple[Claim, ...]) -> bool:
    """True unless the whole is a group of its own: of "44 men, 15 women and two children" the men hold nobody else."""
    own = division.sex(whole)
    return own is None or (own in ("kids", "young") and {division.sex(c) for c in parts} <= {"boys", "girls"})


def _next(setting: Setting) -> Iterable[tuple[Claim, tuple[Claim, ...]]]:
    """A total of money of so many, and in the next sentence as many sums of money, one of each of them."""
    for whole in setting.claims:
        if not _plain(whole, "money") or _TOTAL.search(setting.before(whole, 40)) is None:
            continue
        own = [c for c in setting.claims if c.sentence == whole.sentence and c.id != whole.id]
        counts = {c.quantity.value for c in own if dimension(c) in ("people", "organisation", "place")}
        run = [c for c in setting.claims if setting.adjoins(whole, c) and c.quantity.unit == "money"]
        run = [c for c in run if c.quantity.value is not None]
        others = [c for c in own if c.quantity.unit == "money"]
        apart = all("each" not in setting.between(a, b) for a, b in pairwise(run))
        alone = len({c.sentence for c in run}) == 1 and apart and not others
        if len(run) > 1 and len(run) in counts and alone and one_money(setting, whole, run):
            yield whole, tuple(run)


def one_money(setting: Setting, whole: Claim, run: list[Claim]) -> bool:
    """True where both sentences have one verb for their money, or the later one speaks of money that is paid."""
    told, said = ({m.group() for m in _OTHER_MONEY.finditer(setting.sentence(claim))} for claim in (run[0], whole))
    return not told or bool(told & said) or _PAID.search(setting.sentence(run[0])) is not None


def _decided(setting: Setting) -> Iterable[tuple[Claim, tuple[Claim, ...]]]:
    """So many of a thing, and in the next sentence those granted and those refused, where they are more."""
    for whole in setting.claims:
        later = [c for c in setting.claims if setting.adjoins(whole, c)]
        run = [c for c in later if _plain(c, whole.quantity.unit) and c.noun == whole.noun]
        told = [
            (bool(_GRANTED.search(setting.before(c, 30))), bool(_REFUSED.search(setting.before(c, 30)))) for c in run
        ]
        over = sum(c.quantity.value or 0 for c in run) > (allowed(whole).high or 0)
        kin = [c for c in setting.claims if c.sentence == whole.sentence and dimension(c) == dimension(whole)]
        if (
            sorted(told) == [(False, True), (True, False)]
            and over
            and len(kin) == 1
            and _plain(whole, whole.quantity.unit)
        ):
            yield whole, tuple(run)


def _both_sexes(setting: Setting) -> Iterable[tuple[Claim, tuple[Claim, ...]]]:
    """A number of people, and in the next sentence the men and the women that they are: everybody is one of them."""
    for whole in setting.claims:
        if not _plain(whole, "person") or setting.is_further(whole) or setting.in_headline(whole):
            continue
        kin = [c for c in setting.claims if c.sentence == whole.sentence and dimension(c) == "people"]
        run = [c for c in setting.claims if setting.adjoins(whole, c) and dimension(c) == "people"]
        if len(kin) != 1 or len(run) != 2 or not all(_plain(c, "person") for c in run):
            continue
        said = f"{setting.sentence(whole)} | {setting.sentence(run[0])}".replace("more than", "")
        if _OF_OTHERS.search(said) is not None:
            continue
        division = Division(setting, whole, tuple(run), "")
        opens = setting.lower[run[0].sentence.start : run[0].span.start]
        joined = _AND.match(setting.between(*run)) is not None
        if not (
            division.by_sex and joined and _MADE_UP.match(opens) is not None and _holds(division, whole, tuple(run))
        ):
            continue
        size, most = total_of([allowed(c) for c in run]), allowed(whole)
        if (size.high or 0) < (most.low or 0) and not _may_be_all(setting, whole, run):
            continue
        yield whole, tuple(run)


def _may_be_all(setting: Setting, whole: Claim, run: list[Claim]) -> bool:
    """True where no word narrows the men and women or speaks of others, and most of the whole are told of."""
    told = sum(c.quantity.value or 0 for c in run) / (whole.quantity.value or 1)
    behind = [s for s in setting.extraction.sentences if s.start >= run[-1].sentence.end][:1]
    around = setting.lower[whole.sentence.start : behind[0].end if behind else run[-1].sentence.end]
    tail = setting.lower[run[0].span.end : run[-1].sentence.end]
    return told >= _MOST_OF and _CHILDREN.search(around) is None and _NARROWED.search(tail) is None


_AND = pattern(rf"^ (?:[\pL-]+ ){{1,4}}and {HEDGED}$")
_MADE_UP = pattern(
    r"^[“\"]?(?:(?:the|those|these|all|this|they|it|aboard|on board)\b[^.;:]{0,60}?"
    rf"\b(?:included|includes|including|comprised|consisted of|were|was made up of|was|carried|had|held|:))? ?{HEDGED}$"
)
_OF_OTHERS = pattern(
    r"\b(?:others?|another|more|several|some|many|dozens|among|hundreds|thousands|and (?:an?|their|his|her|its|the))\b"
)
"""Words of people whom the number does not count, or of a group among them."""
_MOST_OF = 0.8
_CHILDREN = pattern(
    r"\b(?:child(?:ren)?|minors?|juveniles?|famil(?:y|ies)|boys?|girls?|unaccompanied|teen\pL*|infants?|others?|rest"
    r"|remaining|remainder|some|several|additional)\b"
)
_NARROWED = pattern(
    r"\b(?:convict|charg|wanted|gang|crimin|accus|pending|previous|prior|aged?\b|over the age|under the age)"
)
