"""Features of a figure and a date that may govern it: short names, each worth its weight in data/period_weights.yml.

They read where the words stand and what is named beside them; of the days themselves only whether two dates mean the
same, so that a figure is governed by the same words whether or not the date of publication is known.
"""

from __future__ import annotations

from counterfoil.reference.periods import period_words
from counterfoil.resolve.periods_distance import across_sentences, in_sentence
from counterfoil.resolve.periods_ground import key, same
from counterfoil.resolve.periods_view import Choice, View, agree, bucket, form, where
from counterfoil.resolve.placed import Placed

_TOLD = ("period.window-told", "period.window-from-launch")
"""Windows that are days told elsewhere: in their own sentence they govern as those days would."""
_MOODS = ("possible", "history", "past", "quoted")


def features(view: View, item: Placed) -> list[str]:
    """The features of `item` as what governs the figure of `view`."""
    if item.mention.rule == "date.series":
        return _series(view, item)
    figure, group = view.figure, view.group
    side, tie = where(figure, item), agree(figure, item)
    kind = "days" if side == "own" and item.reading.rule in _TOLD else form(item)
    out = [
        side, f"{side}:{figure.part}", f"{side}:{kind}", f"{side}:{tie}", f"{side}:{group}",
        f"form:{kind}:{group}", f"event:{item.event}:{group}", f"{side}:{group}:{tie}",
    ]  # fmt: skip
    for name in _MOODS:
        if getattr(figure, name):
            out += [f"{side}:{name}", f"{side}:{name}:{tie}"]
    if item.ahead:
        out.append(f"{side}:ahead:{figure.possible}")
    effort = view.ground.effort is not None and same(view.ground.effort, item)
    if side == "own":
        out += in_sentence(view, item)
    elif side != "line" and not (effort and view.of_effort):
        out += across_sentences(view, item, side, tie)
    out += _bound(view, item, side)
    if effort:
        out += _effort(view, side)
    return out + _carried(view, item)


def none_features(view: View) -> list[str]:
    """The features of the text giving no date for the figure of `view`."""
    figure, claim, group, ground = view.figure, view.figure.claim, view.group, view.ground
    own = sum(1 for item in view.around if item.sentence == figure.sentence and item.mention.rule != "date.series")
    block = any(item.segment == figure.segment for item in view.single)
    effort = "none" if ground.effort is None else "sure" if ground.counted else "told"
    fits = ground.fitting[claim.measure]
    out = [
        "none", f"none:{figure.part}", f"none:{claim.measure}", f"none:unit:{claim.quantity.unit}",
        f"none:{group}:{figure.part}", f"none:own-{min(own, 2)}", f"none:block:{block}",
        f"none:hedge:{claim.quantity.hedge}", f"none:event:{figure.event}",
        f"none:dates-{bucket(len(ground.dates), (0, 1, 4))}", f"none:effort:{effort}",
        f"none:{group}:effort:{effort}", f"none:tie:{view.tie}:{effort}", f"none:of:{view.of_effort}:{effort}",
        f"none:fitting-{min(len(fits), 2)}", f"none:{group}:fitting-{min(len(fits), 1)}",
    ]  # fmt: skip
    mine = ground.persons[figure.sentence] if figure.sentence >= 0 else frozenset()
    if fits and mine:
        shared = any(ground.persons[item.sentence] & mine for item in fits if item.sentence >= 0)
        out.append(f"none:person-dated:{shared}")
    for name in _MOODS:
        if getattr(figure, name):
            out += [f"none:{name}", f"none:{name}:{group}"]
    if claim.change:
        out.append("none:change")
    return out + _carried(view, None)


def _effort(view: View, side: str) -> list[str]:
    """The date is that of the main effort."""
    sure = "sure" if view.ground.counted else "told"
    return [
        f"effort:{sure}", f"effort:{sure}:{view.group}", f"effort:{sure}:{view.figure.part}", f"effort:{sure}:{side}",
        f"effort:{view.tie}", f"effort:{view.tie}:{view.group}", f"effort:{sure}:{view.tie}",
        f"effort:of:{view.of_effort}:{side != 'own'}",
    ]  # fmt: skip


def _series(view: View, item: Placed) -> list[str]:
    """A stretch of several events: does the figure count just these?"""
    claim = view.figure.claim
    fits = item.event in period_words().measure_events[claim.measure]
    tie = f"{'fits' if fits else 'odd'}:{'counted' if claim.quantity.value == item.mention.count else 'uncounted'}"
    out = ["series", f"series:{tie}", f"series:{tie}:{'past' if view.figure.past else 'now'}"]
    if claim.quantity.unit in ("event", "conviction"):
        out.append(f"series:{tie}:times")
    return out + _carried(view, item)


def _bound(view: View, item: Placed, side: str) -> list[str]:
    """How far event and person bind the date to the figure."""
    fits = view.ground.fitting[view.figure.claim.measure]
    bond = f"{'fits' if any(same(each, item) for each in fits) else 'odd'}-{min(len(fits), 2)}"
    out = [f"bound:{bond}", f"bound:{side}:{bond}"]
    if side in ("before", "after") and view.figure.sentence >= 0 and item.sentence >= 0:
        who = _persons(view, item)
        out += [f"person:{side}:{who}", f"person:{who}:{bond}"]
    return out


def _persons(view: View, item: Placed) -> str:
    """Whether figure and date tell of one person: shared, other, or unsaid on either side."""
    mine, its = view.ground.persons[view.figure.sentence], view.ground.persons[item.sentence]
    if mine and its:
        return "shared" if mine & its else "other"
    return "figure-only" if mine else "date-only" if its else "nobody"


def _carried(view: View, item: Placed | None) -> list[str]:
    """What was decided for the figure before it, for its whole and for its twins speaks for the same choice here."""
    ground, figure, chosen = view.ground, view.figure, view.chosen
    mine: Choice = key(item) if item is not None else None
    kind = "none" if mine is None else "date"
    out: list[str] = []
    if view.before is not None:
        index, relation = view.before
        like = "alike" if ground.figures[index].claim.measure == figure.claim.measure else "unlike"
        out.append(f"{kind}:previous:{relation}:{like}:{_same(chosen[index] == mine)}")
    whole = ground.wholes[figure.index]
    if whole is not None and whole in chosen:
        out.append(f"{kind}:whole:{_same(chosen[whole] == mine)}")
    if view.twins:
        out.append(f"{kind}:twin:{_same(mine in view.twins)}:{'title' if figure.part == 'title' else 'body'}")
    if item is not None and any(ground.figures[i].sentence == item.sentence for i in ground.twins[figure.index]):
        out.append("twin-sentence")
    return out


def _same(holds: bool) -> str:  # noqa: FBT001 - one word for one fact
    return "same" if holds else "other"
