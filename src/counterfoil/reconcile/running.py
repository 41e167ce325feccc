"""Totals that a text counts on ("38 in May, bringing the total to 450 …"), and the counts of an indictment."""

from __future__ import annotations

from itertools import combinations, pairwise

from counterfoil.model import Claim, Relation, Step
from counterfoil.reconcile.likeness import dimension, in_base, likely
from counterfoil.reconcile.lists import total_of
from counterfoil.reconcile.phrasing import added, measured
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, words_of
from counterfoil.reference.calendar import month_numbers
from counterfoil.reference.patterns import pattern

_TO_TOTAL = pattern(
    r"\b(?:bringing|brings|brought|raising|raises|pushing|pushes|taking)\b(?: [\pL’'-]+){0,5}"
    rf" (?:total|count|tally|number)\b(?: [\pL’'\pN-]+){{0,7}} to {HEDGED}$"
)
_EARLIER = pattern(
    r"\b(?:(?:at|by) the (?:end|close) of|had stood|stood at|(?:previous|prior|earlier) (?:total|count|tally)"
    r"|until then|before that|the (?:total|count|tally) (?:was|had been)"
    r"|through \pL+,? (?:it|they|he|she|the \pL+) had)\b"
)
_END_OF = pattern(r"\b(?:at|by) the (?:end|close) of (?:last )?(\pL+)")
_MOST = 8
"""Figures of one kind among which sums are tried."""
_COUNTS = pattern(
    r"^[- ]counts? (?:federal |superseding |criminal |grand jury )*(?:indictment|complaint|information)\b"
)
_CHARGING = pattern(rf"^[^.;]*\bcharg(?:es|ed|ing)\b[^.;]{{0,60}} with {HEDGED}$")
_NEXT = pattern(rf"^(?: counts?)? (?:of|for) [^,;]*?(?:, and|,| and|;) {HEDGED}$")
_LAST = pattern(r"^(?: counts?)? (?:of|for) [^,;]*$")
_EACH = pattern(r"\beach\b|\band (?:also )?(?:charges|charging)\b")


def running(setting: Setting) -> tuple[Relation, ...]:
    """Totals that a new figure is said to bring another to, and indictments whose counts are listed one by one."""
    found = [*(_brought(setting, c) for c in setting.claims), *(_indicted(setting, c) for c in setting.claims)]
    return tuple(relation for relation in found if relation is not None)


def _plain(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.value is not None and not claim.change and quantity.unit not in ("percent", "factor", "duration")


def _brought(setting: Setting, total: Claim) -> Relation | None:
    """The new figure, the one figure that is told of the time before, and the total that the two come to."""
    if not _plain(total) or _TO_TOTAL.search(setting.before(total, 90)) is None:
        return None
    kin = [c for c in setting.claims if _plain(c) and dimension(c) == dimension(total) and not setting.in_headline(c)]
    own = [c for c in kin if c.sentence == total.sentence and c.span.end <= total.span.start]
    if not own or len(kin) > _MOST:
        return None
    new = own[-1]
    others = [c for c in kin if c.id not in (new.id, total.id) and c.quantity.value != new.quantity.value]
    past = [c for c in others if _EARLIER.search(setting.sentence(c)) and c in setting.neighbours(total, 2)]
    if len({c.quantity.value for c in past}) != 1 or not _told_before(setting, past[0], new, total):
        return None
    meant = likely(total)
    sums = [s for n in range(1, len(others) + 1) for s in combinations(others, n)]
    if any(
        total_of([likely(new), *(likely(c) for c in s)]).meets(meant) for s in sums if past[0] not in s or len(s) > 1
    ):
        return None
    return _made(setting, (past[0], new), total, "sum.running")


def _told_before(setting: Setting, past: Claim, new: Claim, total: Claim) -> bool:
    """True where the earlier figure stands alone in its sentence, and is of the time right before the new one."""
    if setting.is_mean(past) or not _month_before(setting, past, total):
        return False
    beside = [c for c in setting.claims if c.sentence == past.sentence and _plain(c)]
    # "It had been 900 at the end of May, before 18 were taken off"
    return len(beside) == 1 and (past.noun == new.noun or dimension(new) == "people")


def _month_before(setting: Setting, past: Claim, total: Claim) -> bool:
    """True unless the earlier figure is of the end of a month, or year, that is not the one before the new figure's."""
    match = _END_OF.search(setting.sentence(past))
    if match is None:
        return True
    months = month_numbers()
    ended = months.get(match.group(1) or "")
    told = {months[word] for word in words_of(setting.sentence(total)) if word in months}
    return ended is not None and ended % 12 + 1 in told


def _indicted(setting: Setting, total: Claim) -> Relation | None:
    """A "seven-count indictment charging him with three counts of …, two counts of … and one count of …"."""
    if total.quantity.unit != "charge" or not _COUNTS.match(setting.after(total, 60)):
        return None
    run = [c for c in setting.claims if c.sentence == total.sentence and c.span.start >= total.span.end and _plain(c)]
    if (
        len(run) < 2
        or any(c.quantity.unit != "charge" for c in run)
        or not _CHARGING.match(setting.between(total, run[0]))
    ):
        return None
    tail = setting.lower[run[-1].span.end : run[-1].sentence.end].rstrip('.”" ')
    between = [setting.between(a, b) for a, b in pairwise(run)]
    if not all(map(_NEXT.match, between)) or not _LAST.match(tail) or any(map(_EACH.search, (*between, tail))):
        return None
    made = _made(setting, tuple(run), total, "sum.counts")
    short = sum(c.quantity.value or 0 for c in run) < (total.quantity.value or 0)
    return None if made.verdict == "inconsistent" and short else made  # other counts may name others


def _made(setting: Setting, run: tuple[Claim, ...], total: Claim, rule: str) -> Relation:
    parts = total_of([in_base(c, c.quantity.interval) for c in run])
    wide = total_of([likely(c) for c in run])
    step, shown = added(setting, run, parts)
    return Relation(
        kind="sum",
        claims=(*(c.id for c in run), total.id),
        verdict="consistent" if wide.meets(likely(total)) else "inconsistent",
        stated=measured(setting, total),
        computed=shown,
        rule=rule,
        steps=(Step(step, parts),),
        stated_interval=in_base(total, total.quantity.interval),
        computed_interval=parts,
        basis=(*(c.span for c in run), total.span),
    )
