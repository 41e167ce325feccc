"""How long something is said to have lasted, where the text dates what it cannot be older than.

"For nearly eleven years he evaded the police" is not possible of a crime of six years ago. Which date such a length
begins with is seldom said, so nothing is said unless no date of the text could be its beginning.
"""

from __future__ import annotations

from datetime import timedelta

from counterfoil.model import Interval, Relation, Span, Step
from counterfoil.reconcile.elapsed import placed_in
from counterfoil.reconcile.moments import NAMED, Length, Moment, lengths_in, moment, published, told
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_AT_LARGE = pattern(
    r"\b(?:evad(?:e|ed|ing)|elud(?:e|ed|ing)|on the run|at large|hid(?:ing|den)?\b|escap(?:ed"
    r"|ing) (?:justice|prosecution|capture)"
    r"|fugitive from|remained free|on the lam|dodged|search for|hunt for)"
)
_CRIME = pattern(
    r"\b(?:crimes?|murder\w*|kill\w*|homicides?|kidnap\w*|rap(?:e|es|ed|ing)|robber\w*|robbed|shoot\w*"
    r"|shot|stabb\w*"
    r"|massacre\w*|genocide|assault\w*|abduct\w*|disappear\w*|offens\w+|committed|bomb\w*|torture\w*|attack\w*)\b"
)
_OF_CRIME = pattern(
    r"\b(?:crimes?|murder\w*|kill\w*|homicides?|kidnapp\w*|rape[sd]?|robber\w*|robbed|shot|stabb\w*"
    r"|assault\w*|offenses?"
    r"|committed)\b[^.,;]{0,40}\b(?:in|on)(?: the)?(?: early| late| mid)? $"
)
_OF_TRIAL = pattern(
    r"\b(?:convicted|sentenced|incarcerated|imprisoned|jailed)\b[^.,;]{0,60}\b(?:in|on|since)(?: the)? $"
)
_SERVED = pattern(
    r"\b(?:(?:served|after serving|having served|spent)(?: (?:a|an|some|a total of|just|only|approximately"
    r"|about|nearly))*) $"
)
_TO_COME = pattern(
    r"\b(?:will|would|could|must|faces?|facing|ordered|months?|to serve|to be served|minimum|maximum"
    r"|if convicted)\b"
)
_IN_PRISON = pattern(
    r"^(?:[- ](?:prison|jail|term|sentence)| (?:in (?:[\pL]+ )?(?:prison|jail|custody)|behind bars"
    r"|of (?:his|her|their|the|a))|,? (?:and|before|for)\b)"
)
_OVERSTAYED = pattern(r"\boverstay(?:ed|ing|s)?\b[^.;]{0,50}\b(?:by|for) $")
_ENTERED = pattern(r"\b(?:enter\w*|admitted|arrived|came to)\b")
_LEFT_UNTIL = pattern(r"\b(?:depart|leave|expir\w+|valid (?:until|through)|until)\b")
_AGO = pattern(
    r"\b(?:crimes?|murders?|killings?|homicides?|attacks?|shootings?|offenses?|robber(?:y|ies)"
    r"|massacre)\b[^.;]{0,60}\b(?:took place|occurred|happened|committed|carried out)(?: (?:about"
    r"|more than|over|nearly|almost|some))? $"
)
_HISTORY = pattern(
    r"\b(?:history|record|career|convictions|rap sheet)\b[^.;]{0,30}\b(?:span(?:s|ned|ning)?|stretch(?:es"
    r"|ing)|going back|dates? back)(?: (?:over|more than|nearly|at least|almost))? $"
)
_FIRST = pattern(r"\bfirst\b")
_NTH_YEAR = pattern(
    r"\b(?:in|entering|marks|now in) (?:its|their) (first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|\pN{1,2}(?:st|nd|rd|th)) year\b"
)
_FOUNDED = pattern(
    r"\b(?:since its (?:inception|creation|launch|founding|start|establishment|formation)"
    r"|it was (?:established|created|founded|launched|formed)|its (?:inception|creation|launch|founding"
    r"|establishment)|began operations)(?: (?:in|on|back in))? ?$"
)
_YEARS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_IN_CUSTODY = pattern(
    r"\bin (?:ice|ero|u\.s\. immigration and customs enforcement|immigration) (?:custody|detention)(?: for)? $"
)
_TAKEN = pattern(
    r"\b(?:(?:in)?to ice custody|ice (?:[\pL]+ )?(?:arrested|took|encountered|detained)"
    r"|ero (?:[\pL]+ )?(?:arrested|took)|(?:booked|transferred|turned over|entered|came) (?:in)?to)\b[^.;]{0,80}$"
)
_TAKEN_UNDATED = pattern(
    r"\b(?:took|taken|transferred|released|turned over|entered|came|booked)\b[^.;]{0,40}\b(?:in)?to ice custody\b"
)
_FLASHBACK = pattern(r"\b(?:had|previously|earlier|before|prior|already|again|scheduled|will|expected)\b")
_AGAIN = pattern(r"\b(?:back into|returned to|again (?:taken|placed|booked) in(?:to)?|re-?entered) ice custody\b")
_DIED = pattern(r"\b(?:died|passed away|pronounced (?:dead|deceased)|deceased|death)\b(?:[^.;]|[ap]\.m\.){0,90}$")
_LATER = pattern(r"^ later\b")
_BOTH = pattern(r"\b(enter|arriv|arrest|convict|remov|deport|releas)[\pL]*\b")
_PRETRIAL = 5 * 365
_VISA = 366
"""Days that a visitor may stay at the most, whose last day a text that dates the entry leaves out."""


