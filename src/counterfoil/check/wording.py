"""What the words leave open: a share without a whole, a change without numbers, a record without a series, no date."""

from __future__ import annotations

from itertools import pairwise

from counterfoil.model import Claim, Extraction, Finding, Relation, Span
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern

_COUNTED = frozenset({
    "arrest", "detention", "encounter", "detainer", "removal", "illegal_entry", "charge", "conviction", "victim",
    "death", "seizure", "staffing",
})  # fmt: skip  # measures of which a share, a change or a record is a statement about the work told of
_PART = pattern(
    r"^[^.;]{0,60}\b(?:including|among them|of whom|of which|of them)\s+"
    r"(?:(?:more than|over|about|nearly|at least)\s+)?$",
    ignore_case=True,
)
_WHOLE_UNITS = frozenset({"person", "event", "charge", "conviction", "item", "country", "place", "organisation"})
_RECORD = pattern(
    r"\b(record[- ](?:number|high|breaking|setting|low|level|pace|amount|haul|year|total)s?"
    r"|(?:a|an all-time|all-time|new|set(?:s|ting)? (?:a|the)|sets|broke the|breaking) record"
    r"|(?:largest|biggest|highest|lowest|most)(?: [\pL-]+){0,4} "
    r"(?:ever|in history|on record|in (?:the )?[\pL’' -]{0,30}history)"
    r"|unprecedented (?:number|level|total|increase)s?|historic (?:number|level|total|high)s?)\b",
    ignore_case=True,
)
_EARLIER = pattern(
    r"\b(?:compared (?:to|with)|previous (?:record|high)|up from|from \pN|than the \pN)", ignore_case=True
)
_NOT_A_RECORD = pattern(
    r"\b(?:one|some) of the\b|\brecord (?:of|checks?|keeping|with)\b|\bcriminal record", ignore_case=True
)


def wording(extraction: Extraction, claims: tuple[Claim, ...], relations: tuple[Relation, ...]) -> tuple[Finding, ...]:
    """Findings that rest on words alone; none is ever more serious than `not checkable`."""
    related = {i for relation in relations if relation.kind in ("share", "change") for i in relation.claims}
    return (
        *_hedges(extraction, claims, relations),
        *_shares(extraction, claims, related),
        *_changes(extraction, claims, related),
        *_records(extraction, claims),
        *_units(extraction, claims),
        *_periods(extraction, claims),
    )


def _quote(extraction: Extraction, span: Span) -> str:
    return " ".join(extraction.document.quote(span).split())


def _hedges(extraction: Extraction, claims: tuple[Claim, ...], relations: tuple[Relation, ...]) -> list[Finding]:
    """One number, once exact and once "more than" it; round numbers left out, since they are rounded ones anyway."""
    by_id, found = {c.id: c for c in claims}, list[Finding]()
    for index, relation in enumerate(relations):
        if relation.kind != "same" or relation.verdict != "consistent":
            continue
        exact = next((c for i in relation.claims if (c := by_id[i]).quantity.hedge == "exact"), None)
        above = next((c for i in relation.claims if (c := by_id[i]).quantity.hedge == "over"), None)
        if exact is None or above is None or exact.quantity.value != above.quantity.value:
            continue
        value = exact.quantity.value or 0
        if exact.quantity.unit not in _WHOLE_UNITS or value < 20 or value % 10 == 0:
            continue
        said = _quote(extraction, exact.span)
        found.append(
            Finding(
                "hedge-varies",
                "note",
                (above.id, exact.id),
                f"more than {said}",
                said,
                f"One mention says more than {said} and another {said}; by the letter both cannot be: note.",
                (above.span, exact.span),
                index,
            )
        )
    return found


def _shares(extraction: Extraction, claims: tuple[Claim, ...], related: set[str]) -> list[Finding]:
    bare = [
        c
        for c in claims
        if c.quantity.unit == "percent" and not c.change and c.id not in related and c.share_of is None
        and (c.measure in _COUNTED or c.noun in arithmetic().generic_people) and 0 < (c.quantity.value or 0) < 100
    ]  # fmt: skip
    said = _listing(extraction, bare)
    says = f"The text gives {said} without the number of the whole: not checkable."
    return _one("share-without-base", bare, said, "the number of the whole is not in the text", says)


