"""What was counted on one day after another, against the number of all these days.

"The sweep led to 61 arrests. On Monday officers arrested 12 people. On Tuesday they arrested 19. On Wednesday …":
nobody is arrested on two days of one sweep.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from counterfoil.model import Claim, DateMention, Relation
from counterfoil.reconcile.blocks import part_alone, whole_of
from counterfoil.reconcile.lists import Listed
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_FEWEST = 2
_ONCE = frozenset({"arrest", "encounter", "seizure", "detention", "death", "removal"})
_BARE = pattern(r"^(?:, [^,.;\pN]{1,30},)?,? ?(?:with |and )?(?:[\pL’'-]+ ){0,6}?(?:just |only |about |another )?$")
_MORE = pattern(
    r"\b(?:also|average|busiest|best|record|most|more than|another|additional|others?|so far|previous(?:ly)?"
    r"|later|since|including|of them|of whom|of those|by then|had (?:been|reached))\b"
)
"""Words of a day that is told beside others, or of a number that is not of one day."""


_THIS_WEEK = pattern(r"\b(?:this|next|the following|the previous) week\b")


class _Daily(Listed):
    """Numbers of days behind one another; they are all there are where so many days are told."""

    def _closed(self) -> bool:
        return True

    def _complete(self) -> bool:
        near = [c for c in self.setting.claims if c.noun == "day" and c.quantity.unit == "duration"]
        return {c.quantity.value for c in near} == {len(self.run)} and super()._complete()


def daily(setting: Setting, same_as: dict[str, tuple[str, ...]], told: frozenset[str]) -> tuple[Relation, ...]:
    """Such numbers against their whole. told: ids that stand in a sum already."""
    found: list[Relation] = []
    for run in _runs(setting):
        whole = whole_of(setting, run)
        if whole is None or {c.id for c in run} & told or not _of_whole(setting, whole, run):
            continue
        mentions = tuple(setting.by_id[i] for i in same_as.get(whole.id, (whole.id,)))
        made = _Daily(setting, whole, mentions, tuple(replace(c, share_of=None) for c in run)).relation()
        if made is not None and made.verdict in ("consistent", "inconsistent"):
            found.append(made)
    return tuple(found)


def _of_whole(setting: Setting, whole: Claim, run: list[Claim]) -> bool:
    """True unless the words tell of more, of another week, of another place or of another group than the whole."""
    full, days = setting.sentence(whole), setting.lower[run[0].sentence.start : run[-1].sentence.end]
    if _MORE.search(full + " | " + days) is not None or (_THIS_WEEK.search(days) and not _THIS_WEEK.search(full)):
        return False
    if any(whole.places and c.places and whole.places != c.places for c in run):
        return False
    return all(set(whole.filters) <= set(c.filters) for c in run)


def _runs(setting: Setting) -> Iterator[list[Claim]]:
    run: list[tuple[Claim, DateMention]] = []
    for claim in setting.claims:
        day = _day(setting, claim)
        if day is None:
            continue
        if run and not _follows(setting, run[-1], (claim, day)):
            yield from [[c for c, _ in run]] if _distinct(setting, run) else []
            run = []
        # "Monday 10, Tuesday 14" names nothing that it counts
        named = claim.noun is None and claim.quantity.unit == "event" and claim.measure == "arrest"
        run.append((replace(claim, noun="arrest") if named else claim, day))
    yield from [[c for c, _ in run]] if _distinct(setting, run) else []


def _day(setting: Setting, claim: Claim) -> DateMention | None:
    """The weekday or day that opens what is told of the number: "On Monday officers arrested 12"."""
    if not part_alone(claim) or claim.measure not in _ONCE or claim.quantity.hedge != "exact":
        return None
    for day in setting.extraction.dates:
        if day.form in ("weekday", "day") and claim.sentence.start <= day.span.start < day.span.end <= claim.span.start:
            between = setting.lower[day.span.end : claim.span.start]
            if _BARE.match(between) is not None:
                return day
    return None


def _follows(setting: Setting, last: tuple[Claim, DateMention], this: tuple[Claim, DateMention]) -> bool:
    """True where nothing of the kind was told between the two."""
    if last[0].measure != this[0].measure or setting.segment_index(this[0]) - setting.segment_index(last[0]) > 1:
        return False
    between = [c for c in setting.claims if last[0].span.end <= c.span.start < this[0].span.start]
    near = setting.adjoins(last[0], this[0]) or last[0].sentence == this[0].sentence
    return not any(c.measure == this[0].measure and part_alone(c) for c in between) and (near or not between)


def _distinct(setting: Setting, run: list[tuple[Claim, DateMention]]) -> bool:
    """True for two days and more, none of them told twice and none before the one told before it."""
    days = [(d.word or setting.lower[d.span.start : d.span.end]) for _, d in run]
    told = [(d.first.month or 0, d.first.day or 0) for _, d in run if d.first is not None]
    return len(run) >= _FEWEST and len(set(days)) == len(days) and all(a < b for a, b in pairwise(told))