def states(setting: Setting) -> tuple[Relation, ...]:
    """Every length of something that goes on up to a known day and that no date of the text lets be so long."""
    today = published(setting)
    if today is None:
        return ()
    found: list[Relation] = []
    for sentence in setting.told:
        for length in lengths_in(setting, sentence):
            relation = (
                _evaded(setting, sentence, length, today)
                or _served(setting, sentence, length, today)
                or _overstayed(setting, sentence, length, today)
                or _ago(setting, sentence, length, today)
                or _history(setting, sentence, length, today)
                or _held(setting, sentence, length)
                or _soon_after(setting, sentence, length)
            )
            if relation is not None:
                found.append(relation)
    return (*found, *_nth_year(setting, today))


def _all_dates(setting: Setting) -> list[Moment]:
    """Every date of the text outside its boilerplate."""
    kept: list[Moment] = []
    for mention in setting.extraction.dates:
        index = setting.document.segment_at(mention.span.start)
        if index is not None and setting.document.segments[index].kind != "boilerplate" and mention.form in NAMED:
            when = moment(setting, mention)
            kept += [when] if when is not None else []
    return kept


def _said(setting: Setting, when: Moment) -> str:
    """The sentence of a date."""
    home = next((s for s in setting.extraction.sentences if s.contains(when.span)), when.span)
    return setting.lower[home.start : home.end]


def _too_long(setting: Setting, length: Length, starts: list[Moment], today: Moment, extra: int = 0) -> Relation | None:
    """The finding where the length reaches back beyond the first of the starts."""
    if not starts or not length.days.low:
        return None
    first = min(starts, key=lambda m: m.readings[0][0])
    most = (today.readings[0][1] - first.readings[0][0]).days + extra
    return told(setting, length, first, today, "duration.later") if length.days.low > most else None


def _evaded(setting: Setting, sentence: Span, length: Length, today: Moment) -> Relation | None:
    if length.unit not in ("year", "decade") or _AT_LARGE.search(setting.lower[sentence.start : sentence.end]) is None:
        return None
    dates = _all_dates(setting)
    if not dates:
        return None
    first = min(dates, key=lambda m: m.readings[0][0])
    return _too_long(setting, length, [first], today) if _CRIME.search(_said(setting, first)) is not None else None


