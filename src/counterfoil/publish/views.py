"""What the report page shows, as plain records of finished words: the template decides nothing but where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import VERDICTS, AuditRecord, Claim, Finding, Relation, Span, Verdict
from counterfoil.publish import phrases
from counterfoil.publish.citing import citation
from counterfoil.publish.convert import by_gravity, finding_anchors
from counterfoil.publish.drawings import Drawn, draw
from counterfoil.publish.held_views import HeldView, held_view
from counterfoil.publish.masking import Mask
from counterfoil.reference.findings import findings as codes
from counterfoil.reference.rules import rules
from counterfoil.reference.words import words

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
    held: HeldView | None = None


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
    undated: str
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


def place_of(claim: str) -> str:
    """The number that marks a claim on the page: `c12` is 12."""
    return claim[1:] if claim[:1] == "c" and claim[1:].isdigit() else claim


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
        held=held_view(record, hide, finding),
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
    about = (hide.label(claim.agency or ""), places, hide.words(phrases.when(claim.period, hide.stated(claim.period))))
    return NoteView(
        id=claim.id,
        place=place_of(claim.id),
        figure=phrases.counted(claim, text),
        label=("change, " if claim.change else "") + ("" if claim.measure == "other" else measure.label),
        narrows=", ".join(hide.label(phrases.narrowing(item)) for item in claim.filters),
        whole=claim.share_of if claim.share_of in known else None,
        about=tuple(part for part in about if part),
        speaker="the statement" if claim.speaker == "narrator" else hide.label(claim.speaker),
        tone=next((verdict for verdict in VERDICTS if verdict in verdicts), None),
        findings=findings,
        meaning=phrases.interval(quantity.interval) if quantity.value is not None else "an unstated number",
        undated=hide.words(phrases.why_not(claim.period)),
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
