"""What became of a figure between two statements: kept, changed, or told of something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.link.keys import is_closed, runs_on
from counterfoil.link.pairing import Pair, of_one_kind
from counterfoil.link.words import other_days, other_place, plain
from counterfoil.model import Claim, CrossFinding, Drift, Figure, Link, Statement, Tie, Verdict
from counterfoil.reconcile.likeness import looks_slipped, places_clash, plainly_agree, same_noun, same_population
from counterfoil.reference.links import case_words, link_rules
from counterfoil.reference.words import words

_CLEAR = 0.7
"""Share of their meaning words from which on two sentences say the same thing and nothing besides."""
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Sides:
    """Two linked statements and their pairs. changes: of each pair, what drifted."""

    link: Link
    earlier: Statement
    later: Statement
    pairs: Sequence[Pair]
    changes: Sequence[tuple[Drift, ...]]


def ties(sides: Sides) -> tuple[Tie, ...]:
    """Each pair with whether it agrees and what drifted."""
    return tuple(
        Tie(pair.earlier.claim.id, pair.later.claim.id, "figure" not in changed, changed, pair.rule)
        for pair, changed in zip(sides.pairs, sides.changes, strict=True)
    )


def drifted(pair: Pair) -> tuple[Drift, ...]:
    """What differs between the two sides of a pair.

    "More than 190" and "more than 1,903" could be one number by the letter; no writer who has the one writes the other.
    """
    a, b = pair.earlier.claim, pair.later.claim
    one, other = pair.earlier.period, pair.later.period
    value = a.quantity.value == b.quantity.value
    plain = value and a.quantity.hedge == b.quantity.hedge == "exact" and (a.noun, a.quantity.unit) == (
        b.noun, b.quantity.unit)  # fmt: skip
    found: dict[Drift, bool] = {
        # Most are the same to the letter, and need not be weighed.
        "figure": not plain and not plainly_agree(a, b),
        "hedge": value and a.quantity.hedge != b.quantity.hedge,
        "unit": not same_noun(a, b),
        "population": a.filters != b.filters and not same_population(a, b),
        "place": places_clash(a, b) or (value and other_place(pair.earlier.quote, pair.later.quote) is not None),
        "period": one is not None and other is not None and one != other,
        "part": (a.share_of is None) != (b.share_of is None),
    }
    # Whether a figure is a part is weighed once more where the wholes are at hand: `_real_part`.
    return tuple(drift for drift, holds in found.items() if holds)


def findings(sides: Sides) -> tuple[CrossFinding, ...]:
    """What a reader should know: first what differs, in the order of the later statement, then what agrees."""
    found: list[CrossFinding] = []
    for pair, changed in zip(sides.pairs, sides.changes, strict=True):
        if "figure" in changed:
            found.extend(_figure(sides, pair, changed))
        else:
            clear = pair.likeness >= _CLEAR or pair.rule != "tie.sentence" or plain(pair.later.claim)
            found.extend(_meaning(sides, pair, [drift for drift in changed if clear or drift == "hedge"]))
    found.extend(_dates(sides))
    found.extend(_agreeing(sides))
    return tuple(found)


def stated(figure: Figure) -> str:
    """The figure with its hedge and noun: `more than 680 individuals`."""
    quantity = figure.claim.quantity
    if figure.claim.change and figure.claim.noun:  # "up 700 percent" is no share of anything
        return f"{words().before(quantity.hedge)} {figure.words} ({words().plural(figure.claim.noun)})".strip()
    return words().counted(
        hedge=quantity.hedge, words=figure.words, value=quantity.value, noun=figure.claim.noun, unit=quantity.unit
    )


def _finding(code: str, verdict: Verdict, pair: Pair, says: str) -> CrossFinding:
    one, other = pair.earlier, pair.later
    return CrossFinding(
        code, verdict, (one.claim.id,), (other.claim.id,), stated(one), stated(other), one.quote, other.quote,
        f"{says}: {verdict}.",
    )  # fmt: skip


def _figure(sides: Sides, pair: Pair, changed: tuple[Drift, ...]) -> list[CrossFinding]:
    """Two numbers that cannot both be meant. Inconsistent only where nothing else in the two claims differs."""
    doubts = doubt(sides, pair)
    others = [drift for drift in changed if drift != "figure"]
    if pair.rule == "tie.value" or "period" in others or (others and pair.rule == "tie.sentence"):
        return []  # another number of something else, or of other days
    slipped = looks_slipped(pair.earlier.words, pair.later.words)
    verdict: Verdict = "note" if doubts else "inconsistent"
    told = _told(sides, stated(pair.earlier), stated(pair.later))
    said = "; a digit differs" if slipped else ""
    why = f"; {doubts[0]}" if doubts else ""
    return [_finding("across-slip" if slipped else "across-figure", verdict, pair, f"{told}{said}{why}")]


def doubt(sides: Sides, pair: Pair) -> list[str]:
    """Why the two numbers may both be right; empty where the tie leaves no way out."""
    a, b = pair.earlier.claim, pair.later.claim
    one, other = pair.earlier.period, pair.later.period
    published = sides.earlier.published
    sentence = pair.rule == "tie.frame" and _elsewhere(pair.earlier) == _elsewhere(pair.later)
    checks = (
        (sides.link.certain, "the two statements may tell of two things"),
        (sentence or pair.rule == "tie.total" or pair.likeness >= _CLEAR, "the sentences are not the same"),
        (a.quantity.hedge == b.quantity.hedge == "exact", "one of the two is not exact"),
        (of_one_kind(pair.earlier, pair.later) and a.measure == b.measure, "they may count different things"),
        (set(a.filters) == set(b.filters), "they may count different groups"),
        (_same_places(a, b), "they may be of different places"),
        (one == other and (one is not None or sentence), "they may be of different days"),
        (not other_days(pair.earlier.quote, pair.later.quote), "the sentences name other days"),
        (one is None or published is None or one.end < published, "the days counted were not over"),
        ((a.share_of is None) == (b.share_of is None), "one of the two is a part of a larger figure"),
        (not a.change and not b.change, "each may have another base"),
        (one_agency(a.agency, b.agency), "they may be two agencies' counts"),
        (not case_words().search(pair.earlier.quote), "they are of one person's case"),
        (not any(runs_on(each) for each in (pair.earlier, pair.later)), "the count is as of the day it was written"),
        (not _gone_on(sides, pair), "more may have been counted by then"),
        (not sides.earlier.unsettled and not sides.later.unsettled, "one of the two says that figures were not final"),
        (not _explained(sides, pair), "each statement may know both numbers"),
    )
    return [why for holds, why in checks if not holds]


def _gone_on(sides: Sides, pair: Pair) -> bool:
    """Whether the later number is the larger one of something that goes on after an operation: people removed, say.

    Not where it is the other number with a digit changed, nor of a stretch of time that is over.
    """
    a, b = pair.earlier.claim, pair.later.claim
    grown = (b.quantity.value or 0) > (a.quantity.value or 0)
    known = sides.earlier.published != sides.later.published
    goes_on = a.measure in link_rules().later and not is_closed(pair.earlier)
    return known and grown and goes_on and not looks_slipped(pair.earlier.words, pair.later.words)


def one_agency(one: str | None, other: str | None) -> bool:
    """Whether two names can be one agency's: a short form and the name it stands for, or a name and an office of it."""
    if one is None or other is None:
        return True
    a, b = sorted((one.casefold(), other.casefold()), key=len)
    initials = "".join(word[0] for word in b.replace("-", " ").split() if word not in ("of", "and", "the", "for"))
    return a in b or a.replace(".", "") == initials


