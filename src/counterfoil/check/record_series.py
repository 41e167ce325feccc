"""Context: where a figure stands in its own series, and words that set it against other years."""

from __future__ import annotations

from counterfoil.check.record_words import days, figure, listing, upper
from counterfoil.model import (
    BEFORE,
    Claim,
    Comparison,
    Extraction,
    Finding,
    Period,
    RecordSeries,
    Relation,
    Span,
    Verdict,
)
from counterfoil.reference.printing import number, standing
from counterfoil.reference.published import PublishedSeries, published_series
from counterfoil.reference.records import Per, compiled, record_words

_FEW = 3


def in_series(extraction: Extraction, claims: dict[str, Claim], index: int, comparison: Comparison) -> Finding | None:
    """Where the stated window stands among the others, by every way of counting that has one."""
    placed = [one for one in comparison.series if one.asked is not None and len(one.windows) >= _FEW]
    if not placed:
        return None
    ids = comparison.question.claims
    usual = _said(extraction, record_words().usual)
    said = listing([_standing(one) for one in placed])
    beside = ". The text calls such figures usual; no verdict is given on that" if usual else ""
    what, when = _kind(placed[0]), days(comparison.question.period)
    spans = (*(claims[id_].span for id_ in ids), *usual)
    return Finding(
        "records-context",
        "note",
        ids,
        figure(extraction, claims[ids[0]]),
        said,
        f"Among the {what} of its record, {when} stands so: {said}{beside}: note.",
        spans,
        comparison=index,
    )


def _standing(one: RecordSeries) -> str:
    """`at-large arrests, 640: 1st of 204, 4.1 times the median of the others (156)`."""
    at, median, ratio = one.asked or 0, one.median, one.ratio
    times = (
        "" if ratio is None or median is None else f", {number(round(ratio, 1))} times the median ({number(median)})"
    )
    usual = one.ratio_before
    near = "" if usual is None else f" and {number(round(usual, 1))} times that of the {BEFORE} before it"
    return f"{one.label}, {number(one.windows[at][1])}: {standing(one)} of {len(one.windows)}{times}{near}"


def _kind(one: RecordSeries) -> str:
    start, end = one.windows[0][0].start, one.windows[-1][0].end
    length = one.windows[one.asked or 0][0].days
    what = {"days": "weeks" if length == 7 else f"spans of {length} days", "as published": "issues"}
    return f"{len(one.windows)} {what.get(one.kind, one.kind + 's')} from {start.year} to {end.year}"


def _said(extraction: Extraction, patterns: tuple[str, ...]) -> tuple[Span, ...]:
    """Words of the text that one of the patterns finds, as whole sentences."""
    return tuple(
        sentence
        for sentence in extraction.sentences
        if any(compiled(one).search(extraction.document.quote(sentence)) for one in patterns)
    )


def against_years(
    extraction: Extraction, claims: dict[str, Claim], index: int, comparison: Comparison
) -> list[Finding]:
    """“Nearly doubled”, “more than the entire last year”, “a record”, in the sentence of a figure with a series."""
    claim = claims[comparison.question.claims[0]]
    words = extraction.document.quote(claim.sentence)
    yearly = [one for one in comparison.series if one.kind.endswith("year") and one.asked is not None]
    found: list[tuple[str, str, bool]] = []
    for one in yearly[:1]:
        at = one.asked or 0
        value = one.windows[at][1]
        period, before = _before(one, at)
        if before is not None and period is not None:
            ratio = value / before
            for each in record_words().doubled:
                if match := compiled(each.pattern).search(words):
                    fits = each.low <= ratio <= each.high
                    found.append((match.group() or "", _change(one, period, before, value), fits))
                    break
        if said := _first(words, record_words().record):
            found.append(
                (said, f"{number(value)} is {standing(one)} of the {len(one.windows)} years known here", one.rank == 1)
            )
    return [_finding("records-change", claim, index, said, told, fits=fits) for said, told, fits in found]


def than_last_year(extraction: Extraction, claim: Claim, index: int, comparison: Comparison) -> Finding | None:
    """“More than the entire last year”: a figure of part of a year against the whole year before, where published."""
    said = _first(extraction.document.quote(claim.sentence), record_words().than_last_year)
    if said is None:
        return None
    start = comparison.question.period.start
    for one in comparison.series:
        past = [(p, v) for p, v in one.windows if one.kind.endswith("year") and p.end < start]
        if past:
            period, value = past[-1]
            fits = (claim.quantity.value or 0) > value
            told = f"{one.label}, {days(period)}: {number(value)}"
            return _finding("records-change", claim, index, said, told, fits=fits)
    return None


