"""Say what the arithmetic and the wording show, in words a reader understands without the manual."""

from __future__ import annotations

from counterfoil.check.telling import tell
from counterfoil.check.wording import wording
from counterfoil.model import VERDICTS, Claim, Extraction, Finding, Operation, Relation


def check(
    extraction: Extraction, claims: tuple[Claim, ...], operation: Operation | None, relations: tuple[Relation, ...]
) -> tuple[Finding, ...]:
    """Findings, most serious first, then in the order of the text."""
    del operation  # its dates and totals are already in the relations; kept so that every stage is called alike
    found = [tell(relation, index) for index, relation in enumerate(relations)]
    found = [*_grouped(found), *wording(extraction, claims, relations)]
    return tuple(sorted(found, key=_rank))


def _rank(finding: Finding) -> tuple[int, int, str, tuple[str, ...]]:
    first = min((span.start for span in finding.basis), default=0)
    return VERDICTS.index(finding.verdict), first, finding.code, finding.claims


def _grouped(found: list[Finding]) -> list[Finding]:
    """Parts that are each possible beside one whole make one finding, so that a long list does not drown the rest."""
    kept: list[Finding] = []
    parts: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.code == "part-of-whole" and finding.verdict == "consistent":
            parts.setdefault(finding.claims[-1], []).append(finding)
        else:
            kept.append(finding)
    for members in parts.values():
        first = members[0]
        if len(members) == 1:
            kept.append(first)
            continue
        whole = first.stated.rsplit(" of ", 1)[-1]
        claims = (*(f.claims[0] for f in members), first.claims[-1])
        basis = (*(f.basis[0] for f in members), first.basis[-1])
        says = f"{len(members)} parts of {whole} are each possible beside it: consistent."
        kept.append(
            Finding(first.code, first.verdict, claims, whole, f"{len(members)} parts", says, basis, first.relation)
        )
    return kept
