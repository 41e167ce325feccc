"""The enforcement operation that a text tells of, where it tells of one."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction, NameMention, Operation, PeriodReading, Span
from counterfoil.reference.operations import operation_words
from counterfoil.reference.ties import place_ties
from counterfoil.resolve.agencies import actors, short_form
from counterfoil.resolve.cases import cases

_HEAD_SENTENCES = 9
_ACTS = frozenset({"arrest", "encounter", "detainer"})  # counted as events: "removed four times" is one person's past


def tells_of_operation(extraction: Extraction, claims: tuple[Claim, ...]) -> bool:
    """Whether the text is about an effort with several arrests, removals or inspections, not one person's case."""
    if not extraction.sentences:
        return False
    title = extraction.document.quote(extraction.sentences[0]).lower()
    words = operation_words()
    named = any(mention.kind == "operation" for mention in extraction.names)
    titled = any(word in title for word in words.words)
    if any(word in title for word in words.court_words) and not titled:
        return False
    head = Span(0, extraction.sentences[: _HEAD_SENTENCES + 1][-1].end)
    counted = [c for c in claims if head.contains(c.span) and c.measure != "seizure" and _total(extraction, c)]
    if not counted:
        return titled and named
    said = extraction.document.quote(head).lower()
    return named or any(word in said for word in words.words)


def operation(extraction: Extraction, claims: tuple[Claim, ...], period: PeriodReading | None) -> Operation | None:
    """The operation: name, period, places, agencies, totals by measure, and the claims that describe it."""
    if not tells_of_operation(extraction, claims):
        return None
    totals = _totals(extraction, claims)
    chosen = dict(totals)
    main = next((c for c in claims if c.id == next(iter(chosen.values()), None)), None)
    placed = next((c.places for c in (main, *claims) if c is not None and c.places and _described(extraction, c)), ())
    agencies = {short_form(extraction, m): None for m in _parties(extraction)}
    return Operation(
        name=_name(extraction),
        period=period,
        places=placed,
        agencies=tuple(agencies),
        totals=totals,
        claims=tuple(c.id for c in claims if _described(extraction, c)),
        rule="operation.totals" if totals else "operation.name",
        cases=cases(extraction),
    )


def _name(extraction: Extraction) -> str | None:
    for mention in extraction.names:
        if mention.kind == "operation":
            return extraction.document.quote(mention.span)
    return None


def _parties(extraction: Extraction) -> list[NameMention]:
    """Each agency once, in text order; an office only where its agency is not named by itself."""
    every = actors(extraction, Span(0, len(extraction.document.text)))
    seen = {m.key for m in every if m.kind == "agency"}
    found: dict[str, NameMention] = {}
    for mention in every:
        key = mention.key or extraction.document.quote(mention.span)
        if mention.kind == "agency" or (mention.rule == "name.office" and key.split("/")[0] not in seen):
            found.setdefault(key, mention)
    return list(found.values())


def _total(extraction: Extraction, claim: Claim) -> bool:
    """A figure of people or acts that may be the operation's total: no share, no part, nothing about other times."""
    counts = (
        claim.quantity.unit == "person"
        or claim.measure == "seizure"
        or (claim.quantity.unit == "event" and claim.measure in _ACTS)
    )
    many = claim.quantity.value is None or claim.quantity.value > 1
    whole = claim.share_of is None and not claim.change and claim.measure in operation_words().totals
    return counts and many and whole and _described(extraction, claim)


def _described(extraction: Extraction, claim: Claim) -> bool:
    """Whether a claim is about the operation: an enforcement act or its extent, and no tally of other times and places."""
    if claim.measure not in operation_words().acts and claim.measure != "charge":
        return False
    said = extraction.document.quote(claim.sentence).lower()
    return not any(total in said for total in place_ties().totals)


def _totals(extraction: Extraction, claims: tuple[Claim, ...]) -> tuple[tuple[str, str], ...]:
    """For each measure the id of the claim that states the total: the largest, an exact one and one of the body first."""
    found: list[tuple[str, str]] = []
    title = extraction.sentences[0]
    for measure in operation_words().totals:
        able = [c for c in claims if c.measure == measure and _total(extraction, c) and c.quantity.value is not None]
        if measure == "seizure":
            able = able[:1]
        if able:
            best = max(
                able, key=lambda c: (_size(c), c.quantity.hedge == "exact", not title.contains(c.span), -c.span.start)
            )
            found.append((measure, best.id))
    return tuple(found)


def _size(claim: Claim) -> float:
    return float(claim.quantity.value or 0)