def _same_places(a: Claim, b: Claim) -> bool:
    return not a.places or not b.places or set(a.places) <= set(b.places) or set(b.places) <= set(a.places)


def _elsewhere(figure: Figure) -> str:
    """The sentence without the figure: dates and all else in it have to be the same on both sides."""
    return " ".join(figure.quote.replace(figure.words, "#", 1).casefold().split())


def _explained(sides: Sides, pair: Pair) -> bool:
    """Whether one of the statements gives the other one's number, too, for a thing of that kind."""
    return any(
        figure.claim.quantity.value == wanted.claim.quantity.value and of_one_kind(figure, wanted)
        for statement, wanted in ((sides.earlier, pair.later), (sides.later, pair.earlier))
        for figure in statement.figures
    )


def _told(sides: Sides, one: str, other: str) -> str:
    if sides.link.order_known:
        return f"The earlier statement says {one} and the later one {other}"
    return f"One statement says {one} and the other {other}"


def _meaning(sides: Sides, pair: Pair, changed: Sequence[Drift]) -> list[CrossFinding]:
    """One number that has come to mean something else. Never worse than a note: words may be dropped for brevity."""
    a, b = pair.earlier.claim, pair.later.claim
    if a.quantity.value != b.quantity.value:
        return []
    told = _told(sides, stated(pair.earlier), stated(pair.later))
    named = other_place(pair.earlier.quote, pair.later.quote)
    where = named if named and not places_clash(a, b) else (_listed(a.places), _listed(b.places))
    says: dict[Drift, tuple[str, str]] = {
        "hedge": ("across-hedge", f"{told}; the hedge is another"),
        "unit": ("across-unit", f"{told}; one number of two kinds of thing"),
        "population": ("across-population", f"{told}; {_narrowed(a)} in the one, {_narrowed(b)} in the other"),
        "place": ("across-place", f"{told}; {where[0]} in the one, {where[1]} in the other"),
        "period": ("across-dates", f"{told}; {_days(pair.earlier)} in the one, {_days(pair.later)} in the other"),
        "part": ("across-part", f"{told}; a part of a larger figure in the one, by itself in the other"),
    }
    return [
        _finding(says[drift][0], "note", pair, says[drift][1])
        for drift in changed
        if drift in says and (drift != "part" or _real_part(sides, pair))
    ]


