"""Agencies, their offices, courts and police: names of the data files, and names of known shapes."""

from __future__ import annotations

from counterfoil.extract.names.gazetteer import Hit
from counterfoil.model import NameMention, Span
from counterfoil.reference.agencies import agencies, area_names
from counterfoil.reference.patterns import pattern
from counterfoil.reference.people import not_names
from counterfoil.reference.places import states

_CAP = r"(?:(?:St|Ft|Mt)\.|\p{Lu}[\pL\pN&’'‘\-]*)"
_STATES = "|".join([*(state.name for state in states().states), "New York", "Washington", "the District of Columbia"])
_SHAPES = pattern(
    rf"((?:{_CAP}[ ]){{1,5}})(?:(?:Police|Sheriff[’']?s?|Sheriffs[’'])[ ](?:Departments?|Office|Service|Bureau|Dept\.)|Police|State[ ]Police|"
    rf"Highway[ ]Patrol|(?:District|State[’']?s|County|Commonwealth[’']?s)[ ]Attorney[’']?s?[ ]Office|Attorney[ ]General[’']s[ ]Office|"
    rf"DA[’']s[ ]Office|(?:County[ ])?Prosecutor[’']s[ ]Office|Fire[ ]Department|"
    rf"Task[ ]Forces?|Crime[ ]Commission|Correctional[ ](?:Facility|Institution|Center)|(?:House|Department)[ ]of[ ]Corrections?|"
    rf"Police[ ]and[ ]Sheriff)\b"
)
_STATE_BODY = pattern(
    rf"(?:{_STATES}|{_CAP}[ ]County)(?:[ ]State)?[ ]Department[ ]of[ ](?:{_CAP})(?:,?[ ](?:and[ ]|&[ ])?(?:Safety|Services?|Enforcement|Community|Human|"
    r"Supervision|Rehabilitation|Vehicles|Parole|Wildlife|Justice|Health|Corrections|Protection|Conservation|Security|Probation|Affairs|Transportation)){0,4}"
)
_ATTORNEY = pattern(
    r"(?:U\.?[ ]?S\.?|United States) Attorney(?:[’']?s[’']?(?: Office)?)?,? (?:for |in |of )?(?:the )?"
    rf"(?:(?:Northern|Southern|Eastern|Western|Middle|Central) )?Districts? of (?:{_STATES})"
)
_COURT = pattern(
    rf"(?:(?:U\.?[ ]?S\.?|United States|{_CAP}(?:[ ]{_CAP}){{0,4}})[ ](?:District|Bankruptcy|Superior|Supreme|Circuit|Municipal|Criminal|"
    rf"County|Federal|Magistrate|Immigration|Probate|Appeals|Juvenile|Trial|Justice)[ ]Courts?(?:house)?|Court[ ]of[ ](?:Common[ ]Pleas|Appeals|Appeal|Claims))"
    rf"(?:[ ](?:for|in|of)[ ](?:the[ ])?(?:(?:(?:Northern|Southern|Eastern|Western|Middle|Central|[0-9A-Z][a-z0-9]+)[ ])?"
    rf"(?:District|Circuit|County)[ ]of[ ](?:{_STATES}|{_CAP})|{_CAP}[ ](?:County|Parish)(?:,[ ]{_CAP}(?:[ ]{_CAP})?)?))?"
)
_DISTRICT = pattern(rf"(?:Northern|Southern|Eastern|Western|Middle|Central) Districts? of (?:{_STATES})")
_FIELD = pattern(
    rf"({_CAP}(?:[ ]{_CAP}){{0,2}}(?:,[ ]D\.?C\.?)?)[ ](?:[Ff]ield [Oo]ffices?|Sector|Station|[Ss]ub-?[Oo]ffice|[Dd]ivision|Resident Agent in Charge)\b"
)
_AREAS = pattern(
    rf"((?:{_CAP}(?:[ ]{_CAP}){{0,2}}(?:,[ ]D\.C\.)?(?:,[ ]and[ ]|,[ ]|[ ]and[ ]))*{_CAP}(?:[ ]{_CAP}){{0,2}})[’']?s?[ ](?:[Aa]reas?[ ]of[ ][Rr]esponsibility|AORs?)\b"
)
_JOIN = pattern(r",[ ]and[ ]|,[ ]|[ ]and[ ]")
_OFFICED = (
    "dhs.ice",
    "doj.dea",
    "doj.fbi",
    "doj.atf",
    "dhs.cbp",
    "doj.usms",
    "treasury.irsci",
    "usps.uspis",
    "dhs.usss",
    "dhs.hstf",
    "state.dss",
)
_GAPS = frozenset({" ", "’s ", "'s ", ") ", ")’s ", "’ ", " - ", ", "})


