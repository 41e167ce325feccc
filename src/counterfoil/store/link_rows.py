"""From links to rows of the record."""

from __future__ import annotations

import hashlib
from typing import Any

from counterfoil.model import CrossFinding, Link, Reason, Tie
from counterfoil.store.rulings import Ruling

Row = dict[str, Any]


def key_of(*parts: str) -> str:
    """The key of a row that these parts make the same one again."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def link_key(one: Link) -> str:
    """The key of a link: its kind and both documents."""
    return key_of("link", one.kind, one.earlier, one.later)


def link_row(one: Link, ruling: Ruling | None, *, stands: bool) -> Row:
    """The row in `links`."""
    return {
        "link": link_key(one),
        "kind": one.kind,
        "earlier": one.earlier,
        "later": one.later,
        "order_known": one.order_known,
        "certain": one.certain,
        "rule": one.rule,
        "reasons": [_reason(reason) for reason in one.reasons],
        "stands": stands,
        "ruling": ruling.key if ruling else None,
    }


def _reason(one: Reason) -> Row:
    return {"rule": one.rule, "says": one.says, "earlier": one.earlier, "later": one.later, "weight": one.weight}


def tie_row(one: Tie, of: Link) -> Row:
    """The row in `ties` of one pair of figures."""
    return {
        "link": link_key(of),
        "earlier": of.earlier,
        "claim_earlier": one.earlier,
        "later": of.later,
        "claim_later": one.later,
        "agree": one.agree,
        "drifted": list(one.drifted),
        "rule": one.rule,
    }


def finding_row(one: CrossFinding, of: Link, ruling: Ruling | None) -> Row:
    """The row in `cross_findings`. ruling: the one that has taken the link away."""
    claims = (*one.claims_earlier, "|", *one.claims_later)
    return {
        "cross_finding": key_of(
            "finding", one.code, of.earlier, of.later, *claims, one.stated_earlier, one.stated_later
        ),
        "code": one.code,
        "verdict": one.verdict,
        "link": link_key(of),
        "earlier": of.earlier,
        "later": of.later,
        "claims_earlier": list(one.claims_earlier),
        "claims_later": list(one.claims_later),
        "stated_earlier": one.stated_earlier,
        "stated_later": one.stated_later,
        "quote_earlier": one.quote_earlier,
        "quote_later": one.quote_later,
        "says": one.says,
        "stands": ruling is None,
        "ruling": ruling.key if ruling else None,
    }
