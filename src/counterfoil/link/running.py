"""Figures that statements repeat from one to the next: running counts, and figures of years that are over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterfoil.link.drift import Sides, doubt, drifted, stated
from counterfoil.link.keys import is_closed, restatable, running_keys
from counterfoil.link.pairing import Pair, of_one_kind
from counterfoil.link.words import frame, overlap
from counterfoil.model import CrossFinding, Figure, Link, Linked, LinkKind, Reason, Statement, Tie, Verdict
from counterfoil.reconcile.likeness import looks_slipped, plainly_agree
from counterfoil.reference.links import case_words, link_rules

_SAME = 0.5
"""Share of their meaning words from which on two sentences are one set sentence, brought up to date."""
_AGAIN = 0.8
"""Share of their meaning words from which on two sentences on two operations are one sentence, written over."""


@dataclass(frozen=True, slots=True)
class Restated:
    """One figure of two statements that belongs to one row of restatements.

    again: the sentence is on two operations that lie apart, and its odd figure is the same.
    """

    earlier: Statement
    later: Statement
    pair: Pair
    kind: LinkKind
    again: bool = False


def restated(earlier: Statement, later: Statement) -> list[Restated]:
    """The figures that the two restate, in the order of the later one; each figure once."""
    waiting: dict[int, list[Figure]] = {}
    for figure in earlier.figures:
        for key in running_keys(figure):
            waiting.setdefault(key, []).append(figure)
    used: set[str] = set()
    found: list[Restated] = []
    for other in later.figures:
        candidates = dict.fromkeys(one for key in running_keys(other) for one in waiting.get(key, ()))
        rows = [row for one in candidates if (row := _restated(earlier, one, later, other)) is not None]
        rows = [row for row in rows if row.pair.earlier.claim.id not in used]
        if rows:
            best = max(rows, key=lambda row: row.pair.likeness)
            used.add(best.pair.earlier.claim.id)
            found.append(best)
    return found


def _restated(earlier: Statement, one: Figure, later: Statement, other: Figure) -> Restated | None:
    """The two figures as one, restated; None where they only look alike."""
    if not of_one_kind(one, other) or earlier.key == later.key:
        return None
    likeness = overlap(one.quote, other.quote)
    if likeness < _SAME and not one.claim.change:
        return None
    again = not restatable(one) and not restatable(other)
    if again and (likeness < _AGAIN or not _apart(earlier, later) or case_words().search(one.quote)):
        return None
    rule = "tie.frame" if frame(one.quote) == frame(other.quote) else "tie.sentence"
    closed = is_closed(one) and is_closed(other)
    kind: LinkKind = "statistic" if closed and one.period == other.period else "formula"
    return Restated(earlier, later, Pair(one, other, rule, likeness), kind, again)


def _apart(earlier: Statement, later: Statement) -> bool:
    """Whether the two tell of operations whose days are known and lie apart."""
    a, b = earlier.period, later.period
    return a is not None and b is not None and (a.end < b.start or b.end < a.start)


def linked(rows: Sequence[Restated]) -> list[Linked]:
    """What comes of all figures that two statements restate: a link for each of the two kinds, where there are any."""
    kinds: tuple[LinkKind, ...] = ("statistic", "formula")
    return [_linked(some) for kind in kinds if (some := [row for row in rows if row.kind == kind])]


def _linked(rows: list[Restated]) -> Linked:
    first = rows[0]
    reasons = tuple(
        Reason(f"link.{row.kind}", _says(row), stated(row.pair.earlier), stated(row.pair.later)) for row in rows
    )
    known = bool(first.earlier.published and first.later.published and first.earlier.published < first.later.published)
    same = all(row.pair.rule == "tie.frame" for row in rows)
    link = Link(first.kind, first.earlier.key, first.later.key, known, same, f"link.{first.kind}", reasons)
    ties = tuple(
        Tie(row.pair.earlier.claim.id, row.pair.later.claim.id, _agree(row), drifted(row.pair), row.pair.rule)
        for row in rows
    )  # fmt: skip
    found = [_told(link, code, several) for code, several in _by_code(link, rows).items()]
    still = [row for row in rows if _still(row, rows)] if known else []
    found += [_standing(some) for again in (True, False) if (some := [row for row in still if row.again == again])]
    return Linked(link, ties, tuple(found))


def _says(row: Restated) -> str:
    return "one figure of one closed period" if row.kind == "statistic" else "one set sentence with its figures"


def _agree(row: Restated) -> bool:
    return plainly_agree(row.pair.earlier.claim, row.pair.later.claim)


def _by_code(link: Link, rows: list[Restated]) -> dict[tuple[str, str], list[Restated]]:
    """Rows that raise a finding, by its code and by the sentence that they stand in: they make one finding together."""
    found: dict[tuple[str, str], list[Restated]] = {}
    for row in rows:
        code = _code(link, row)
        if code is not None:
            alone = row.pair.later.claim.id if code.startswith("across") else row.pair.later.quote
            found.setdefault((code, alone), []).append(row)
    return found


def _code(link: Link, row: Restated) -> str | None:
    one, other = row.pair.earlier.claim, row.pair.later.claim
    a, b = one.quantity.value or 0, other.quantity.value or 0
    if row.again:
        return None
    if row.kind == "statistic":
        slipped = looks_slipped(row.pair.earlier.words, row.pair.later.words)
        return None if _agree(row) else "across-slip" if slipped else "across-figure"
    if not link.order_known or a == b or is_closed(row.pair.earlier) or is_closed(row.pair.later):
        return None
    if one.change:
        return "change-restated"
    same = one.quantity.hedge == other.quantity.hedge
    return "running-falls" if same and b < a else "running-leaps" if same and b >= link_rules().leap * a else None


def _told(link: Link, of: tuple[str, str], rows: list[Restated]) -> CrossFinding:
    code, first = of[0], rows[0]
    doubts = doubt(Sides(link, first.earlier, first.later, (first.pair,), (drifted(first.pair),)), first.pair)
    verdict: Verdict = "note"
    if code == "change-restated":
        verdict = "not comparable"
    elif code.startswith("across") and not doubts:
        verdict = "inconsistent"
    one = ", ".join(stated(row.pair.earlier) for row in rows)
    other = ", ".join(stated(row.pair.later) for row in rows)
    says = {
        "across-figure": f"A figure of one closed period is given as {one} and as {other}",
        "across-slip": f"A figure of one closed period is given as {one} and as {other}; a digit differs",
        "change-restated": f"One change is given as {one} and then as {other}; neither says what it is counted from",
        "running-falls": f"A count that runs on is given as {one} and later as {other}, which is less",
        "running-leaps": f"A count that runs on is given as {one} and then as {other}, a leap",
    }[code]
    why = f"; {doubts[0]}" if doubts and code.startswith("across") else ""
    days = f" ({_day(first.earlier.published)} and {_day(first.later.published)})"
    return CrossFinding(
        code,
        verdict,
        tuple(row.pair.earlier.claim.id for row in rows),
        tuple(row.pair.later.claim.id for row in rows),
        one,
        other,
        first.pair.earlier.quote,
        first.pair.later.quote,
        f"{says}{why}{days}: {verdict}.",
    )


def _day(given: date | None) -> str:
    return str(given) if given else "no date"


def _when(figure: Figure) -> str:
    return f"{figure.period.start} to {figure.period.end}" if figure.period else "no days"


def _still(row: Restated, rows: list[Restated]) -> bool:
    """A running count that stands where it stood long before: the sentence was taken over, its figures with it."""
    a, b = row.earlier.published, row.later.published
    if row.again:
        return True
    if row.kind != "formula" or a is None or b is None or row.pair.earlier.claim.change:
        return False
    if is_closed(row.pair.earlier) != is_closed(row.pair.later):
        return False
    beside = [other for other in rows if other.pair.later.quote == row.pair.later.quote]
    moved = any(each.pair.earlier.claim.quantity.value != each.pair.later.claim.quantity.value for each in beside)
    return not moved and (b - a).days >= link_rules().still_days


def _standing(rows: list[Restated]) -> CrossFinding:
    first = rows[0]
    shown = ", ".join(dict.fromkeys(stated(row.pair.later) for row in rows))
    a, b = first.earlier.published, first.later.published
    days = (b - a).days if a and b else 0
    says = f"A sentence on a count that runs on is used again {days} days later with the same figures ({shown})"
    if first.again:
        one, other = first.earlier.period, first.later.period
        days_of = " and ".join(f"{each.start} to {each.end}" for each in (one, other) if each)
        says = f"A sentence gives the same figure ({shown}) for two operations, of {days_of}"
    elif is_closed(first.pair.later):
        says = (
            f"A sentence gives the same figures ({shown}) for {_when(first.pair.earlier)} and {_when(first.pair.later)}"
        )
    return CrossFinding(
        "sentence-reused",
        "note",
        tuple(row.pair.earlier.claim.id for row in rows),
        tuple(row.pair.later.claim.id for row in rows),
        ", ".join(dict.fromkeys(stated(row.pair.earlier) for row in rows)),
        shown,
        first.pair.earlier.quote,
        first.pair.later.quote,
        f"{says}: note.",
    )