def _served(setting: Setting, sentence: Span, length: Length, today: Moment) -> Relation | None:
    """As in "after serving over 30 years", where the crime that is told beside it is of twenty years ago."""
    led = setting.lower[max(sentence.start, length.span.start - 50) : length.span.start]
    after = setting.lower[length.span.end : length.span.end + 40]
    if length.unit not in ("year", "decade") or _SERVED.search(led) is None or _IN_PRISON.match(after) is None:
        return None
    if _TO_COME.search(setting.lower[sentence.start : sentence.end]) is not None:
        return None
    order = [s for s in setting.extraction.sentences if s.end <= sentence.end][-3:]
    block = setting.document.segment_at(sentence.start)
    near = [m for s in order if setting.document.segment_at(s.start) == block for m in placed_in(setting, s)]
    worded = [m for m in near if _OF_CRIME.search(_before(setting, m)) or _OF_TRIAL.search(_before(setting, m))]
    done = [m for m in worded if _OF_CRIME.search(_before(setting, m))]
    return _too_long(setting, length, worded, today, 0 if len(done) == len(worded) else _PRETRIAL)


def _overstayed(setting: Setting, sentence: Span, length: Length, today: Moment) -> Relation | None:
    """As in "overstayed his visa by more than ten years", where he had to leave six years ago."""
    led = setting.lower[max(sentence.start, length.span.start - 90) : length.span.start]
    if _OVERSTAYED.search(led) is None:
        return None
    dates = _all_dates(setting)
    starts: list[Moment] = []
    for when in dates:
        said = setting.lower[max(0, when.span.start - 120) : when.span.start].rpartition(". ")[2]
        if _LEFT_UNTIL.search(said[-60:]) is not None:
            starts.append(when)
        elif _ENTERED.search(said) is not None:
            late = tuple((first, last + timedelta(days=_VISA)) for first, last in when.readings)
            starts.append(Moment(when.span, late))
    ends = [today, *dates]
    if not starts or any(i.meets(length.days) for s in starts for e in ends for i in s.apart(e)):
        return None
    return told(setting, length, starts[-1], today, "duration.later")


def _ago(setting: Setting, sentence: Span, length: Length, today: Moment) -> Relation | None:
    """As in "the murder that took place 18 years ago", where every crime of the text is of another year."""
    if setting.lower[length.span.end : length.span.end + 4] != " ago":
        return None
    if _AGO.search(setting.lower[sentence.start : length.span.start]) is None:
        return None
    dates = _all_dates(setting)
    crimes = [m for m in dates if _CRIME.search(_said(setting, m)) is not None]
    if len({m.readings[0][0].year for m in crimes}) != 1:
        return None
    if any(i.meets(length.days) for m in dates for i in m.apart(today)):
        return None
    return told(setting, length, crimes[0], today, "duration.later")


def _history(setting: Setting, sentence: Span, length: Length, today: Moment) -> Relation | None:
    """As in "His criminal history spans over three decades. He was first arrested in 2012"."""
    if _HISTORY.search(setting.lower[sentence.start : length.span.start]) is None:
        return None
    following = [s for s in setting.extraction.sentences if s.start >= sentence.start][:2]
    starts = [
        m for s in following for m in placed_in(setting, s) if _FIRST.search(setting.lower[s.start : m.span.start])
    ]
    return _too_long(setting, length, starts[:1], today)


