"""Agencies, their offices, courts and police: names of the data files, and names of known shapes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.extract.names.gazetteer import Hit
from counterfoil.extract.names.introduced import introduced
from counterfoil.model import NameKind, NameMention, Span
from counterfoil.reference.agencies import agencies, area_names
from counterfoil.reference.patterns import Match, Pattern, pattern
from counterfoil.reference.places import states
from counterfoil.reference.shapes import CAPITAL, either, shapes, trimmed

_JOIN = pattern(r",[ ]and[ ]|,[ ]|[ ]and[ ]")
_WITH_OFFICES = frozenset(
    {"ice", "ero", "hsi", "dea", "fbi", "atf", "cbp", "ofo", "usms", "irsci", "uspis", "usss", "hstf", "dss", "opla"}
)  # agencies that name their offices after places
_PLACES = frozenset({"city", "weak", "state", "office", "region"})


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Patterns of names that no list can hold."""

    attorney: Pattern
    court: Pattern
    district: Pattern
    department: Pattern
    body: Pattern
    public: Pattern
    field: Pattern
    areas: Pattern


@cache
def _shapes() -> _Shapes:
    words = shapes()
    state = either((*(entry.name for entry in states().states), "New York", "Washington", "the District of Columbia"))
    several = rf"{CAPITAL}(?:[ ]{CAPITAL}){{0,2}}"
    district = rf"(?:Northern|Southern|Eastern|Western|Middle|Central)[ ]Districts?[ ]of[ ]{state}"
    country = r"(?:U\.?[ ]?S\.?|United[ ]States)"
    where = (
        r"(?:[ ](?:for|in|of)[ ](?:the[ ])?(?:(?:[0-9A-Z]\w+[ ])?(?:District|Circuit|County)[ ]of[ ]"
        rf"(?:{state}|{CAPITAL})|{CAPITAL}[ ](?:County|Parish)(?:,[ ]{CAPITAL}(?:[ ]{CAPITAL})?)?))?"
    )
    return _Shapes(
        attorney=pattern(
            rf"{country}[ ]Attorney(?:[’']?s[’']?(?:[ ]Office)?)?,?[ ](?:for[ ]|in[ ]|of[ ])?(?:the[ ])?"
            rf"(?:{district}|Districts?[ ]of[ ]{state})"
        ),
        court=pattern(
            rf"(?:(?:{country}|{CAPITAL}(?:[ ]{CAPITAL}){{0,4}})[ ]{either(words.courts)}[ ]Courts?(?:house)?"
            rf"|Court[ ]of[ ](?:Common[ ]Pleas|Appeals?|Claims)){where}"
        ),
        district=pattern(district),
        department=pattern(
            rf"(?:{state}|{CAPITAL}[ ]County)(?:[ ]State)?[ ]Department[ ]of[ ]{CAPITAL}"
            rf"(?:,?[ ](?:and[ ]|&[ ])?{either(words.departments)}){{0,4}}"
        ),
        body=pattern(rf"(?:{CAPITAL}[ ]){{1,5}}{either(words.bodies)}(?:[^\pL]|$)"),
        public=pattern(rf"(?:{CAPITAL}[ ]){{2,5}}{either(words.ends)}(?:[^\pL]|$)"),
        field=pattern(rf"{several}(?:,[ ]D\.?C\.?)?[ ]{either(words.offices)}\b"),
        areas=pattern(
            rf"((?:{several}(?:,[ ]D\.C\.)?(?:,[ ]and[ ]|,[ ]|[ ]and[ ]))*{several})[’']?s?[ ]"
            r"(?:[Aa]reas?[ ]of[ ][Rr]esponsibility|AORs?)\b"
        ),
    )


def bodies(text: str, hits: tuple[Hit, ...]) -> tuple[list[NameMention], ...]:
    """Mentions of agencies (`agency`), and of offices, courts and areas of responsibility (`office`).

    In order of trust: an overlap goes to the earlier list.
    """
    return _areas(text), introduced(text), _courts(text), _offices(text, hits), _local(text)


def _offices(text: str, hits: tuple[Hit, ...]) -> list[NameMention]:
    """Agencies of the data files; `ERO` with a place behind it is one of its offices."""
    parents = {agency.id: agency.parent for agency in agencies().agencies}
    found: list[NameMention] = []
    for index, hit in enumerate(hits):
        if hit.sort != "agency":
            continue
        follower = hits[index + 1] if index + 1 < len(hits) else None
        if follower is None or not _is_office(text, hit, follower):
            found.append(NameMention(hit.span, "agency", "name.agency", hit.key))
            continue
        start = hit.span.start
        above = found[-1] if found and found[-1].kind == "agency" else None
        if above is not None and above.key == parents.get(hit.key) and text[above.span.end : start] == " ":
            start = found.pop().span.start
        slug = follower.key.rsplit("/", 1)[-1]
        found.append(NameMention(Span(start, follower.span.end), "office", "name.office", f"{hit.key}/{slug}"))
    return found


def _is_office(text: str, agency: Hit, place: Hit) -> bool:
    beside = text[agency.span.end : place.span.start] in {" ", ") "}
    return beside and place.sort in _PLACES and agency.key in _WITH_OFFICES


def _mention(text: str, match: Match, kind: NameKind, rule: str, key: str | None = None) -> NameMention:
    end = match.end()
    while end > match.start() and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return NameMention(Span(trimmed(text, match.start(), end), end), kind, rule, key)


def _courts(text: str) -> list[NameMention]:
    """Courts, federal prosecutors, judicial districts and departments of states."""
    known = _shapes()
    kinds: tuple[tuple[Pattern, NameKind, str, str | None], ...] = (
        (known.attorney, "office", "name.prosecutor", "usao"),
        (known.court, "office", "name.court", "court"),
        (known.district, "office", "name.district", "court"),
        (known.department, "agency", "name.agency-shape", None),
    )
    return [_mention(text, m, kind, rule, key) for shape, kind, rule, key in kinds for m in shape.finditer(text)]


def _local(text: str) -> list[NameMention]:
    """Police, sheriffs, prosecutors and task forces by the shape of their names, and field offices by place."""
    shapes = (_shapes().body, _shapes().public)
    local = [_mention(text, match, "agency", "name.agency-shape") for shape in shapes for match in shape.finditer(text)]
    return local + [_mention(text, match, "office", "name.field-office") for match in _shapes().field.finditer(text)]


def _areas(text: str) -> list[NameMention]:
    """`the Akron, Salem and Dayton areas of responsibility`: each is an area, not a city."""
    found = []
    for match in _shapes().areas.finditer(text):
        begin, end = match.start(1), match.end(1)
        joins = [(begin + j.start(), begin + j.end()) for j in _JOIN.finditer(text[begin:end])]
        starts, ends = [begin, *(after for _, after in joins)], [*(before for before, _ in joins), end]
        for start, stop in zip(starts, ends, strict=True):
            name = Span(trimmed(text, start, stop), stop)
            key = area_names().get(text[name.start : name.end], "aor")
            found.append(NameMention(name, "office", "name.area", key))
    return found
