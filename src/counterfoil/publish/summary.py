"""The statement in few words: what it says happened, the operation, how the findings stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.model import VERDICTS, AuditRecord, Claim, Verdict
from counterfoil.publish import phrases
from counterfoil.publish.masking import Mask
from counterfoil.publish.views import FindingView
from counterfoil.reference.words import words


@dataclass(frozen=True, slots=True)
class TotalView:
    """A total of the operation, and the claim that states it."""

    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class OperationView:
    """The operation in words."""

    name: str | None
    when: str
    places: str
    agencies: str
    totals: tuple[TotalView, ...]
    cases: tuple[str, ...]


def operation_view(record: AuditRecord, hide: Mask) -> OperationView | None:
    """The operation in words; None where the statement tells of none."""
    operation = record.operation
    if operation is None:
        return None
    known = {claim.id: claim for claim in record.claims}
    totals = tuple(
        TotalView(told(known[id_], record.document.text), id_) for _, id_ in operation.totals if id_ in known
    )
    cases = []
    for case in operation.cases:
        article = "An" if (case.nationality or "")[:1] in tuple("AEIOU") else "A"
        who = f"{article} {hide.label(case.nationality)} citizen" if case.nationality else "A person"
        where = f" in {hide.label(case.place)}" if case.place else ""
        what = f": {hide.words(phrases.listing(case.offences, 8))}" if case.offences else ""
        cases.append(f"{who}{where}{what}.")
    return OperationView(
        name=hide.maybe_label(operation.name),
        when=event(record, hide),
        places=phrases.listing([hide.label(place) for place in operation.places], 12),
        agencies=phrases.listing([hide.label(agency) for agency in operation.agencies], 12),
        totals=totals,
        cases=tuple(cases),
    )


def event(record: AuditRecord, hide: Mask) -> str:
    """When what the statement tells of took place; where that is not known, the words and what would be needed."""
    reading = None if record.operation is None else record.operation.period
    if reading is None:
        return ""
    said = hide.words(phrases.when(reading, hide.stated(reading)))
    why = hide.words(phrases.why_not(reading))
    return f"{said}. {why}" if why else said


def told(claim: Claim, text: str) -> str:
    """A figure and what became of it: `216 people arrested`, `216 arrests`."""
    measure = words().measure(claim.measure)
    figure = phrases.counted(claim, text)
    # "Nineteen" begins a sentence of the statement; here it stands inside one.
    figure = figure[:1].lower() + figure[1:] if figure[1:2].islower() else figure
    if claim.noun is None and claim.quantity.unit in ("person", "event"):
        return f"{figure} {measure.one if claim.quantity.value == 1 else measure.many}"
    if measure.done is None or claim.noun == measure.one:
        return figure
    return f"{figure} {measure.done}"


def lede(record: AuditRecord, hide: Mask) -> str:
    """One sentence: what the statement says happened, or, where it tells of no operation, what its figures are on."""
    operation, text = record.operation, record.document.text
    known = {claim.id: claim for claim in record.claims}
    totals = [] if operation is None else [told(known[id_], text) for _, id_ in operation.totals if id_ in known]
    if operation is None or not totals:
        return hide.words(_subjects(record))
    extent = next(
        (
            claim
            for claim in record.claims
            if claim.id in operation.claims and claim.measure == "extent" and claim.quantity.unit == "place"
        ),
        None,
    )
    where = phrases.counted(extent, text) if extent else phrases.listing(operation.places, 3)
    when = phrases.period(operation.period.period) if operation.period and operation.period.period else ""
    who = issuer_name(record) or (operation.agencies[0] if operation.agencies else "The statement")
    parts = f"{who} reports {phrases.listing(totals[:3])}" + (f" in {where}" if where else "") + (when and f", {when}")
    return hide.words(phrases.sentence(parts))


def issuer_name(record: AuditRecord) -> str:
    """The issuer without what stands in brackets after it."""
    return (record.document.issuer or "").split(" (")[0].strip()


def _subjects(record: AuditRecord) -> str:
    count = len(record.claims)
    if not count:
        return "The statement gives no figures."
    subjects = Counter(claim.measure for claim in record.claims)
    ranked = sorted(subjects.items(), key=lambda pair: (pair[0] in ("extent", "other"), -pair[1]))
    listed = [words().measure(measure).many for measure, _ in ranked[:3]]
    figures = "one figure" if count == 1 else f"{count} figures"
    who = issuer_name(record) or "The statement"
    return f"{who} gives {figures}, {'most of them ' if len(ranked) > 3 else ''}on {phrases.listing(listed)}."


def tally(findings: tuple[FindingView, ...]) -> str:
    """How the findings stand, in one sentence; calm where there is nothing to report."""
    if not findings:
        return "Nothing in this statement could be compared, and nothing was found to report."
    whole = "One finding" if len(findings) == 1 else f"{len(findings)} findings"
    if {view.verdict for view in findings} == {"consistent"}:
        return f"{whole}: every comparison that was made is consistent."
    return f"{whole}: {counts(findings)}."


def counts(findings: Sequence[FindingView]) -> str:
    """How many findings have each verdict, most serious first."""
    found = Counter(view.verdict for view in findings)
    return (
        phrases.listing([f"{found[verdict]} {verdict}" for verdict in VERDICTS if found[verdict]], 5) or "no findings"
    )


def verdict_key() -> tuple[tuple[Verdict, str], ...]:
    """Each verdict and what it tells a reader."""
    return tuple((verdict, words().verdict(verdict)) for verdict in VERDICTS)
