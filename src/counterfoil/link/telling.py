"""What two statements come to where several links speak of one figure: it is spoken of once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterfoil.model import CrossFinding, Linked

_OF_FIGURES = ("across-figure", "across-slip")


def told_once(whole: Linked, restated: Sequence[Linked]) -> tuple[Linked, ...]:
    """The same links, of which no two speak of one figure.

    whole: the link of both statements, as a copy or as reports of one event. restated: their figures that run on and
    those of stretches that are over. Of such a figure the restatement speaks, which knows what kind of figure it is;
    but where the whole link is sure of two numbers for a stretch that is over, and the restatement is not, that stands.
    """
    sure = {
        (one.claims_earlier, one.claims_later): one
        for one in whole.findings
        if one.code in _OF_FIGURES and one.verdict == "inconsistent"
    }
    settled: list[Linked] = []
    kept: list[CrossFinding] = []
    for each in restated:
        graver = [sure.get((one.claims_earlier, one.claims_later)) for one in each.findings]
        found = [one for one, other in zip(each.findings, graver, strict=True) if not _weaker(one, other)]
        kept += [other for one, other in zip(each.findings, graver, strict=True) if other and _weaker(one, other)]
        settled.append(replace(each, findings=tuple(found)))
    covered = {claim for each in settled for one in each.findings for claim in one.claims_later}
    left = [
        one
        for one in whole.findings
        if one in kept or not one.claims_later or not set(one.claims_later) <= covered
    ]  # fmt: skip
    return (replace(whole, findings=tuple(left)), *settled)


def _weaker(one: CrossFinding, other: CrossFinding | None) -> bool:
    return other is not None and one.code in _OF_FIGURES and one.verdict != "inconsistent"
