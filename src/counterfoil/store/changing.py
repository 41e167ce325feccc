"""What changed: between two versions of the software on one document, and between two captures of one page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from counterfoil.store.comparing import Claim, Difference, differences
from counterfoil.store.opening import Connection
from counterfoil.store.rows import Row

Claims = dict[str, list[dict[str, Any]]]

_PARTS = {
    "filters": "SELECT document, claim, list(kind || ': ' || value ORDER BY kind, value) FROM filters",
    "places": "SELECT document, claim, list(place ORDER BY position) FROM places",
}
_CAPTURES = """
SELECT d.page, d.document, c.retrieved, c.retrieved_at, d.modified, d.published
FROM documents d LEFT JOIN captures c USING (document)
WHERE d.page IN (SELECT unnest(?::VARCHAR[]))
QUALIFY c.retrieved IS NOT NULL OR count(c.retrieved) OVER (PARTITION BY d.document) = 0
ORDER BY d.page, c.retrieved NULLS FIRST, c.retrieved_at NULLS FIRST, d.modified NULLS FIRST,
    d.published NULLS FIRST, d.document
"""
"""A capture without a day says nothing where others of the same document have one."""


def claims_by_document(connection: Connection, documents: Sequence[str]) -> Claims:
    """The claims of these documents in the order of their texts, with filters and places as lists."""
    found: Claims = {document: [] for document in documents}
    if not documents:
        return found
    within = "WHERE document IN (SELECT unnest(?::VARCHAR[]))"
    parts = {
        name: {
            (document, claim): values
            for document, claim, values in connection.execute(
                f"{query} {within} GROUP BY document, claim", [documents]
            ).fetchall()
        }
        for name, query in _PARTS.items()
    }
    rows = connection.execute(
        f"SELECT * EXCLUDE (basis) FROM claims {within} ORDER BY document, span_start, span_end, claim", [documents]
    )
    names = [column[0] for column in rows.description or []]
    for values in rows.fetchall():
        claim = dict(zip(names, values, strict=True))
        key = (claim["document"], claim["claim"])
        claim.update({name: part.get(key, []) for name, part in parts.items()})
        found[claim["document"]].append(claim)
    return found


def changed_rows(before: Claims, after: Claims, run: int) -> list[Row]:
    """Rows of `changes`: what another version of the software reads otherwise in the same documents."""
    return [
        {"run": run, "document": document, "change": index, **_told(difference)}
        for document, claims in before.items()
        for index, difference in enumerate(differences(claims, after.get(document, [])))
    ]


def revised_rows(connection: Connection, pages: Sequence[str]) -> list[Row]:
    """Rows of `revisions`: each capture of a page that says something else than the one before it."""
    captures: dict[str, list[tuple[Any, ...]]] = {}
    for page, *rest in connection.execute(_CAPTURES, [pages]).fetchall():
        captures.setdefault(page, []).append(tuple(rest))
    several = {page: found for page, found in captures.items() if len({one[0] for one in found}) > 1}
    claims = claims_by_document(connection, [each[0] for found in several.values() for each in found])
    rows: list[Row] = []
    for page, found in several.items():
        told: set[tuple[str, str]] = set()
        for (earlier, *dates), (later, *dates_after) in pairwise(found):
            # A page may go back to what it said before: that is a revision too, told once for each two states.
            if earlier == later or (earlier, later) in told:
                continue
            told.add((earlier, later))
            rows += [
                {
                    "page": page,
                    "earlier": earlier,
                    "later": later,
                    "order_known": _is_before(dates, dates_after),
                    "revision": index,
                    **_told(difference),
                }
                for index, difference in enumerate(differences(claims[earlier], claims[later]))
            ]
    return rows


def _is_before(dates: Sequence[Any], later: Sequence[Any]) -> bool:
    """Whether the time of capture, of change or of publication says which was first; the first that differs decides."""
    for one, other in zip(dates, later, strict=True):
        if one is not None and other is not None and one != other:
            return bool(one < other)
    return False


def _told(difference: Difference) -> Row:
    before, after = difference.before, difference.after
    return {
        "kind": difference.kind,
        "fields": difference.fields,
        "claim_before": before and before["claim"],
        "claim_after": after and after["claim"],
        "words_before": before and before["words"],
        "words_after": after and after["words"],
        "quote_before": before and before["quote"],
        "quote_after": after and after["quote"],
        "before": _fields(before, difference),
        "after": _fields(after, difference),
    }


def _fields(claim: Claim | None, difference: Difference) -> Row | None:
    return None if claim is None or not difference.fields else {name: claim[name] for name in difference.fields}
