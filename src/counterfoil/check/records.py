"""Claims against official records: the comparisons, and what a reader should know of them."""

from __future__ import annotations

from counterfoil.check.record_absent import absent
from counterfoil.check.record_readings import compare
from counterfoil.check.record_series import against_years, changes, in_series, per_person, than_last_year
from counterfoil.check.record_verdicts import judge
from counterfoil.check.record_words import figure, upper
from counterfoil.model import Claim, Comparison, Extraction, Finding, Operation, RecordAnswer, Relation


def held(
    extraction: Extraction,
    claims: tuple[Claim, ...],
    operation: Operation | None,
    relations: tuple[Relation, ...],
    answers: tuple[RecordAnswer, ...],
) -> tuple[tuple[Finding, ...], tuple[Comparison, ...]]:
    """Findings on records, and the comparisons that they point at.

    answers: what the stored tables say to the questions of `asked`; published figures are read here.
    """
    known = {claim.id: claim for claim in claims}
    comparisons = tuple(compare(known, answer, extraction.document.url) for answer in answers)
    findings: list[Finding] = []
    unanswered: list[tuple[int, Comparison]] = []
    for index, comparison in enumerate(comparisons):
        claim = known[comparison.question.claims[0]]
        told = _reading(extraction, known, index, comparison, operation)
        if told is not None:
            findings.append(told)
            # Of a part that the record does not tell, the record's own series says nothing.
            context = in_series(extraction, known, index, comparison) if told.verdict != "not comparable" else None
            findings += [context] if context is not None else []
        else:
            unanswered.append((index, comparison))
        findings += against_years(extraction, known, index, comparison)
        last_year = than_last_year(extraction, claim, index, comparison)
        findings += [last_year] if last_year is not None else []
    findings += absent(extraction, known, unanswered)
    findings += changes(extraction, claims, comparisons)
    asking = {id_ for comparison in comparisons for id_ in comparison.question.claims}
    ours = tuple(relation if asking & set(relation.claims) else None for relation in relations)
    findings += per_person(extraction, known, ours)
    return tuple(findings), comparisons


def _reading(
    extraction: Extraction,
    claims: dict[str, Claim],
    index: int,
    comparison: Comparison,
    operation: Operation | None,
) -> Finding | None:
    ids = comparison.question.claims
    claim = claims[ids[0]]
    of_operation = operation is not None and operation.name is not None and claim.id in operation.claims
    judged = judge(claim, comparison, told_elsewhere=of_operation, url=extraction.document.url)
    if judged is None:
        return None
    said = figure(extraction, claim)
    return Finding(
        "records",
        judged.verdict,
        ids,
        said,
        judged.computed,
        f"{upper(said)} {judged.says}: {judged.verdict}.",
        tuple(claims[id_].span for id_ in ids),
        comparison=index,
    )
