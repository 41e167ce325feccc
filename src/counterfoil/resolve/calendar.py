"""Place a date mention on the calendar, against the day the statement was published.

Every rule is named (`period.…`) and told in data/rules/periods.yml. A mention that cannot be placed says why, and what
would place it; one that the words leave open between two readings keeps both.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from counterfoil.model import DateMention, DatePart, Period, PeriodReading
from counterfoil.reference.calendar import Profile, profile, terms, words
from counterfoil.resolve.holidays import holiday, long_weekend
from counterfoil.resolve.units import months_before, step, week_of, whole

NEEDS_DATE = "the date the statement was published (--published)"
_DAY = timedelta(days=1)
_GRACE = timedelta(days=1)
"""How far past publication a date without a year may lie before the year before is meant: a release is often dated the
day before it goes out."""


_RUNNING = timedelta(days=45)
"""How far past publication a range of days may end that is still running, or nearly over."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the text around a mention gives.

    year: the year that a date just before it in the same passage states. anchor: the period of that date, for "the same
    day" and "two days later". ahead: the sentence speaks of what is to come.
    """

    year: int | None = None
    anchor: Period | None = None
    ahead: bool = False


def place(
    mention: DateMention, published: date | None, jurisdiction: Profile | None = None, setting: Setting | None = None
) -> PeriodReading:
    """The days that `mention` means, by what it is given alone; a placed period never ends before it starts."""
    task = _Task(mention, published, jurisdiction or profile(), setting or Setting())
    return _PLACERS[mention.form](task)


@dataclass(frozen=True, slots=True)
class _Task:
    mention: DateMention
    published: date | None
    profile: Profile
    setting: Setting

    def resolved(self, rule: str, start: date, end: date) -> PeriodReading:
        if end < start:
            return self.unresolved(rule, "the words put its end before its start", "the dates as the agency meant them")
        return PeriodReading("resolved", rule, (self.mention.span,), Period(start, end))

    def unresolved(self, rule: str, reason: str, needs: str = NEEDS_DATE) -> PeriodReading:
        return PeriodReading("unresolved", rule, (self.mention.span,), reason=reason, needs=needs)


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def _edges(part: DatePart, year: int) -> tuple[date, date] | None:
    if part.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if part.day is None:
        return date(year, part.month, 1), date(year, part.month, monthrange(year, part.month)[1])
    day = _day(year, part.month, part.day)
    return (day, day) if day else None


_PARTS = {"early": 0, "mid": 1, "late": 2}


def _dated(task: _Task) -> PeriodReading:
    """Days, months, years, and ranges of them."""
    reading = _whole_dated(task)
    word = task.mention.word or ""
    if word not in _PARTS or reading.period is None or task.mention.form not in ("month", "year", "since"):
        return reading
    return _part_of(task, reading.period, word)


def _part_of(task: _Task, period: Period, word: str) -> PeriodReading:
    """Early in a year is its first quarter, late its last, mid the two between; a month falls into thirds."""
    nth = _PARTS[word]
    if period.days > 31:
        start, length = months_before(period.start, -(0, 3, 9)[nth]), (3, 6, 3)[nth]
        return task.resolved("period.part-of-year", start, months_before(start, -length) - _DAY)
    if task.mention.form == "since" and word == "mid":
        return task.resolved("period.part-of-month", period.start + timedelta(days=14), period.end)
    start = period.start + timedelta(days=10 * nth)
    return task.resolved("period.part-of-month", start, period.end if nth == 2 else start + timedelta(days=9))


def _whole_dated(task: _Task) -> PeriodReading:
    mention = task.mention
    first, last = mention.first or DatePart(), mention.last or mention.first or DatePart()
    if mention.word == "either":
        first = last = _ordered(first, task.profile)
    if mention.rule == "date.of-year":
        return _of_year(task, first, last)
    if first.year or last.year:
        return _stated_year(task, first, last)
    if task.setting.year is not None:
        return _in_year(task, first, last, task.setting.year, "period.year-from-context")
    if task.published is None:
        reason = "the text names no year for these days, and its publication date is not known"
        return task.unresolved("period.no-year", reason)
    return _nearest(task, first, last, task.published)


def _ordered(part: DatePart, jurisdiction: Profile) -> DatePart:
    return DatePart(part.year, part.day, part.month) if jurisdiction.date_order == "day_first" else part


def _stated_year(task: _Task, first: DatePart, last: DatePart) -> PeriodReading:
    rule = "period.stated-year" if first.year and last.year else "period.year-of-range"
    start_year, end_year = first.year or last.year or 0, last.year or first.year or 0
    if first.year is None and _key(first) > _key(last):
        start_year -= 1
    if last.year is None and _key(last) < _key(first):
        end_year += 1
    start, end = _edges(first, start_year), _edges(last, end_year)
    if start is None or end is None:
        return task.unresolved(rule, "no such day is on the calendar", "the date as the agency meant it")
    return task.resolved(rule, start[0], end[1])


def _key(part: DatePart) -> tuple[int, int]:
    return part.month or 0, part.day or 0


def _in_year(task: _Task, first: DatePart, last: DatePart, year: int, rule: str) -> PeriodReading:
    end_year = year + 1 if _key(last) < _key(first) else year
    start, end = _edges(first, year), _edges(last, end_year)
    if start is None or end is None:
        return task.unresolved(rule, "no such day is on the calendar", "the date as the agency meant it")
    return task.resolved(rule, start[0], end[1])


def _nearest(task: _Task, first: DatePart, last: DatePart, published: date) -> PeriodReading:
    """The latest year that puts the start no later than publication; the next one where the sentence looks ahead."""
    for year in (published.year + 1, published.year, published.year - 1, published.year - 2, published.year - 3):
        edges = _edges(first, year)
        if (
            edges
            and edges[0] <= published + _GRACE
            and not task.setting.ahead
            and not _far_off(first, last, year, published)
        ):
            return _in_year(task, first, last, year, "period.latest-year")
    for year in range(published.year, published.year + 5):
        edges = _edges(last, year)
        if edges and edges[1] >= published and task.setting.ahead:
            return _in_year(task, first, last, year, "period.next-year")
    return task.unresolved("period.latest-year", "no such day is on the calendar", "the date as the agency meant it")


def _far_off(first: DatePart, last: DatePart, year: int, published: date) -> bool:
    """Whether a range begun in `year` would end well after publication: one told of as past lies a year earlier."""
    if first == last:
        return False
    edges = _edges(last, year + 1 if _key(last) < _key(first) else year)
    return edges is not None and edges[1] > published + _RUNNING


def _of_year(task: _Task, first: DatePart, last: DatePart) -> PeriodReading:
    """Place "March of this year" and "May 3 that same year"."""
    if task.mention.word == "same":
        if task.setting.anchor is None:
            return task.unresolved(
                "period.same-year", "the text names no date that these words point back to", "the year"
            )
        return _in_year(task, first, last, task.setting.anchor.end.year, "period.same-year")
    if task.published is None:
        return task.unresolved("period.of-year", "the year is counted from a publication date that is not known")
    return _in_year(task, first, last, task.published.year + (task.mention.count or 0), "period.of-year")


def fiscal_year(year: int, jurisdiction: Profile) -> Period:
    """The fiscal year `year` of a jurisdiction."""
    month = jurisdiction.fiscal_year_month
    begin = year - 1 if jurisdiction.fiscal_year_named_after == "end" and month > 1 else year
    start = date(begin, month, 1)
    return Period(start, date(begin + 1, month, 1) - _DAY)


def fiscal_year_of(day: date, jurisdiction: Profile) -> int:
    """The name of the fiscal year that `day` lies in."""
    late = day.month >= jurisdiction.fiscal_year_month > 1
    return day.year + 1 if late and jurisdiction.fiscal_year_named_after == "end" else day.year


def _fiscal(task: _Task) -> PeriodReading:
    mention, rule = task.mention, "period.fiscal-year"
    if mention.first and mention.first.year:
        last = mention.last.year if mention.last and mention.last.year else mention.first.year
        start, end = fiscal_year(mention.first.year, task.profile), fiscal_year(last, task.profile)
        if mention.word == "so far" and task.published is not None and start.start <= task.published <= end.end:
            return task.resolved("period.fiscal-year-to-date", start.start, task.published)
        return task.resolved(rule, start.start, end.end)
    if task.published is None:
        return task.unresolved(rule, "which fiscal year is meant depends on a publication date that is not known")
    now = fiscal_year_of(task.published, task.profile)
    count = mention.count or 0
    if count == 0:
        return task.resolved("period.fiscal-year-to-date", fiscal_year(now, task.profile).start, task.published)
    return task.resolved(rule, fiscal_year(now + count, task.profile).start, fiscal_year(now - 1, task.profile).end)


def _quarter(task: _Task) -> PeriodReading:
    mention = task.mention
    year, nth = (mention.first.year if mention.first else None), mention.count or 1
    if year is None:
        return task.unresolved("period.quarter", "the text names no year for the quarter", "the year")
    start = fiscal_year(year, task.profile).start if mention.form == "fiscal_quarter" else date(year, 1, 1)
    length = 6 if mention.unit == "half" else 3
    begin = months_before(start, -length * (nth - 1))
    return task.resolved("period.quarter", begin, months_before(begin, -length) - _DAY)


def _season(task: _Task) -> PeriodReading:
    season = next(item for item in words().seasons if item.name == task.mention.word)
    year = task.mention.first.year if task.mention.first else None
    if year is None:
        return task.unresolved("period.season", "the text names no year for the season", "the year")
    last_year = year if season.last_month >= season.first_month else year + 1
    end = date(last_year, season.last_month, monthrange(last_year, season.last_month)[1])
    return task.resolved("period.season", date(year, season.first_month, 1), end)


def _relative(task: _Task) -> PeriodReading:
    mention = task.mention
    unit, count = mention.unit or "day", mention.count
    if mention.rule == "date.week-of":
        return _week_of(task)
    if mention.word in ("same", "following", "offset", "same-span"):
        return _from_anchor(task, unit, count)
    named = {"date.today": "period.today", "date.ago": "period.ago"}
    rule = named.get(mention.rule) or f"period.{'last' if mention.rule == 'date.last' else 'this'}-{unit}"
    if task.published is None:
        return task.unresolved(rule, "the words count from a publication date that is not known")
    if count is None:
        return task.unresolved(rule, "the words do not say how long ago", "the date")
    period = whole(unit, step(task.published, unit, count), task.profile)
    if period is None:
        return task.unresolved(rule, f"no rule places a {unit} counted from publication", "the dates")
    return _about_now(task, rule, unit, period, task.published)


def _about_now(task: _Task, rule: str, unit: str, period: Period, published: date) -> PeriodReading:
    """A unit that may still be running: up to publication, or from it where the words look ahead."""
    word, count = task.mention.word, task.mention.count
    if word in ("later", "late") and unit != "day":
        return task.resolved(rule, min(published, period.end), period.end)
    if count == 0 and unit != "day":
        return task.resolved(rule, period.start, max(period.start, published))
    if task.mention.rule == "date.last" and unit in ("week", "month", "year") and word == "past":
        return task.resolved("period.past-window", step(published, unit, -1), published)
    return task.resolved(rule, period.start, period.end)


def _year_off(anchor: Period, named: DatePart | None) -> Period:
    """The stretch named before, in the year named, or in the year before."""
    years = named.year - anchor.end.year if named and named.year else -1
    return Period(step(anchor.start, "year", years), step(anchor.end, "year", years))


_BACK_RULES = {"same": "period.same", "following": "period.following", "same-span": "period.same-span"}


def _from_anchor(task: _Task, unit: str, count: int | None) -> PeriodReading:
    rule = _BACK_RULES.get(task.mention.word or "", "period.offset")
    anchor = task.setting.anchor
    if anchor is None:
        return task.unresolved(
            rule, "the text names no date that these words point back to", "the date they count from"
        )
    if count is None:
        return task.unresolved(rule, "the words do not say how long after", "the date")
    if unit == "hour":
        unit, count = "day", count // 24
    moved = step(anchor.end if count >= 0 else anchor.start, unit, count)
    if task.mention.word == "offset":
        if task.published is not None and moved > task.published + _GRACE and not task.setting.ahead:
            return task.unresolved(rule, "the words count to a day after publication", "the date they count from")
        return task.resolved(rule, moved, moved)
    back = task.mention.word == "same-span"
    period = _year_off(anchor, task.mention.first) if back else whole(unit, moved, task.profile)
    if period is None:
        return task.unresolved(rule, f"no rule places a {unit} counted from another date", "the dates")
    return task.resolved(rule, period.start, period.end)


def _week_of(task: _Task) -> PeriodReading:
    single = _dated(_Task(_bare(task.mention), task.published, task.profile, task.setting))
    if single.period is None:
        return single
    if task.mention.unit == "weekend":
        period = whole("weekend", single.period.start + timedelta(days=1), task.profile)
    elif task.mention.word in ("beginning", "starting"):
        period = Period.of(single.period.start, 7)
    elif task.mention.word == "ending":
        period = Period(single.period.end - timedelta(days=6), single.period.end)
    else:
        period = week_of(single.period.start, task.profile)
    if period is None:
        return task.unresolved("period.week-of", "no rule places this week", "the dates")
    return task.resolved("period.week-of", period.start, period.end)


def _bare(mention: DateMention) -> DateMention:
    return DateMention(mention.span, "day", "date.month-day", mention.first, mention.last)


def _weekday(task: _Task) -> PeriodReading:
    if task.published is None:
        return task.unresolved("period.weekday", "the weekday counts from a publication date that is not known")
    wanted = [name.lower() for name in words().weekdays].index(task.mention.word or "monday")
    if (task.mention.count or 0) > 0 or task.setting.ahead:
        day = task.published + timedelta(days=(wanted - task.published.weekday()) % 7 or 7)
    else:
        back = (task.published.weekday() - wanted) % 7
        # A statement dated Wednesday that says "Thursday" means tomorrow's release day more often than six days ago.
        soon = back == 6 and not task.mention.count
        day = task.published + _DAY if soon else task.published - timedelta(days=back or 7 * bool(task.mention.count))
    return task.resolved("period.weekday", day, day)


def _weekend(task: _Task) -> PeriodReading:
    if task.published is None:
        return task.unresolved("period.weekend", "the weekend counts from a publication date that is not known")
    saturday = task.published - timedelta(days=(task.published.weekday() - 5) % 7)
    end = saturday + _DAY if saturday < task.published else saturday
    return task.resolved("period.weekend", saturday, max(end, saturday + _DAY))


_WINDOWS = {"date.past-window": "period.past-window", "date.within-window": "period.within-window"}


def _window(task: _Task) -> PeriodReading:
    mention = task.mention
    count, unit = mention.count, mention.unit or "day"
    if mention.rule in _WINDOWS:
        return _back(task, count, unit, _WINDOWS[mention.rule])
    if count and mention.word == "fiscal year" and (mention.first or task.published):
        year = mention.first.year if mention.first and mention.first.year else None
        if year is None and task.published is not None:
            year = fiscal_year_of(task.published, task.profile)
        start = fiscal_year(year or 0, task.profile).start
        return task.resolved("period.first-window", start, step(start, unit, count) - _DAY)
    if mention.first and mention.first.year and count:
        start = date(mention.first.year, 1, 1)
        return task.resolved("period.first-window", start, step(start, unit, count) - _DAY)
    term = _term_at(mention.word or "", None, task.published)
    if mention.rule == "date.last-window":
        return _term_end(task, term)
    if term and count and mention.word != "first":
        return task.resolved("period.first-window", term[0], step(term[0], unit, count) - _DAY)
    return task.unresolved(
        "period.first-window", "the text does not say from which day the window runs", "its first day"
    )


def _back(task: _Task, count: int | None, unit: str, rule: str) -> PeriodReading:
    if count is None:
        return task.unresolved(rule, "the words do not say how long the window is", "its length")
    if task.published is None:
        return task.unresolved(rule, "the window ends on a publication date that is not known")
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    if unit not in ("day", "week", "weekend", "month", "quarter", "year", "decade", "century"):
        return task.unresolved(rule, f"no rule places a window of {unit}s", "the dates")
    if unit == "weekend":
        return _weekends_back(task, count, task.published)
    return task.resolved(rule, step(task.published, unit, -count), task.published)


def _weekends_back(task: _Task, count: int, published: date) -> PeriodReading:
    """The last weekends up to publication, from the first Saturday to the last Sunday; one that runs is among them."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return task.resolved("period.past-weekends", step(saturday, "week", 1 - max(1, count)), saturday + _DAY)


