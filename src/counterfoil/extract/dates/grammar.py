"""The one expression that finds the atoms of the date grammar: a single linear pass over a text.

Each named group is one kind of atom; earlier ones win where two begin at the same character. What an atom means is read
in `atoms`; how atoms join into ranges, in `mentions`.
"""

from __future__ import annotations

from functools import cache

from counterfoil.reference.calendar import words
from counterfoil.reference.patterns import Pattern, pattern

YEAR = r"(?:19|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
UNIT = r"(?:hour|day|week|weekend|month|quarter|year|decade|century|summer|fall|autumn|winter|spring|night)s?"


@cache
def number_words() -> str:
    """Digits or number words that count units of time, loose ones ("few") included."""
    table = words()
    tens = [name for name, value in table.counts.items() if 20 <= value < 100]
    plain = sorted((*table.counts, *table.loose_counts), key=len, reverse=True)
    loose = r"(?:a[ ])?couple[ ]of|(?:a[ ])?(?:few|hundred|dozen)"
    return rf"(?:\d{{1,4}}|(?:{'|'.join(tens)})-\pL+|{loose}|{'|'.join(plain)})"


@cache
def months() -> str:
    """Every month name, in title case as listed and in capitals, longest first."""
    names = [name for month in words().months for name in month.names]
    listed = sorted({*names, *(name.upper() for name in names)}, key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(listed)})"


@cache
def _full_months() -> str:
    full = [month.names[0] for month in words().months]
    short = sorted(
        {name for month in words().months for name in month.names[1:] if name[0].isupper() and len(name) < 5}
    )
    return rf"(?:(?:{'|'.join((*full, *(name.upper() for name in full)))})\b|(?:{'|'.join(short)})\.)"


def _weekdays() -> str:
    names = words().weekdays
    return f"(?:{'|'.join((*names, *(name.upper() for name in names)))})"


def _seasons() -> str:
    return f"(?:{'|'.join(season.name for season in words().seasons)})"


def _calendar_days() -> list[str]:
    month, weekday = months(), _weekdays()
    lead = rf"(?:{weekday},?\s+)?"
    year = rf"(?:(?:,?\s+|,){YEAR}\b)?"
    gap = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # no blank line: "… arrests 12", and below it "June 13, 2025"
    dash = r"\s*(?:-|–|—|to|through|thru|until|and|&)\s*"
    return [
        r"(?P<iso>\b(?:19|20)\d\d-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])\b)",
        r"(?P<numeric>\b\d{1,2}/\d{1,2}/(?:(?:19|20)\d\d|\d\d)\b|\b\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d\b)",
        rf"(?P<within>\b{lead}{month}(?:\.\s*|\s+){DAY}{dash}{DAY}{year})",
        rf"(?P<day>\b{lead}{month}(?:\.{gap}?|,?{gap}){DAY}{year})",
        rf"(?P<turned>\b{lead}{DAY}{gap}(?:of\s+|de\s+)?{month}\b(?:\.?,?\s+(?:del?\s+)?{YEAR}\b)?)",
        rf"(?P<month_year>\b{month}\b\.?,?\s+(?:of\s+|de\s+)?{YEAR}\b)",
        r"(?P<ngay>\b[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:,?\s+năm\s+(?:19|20)\d\d)?\b)",
    ]


def _fiscal_and_quarters() -> list[str]:
    fiscal = r"(?:(?i:fiscal\s+years?|fiscal)|FYs?)"
    quarter = r"(?:(?i:first|second|third|fourth|last|1st|2nd|3rd|4th|final)\s+(?i:fiscal\s+)?(?i:quarter)|Q[1-4])"
    running = r"(?:(?i:(?:so|thus)\s+far\s+(?:in|during|for)\s+))?"
    which = r"(?i:this|the\s+current|current|the\s+last|last|the\s+previous|previous|the\s+past|past|the\s+prior|prior)"
    return [
        rf"(?P<quarter>\b{quarter}(?:\s+(?:of|in))?,?\s+(?:the\s+)?(?:{fiscal}|(?i:calendar\s+year))?[\s-]*{YEAR}\b)",
        rf"(?P<half>\b(?i:first|second)\s+(?i:half\s+of)\s+(?:the\s+)?(?:{fiscal}\s+|(?i:calendar\s+year)\s+)?{YEAR}\b)",
        rf"(?P<fiscal>\b{running}{fiscal}[\s-]*(?:{YEAR}|['’]?\d\d)\b(?:\s+(?i:so\s+far|to\s+date)\b)?)",
        rf"(?P<this_fiscal>\b(?i:(?:so|thus)\s+far\s+(?:in\s+|during\s+)?)?{which}\s+(?i:fiscal\s+year)\b)",
    ]


TERM = r"(?:(?:President\s+)?(?:Donald\s+|Joe\s+)?(?:J\.\s+)?(?:Trump|Biden|Obama)(?:[’']s?)?(?:-Harris)?)"
REIGN = r"(?:administration|presidency|term(?:\s+in\s+office)?|tenure)"