def _held(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "He had been in custody for six days", where the text dates how he came there and how he died."""
    led = setting.lower[max(sentence.start, length.span.start - 70) : length.span.start]
    if _IN_CUSTODY.search(led) is None:
        return None
    dates = _all_dates(setting)
    taken = [m for m in dates if _TAKEN.search(_before(setting, m)) is not None]
    died = [m for m in dates if _DIED.search(_before(setting, m)) is not None]
    taken = [m for m in taken if m not in died]
    if not taken and len({m.readings for m in died}) == 1:
        return _held_since(setting, length, dates, died[0])
    if len({m.readings for m in taken}) != 1 or len({m.readings for m in died}) != 1:
        return None
    if any(i.meets(length.days) for m in dates for i in m.apart(died[0])) or not taken[0].apart(died[0]):
        return None
    return told(setting, length, taken[0], died[0], "duration.later")


def _held_since(setting: Setting, length: Length, dates: list[Moment], died: Moment) -> Relation | None:
    """As in "He was sentenced on July 3. Officers took him into ICE custody": on that day, or on a later one."""
    order = setting.extraction.sentences
    taken = [s for s in order if _TAKEN_UNDATED.search(setting.lower[s.start : s.end]) is not None]
    if (
        len(taken) != 1
        or any(taken[0].contains(m.span) for m in setting.extraction.dates)
        or _AGAIN.search(setting.lower)
    ):
        return None
    block = setting.document.segment_at(taken[0].start)
    told_on = [s for s in order if s.end <= taken[0].end and setting.document.segment_at(s.start) == block]
    for one in reversed(told_on):
        placed = placed_in(setting, one)
        if _FLASHBACK.search(setting.lower[one.start : one.end]) is not None or len(placed) > 1:
            return None
        if placed:
            first = placed[0]
            if any(i.meets(length.days) for m in dates for i in m.apart(died)) or not first.apart(died):
                return None
            longest = max(float(i.high or 0) for i in first.apart(died))
            return (
                told(setting, length, first, died, "duration.later") if float(length.days.low or 0) > longest else None
            )
    return None


def _before(setting: Setting, when: Moment) -> str:
    home = next((s for s in setting.extraction.sentences if s.contains(when.span)), when.span)
    return setting.lower[max(home.start, when.span.start - 130) : when.span.start]


def _soon_after(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "entered in 2023 and was arrested less than six months later", where both are dated elsewhere."""
    if _LATER.match(setting.lower[length.span.end : sentence.end]) is None:
        return None
    own = [m for m in placed_in(setting, sentence) if m.span.end <= length.span.start]
    if len(own) != 1 or (own[0].readings[0][1] - own[0].readings[0][0]).days < 300:
        return None
    deeds = [m.group(1) or "" for m in _BOTH.finditer(setting.lower[sentence.start : length.span.start])]
    if len(deeds) < 2 or deeds[0] == deeds[-1]:
        return None
    dates = [m for m in _all_dates(setting) if (m.readings[0][1] - m.readings[0][0]).days < 32]
    year = own[0].readings[0]
    starts = [m for m in dates if deeds[0] in _said(setting, m) and any(year[0] <= d[0] <= year[1] for d in m.readings)]
    stops = [m for m in dates if deeds[-1] in _before(setting, m)]
    if (
        not starts
        or not stops
        or any(i.meets(length.days) for s in starts for e in dates if e.span != s.span for i in s.apart(e))
    ):
        return None
    stop = next((e for e in stops if any(s.apart(e) and s.span != e.span for s in starts)), None)
    return None if stop is None else told(setting, length, starts[0], stop, "duration.later")


def _nth_year(setting: Setting, today: Moment) -> list[Relation]:
    """As in "in its second year" of what was founded five years ago."""
    match = _NTH_YEAR.search(setting.lower)
    if match is None:
        return []
    named = match.group(1) or ""
    count = _YEARS.index(named) + 1 if named in _YEARS else int(named.rstrip("stndrh"))
    founded = [
        m for m in setting.extraction.dates
        if m.first is not None and m.first.year
        and _FOUNDED.search(setting.lower[max(0, m.span.start - 70) : m.span.start] + _lead_of(setting, m.span))
    ]  # fmt: skip
    if len({m.first for m in founded}) != 1:
        return []
    year = (founded[0].first.year if founded[0].first is not None else None) or 0
    most = today.readings[0][0].year - year + 1
    if not most > 0 or most - 2 <= count <= most + 1:
        return []
    at = Span(match.start(1), match.end(1))
    words = f"{year} to {today.readings[0][0].year} is {number(most)} years, both counted"
    return [
        Relation(
            kind="duration",
            claims=(),
            verdict="inconsistent",
            stated=f"the {named} year",
            computed=f"{number(most)} years",
            rule="duration.later",
            steps=(Step(words, Interval.point(most)),),
            stated_interval=Interval.point(count),
            computed_interval=Interval(most - 1, most),
            basis=(at, founded[0].span),
        )
    ]


def _lead_of(setting: Setting, span: Span) -> str:
    """The words of a date before its first figure or month: "since its inception in "."""
    said = setting.lower[span.start : span.end]
    for month in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"):
        said = said.split(f" {month}")[0] + " " if f" {month}" in said else said
    return "".join(c for c in said if not c.isdigit())
