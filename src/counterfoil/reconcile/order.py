"""Dates in an order that the words rule out: what follows an event is dated before it, what is past lies ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from counterfoil.model import DateMention, Interval, Relation, Span, Step
from counterfoil.reconcile.elapsed import placed_in
from counterfoil.reconcile.moments import Moment, apart_by_stop, moment, published, spelled
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_BACK = pattern(
    r"^([^;]{0,70}?)\b(?:just |shortly |immediately |only )?(after|following|upon|before|prior to)\b([^;]*)$"
)
"""Between a date and the one that its clause is said to follow or to come before."""
_FORTH = pattern(
    r"(?:,| and| but|;) (?:(?:where|who|he|she|they|it|[\pL’'-]+) ){0,3}(?:(?:was|were) )?"
    r"(subsequently|then|later|(?:(?:a few|several|some|many|two|three|four|five|six|just|only"
    r"|\pN+) )*(?:days|weeks|months|years) later)\b"
    r"([^;]*)$"
)
"""Between a date and the one of what is said to have come later."""
_LEADS_IN = pattern(r"^,? ?(?:(?:on|in|around|about|or about|in about|early|late|the [\pL]+ of) ?)*$")
_UNTIL = pattern(
    r"(?:^|\b(?:remain\w*|continu\w+|stay\w*|lasting|lasted|valid|authoriz\w+|permission|departure|held"
    r"|detained|good|parole\w*)\b[^.;]{0,60}) "
    r"until (?:about |approximately |at least |on |in )*$"
)
_CHAIN = pattern(
    r"^,?(?: (?:in|at|by|near|for) [\pL0-9 .’'-]{2,70}?)?,? and (?:(?:was|were|he was|she was|later|then"
    r"|subsequently) )*"
    r"(sentenced|convicted|removed|deported|released|extradited|pleaded guilty|pled guilty|indicted)\b[^;]{0,90}$"
)
_ENDS = {
    "sentenced": r"(?:arrested|convicted|indicted|charged|pleaded guilty|pled guilty|found guilty)",
    "convicted": r"(?:arrested|indicted|charged)",
    "removed": r"(?:arrested|apprehended|detained|encountered|ordered removed|entered)",
    "deported": r"(?:arrested|apprehended|detained|encountered|ordered removed|ordered deported|entered)",
    "released": r"(?:arrested|apprehended|detained|convicted)",
    "extradited": r"(?:arrested|apprehended|detained|captured)",
    "pleaded guilty": r"(?:arrested|indicted|charged)",
    "pled guilty": r"(?:arrested|indicted|charged)",
    "indicted": r"(?:arrested)",
}
"""What comes before a deed where one sentence tells of both, one after the other."""
_FIRST_DEED = {name: pattern(rf"\b{words}\b[^;]{{0,120}}$") for name, words in _ENDS.items()}
_OPENS = pattern(r"^(?:[\pL .’'-]{2,40} [—–-] )?[“\"]?(after|following) ([^;]*)$")
_TURNS = pattern(
    r"\b(?:that|who|whom|which|had|have|has|previous(?:ly)?|prior|earlier|since|because|until|scheduled"
    r"|expected|set"
    r"|will|expir\w+|through|if|while|when|where|whose|despite|although|between|deadline|due|valid"
    r"|in connection|stemming|related|dating)\b|[;“”\"]"
)
"""Words after which a date may be of something else than what the clause tells of."""
_FROM_ONE = pattern(
    r"\b(?:from|between|beginning in|beginning on|starting in)(?: (?:at least|about|approximately|in|on|or"
    r"|around))* $"
)
_TO_OTHER = pattern(
    r"^,? (?:to|through|until|and)(?: (?:at least|about|approximately|in|on|or|around|(?:his|her|their"
    r"|its) [\pL]+ (?:in|on)))* $"
)
_FROM = pattern(r"\b(?:from|since|until|through|by)\s*$")
_OTHER_DEED = pattern(r"\b[\pL]{3,}(?:ed|ing)\b|\band\b|\bwas\b|\bis\b|\bwere\b")
_AND = pattern(r"\band\b")
_LONG = 130
_EVENT = pattern(r"^(?:following|after) (?:the|this|that|his|her|their) (?:[\pL-]+ )?([\pL-]{4,})\b,?")
_DATED = r"\b(?:the|a|an|his|her|their) (?:[\pL-]+ ){0,2}%s,? (?:on |in |of )?$"
_ON_DAY = pattern(r"^(?:“|\")?(?:on|in) $")
_FLASHBACK = pattern(r"\b(?:had|previously|earlier|before|prior|since|already|years ago)\b")
_DEEDS = (
    r"(?:arrested|apprehended|convicted|sentenced|removed|deported|entered|indicted|pleaded guilty"
    r"|pled guilty|detained"
    r"|died|encountered|released|extradited|killed|murdered)"
)
_DONE = pattern(rf"\b{_DEEDS}(?: (?:him|her|them|[\pL][\pL’'-]+))?(?: [\pL’'-]+){{0,6}},?(?: on| in)? $")
_AHEAD = pattern(
    r"\b(?:will|would|to be|scheduled|expected|set|until|if|due|could|may|can|should|by|plans?|hearing"
    r"|trial|when|faces?|upcoming|is|are|be)\b"
)
_NATURALIZED = pattern(r"\b(?:naturaliz\w+|became an? (?:u\.s\. |united states |american )?citizen|citizenship)\b")
_BEFORE_THAT = pattern(
    r"^,? (?:and )?(?:all )?(?:prior to|before) (?:his|her|their|being|becoming|he|she|they)\b([^.;]{0,60})"
)
_LEEWAY, _WEEKS = 3, 21
"""Days behind the publication within which a date without a year is told by mistake: earlier may be a page's late
post, later last year's."""
_YEAR_DAYS, _WRAP = 365, 150
"""Days within which a story without years runs on into the next: "arrested Nov. 3 and sentenced Jan. 8"."""
_MARGIN = 7
"""Days that a statement may be dated before what it tells of: pages are edited later."""