def _term_at(name: str, nth: int | None, published: date | None) -> tuple[date, date] | None:
    listed = [term for term in terms().terms if published is None or term.start <= published]
    if name in ("administration", "current", "inauguration"):
        listed = listed[-1:] if published else []
    elif name == "previous":
        listed = listed[-2:-1] if published else []
    else:
        listed = [term for term in listed if term.name == name]
        if nth is not None:
            listed = listed[nth - 1 : nth]
    if not listed or (published is None and len(listed) > 1):
        return None
    return listed[-1].start, listed[-1].end


def _term_end(task: _Task, term: tuple[date, date] | None) -> PeriodReading:
    """The last so many years, months or days of a term of office that is over."""
    count, over = task.mention.count, term is not None and (task.published is None or term[1] <= task.published)
    if term is None or not count or not over:
        return task.unresolved("period.last-window", "the text does not say which term of office is meant, or how long")
    return task.resolved("period.last-window", step(term[1], task.mention.unit or "year", -count), term[1])


def _term(task: _Task) -> PeriodReading:
    term = _term_at(task.mention.word or "", task.mention.count, task.published)
    if term is None:
        return task.unresolved("period.term", "the text does not say which term of office is meant")
    start, end = term
    if task.published is not None and start <= task.published <= end:
        end = task.published
    return task.resolved("period.term", start, end)


