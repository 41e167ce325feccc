"""What no record that is at hand answers, why, and which table would."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.check.record_words import days, listing, whose
from counterfoil.model import Claim, Comparison, Extraction, Finding
from counterfoil.reference.places import state_named
from counterfoil.reference.printing import number
from counterfoil.reference.records import answers_for
from counterfoil.reference.tables import TableProfile, table_profiles
from counterfoil.reference.words import words

_MOST_DAYS = 3
_LEAST_DAYS = {"day": 1, "week": 7, "month": 1, "year": 1, "to_date": 1, "snapshot": 1}
"""Of what number of days a span must be made, where that can be told without the table."""


def absent(
    extraction: Extraction, claims: dict[str, Claim], unanswered: Sequence[tuple[int, Comparison]]
) -> list[Finding]:
    """One finding for each measure and each reason, however many figures it is of."""
    groups: dict[tuple[str, ...], list[tuple[int, Comparison]]] = {}
    for index, one in unanswered:
        question = one.question
        if not question.agency and question.measure != "death":
            continue
        if not (one.refusals or one.series or _would(one)):
            continue  # nothing is known of such figures: there is no reason to give
        why = tuple(sorted({f"{refusal.table} {refusal.code}" for refusal in one.refusals}))
        share = str(question.unit == "percent")
        groups.setdefault((question.measure, share, *why, *_would(one)), []).append((index, one))
    return [_told(extraction, claims, members) for members in groups.values()]


def _would(comparison: Comparison) -> tuple[str, ...]:
    """Tables of the measure that reach the days and are not stored."""
    stored = {one.table for one in comparison.refusals} | {one.figure.table for one in comparison.readings}
    period = comparison.question.period
    return tuple(
        name
        for name, one in table_profiles().items()
        if one.measure == comparison.question.measure
        and name not in stored
        and one.reach is not None
        and one.reach.covers(period.start, period.end)
        and set(one.population) <= set(comparison.question.population)
        and _can_tell(one, comparison)
        and answers_for(one.agency, comparison.question.agency)
    )


def _can_tell(profile: TableProfile, comparison: Comparison) -> bool:
    question = comparison.question
    if question.unit != "percent" and question.unit not in profile.units:
        return False
    kinds = {"criminality": "criminality", "nationality": "citizenship", "sex": "gender"}
    if profile.time in ("month", "year", "to_date") and question.period.days < 28:
        return False
    asked = {kinds.get(item.kind, item.kind) for item in question.population if item not in profile.population}
    apart = {one.id for one in profile.dimensions if one.kept}
    stated = bool(question.elsewhere) and all(state_named(place) for place in question.elsewhere)
    placed = {"area"} if question.areas else {"state"} if stated else set()
    if question.elsewhere and (question.areas or not stated):
        return False
    return asked <= apart and placed <= apart and question.period.days % _LEAST_DAYS[profile.time] == 0


def _told(extraction: Extraction, claims: dict[str, Claim], members: list[tuple[int, Comparison]]) -> Finding:
    first = members[0][1]
    question = first.question
    ids = tuple(id_ for _, one in members for id_ in one.question.claims)
    spans = tuple(claims[id_].span for id_ in ids)
    periods = list(dict.fromkeys(days(one.question.period) for _, one in members))
    more = f" and {len(periods) - _MOST_DAYS} other times" if len(periods) > _MOST_DAYS else ""
    measure = words().measure(question.measure).many
    what = f"{'Shares' if question.unit == 'percent' else 'Figures'} of {measure}{whose(question.agency)}"
    says = f"{what} ({', '.join(periods[:_MOST_DAYS])}{more}) cannot be read from the records that are here"
    titles = table_profiles()
    reasons = [f"{titles[one.table].title} ({one.table}): {one.says.rstrip('.')}" for one in first.refusals]
    says += f". {listing(reasons)}" if reasons else ""
    other = [f"{number(value)} in {days(period)}" for one in first.series for period, value in one.windows]
    says += f". Published for other years: {listing(other)}" if other else ""
    would = _would(first)
    if would:
        names = listing([f"{titles[name].title} ({name})" for name in would])
        says += f". Not added, and reaching these days: {names}"
    stated = ", ".join(dict.fromkeys(" ".join(extraction.document.quote(span).split()) for span in spans))
    return Finding(
        "records-absent",
        "not checkable",
        ids,
        stated,
        listing([one.says.rstrip(".") for one in first.refusals]) or "no record of these days",
        f"{says}: not checkable.",
        spans,
        comparison=members[0][0],
    )