def order(setting: Setting) -> tuple[Relation, ...]:
    """Every pair of dates whose order the words beside them rule out."""
    found: list[Relation] = []
    for sentence in setting.told:
        dates = placed_in(setting, sentence)
        found.extend(r for one, two in pairwise(dates) if (r := _between(setting, sentence, one, two)) is not None)
        found.extend(_reversed(setting, sentence))
        found.extend(_opening(setting, sentence, dates))
        found.extend(_after_event(setting, sentence))
        found.extend(_ahead(setting, sentence))
        found.extend(_before_naturalized(setting, sentence))
    return tuple(dict.fromkeys(found))


def _between(setting: Setting, sentence: Span, one: Moment, two: Moment) -> Relation | None:
    """Two dates of one sentence with "after", "before" or "subsequently" between them."""
    if _unplaced_between(setting, one.span.end, two.span.start) or apart_by_stop(setting, one.span.end, two.span.start):
        return None
    between = setting.lower[one.span.end : two.span.start]
    behind = setting.lower[two.span.end : min(sentence.end, two.span.end + 24)]
    if len(between) > 2 * _LONG:
        return None
    led = setting.lower[sentence.start : one.span.start]
    if _FROM_ONE.search(led) is not None and _TO_OTHER.match(between) is not None and _dated(setting, one, two):
        return wrong(setting, one, two)
    if _UNTIL.search(between) is not None and not _FLASHBACK.search(between):
        return wrong(setting, one, two)
    return _back(setting, one, two, between, behind) or _forth(setting, one, two, between, led)


def _reversed(setting: Setting, sentence: Span) -> list[Relation]:
    """As in "from February 2025 to August 2020": a range with both years that ends before it begins."""
    found: list[Relation] = []
    for mention in setting.dates_in(sentence):
        one, two = mention.first, mention.last
        if mention.form not in ("days", "months", "years") or one is None or two is None:
            continue
        if one.year and two.year and moment(setting, mention) is None:
            early = moment(setting, replace(mention, last=one))
            late = moment(setting, replace(mention, first=two))
            if early is not None and late is not None and early.never_before(late):
                found.append(_made(setting, early, late, "duration.order"))
    return found


def _dated(setting: Setting, *moments: Moment) -> bool:
    """True where every date has its own year: a range without years may run over the turn of one."""
    return all(any(c.isdigit() for c in setting.words(m.span)[-4:]) and len(m.readings) == 1 for m in moments)


