"""Statements held against one another: copies, links with their reasons, figures that drifted. docs/links.md argues it.

Functions from statements to links, without clock, network or randomness; who holds the statements, and where they are
kept, is the affair of `store`.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.link.blocks import REACH, neighbours
from counterfoil.link.copies import ALIKE, Copy, Likeness, alike, groups, is_copy
from counterfoil.link.drift import Sides, drifted, findings, stated, ties
from counterfoil.link.events import event_link, evidence, made
from counterfoil.link.keys import Keys, keys_of
from counterfoil.link.pairing import Pair, pairs
from counterfoil.link.running import Restated, linked, restated
from counterfoil.link.sketches import FEWEST, HASHES, Sketch, sketch
from counterfoil.link.telling import told_once
from counterfoil.link.words import name_words
from counterfoil.model import Compared, Drift, Link, Linked, Reason, Statement

__all__ = [
    "FEWEST", "HASHES", "REACH", "Copy", "Keys", "Likeness", "Pair", "Restated", "Sketch", "alike", "compared",
    "copied", "drifted", "event_link", "evidence", "groups", "held", "in_order", "is_copy", "keys_of", "linked",
    "name_words", "neighbours", "pairs", "restated", "ruled", "sketch", "stated", "told_once",
]  # fmt: skip  # one long line of names reads better than one name a line


def in_order(one: Statement, other: Statement) -> tuple[Statement, Statement]:
    """The two by the day of publication, then by key, so that the order is the same whoever asks."""
    first, second = sorted((one, other), key=lambda each: (each.published is not None, each.published, each.key))
    return first, second


def held(link: Link, earlier: Statement, later: Statement) -> Linked:
    """Two linked statements held against each other."""
    found = pairs(earlier, later)
    return _held(link, earlier, later, found, [drifted(pair) for pair in found])


def _held(
    link: Link, earlier: Statement, later: Statement, found: Sequence[Pair], changes: Sequence[tuple[Drift, ...]]
) -> Linked:
    sides = Sides(link, earlier, later, found, changes)
    return Linked(link, ties(sides), findings(sides))


def compared(one: Statement, other: Statement, *, share: float = 0.0, one_page: bool = False) -> Compared:
    """Any two statements held against each other, whether or not enough ties them.

    The earlier one comes first; where the days of publication do not say which that is, `one`.

    share: of the runs of words of both that both have, estimated. one_page: they are two captures of one address.
    """
    dated = one.published is not None and other.published is not None and one.published != other.published
    earlier, later = in_order(one, other) if dated else (one, other)
    if one_page:
        reason = Reason("link.page", "two captures of one page", earlier.url or "", later.url or "")
        found = made("event", earlier, later, "link.page", (reason, *evidence(earlier, later)), certain=True)
    elif share >= ALIKE and is_copy(earlier, later, share):
        likeness = Likeness(earlier.key, later.key, share, "copy.alike")
        return Compared(earlier, later, _with_restated(copied(earlier, later, likeness), earlier, later))
    else:
        found = event_link(earlier, later) or made(
            "event", earlier, later, "link.none", evidence(earlier, later), certain=False
        )
    return Compared(earlier, later, _with_restated(held(found, earlier, later), earlier, later))


def _with_restated(found: Linked, earlier: Statement, later: Statement) -> Linked:
    """What is to be said of figures that run on, in place of what would be said of them as figures of an event."""
    whole, *others = told_once(found, linked(restated(earlier, later)))
    told = [finding for each in others for finding in each.findings]
    if found.link.rule == "link.none":  # what two unrelated statements do not share is no drift
        return Linked(found.link, found.ties, (*told, *(one for one in found.findings if one.code == "across-agree")))
    return Linked(found.link, found.ties, (*told, *whole.findings))


def copied(earlier: Statement, later: Statement, likeness: Likeness) -> Linked:
    """A text and its copy held against each other.

    The link is certain, since the words are the same; figures and dates may still differ.

    A form that is filled in anew is alike, too: so most figures have to agree, and the two have to be of one month.
    """
    found = pairs(earlier, later)
    changes = [drifted(pair) for pair in found]
    same = sum("figure" not in changed for changed in changes)
    near = not (earlier.published and later.published) or abs((later.published - earlier.published).days) <= 31
    percent = f"{likeness.share:.0%} of their runs of words in common"
    reason = Reason(f"link.{likeness.rule}", percent, earlier.title or "", later.title or "")
    event = event_link(earlier, later)
    certain = near and ((same >= 2 and same * 2 >= len(found)) or (event is not None and event.certain))
    link = made("copy", earlier, later, "link.copy", (reason,), certain=certain)
    return _held(link, earlier, later, found, changes)


def ruled(earlier: Statement, later: Statement, author: str, why: str) -> Link:
    """The link that a person made between two statements."""
    reason = Reason("link.ruling", f"ruled so by {author}", why, "")
    return made("event", earlier, later, "link.ruling", (reason,), certain=True)