def _windows() -> list[str]:
    count, unit, year = number_words(), UNIT, YEAR
    near = r"(?:just|about|approximately|only|less\s+than|under|over|more\s+than|nearly|roughly|around|at\s+least)"
    owner = rf"(?:(?:the|this|his|new|second|current|first)\s+)*(?:{TERM}\s+)?(?:second\s+|first\s+)?(?:{REIGN}|office)"
    of_term = rf"(?:\s+(?:of|in|under)\s+{owner}|\s+(?:back\s+)?in\s+office)"
    lead = r"(?:past|last|previous|preceding|prior|recent|first|next|coming|final|initial)"
    some = rf"(?:{count}[\s-]+)?"
    fiscal = rf"(?:\s+of\s+(?:(?i:the|this|the\s+current)\s+)?(?:(?i:fiscal\s+year|fiscal)\b|FY)(?:[\s-]*{year}\b)?)"
    back = r"\s+(?:back\s+)?in\s+(?:the\s+)?(?:office|power)\b"
    reign = rf"\b(?:{TERM}\s+(?:first|last)\s+{some}{unit}{back}|{TERM}[’']s?\s+first\s+{some}{unit}\b)"
    window = rf"(?i:\b{lead}\s+{some}(?:full\s+|fiscal\s+|calendar\s+)?{unit}\b)"
    window += rf"(?:{of_term}|(?i:\s+of\s+(?:{year}|this\s+year)\b)|{fiscal})?"
    ago = rf"\b{count}[\s-]+{unit}\s+(?:ago|earlier|later|prior|before|afterwards?|after|previously)\b"
    within = rf"\b(?:within|in)\s+(?:the\s+)?(?:{near}\s+)*{count}\s+(?:short\s+)?(?:hour|day|week|month|year)s?\b"
    return [
        f"(?P<reign_window>{reign})", f"(?P<window>{window})", f"(?P<ago>(?i:{ago}))", f"(?P<in_span>(?i:{within}))",
    ]  # fmt: skip


def _reigns() -> list[str]:
    took = r"(?:took|taking|returned|returning|assumed|was\s+sworn)\s+(?:to\s+)?(?:the\s+)?"
    order = r"(?:(?i:former|previous|prior|last|current|first|second)\s+)*"
    term = rf"\b(?i:the\s+)?{order}{TERM}\s+(?:(?i:first\s+|second\s+))?{REIGN}\b"
    nameless = r"\b(?i:this|the\s+(?:current|previous|prior|last|former))\s+administration\b"
    office = rf"\b(?:[Ss]ince\s+|[Aa]fter\s+)?{TERM}\s+{took}(?:office|into\s+office|White\s+House|in|presidency)\b"
    return [rf"(?P<term>{term}|{nameless})", rf"(?P<office>{office}|\b[Ii]nauguration\s+[Dd]ay\b)"]


def _relatives() -> list[str]:
    whole = rf"(?:day|week|weekend|month|quarter|year|morning|afternoon|evening|night|{_seasons()})"
    pointing = r"(?:this|that|(?:that|the|this)\s+same|same|the\s+(?:current|following|next))"
    part = r"(?:earlier|later|early|late|so\s+far|thus\s+far)"
    span = (
        rf"(?:time\s?frame|(?:time\s+)?period|time|span|stretch|dates|(?:{number_words()}[\s-]+)?(?:day|week|month)s?)"
    )
    span += r"(?:\s+(?:period|span|stretch))?"
    past = r"(?:last|the\s+(?:previous|prior|preceding))\s+(?:fiscal\s+)?year"
    past += r"|(?:a|the|one)\s+year\s+(?:ago|earlier|before)"
    return [
        rf"(?P<same_span>(?i:\b(?:the\s+|this\s+|that\s+)?same\s+{span}(?:,?\s+(?:of|in|during|for))?\s+(?:{past}|{YEAR})\b))",
        rf"(?P<this>(?i:\b(?:{part}\s+)?{pointing}\s+(?:past\s+|calendar\s+|coming\s+)?{whole}\b))",
        r"(?P<weekend>(?i:\b(?:over|during)\s+(?:the\s+|this\s+)?(?:past\s+|last\s+)?(?:holiday\s+)?weekend\b))",
        rf"(?P<season>\b(?i:(?:early|late|mid)[\s-]+)?(?i:{_seasons()})(?:\s+of|,)?\s+{YEAR}\b)",
        r"(?P<today>(?i:\b(?:today|yesterday|tonight|tomorrow|last\s+night|overnight|year[\s-]to[\s-]date)\b))",
        r"(?P<since_then>(?i:\bsince\s+(?:then|that\s+(?:time|day)|its\s+(?:inception|launch|creation|start))\b))",
        r"(?P<decade>\b(?:(?i:early|late|mid)[\s-]+)?(?:19|20)\d0s\b)",
    ]


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of atom in the order of their groups; no other group captures."""
    return tuple(part.split("P<")[1].split(">")[0] for part in _parts())


@cache
def atoms() -> Pattern:
    """Every atom of the grammar in one alternation; the number of the group that matched is its place in `kinds`."""
    return pattern("|".join(_parts()))


@cache
def _parts() -> tuple[str, ...]:
    holidays = "|".join(holiday.name.replace("'", "['’]").replace(" ", r"\s+") for holiday in words().holidays)
    last = [
        rf"(?P<holiday>(?i:\b(?:{holidays})\b(?:\s+(?:day|eve|weekend)\b)?)(?:,?\s+(?:in\s+|of\s+)?{YEAR}\b)?)",
        rf"(?P<weekday>\b(?:(?:last|this|next|past|early|late)\s+)?{_weekdays()}\b(?:\s+(?:morning|afternoon|evening|night)\b)?)",
        rf"(?P<month>\b{_full_months()})",
        rf"(?P<year>\b{YEAR}\b)",
    ]
    return (*_calendar_days(), *_fiscal_and_quarters(), *_windows(), *_reigns(), *_relatives(), *last)