def _back(setting: Setting, one: Moment, two: Moment, between: str, behind: str) -> Relation | None:
    """As in "arrested on May 20, following his release on May 4"."""
    match = _BACK.match(between) if len(between) <= _LONG else None
    if match is None:
        return None
    told = match.group(3) or ""
    if _OTHER_DEED.search(match.group(1) or "") or _TURNS.search(match.group(1) or "") or _FROM.search(told):
        return None
    if _TURNS.search(told) or "," in told.rstrip(", ") or _AND.search(told) or _TURNS.search(behind[:12]):
        return None
    early, late = (two, one) if match.group(2) in ("after", "following", "upon") else (one, two)
    return wrong(setting, early, late)


def _forth(setting: Setting, one: Moment, two: Moment, between: str, led: str) -> Relation | None:
    """As in "arrested on April 2, 2024, and was subsequently convicted on April 16", "arrested …, and sentenced …"."""
    match = _FORTH.search(between)
    if match is not None:
        before = between[: match.start()]
        if not (
            _TURNS.search(match.group(2) or "")
            or _FLASHBACK.search(before)
            or "”" in between
            or "who" in before.split()
        ):
            return wrong(setting, one, two)
    match = _CHAIN.match(between)
    if match is None or _TURNS.search(between) or _FLASHBACK.search(led):
        return None
    first = _FIRST_DEED[match.group(1) or "sentenced"].search(led)
    return None if first is None or _AND.search(first.group() or "") else wrong(setting, one, two)


def _unplaced_between(setting: Setting, start: int, end: int) -> bool:
    """True where a date that cannot be placed stands between; "a few months later," right before the second is none."""
    lower = setting.lower
    return any(
        start <= m.span.start < end
        and not (
            m.form == "relative"
            and lower[m.span.end - 6 : m.span.end] == " later"
            and _LEADS_IN.match(lower[m.span.end : end])
        )
        for m in setting.extraction.dates
    )


def _opening(setting: Setting, sentence: Span, dates: list[Moment]) -> list[Relation]:
    """As in "After his arrest on May 3, 2024, he was released on April 2, 2024"."""
    if len(dates) != 2:
        return []
    one, two = dates
    match = _OPENS.match(setting.lower[sentence.start : one.span.start])
    between = setting.lower[one.span.end : two.span.start]
    if apart_by_stop(setting, one.span.end, two.span.start):
        return []
    if match is None or len(match.group(2) or "") > _LONG or len(between) > _LONG or not between.startswith(","):
        return []
    if (
        _TURNS.search(match.group(2) or "")
        or _TURNS.search(between)
        or _AND.search(between)
        or "," in (match.group(2) or "")
    ):
        return []
    relation = wrong(setting, one, two)
    return [] if relation is None else [relation]


def _after_event(setting: Setting, sentence: Span) -> list[Relation]:
    """As in "… in a coup on May 3, 1992. Following the coup, … On Dec. 1, 1991, …", in one block."""
    match = _EVENT.match(setting.lower[sentence.start : sentence.end])
    index = setting.document.segment_at(sentence.start)
    if match is None or index is None:
        return []
    dated = pattern(_DATED % (match.group(1) or ""))
    events = [
        m for m in setting.extraction.dates
        if m.span.end <= sentence.start and dated.search(setting.lower[max(0, m.span.start - _LONG) : m.span.start])
    ]  # fmt: skip
    event = moment(setting, events[-1]) if len({e.first for e in events}) == 1 else None
    block = setting.document.segments[index].span
    later = [s for s in setting.extraction.sentences if block.contains(s) and s.start >= sentence.start]
    for one in later if event is not None else ():
        dates = placed_in(setting, one)
        if not dates:
            continue
        opens = _ON_DAY.match(setting.lower[one.start : dates[0].span.start]) is not None
        told = setting.lower[one.start : one.end]
        if event is None or not opens or _FLASHBACK.search(told) is not None:
            return []
        relation = wrong(setting, event, dates[0])
        return [] if relation is None else [relation]
    return []


