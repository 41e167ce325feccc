"""Which way a figure is said to have gone: "223 arrests, up from 241"; "fell from 31 to 46"."""

from __future__ import annotations

from counterfoil.model import Claim, Relation, Step
from counterfoil.reconcile.likeness import dimension, in_base, likely
from counterfoil.reconcile.phrasing import measured, numeral
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern

_SINCE = rf"(?: (?:the|a|an|its|last [\pL]+['’]s|just|only))? ?{HEDGED}$"
_BEFORE = r"^(?:[^;:]{0,110}?(?:,|\s[—–-]|\s?\())? ?"
_UP_FROM = pattern(
    rf"{_BEFORE}(?:which (?:is|was) )?"
    rf"(?:up(?:ward)?|(?:an|a)(?: [\pL-]+)? (?:increase|rise|jump|gain)|rising|climbing) from{_SINCE}"
)
_DOWN_FROM = pattern(
    rf"{_BEFORE}(?:which (?:is|was) )?"
    rf"(?:down|(?:an|a)(?: [\pL-]+)? (?:decrease|decline|drop|fall|reduction)|falling|dropping) from{_SINCE}"
)
_ROSE = pattern(
    r"\b(?:rose|ris(?:en|es|ing)|increas(?:ed|es|ing)|gr[eo]w(?:n|s|ing)?|climb(?:ed|s|ing)|jump(?:ed|s|ing)|soar(?:ed|ing)"
    rf"|surg(?:ed|ing)|went up|gone up|expand(?:ed|ing))(?: [\pL-]+){{0,5}} from {HEDGED}$"
)
_FELL = pattern(
    r"\b(?:fell|fall(?:en|s|ing)|decreas(?:ed|es|ing)|declin(?:ed|es|ing)|dropp(?:ed|ing)|shr[aiu]nk(?:en|ing)?"
    rf"|went down|gone down|plung(?:ed|ing)|slid|dwindled)(?: [\pL-]+){{0,5}} from {HEDGED}$"
)
_TO = pattern(rf"^[^,;:.]{{0,60}}? to (?:just |only )?{HEDGED}$")
_LATER_TO = (
    r"^[^;:.,]{0,60}?(?:, (?:but )?(?:(?:which|that|it|the (?:term|sentence)) )?| (?:that|which) )"
    r"(?:has been|had been|was|were)?(?: ?(?:later|then|subsequently|since|eventually|afterwards?))? ?"
)
_CUT_TO = pattern(
    rf"{_LATER_TO}(?:reduced|cut|lowered|shortened|trimmed|slashed|commuted)(?: on appeal)? to"
    rf" (?:just |only )?{HEDGED}$"
)
_RAISED_TO = pattern(rf"{_LATER_TO}(?:increased|raised|extended|lengthened|enhanced)(?: on appeal)? to {HEDGED}$")
_MOVED_ONCE = frozenset({"duration", "money"})
_BARE = frozenset({"person", "event", "item", "other", "charge", "conviction"})
_RANKED = pattern(r"\b(?:rank(?:ed|s|ing)?|place[ds]?|spot|position|times? (?:out|longer)|from)\b|#")
"""Words of a place in an order, where up is less; behind "from" two ends stand already."""
_ANOTHER = pattern(r";|\b(?:while|whereas|but)\b")


def directions(setting: Setting) -> tuple[Relation, ...]:
    """Every pair of figures of which the words say that the later is more, or less, and it is not."""
    found: list[Relation] = []
    for sentence in dict.fromkeys(c.sentence for c in setting.claims):
        own = [c for c in setting.claims if c.sentence == sentence]
        for index, old in enumerate(own):
            if not _plain(old):
                continue
            new, rises = _told(setting, own, index)
            if new is None:
                new, rises = _altered(setting, own, index)
            if new is not None and _alike(setting, new, old) and _contradicts(new, old, rises=rises):
                found.append(_made(setting, new, old, rises=rises))
    return tuple(found)


def _told(setting: Setting, own: list[Claim], index: int) -> tuple[Claim | None, bool]:
    """The new figure beside the old one, and whether it is said to be more."""
    old = own[index]
    before = [c for c in own[:index] if _plain(c)]
    lead = setting.before(old, 90)
    rose, fell = _ROSE.search(lead) is not None, _FELL.search(lead) is not None
    if rose or fell:
        after = own[index + 1 :]
        new = after[0] if after and _plain(after[0]) and _TO.match(setting.between(old, after[0])) else None
        return (None, False) if _RANKED.search(lead.rsplit("from", 1)[0]) else (new, rose)
    if not before or before[-1].id != own[index - 1].id:
        return None, False
    between = setting.between(before[-1], old)
    up, down = _UP_FROM.match(between) is not None, _DOWN_FROM.match(between) is not None
    lead = setting.before(before[-1], 30) + between.rsplit("from", 1)[0]
    if up == down or _RANKED.search(lead) is not None or _ANOTHER.search(between) is not None:
        return None, False
    return before[-1], up


def _altered(setting: Setting, own: list[Claim], index: int) -> tuple[Claim | None, bool]:
    """What the one term or sum told before was later brought to: "114 months, later reduced to 90 months"."""
    old, after = own[index], own[index + 1 :]
    if old.quantity.unit not in _MOVED_ONCE or not after or old.quantity.unit != after[0].quantity.unit:
        return None, False
    new = after[0]
    if any(c.quantity.unit == old.quantity.unit for c in (*own[:index], *after[1:])) or not _plain(new):
        return None, False  # of two terms either may be the one that was cut
    between = setting.between(old, new)
    cut, raised = _CUT_TO.match(between) is not None, _RAISED_TO.match(between) is not None
    return (None, False) if cut == raised or _ANOTHER.search(between) else (new, raised)


def _plain(claim: Claim) -> bool:
    return claim.quantity.value is not None and claim.quantity.unit != "factor"


def _alike(setting: Setting, new: Claim, old: Claim) -> bool:
    """True where both count one kind of thing, or the old figure names nothing of its own."""
    if new.change or old.change:
        return False
    if dimension(new) == dimension(old):
        return True
    named = {stem((old.noun or "") + "s")} & {stem(w) for w in words_of(setting.after(old, 40))[:3]}
    return not named and {new.quantity.unit, old.quantity.unit} <= _BARE


def _contradicts(new: Claim, old: Claim, *, rises: bool) -> bool:
    less, more = (likely(old), likely(new)) if rises else (likely(new), likely(old))
    return less.low is not None and more.high is not None and less.low > more.high


def _made(setting: Setting, new: Claim, old: Claim, *, rises: bool) -> Relation:
    sign = "<" if rises else ">"
    return Relation(
        kind="change",
        claims=(old.id, new.id),
        verdict="inconsistent",
        stated=f"{'up' if rises else 'down'} from {measured(setting, old)}",
        computed=measured(setting, new),
        rule="change.direction",
        steps=(Step(f"{numeral(setting, new)} {sign} {numeral(setting, old)}"),),
        stated_interval=in_base(old, old.quantity.interval),
        computed_interval=in_base(new, new.quantity.interval),
        basis=(new.span, old.span),
    )