def _changes(extraction: Extraction, claims: tuple[Claim, ...], related: set[str]) -> list[Finding]:
    moved = [c for c in claims if c.change and c.id not in related and c.quantity.unit in ("percent", "factor")]
    said = _listing(extraction, moved)
    says = f"The numbers before and after the change ({said}) do not both stand beside it: not checkable."
    return _one("change-without-base", moved, said, "the numbers before and after are not stated together", says)


def _listing(extraction: Extraction, claims: list[Claim]) -> str:
    return ", ".join(dict.fromkeys(_quote(extraction, c.span) for c in claims))


def _one(code: str, claims: list[Claim], stated: str, computed: str, says: str) -> list[Finding]:
    """One finding for all claims of one kind, so that a text full of percentages does not drown its reader."""
    ids, spans = tuple(c.id for c in claims), tuple(c.span for c in claims)
    return [Finding(code, "not checkable", ids, stated, computed, says, spans)] if claims else []


def _records(extraction: Extraction, claims: tuple[Claim, ...]) -> list[Finding]:
    found: list[Finding] = []
    for sentence in extraction.sentences:
        own = [c for c in claims if c.sentence == sentence and c.measure in _COUNTED]
        words = extraction.document.quote(sentence)
        match = _RECORD.search(words) if own else None
        if match is None or _EARLIER.search(words) or _NOT_A_RECORD.search(words):
            continue
        span = Span(sentence.start + match.start(1), sentence.start + match.end(1))
        said = _quote(extraction, span)
        found.append(
            Finding(
                "record-without-series",
                "not checkable",
                (own[0].id,),
                said,
                "no earlier figures in the text",
                f"The text says “{said}” and gives no earlier figures to set it against: not checkable.",
                (span,),
            )
        )
    return found


def _units(extraction: Extraction, claims: tuple[Claim, ...]) -> list[Finding]:
    """Charges or convictions that the words make a part of people: "216 people, including 400 convictions"."""
    found: list[Finding] = []
    for whole, claim in pairwise(claims):
        if claim.quantity.unit not in ("charge", "conviction") or whole.quantity.unit != "person":
            continue
        between = extraction.document.text[whole.span.end : claim.span.start]
        if whole.sentence != claim.sentence or not (claim.share_of == whole.id or _PART.match(between)):
            continue
        one, all_ = _quote(extraction, claim.span), _quote(extraction, whole.span)
        unit = claim.quantity.unit
        says = f"{one[:1].upper() + one[1:]} counts {unit}s and {all_} people, who can have several: not comparable."
        ids, spans = (claim.id, whole.id), (claim.span, whole.span)
        found.append(Finding("units-differ", "not comparable", ids, one, all_, says, spans))
    return found


def _periods(extraction: Extraction, claims: tuple[Claim, ...]) -> list[Finding]:
    """One finding for each wording that could not be placed, however many figures hang on it."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        reading = claim.period
        if reading is None or reading.status == "resolved":
            continue
        said = _quote(extraction, reading.words[0]) if reading.words else ""
        groups.setdefault((said, reading.reason or "", reading.needs or ""), []).append(claim)
    found: list[Finding] = []
    for (said, reason, needs), members in groups.items():
        reading = members[0].period
        words = reading.words if reading else ()
        what = f"“{said}”" if said else "The period"
        why = reason.rstrip(".") or "more than one reading is possible"
        does = f"; {needs.rstrip('.')} would settle it" if needs else ""
        found.append(
            Finding(
                "period-unresolved",
                "not checkable",
                tuple(c.id for c in members),
                said or "no date",
                why,
                f"{what} cannot be placed on the calendar ({why}){does}: not checkable.",
                words,
            )
        )
    return found