def _ahead(setting: Setting, sentence: Span) -> list[Relation]:
    """A deed told as past, dated with its year after the day of publication."""
    today, mentions = published(setting), setting.dates_in(sentence)
    if today is None or not mentions:
        return []
    found: list[Relation] = []
    for mention in mentions:
        if mention.form not in ("day", "month") or mention.first is None or mention.first != mention.last:
            continue
        if _AHEAD.search(setting.lower[sentence.start : sentence.end]):
            continue
        led = setting.lower[max(sentence.start, mention.span.start - _LONG) : mention.span.start]
        when = moment(setting, mention) if mention.first.year else _without_year(mention, today)
        if when is None or _DONE.search(led) is None:
            continue
        ahead = (when.readings[0][0] - today.readings[0][1]).days
        if ahead > _MARGIN or (not mention.first.year and ahead > _LEEWAY):
            found.append(_made(setting, when, today, "duration.ahead"))
    return found


def _without_year(mention: DateMention, today: Moment) -> Moment | None:
    """A day of the weeks right behind the publication, told without a year: nobody tells of last year's so."""
    day, first = today.readings[0][0], mention.first
    if first is None or not first.month or not first.day:
        return None
    try:
        when = date(day.year, first.month, first.day)
    except ValueError:
        return None
    return Moment(mention.span, ((when, when),)) if 0 < (when - day).days <= _WEEKS else None


def _before_naturalized(setting: Setting, sentence: Span) -> list[Relation]:
    """Deeds dated past the day of a naturalization that they are said to come before."""
    found: list[Relation] = []
    for mention in setting.dates_in(sentence):
        match = _BEFORE_THAT.match(setting.lower[mention.span.end : sentence.end])
        when = None if match is None else moment(setting, mention)
        if when is None or match is None or _NATURALIZED.search(match.group(1) or "") is None:
            continue
        days = [m for s in setting.extraction.sentences if s != sentence for m in _naturalized(setting, s)]
        if len({m.readings for m in days}) == 1 and all(
            last > day[1] for _, last in when.readings for day in days[0].readings
        ):
            found.append(_made(setting, when, days[0], "duration.order"))
    return found


def _naturalized(setting: Setting, sentence: Span) -> list[Moment]:
    """The date right behind words for becoming a citizen."""
    return [
        m for m in placed_in(setting, sentence)
        if _NATURALIZED.search(setting.lower[max(sentence.start, m.span.start - 50) : m.span.start]) is not None
    ]  # fmt: skip


def wrong(setting: Setting, early: Moment, late: Moment) -> Relation | None:
    """The finding where what must be the earlier lies behind the later in every reading."""
    behind = early.never_before(late) or _behind_in_any_year(setting, early, late)
    return _made(setting, early, late, "duration.order") if behind else None


def _behind_in_any_year(setting: Setting, early: Moment, late: Moment) -> bool:
    """True where neither day has its year, and one that is told next would be of another year, and months away."""
    if any(c.isdigit() for m in (early, late) for c in setting.words(m.span)[-4:-2]):
        return False
    one, two = early.readings[0][1], late.readings[0][0]
    if not all((m.readings[0][1] - m.readings[0][0]).days == 0 for m in (early, late)):
        return False
    ahead = (one.timetuple().tm_yday - two.timetuple().tm_yday) % _YEAR_DAYS
    same_year = (one.month, one.day) > (two.month, two.day)
    return same_year and 0 < ahead < _YEAR_DAYS - _WRAP


def _made(setting: Setting, early: Moment, late: Moment, rule: str) -> Relation:
    one, two = setting.words(early.span), setting.words(late.span)
    if early.span == late.span:
        one, two = "its beginning", "its end"
    days = min(((a[1] - b[0]).days for a in early.readings for b in late.readings if a[1] >= b[0]), default=0)
    behind = "publication" if rule == "duration.ahead" else two
    words = f"{one} is {spelled(days, days)} after {behind}"
    said = f"what is past on {one}" if rule == "duration.ahead" else f"{one} before {two}"
    said = setting.words(early.span) if early.span == late.span else said
    spans = (early.span,) if rule == "duration.ahead" else (early.span, late.span)
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=said,
        computed=words,
        rule=rule,
        steps=(Step(words, Interval.point(days)),),
        basis=tuple(sorted(set(spans), key=lambda s: s.start)),
    )