def _office(task: _Task) -> PeriodReading | None:
    if task.mention.rule == "date.took-office" or task.mention.word in (
        "inauguration",
        *{term.name for term in terms().terms},
    ):
        term = _term_at(task.mention.word or "", task.mention.count, task.published)
        return task.resolved("period.term", term[0], term[0]) if term else None
    return None


def _since(task: _Task) -> PeriodReading:
    """From the named day to publication."""
    anchor = task.setting.anchor
    if task.mention.rule == "date.since-then" and anchor is not None and task.published is not None:
        return task.resolved("period.since", anchor.start, max(anchor.start, task.published))
    office = _office(task)
    single = office or _start_of(task)
    if single.period is None:
        return single
    if task.published is None:
        return task.unresolved("period.since", "the stretch runs to a publication date that is not known")
    return task.resolved("period.since", single.period.start, max(single.period.start, task.published))


def _start_of(task: _Task) -> PeriodReading:
    mention = task.mention
    if mention.unit == "fiscal_year" or mention.word == "fiscal year":
        return _fiscal(task)
    if mention.first and (mention.first.year or mention.first.month):
        season = mention.word in {item.name for item in words().seasons}
        return _season(task) if season else _dated(task)
    if mention.word in [name.lower() for name in words().weekdays]:
        return _weekday(task)
    if mention.word in ("last", "this", "today", "same", "following", "so far", "past"):
        rule = {"last": "date.last", "past": "date.last", "today": "date.today", "same": "date.same"}
        bare = DateMention(
            mention.span, "relative", rule.get(mention.word, "date.this"), None, None, mention.count, mention.unit,
            "last" if mention.word == "past" else mention.word,
        )  # fmt: skip
        return _relative(_Task(bare, task.published, task.profile, task.setting))
    return task.unresolved("period.since", "the words do not say from which day", "the first day")