def bodies(text: str, hits: tuple[Hit, ...]) -> tuple[list[NameMention], ...]:
    """Mentions of agencies (`agency`), and of offices, courts and areas of responsibility (`office`).

    In order of trust: an overlap goes to the earlier list.
    """
    return _areas(text), _courts(text), _offices(text, hits), _local(text)


def _offices(text: str, hits: tuple[Hit, ...]) -> list[NameMention]:
    """Agencies of the data files; `ERO` with a place behind it is one of its offices."""
    parents = {agency.id: agency.parent for agency in agencies().agencies}
    found: list[NameMention] = []
    for index, hit in enumerate(hits):
        if hit.sort != "agency":
            continue
        span = hit.span
        follower = hits[index + 1] if index + 1 < len(hits) else None
        if (
            follower is not None
            and follower.sort in ("city", "weak", "state", "office", "region")
            and hit.key.startswith(_OFFICED)
        ):
            gap = text[span.end : follower.span.start]
            inside = gap in {" ", ") ", ")", " the "} or (
                gap == ", " and text[follower.span.end : follower.span.end + 2] == ", "
            )
            if inside and gap != " the " and gap != ", ":
                start = span.start
                if (
                    found
                    and found[-1].kind == "agency"
                    and parents.get(hit.key) == found[-1].key
                    and text[found[-1].span.end : start] == " "
                ):
                    start = found.pop().span.start
                slug = follower.key.rsplit("/", 1)[-1]
                found.append(NameMention(Span(start, follower.span.end), "office", "name.office", f"{hit.key}/{slug}"))
                continue
        found.append(NameMention(span, "agency", "name.agency", hit.key))
    return found


def _local(text: str) -> list[NameMention]:
    """Police, sheriffs, prosecutors and task forces by the shape of their names, and field offices by place."""
    found = []
    for match in _SHAPES.finditer(text):
        start = _trim(text, match.start(), match.end())
        found.append(NameMention(Span(start, match.end()), "agency", "name.agency-shape"))
    for match in _FIELD.finditer(text):
        start = _trim(text, match.start(), match.end())
        found.append(NameMention(Span(start, match.end()), "office", "name.field-office"))
    return found


def _courts(text: str) -> list[NameMention]:
    """Courts, federal prosecutors, judicial districts and departments of states."""
    found = []
    for match in _ATTORNEY.finditer(text):
        found.append(NameMention(Span(match.start(), match.end()), "office", "name.prosecutor", "doj.usao"))
    for match in _COURT.finditer(text):
        start = _trim(text, match.start(), match.end())
        found.append(NameMention(Span(start, match.end()), "office", "name.court", "court"))
    for match in _DISTRICT.finditer(text):
        found.append(NameMention(Span(match.start(), match.end()), "office", "name.district", "court"))
    for match in _STATE_BODY.finditer(text):
        found.append(NameMention(Span(match.start(), match.end()), "agency", "name.agency-shape"))
    return found


def _areas(text: str) -> list[NameMention]:
    """`the Akron, Salem and Dayton areas of responsibility`: each is an area, not a city."""
    found = []
    for match in _AREAS.finditer(text):
        begin, at = match.start(1), match.start(1)
        listed = text[begin : match.end(1)]
        pieces: list[tuple[int, int]] = []
        for join in (*_JOIN.finditer(listed), None):
            end = begin + join.start() if join is not None else match.end(1)
            pieces.append((at, end))
            at = begin + join.end() if join is not None else end
        for start, end in pieces:
            trimmed = _trim(text, start, end)
            key = area_names().get(text[trimmed:end], "aor")
            found.append(NameMention(Span(trimmed, end), "office", "name.area", key))
    return found


_LEADS = frozenset({"the", "on", "in", "at", "by", "and", "with", "from", "when", "after", "while", "as", "an", "a", "this", "former", "local",
                    "today", "officers", "agents", "detectives", "to", "for", "of", "acting", "also", "his", "her", "their", "our",
                    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
                    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})  # fmt: skip


def _trim(text: str, start: int, end: int) -> int:
    """Where the name begins: function words and days in front of it are not of it."""
    while True:
        space = text.find(" ", start, end)
        if space < 0:
            return start
        word = text[start:space].lower().rstrip(".,")
        if word not in _LEADS and not (word in not_names() and word.endswith("ly")):
            return start
        start = space + 1
