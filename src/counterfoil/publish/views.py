"""What the report page shows, as plain records of finished words: the template decides nothing but where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.model import VERDICTS, AuditRecord, Claim, Finding, Relation, Span, Verdict
from counterfoil.model.version import __version__
from counterfoil.publish import phrases
from counterfoil.publish.convert import finding_anchors
from counterfoil.publish.drawings import Drawn, draw
from counterfoil.publish.masking import Mask
from counterfoil.publish.terminal import by_gravity
from counterfoil.reference.findings import findings as codes
from counterfoil.reference.rules import rules
from counterfoil.reference.words import words

LONGEST_TITLE, LONGEST_OPENING = 240, 80  # characters
CONTEXT = 36  # characters shown on each side of a number set aside


@dataclass(frozen=True, slots=True)
class RuleView:
    """The rule behind one inferred part. says: in words, where the rule is documented."""

    field: str
    rule: str
    says: str | None
    quotes: tuple[str, ...]
    note: str | None
    confidence: str | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. place: its number on the page, most serious first. kind, means, changes: of its code, in words."""

    place: int
    anchor: str
    code: str
    verdict: Verdict
    kind: str
    means: str
    changes: str
    says: str
    stated: str
    computed: str
    steps: tuple[str, ...]
    quotes: tuple[str, ...]
    claims: tuple[str, ...]
    drawn: Drawn | None
    rule: str | None
    cite: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """The note on one figure. about: who, where, when. tone: the gravest verdict of its findings, empty without one."""

    id: str
    place: str
    figure: str
    label: str
    narrows: str
    whole: str | None
    about: tuple[str, ...]
    speaker: str
    tone: Verdict | None
    findings: tuple[FindingView, ...]
    meaning: str
    rules: tuple[RuleView, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class LeftoverView:
    """A number in no claim, and why."""

    anchor: str
    before: str
    words: str
    after: str
    why: str
    rule: str


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


def place_of(claim: str) -> str:
    """The number that marks a claim on the page: `c12` is 12."""
    return claim[1:] if claim[:1] == "c" and claim[1:].isdigit() else claim


def citation(record: AuditRecord, hide: Mask, start: int, end: int, quote: str) -> str:
    """What to put in a footnote: words, place, document, dates, hash and version."""
    document = record.document
    parts = [
        f"“{' '.join(quote.split())}”",
        f"in “{' '.join(title(record, hide).split())}”",
        hide.words(document.issuer) if document.issuer else "issuer not stated",
        f"published {phrases.day(document.published)}" if document.published else "publication date not known",
        f"characters {start:,} to {end:,}",
        f"SHA-256 of the source {document.sha256}",
        f"read by Counterfoil {__version__}",
    ]
    if document.url:
        parts.append(hide.address(document.url))
    return ", ".join(parts) + "."


def title(record: AuditRecord, hide: Mask) -> str:
    """The title; the headline, or the first words, of a statement that was read without one."""
    document = record.document
    if document.title:
        return hide.words(document.title)
    for segment in document.segments[:1]:
        shown = " ".join(hide.quote(segment.span).split())
        if segment.kind == "headline" and len(shown) <= LONGEST_TITLE:
            return shown
        if len(shown) > LONGEST_OPENING:
            shown = shown[:LONGEST_OPENING].rsplit(" ", 1)[0].rstrip(",;:—– ") + " …"
        return f"Untitled statement, beginning “{shown}”"
    return f"Untitled statement {hide.address(document.id)}"


def finding_views(record: AuditRecord, hide: Mask) -> tuple[FindingView, ...]:
    """Every finding, most serious first."""
    anchors = finding_anchors(record.findings)
    return tuple(
        _finding(record, hide, finding, anchors[index], place)
        for place, (index, finding) in enumerate(by_gravity(record.findings), 1)
    )


def _finding(record: AuditRecord, hide: Mask, finding: Finding, anchor: str, place: int) -> FindingView:
    known = {claim.id: claim for claim in record.claims}
    code = codes().get(finding.code)
    linked: Relation | None = None
    if finding.relation is not None and 0 <= finding.relation < len(record.relations):
        linked = record.relations[finding.relation]
    spans = finding.basis or (() if linked is None else linked.basis)
    cited = spans or tuple(known[id_].span for id_ in finding.claims if id_ in known)
    start, end = (min(s.start for s in cited), max(s.end for s in cited)) if cited else (0, 0)
    return FindingView(
        place=place,
        anchor=anchor,
        code=finding.code,
        verdict=finding.verdict,
        kind=_kind(finding, linked),
        means=code.means if code else "",
        changes=code.changes if code else "",
        says=phrases.sentence(hide.words(phrases.apart(finding.says, finding.verdict))),
        stated=phrases.sentence(hide.words(finding.stated)),
        computed=phrases.sentence(hide.words(finding.computed)),
        steps=() if linked is None else tuple(hide.words(step.words) for step in linked.steps),
        quotes=tuple(hide.quote(span) for span in spans),
        claims=tuple(id_ for id_ in finding.claims if id_ in known),
        drawn=None if linked is None else draw(linked, known, record.document.text),
        rule=None if linked is None else linked.rule,
        cite=citation(record, hide, start, end, hide.words(finding.says)),
    )


def _kind(finding: Finding, linked: Relation | None) -> str:
    code = codes().get(finding.code)
    if code is not None:
        return code.title
    return "" if linked is None else words().relation(linked.kind)


def note_views(record: AuditRecord, hide: Mask, findings: tuple[FindingView, ...]) -> dict[str, NoteView]:
    """The note on each figure, by claim id."""
    by_claim: dict[str, list[FindingView]] = {}
    for view in findings:
        for id_ in view.claims:
            by_claim.setdefault(id_, []).append(view)
    known = {claim.id for claim in record.claims}
    return {claim.id: _note(record, hide, claim, tuple(by_claim.get(claim.id, ())), known) for claim in record.claims}


def _note(
    record: AuditRecord, hide: Mask, claim: Claim, findings: tuple[FindingView, ...], known: set[str]
) -> NoteView:
    text, quantity, measure = record.document.text, claim.quantity, words().measure(claim.measure)
    verdicts = {view.verdict for view in findings}
    # The inference that counts is the last on each field: later stages refine earlier ones.
    latest = {inference.field: inference for inference in claim.basis}
    places = phrases.listing([hide.label(place) for place in claim.places])
    about = (hide.label(claim.agency or ""), places, hide.words(phrases.when(claim.period)))
    return NoteView(
        id=claim.id,
        place=place_of(claim.id),
        figure=phrases.counted(claim, text),
        label=("change, " if claim.change else "") + ("" if claim.measure == "other" else measure.label),
        narrows=", ".join(hide.label(item.value) for item in claim.filters),
        whole=claim.share_of if claim.share_of in known else None,
        about=tuple(part for part in about if part),
        speaker="the statement" if claim.speaker == "narrator" else hide.label(claim.speaker),
        tone=next((verdict for verdict in VERDICTS if verdict in verdicts), None),
        findings=findings,
        meaning=phrases.interval(quantity.interval) if quantity.value is not None else "an unstated number",
        rules=tuple(
            RuleView(
                field=words().field(field),
                rule=inference.rule,
                says=rules()[inference.rule].says if inference.rule in rules() else None,
                quotes=tuple(_short(hide.quote(span)) for span in inference.basis[:3]),
                note=hide.maybe(inference.note),
                confidence=_sure(inference.confidence),
            )
            for field, inference in latest.items()
        ),
        cite=citation(record, hide, claim.span.start, claim.span.end, hide.quote(claim.sentence)),
    )


def _sure(confidence: float | None) -> str | None:
    """How sure a learned rule is; never the whole hundred, which no such rule can be."""
    if confidence is None:
        return None
    return "over 99% sure" if confidence > 0.99 else f"{confidence:.0%} sure"


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= 60 else quote[:40].rstrip() + " … " + quote[-16:].lstrip()


def leftover_views(record: AuditRecord, hide: Mask) -> tuple[LeftoverView, ...]:
    """Every number that is in no claim, in the audit's order, with a few words around it."""
    text = record.document.text
    views = []
    for place, item in enumerate(record.leftovers, 1):
        # A birth year is hidden with the whole birth date, so the stretch shown is the hidden one.
        span = next((each.span for each in hide.hidden if each.span.overlaps(item.span)), item.span)
        before = hide.quote(Span(_words_back(text, span.start), span.start))
        after = hide.quote(Span(span.end, _words_on(text, span.end)))
        why = words().reason(item.reason)
        views.append(LeftoverView(f"l{place}", before, hide.quote(span), after, why, item.rule))
    return tuple(views)


def _words_back(text: str, start: int) -> int:
    """Where the few words before a place begin, in its line."""
    line = text.rfind("\n", 0, start) + 1
    if start - line <= CONTEXT:
        return line
    space = text.find(" ", start - CONTEXT, start)
    return start if space < 0 else space + 1


def _words_on(text: str, end: int) -> int:
    """Where the few words after a place end, in its line."""
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    if line - end <= CONTEXT:
        return line
    space = text.rfind(" ", end, end + CONTEXT)
    return end if space < 0 else space


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
        when=hide.words(phrases.when(operation.period)),
        places=phrases.listing([hide.label(place) for place in operation.places], 12),
        agencies=phrases.listing([hide.label(agency) for agency in operation.agencies], 12),
        totals=totals,
        cases=tuple(cases),
    )


def told(claim: Claim, text: str) -> str:
    """A figure and what became of it: `216 people arrested`, `216 arrests`."""
    measure = words().measure(claim.measure)
    figure = phrases.counted(claim, text)
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
        return f"{whole}: every comparison that the statement makes possible is consistent."
    return f"{whole}: {counts(findings)}."


def counts(findings: Sequence[FindingView]) -> str:
    """How many findings have each verdict, most serious first."""
    found = Counter(view.verdict for view in findings)
    return (
        phrases.listing([f"{found[verdict]} {verdict}" for verdict in VERDICTS if found[verdict]], 5) or "no findings"
    )


def shown_url(record: AuditRecord, hide: Mask) -> tuple[str, bool]:
    """The address as shown, and whether it is one to link to: http or https, and with nothing masked."""
    url = record.document.url or ""
    shown = hide.address(url)
    return shown, shown == url and url.startswith(("http://", "https://"))


def verdict_key() -> tuple[tuple[Verdict, str], ...]:
    """Each verdict and what it tells a reader."""
    return tuple((verdict, words().verdict(verdict)) for verdict in VERDICTS)