def _holiday(task: _Task) -> PeriodReading:
    entry = next((item for item in words().holidays if item.name == task.mention.word), None)
    year = task.mention.first.year if task.mention.first else None
    if entry is None:
        return task.unresolved("period.holiday", "no such holiday is listed", "the date")
    if year is not None:
        day = holiday(entry.month, entry.day, entry.weekday, entry.nth, year)
        return _day_off(task, day)
    if task.published is None:
        return task.unresolved("period.holiday", "the holiday's year counts from a publication date that is not known")
    days = [holiday(entry.month, entry.day, entry.weekday, entry.nth, task.published.year - back) for back in (0, 1)]
    return _day_off(task, next((each for each in days if each <= task.published), days[-1]))


def _day_off(task: _Task, day: date) -> PeriodReading:
    found = long_weekend(day) if task.mention.unit == "weekend" else Period(day, day)
    return task.resolved("period.holiday", found.start, found.end)


def _open(task: _Task) -> PeriodReading:
    return task.unresolved("period.until", "the words give an end and no beginning", "the first day")


_PLACERS: dict[str, Callable[[_Task], PeriodReading]] = {
    "day": _dated, "days": _dated, "month": _dated, "months": _dated, "year": _dated, "years": _dated,
    "fiscal_year": _fiscal, "fiscal_quarter": _quarter, "quarter": _quarter, "season": _season, "relative": _relative,
    "window": _window, "since": _since, "until": _open, "weekday": _weekday, "weekend": _weekend, "term": _term,
    "holiday": _holiday,
}  # fmt: skip
