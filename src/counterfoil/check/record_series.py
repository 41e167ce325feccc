"""Context: where a figure stands in its own series, and words that set it against other years."""

from __future__ import annotations

from counterfoil.check.record_readings import last_years, narrowings
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
from counterfoil.reference.agencies import agency_forms
from counterfoil.reference.patterns import escape
from counterfoil.reference.printing import number, standing
from counterfoil.reference.published import PublishedSeries, published_series
from counterfoil.reference.records import Per, compiled, of_one_house, record_words
from counterfoil.reference.words import words

_FEW = 3


def in_series(extraction: Extraction, claims: dict[str, Claim], index: int, comparison: Comparison) -> Finding | None:
    """Where the stated window stands among the others, by every way of counting that has one."""
    placed = [one for one in comparison.series if one.asked is not None and len(one.windows) >= _FEW]
    if not placed:
        return None
    ids = comparison.question.claims
    usual = _said(extraction, record_words().usual)
    said = listing([_standing(one) for one in placed])
    shortly = listing([_shortly(one) for one in placed])
    beside = ". The text calls such figures usual; no verdict is given on that" if usual else ""
    what, when = _kind(placed[0]), days(comparison.question.period)
    spans = (*(claims[id_].span for id_ in ids), *usual)
    return Finding(
        "records-context",
        "note",
        ids,
        figure(extraction, claims[ids[0]]),
        said,
        f"Among the {what} of its record, {when} stands so: {shortly}{beside}: note.",
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


def _shortly(one: RecordSeries) -> str:
    """`at-large arrests, 640, the highest, 4.1 times the median`."""
    times = "" if one.ratio is None else f", {number(round(one.ratio, 1))} times the median"
    return f"{one.label}, {number(one.windows[one.asked or 0][1])}, {standing(one)}{times}"


def _kind(one: RecordSeries) -> str:
    first, end = one.windows[0][0], one.windows[-1][0].end
    start = first.end if one.kind.endswith("year") else first.start  # a fiscal year is named for its end
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
    """“Nearly doubled”, “a record”, in the sentence of a figure with a series of years, or of years to date."""
    claim = claims[comparison.question.claims[0]]
    sentence = extraction.document.quote(claim.sentence)
    found: list[tuple[str, str, bool]] = []
    for one in [each for each in comparison.series if _is_yearly(each)][:1]:
        at = one.asked or 0
        value = one.windows[at][1]
        before = _before(one, at)
        if before is not None:
            period, earlier = before
            for each in record_words().doubled:
                if match := compiled(each.pattern).search(sentence):
                    fits = each.low <= value / earlier <= each.high
                    found.append((match.group() or "", _change(one, at, period, earlier), fits))
                    break
        if said := _first(sentence, record_words().record):
            told = f"{number(value)} is {standing(one)} of the {len(one.windows)} years known here"
            found.append((said, told, one.rank == 1))
    return [_finding("records-change", claim, index, said, told, fits=fits) for said, told, fits in found]


def _is_yearly(one: RecordSeries) -> bool:
    """Whether the windows are years, or the parts of years up to the same day, and the stated one is among them."""
    starts = {(period.start.month, period.start.day) for period, _ in one.windows}
    to_date = one.kind == "as published" and len(starts) == 1
    return one.asked is not None and (one.kind.endswith("year") or to_date)


def than_last_year(extraction: Extraction, claim: Claim, index: int, comparison: Comparison) -> Finding | None:
    """“More than the entire last year”: a figure of part of a year against the whole years before, where published."""
    said = _first(extraction.document.quote(claim.sentence), record_words().than_last_year)
    if said is None:
        return None
    past = last_years(comparison.question)
    if not past:
        return None
    fits = all((claim.quantity.value or 0) > value for _, _, value in past)
    told = listing([f"{title}, {days(period)}: {number(value)}" for title, period, value in past])
    return _finding("records-change", claim, index, said, told, fits=fits)


def changes(extraction: Extraction, claims: tuple[Claim, ...], comparisons: tuple[Comparison, ...]) -> list[Finding]:
    """Percentages of change against the published series of their measure, and against the series of the records.

    Where they are not that change, the finding is a note: what a percentage is a change of is seldom stated in full.
    """
    found = []
    for claim in claims:
        period = None if claim.period is None else claim.period.period
        if not claim.change or claim.quantity.unit != "percent" or period is None or claim.quantity.value is None:
            continue
        sentence = extraction.document.quote(claim.sentence)
        if _narrowed(claim, sentence):
            continue
        told = [*_published_changes(claim, period), *_recorded_changes(claim, period, comparisons)]
        if told:
            way = _way(sentence)
            fits = [said for said, percent in told if _is_change(claim, percent) and way * percent >= 0]
            shown = listing(fits or [said for said, _ in told])
            stated = figure(extraction, claim)
            found.append(_finding("records-change", claim, None, stated, shown, fits=bool(fits)))
    return found


def _is_change(claim: Claim, percent: float) -> bool:
    """Whether a percentage that the text gives is this change, the sign apart."""
    given, room = claim.quantity.value or 0, record_words().rules.change_points
    return claim.quantity.interval.holds(abs(percent)) or abs(abs(percent) - given) <= room


def _narrowed(claim: Claim, sentence: str) -> bool:
    """Whether the sentence says of whom the arrests are, which no filter of a change may tell: "arrests of minors"."""
    many = words().measure(claim.measure).many
    return compiled(rf"\b{escape(many)} (?:of|for|among|involving)\b").search(sentence) is not None


def _way(sentence: str) -> int:
    """1 where the sentence says that something grew, -1 where it fell, 0 where it says both or neither."""
    rose, fell = (_first(sentence, listed) is not None for listed in (record_words().rose, record_words().fell))
    return int(rose) - int(fell)


def _agency(claim: Claim) -> str | None:
    """The claim's agency: its id, "" where it is none whose records there are, None of deaths, which are nobody's."""
    return None if claim.measure == "death" else agency_forms().get(claim.agency or "", "")


def _published_changes(claim: Claim, period: Period) -> list[tuple[str, float]]:
    """The changes of published series to the claim's period from the one before it, of whoever the claim is of."""
    agency = _agency(claim)
    found = []
    for series in published_series():
        of_claim = (series.measure, narrowings(series.population)) == (claim.measure, narrowings(claim.filters))
        house = agency is None or of_one_house(agency, series.agency or "")
        if series.statistic != "count" or not of_claim or not house or claim.places:
            continue
        years = {one.period: one.value for one in series.figures if one.bound == "exact"}
        before = next((one for one in years if (period.start - one.end).days == 1), None)
        if period in years and before is not None:
            found.append(_told_change(series.title, before, years[before], period, years[period]))
    return found


def _recorded_changes(claim: Claim, period: Period, comparisons: tuple[Comparison, ...]) -> list[tuple[str, float]]:
    """The changes in the series of records that hold a figure of the same measure, population, places and days."""
    found = []
    for comparison in comparisons:
        question = comparison.question
        same = (question.measure, question.period, question.agency) == (claim.measure, period, _agency(claim))
        if not same or narrowings(question.population) != narrowings(claim.filters):
            continue
        for one in comparison.series:
            before = _before(one, one.asked or 0) if _is_yearly(one) and one.query is not None else None
            if before is not None:
                now, value = one.windows[one.asked or 0]
                found.append(_told_change(one.label, *before, now, value))
    return found


def _told_change(label: str, before: Period, earlier: float, period: Period, value: float) -> tuple[str, float]:
    percent = 100 * (value / earlier - 1)
    grew = "more" if percent > 0 else "less"
    told = f"{label}: {number(earlier)} in {days(before)}, {number(value)} in {days(period)}, "
    return f"{told}{abs(percent):.1f} percent {grew}", percent


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


def _before(one: RecordSeries, at: int) -> tuple[Period, float] | None:
    """The window of the year before the stated one, where it has a figure."""
    start = one.windows[at][0].start
    for period, value in one.windows[:at]:
        if (period.start.year + 1, period.start.month, period.start.day) == (start.year, start.month, start.day):
            return (period, value) if value else None
    return None


def _change(one: RecordSeries, at: int, before: Period, earlier: float) -> str:
    period, value = one.windows[at]
    told = f"{one.label}: {number(earlier)} in {days(before)}, {number(value)} in {days(period)}"
    return f"{told}, {value / earlier:.2f} times as many"


def _first(text: str, patterns: tuple[str, ...]) -> str | None:
    found = (compiled(one).search(text) for one in patterns)
    return next((match.group() for match in found if match is not None), None)


def _finding(code: str, claim: Claim, index: int | None, said: str, told: str, *, fits: bool) -> Finding:  # noqa: PLR0913 - the fields of one finding
    does = "which the series bears out" if fits else "which the series does not bear out"
    verdict: Verdict = "consistent" if fits else "note"
    return Finding(
        code, verdict, (claim.id,), said, told, f"The text says “{said}”, {does}: {told}: {verdict}.", (claim.span,),
        comparison=index,
    )  # fmt: skip  # one finding
