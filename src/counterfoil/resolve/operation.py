"""The enforcement operation that a text tells of, where it tells of one."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction, NameMention, Operation, PeriodReading, Span
from counterfoil.reference.operations import operation_words
from counterfoil.reference.ties import place_ties
from counterfoil.resolve.agencies import actors, short_form
from counterfoil.resolve.cases import cases
from counterfoil.resolve.layout import head, headline, in_headline

_HEAD_SENTENCES = 9
_ACTS = frozenset({"arrest", "encounter", "detainer"})  # counted as events: "removed four times" is one person's past


def tells_of_operation(extraction: Extraction, claims: tuple[Claim, ...]) -> bool:
    """Whether the text is about an effort with several arrests, removals or inspections, not one person's case."""
    title = headline(extraction)
    words = operation_words()
    named = any(mention.kind == "operation" for mention in extraction.names)
    titled = any(word in title for word in words.words)
    if any(word in title for word in words.court_words) and not titled:
        return False
    opening = head(extraction, _HEAD_SENTENCES)
    counted = [
        c for c in claims if opening.contains(c.span) and c.measure != "seizure" and _total(extraction, c, claims)
    ]
    if not counted:
        return titled and named
    said = extraction.document.quote(opening).lower()
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


def _total(extraction: Extraction, claim: Claim, claims: tuple[Claim, ...]) -> bool:
    """A figure of people or acts that may be the operation's total: more than one, and nothing about other times.

    A part is no total, but what was done to some of the people (36 of 216 removed) is a total of its own measure.
    """
    unit, measure = claim.quantity.unit, claim.measure
    counts = unit == "person" or measure == "seizure" or (unit == "event" and measure in _ACTS)
    many = claim.quantity.value is None or claim.quantity.value > 1
    whole = next((other for other in claims if other.id == claim.share_of), None)
    free = whole is None or whole.measure != measure
    return (
        counts
        and many
        and free
        and not claim.change
        and measure in operation_words().totals
        and _described(extraction, claim)
    )


def _described(extraction: Extraction, claim: Claim) -> bool:
    """Whether a claim is about the operation: an enforcement act or its extent, and no tally of other times."""
    if claim.measure not in operation_words().acts and claim.measure != "charge":
        return False
    said = extraction.document.quote(claim.sentence).lower()
    return not any(total in said for total in place_ties().totals)


def _totals(extraction: Extraction, claims: tuple[Claim, ...]) -> tuple[tuple[str, str], ...]:
    """For each measure the id of the claim that states the total: the largest, an exact one of the body first."""
    found: list[tuple[str, str]] = []
    for measure in operation_words().totals:
        able = [c for c in claims if c.measure == measure and c.quantity.value and _total(extraction, c, claims)]
        if measure == "seizure":
            able = able[:1]  # seizures are of many kinds of thing, so the largest number means nothing
        if able:
            found.append((measure, max(able, key=lambda c: _rank(extraction, c)).id))
    return tuple(found)


def _rank(extraction: Extraction, claim: Claim) -> tuple[float, bool, bool, int]:
    exact = claim.quantity.hedge == "exact"
    return float(claim.quantity.value or 0), exact, not in_headline(extraction, claim.span), -claim.span.start
