"""What the claims of a statement ask of official records: one question for all claims that state one figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from counterfoil.model import Claim, Extraction, Filter, Period, RecordQuestion
from counterfoil.reference.agencies import agency_forms, area_names
from counterfoil.reference.calendar import profile
from counterfoil.reference.patterns import pattern
from counterfoil.reference.published import published_series
from counterfoil.reference.records import narrows, record_words
from counterfoil.reference.tables import table_profiles

_WEEK = 7
_EXAMPLES = pattern(r"(?i)\b(?:including|such as|like|among them|namely)(?: [\pL]+){0,4} $")
_LEAD = 60
"""Characters before places within which the word stands that makes them examples."""
_COUNTS = frozenset({"person", "event", "charge", "conviction", "item", "other"})
_NOBODYS = frozenset({"death"})
_OFFICES = frozenset({"ice", "ero"})  # whose field offices have the areas of responsibility


def asked(extraction: Extraction, claims: tuple[Claim, ...]) -> tuple[RecordQuestion, ...]:
    """One question for each figure that records could know of, in the order of the text."""
    areas = _areas(extraction)
    known = {claim.id: claim for claim in claims}
    grouped: dict[RecordQuestion, list[str]] = {}
    stated: dict[RecordQuestion, Claim] = {}
    for claim in claims:
        question = _question(_wide(extraction, claim), known, areas)
        if question is None:
            continue
        # Two claims of one question may state different figures; each figure has its own answer.
        place = next((q for q in grouped if q == question and _alike(stated[q], claim)), question)
        if place in stated and not _alike(stated[place], claim):
            place = RecordQuestion((claim.id,), *_rest(question))
        grouped.setdefault(place, []).append(claim.id)
        stated.setdefault(place, claim)
    return tuple(RecordQuestion(tuple(ids), *_rest(question)) for question, ids in grouped.items())


def _rest(q: RecordQuestion) -> tuple:  # type: ignore[type-arg]  # the fields after `claims`, as they stand
    return (q.measure, q.unit, q.period, q.agency, q.areas, q.elsewhere, q.population, q.windows)


def _alike(one: Claim, other: Claim) -> bool:
    return one.quantity.interval == other.quantity.interval


def _question(claim: Claim, known: dict[str, Claim], areas: dict[str, str]) -> RecordQuestion | None:
    """None for what no record could know: no number, no days, another house, a single case, a change."""
    reading = claim.period
    if reading is None or reading.period is None or not _countable(claim, known):
        return None
    population = tuple(sorted({item for item in claim.filters if narrows(item)}))
    agency, office = _agency(claim, known)
    kept = {*record_words().houses, *record_words().whole_house}
    if claim.measure == "death" and not _of_all() & set(population):
        return None  # deaths of what the records do not tell
    if agency not in kept and (agency is not None or claim.measure not in _NOBODYS):
        return None
    return RecordQuestion(
        (),
        claim.measure,
        claim.quantity.unit,
        reading.period,
        agency,
        tuple(areas[place] for place in claim.places if place in areas) or (() if claim.places else office),
        tuple(place for place in claim.places if place not in areas),
        population,
        windows(reading.period),
    )


def _wide(extraction: Extraction, claim: Claim) -> Claim:
    """The claim without places that stand as examples: "in 25 jurisdictions, including cities like Salem"."""
    tie = claim.inference("places")
    if tie is None or not tie.basis:
        return claim
    start = tie.basis[0].start
    before = extraction.document.text[max(0, start - _LEAD) : start]
    return replace(claim, places=()) if _EXAMPLES.search(before) is not None else claim


def _agency(claim: Claim, known: dict[str, Claim]) -> tuple[str | None, tuple[str, ...]]:
    """The id of the claim's agency, its whole's or its sentence's, and the area where the agency is a field office.

    The id is "" where it is no known one. "ERO arrested 900 people, who had 3,000 charges" says whose charges they are;
    "ERO Denver" is an office, whose area the records tell apart.
    """
    whole = known.get(claim.share_of or "")
    near = (one.agency for one in known.values() if one.sentence == claim.sentence and one.agency)
    named = claim.agency or (whole.agency if whole is not None else None) or next(near, None)
    if named is None or named in agency_forms():
        return None if named is None else agency_forms()[named], ()
    words = named.split()
    for cut in range(len(words) - 1, 0, -1):
        body, office = agency_forms().get(" ".join(words[:cut])), area_names().get(" ".join(words[cut:]))
        if body in _OFFICES and office is not None:
            return body, (office,)
    return "", ()


def _countable(claim: Claim, known: dict[str, Claim]) -> bool:
    """Whether the figure counts more than single cases, or is a share of everyone counted, of a measure of records."""
    quantity = claim.quantity
    if quantity.value is None or claim.change or claim.measure not in _measures():
        return False
    if quantity.unit != "percent":
        return quantity.unit in _COUNTS and quantity.value >= record_words().rules.least
    whole = known.get(claim.share_of or "")
    return any(map(narrows, claim.filters)) and not (whole is not None and any(map(narrows, whole.filters)))


def _measures() -> frozenset[str]:
    tables = {one.measure for one in table_profiles().values()}
    return frozenset(tables | {one.measure for one in published_series()}) - {"other"}


def _of_all() -> set[Filter]:
    """What everyone in some table is: a death of overdose."""
    return {item for one in table_profiles().values() for item in one.population}


def _areas(extraction: Extraction) -> dict[str, str]:
    """Words that the text uses of an area of responsibility, to the area."""
    return {
        extraction.document.quote(mention.span): mention.key or ""
        for mention in extraction.names
        if mention.kind == "office" and mention.rule == "name.area" and (mention.key or "").startswith("aor.")
    }


def windows(period: Period) -> tuple[tuple[str, Period], ...]:
    """Neighbouring conventions for the same days: other weeks, the working days, the other kind of year."""
    start, end = period.start, period.end
    day = timedelta(days=1)
    if period.days == _WEEK and start.weekday() == 0:
        return (
            ("Sunday to Saturday", Period(start - day, end - day)),
            ("the working days", Period(start, start + 4 * day)),
        )
    if period.days == _WEEK and start.weekday() == _WEEK - 1:
        return (("Monday to Sunday", Period(start + day, end + day)),)
    fiscal = profile().fiscal_year_month
    if _year(period, fiscal):
        return tuple((f"calendar year {y}", Period(date(y, 1, 1), date(y, 12, 31))) for y in (end.year, end.year - 1))
    if _year(period, 1):
        first = date(start.year - 1, fiscal, 1)
        return ((f"fiscal year {start.year}", Period(first, date(start.year, fiscal, 1) - day)),)
    return ()


def _year(period: Period, month: int) -> bool:
    """Whether the days are a year that begins on the first of `month`."""
    after = period.end + timedelta(days=1)
    return (period.start.month, period.start.day, after) == (month, 1, date(period.start.year + 1, month, 1))


def is_fiscal_year(period: Period) -> bool:
    """Whether the days are a fiscal year."""
    return _year(period, profile().fiscal_year_month)


def is_year(period: Period) -> bool:
    """Whether the days are a year, of either kind."""
    return _year(period, 1) or is_fiscal_year(period)
