"""What the annotation says of a figure, as the targets the encoder is trained on."""

from __future__ import annotations

import re
from typing import Any

from counterfoil.model import FILTER_KINDS, MEASURES, UNITS

SOURCES = ("none", "own", "inherited")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b{_MONTH}(?:\s+\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\b)?(?:,?\s+(?:19|20)\d\d)?|\b(?:19|20)\d\d(?:-\d\d)?\b|\bFY\s?'?\d\d\b"
)
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|couple of)"
_RELATIVE = re.compile(
    rf"\b(?:last|past|previous|prior|this|first|next|preceding|these)\s+(?:{_COUNT}\s+|calendar\s+|fiscal\s+)?"
    r"(?:day|night|week|weekend|month|year|decade|hour|quarter|summer|spring|fall|winter)s?(?:-long)?\b"
    r"|\b(?:yesterday|today|tonight|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    rf"|\b{_COUNT}[- ](?:day|week|month)s?\b|\bover the weekend\b|\bin the (?:first|last) \w+\b|\bso far\b|\bto date\b"
    r"|\bsince [A-Z]\w+\b",
    re.IGNORECASE,
)
_ALIASES = {
    "ICE": "Immigration and Customs Enforcement", "ERO": "Enforcement and Removal Operations",
    "HSI": "Homeland Security Investigations", "CBP": "Customs and Border Protection",
    "DHS": "Department of Homeland Security", "FBI": "Federal Bureau of Investigation",
    "DEA": "Drug Enforcement Administration", "CDC": "Centers for Disease Control",
}  # fmt: skip  # a table reads better in rows
_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person", "lives": "life", "feet": "foot"}
_NATION = {"u.s.", "us", "united states", "the united states", "the u.s.", "america", "nation"}


def singular(word: str) -> str:
    """A rough singular, enough to find an annotated noun in its sentence."""
    word = word.lower()
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def targets(claim: dict[str, Any], sentence: str, start: int, others: dict[str, int]) -> dict[str, Any]:
    """Targets of one claim of a sentence that begins at `start`; `others`: claim id to figure of this sentence.

    Pointers are ranges of characters of the sentence; None means "do not train on it".
    """
    figure = (claim["start"] - start, claim["end"] - start)
    kinds = {item["kind"] for item in claim["filters"]}
    period = period_words(sentence, claim["period"])
    places = [place for place in claim["places"] if place.lower() not in _NATION]
    place = [span for name in places for span in occurrences(sentence, name)]
    agency = agency_words(sentence, claim["agency"])
    return {
        "claim": 1,
        "unit": UNITS.index(claim["unit"]),
        "measure": MEASURES.index(claim["measure"]),
        "filters": [int(kind in kinds) for kind in FILTER_KINDS],
        "change": int(bool(claim["change"])),
        "speaker": int(claim["speaker"] != "narrator"),
        "share": int(claim["share_of"] is not None),
        "period": _source(given=claim["period"] is not None, own=bool(period)),
        "places": _source(given=bool(places), own=bool(place)),
        "agency": _source(given=claim["agency"] is not None, own=bool(agency)),
        "noun": noun_words(sentence, figure, claim["noun"]),
        "whole": others.get(claim["share_of"] or "", -1),
        "period_words": period,
        "place_words": place,
        "agency_words": agency,
        "filter_words": {
            kind: [span for f in claim["filters"] if f["kind"] == kind for span in occurrences(sentence, f["value"])]
            for kind in sorted(kinds)
        },
    }


def _source(*, given: bool, own: bool) -> int:
    return SOURCES.index("own" if own else "inherited") if given else 0


def occurrences(sentence: str, words: str | None) -> list[tuple[int, int]]:
    """Where `words` stand in the sentence, whole words only, whatever their case."""
    if not words:
        return []
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?:s|es)?(?!\w)", sentence, re.IGNORECASE)
    return [match.span() for match in found]


def agency_words(sentence: str, agency: str | None) -> list[tuple[int, int]]:
    """Where the agency is named: as annotated, by its first word, or in full."""
    if not agency:
        return []
    for form in (agency, *([agency.split()[0], _ALIASES[agency.split()[0]]] if agency.split()[0] in _ALIASES else [])):
        found = occurrences(sentence, form)
        if found:
            return found[:1]
    return []


def noun_words(sentence: str, figure: tuple[int, int], noun: str | None) -> list[int] | None:
    """The word that is the noun: the nearest after the figure, else before; [] where the sentence has none."""
    if not noun:
        return []
    target = singular(noun.split()[-1])
    words = [match.span() for match in re.finditer(r"[^\W\d_]+(?:'s)?", sentence) if singular(match[0]) == target]
    after = [span for span in words if span[0] >= figure[0]]
    before = [span for span in words if span[0] < figure[0]]
    if after:
        return list(after[0])
    if before:
        return list(before[-1])
    return None if noun in ("dollar", "percent") else []


def period_words(sentence: str, period: dict[str, str] | None) -> list[tuple[int, int]]:
    """Date expressions that may state the period: the best by days, months or years, else relative ones."""
    if not period:
        return []
    ends = [tuple(int(part) for part in period[end].split("-")) for end in ("start", "end")]
    graded = [(_fit(match[0], ends), match.span()) for match in _DATE.finditer(sentence)]
    best = max((grade for grade, _ in graded), default=0)
    if best >= 2:
        return [span for grade, span in graded if grade >= 2]
    relative = [match.span() for match in _RELATIVE.finditer(sentence)]
    return relative or [span for grade, span in graded if grade == 1]


def _fit(words: str, ends: list[tuple[int, ...]]) -> int:
    """3: a day of the period's ends; 2: its month or a whole year of it; 1: its year; 0: another date."""
    month = MONTHS.index(words[:3].lower()) + 1 if words[:3].lower() in MONTHS else None
    year = re.search(r"(?:19|20)\d\d", words)
    days = [int(day) for day in re.findall(r"\b\d{1,2}\b", words)]
    if year and int(year[0]) not in {end[0] for end in ends}:
        return 0
    if month is None:
        whole = ends[0][1:] in ((1, 1), (10, 1))
        return (2 if whole else 1) if year or words.startswith("FY") else 0
    if month not in {end[1] for end in ends}:
        return 0
    if not days:
        return 2
    return 3 if any(end[1] == month and end[2] in days for end in ends) else 0
