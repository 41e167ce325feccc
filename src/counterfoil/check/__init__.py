"""Say what the arithmetic and the wording show, in words a reader understands without the manual."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterfoil.check.record_questions import asked
from counterfoil.check.records import held
from counterfoil.check.telling import tell
from counterfoil.check.wording import wording
from counterfoil.model import VERDICTS, Claim, Extraction, Finding, Operation, Relation

__all__ = ["asked", "check", "held", "in_order"]


def check(
    extraction: Extraction, claims: tuple[Claim, ...], operation: Operation | None, relations: tuple[Relation, ...]
) -> tuple[Finding, ...]:
    """Findings, most serious first, then in the order of the text."""
    del operation  # its dates and totals are already in the relations; kept so that every stage is called alike
    found = [tell(relation, index) for index, relation in enumerate(relations)]
    found = [*_grouped(found), *wording(extraction, claims, relations)]
    return in_order(found)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Most serious first, then in the order of the text."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[int, int, str, tuple[str, ...]]:
    first = min((span.start for span in finding.basis), default=0)
    return VERDICTS.index(finding.verdict), first, finding.code, finding.claims


def _grouped(found: list[Finding]) -> list[Finding]:
    """Findings that say one thing of several claims become one, so that a long list does not drown the rest.

    These are the parts that are each possible beside one whole, and a length given twice against the same dates.
    """
    kept: list[Finding] = []
    parts: dict[str, list[Finding]] = {}
    lengths: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        if finding.code == "part-of-whole" and finding.verdict == "consistent":
            parts.setdefault(finding.claims[-1], []).append(finding)
        elif finding.code == "duration":
            lengths.setdefault((finding.says.lower(), finding.verdict), []).append(finding)
        else:
            kept.append(finding)
    kept.extend(_parts(members) for members in parts.values())
    for members in lengths.values():
        claims = tuple(dict.fromkeys(i for f in members for i in f.claims))
        basis = tuple(dict.fromkeys(s for f in members for s in f.basis))
        kept.append(replace(members[0], claims=claims, basis=basis))
    return kept


def _parts(members: list[Finding]) -> Finding:
    first = members[0]
    if len(members) == 1:
        return first
    whole = first.stated.rsplit(" of ", 1)[-1]
    return replace(
        first,
        claims=(*(f.claims[0] for f in members), first.claims[-1]),
        stated=whole,
        computed=f"{len(members)} parts",
        says=f"{len(members)} parts of {whole} are each possible beside it: consistent.",
        basis=(*(f.basis[0] for f in members), first.basis[-1]),
    )