def changes(extraction: Extraction, claims: tuple[Claim, ...]) -> list[Finding]:
    """Percentages of change against the published series of their measure."""
    found = []
    for claim in claims:
        period = None if claim.period is None else claim.period.period
        if not claim.change or claim.quantity.unit != "percent" or period is None or claim.quantity.value is None:
            continue
        for series in published_series():
            told = _published_change(claim, period, series)
            if told is not None:
                said = figure(extraction, claim)
                found.append(_finding("records-change", claim, None, said, told, fits=True))
                break
    return found


def _published_change(claim: Claim, period: Period, series: PublishedSeries) -> str | None:
    """The change of a series to the claim's year, where the claim's percentage is that change."""
    years = {one.period: one.value for one in series.figures if one.bound == "exact"}
    earlier = [one for one in years if one.end < period.start and (period.start - one.end).days == 1]
    if series.measure != claim.measure or series.statistic != "count" or period not in years or not earlier:
        return None
    before, value = years[earlier[-1]], years[period]
    percent = 100 * abs(value / before - 1)
    room = record_words().rules.change_points
    given = claim.quantity.value or 0
    fits = claim.quantity.interval.holds(percent) or abs(percent - given) <= room
    grew = "more" if value > before else "less"
    told = f"{series.title}: {number(before)} in {days(earlier[-1])}, {number(value)} in {days(period)}, "
    return f"{told}{percent:.1f} percent {grew}" if fits else None


def per_person(
    extraction: Extraction, claims: dict[str, Claim], relations: tuple[Relation | None, ...]
) -> list[Finding]:
    """An average that the text gives, against the same ratio of published figures in other years.

    relations: in the audit's order, None in place of those whose figures no record could know.
    """
    found = []
    series = {one.id: one for one in published_series()}
    for index, relation in enumerate(relations):
        if relation is None or relation.kind != "average" or len(relation.claims) != 3:
            continue
        total, count, mean = (claims[id_] for id_ in relation.claims)
        for per in record_words().per:
            if (total.measure, count.measure) == (series[per.total].measure, series[per.count].measure):
                told = _ratios(series, per)
                computed = listing([f"{number(round(ratio, 2))} in {days(period)}" for period, ratio in told])
                says = f"{upper(per.label)} come to {computed}; the text says an average of {figure(extraction, mean)}"
                ids, spans = relation.claims, (mean.span, total.span, count.span)
                found.append(
                    Finding(
                        "records-ratio", "note", ids, figure(extraction, mean), computed, f"{says}: note.", spans, index
                    )
                )
    return found


def _ratios(series: dict[str, PublishedSeries], per: Per) -> list[tuple[Period, float]]:
    counts = {one.period: one.value for one in series[per.count].figures}
    totals = {one.period: one.value for one in series[per.total].figures}
    return [(period, totals[period] / counts[period]) for period in sorted(totals) if period in counts]


def _before(one: RecordSeries, at: int) -> tuple[Period | None, float | None]:
    """The window that ends the day before the stated one begins."""
    for period, value in one.windows[:at]:
        if (one.windows[at][0].start - period.end).days == 1 and value:
            return period, value
    return None, None


def _change(one: RecordSeries, period: Period, before: float, value: float) -> str:
    return f"{one.label}: {number(before)} in {days(period)}, {number(value)} after, {value / before:.2f} times as many"


def _first(words: str, patterns: tuple[str, ...]) -> str | None:
    found = (compiled(one).search(words) for one in patterns)
    return next((match.group() for match in found if match is not None), None)


def _finding(code: str, claim: Claim, index: int | None, said: str, told: str, *, fits: bool) -> Finding:  # noqa: PLR0913 - the fields of one finding
    does = "which the series bears out" if fits else "which the series does not bear out"
    verdict: Verdict = "consistent" if fits else "note"
    return Finding(
        code, verdict, (claim.id,), said, told, f"The text says “{said}”, {does}: {told}: {verdict}.", (claim.span,),
        comparison=index,
    )  # fmt: skip  # one finding