def _real_part(sides: Sides, pair: Pair) -> bool:
    """Whether the one that is a part is smaller than its whole: "of the 216 arrested" takes the whole up again."""
    for statement, figure in ((sides.earlier, pair.earlier), (sides.later, pair.later)):
        whole = next((one for one in statement.figures if one.claim.id == figure.claim.share_of), None)
        if whole is not None and whole.claim.quantity.value == figure.claim.quantity.value:
            return False
    return True


def _narrowed(claim: Claim) -> str:
    values = [item.value for item in claim.filters if item.kind not in ("status", "other")]
    return _listed(values) if values else "not narrowed down"


def _listed(items: Sequence[str]) -> str:
    return ", ".join(items[:_LISTED])


def _days(figure: Figure) -> str:
    period = figure.period
    if period is None:
        return "no days"
    return str(period.start) if period.start == period.end else f"{period.start} to {period.end}"


def _dates(sides: Sides) -> list[CrossFinding]:
    """The days of the operation itself, where the two give others."""
    a, b = sides.earlier.period, sides.later.period
    if sides.link.kind != "event" or a is None or b is None or a == b:
        return []
    one, other = f"{a.start} to {a.end}", f"{b.start} to {b.end}"
    heads = ("The earlier statement", "the later one") if sides.link.order_known else ("One statement", "the other")
    told = f"{heads[0]} has the operation from {one}, {heads[1]} from {other}"
    return [CrossFinding("across-dates", "note", (), (), one, other, "", "", f"{told}: note.")]


def _agreeing(sides: Sides) -> list[CrossFinding]:
    """One line for all figures that both give, so that they do not drown what differs."""
    same = [
        pair
        for pair, changed in zip(sides.pairs, sides.changes, strict=True)
        if not changed and (pair.earlier.claim.quantity.value or 0) > 1
    ]  # fmt: skip
    if not same:
        return []
    shown = _listed(list(dict.fromkeys(stated(pair.later) for pair in same)))
    count = "One figure" if len(same) == 1 else f"{len(same)} figures"
    verb = "is" if len(same) == 1 else "are"
    return [
        CrossFinding(
            "across-agree",
            "consistent",
            tuple(pair.earlier.claim.id for pair in same),
            tuple(pair.later.claim.id for pair in same),
            _listed(list(dict.fromkeys(stated(pair.earlier) for pair in same))),
            shown,
            same[0].earlier.quote,
            same[0].later.quote,
            f"{count} of the one {verb} in the other, too ({shown}): consistent.",
        )
    ]
